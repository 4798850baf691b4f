/**
 * On the page for an address that is not there: finds what was meant by an address in other letters (`p/prakondisi`, as
 * phones write what stands on paper), and offers the search with the address's own words.
 */

import { leadByAddress } from "../shared/languages.js";
import { all } from "../shared/page.js";
import { site } from "../shared/root.js";
import { otherSpellings } from "./spellings.js";

/** @param {string} path @returns {Promise<boolean>} */
async function isThere(path) {
  try {
    const { ok, status } = await fetch(new URL(path, site), { method: "HEAD" });
    return ok && status === 200;
  } catch {
    return false;
  }
}

/** Go to the page that was meant, if there is one. */
async function goOn() {
  const path = decodeURI(location.pathname.slice(site.pathname.length));
  for (const spelling of otherSpellings(path))
    if (await isThere(spelling)) return location.replace(new URL(spelling, site).href + location.hash);
}

/** The search begins with the words of the address. */
function offerSearch() {
  const field = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-md-component=search-query]"));
  for (const button of field ? all(document, "[data-search]") : []) {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (!field) return;
      field.value = location.pathname
        .slice(site.pathname.length)
        .split(/[/\-_.]+/)
        .filter((word) => word.length > 2)
        .slice(-3)
        .join(" ");
      field.focus();
      field.dispatchEvent(new Event("keyup"));
    });
  }
}

leadByAddress(all(document, "[data-bd-missing]"), site);
offerSearch();
goOn().catch(() => {}); // an address that encodes nothing: the page says all that can be said
