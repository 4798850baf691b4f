/**
 * A checklist that is a file of its own: it is opened from a phone's storage, and needs nothing else. To stay small, it
 * names its fields by the codes of the items and has no fields for notes; both are mended here.
 */

import { all, element, fill, one } from "../shared/page.js";
import { obeyButtons } from "../sheet/work.js";
import { words } from "../sheet/words.js";
import { asText } from "./filled.js";
import { openSheet } from "./sheet.js";

const root = one(document, ".bd-sheet");
const ids = (root.dataset.ids ?? "").split(" ");

for (const [at, item] of all(root, ".bd-item").entries()) {
  for (const choice of all(item, "input")) /** @type {HTMLInputElement} */ (choice).name = `a.${ids[at]}`;
  const label = fill(words.note, { code: one(item, "b").textContent });
  const note = element("textarea", { name: `n.${ids[at]}` });
  note.setAttribute("aria-label", label);
  one(item, "details").before(element("details", {}, element("summary", { textContent: label }), note));
}

const sheet = openSheet(root, `berdaya:${location.pathname}:${root.dataset.sheet}`);

/** @type {Record<string, () => void>} */
const acts = {
  print: () => print(),
  text() {
    const text = asText(sheet.filled(), words);
    if (navigator.share) navigator.share({ text }).catch(() => {});
    else open(`https://wa.me/?text=${encodeURIComponent(text)}`);
  },
  clear: sheet.clear,
};

obeyButtons(sheet, acts);
