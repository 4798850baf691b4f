/** The tables of a form: rows are added, products and sums are shown. */

import { all, one, put } from "../shared/page.js";
import { productOf, sumOf } from "./numbers.js";

/** @typedef {import("../shared/answers.js").Answers} Answers */
/** @typedef {ReturnType<typeof openTable>} Table */

const MOST = 200; // rows
const FIRST = 2; // rows on an empty screen; paper has all of them
const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * @param {HTMLElement} root
 * @param {(row: HTMLElement) => void} onRow a row has been added
 */
export function openTable(root, onRow) {
  const { table: id = "" } = root.dataset;
  const body = one(root, "tbody");
  const isFixed = "fixed" in root.dataset;
  const template = /** @type {HTMLElement} */ (body.lastElementChild?.cloneNode(true));
  const base = body.children.length;
  /** @type {Record<string, string[]>} */
  const counted = JSON.parse(root.dataset.counted ?? "{}");
  const rows = () => /** @type {HTMLElement[]} */ ([...body.children]);
  let least = isFixed ? base : FIRST; // rows that are shown

  /** Make rows until there are so many. @param {number} count */
  const make = (count) => {
    while (!isFixed && body.children.length < Math.min(count, MOST)) {
      const number = body.children.length + 1;
      const row = /** @type {HTMLElement} */ (template.cloneNode(true));
      row.classList.add("bd-added");
      for (const node of [row, ...all(row, "*")]) renumber(node, id, base, number);
      const head = one(row, "th");
      head.lastChild?.replaceWith(String(number));
      body.append(row);
      onRow(row);
    }
  };

  /** @param {Answers} answers */
  const used = (answers) => Math.max(0, ...Object.keys(answers).map((name) => rowOf(id, name)));

  /** The numbers of a row, products with them; a product waits for its factors. @param {Answers} answers @param {string} row */
  const numbersOf = (answers, row) => {
    const prefix = `${id}.${row}.`;
    const cells = Object.entries(answers).filter(([name, value]) => name.startsWith(prefix) && NUMBER.test(value));
    const found = Object.fromEntries(cells.map(([name, value]) => [name.slice(prefix.length), value]));
    let ready = Object.keys(counted);
    while (ready.length) {
      for (const column of ready) if (isReady(found, column)) found[column] = productOf(counted[column].map((factor) => found[factor]));
      ready = Object.keys(counted).filter((column) => !(column in found) && isReady(found, column));
    }
    return found;
  };

  /** @param {Record<string, string>} found @param {string} column */
  const isReady = (found, column) => counted[column].every((factor) => factor in found);

  /** Show the numbers of rows and columns. @param {string} kind of the outputs: the name of their data @param {Record<string, string>} numbers by cell or column */
  const write = (kind, numbers, /** @type {(number: string) => string} */ spell) => {
    for (const output of all(root, `[data-${kind}]`)) {
      const number = numbers[output.dataset[kind] ?? ""];
      put(output, number === undefined ? "" : spell(number));
    }
  };

  return {
    id,
    root,

    /** Make room for answers. @param {Answers} answers */
    prepare: (answers) => make(Math.min(used(answers), MOST)),

    /** One row more; gives its first field. */
    add() {
      least = Math.min(rows().filter((row) => !row.classList.contains("bd-spare")).length + 1, MOST);
      make(least);
      const row = rows()[least - 1];
      row.classList.remove("bd-spare");
      return one(row, "input, textarea, select");
    },

    /**
     * Show what the rows come to; gives the sums by column.
     * @param {Answers} answers
     * @param {(number: string) => string} spell writes a number as people do
     */
    show(answers, spell) {
      const last = used(answers);
      const shown = Math.max(least, Math.min(last + 1, base), last);
      root.classList.toggle("bd-used", last > 0 && !isFixed);
      for (const [at, row] of rows().entries()) row.classList.toggle("bd-spare", at >= shown);
      /** @type {Record<string, string>} */
      const cells = {};
      /** @type {Record<string, string[]>} */
      const columns = {};
      for (const row of keysOf(id, answers))
        for (const [column, value] of Object.entries(numbersOf(answers, row))) {
          cells[`${id}.${row}.${column}`] = value;
          columns[`${id}.${column}`] = [...(columns[`${id}.${column}`] ?? []), value];
        }
      const sums = Object.fromEntries(Object.entries(columns).map(([column, numbers]) => [column, sumOf(numbers)]));
      write("cell", cells, spell);
      write("sum", sums, spell);
      return sums;
    },
  };
}

/** The rows of a table that hold answers: by number, or by the id of a row that the form names. @param {string} id @param {Answers} answers */
function keysOf(id, answers) {
  const names = Object.keys(answers).map((name) => name.split("."));
  return new Set(names.filter(([table, , column]) => table === id && column).map(([, row]) => row));
}

/** The number of the row that a field of a table stands in; 0 for another table's. @param {string} id @param {string} name */
function rowOf(id, name) {
  const [table, row, column] = name.split(".");
  return table === id && column && /^\d{1,4}$/.test(row) ? Number(row) : 0;
}

/** A copied row has names and labels of its own. @param {HTMLElement} node @param {string} id @param {number} from @param {number} to */
function renumber(node, id, from, to) {
  for (const name of ["name", "data-cell", "id", "aria-labelledby"]) {
    const value = node.getAttribute(name);
    if (value) node.setAttribute(name, value.replace(new RegExp(`(^|r-)${id}\\.${from}(?=\\.|$)`), `$1${id}.${to}`));
  }
}
