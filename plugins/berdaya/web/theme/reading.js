/** What a page does while it is read: the way back up, the title in the bar, the place in the list of headings. */

import { all } from "../shared/page.js";

const FAR = 400; // pixels from the top below which nobody needs a way back
const LINE = 80; // pixels from the top at which a heading counts as reached

/** Begin. */
export function followReading() {
  const top = /** @type {HTMLElement | null} */ (document.querySelector(".md-top"));
  const title = document.querySelector(".md-header__title");
  const heading = document.querySelector("article h1");
  const lines = all(document, ".md-nav--secondary .md-nav__link").map((link) => ({
    link,
    target: document.getElementById(decodeURIComponent(link.getAttribute("href")?.slice(1) ?? "")),
  }));
  let last = scrollY;
  let isWaiting = false;

  const look = () => {
    isWaiting = false;
    title?.classList.toggle("md-header__title--active", Boolean(heading && heading.getBoundingClientRect().bottom < LINE));
    if (top) top.hidden = !(scrollY < last && scrollY > FAR) && document.activeElement !== top;
    last = scrollY;
    const reached = lines.filter(({ target }) => target && target.getBoundingClientRect().top < LINE).pop();
    const here = reached ? lines.indexOf(reached) : -1;
    lines.forEach(({ link }, place) => {
      link.classList.toggle("md-nav__link--active", place === here);
      link.classList.toggle("md-nav__link--passed", place < here);
    });
  };
  const later = () => {
    if (!isWaiting) requestAnimationFrame(look);
    isWaiting = true;
  };
  addEventListener("scroll", later, { passive: true });
  later();
  const here = /** @type {HTMLElement | null} */ (document.querySelector(".md-nav--primary .md-nav__link--active"));
  const scroller = here?.closest(".md-sidebar__scrollwrap");
  if (here && scroller && here.offsetTop > scroller.clientHeight) scroller.scrollTop = here.offsetTop - scroller.clientHeight / 2;
  top?.addEventListener("click", () => {
    scrollTo({ top: 0 });
    /** @type {HTMLElement | null} */ (document.querySelector(".md-logo"))?.focus({ preventScroll: true });
  });
}

/** The place that an address names; nothing for a percent sign that encodes nothing. @param {string} hash */
function placeIn(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}

/** A table that is wider than the screen is scrolled by keys, too: where nothing in it takes the focus, it does itself. */
export function reachWideTables() {
  const wide = all(document, "article table").filter((table) => table.scrollWidth > table.clientWidth + 1);
  for (const table of wide) if (!table.querySelector("a, button, input, select, textarea")) table.tabIndex = 0;
}

/** What is folded up is opened for paper, and where an address leads into it. */
export function openFolded() {
  const show = () => {
    const target = document.getElementById(placeIn(location.hash));
    let isHidden = false;
    for (let around = target?.closest("details"); around; around = around.parentElement?.closest("details")) {
      isHidden ||= !around.open;
      around.open = true;
    }
    if (isHidden) target?.scrollIntoView();
  };
  addEventListener("hashchange", show);
  show();
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = /** @type {HTMLDetailsElement[]} */ (all(document, "article details:not([open])"));
    for (const each of opened) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
  });
}
