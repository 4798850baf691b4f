/**
 * A table as files that open by a double click, whatever language a spreadsheet speaks.
 * @typedef {string[][]} Rows each of as many texts as the first
 * @typedef {{ number: string }} Counted a number that a spreadsheet counts with, written with a point: `1500.5`
 */

import { zip } from "./zip.js";

export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CELL = 32_767; // letters that a cell of a spreadsheet holds
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const FORBIDDEN = /[^\t\n\r\u0020-\ufffd]/g; // signs that XML cannot hold

/** @param {string} text */
const escaped = (text) =>
  text.replace(FORBIDDEN, "").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/**
 * The relations of a part of the package: names and targets.
 * @param {...[kind: string, target: string]} rows
 */
const relations = (...rows) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${rows
    .map(([kind, target], place) => `<Relationship Id="r${place + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`)
    .join("")}</Relationships>`;

/**
 * A text that is too long for one cell goes on in the rows below it.
 * @param {(string | Counted)[]} row
 * @returns {(string | Counted)[][]}
 */
function fitting(row) {
  if (row.every((cell) => typeof cell !== "string" || cell.length <= CELL)) return [row];
  const cut = (/** @type {number} */ from, /** @type {number} */ to) =>
    row.map((cell) => (typeof cell === "string" ? cell.slice(from, to) : from ? "" : cell));
  return [cut(0, CELL), ...fitting(cut(CELL, Number.POSITIVE_INFINITY))];
}

/** The letters of a column, counted from 0: A … Z, AA. @param {number} place @returns {string} */
const columnName = (place) => (place < 26 ? "" : columnName(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26));

/**
 * Write a table as .xlsx. Texts are texts: none is ever run as a formula, read as a date, or robbed of its zeros.
 * @param {(string | Counted)[][]} rows
 * @param {{ name: string, widths: number[], time: Date, heads?: number[] }} options `name` of the sheet; `widths` in
 *   letters; `heads` the places of head rows, else the first
 */
export function xlsx(rows, { name, widths, time, heads = [0] }) {
  const isHead = rows.flatMap((row, place) => fitting(row).map(() => heads.includes(place)));
  const cells = rows.flatMap(fitting).map((row, line) => {
    const texts = row.map((cell, place) => {
      const at = `r="${columnName(place)}${line + 1}"`;
      if (typeof cell !== "string") return `<c ${at} s="${cell.number.includes(".") ? 4 : 3}"><v>${cell.number}</v></c>`;
      const style = `s="${isHead[line] ? 2 : 1}"`;
      return cell ? `<c ${at} ${style} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>` : `<c ${at} ${style}/>`;
    });
    return `<row r="${line + 1}">${texts.join("")}</row>`;
  });
  const columns = widths.map((width, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`);
  const title = escaped(name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31));
  const part = (/** @type {string} */ path, /** @type {string} */ kind) =>
    `<Override PartName="/xl/${path}.xml" ContentType="${KIND}.${kind}+xml"/>`;
  const wrapped = '<alignment vertical="top" wrapText="1"/>';
  return zip(
    {
      "[Content_Types].xml":
        `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/>${part("workbook", "sheet.main")}${part("worksheets/sheet1", "worksheet")}${part("styles", "styles")}</Types>`,
      "_rels/.rels": relations(["officeDocument", "xl/workbook.xml"]),
      "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${title}" sheetId="1" r:id="r1"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": relations(["worksheet", "worksheets/sheet1.xml"], ["styles", "styles.xml"]),
      "xl/worksheets/sheet1.xml": `${HEAD}<worksheet xmlns="${MAIN}"><cols>${columns.join("")}</cols><sheetData>${cells.join("")}</sheetData></worksheet>`,
      "xl/styles.xml":
        `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
        `<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${wrapped}</xf>` +
        `<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyNumberFormat="1" applyAlignment="1">${wrapped}</xf>` +
        [3, 4].map((shape) => `<xf numFmtId="${shape}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join("") +
        `</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
    },
    time,
  );
}

/**
 * Write a table as text: columns parted by tabs, in UTF-16 with its mark. Spreadsheets open this in columns and with
 * the right letters in every language: commas or semicolons part columns in some languages only, and the line `sep=;`,
 * which says so, makes Excel read UTF-8 as something else.
 * @param {Rows} rows
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function separated(rows) {
  const text = `\ufeff${rows.map((row) => `${row.map(cell).join("\t")}\r\n`).join("")}`;
  const units = Uint8Array.from({ length: 2 * text.length }, (_, place) => (text.charCodeAt(place >> 1) >> (8 * (place & 1))) & 255);
  return units;
}

/** A text that a spreadsheet would run as a formula is put in quotes. @param {string} text */
function cell(text) {
  const safe = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replace(/"/g, '""')}"`;
}
