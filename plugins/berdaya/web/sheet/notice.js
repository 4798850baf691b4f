/** What a sheet says to the one who fills it in, at the edge of the screen: one block for each matter, with its buttons. */

import { button, element } from "../shared/page.js";

/**
 * @typedef {[label: string, act: () => void]} Choice
 * @typedef {ReturnType<typeof noticeIn>} Notice
 */

/**
 * @param {HTMLElement} root
 * @param {string} close what the button says that takes a block away
 */
export function noticeIn(root, close) {
  /** @type {HTMLElement | null} */
  let pressed = null;

  /** @param {string} matter */
  const find = (matter) => [...root.children].find((block) => /** @type {HTMLElement} */ (block).dataset.matter === matter);

  /** @param {string} matter */
  const hush = (matter) => find(matter)?.remove();

  return {
    /** The button that what is said answers: the focus goes back to it. @param {HTMLElement} target */
    answers(target) {
      pressed = target;
    },

    /** @param {string} matter @param {...(string | Node)} parts */
    show(matter, ...parts) {
      const block = element(
        "div",
        {},
        ...parts,
        button(close, () => {
          hush(matter);
          pressed?.focus();
        }),
      );
      block.dataset.matter = matter;
      hush(matter);
      root.append(block);
    },

    /**
     * Say something; each choice takes the block away.
     * @param {string} matter
     * @param {string} text
     * @param {...Choice} choices
     */
    say(matter, text, ...choices) {
      const buttons = choices.map(([label, act]) =>
        button(label, () => {
          hush(matter);
          act();
          pressed?.focus();
        }),
      );
      this.show(matter, element("p", { textContent: text }), ...buttons);
    },

    hush,
  };
}
