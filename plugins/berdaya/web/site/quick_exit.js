/**
 * The page for emergencies is left in one tap, and no Back leads to it again: whoever holds the phone next must not see
 * that it was read. Such a page carries `data-discreet`, and in it a link `.bd-exit a` to a harmless page.
 */

import { one } from "../shared/page.js";

const TWICE = 1500; // milliseconds within which Escape is pressed a second time

/** Whether this page leaves no trace. */
export const isDiscreet = () => Boolean(document.querySelector("[data-discreet]"));

/** Make the page of the reader one that leaves no trace, if it says so. */
export function offerQuickExit() {
  if (!isDiscreet()) return;
  const exit = /** @type {HTMLAnchorElement} */ (one(document, ".bd-exit a"));
  let pressed = Number.NEGATIVE_INFINITY;

  const leave = () => {
    document.documentElement.hidden = true; // at once, however slow the next page
    location.replace(exit.href);
  };

  // The words that were searched for stand in the address of what was found.
  if (location.search) history.replaceState(history.state, "", location.pathname);
  // The list of the browser's history and of its tabs then shows the site's name.
  document.title = document.querySelector('meta[property="og:site_name"]')?.getAttribute("content") ?? location.host;
  addEventListener(
    "keydown",
    ({ key, repeat, timeStamp }) => {
      if (key !== "Escape" || repeat) return;
      if (timeStamp - pressed < TWICE) leave();
      pressed = timeStamp;
    },
    true,
  );
  // Every way on takes this page's place, so that it never lies behind the next one.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? /** @type {HTMLAnchorElement | null} */ (event.target.closest("a[href]")) : null;
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (!/^(https?|file):$/.test(link.protocol) || link.target || link.hasAttribute("download")) return;
    event.preventDefault();
    if (link === exit) leave();
    else location.replace(link.href);
  });
}
