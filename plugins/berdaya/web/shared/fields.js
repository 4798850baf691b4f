/**
 * Fields by name: the radio buttons of one question are one field.
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control
 * @typedef {Map<string, Control[]>} Fields
 */

/**
 * The fields within an element, in their order.
 * @param {ParentNode} root
 * @returns {Fields}
 */
export function fieldsIn(root) {
  /** @type {Fields} */
  const fields = new Map();
  for (const control of /** @type {NodeListOf<Control>} */ (root.querySelectorAll("input[name], textarea[name], select[name]"))) {
    fields.set(control.name, [...(fields.get(control.name) ?? []), control]);
  }
  return fields;
}

/** @param {Control} control */
const isChoice = (control) => control.type === "radio" || control.type === "checkbox";

/** @param {Control} control */
const meaning = (control) => (control.type === "checkbox" ? "1" : control.value);

/**
 * What a field holds; empty where nothing is filled in.
 * @param {Control[]} controls
 */
export function heldBy(controls) {
  const [first] = controls;
  if (!isChoice(first)) return first.value.trim() && first.value;
  const chosen = controls.find((control) => /** @type {HTMLInputElement} */ (control).checked);
  return chosen ? meaning(chosen) : "";
}

/**
 * @param {Control[]} controls
 * @param {string} value
 */
export function setValue(controls, value) {
  for (const control of controls) {
    if (isChoice(control)) /** @type {HTMLInputElement} */ (control).checked = meaning(control) === value;
    else if (control.value !== value) control.value = value; // the place of the cursor stays
  }
}

/**
 * Whether a field can hold a value.
 * @param {Control[] | undefined} controls
 * @param {string} value
 */
export function canHold(controls, value) {
  if (!controls) return false;
  const [first] = controls;
  if (first instanceof HTMLSelectElement) return [...first.options].some((option) => option.value === value);
  return !isChoice(first) || controls.some((control) => meaning(control) === value);
}
