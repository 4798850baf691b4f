/** The pages that answer a query, the best first: the same sums as in `search/rank.py`. */
import NUMBERS from "../../search/numbers.json" with { type: "json" };
import { rarity } from "./store.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./store.js").Values} Values */
/** @typedef {import("./understand.js").Alternative} Alternative */
/** @typedef {import("./understand.js").Understood} Understood */
/**
 * A page that answers. `bridges` are the languages whose words alone led here, `slots` what each word of the query is worth.
 * @typedef {{ number: number, score: number, bridges: string[], slots: number[] }} Hit
 */
/**
 * What each page has gathered so far.
 * @typedef {{
 *   all: number, weights: number[], slots: Map<number, number[]>, bonus: Map<number, number>, languages: Map<number, Set<string>>,
 * }} Scores
 */

const GUESSES = new Set(["prefix", "slip"]);

/**
 * Rank from what is loaded.
 * @param {Store} store
 * @param {Understood} query
 * @returns {Hit[]}
 */
export function ranked(store, query) {
  const width = query.typed.length + query.light.length;
  /** @type {Scores} */
  const scores = { all: store.contents.pages, weights: new Array(width).fill(0), slots: new Map(), bonus: new Map(), languages: new Map() };
  for (const alternative of query.alternatives) addAlternative(store, scores, alternative, width);
  for (const [key, factor] of query.bonus)
    for (const [number, value] of store.entry(key)?.postings || [])
      scores.bonus.set(number, (scores.bonus.get(number) || 0) + value * factor);
  return kept(hits(scores));
}

/**
 * @param {Store} store
 * @param {Scores} scores
 * @param {Alternative} alternative
 * @param {number} width
 */
function addAlternative(store, scores, alternative, width) {
  const entries = alternative.keys.flatMap((key) => store.entry(key) || []);
  if (entries.length < alternative.keys.length) return;
  weigh(scores, alternative, Math.min(...entries.map((entry) => entry.pages)));
  const language = bridgeOf(alternative.keys);
  const lists = alternative.via === "alike" ? alternative.keys.map((key) => store.rewording(key)?.alike || []) : entries.map((entry) => entry.postings);
  for (const [number, value] of common(lists)) {
    if (alternative.via === "light" && !scores.slots.has(number)) continue;
    const gathered = scores.slots.get(number) || new Array(width).fill(0);
    scores.slots.set(number, gathered);
    for (const slot of alternative.slots) gathered[slot] = Math.max(gathered[slot], value * alternative.factor);
    if (alternative.via !== "light") scores.languages.set(number, (scores.languages.get(number) || new Set()).add(language));
  }
}

/**
 * The language that all of these keys come from; empty where one is the page's own.
 * @param {string[]} keys
 */
function bridgeOf(keys) {
  const codes = keys.map((key) => key.split(NUMBERS.marks.bridge)[1] || "");
  return codes.sort()[0];
}

/**
 * A rare word weighs more than a common one. The first reading of a word decides, but among guesses the rarest.
 * @param {Scores} scores
 * @param {Alternative} alternative
 * @param {number} pages
 */
function weigh(scores, alternative, pages) {
  const weight = rarity(pages, scores.all) * alternative.factor;
  for (const slot of alternative.slots)
    if (!scores.weights[slot] || GUESSES.has(alternative.via)) scores.weights[slot] = Math.max(scores.weights[slot], weight);
}

/**
 * Give the pages that stand in all lists, with the mean of their values.
 * @param {Values[]} lists
 * @returns {Values}
 */
function common([first, ...others]) {
  const tables = others.map((other) => new Map(other));
  return first
    .filter(([number]) => tables.every((table) => table.has(number)))
    .map(([number, value]) => [number, (value + tables.reduce((sum, table) => sum + (table.get(number) || 0), 0)) / (tables.length + 1)]);
}

/** @param {Scores} scores */
function hits(scores) {
  const total = scores.weights.reduce((sum, weight) => sum + weight, 0);
  const mean = total / Math.max(1, scores.weights.filter((weight) => weight > 0).length);
  const found = [...scores.slots].map(([number, slots]) => {
    const score = total ? worthOf(scores, slots, scores.bonus.get(number) || 0, total, mean) : 0;
    const languages = scores.languages.get(number) || new Set();
    return { number, score, bridges: languages.has("") ? [] : [...languages].sort(), slots };
  });
  return found.sort((one, other) => other.score - one.score || one.number - other.number);
}

/**
 * @param {Scores} scores
 * @param {number[]} slots
 * @param {number} bonus
 * @param {number} total
 * @param {number} mean
 */
function worthOf({ weights }, slots, bonus, total, mean) {
  const share = weights.reduce((sum, weight, slot) => (slots[slot] ? sum + weight : sum), 0) / total;
  const worth = weights.reduce((sum, weight, slot) => sum + slots[slot] * weight, 0) / mean + bonus;
  return Math.floor(worth * share * Math.sqrt(share) * 1000 + 0.5) / 1000;
}

/** @param {Hit[]} found */
function kept(found) {
  const least = found.length ? found[0].score * NUMBERS.query.weakest : 0;
  return found.filter((hit) => hit.score && hit.score >= least);
}
