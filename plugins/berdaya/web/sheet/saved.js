/** What is filled in as a file: saved, and opened again on this or another device. */

import { answersOf, carried } from "../shared/answers.js";
import { dayOf, timeOf } from "../shared/day.js";
import { readJson, saveFile } from "../shared/files.js";
import { fill } from "../shared/page.js";
import { XLSX, xlsx } from "../shared/table.js";
import { gathered } from "./gathered.js";
import { words } from "./words.js";

/**
 * How a sheet tells its fields in a table.
 * @typedef {object} Told
 * @property {() => import("./gathered.js").Column[]} columns
 * @property {(name: string, value: string) => string | import("../shared/table.js").Counted} say
 */
const COLUMN = 24; // letters of a column

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
 * Open a file of answers; several at once become one table.
 * @param {import("./work.js").Work} sheet
 * @param {string} format
 * @param {File[]} files
 * @param {Told} told
 */
export async function openFiles(sheet, format, files, told) {
  const [file, ...more] = files;
  if (more.length) await gather(sheet, format, files, told);
  else if (file) takeFile(sheet, format, await readJson(file));
}

/**
 * Save the answers of many files as one table, and say which files are none of this sheet. Nothing on the page changes.
 * @param {import("./work.js").Work} sheet
 * @param {string} format
 * @param {File[]} chosen
 * @param {Told} told
 */
async function gather({ root, version, notice }, format, chosen, { columns, say }) {
  const id = root.dataset.sheet ?? "";
  const read = await Promise.all(chosen.map(async (file) => ({ name: file.name, held: /** @type {any} */ (await readJson(file)) })));
  const fits = (/** @type {any} */ held) => held?.format === format && held.sheet === id && Object.keys(answersOf(held.values)).length > 0;
  const files = read
    .filter(({ held }) => fits(held))
    .map(({ name, held }) => ({
      name,
      version: brief(String(held.version ?? "")),
      saved: String(held.saved ?? ""),
      answers: answersOf(held.values),
      items: answersOf(held.items),
    }))
    .sort((first, second) => (first.saved < second.saved ? -1 : Number(first.saved > second.saved)));
  const others = read.filter(({ held }) => !fits(held)).map(({ name }) => name);
  if (!files.length) {
    notice.say("take", words.badFile);
    return;
  }
  const rows = gathered(files, columns(), [...words.fileHeads], say);
  const options = { name: words.table, widths: Array(rows[0].length).fill(COLUMN), time: new Date(), heads: [0, 1] };
  saveFile(fileName(id, version, "xlsx"), xlsx(rows, options), XLSX);
  const said = fill(words.gathered, { count: files.length });
  notice.say("take", others.length ? `${said} ${fill(words.without, { files: others.join(", ") })}` : said);
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
