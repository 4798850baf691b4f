/**
 * The fields of a sheet, kept on this device, each for itself: two tabs, or two languages of one sheet, may be open at
 * once, and what was written last in a field stays. A page writes only what was changed on it, and takes over the rest.
 */

import { answersOf, merged } from "./answers.js";
import { device } from "./device.js";
import { fieldsIn, setValue, heldBy } from "./fields.js";

/**
 * @typedef {import("./answers.js").Answers} Answers
 * @typedef {object} Kept
 * @property {import("./fields.js").Fields} fields
 * @property {() => Answers} answers what is filled in
 * @property {(answers: Answers) => boolean} replace fill in these and nothing else; gives whether they are stored
 */

/**
 * Begin to keep the fields within an element.
 * @param {HTMLElement} root
 * @param {string} key under which they are stored
 * @param {{ onWritten?: () => void, onChange: (answers: Answers) => void, onRefused?: () => void }} tell `onWritten`: the reader has written
 *   something; `onChange`: what the fields hold, at first and after each change; `onRefused`: the device does not store
 *   (without it, what is filled in is soon filled in again, and nobody needs to be told)
 * @returns {Kept}
 */
export function keepFields(root, key, { onWritten, onChange, onRefused }) {
  const fields = fieldsIn(root);
  /** What was changed here and is not stored: @type {Map<string, string>} */
  const own = new Map();

  const answers = () => Object.fromEntries([...fields].map(([name, field]) => [name, heldBy(field)]).filter(([, value]) => value));

  /** @param {Answers} stored */
  const show = (stored) => {
    for (const [name, field] of fields) if (!own.has(name)) setValue(field, stored[name] ?? "");
    onChange(answers());
  };
  const take = () => {
    const stored = device.read(key);
    if (stored !== undefined) show(answersOf(stored));
    else onChange(answers()); // the browser may have filled the fields in again by itself
  };

  const store = () => {
    const next = merged(answersOf(device.read(key)), own);
    const isStored = device.write(key, Object.keys(next).length ? next : null);
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
    own.set(name, heldBy(field));
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
    replace(next) {
      for (const [name, field] of fields) {
        const value = next[name] ?? "";
        if (heldBy(field) !== value) own.set(name, value);
        setValue(field, value);
      }
      return store();
    },
  };
}
