/** The glossary's list is filtered as one types; without a script it is simply complete. */

import { all, element, fill } from "../shared/page.js";

/** @param {string} text */
const folded = (text) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();

/** Give the list of the page its filter, if there is one. */
export function filterList() {
  const list = /** @type {HTMLElement | null} */ (document.querySelector(".bd-words"));
  if (!list || document.querySelector(".bd-filter")) return;
  const { filter = "", found = "", none = "" } = list.dataset;
  const input = element("input", { type: "search", autocomplete: "off", spellcheck: false });
  const status = element("output");
  list.before(element("label", { className: "bd-filter" }, filter, input, status));
  const words = all(list, "li").map((item) => ({ item, text: folded(item.textContent) }));
  const parts = all(list, "ul").map((part) => ({ part, heading: /** @type {HTMLElement} */ (part.previousElementSibling) }));
  input.addEventListener("input", () => {
    const wanted = folded(input.value.trim());
    for (const { item, text } of words) item.hidden = !text.includes(wanted);
    for (const { part, heading } of parts) part.hidden = heading.hidden = !part.querySelector("li:not([hidden])");
    const count = words.filter(({ item }) => !item.hidden).length;
    status.textContent = !wanted ? "" : count ? fill(found, { count }) : none;
  });
}
