/** What a form does when it is asked to: it is shared, saved, opened again. Loaded at the first touch (`sheet/later.js`). */

import { offerSheets } from "../offline/sheets.js";
import { saveFile } from "../shared/files.js";
import { one } from "../shared/page.js";
import { XLSX, xlsx } from "../shared/table.js";
import { giveTools } from "../sheet/later.js";
import { fileName, openFiles, saveAnswers } from "../sheet/saved.js";
import { share } from "../sheet/share.js";
import { words } from "../sheet/words.js";
import { readNumber } from "./numbers.js";
import { asSheet, asText, nameOf, partsOf, questionOf, saidBy } from "./told.js";

/** @typedef {import("../shared/fields.js").Control} Control */

const FORMAT = "berdaya-form";
const WIDTH = 24; // letters of a column of the spreadsheet

/**
 * @param {import("../sheet/work.js").Work} sheet
 * @param {{ id: string, say: (control: Control) => string, count: (control: Control) => string | null }} about `say` and `count`: what a
 *   field holds, as people read it and as a number
 */
export function makeTools(sheet, { id, say, count }) {
  const { root, version, kept, notice } = sheet;
  const title = `${one(root, ".bd-title").textContent} (${words.version} ${version})`;
  const parts = () => partsOf(root, say, count);

  /** The fields in the order of the page, as columns of a table. @returns {import("../sheet/gathered.js").Column[]} */
  const columns = () =>
    [...kept.fields].map(([name, [control]]) => ({ name, label: control.type === "radio" ? questionOf(control) : nameOf(control) }));

  /** What an answer says, and a number as one that a spreadsheet counts with. @param {string} name @param {string} value */
  const sayValue = (name, value) => {
    const controls = kept.fields.get(name) ?? [];
    const number = controls[0]?.dataset.as === "number" ? readNumber(value, ".") : null;
    return number === null ? saidBy(controls, value) : { number };
  };

  return {
    text: () => share(notice, { title, text: asText(title, parts()) }),
    json: () => saveAnswers(FORMAT, id, { version, answers: kept.answers(), texts: {} }, sheet.texts()),
    xlsx() {
      const { rows, heads, width } = asSheet(title, parts());
      const options = { name: words.table, widths: Array(width).fill(WIDTH), time: new Date(), heads };
      saveFile(fileName(id, version, "xlsx"), xlsx(rows, options), XLSX);
    },
    /** @param {import("../sheet/left.js").Left} left */
    saveOld: (left) => saveAnswers(FORMAT, id, left, left.texts),
    /** @param {File[]} files */
    open: (files) => openFiles(sheet, FORMAT, files, { columns, say: sayValue }),
    offerSheets: () => offerSheets(words).catch(() => {}), // a browser that refuses workers: the files can be downloaded all the same
  };
}

giveTools(makeTools);
