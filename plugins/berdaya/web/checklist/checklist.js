/** A checklist on its page: answers stay on the device, and are shared or saved only when the person says so. */

import { offerSheets } from "../offline/sheets.js";
import { dayOf, timeOf } from "../shared/day.js";
import { readJson, saveFile } from "../shared/files.js";
import { all, one, onEachPage } from "../shared/page.js";
import { siteKey } from "../shared/root.js";
import { separated, xlsx } from "../shared/table.js";
import { asRows, asText, marksOf } from "./filled.js";
import { FORMAT, MARK, takeFile, takeLink } from "./incoming.js";
import { share } from "./share.js";
import { obeyButtons, openSheet } from "./sheet.js";
import { lang, words } from "./words.js";

const WIDTHS = [8, 60, 16, 40]; // letters of each column of the table
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Save answers of one version of a sheet. @param {string} id @param {import("./left.js").Left} left */
function saveAnswers(id, { version, answers, texts }) {
  const answered = Object.entries(texts).filter(([item]) => answers[`a.${item}`] || answers[`n.${item}`]);
  const items = Object.fromEntries(answered); // for the day when the sheet has them no more
  const record = { format: FORMAT, sheet: id, version, saved: timeOf(new Date()), values: answers, items };
  saveFile(fileName(id, version, "json"), JSON.stringify(record, null, 1), "application/json");
}

/** @param {string} id @param {string} version @param {string} kind */
const fileName = (id, version, kind) => `${id.split("/")[1]}-${version}-${dayOf(new Date())}.${kind}`;

/** @param {HTMLElement} root */
function begin(root) {
  const { sheet: id = "" } = root.dataset;
  const sheet = openSheet(root, siteKey(id), (left) => saveAnswers(id, left));
  const { version, kept, notice } = sheet;
  const rows = () => asRows(sheet.filled(), words);
  const link = () => `${location.href.split("#")[0]}${MARK}${version}~${marksOf(sheet.filled().items.map(({ value }) => value))}`;

  obeyButtons(sheet, {
    print: () => print(),
    blank() {
      root.classList.add("bd-blank");
      print();
    },
    text: () => share(notice, { title: sheet.filled().title, text: asText(sheet.filled(), words) }),
    link: () => share(notice, { title: sheet.filled().title, url: link() }),
    json: () => saveAnswers(id, { version, answers: kept.answers(), texts: sheet.texts() }),
    xlsx: () => saveFile(fileName(id, version, "xlsx"), xlsx(rows(), { name: words.table, widths: WIDTHS, time: new Date() }), XLSX),
    csv: () => saveFile(fileName(id, version, "csv"), separated(rows()), "text/csv"),
    clear: sheet.clear,
  });
  const field = /** @type {HTMLInputElement} */ (one(root, "[type=file]"));
  field.addEventListener("change", async () => {
    const file = field.files?.[0];
    if (file) takeFile(sheet, await readJson(file));
    field.value = "";
  });
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
