/**
 * The handout builder: fetches the chosen pages of this site and sets them on paper, whole or as short cards. Forms and worksheets come
 * empty. The choice stays on the device, and goes to others in the address (`#pilih=method/transek,checklist/prakondisi&kartu=1`).
 */

import { isCarried } from "../offline/client.js";
import { device } from "../shared/device.js";
import { keepFields } from "../shared/kept.js";
import { all, button, element, fill, one, onEachPage } from "../shared/page.js";
import { site, siteKey } from "../shared/root.js";
import { brief, half, part } from "./handout_paper.js";

/** @typedef {{ box: HTMLInputElement, item: HTMLElement, title: string, address: string }} Choice */
/** @typedef {{ names: string[], isBrief: boolean, heading: string }} Sent */

const KEY = "susun";
const AT_ONCE = 4; // pages fetched at a time
const MOST_SIGNS = 8000; // signs of an address that is looked at
const NAME = /^[a-z-]+\/[a-z0-9-]+$/;

/** What an address asks for; null where it asks for nothing. @returns {Sent | null} */
function sent() {
  const given = new URLSearchParams(location.hash.slice(1, MOST_SIGNS));
  const names = (given.get("pilih") ?? "").split(",").filter((name) => NAME.test(name));
  return given.has("pilih") ? { names, isBrief: given.get("kartu") === "1", heading: given.get("judul") ?? "" } : null;
}

/** @param {HTMLElement} root */
function begin(root) {
  const words = JSON.parse(root.dataset.words ?? "{}");
  one(root, ".bd-noscript").remove();
  const choices = all(root, "li > a[data-page]").map((link) => choice(/** @type {HTMLAnchorElement} */ (link)));
  const status = element("p", { className: "bd-status" });
  status.setAttribute("role", "status");
  const out = element("div", { className: "bd-handout-out" });
  const heading = element("input", { type: "text", name: "heading", value: words.heading_default, autocomplete: "off" });
  const short = element("input", { type: "checkbox", name: "brief", autocomplete: "off" });
  const link = element("input", { type: "text", readOnly: true, hidden: true });
  link.setAttribute("aria-label", words.link);

  /** @param {string} text @param {Record<string, string | number>} values */
  const say = (text, values = {}) => {
    status.textContent = fill(text, values);
  };
  const chosen = () => choices.filter(({ box }) => box.checked);

  /** @param {Element[]} parts */
  const show = (parts) => {
    const title = element("h2", { className: "bd-handout-title", textContent: heading.value || words.heading_default });
    out.classList.toggle("bd-two", short.checked);
    const set = short.checked ? half(/** @type {HTMLElement[]} */ (parts)) : parts;
    out.replaceChildren(...(set.length ? [title, ...set, element("p", { textContent: licence() })] : []));
    out.querySelector("section")?.classList.add("bd-first");
    print.hidden = !parts.length;
  };

  const licence = () => {
    const name = document.querySelector('meta[property="og:site_name"]')?.getAttribute("content") ?? location.host;
    return fill(words.licence, { site: name, address: site.href });
  };

  const build = async () => {
    if (isCarried) return say(words.carried);
    const wanted = chosen();
    if (!wanted.length) return say(words.none);
    let done = 0;
    const articles = await few(wanted, async ({ address }) => {
      const article = await articleAt(address);
      say(words.working, { done: ++done, all: wanted.length });
      return article;
    });
    const failed = wanted.filter((_, place) => !articles[place]).map(({ title }) => title);
    const parts = articles.flatMap((article) => (article ? [short.checked ? brief(article) : part(article)] : []));
    show(parts);
    if (failed.length) say(words.failed, { names: failed.join(", ") });
    else say(words.ready, { all: parts.length });
  };

  const clear = () => {
    kept.replace({});
    show([]);
    say("");
  };

  /** Show the address that holds the choice, and hand it to the device's own menu for sharing where it has one. */
  const send = async () => {
    if (!chosen().length) return say(words.none);
    const own = heading.value === words.heading_default ? "" : heading.value;
    const names = chosen()
      .map(({ box }) => box.name)
      .join(",");
    const more = `${short.checked ? "&kartu=1" : ""}${own ? `&judul=${encodeURIComponent(own)}` : ""}`;
    const url = `${location.href.split("#")[0]}#pilih=${names}${more}`;
    Object.assign(link, { value: url, hidden: false });
    link.select();
    say(words.linked);
    await navigator.share?.({ title: heading.value, url }).catch(() => {}); // closed without sharing: the address stands there
  };

  /** Take the choice that an address brings; what was chosen here before is not lost without a question. */
  const take = () => {
    const given = sent();
    if (!given) return;
    const known = given.names.filter((name) => choices.some(({ box }) => box.name === name));
    if (!known.length) return say(words.badLink);
    const use = () => {
      const values = Object.fromEntries(known.map((name) => [name, "1"]));
      kept.replace({
        ...values,
        ...(given.isBrief ? { brief: "1" } : {}),
        ...(given.heading ? { heading: given.heading.slice(0, 200) } : {}),
      });
      say(words.taken, { count: known.length });
    };
    const own = chosen().map(({ box }) => box.name);
    if (!own.length || own.join() === known.join()) return use();
    say(words.takeAsk);
    const go = button(words.use, () => {
      go.remove();
      use();
    });
    status.after(go);
  };

  const print = button(words.print, () => globalThis.print());
  const buttons = { build: button(words.build, build), print, send: button(words.send, send), clear: button(words.clear, clear) };
  for (const [name, tool] of Object.entries(buttons)) tool.dataset.do = name;
  print.hidden = true;
  root.prepend(finder(words, choices));
  const brieflabel = element("label", { className: "bd-choice" }, short, words.brief);
  root.append(element("label", {}, words.heading, heading), brieflabel, ...Object.values(buttons), link, status);
  root.after(out);
  const kept = keepFields(root, siteKey(KEY), {
    onChange: () => {
      if (!heading.value && document.activeElement !== heading) heading.value = words.heading_default;
    },
  });
  if (device.read(siteKey(KEY)) === undefined) say(words.unsaved);
  take();
  addEventListener("hashchange", take);
}

/** A field that shows only the choices with its words; what is ticked stays in sight. @param {Record<string, string>} words @param {Choice[]} choices */
function finder(words, choices) {
  const field = element("input", { type: "text", autocomplete: "off" });
  const found = element("span", { className: "bd-status" });
  found.setAttribute("role", "status");
  const groups = new Set(choices.map(({ item }) => /** @type {HTMLElement} */ (item.parentElement)));
  field.addEventListener("input", (event) => {
    event.stopPropagation(); // no field of the choice: it is not kept
    const parts = plain(field.value).split(/\s+/).filter(Boolean);
    for (const { box, item, title } of choices) item.hidden = !box.checked && !parts.every((one) => plain(title).includes(one));
    for (const group of groups) {
      const isEmpty = [...group.children].every((item) => /** @type {HTMLElement} */ (item).hidden);
      for (const each of [group, group.previousElementSibling]) if (each instanceof HTMLElement) each.hidden = isEmpty;
    }
    const count = choices.filter(({ item }) => !item.hidden).length;
    found.textContent = parts.length ? fill(words.found, { count }) : "";
  });
  return element("p", { className: "bd-handout-find" }, element("label", {}, words.find, field), found);
}

/** @param {string} text */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** A link becomes a choice; its name is the same in every language. What it has beside it to download stays. @param {HTMLAnchorElement} link @returns {Choice} */
function choice(link) {
  const box = element("input", { type: "checkbox", name: link.dataset.page ?? link.pathname, autocomplete: "off" });
  const label = element("label", { className: "bd-choice" }, box, link.textContent);
  if (link.lang) label.lang = link.lang;
  link.replaceWith(label);
  const item = /** @type {HTMLElement} */ (label.parentElement);
  item.classList.add("bd-choices");
  return { box, item, title: link.textContent ?? "", address: new URL(link.dataset.source ?? link.href, location.href).href };
}

/**
 * Do something for each of many, a few at a time; the results are in their order.
 * @template Item, Result
 * @param {Item[]} items
 * @param {(item: Item) => Promise<Result>} act
 */
async function few(items, act) {
  /** @type {Result[]} */
  const results = [];
  const waiting = items.map((item, place) => ({ item, place }));
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next.place] = await act(next.item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

/**
 * The article of a page of this site; null where it cannot be had. Asked for as a document, so that no text is ever
 * turned into elements by us.
 * @param {string} address
 * @returns {Promise<Element | null>}
 */
function articleAt(address) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.onload = () => done(request.status === 200 ? (request.responseXML?.querySelector(".md-content__inner") ?? null) : null);
    request.onerror = () => done(null);
    request.open("GET", address);
    request.send();
  });
}

onEachPage(() => {
  for (const root of all(document, ".bd-handout:not([data-ready])")) {
    root.dataset.ready = "";
    begin(root);
  }
});
