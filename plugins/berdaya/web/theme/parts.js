/**
 * The parts of a long page in reach of the thumb: a button in the corner of a phone opens the list of headings, which stands
 * beside the text on a wide screen.
 */

import { all, button } from "../shared/page.js";
import { reading } from "../site/words.js";

const FEWEST = 4; // parts
const LONG = 3; // screens
const OPEN = "bd-is-open";

/** Offer the list on pages that are long. */
export function offerParts() {
  const list = /** @type {HTMLElement | null} */ (document.querySelector("[data-md-type=toc]"));
  if (!list || all(list, ".md-nav__link").length < FEWEST) return;
  const opener = button(reading.parts, () => turn(!list.classList.contains(OPEN)), "bd-parts");
  /** @param {boolean} isOpen */
  const turn = (isOpen) => {
    list.classList.toggle(OPEN, isOpen);
    opener.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) /** @type {HTMLElement | null} */ (list.querySelector(".md-nav__link--active") ?? list.querySelector("a"))?.focus();
  };
  const look = () => {
    opener.hidden = scrollY < innerHeight || document.body.scrollHeight < LONG * innerHeight;
    if (opener.hidden) turn(false);
  };
  turn(false);
  look();
  list.before(opener);
  addEventListener("scroll", look, { passive: true });
  list.addEventListener("click", () => turn(false));
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !list.classList.contains(OPEN)) return;
    turn(false);
    opener.focus();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !list.contains(target) && target !== opener) turn(false);
  });
}
