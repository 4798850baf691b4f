/** What is filled in, in words: read off the page, told as text, put into a table. */

import { all, one } from "../shared/page.js";

/** @typedef {import("../shared/table.js").Counted} Counted */
/**
 * @typedef {{ label: string, said: string }} Line
 * @typedef {{ label: string, heads: string[], rows: (string | Counted)[][], said: string[][] }} Grid `said` are the rows as people read them
 * @typedef {{ title: string, lines: (Line | Grid)[] }} Part
 */

/** The words of a label, without the mark of one that must be filled in. @param {Element | null} node */
export function labelled(node) {
  if (!node) return "";
  const copy = /** @type {Element} */ (node.cloneNode(true));
  for (const mark of all(copy, ".bd-must, .bd-mark, input, textarea, .bd-written, .bd-screen")) mark.remove();
  return copy.textContent.trim();
}

/** What a field is called, with the table and the row, or the question, that it belongs to. @param {Element} control */
export function nameOf(control) {
  const group = control.closest("[role]");
  const question = labelled(group?.querySelector(".bd-label") ?? null);
  if (control.closest("td")) {
    const ids = (control.getAttribute("aria-labelledby") ?? "").split(" ");
    const [column, row] = ids.map((id) => labelled(document.getElementById(id)));
    return [question, row, column].filter(Boolean).join(", ");
  }
  const label = control.getAttribute("aria-label") ?? labelled(control.closest("label") ?? document.querySelector(`[for="${control.id}"]`));
  return group && question !== label ? `${question}: ${label}` : label;
}

/** The question that an answer to choose belongs to. @param {Element} control */
export const questionOf = (control) => labelled(control.closest("[role]")?.querySelector(".bd-label") ?? null) || nameOf(control);

/**
 * What an answer says: the words of what was chosen, or what was written.
 * @param {import("../shared/fields.js").Control[]} controls of its field; none where this version has none
 * @param {string} value
 */
export function saidBy(controls, value) {
  const [first] = controls;
  if (first instanceof HTMLSelectElement) return [...first.options].find((option) => option.value === value)?.textContent ?? value;
  if (value === "1" && (!first || first.type === "checkbox")) return "✓";
  const chosen = controls.find((control) => control.type === "radio" && control.value === value);
  return labelled(chosen?.closest(".bd-o")?.querySelector("label") ?? null) || value;
}

/**
 * Everything that is filled in, part by part.
 * @param {HTMLElement} root
 * @param {(control: import("../shared/fields.js").Control) => string} say what a field of text holds, as people read it
 * @param {(control: import("../shared/fields.js").Control) => string | null} count the same as a number; null for what is none
 * @returns {Part[]}
 */
export function partsOf(root, say, count) {
  return all(root, "fieldset").map((part) => ({
    title: labelled(part.querySelector("legend")),
    lines: all(part, ".bd-f").flatMap((field) => {
      const table = /** @type {HTMLTableElement | null} */ (field.querySelector("table"));
      return /** @type {(Line | Grid)[]} */ (table ? gridOf(field, table, say, count) : linesOfField(field, say));
    }),
  }));
}

/** @param {HTMLElement} field @param {(control: any) => string} say @returns {Line[]} */
function linesOfField(field, say) {
  const label = labelled(field.querySelector(".bd-label, label"));
  const options = all(field, ".bd-o");
  if (options.length) {
    const chosen = options.filter((option) => /** @type {HTMLInputElement} */ (one(option, "input")).checked);
    const texts = chosen.map((option) => [labelled(option.querySelector("label")), ...written(option, say)].join(" "));
    return texts.length ? [{ label, said: texts.join("; ") }] : [];
  }
  const signers = all(field, ".bd-signer");
  if (signers.length) return signers.flatMap((one) => written(one, say).map((said) => ({ label: labelled(one), said })));
  const total = field.querySelector("output")?.textContent ?? "";
  return [...written(field, say), ...(total ? [total] : [])].map((said) => ({ label, said }));
}

/** @param {HTMLElement} box @param {(control: any) => string} say */
const written = (box, say) => all(box, "input:not([type=radio], [type=checkbox]), textarea").map(say).filter(Boolean);

/** @param {HTMLElement} field @param {HTMLTableElement} table @param {(control: any) => string} say @param {(control: any) => string | null} count @returns {Grid[]} */
function gridOf(field, table, say, count) {
  const isNamed = "fixed" in table.dataset;
  const heads = all(one(table, "thead"), "th:not(.bd-no)").map(labelled);
  /** @type {Grid} */
  const grid = { label: labelled(field.querySelector(".bd-label")), heads, rows: [], said: [] };
  /** @param {HTMLElement} row @param {boolean} isSum */
  const add = (row, isSum) => {
    const cells = all(row, "td:not(.bd-no)").map((cell) => {
      const control = cell.querySelector("input, textarea, select, output");
      const text = control ? (control.tagName === "OUTPUT" ? control.textContent : say(/** @type {any} */ (control))) : "";
      const number = control && text ? count(/** @type {any} */ (control)) : null;
      return { text, cell: number === null ? text : { number } };
    });
    const before = isNamed || isSum ? [labelled(row.querySelector("th"))] : [];
    while (isSum && before.length + cells.length < heads.length) before.push("");
    if (!cells.some(({ text }) => text)) return;
    grid.rows.push([...before, ...cells.map(({ cell }) => cell)]);
    grid.said.push([...before, ...cells.map(({ text }) => text)]);
  };
  for (const row of all(table, "tbody tr")) add(row, false);
  if (!grid.rows.length) return [];
  for (const row of all(table, "tfoot tr")) add(row, true);
  return [grid];
}

/**
 * The form as text, for a message.
 * @param {string} title
 * @param {Part[]} parts
 */
export function asText(title, parts) {
  const told = parts
    .filter(({ lines }) => lines.length)
    .flatMap(({ title: heading, lines }) => ["", `*${heading}*`, ...lines.flatMap(textOf)]);
  return [title, ...told].join("\n");
}

/** @param {Line | Grid} line @returns {string[]} */
function textOf(line) {
  if ("said" in line && typeof line.said === "string") return [`${line.label}: ${line.said}`];
  const grid = /** @type {Grid} */ (line);
  const rows = grid.said.map((row) => row.flatMap((text, at) => (text ? [at ? `${grid.heads[at]}: ${text}` : text] : [])).join("; "));
  return [`${grid.label}:`, ...rows.map((row) => `- ${row}`)];
}

/**
 * The form as rows of a spreadsheet; `heads` are the places of the rows that are heads.
 * @param {string} title
 * @param {Part[]} parts
 */
export function asSheet(title, parts) {
  /** @type {(string | Counted)[][]} */
  const rows = [[title]];
  const heads = [0];
  /** @param {(string | Counted)[]} row */
  const head = (row) => heads.push(rows.push(row) - 1);
  for (const { title: heading, lines } of parts) {
    if (!lines.length) continue;
    rows.push([""]);
    head([heading]);
    for (const line of lines) {
      if (typeof line.said === "string") rows.push([line.label, line.said]);
      else {
        const grid = /** @type {Grid} */ (line);
        rows.push([grid.label]);
        head(grid.heads);
        rows.push(...grid.rows, [""]);
      }
    }
  }
  const width = Math.max(...rows.map((row) => row.length));
  return { rows: rows.map((row) => [...row, ...Array(width - row.length).fill("")]), heads, width };
}
