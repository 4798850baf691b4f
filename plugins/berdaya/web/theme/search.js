/**
 * The search box at work: asks the worker, shows what it found, and moves the focus through it by keys. Loaded when a
 * reader reaches for the search (`opener.js`). Opened from a disk no worker may start: then its script runs in the page.
 */

import { button, element } from "../shared/page.js";
import { site } from "../shared/root.js";
import { loadScript, trusted } from "../shared/trusted.js";

/**
 * What the worker says beside the pages found.
 * @typedef {{
 *   text: string, found: number, from: number, shown: number, isPartial: boolean, isEmpty: boolean, near?: string[], failed?: string,
 *   none: string, count: string, alike: string, more: string, list: string, partial: string, listUrl: string,
 *   take: string, all: string, takes: Record<string, string>, counts?: [string, number][], only?: string,
 * }} Note `counts`: how many of each sort that a reader takes along; `only`: the sort that is shown alone
 */
/** @typedef {{ location: string, title: string[], text: string[], terms: Record<string, boolean>, tags?: string[] }} Found */
/** @typedef {{ items: Found[][], suggest: string[], note: Note | null }} Answer */

const PATIENCE = 400; // milliseconds without an answer after which the box says that it searches

/** @param {string} name */
const part = (name) => /** @type {HTMLInputElement} */ (document.querySelector(`[data-md-component=search${name}]`));

const root = part("");
const field = part("-query");
const result = part("-result");
const suggest = part("-suggest");
const toggle = /** @type {HTMLInputElement} */ (document.getElementById("__search"));
const head = /** @type {HTMLElement} */ (result.firstElementChild);
const list = /** @type {HTMLElement} */ (result.lastElementChild);
const said = root.dataset;
const first = head.textContent;
const note = element("div", { className: "berdaya-search-note md-typeset" });
const end = element("div", { className: "berdaya-search-end md-typeset" });
let asked = "";
let waiting = 0;
let isChosen = false; // a sort: the focus stays on its button

const port = startWorker(new URL(said.worker ?? "", location.href).href);

/**
 * The worker, or what stands for it where a page opened from a disk may start none.
 * @param {string} address
 */
function startWorker(address) {
  if (location.protocol !== "file:") {
    const worker = new Worker(trusted(address));
    worker.addEventListener("message", ({ data }) => receive(data));
    worker.addEventListener("error", refuse);
    return worker;
  }
  const inner = Object.assign(new EventTarget(), { address, postMessage: receive });
  /** @type {any} */ (window).berdayaPort = inner;
  const ready = loadScript(address);
  ready.catch(refuse);
  return {
    /** @param {unknown} data */
    postMessage: (data) =>
      void ready.then(
        () => inner.dispatchEvent(new MessageEvent("message", { data })),
        () => {},
      ),
  };
}

/** The script that answers cannot be had. */
function refuse() {
  clearTimeout(waiting);
  head.replaceChildren(said.failed ?? "");
}

/** @param {number} type @param {object} more */
const send = (type, more = {}) => port.postMessage({ type, page: location.href, ...more });

/** @param {{ type: number, data: any }} message */
function receive({ type, data }) {
  if (type === 3) show(data);
}

/** Ask for what stands in the field, unless it is what was asked last. */
function ask() {
  const text = field.value;
  if (text === asked) return;
  asked = text;
  complete([]);
  clearTimeout(waiting);
  if (text.trim()) waiting = setTimeout(() => head.replaceChildren(said.searching ?? ""), PATIENCE);
  send(2, { data: text });
}

/** @param {Answer} answer */
function show({ items, suggest: words, note: told }) {
  clearTimeout(waiting);
  complete(words);
  list.replaceChildren(...items.map(itemOf));
  note.replaceChildren();
  end.replaceChildren();
  if (!told) return head.replaceChildren(first ?? "");
  const range = told.from ? ` (${told.from + 1}–${told.shown})` : "";
  head.replaceChildren(told.failed || (told.isEmpty ? told.none : told.count.replace("#", String(told.found)) + range));
  if (told.isPartial) note.append(told.partial, " ");
  if (told.near?.length) note.append(told.alike, ...told.near.flatMap((word) => [" ", button(word, () => askFor(word), "md-tag")]), " ");
  note.append(...sorts(told));
  if (isChosen) /** @type {HTMLElement | null} */ (note.querySelector("[aria-pressed=true]"))?.focus();
  isChosen = false;
  if (told.isEmpty) note.append(element("a", { href: new URL(told.listUrl, site).href, textContent: told.list }));
  if (told.found > told.shown) end.append(button(told.more, () => next(told), "md-tag"));
}

/** Ways to see one sort alone of what a reader takes along. @param {Note} told */
function sorts({ text, take, all, takes, counts = [], only = "" }) {
  const offered = counts.filter(([name, count]) => count || name === only);
  if (!offered.length) return [];
  /** @param {string} label @param {string} name */
  const choice = (label, name) => {
    const act = () => {
      isChosen = true;
      send(2, { data: text, only: name });
    };
    const tool = button(label, act, "md-tag");
    tool.setAttribute("aria-pressed", String(only === name));
    return tool;
  };
  const every = [choice(all, ""), ...offered.map(([name, count]) => choice(`${takes[name]} (${count})`, name))];
  return [take, ...every.flatMap((tool) => [" ", tool]), " "];
}

/**
 * The following pages, unless something else has been asked meanwhile, whose answer is on its way.
 * @param {Note} told
 */
function next({ text, shown, only }) {
  if (text.trim() !== asked.trim()) return;
  send(2, { data: text, from: shown, only });
  const scroller = /** @type {HTMLElement} */ (result.parentElement);
  scroller.scrollTop = 0;
  scroller.focus();
}

/** @param {string} word */
function askFor(word) {
  field.value = word;
  field.focus();
  ask();
}

/**
 * Words in turn plain and marked.
 * @param {string[]} pieces
 */
const marked = (pieces) => pieces.map((words, place) => (place % 2 ? element("mark", { textContent: words }) : words));

/** A page, with those of its sections that were found folded up below it. @param {Found[]} found */
function itemOf([page, ...sections]) {
  const item = element("li", { className: "md-search-result__item" }, linkOf(page, true));
  if (!sections.length) return item;
  const count = sections.length === 1 ? (said.one ?? "") : (said.many ?? "").replace("#", String(sections.length));
  const summary = element("summary", {}, element("div", { textContent: count }));
  item.append(element("details", { className: "md-search-result__more" }, summary, ...sections.map((each) => linkOf(each, false))));
  return item;
}

/** @param {Found} found @param {boolean} isPage */
function linkOf({ location: url, title, text, terms, tags = [] }, isPage) {
  const address = new URL(url, site);
  const words = Object.keys(terms).filter((word) => terms[word]);
  if (words.length) address.searchParams.set("h", words.join(" "));
  const article = element("article", { className: "md-search-result__article md-typeset" });
  if (isPage) article.append(element("div", { className: "md-search-result__icon md-icon" }));
  article.append(element(isPage ? "h1" : "h2", {}, ...marked(title)));
  if (text.some(Boolean)) article.append(element("p", {}, ...marked(text)));
  if (tags.length)
    article.append(
      element("div", { className: "md-tags" }, ...tags.map((tag) => element("span", { className: "md-tag", textContent: tag }))),
    );
  const missing = Object.keys(terms).filter((word) => !terms[word]);
  if (missing.length) {
    const crossed = missing.map((word) => element("del", { textContent: word }));
    article.append(element("p", { className: "md-search-result__terms" }, `${said.missing}: `, ...crossed.flatMap((one) => [one, " "])));
  }
  return element("a", { className: "md-search-result__link", href: address.href }, article);
}

/** Show how the last word may go on. @param {string[]} words */
function complete(words) {
  if (!suggest) return;
  const typed = field.value.split(/([\s-]+)/);
  const begun = typed.pop() ?? "";
  const word = words.find((each) => begun && each.startsWith(begun) && each !== begun);
  suggest.textContent = word ? [...typed, word].join("").replace(/\s/g, "\u00a0") : "";
}

/** The places that arrow keys lead through: the field, and what can be opened below it. What narrows a list stands above it and
 * is reached by Tab; without an answer it is all there is. */
function stops() {
  const isAbove = (/** @type {Element} */ each) => list.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_PRECEDING;
  const below = [...result.querySelectorAll("a, summary, button")].filter((each) => {
    if (list.firstElementChild && isAbove(each)) return false;
    const folded = each.closest("details:not([open])");
    return !folded || each.tagName === "SUMMARY";
  });
  return /** @type {HTMLElement[]} */ ([field, ...below]);
}

/** @param {KeyboardEvent} event @param {number} by */
function step(event, by) {
  const all = stops();
  const place = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  if (place < 0) return;
  event.preventDefault();
  all[(place + by + all.length) % all.length].focus();
}

function close() {
  if (toggle.checked) toggle.click();
  /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
}

/** @type {Record<string, (event: KeyboardEvent) => void>} */
const KEYS = {
  Escape: close,
  ArrowDown: (event) => step(event, 1),
  ArrowUp: (event) => step(event, -1),
  Enter(event) {
    if (event.target !== field || event.isComposing) return;
    event.preventDefault();
    /** @type {HTMLElement | null} */ (list.querySelector("a"))?.click();
  },
  ArrowRight() {
    if (document.activeElement !== field || !suggest?.textContent || field.selectionStart !== field.value.length) return;
    field.value = suggest.textContent.replace(/\u00a0/g, " ");
    ask();
  },
};

/** Mark the words on this page by which it was found. @param {string} words */
function mark(words) {
  const wanted = new Set(words.toLowerCase().split(/\s+/).filter(Boolean));
  const article = document.querySelector("article.md-typeset");
  if (!article || !wanted.size) return;
  /** @param {string} text words at its odd places @returns {string[]} */
  const cut = (text) => text.split(/([\p{L}\p{N}]+)/u);
  const isWanted = (/** @type {string} */ word) => wanted.has(word.toLowerCase());
  const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const holding = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const isHidden = text.parentElement?.closest("script, style, textarea, svg, template");
    if (!isHidden && cut(text.nodeValue ?? "").some(isWanted)) holding.push(/** @type {Text} */ (text));
  }
  for (const text of holding)
    text.replaceWith(...cut(text.data).map((word) => (isWanted(word) ? element("mark", { textContent: word }) : word)));
}

/** Begin: what was typed while this script was on its way is asked at once. */
function begin() {
  for (const status of [head, note, end]) status.setAttribute("role", "status");
  head.after(note);
  list.after(end);
  send(0);
  const given = new URLSearchParams(location.search);
  if (given.get("q") && !field.value) askFor(given.get("q") ?? "");
  mark(given.get("h") ?? "");
  ask();
  // Pasted, dictated and cleared text makes no key event; `keyup` is what other scripts send.
  for (const name of ["input", "keyup"]) field.addEventListener(name, ask);
  field.form?.addEventListener("reset", () => setTimeout(() => askFor("")));
  root.addEventListener("keydown", (event) => KEYS[event.key]?.(event));
  root.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !root.contains(relatedTarget) && toggle.checked && relatedTarget !== toggle) toggle.click();
  });
  root.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest("a") : null;
    if (link && link.pathname === location.pathname && link.search === location.search) close();
  });
}

begin();
