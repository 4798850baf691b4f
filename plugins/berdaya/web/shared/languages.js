/** Pages for any address, in every language: what is read first is in the language of the address. */

import { element, one } from "./page.js";

/**
 * Put the section in the language of the address before the others; it gets the page's one main heading.
 * @param {HTMLElement[]} sections each with `lang`, and `data-prefix` where the language's folder has another name
 * @param {URL} root the site's
 */
export function leadByAddress(sections, root) {
  const first =
    sections.find(({ lang, dataset }) => location.pathname.startsWith(`${root.pathname}${dataset.prefix ?? lang}/`)) ?? sections[0];
  for (const section of sections) {
    const heading = one(section, "h1, h2");
    heading.replaceWith(element(section === first ? "h1" : "h2", {}, ...heading.childNodes));
  }
  first.parentElement?.prepend(first);
  document.documentElement.lang = first.lang;
  document.title = one(first, "h1").textContent;
}
