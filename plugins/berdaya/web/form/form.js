/** A form on its page: it is filled in on the device, counted, printed, and shared or saved only when the person says so. */

import { heldBy, setValue } from "../shared/fields.js";
import { all, button, element, fill, one, onEachPage, put } from "../shared/page.js";
import { printWhole } from "../shared/paper.js";
import { siteKey } from "../shared/root.js";
import { fetchTools, toolsOf } from "../sheet/later.js";
import { obeyButtons, openWork, printBlank } from "../sheet/work.js";
import { lang, words } from "../sheet/words.js";
import { heldByPage } from "./held.js";
import { readNumber, sumOf, writeNumber } from "./numbers.js";
import { openTable } from "./tables.js";
import { nameOf } from "./told.js";
import { formWords } from "./words.js";

/**
 * @typedef {import("../shared/answers.js").Answers} Answers
 * @typedef {import("../shared/fields.js").Control} Control
 * @typedef {import("../sheet/left.js").Left} Left
 * @typedef {ReturnType<typeof import("./form_tools.js").makeTools>} Tools
 */

const LATER = /** @type {const} */ (["text", "json", "xlsx"]); // what brings the answers out of the page

/** @param {Element} control */
const isNumber = (control) => /** @type {HTMLElement} */ (control).dataset.as === "number";

/** A number as people write it here. @param {string} number */
const inNumbers = (number) => writeNumber(number, formWords.decimal);

/** What a field holds, in the same form in every language. @param {Control[]} controls */
function read(controls) {
  const held = heldBy(controls);
  return held && isNumber(controls[0]) ? (readNumber(held, formWords.decimal) ?? held) : held;
}

/** @param {Control[]} controls @param {string} value */
function write(controls, value) {
  const [first] = controls;
  if (read(controls) === value && (document.activeElement === first || !isNumber(first))) return; // the reader is writing in it
  setValue(controls, isNumber(first) && readNumber(value, ".") === value ? inNumbers(value) : value);
  // A picker refuses what is no day: then the words stand in a plain field.
  if (value && controls.length === 1 && !heldBy(controls)) {
    first.setAttribute("type", "text");
    setValue(controls, value);
  }
}

/** What is written in a field, as people read it. @param {Control} control */
function say(control) {
  const text = control.value.trim();
  if (control instanceof HTMLSelectElement) return control.selectedOptions[0]?.textContent ?? "";
  if (control.type === "checkbox") return /** @type {HTMLInputElement} */ (control).checked ? "✓" : "";
  if (control.type === "time" && text) return fill(formWords.time, { hour: text.slice(0, 2), minute: text.slice(3, 5) });
  if (control.type !== "date" || !text) return text;
  const [year, month, day] = text.split("-").map(Number);
  return new Intl.DateTimeFormat(formWords.locale, { dateStyle: "long" }).format(new Date(year, month - 1, day));
}

/** @param {Control} control */
function count(control) {
  if (control.tagName !== "OUTPUT" && !isNumber(control)) return null;
  return readNumber(control.value, formWords.decimal); // an output has a value, too
}

/** @param {HTMLElement} root */
function begin(root) {
  const { sheet: id = "" } = root.dataset;
  const key = siteKey(id);
  const held = "sensitive" in root.dataset ? heldByPage(key) : null;
  for (const field of all(root, "[data-as=date], [data-as=time]")) field.setAttribute("type", field.dataset.as ?? "");

  /** @type {(() => void)[]} */
  const copies = [];
  const print = () => {
    for (const copy of copies) copy();
  };
  /** @param {ParentNode} box */
  const copyIn = (box) =>
    copies.push(
      printWhole(
        controlsIn(box).map((control) => [control]),
        () => undefined,
        say,
      ),
    );
  const tables = all(root, "[data-table]").map((table) => openTable(table, copyIn));
  const prepare = (/** @type {Answers} */ answers) => {
    for (const table of tables) table.prepare(answers);
  };
  copyIn(root);

  let isSaved = true;
  /** @param {Answers} answers */
  const onChange = (answers) => {
    isSaved = false;
    /** @type {Record<string, string>} */
    const sums = {};
    for (const table of tables) Object.assign(sums, table.show(answers, inNumbers));
    for (const output of all(root, "[data-total]")) {
      const named = (output.dataset.total ?? "").split(" ").filter((name) => name in sums);
      const numbers = named.map((name) => sums[name]);
      put(output, numbers.length ? inNumbers(sumOf(numbers)) : "");
    }
    print();
  };
  /** @param {import("../shared/fields.js").Fields} fields */
  const texts = (fields) =>
    Object.fromEntries([...fields].filter(([, field]) => heldBy(field)).map(([name, [control]]) => [name, nameOf(control)]));

  /** @param {Left} one @param {import("../shared/fields.js").Fields} fields */
  const inWords = ({ answers, texts: known }, fields) =>
    Object.entries(answers).map(([name, value]) => {
      const field = fields.get(name);
      return `${known[name] ?? (field ? nameOf(field[0]) : name.replaceAll("-", " "))}: ${value === "1" ? "✓" : value}`;
    });

  /** @type {(act: (tools: Tools) => void, isAsked?: boolean) => void} */
  const use = toolsOf(() => sheet, { id, say, count });
  const sheet = openWork(root, key, {
    onChange,
    texts,
    inWords,
    end: one(root, ".bd-about"),
    saveOld: (left) => use((tools) => tools.saveOld(left)),
    ways: { store: held?.store, read, write, prepare },
  });
  const { kept, notice } = sheet;
  const later = LATER.map((name) => [name, saving((done) => use((tools) => done(tools[name]())))]);

  obeyButtons(sheet, {
    print: saving((done) => done(globalThis.print())),
    blank: () => printBlank(root),
    ...Object.fromEntries(later),
    clear: held ? forget : sheet.clear,
    keep: () => notice.say("keep", formWords.keepAsk, [formWords.keepIt, keep]),
    forget,
  });

  /** @param {(done: (result: unknown) => void) => void} act what brings the answers out of the page */
  function saving(act) {
    return () =>
      act(() => {
        isSaved = true;
      });
  }

  function keep() {
    if (!held?.keep()) notice.say("unsaved", words.unsaved);
    showHeld();
  }

  /** One tap, and nothing of it is left to undo. */
  function forget() {
    held?.forget();
    kept.replace({});
    held?.forget();
    notice.hush("undo");
    notice.say("forgotten", formWords.forgotten);
    isSaved = true;
    showHeld();
  }

  const place = root.querySelector(".bd-keep");
  const told = place?.textContent ?? "";
  function showHeld() {
    if (!place || !held) return;
    const isKept = held.isKept();
    const [label, act] = isKept ? [formWords.forget, "forget"] : [formWords.keep, "keep"];
    const tool = button(label, () => {});
    tool.dataset.do = act;
    place.replaceChildren(element("p", { textContent: isKept ? formWords.kept : told }), tool);
  }
  showHeld();
  if (held)
    addEventListener("beforeunload", (event) => {
      if (!isSaved && !held.isKept() && Object.keys(kept.answers()).length) event.preventDefault();
    });

  for (const add of all(root, "[data-add]")) {
    add.hidden = false;
    add.addEventListener("click", () => {
      const field = tables.find((table) => table.id === add.dataset.add)?.add();
      kept.refresh();
      field?.focus();
    });
  }
  // What was written becomes a number as people write it; what is none is said, and stays.
  root.addEventListener("change", ({ target }) => {
    const control = /** @type {HTMLInputElement} */ (target);
    if (!isNumber(control)) return;
    const number = readNumber(control.value, formWords.decimal);
    const isWrong = Boolean(control.value.trim()) && number === null;
    if (number !== null) control.value = inNumbers(number);
    control.setAttribute("aria-invalid", String(isWrong));
    control.title = isWrong ? formWords.notNumber : "";
    print();
  });
  fetchTools(root, use);
  addEventListener("beforeprint", print);
  addEventListener("afterprint", () => root.classList.remove("bd-blank"));
}

/** @param {ParentNode} box */
const controlsIn = (box) => /** @type {Control[]} */ (all(box, "input[name], textarea[name], select[name]"));

// A table of the example that is wider than the screen is scrolled by keys, too; it has a width only once it is shown.
document.addEventListener(
  "toggle",
  ({ target }) => {
    for (const table of all(/** @type {Element} */ (target), "table")) if (table.scrollWidth > table.clientWidth + 1) table.tabIndex = 0;
  },
  true,
);

// Instant navigation may bring a form in a language whose own script, and so whose words, arrives a moment later.
onEachPage(() => {
  for (const root of all(document, `.bd-form[data-lang="${lang}"]:not([data-ready])`)) {
    root.dataset.ready = "";
    begin(root);
  }
});
