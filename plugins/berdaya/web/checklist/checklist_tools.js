/** What a checklist does when it is asked to: it is shared, saved, opened again. Loaded at the first touch (`sheet/later.js`). */

import { offerSheets } from "../offline/sheets.js";
import { saveFile } from "../shared/files.js";
import { XLSX, separated, xlsx } from "../shared/table.js";
import { giveTools } from "../sheet/later.js";
import { fileName, openFiles, saveAnswers } from "../sheet/saved.js";
import { share } from "../sheet/share.js";
import { words } from "../sheet/words.js";
import { asRows, asText, marksOf } from "./filled.js";
import { takeLink } from "./incoming.js";
import { MARK } from "./mark.js";

const FORMAT = "berdaya-checklist";
const WIDTHS = [8, 60, 16, 40]; // letters of each column of the table

/**
 * @param {import("./sheet.js").Sheet} sheet
 * @param {{ id: string }} about
 */
export function makeTools(sheet, { id }) {
  const { version, kept, notice } = sheet;
  const rows = () => asRows(sheet.filled(), words);
  const link = () => `${location.href.split("#")[0]}${MARK}${version}~${marksOf(sheet.filled().items.map(({ value }) => value))}`;

  /** Save answers of one version of the sheet. @param {import("../sheet/left.js").Left} left */
  const save = (left) => {
    const { answers, texts } = left;
    const answered = Object.entries(texts).filter(([item]) => answers[`a.${item}`] || answers[`n.${item}`]);
    saveAnswers(FORMAT, id, left, Object.fromEntries(answered));
  };

  return {
    text: () => share(notice, { title: sheet.filled().title, text: asText(sheet.filled(), words) }),
    link: () => share(notice, { title: sheet.filled().title, url: link() }),
    json: () => save({ version, answers: kept.answers(), texts: sheet.texts() }),
    xlsx: () => saveFile(fileName(id, version, "xlsx"), xlsx(rows(), { name: words.table, widths: WIDTHS, time: new Date() }), XLSX),
    csv: () => saveFile(fileName(id, version, "csv"), separated(rows()), "text/csv"),
    saveOld: save,
    takeLink: () => takeLink(sheet),
    /** @param {File[]} files */
    open: (files) => openFiles(sheet, FORMAT, files, sheet),
    offerSheets: () => offerSheets(words).catch(() => {}), // a browser that refuses workers: the files can be downloaded all the same
  };
}

giveTools(makeTools);
