/**
 * The colour scheme: the theme's radio buttons (`.md-option`) with what each stands for, and the reader's choice on this
 * device, in the theme's own form: `{index, color: {media, scheme, primary, accent}}`.
 */

import { site } from "../shared/root.js";

/** Where the choice is kept. */
export const CHOICE = `${site.pathname}.__palette`;
const NAMES = ["media", "scheme", "primary", "accent"];

/** The buttons; none where an edition has one scheme only. */
export const inputs = () => /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("input.md-option")]);

/** @param {HTMLInputElement} input */
export const colours = (input) => Object.fromEntries(NAMES.map((name) => [name, input.getAttribute(`data-md-color-${name}`) ?? ""]));

/** The choice that is kept; null where there is none, or where the browser stores nothing. */
export function kept() {
  try {
    return JSON.parse(localStorage.getItem(CHOICE) ?? "null");
  } catch {
    return null;
  }
}

/**
 * The scheme that holds: the reader's, else the first that fits the device.
 * @param {HTMLInputElement[]} options
 */
export function chosen(options) {
  const fits = (/** @type {HTMLInputElement} */ option) => matchMedia(colours(option).media).matches;
  return options[kept()?.index] ?? options.find(fits) ?? options[0];
}

/** @param {HTMLInputElement | undefined} option */
export function paint(option) {
  if (!option) return;
  option.checked = true;
  for (const [name, value] of Object.entries(colours(option))) document.body.setAttribute(`data-md-color-${name}`, value);
}
