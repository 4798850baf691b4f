/** What the forms to work with share: kept on the device, printed whole, cleared with a way back. */

import { button, one } from "../shared/page.js";
import { device } from "../shared/device.js";
import { keepFields } from "../shared/kept.js";
import { printWhole } from "../shared/paper.js";
import { siteKey } from "../shared/root.js";

/**
 * Start a form.
 * @param {HTMLFormElement} form
 * Gives its fields as they are kept.
 * @param {{ name: string, words: Record<string, string>, said: HTMLElement, actions: HTMLElement, onChange: () => void }} options
 *   `said`: where it speaks; `actions`: holds the buttons; `onChange`: the fields show something else
 */
export function startForm(form, { name, words, said, actions, onChange }) {
  let print = () => {};
  const key = siteKey(name);
  const stored = device.read(key) ?? {};
  // Scores were once stored as `name=value`.
  if (Object.keys(stored).some((field) => field.includes("=")))
    device.write(
      key,
      Object.fromEntries(Object.entries(stored).map(([field, value]) => (field.includes("=") ? field.split("=") : [field, value]))),
    );
  const kept = keepFields(form, key, {
    onWritten: () => said.replaceChildren(),
    onChange: () => {
      print();
      onChange();
    },
    onRefused: () => said.replaceChildren(words.unsaved),
  });
  print = printWhole(kept.fields.values());
  print();

  const clear = () => {
    const before = kept.answers();
    kept.replace({});
    said.replaceChildren(
      words.cleared,
      " ",
      button(words.undo, () => {
        kept.replace(before);
        said.replaceChildren();
        one(actions, "[data-do=clear]").focus();
      }),
    );
  };

  actions.hidden = false;
  actions.addEventListener("click", ({ target }) => {
    const wanted = /** @type {HTMLElement} */ (target).dataset.do;
    if (wanted === "print") globalThis.print();
    if (wanted === "clear") clear();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("beforeprint", print);
  return kept;
}
