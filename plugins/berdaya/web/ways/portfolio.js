/** The portfolio: a level and evidence for each competency, kept on the device, saved as a file and opened again. */

import { dayOf } from "../shared/day.js";
import { canHold } from "../shared/fields.js";
import { readJson, saveFile } from "../shared/files.js";
import { all, button, element, fill, one } from "../shared/page.js";
import { startForm } from "./form.js";

const FORMAT = "berdaya-portfolio";
const form = /** @type {HTMLFormElement} */ (one(document, "[data-bd-portfolio]"));
const words = JSON.parse(form.dataset.bdPortfolio ?? "{}");
const said = one(form, ".bd-said");
const sum = one(form, ".bd-sum");
const sets = /** @type {HTMLFieldSetElement[]} */ (all(form, "fieldset"));

/** @param {HTMLFieldSetElement} set */
const isRated = (set) => set.querySelector(":checked") !== null;

/** @param {HTMLFieldSetElement} set */
const isProven = (set) => /** @type {HTMLTextAreaElement} */ (one(set, "textarea")).value.trim() !== "";

function tell() {
  const rated = sets.filter(isRated);
  const proven = sets.filter(isProven);
  const names = rated.filter((set) => !isProven(set)).map((set) => one(set, "legend").textContent);
  form.dataset.isFilled = rated.length || proven.length ? "1" : "";
  for (const set of sets) set.dataset.isFilled = isRated(set) || isProven(set) ? "1" : "";
  sum.hidden = !form.dataset.isFilled;
  const text = fill(words.sum, { rated: rated.length, all: sets.length, proven: proven.length });
  sum.textContent = names.length ? `${text} ${fill(words.unproven, { names: names.join(", ") })}` : text;
}

const kept = startForm(form, { name: "portofolio", words, said, actions: one(form, ".bd-actions"), onChange: tell });

/** Takes over what a file holds and this page knows; what was there comes back by one tap. @param {File} file */
async function open(file) {
  const held = /** @type {{ format?: unknown, values?: unknown } | undefined} */ (await readJson(file));
  const values = held?.format === FORMAT && held.values instanceof Object ? Object.entries(held.values) : undefined;
  if (!values) {
    said.textContent = fill(words.foreign, { name: file.name });
    return;
  }
  const known = values.filter(([name, value]) => typeof value === "string" && canHold(kept.fields.get(name), value));
  const before = kept.answers();
  kept.replace(Object.fromEntries(known));
  const left = values.length - known.length;
  const back = button(words.undo, () => {
    kept.replace(before);
    said.replaceChildren();
  });
  said.replaceChildren(fill(left ? words.newer : words.opened, { name: file.name, count: left }), " ", back);
}

// One for all times: a browser may throw away an element that nobody holds before a file is chosen.
const input = element("input", { type: "file", accept: ".json,application/json" });
input.addEventListener("change", () => input.files?.[0] && open(input.files[0]));

function choose() {
  input.value = ""; // the same file may be chosen again
  input.click();
}

function save() {
  const day = dayOf(new Date());
  const content = JSON.stringify({ format: FORMAT, version: 1, saved: day, values: kept.answers() }, null, 1);
  saveFile(`${words.file}-${day}.json`, content, "application/json");
}

form.addEventListener("click", ({ target }) => {
  const wanted = /** @type {HTMLElement} */ (target).dataset.do;
  if (wanted === "save") save();
  if (wanted === "open") choose();
});
