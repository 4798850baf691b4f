/** A checklist at work, on a page or in a file of its own: what is done is counted, said, printed whole, and told as text. */

import { all, fill, one, put } from "../shared/page.js";
import { printWhole } from "../shared/paper.js";
import { openWork } from "../sheet/work.js";
import { words } from "../sheet/words.js";
import { linesOf } from "./filled.js";

/**
 * @typedef {import("../shared/answers.js").Answers} Answers
 * @typedef {import("../sheet/left.js").Left} Left
 * @typedef {ReturnType<typeof itemsOf>[number]} Item
 * @typedef {ReturnType<typeof openSheet>} Sheet
 */

/** The items of a sheet, in their order. @param {HTMLElement} root */
function itemsOf(root) {
  return all(root, ".bd-item").map((box) => ({
    box,
    id: /** @type {HTMLInputElement} */ (one(box, "input")).name.slice(2),
    code: one(box, "b").textContent,
    text: one(box, "span").textContent,
    isStop: box.classList.contains("bd-is-stop"),
  }));
}

/** Show how far a sheet is filled in, and where it says stop. @param {HTMLElement} root @param {Item[]} items @param {Answers} answers */
function showProgress(root, items, answers) {
  const done = items.filter(({ id }) => answers[`a.${id}`]).length;
  const halted = items.filter(({ id, isStop }) => isStop && answers[`a.${id}`] === "n");
  for (const item of items) {
    item.box.classList.toggle("bd-halted", halted.includes(item));
    if (answers[`n.${item.id}`]) /** @type {HTMLDetailsElement} */ (one(item.box, "details")).open = true;
  }
  put(one(root, ".bd-progress"), fill(done === items.length ? words.complete : words.progress, { done, all: items.length }));
  put(one(root, ".bd-halt"), halted.length ? fill(words.stopped, { codes: halted.map(({ code }) => code).join(", ") }) : "");
}

/** What an outcome is called. @param {import("../shared/fields.js").Fields} fields @param {string} value */
function choiceOf(fields, value) {
  const label = fields.get("d")?.find((control) => control.value === value)?.parentElement;
  return label ? one(label, "b").textContent.replace(/\.$/, "") : "";
}

/** What a field is called: the words of its label. @param {import("../shared/fields.js").Fields} fields @param {string} name */
const labelOf = (fields, name) => fields.get(name)?.[0].parentElement?.firstChild?.textContent ?? name;

/**
 * What an answer says.
 * @param {import("../shared/fields.js").Fields} fields
 * @param {string} name
 * @param {string} value
 */
const answerOf = (fields, name, value) => (/^[nfr]\b/.test(name) ? value : (words.answers[value] ?? (choiceOf(fields, value) || value)));

/**
 * Start a sheet.
 * @param {HTMLElement} root
 * @param {string} key under which it is stored, without its version
 * @param {(left: Left) => void} [saveOld] saves what was left over as a file
 */
export function openSheet(root, key, saveOld) {
  const items = itemsOf(root);
  const texts = () => Object.fromEntries(items.map(({ id, text }) => [id, text]));
  let print = () => {};

  /** @param {Left} one @param {import("../shared/fields.js").Fields} fields */
  const inWords = ({ answers, texts: known }, fields) => {
    const named = (/** @type {string} */ name) => {
      const id = name.slice(2);
      if (name.startsWith("a.")) return known[id] ?? items.find((item) => item.id === id)?.text ?? id.replaceAll("-", " ");
      return name === "d" || name === "r" ? words.decision : labelOf(fields, name);
    };
    return linesOf(answers, named, (name, value) => answerOf(fields, name, value));
  };

  const work = openWork(root, key, {
    onChange(answers) {
      showProgress(root, items, answers);
      print();
    },
    texts,
    inWords,
    end: one(root, ".bd-signs"),
    saveOld,
  });
  const { kept, left, version } = work;
  const { fields } = kept;
  const noteBox = (/** @type {string} */ name) => items.find(({ id }) => name === `n.${id}`)?.box;
  print = printWhole(fields.values(), ({ name }) => noteBox(name));
  print();
  addEventListener("beforeprint", print);

  return {
    ...work,
    items,

    /** The fields in the order of the page, as columns of a table. @returns {import("../sheet/gathered.js").Column[]} */
    columns: () =>
      [...fields.keys()].map((name) => {
        const item = items.find(({ id }) => name === `a.${id}` || name === `n.${id}`);
        if (!item) return { name, label: name === "d" ? words.decision : labelOf(fields, name) };
        const isNote = name.startsWith("n.");
        return { name, isNote, label: isNote ? `${words.columns.at(-1)} ${item.code}` : `${item.code} ${item.text}` };
      }),

    /** What an answer says. @param {string} name @param {string} value */
    say: (name, value) => answerOf(fields, name, value),

    /** @returns {import("./filled.js").Filled} */
    filled() {
      const answers = kept.answers();
      return {
        title: one(root, "h1, .bd-title").textContent,
        version,
        fields: ["f.place", "f.date", "f.names"]
          .filter((name) => answers[name])
          .map((name) => [labelOf(fields, name), answers[name].trim()]),
        items: items.map(({ box: _, ...item }) => ({
          ...item,
          value: answers[`a.${item.id}`] ?? "",
          note: (answers[`n.${item.id}`] ?? "").trim(),
        })),
        decided: choiceOf(fields, answers.d),
        reason: (answers.r ?? "").trim(),
        rest: left().map((one) => ({ old: one.version, lines: inWords(one, fields) })),
      };
    },
  };
}
