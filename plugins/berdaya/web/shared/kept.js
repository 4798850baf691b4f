/**
 * The fields of a sheet, kept on this device, each for itself: two tabs, or two languages of one sheet, may be open at
 * once, and what was written last in a field stays. A page writes only what was changed on it, and takes over the rest.
 */

import { answersOf, merged } from "./answers.js";
import { device } from "./device.js";
import { fieldsIn, setValue, heldBy } from "./fields.js";

/**
 * @typedef {import("./answers.js").Answers} Answers
 * @typedef {import("./fields.js").Control} Control
 * @typedef {object} Kept
 * @property {import("./fields.js").Fields} fields
 * @property {() => Answers} answers what is filled in
 * @property {(answers: Answers) => boolean} replace fill in these and nothing else; gives whether they are stored
 * @property {() => void} refresh know the fields that the page has been given since
 */

/**
 * How fields are kept where that differs from what is usual.
 * @typedef {object} Ways
 * @property {import("./device.js").Keeper} [store] where; else on the device
 * @property {(controls: Control[]) => string} [read] what a field holds, for whoever opens it in whatever language
 * @property {(controls: Control[], value: string) => void} [write] fills a field in
 * @property {(answers: Answers) => void} [prepare] makes room for answers before they are shown
 */

/**
 * Begin to keep the fields within an element.
 * @param {HTMLElement} root
 * @param {string} key under which they are stored
 * @param {{ onWritten?: () => void, onChange: (answers: Answers) => void, onRefused?: () => void }} tell `onWritten`: the reader has written
 *   something; `onChange`: what the fields hold, at first and after each change; `onRefused`: the device does not store
 *   (without it, what is filled in is soon filled in again, and nobody needs to be told)
 * @param {Ways} ways
 * @returns {Kept}
 */
export function keepFields(root, key, { onWritten, onChange, onRefused }, ways = {}) {
  const { store: keeper = device, read = heldBy, write = setValue, prepare } = ways;
  const fields = fieldsIn(root);
  /** What was changed here and is not stored: @type {Map<string, string>} */
  const own = new Map();

  const answers = () => Object.fromEntries([...fields].map(([name, field]) => [name, read(field)]).filter(([, value]) => value));

  /** @param {Answers} stored */
  const show = (stored) => {
    make(stored);
    for (const [name, field] of fields) if (!own.has(name)) write(field, stored[name] ?? "");
    onChange(answers());
  };
  const refresh = () => {
    for (const [name, field] of fieldsIn(root)) fields.set(name, field);
  };
  /** Make room, and know what is new. @param {Answers} answers */
  const make = (answers) => {
    if (!prepare) return;
    prepare(answers);
    refresh();
  };
  const take = () => {
    const stored = keeper.read(key);
    if (stored !== undefined) show(answersOf(stored));
    else onChange(answers()); // the browser may have filled the fields in again by itself
  };

  const store = () => {
    const next = merged(answersOf(keeper.read(key)), own);
    const isStored = keeper.write(key, Object.keys(next).length ? next : null);
    if (isStored) own.clear();
    show(next);
    if (!isStored) refused();
    return isStored;
  };

  const refused = () => {
    if (!onRefused) return;
    onRefused();
    addEventListener("beforeunload", hold);
  };
  /** What is nowhere but on this page is not lost by leaving it without a question. @param {BeforeUnloadEvent} event */
  const hold = (event) => {
    if (own.size) event.preventDefault();
  };

  root.addEventListener("input", ({ target }) => {
    const name = /** @type {HTMLInputElement} */ (target).name;
    const field = name && fields.get(name);
    if (!field) return;
    own.set(name, read(field));
    onWritten?.();
    store();
  });
  addEventListener("storage", ({ key: changed }) => {
    if (changed === key || changed === null) take();
  });
  addEventListener("pageshow", take); // back from the browser's memory
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) take();
  });
  take();

  return {
    fields,
    answers,
    refresh,
    replace(next) {
      make(next);
      for (const [name, field] of fields) {
        const value = next[name] ?? "";
        if (read(field) !== value) own.set(name, value);
        write(field, value);
      }
      return store();
    },
  };
}
