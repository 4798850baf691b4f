/**
 * Answers as values: the name of each field that is filled in, and what it holds. Nothing here knows a page.
 * @typedef {Record<string, string>} Answers
 */

const LONGEST = 100_000; // letters in one field: more is a mistake, or not a person's

/**
 * What was read from the device or a file, as answers; what is none is left out.
 * @param {unknown} read
 * @returns {Answers}
 */
export function answersOf(read) {
  if (!read || typeof read !== "object" || Array.isArray(read)) return {};
  const texts = Object.entries(read).map(([name, value]) => [name, typeof value === "number" ? String(value) : value]);
  return Object.fromEntries(texts.filter(([, value]) => typeof value === "string" && value !== "" && value.length <= LONGEST));
}

/**
 * What is stored, with what was changed here. An empty text takes an answer away.
 * @param {Answers} stored
 * @param {Iterable<[string, string]>} changes
 * @returns {Answers}
 */
export function merged(stored, changes) {
  const next = { ...stored };
  for (const [name, value] of changes) {
    if (value) next[name] = value;
    else delete next[name];
  }
  return next;
}

/**
 * Carry answers of another version over: `taken` find a field here that is still empty; `left` have no place here, or
 * one in which something else stands.
 * @param {Answers} answers
 * @param {Answers} present
 * @param {(name: string, value: string) => boolean} fits
 */
export function carried(answers, present, fits) {
  /** @type {Answers} */
  const taken = {};
  /** @type {Answers} */
  const left = {};
  for (const [name, value] of Object.entries(answers)) {
    if (present[name] === value) continue;
    (fits(name, value) && !present[name] ? taken : left)[name] = value;
  }
  return { taken, left };
}

/**
 * Whether one version came before another: 1.9 before 1.10.
 * @param {string} one
 * @param {string} other
 */
export function isOlder(one, other) {
  const [first, second] = [one, other].map((version) => version.split(".").map(Number));
  for (const [place, number] of first.entries()) if (number !== (second[place] ?? 0)) return number < (second[place] ?? 0);
  return first.length < second.length;
}
