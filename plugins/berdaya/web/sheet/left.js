/**
 * Answers that have no place in this version of a sheet: those of items that are gone, and those where something else is
 * filled in now. They are listed on the sheet, in words, until the reader deletes them; paper shows them, too.
 */

import { answersOf, isOlder } from "../shared/answers.js";
import { button, element, fill } from "../shared/page.js";
import { words } from "./words.js";

/**
 * @typedef {import("../shared/answers.js").Answers} Answers
 * @typedef {import("../shared/device.js").Keeper} Keeper
 * @typedef {{ version: string, answers: Answers, texts: Record<string, string> }} Left the answers of one version, with the
 *   texts of their items as far as they are known
 */

/** @param {string} key */
const textsKey = (key, /** @type {string} */ version) => `${key}:texts@${version}`;

/** Remember what the items of a version say, for the day when it is gone; null forgets it. @param {Keeper} store @param {string} key @param {string} version @param {Record<string, string> | null} texts */
export const keepTexts = (store, key, version, texts) => store.write(textsKey(key, version), texts);

/** What was filled in on versions before this one, the newest first. @param {Keeper} store @param {string} key @param {string} version @returns {Left[]} */
export function olderAnswers(store, key, version) {
  return store
    .keys(`${key}@`)
    .map((name) => name.slice(key.length + 1))
    .filter((old) => isOlder(old, version))
    .map((old) => ({ version: old, answers: answersOf(store.read(`${key}@${old}`)), texts: answersOf(store.read(textsKey(key, old))) }))
    .sort((one, other) => (isOlder(one.version, other.version) ? 1 : -1));
}

/** @param {Keeper} store @param {string} key @param {string} version */
export function forgetOlder(store, key, version) {
  store.write(`${key}@${version}`, null);
  store.write(textsKey(key, version), null);
}

/**
 * List what is left over in an element.
 * @param {Keeper} store
 * @param {HTMLElement} box
 * @param {string} key under which the sheet is stored
 * @param {(left: Left) => string[]} inWords
 * @param {(left: Left) => void} [save] saves one version's as a file
 */
export function listLeft(store, box, key, inWords, save) {
  const place = `${key}~`;
  /** @type {Left[]} */
  let list = [];

  const read = () => {
    const stored = store.read(place);
    const rows = Array.isArray(stored) ? stored : [];
    list = rows.map((row) => ({ version: String(row?.version), answers: answersOf(row?.answers), texts: answersOf(row?.texts) }));
    show();
  };

  const show = () => box.replaceChildren(...list.flatMap(shown));

  /** @param {Left} one */
  const shown = (one) => {
    const named = { old: one.version };
    const forget = button(fill(words.forgetOld, named), () => set(list.filter((other) => other !== one)));
    return [
      element("p", {}, element("b", { textContent: fill(words.left, named) })),
      element("ul", {}, ...inWords(one).map((line) => element("li", { textContent: line }))),
      element("p", { className: "bd-left-do" }, ...(save ? [button(fill(words.saveOld, named), () => save(one))] : []), forget),
    ];
  };

  /** List these and no others; gives whether they are stored. @param {Left[]} next */
  const set = (next) => {
    list = next;
    show();
    return store.write(place, list.length ? list : null);
  };

  addEventListener("storage", ({ key: changed }) => {
    if (changed === place || changed === null) read();
  });
  read();
  return { list: () => list, set };
}
