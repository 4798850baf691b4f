/**
 * Meanings of the glossary's words in a popover: by hover, by keyboard focus, and by a tap.
 *
 * The words are plain links (`a[data-term]`); their meanings stand in the page as JSON (`template#bd-terms`), so that
 * nothing is fetched and a saved page keeps working. Whoever activates a link whose meaning is not shown yet sees the
 * meaning first; the next activation follows the link. A mouse has seen it by hovering and follows at once. Listeners sit
 * on the document, in the capture phase: they survive instant navigation and come before it.
 */

import { button, element } from "../shared/page.js";

const SHOW_AFTER = 250; // milliseconds
const HIDE_AFTER = 300;
const EDGE = 8; // pixels between the popover and the window's edge

/** @type {HTMLAnchorElement | null} */
let link = null;
/** @type {HTMLElement | null} */
let pop = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let pointer = "";
let isReturning = false;

/** @param {EventTarget | null} target */
const linkAt = (target) => (target instanceof Element ? /** @type {HTMLAnchorElement | null} */ (target.closest("a[data-term]")) : null);

/** @param {EventTarget | null} node */
const isInside = (node) => node instanceof Node && Boolean(pop?.contains(node) || (pop && link?.contains(node)));

/** @param {() => void} action @param {number} delay */
function later(action, delay) {
  clearTimeout(timer);
  timer = setTimeout(action, delay);
}

/** @param {HTMLElement} anchor */
function noteOf(anchor) {
  const store = /** @type {HTMLTemplateElement | null} */ (document.getElementById("bd-terms"));
  const note = store && JSON.parse(store.content.textContent ?? "{}")[anchor.dataset.term ?? ""];
  return note && { title: note[0], pair: note[1], pairLanguage: note[2], meaning: note[3], words: store.dataset };
}

/** @param {NonNullable<ReturnType<typeof noteOf>>} note @param {string} href */
function build(note, href) {
  const title = element("strong", { id: "bd-pop-title", className: "bd-pop__title", textContent: note.title });
  const text = element("span", { id: "bd-pop-text", className: "bd-pop__text" });
  if (note.pair) text.append(element("em", { className: "bd-pop__pair", lang: note.pairLanguage, textContent: note.pair }), " ");
  text.append(element("span", { className: "bd-pop__meaning", textContent: note.meaning }));
  const open = element("a", { className: "bd-pop__open", href, textContent: note.words.open });
  const box = element(
    "span",
    { id: "bd-pop", className: "bd-pop", tabIndex: -1 },
    title,
    " ",
    text,
    open,
    " ",
    button(note.words.close ?? "", () => hide(true), "bd-pop__close"),
  );
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-labelledby", title.id);
  box.setAttribute("aria-describedby", text.id);
  return box;
}

/** @param {HTMLAnchorElement} anchor @param {boolean} takesFocus */
function show(anchor, takesFocus) {
  clearTimeout(timer);
  if (!(pop && link === anchor)) {
    const note = noteOf(anchor);
    if (!note) return false;
    hide(false);
    link = anchor;
    pop = build(note, anchor.href);
    anchor.after(pop);
    anchor.setAttribute("aria-describedby", "bd-pop-text");
    if (pop.showPopover) {
      pop.popover = "manual"; // the top layer: no table or box around the word can cut it off
      pop.showPopover();
    }
    place();
  }
  if (takesFocus) pop?.focus({ preventScroll: true });
  return true;
}

/** @param {boolean} returnsFocus */
function hide(returnsFocus) {
  clearTimeout(timer);
  if (!pop || !link) return;
  const [gone, anchor] = [pop, link];
  const hadFocus = gone.contains(document.activeElement);
  pop = link = null;
  anchor.removeAttribute("aria-describedby");
  if (hadFocus && returnsFocus) {
    isReturning = true;
    anchor.focus();
    isReturning = false;
  }
  gone.remove();
}

/** Below the word, else above it; never over the edge of the window, nor under the header. */
function place() {
  if (!pop || !link) return;
  const lines = link.getClientRects();
  const header = document.querySelector(".md-header");
  pop.style.left = pop.style.top = "0px";
  const box = pop.getBoundingClientRect();
  const below = lines[lines.length - 1].bottom + 2;
  const above = lines[0].top - box.height - 2;
  const roof = header ? header.getBoundingClientRect().bottom : 0;
  const x = Math.max(EDGE, Math.min(lines[lines.length - 1].left, document.documentElement.clientWidth - box.width - EDGE));
  const y = below + box.height > innerHeight && above > roof ? above : below;
  pop.style.left = `${x - box.left}px`;
  pop.style.top = `${y - box.top}px`;
}

/** Listen for the words of every page. */
export function showMeanings() {
  /** @template {keyof DocumentEventMap} N @param {N} name @param {(event: DocumentEventMap[N]) => void} act */
  const on = (name, act) => document.addEventListener(name, act, true);

  on("pointerdown", (event) => {
    pointer = event.pointerType;
    if (pop && !isInside(event.target)) hide(false);
  });
  on("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const anchor = linkAt(event.target);
    if (anchor && anchor !== link) later(() => show(anchor, false), SHOW_AFTER);
    else if (isInside(event.target)) clearTimeout(timer);
  });
  on("pointerout", (event) => {
    if (event.pointerType !== "mouse" || isInside(event.relatedTarget)) return;
    if (isInside(event.target)) later(() => hide(false), HIDE_AFTER);
    else if (linkAt(event.target)) clearTimeout(timer);
  });
  on("focusin", (event) => {
    const anchor = linkAt(event.target);
    if (isReturning || isInside(event.target)) return;
    if (anchor?.matches(":focus-visible")) show(anchor, false);
    else hide(false);
  });
  on("click", (event) => {
    const anchor = linkAt(event.target);
    if (!anchor || pointer === "mouse" || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (anchor !== link && show(anchor, true)) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
  on("keydown", (event) => {
    pointer = "";
    if (event.key === "Escape" && pop) {
      hide(true);
      event.stopPropagation();
    }
  });
  on("scroll", (event) => {
    if (pop && event.target !== document && !pop.contains(/** @type {Node} */ (event.target))) hide(false);
  });
  addEventListener("resize", place);
}
