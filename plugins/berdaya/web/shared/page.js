/** What several scripts do with the elements of a page. */

/**
 * Make an element.
 * @template {keyof HTMLElementTagNameMap} N
 * @param {N} name
 * @param {Partial<HTMLElementTagNameMap[N]>} properties
 * @param {...(Node | string)} parts
 * @returns {HTMLElementTagNameMap[N]}
 */
export function element(name, properties = {}, ...parts) {
  const made = document.createElement(name);
  Object.assign(made, properties);
  made.append(...parts);
  return made;
}

/**
 * @param {string} label
 * @param {(event: MouseEvent) => void} act
 * @param {string} className
 */
export function button(label, act, className = "") {
  const made = element("button", { type: "button", textContent: label });
  if (className) made.className = className;
  made.addEventListener("click", act);
  return made;
}

/**
 * All elements within another, in their order.
 * @param {ParentNode} root
 * @param {string} selector
 */
export function all(root, selector) {
  return /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);
}

/**
 * The one element within another that must be there.
 * @param {ParentNode} root
 * @param {string} selector
 */
export function one(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(selector);
  return /** @type {HTMLElement} */ (found);
}

/**
 * Change what an element says. A live region speaks only of a real change.
 * @param {Element} place
 * @param {string} text
 */
export function put(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/**
 * Put values in the places of their names: `{done} of {all}`.
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

/**
 * Run now, and again for each page that instant navigation brings where an edition turns that on.
 * @param {() => void} start
 */
export function onEachPage(start) {
  const { document$ } = /** @type {{ document$?: { subscribe(act: () => void): void } }} */ (/** @type {unknown} */ (window));
  if (document$) document$.subscribe(start);
  else start();
}
