/** The quiet bar at the lower edge of a page: one line, and at most one thing to do about it. */

import { button, element } from "../shared/page.js";

/**
 * Show the bar; nothing where one is shown. Gives what changes or removes it.
 * @param {string} text
 * @param {string} close
 * @param {{ label?: string, act?: () => void, onClose?: () => void }} more
 */
export function showBar(text, close, { label = "", act = () => {}, onClose = () => {} } = {}) {
  if (document.querySelector(".bd-update")) return null;
  const bar = element("div", { className: "bd-update md-typeset" });
  const said = element("span", { textContent: text });
  bar.setAttribute("role", "status");
  document.body.append(bar);
  /** @param {string} name @param {() => void} does */
  const offered = (name, does) => {
    const go = button(name, () => {
      go.remove();
      does();
    });
    return go;
  };
  const end = button(close, () => {
    bar.remove();
    onClose();
  });
  // Filled after it stands in the page: screen readers tell of changes only.
  setTimeout(() => bar.append(said, ...(label ? [offered(label, act)] : []), end));
  return {
    /** @param {string} next */
    say(next) {
      said.textContent = next;
    },
    /** @param {string} name @param {() => void} does */
    offer: (name, does) => end.before(offered(name, does)),
    remove: () => bar.remove(),
  };
}
