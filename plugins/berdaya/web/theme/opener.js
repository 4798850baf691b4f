/**
 * The way to the search: its script is loaded when a reader reaches for it, by a tap, a key, the field's focus, or an
 * address that asks something (`?q=`) or names words to mark (`?h=`).
 */

import { all } from "../shared/page.js";
import { loadScript } from "../shared/trusted.js";

const KEYS = ["/", "s", "f"];

const MINUTES_KEPT = 10;

/**
 * Fetch at once what the search will ask for one after the other: on a slow network each step waits half a second. The
 * addresses are those of `search/worker.js`, so that it finds the files in the browser's cache.
 * @param {DOMStringMap} said
 */
function fetchAhead({ worker, folder }) {
  if (!worker || !folder || location.protocol === "file:") return;
  const version = Math.floor(Date.now() / 60000 / MINUTES_KEPT);
  for (const path of [worker, `${folder}engine.js?${version}`, `${folder}index.js?${version}`])
    fetch(new URL(path, location.href)).catch(() => {}); // the search itself tells of a failure
}

/** Offer the search of the page. */
export function offerSearch() {
  const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-md-component=search]"));
  const field = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-md-component=search-query]"));
  const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"));
  if (!root?.dataset.script || !field || !toggle) return;
  const address = new URL(root.dataset.script, location.href).href;
  let isAsked = false;
  const load = () => {
    if (isAsked) return;
    isAsked = true;
    fetchAhead(root.dataset);
    loadScript(address).catch(() => {
      isAsked = false; // no signal: the next touch tries again
    });
  };
  field.addEventListener("focus", () => {
    if (!toggle.checked) toggle.click();
    load();
  });
  toggle.addEventListener("change", () => {
    if (!toggle.checked) return field.blur();
    load();
    if (document.activeElement !== field) field.focus();
  });
  for (const button of all(document, "[data-find]")) {
    button.hidden = false;
    button.addEventListener("click", () => field.focus());
  }
  field.form?.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (!KEYS.includes(event.key) || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
  });
  if (/[?&][qh]=/.test(location.search)) load();
}
