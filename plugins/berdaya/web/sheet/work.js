/**
 * What checklists and forms do alike with what is filled in: it is kept, carried over from an older version, emptied,
 * and what was replaced comes back with one tap.
 */

import { carried } from "../shared/answers.js";
import { device } from "../shared/device.js";
import { canHold } from "../shared/fields.js";
import { keepFields } from "../shared/kept.js";
import { element, fill, one } from "../shared/page.js";
import { forgetOlder, keepTexts, listLeft, olderAnswers } from "./left.js";
import { noticeIn } from "./notice.js";
import { words } from "./words.js";

/**
 * @typedef {import("../shared/answers.js").Answers} Answers
 * @typedef {import("./left.js").Left} Left
 * @typedef {ReturnType<typeof openWork>} Work
 * @typedef {object} Parts
 * @property {(answers: Answers) => void} onChange what the fields hold, at first and after each change
 * @property {(fields: import("../shared/fields.js").Fields) => Record<string, string>} texts what the items say, by their ids
 * @property {(left: Left, fields: import("../shared/fields.js").Fields) => string[]} inWords
 * @property {Element} end before which stands what has no place
 * @property {(left: Left) => void} [saveOld] saves what was left over as a file
 * @property {import("../shared/kept.js").Ways} [ways] how fields are read, filled in and kept
 */

/**
 * Begin the work on a sheet.
 * @param {HTMLElement} root
 * @param {string} key under which it is stored, without its version
 * @param {Parts} parts
 */
export function openWork(root, key, { onChange, texts, inWords, end, saveOld, ways = {} }) {
  const { version = "" } = root.dataset;
  const { store = device } = ways;
  const notice = noticeIn(one(root, ".bd-notice"), words.close);
  const kept = keepFields(
    root,
    `${key}@${version}`,
    {
      onWritten() {
        notice.hush("undo"); // what is written after a replacement must not be lost to its undoing
        keepTexts(store, key, version, texts(kept.fields));
      },
      onChange,
      onRefused: () => notice.say("unsaved", words.unsaved),
    },
    ways,
  );
  const { fields } = kept;
  const box = element("div", { className: "bd-left" });
  end.before(box);
  const left = listLeft(store, box, key, (one) => inWords(one, fields), saveOld);

  /** Make room for answers, so that they find their fields. @param {Answers} answers */
  const prepare = (answers) => {
    ways.prepare?.(answers);
    kept.refresh();
  };

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
      const isStored = kept.replace(next) && keepTexts(store, key, version, Object.keys(next).length ? texts(fields) : null);
      return left.set(lefts) && isStored;
    };
    const isKept = fillIn(answers, without);
    const undo = () => fillIn(before.answers, [...before.left, ...whole]);
    notice.say("undo", text, [words.undo, undo]);
    return isKept;
  };

  /** Take over what was filled in on older versions, once: undone, it is listed, and does not come back by itself. */
  const takeOlder = () => {
    const olds = olderAnswers(store, key, version);
    const before = kept.answers();
    let now = before;
    /** @type {Left[]} */
    const without = [];
    for (const old of olds) {
      prepare(old.answers);
      const { taken, left: rest } = carried(old.answers, now, fits);
      now = { ...now, ...taken };
      if (Object.keys(rest).length) without.push({ ...old, answers: rest });
    }
    const count = Object.keys(now).length - Object.keys(before).length;
    const isNew = count > 0 || without.length > 0;
    if (isNew && !replace(now, fill(words.moved, { old: olds[0].version, version, count }), [...left.list(), ...without], olds)) return;
    for (const old of olds) forgetOlder(store, key, old.version);
  };

  takeOlder();

  /**
   * Ask before answers are replaced.
   * @param {string} question
   * @param {() => void} take
   */
  const ask = (question, take) => {
    if (Object.keys(kept.answers()).length) notice.say("take", question, [words.use, take]);
    else take();
  };

  return {
    root,
    version,
    kept,
    notice,
    prepare,
    fits,
    replace,
    ask,
    texts: () => texts(fields),
    left: left.list,
    clear: () => replace({}, words.cleared, []),
  };
}

/**
 * Let a sheet's buttons do what they say.
 * @param {Pick<Work, "root" | "notice">} sheet
 * @param {Record<string, () => void>} acts by the buttons' `data-do`
 */
export function obeyButtons({ root, notice }, acts) {
  root.addEventListener("click", ({ target }) => {
    const pressed = /** @type {HTMLElement} */ (target);
    const act = acts[pressed.dataset?.do ?? ""];
    if (!act) return;
    notice.answers(pressed);
    act();
  });
  one(root, ".bd-tools").hidden = false;
}

/**
 * Print the sheet without what is filled in.
 * @param {HTMLElement} root
 */
export function printBlank(root) {
  root.classList.add("bd-blank");
  print();
}
