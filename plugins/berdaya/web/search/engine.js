/**
 * A language's search: a query in, what the box shows out. The build joins this module and those that it imports into
 * one script a language (`search/browser.py`) and hands it the language's setup.
 */
import NUMBERS from "../../search/numbers.json" with { type: "json" };
import { analyser } from "./analyser.js";
import { ranked } from "./rank.js";
import { PageWords, Spoken, drawn } from "./show.js";
import { Store } from "./store.js";
import { understand, withoutBridge } from "./understand.js";
import { distance } from "./words.js";

/** @typedef {import("./analyser.js").Analyser} Analyser */
/** @typedef {import("./analyser.js").AnalyserTables} AnalyserTables */
/** @typedef {import("./rank.js").Hit} Hit */
/** @typedef {import("./store.js").Contents} Contents */
/** @typedef {import("./store.js").Load} Load */
/** @typedef {import("./understand.js").Understood} Understood */
/**
 * @typedef {{
 *   lang: string, bridges: Record<string, string>, note: Record<string, any>, analysers: Record<string, AnalyserTables>,
 * }} Setup
 */
/** @typedef {Map<number, PageWords | null>} Pages Pages by their numbers; null for one that is not at hand. */

const MOST_SHOWN = 10;
const WITH_TEXTS = 3;
/** How much text is read for the first hits, by the levels of their pages: a page of 1,000 terms has 9.5. */
const MOST_TEXT = 10;
const FARTHEST = 4;
const MOST_OFFERED = 4;
const MOST_UNKNOWN = 3;
const LONGEST_UNKNOWN = 30;

/**
 * Make the search of one language from what the build says of it; `load(names)` gives a promise of the contents of
 * index files.
 * @param {Setup} setup
 * @param {Contents} contents
 * @param {Load} load
 */
export function makeSearch(setup, contents, load) {
  const store = new Store(contents, load);
  const made = Object.entries(setup.analysers).map(([code, tables]) => /** @type {[string, Analyser]} */ ([code, analyser(tables)]));
  const others = made.filter(([code]) => code !== setup.lang);
  const own = new Map(made).get(setup.lang) || analyser({ stemmer: "", rules: null, stopwords: "" });
  /** @type {Pages} */
  const pages = new Map();

  /** @param {string} text @param {() => Promise<boolean>} isLate whether something else has been asked meanwhile: then nothing more is read for it */
  return async function answer(text, from = 0, only = "", isLate = async () => false) {
    const query = await understand(store, { own, others }, text);
    if (await isLate()) return null;
    const every = ranked(store, query);
    const { take = {} } = contents;
    const found = only ? every.filter(({ number }) => take[only]?.includes(number)) : every;
    const takes = Object.entries(take).map(([name, numbers]) => [name, every.filter(({ number }) => numbers.includes(number)).length]);
    const { chosen, next } = await readable(pages, found, from, store);
    const spoken = spokenWords(store, query, own);
    const near = found.length ? query.near : await nearestWords(store, query);
    const isPartial = store.isPartial || next - from > chosen.length;
    return {
      items: chosen.map(({ page, hit }) => drawn(page, hit, query.typed, spoken, setup.bridges)),
      suggest: suggested(store, query),
      note: { text, found: found.length, from, shown: next, isPartial, near: offered(near), isEmpty: !found.length, only, counts: takes, ...setup.note },
    };
  };
}

/**
 * Choose the hits to show. A page that is not kept on the device, without a signal, gives its place to the next.
 * @param {Pages} pages
 * @param {Hit[]} found
 * @param {number} from
 * @param {Store} store
 */
async function readable(pages, found, from, store) {
  /** @type {{ hit: Hit, page: PageWords }[]} */
  const chosen = [];
  let next = from;
  while (next < found.length && chosen.length < MOST_SHOWN) {
    const tried = found.slice(next, next + MOST_SHOWN - chosen.length);
    await readPages(pages, tried, Math.max(0, WITH_TEXTS - next), store);
    for (const hit of tried) {
      const page = pages.get(hit.number);
      if (page) chosen.push({ hit, page });
    }
    next += tried.length;
  }
  return { chosen, next };
}

/**
 * Read pages, and the texts of the first hits, from which their passages are cut: all at once, since each turn costs a slow network
 * half a second. The other hits show their summary: ten long texts would cost more than all else.
 * @param {Pages} pages
 * @param {Hit[]} hits
 * @param {number} withTexts
 * @param {Store} store
 */
async function readPages(pages, hits, withTexts, store) {
  const missing = hits.map((hit) => hit.number).filter((number) => !pages.has(number));
  const bare = withinReach(hits.slice(0, withTexts), store).filter((number) => store.isLong(number) && pages.get(number)?.lacksTexts() !== false && pages.get(number) !== null);
  if (!missing.length && !bare.length) return;
  const loaded = await store.load([...missing.map((number) => `d${number}`), ...bare.map((number) => `p${number}`)]);
  missing.forEach((number, at) => {
    if (!pages.get(number)) pages.set(number, loaded[at] && new PageWords(loaded[at]));
  });
  bare.forEach((number, at) => pages.get(number)?.takeTexts(loaded[missing.length + at]));
}

/**
 * The first pages whose texts together are not too long; always the first.
 * @param {Hit[]} hits
 * @param {Store} store
 */
function withinReach(hits, store) {
  let length = 0;
  const numbers = hits.map((hit) => hit.number);
  return numbers.filter((number, place) => (length += store.level(number)[0]) <= MOST_TEXT || !place);
}

/**
 * The words to be marked: those of the query's keys as they stand in the texts, and those of other wordings by their root.
 * @param {Store} store
 * @param {Understood} query
 * @param {Analyser} tool
 */
function spokenWords(store, query, tool) {
  /** @type {Map<string, number>} */
  const written = new Map(query.typed.map((word, slot) => [word, slot]));
  /** @type {Map<string, number>} */
  const roots = new Map();
  for (const { slots, keys, via } of query.alternatives)
    for (const key of via === "bridge" || via === "light" ? [] : keys) {
      if (via === "alike") for (const root of store.rewording(key)?.wordings || []) roots.set(root, slots[0]);
      else for (const word of [key, ...(store.entry(key)?.words || [])]) written.set(word, slots[0]);
    }
  return new Spoken(written, roots, tool.candidates);
}

/**
 * Give one word that completes the last word typed.
 * @param {Store} store
 * @param {Understood} query
 */
function suggested(store, query) {
  const last = query.typed[query.typed.length - 1] || "";
  const begun = query.alternatives.filter(({ via, slots }) => via === "prefix" && slots[0] === query.typed.length - 1);
  const words = begun.flatMap(({ keys }) => keys.flatMap((key) => [key, ...(store.entry(key)?.words || [])]));
  return words.filter((word) => word.startsWith(last)).sort((one, other) => one.length - other.length).slice(0, 1);
}

/** @param {string[]} near */
function offered(near) {
  return near.filter((word) => word === withoutBridge(word)).slice(0, MOST_OFFERED);
}

/**
 * For the empty state: the words of the texts that come nearest to those that found nothing.
 * @param {Store} store
 * @param {Understood} query
 */
async function nearestWords(store, query) {
  const { slipLetters, slipParts } = NUMBERS.reach;
  /** @type {[number, string][]} */
  const measured = [];
  const unknown = query.typed.slice(0, MOST_UNKNOWN).filter((one) => one.length >= slipLetters && one.length < LONGEST_UNKNOWN);
  for (const word of unknown) {
    const head = word.slice(0, slipLetters);
    await store.needBeginning(head, slipParts);
    for (const [form] of store.beginning(head, slipParts)) measured.push([distance(word, form, FARTHEST), form]);
  }
  return measured.filter(([slips]) => slips <= FARTHEST).sort(([one], [other]) => one - other).map(([, form]) => form);
}
