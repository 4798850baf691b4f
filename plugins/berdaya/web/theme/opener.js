/**
 * The way to the search: its script is loaded when a reader reaches for it, by a tap, a key, the field's focus, or an
 * address that asks something (`?q=`) or names words to mark (`?h=`).
 */

import { loadScript } from "../shared/trusted.js";

const KEYS = ["/", "s", "f"];

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
  field.form?.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (!KEYS.includes(event.key) || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
  });
  if (/[?&][qh]=/.test(location.search)) load();
}
