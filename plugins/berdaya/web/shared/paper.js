/**
 * What is written in fields, as text for paper: a field is printed as the box that it is on the screen, and what does
 * not fit is cut. Beside each field of text stands its copy, which only paper shows.
 */

import { element } from "./page.js";

/**
 * Give each field of text its copy. Gives what brings the copies up to date.
 * @param {Iterable<import("./fields.js").Control[]>} fields
 * @param {(control: import("./fields.js").Control) => void | Element} place the element at whose end the copy stands, if
 *   not right after the field
 * @param {(control: import("./fields.js").Control) => string} say what is written in a field, as people read it
 * @returns {() => void}
 */
export function printWhole(fields, place = () => undefined, say = ({ value }) => value.trim()) {
  const copies = [...fields]
    .filter(([control]) => control.type !== "radio" && control.type !== "checkbox")
    .map(([control]) => {
      const copy = element("span", { className: "bd-written" });
      copy.setAttribute("aria-hidden", "true");
      const host = place(control);
      if (host) host.append(copy);
      else control.after(copy);
      return { control, copy };
    });
  return () => {
    for (const { control, copy } of copies) {
      const text = say(control);
      if (copy.textContent !== text) copy.textContent = text;
      control.classList.toggle("bd-is-written", Boolean(text));
    }
  };
}
