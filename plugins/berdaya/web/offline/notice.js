/**
 * On the page that stands for one that is not kept: names what is kept, the language of the address first, and within it
 * what is about the same.
 */

import { leadByAddress } from "../shared/languages.js";
import { all, element, one } from "../shared/page.js";
import { site } from "../shared/root.js";
import { ask, container } from "./client.js";

/** @typedef {{ url: string, title: string, near: number }} Row */

const MOST_NEAR = 8;
const sections = all(document, "[data-bd-kept]");

/** @param {HTMLElement} section @param {ServiceWorker} worker */
async function show(section, worker) {
  const { answer = [] } = await ask(worker, { ask: "list", lang: section.lang, url: location.href });
  const rows = /** @type {Row[]} */ (answer);
  const near = rows.filter((row) => row.near).slice(0, MOST_NEAR);
  fillIn(one(section, "[data-near]"), near);
  fillIn(
    one(section, "[data-list]"),
    rows.filter((row) => !near.includes(row)),
  );
}

/** @param {HTMLElement} place @param {Row[]} rows */
function fillIn(place, rows) {
  const links = rows.map(({ url, title }) => element("li", {}, element("a", { href: url, textContent: title })));
  one(place, "ul").replaceChildren(...links);
  place.hidden = !rows.length;
}

leadByAddress(sections, site);
for (const button of all(document, "[data-again]")) {
  button.hidden = false;
  button.addEventListener("click", () => location.reload());
}
const worker = container?.controller; // none where the page is opened by its own address
if (worker) for (const section of sections) show(section, worker);
