/** The reflection sheet: keeps ticks on the device and gathers the ticked sentences to talk over. It counts nothing. */

import { all, element, one } from "../shared/page.js";
import { startForm } from "./form.js";

const form = /** @type {HTMLFormElement} */ (one(document, "[data-bd-reflection]"));
const gathered = one(form, ".bd-gathered");

function gather() {
  let isAny = false;
  for (const list of all(gathered, "[data-list]")) {
    const ticks = all(form, `[data-part="${list.dataset.list}"]:checked`);
    const sentences = new Set(ticks.map((tick) => tick.parentElement?.textContent?.trim() ?? "")); // several roles may share a sentence
    one(list, "ul").replaceChildren(...[...sentences].map((textContent) => element("li", { textContent })));
    list.hidden = !sentences.size;
    isAny ||= sentences.size > 0;
  }
  one(gathered, "[data-empty]").hidden = isAny;
}

startForm(form, {
  name: "renungan",
  words: JSON.parse(form.dataset.bdReflection ?? "{}"),
  said: one(form, ".bd-said"),
  actions: one(form, ".bd-actions"),
  onChange: gather,
});
gathered.hidden = false;
for (const fold of /** @type {HTMLDetailsElement[]} */ (all(form, "details"))) fold.open ||= Boolean(fold.querySelector(":checked"));
