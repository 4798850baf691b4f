/**
 * The menu of a narrow screen by keyboard and for screen readers: Material opens it by a label, which no key reaches.
 * Its label is turned into a button; without a script the label stays.
 */

import { element } from "../shared/page.js";

/** @param {HTMLElement} label @param {string} name */
function asButton(label, name) {
  const button = element("button", { type: "button", className: `${label.className} bd-opener` }, ...label.childNodes);
  button.setAttribute("aria-label", name);
  label.replaceWith(button);
  return button;
}

/** Make the menu of the page open by keys. */
export function openMenuByKeys() {
  const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));
  const label = /** @type {HTMLElement | null} */ (document.querySelector('label.md-header__button[for="__drawer"]'));
  const menu = document.querySelector(".md-nav--primary");
  if (!toggle || !label || !menu) return;
  const opener = asButton(label, menu.getAttribute("aria-label") ?? "");

  const tell = () => opener.setAttribute("aria-expanded", String(toggle.checked));
  const close = () => {
    if (toggle.checked) toggle.click();
  };
  toggle.addEventListener("change", tell);
  tell();
  opener.addEventListener("click", ({ detail }) => {
    const isByKey = !detail; // a pointer's click has a count
    toggle.click();
    if (isByKey && toggle.checked) /** @type {HTMLElement | null} */ (menu.querySelector("li a"))?.focus({ preventScroll: true });
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !toggle.checked) return;
    close();
    opener.focus();
  });
  menu.addEventListener("focusout", (event) => {
    const { relatedTarget } = /** @type {FocusEvent} */ (event);
    if (relatedTarget && !menu.contains(/** @type {Node} */ (relatedTarget))) close();
  });
}
