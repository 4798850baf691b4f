/**
 * A sheet at work, on a page or in a file of its own: answers are kept on the device, counted, carried over from an
 * older version, printed whole, and told as text.
 */

import { carried } from "../shared/answers.js";
import { canHold } from "../shared/fields.js";
import { keepFields } from "../shared/kept.js";
import { all, element, fill, one, put } from "../shared/page.js";
import { printWhole } from "../shared/paper.js";
import { linesOf } from "./filled.js";
import { forgetOlder, keepTexts, listLeft, olderAnswers } from "./left.js";
import { noticeIn } from "./notice.js";
import { words } from "./words.js";

/**
 * @typedef {import("../shared/answers.js").Answers} Answers
 * @typedef {import("./left.js").Left} Left
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
 * Start a sheet.
 * @param {HTMLElement} root
 * @param {string} key under which it is stored, without its version
 * @param {(left: Left) => void} [saveOld] saves what was left over as a file
 */
export function openSheet(root, key, saveOld) {
  const { version = "" } = root.dataset;
  const items = itemsOf(root);
  const notice = noticeIn(one(root, ".bd-notice"), words.close);
  let print = () => {};
  const kept = keepFields(root, `${key}@${version}`, {
    onWritten() {
      notice.hush("undo"); // what is written after a replacement must not be lost to its undoing
      keepTexts(key, version, texts());
    },
    onChange(answers) {
      showProgress(root, items, answers);
      print();
    },
    onRefused: () => notice.say("unsaved", words.unsaved),
  });
  const { fields } = kept;
  const noteBox = (/** @type {string} */ name) => items.find(({ id }) => name === `n.${id}`)?.box;
  print = printWhole(fields.values(), ({ name }) => noteBox(name));
  print();
  addEventListener("beforeprint", print);

  const texts = () => Object.fromEntries(items.map(({ id, text }) => [id, text]));

  /** @param {Left} one */
  const inWords = ({ answers, texts: known }) => {
    const named = (/** @type {string} */ name) => {
      const id = name.slice(2);
      if (name.startsWith("a.")) return known[id] ?? items.find((item) => item.id === id)?.text ?? id.replaceAll("-", " ");
      return name === "d" || name === "r" ? words.decision : labelOf(fields, name);
    };
    return linesOf(answers, named, (name, value) =>
      /^[nfr]\b/.test(name) ? value : (words.answers[value] ?? (choiceOf(fields, value) || value)),
    );
  };
  const box = element("div", { className: "bd-left" });
  one(root, ".bd-signs").before(box);
  const left = listLeft(box, key, inWords, saveOld);

  /** Whether this sheet has a field for an answer. @param {string} name @param {string} value */
  const fits = (name, value) => canHold(fields.get(name), value);

  /**
   * Fill in these answers and nothing else, list what has no place, say so, and offer to undo it.
   * @param {Answers} answers
   * @param {string} text
   * @param {Left[]} without what has no place
   * @param {Left[]} whole what is listed when this is undone, beside what was listed before
   */
  const replace = (answers, text, without, whole = []) => {
    const before = { answers: kept.answers(), left: left.list() };
    /** @param {Answers} next @param {Left[]} lefts */
    const fillIn = (next, lefts) => {
      const isStored = kept.replace(next) && keepTexts(key, version, Object.keys(next).length ? texts() : null);
      return left.set(lefts) && isStored;
    };
    const isKept = fillIn(answers, without);
    const undo = () => fillIn(before.answers, [...before.left, ...whole]);
    notice.say("undo", text, [words.undo, undo]);
    return isKept;
  };

  /** Take over what was filled in on older versions, once: undone, it is listed, and does not come back by itself. */
  const takeOlder = () => {
    const olds = olderAnswers(key, version);
    const before = kept.answers();
    let now = before;
    /** @type {Left[]} */
    const without = [];
    for (const old of olds) {
      const { taken, left: rest } = carried(old.answers, now, fits);
      now = { ...now, ...taken };
      if (Object.keys(rest).length) without.push({ ...old, answers: rest });
    }
    const count = Object.keys(now).length - Object.keys(before).length;
    const isNew = count > 0 || without.length > 0;
    if (isNew && !replace(now, fill(words.moved, { old: olds[0].version, version, count }), [...left.list(), ...without], olds)) return;
    for (const old of olds) forgetOlder(key, old.version);
  };

  takeOlder();

  return {
    root,
    version,
    items,
    kept,
    notice,
    fits,
    replace,
    texts,
    left: left.list,
    clear: () => replace({}, words.cleared, []),

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
        rest: left.list().map((one) => ({ old: one.version, lines: inWords(one) })),
      };
    },
  };
}

/**
 * Let the sheet's buttons do what they say.
 * @param {Sheet} sheet
 * @param {Record<string, () => void>} acts by the buttons' `data-do`
 */
export function obeyButtons({ root, notice }, acts) {
  root.addEventListener("click", ({ target }) => {
    const pressed = /** @type {HTMLElement} */ (target);
    const act = acts[pressed.dataset.do ?? ""];
    if (!act) return;
    notice.answers(pressed);
    act();
  });
  one(root, ".bd-tools").hidden = false;
}
