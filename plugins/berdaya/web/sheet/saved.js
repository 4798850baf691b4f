/** What is filled in as a file: saved, and opened again on this or another device. */

import { answersOf, carried } from "../shared/answers.js";
import { dayOf, timeOf } from "../shared/day.js";
import { readJson, saveFile } from "../shared/files.js";
import { fill, one } from "../shared/page.js";
import { words } from "./words.js";

/** What a message repeats of a version that somebody else wrote. @param {string} version */
export const brief = (version) => version.slice(0, 12);

/** @param {string} id @param {string} version @param {string} kind */
export const fileName = (id, version, kind) => `${id.split("/")[1]}-${version}-${dayOf(new Date())}.${kind}`;

/**
 * Save answers of one version of a sheet.
 * @param {string} format
 * @param {string} id
 * @param {import("./left.js").Left} left
 * @param {Record<string, string>} items what the answered items say, for the day when the sheet has them no more
 */
export function saveAnswers(format, id, { version, answers }, items) {
  const record = { format, sheet: id, version, saved: timeOf(new Date()), values: answers, items };
  saveFile(fileName(id, version, "json"), JSON.stringify(record, null, 1), "application/json");
}

/**
 * Let a sheet's button open files of answers.
 * @param {import("./work.js").Work} sheet
 * @param {string} format
 */
export function openFiles(sheet, format) {
  const field = /** @type {HTMLInputElement} */ (one(sheet.root, "[type=file]"));
  field.addEventListener("change", async () => {
    const file = field.files?.[0];
    if (file) takeFile(sheet, format, await readJson(file));
    field.value = "";
  });
}

/**
 * Take a file's answers: those that have a place here; the others are listed.
 * @param {import("./work.js").Work} sheet
 * @param {string} format
 * @param {any} file as it was read
 */
function takeFile(sheet, format, file) {
  const { notice, version } = sheet;
  const isOther = file?.values && (file.format !== format || file.sheet !== sheet.root.dataset.sheet);
  const values = isOther ? {} : answersOf(file?.values);
  sheet.prepare(values);
  const { taken, left } = carried(values, {}, sheet.fits);
  const old = brief(String(file?.version));
  if (isOther) notice.say("take", words.otherSheet);
  else if (!Object.keys(taken).length) notice.say("take", words.badFile);
  else {
    const without = Object.keys(left).length ? [{ version: old, answers: left, texts: answersOf(file.items) }] : [];
    const said = old === version ? words.opened : fill(words.openedOld, { old, version });
    sheet.ask(words.fileAsk, () => sheet.replace(taken, said, [...sheet.left(), ...without]));
  }
}
