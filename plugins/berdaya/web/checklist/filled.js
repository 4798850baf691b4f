/**
 * A filled sheet as a value, and what is made of it: text, table, the marks of a link. Nothing here knows a page.
 * @typedef {import("../shared/answers.js").Answers} Answers
 * @typedef {import("../sheet/words.js").SheetWords} SheetWords
 * @typedef {{ id: string, code: string, text: string, isStop: boolean, value: string, note: string }} Item `value` is one
 *   of `y`, `n`, `x`, or empty
 * @typedef {{ old: string, lines: string[] }} Rest what has no place in this version
 * @typedef {object} Filled
 * @property {string} title
 * @property {string} version
 * @property {[label: string, value: string][]} fields
 * @property {Item[]} items
 * @property {string} decided the label of the outcome
 * @property {string} reason
 * @property {Rest[]} rest
 */

import { fill } from "../shared/page.js";

const VALUES = ["", "y", "n", "x"];
const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const EACH = 3; // answers in a sign: two bits for each

/**
 * @param {Filled} sheet
 * @param {SheetWords} words
 */
export function asText({ title, version, fields, items, decided, reason, rest }, words) {
  return [
    `${title} (${words.version} ${version})`,
    ...fields.map(([label, value]) => `${label}: ${value}`),
    ...items.map(
      ({ code, text, value, note }) =>
        `${code} ${text}: ${(words.answers[value] ?? words.unanswered).toUpperCase()}${note && ` – ${note}`}`,
    ),
    ...[decided, reason].filter(Boolean).map((said) => `${words.decision}: ${said}`),
    ...rest.flatMap(({ old, lines }) => [fill(words.left, { old }), ...lines]),
  ].join("\n");
}

/**
 * @param {Filled} sheet
 * @param {SheetWords} words
 * @returns {import("../shared/table.js").Rows}
 */
export function asRows({ title, version, fields, items, decided, reason, rest }, words) {
  return [
    words.columns,
    ["", title, `${words.version} ${version}`, ""],
    ...fields.map(([label, value]) => ["", label, value, ""]),
    ...items.map(({ code, text, value, note }) => [code, text, words.answers[value] ?? "", note]),
    ["", words.decision, decided, reason],
    ...rest.flatMap(({ old, lines }) => lines.map((line) => ["", fill(words.left, { old }), "", line])),
  ];
}

/**
 * The answers as the marks of a link. Notes are not among them: what may name a person stays on the device.
 * @param {string[]} values
 */
export function marksOf(values) {
  let marks = "";
  for (let at = 0; at < values.length; at += EACH) {
    const bits = values.slice(at, at + EACH).map((value, place) => VALUES.indexOf(value) << (2 * place));
    marks += SIGNS[bits.reduce((sum, bit) => sum | bit, 0)];
  }
  return marks;
}

/**
 * The answers of a link for so many items; null where it is broken.
 * @param {string} marks
 * @param {number} count
 * @returns {string[] | null}
 */
export function valuesOf(marks, count) {
  if (marks.length !== Math.ceil(count / EACH)) return null;
  const bits = [...marks].map((sign) => SIGNS.indexOf(sign));
  if (bits.includes(-1)) return null;
  return Array.from({ length: count }, (_, at) => VALUES[(bits[Math.floor(at / EACH)] >> (2 * (at % EACH))) & 3]);
}

/**
 * Answers without a place, in words: an item with its answer and its note in one line.
 * @param {Answers} answers
 * @param {(name: string) => string} named what an item or a field is called; an id stands for what nobody knows any more
 * @param {(name: string, value: string) => string} said what an answer says
 */
export function linesOf(answers, named, said) {
  /** @type {Map<string, string[]>} */
  const lines = new Map();
  for (const [name, value] of Object.entries(answers)) {
    const subject = name.replace(/^n\./, "a.");
    lines.set(subject, [...(lines.get(subject) ?? []), said(name, value)]);
  }
  return [...lines].map(([subject, texts]) => `${named(subject)}: ${texts.join(" – ")}`);
}
