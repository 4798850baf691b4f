/** The button in the bar that changes the colour scheme. */

import { CHOICE, chosen, colours, inputs, kept, paint } from "./scheme.js";

/** Let the reader change the scheme; until then it follows the device. */
export function offerSchemes() {
  const options = inputs();
  /** The label after a button leads to the next one. */
  const show = () => {
    for (const option of options) {
      const label = option.nextElementSibling;
      if (label instanceof HTMLLabelElement) label.hidden = !option.checked;
    }
  };
  const take = (/** @type {HTMLInputElement} */ option) => {
    paint(option);
    show();
    try {
      localStorage.setItem(CHOICE, JSON.stringify({ index: options.indexOf(option), color: colours(option) }));
    } catch {} // a browser that stores nothing: the choice holds for this page
  };
  options.forEach((option, place) => {
    option.addEventListener("change", () => take(option));
    option.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      const next = options[(place + 1) % options.length];
      take(next);
      next.focus();
    });
    matchMedia(colours(option).media).addEventListener?.("change", () => {
      if (kept()) return;
      paint(chosen(options));
      show();
    });
  });
  show();
}
