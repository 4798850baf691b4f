/** A checklist on its page: answers stay on the device, and are shared or saved only when the person says so. */

import { offerSheets } from "../offline/sheets.js";
import { saveFile } from "../shared/files.js";
import { all, onEachPage } from "../shared/page.js";
import { siteKey } from "../shared/root.js";
import { XLSX, separated, xlsx } from "../shared/table.js";
import { fileName, openFiles, saveAnswers } from "../sheet/saved.js";
import { share } from "../sheet/share.js";
import { obeyButtons, printBlank } from "../sheet/work.js";
import { lang, words } from "../sheet/words.js";
import { asRows, asText, marksOf } from "./filled.js";
import { MARK, takeLink } from "./incoming.js";
import { openSheet } from "./sheet.js";

const FORMAT = "berdaya-checklist";
const WIDTHS = [8, 60, 16, 40]; // letters of each column of the table

/** Save answers of one version of a sheet. @param {string} id @param {import("../sheet/left.js").Left} left */
function save(id, left) {
  const { answers, texts } = left;
  const answered = Object.entries(texts).filter(([item]) => answers[`a.${item}`] || answers[`n.${item}`]);
  saveAnswers(FORMAT, id, left, Object.fromEntries(answered));
}

/** @param {HTMLElement} root */
function begin(root) {
  const { sheet: id = "" } = root.dataset;
  const sheet = openSheet(root, siteKey(id), (left) => save(id, left));
  const { version, kept, notice } = sheet;
  const rows = () => asRows(sheet.filled(), words);
  const link = () => `${location.href.split("#")[0]}${MARK}${version}~${marksOf(sheet.filled().items.map(({ value }) => value))}`;

  obeyButtons(sheet, {
    print: () => print(),
    blank: () => printBlank(root),
    text: () => share(notice, { title: sheet.filled().title, text: asText(sheet.filled(), words) }),
    link: () => share(notice, { title: sheet.filled().title, url: link() }),
    json: () => save(id, { version, answers: kept.answers(), texts: sheet.texts() }),
    xlsx: () => saveFile(fileName(id, version, "xlsx"), xlsx(rows(), { name: words.table, widths: WIDTHS, time: new Date() }), XLSX),
    csv: () => saveFile(fileName(id, version, "csv"), separated(rows()), "text/csv"),
    clear: sheet.clear,
  });
  openFiles(sheet, FORMAT, sheet);
  addEventListener("hashchange", () => {
    if (root.isConnected) takeLink(sheet);
  });
  addEventListener("afterprint", () => root.classList.remove("bd-blank"));
  takeLink(sheet);
}

// Instant navigation may bring a sheet in a language whose own script, and so whose words, arrives a moment later.
onEachPage(() => {
  for (const root of all(document, `.bd-sheet[data-lang="${lang}"]:not([data-ready])`)) {
    root.dataset.ready = "";
    begin(root);
    offerSheets(words).catch(() => {}); // a browser that refuses workers: the files can be downloaded all the same
  }
});
