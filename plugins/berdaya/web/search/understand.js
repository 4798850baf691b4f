/** What a query may mean: its words as slots, and for each slot its alternatives. See `search/understand.py`. */
import NUMBERS from "../../search/numbers.json" with { type: "json" };
import { allowedSlips, distance, squeezed, words } from "./words.js";

/** Behind words of danger, which lead to the page that comes first in any company. */
const DANGER = `${NUMBERS.marks.first}*`;

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./analyser.js").Analyser} Analyser */
/** @typedef {{ own: Analyser, others: [string, Analyser][] }} Analysers The page's language, and each other one by its code. */
/** @typedef {{ slots: number[], keys: string[], factor: number, via: "own" | "bridge" | "prefix" | "slip" | "alike" | "first" | "light" }} Alternative */
/** @typedef {[string, number]} Bonus A key, and how much of its worth lifts a page. */
/** @typedef {{ typed: string[], light: string[], alternatives: Alternative[], bonus: Bonus[], near: string[] }} Understood `light` are the words without a meaning beside those with one. */
/** @typedef {{ everything: string[], hasMeaning: boolean, typed: string[], isOpen: boolean, own: string[][], read: string[][], bridged: string[][][], near: string[], light: Map<string, string> }} Query `read` are the keys in this language, those of the word that a mistyped one was taken for included; `light` gives the key of each light word. */

/**
 * Read a query and load what it needs.
 * @param {Store} store
 * @param {Analysers} tools
 * @param {string} text
 * @returns {Promise<Understood>}
 */
export async function understand(store, tools, text) {
  const { everything, hasMeaning, typed, isOpen } = readWords(text, tools.own);
  const ends = tools.others.map(([code]) => bridgeMark(code));
  const plain = [...new Set(everything.filter((word) => !typed.includes(word)))].slice(0, NUMBERS.query.mostLight);
  await store.need([...typed.flatMap((word) => [word, ...ends.map((end) => word + end)]), ...plain.map((word) => NUMBERS.marks.light + word)]);
  const light = new Map(plain.map((word) => [word, lightKey(store, word)]));
  const own = await Promise.all(typed.map((word) => resolved(store, tools.own, word, "", false)));
  const bridged = await Promise.all(typed.map((word, slot) => crossed(store, tools.others, word, own[slot].length > 0)));
  const query = { everything, hasMeaning, typed, isOpen, own, read: [...own], bridged, near: [], light };
  const alternatives = await alternativesOf(store, query, tools.others);
  const bonus = bonusOf(query, ends);
  const reworded = alternatives.filter(({ via }) => via === "alike").flatMap(({ keys }) => keys);
  await Promise.all([store.need([...alternatives.flatMap((one) => one.keys), ...bonus.map(([key]) => key)]), store.needRewordings(reworded)]);
  return { typed, light: [...light.keys()], alternatives, bonus, near: query.near };
}

/** @param {string} code */
export function bridgeMark(code) {
  return NUMBERS.marks.bridge + code;
}

/**
 * The key of a word without a meaning, whatever its spelling; the index may lack it.
 * @param {Store} store
 * @param {string} word
 */
function lightKey(store, word) {
  const key = NUMBERS.marks.light + word;
  return store.form(key)?.keys[0] || key;
}

/** @param {string} key */
export function withoutBridge(key) {
  return key.split(NUMBERS.marks.bridge, 1)[0];
}

/**
 * @param {string} text
 * @param {Analyser} tool
 */
function readWords(text, tool) {
  const read = [...text].slice(0, NUMBERS.query.mostCharacters).join("");
  const everything = words(read).slice(0, NUMBERS.query.mostWords);
  const meaning = everything.filter(tool.carriesMeaning);
  const typed = meaning.length ? meaning : everything;
  const isOpen = typed.length > 0 && typed[typed.length - 1] === everything[everything.length - 1] && /[\p{L}\p{N}]$/u.test(read);
  return { everything, hasMeaning: meaning.length > 0, typed, isOpen };
}

/**
 * @param {Store} store
 * @param {Analyser} tool
 * @param {string} word
 * @param {string} end
 * @param {boolean} onlyWritten
 */
async function resolved(store, tool, word, end, onlyWritten) {
  const guesses = onlyWritten ? [word] : [...new Set([word, ...tool.candidates(word)])];
  const reachable = store.reachable(guesses.map((guess) => guess + end));
  const written = store.form(reachable[0]);
  if (written) return written.keys;
  await store.need(reachable);
  for (const guess of reachable) {
    const form = store.form(guess);
    if (form) return form.keys;
    if (store.entry(guess)) return [guess];
  }
  return [];
}

/**
 * @param {Store} store
 * @param {[string, Analyser][]} tools
 * @param {string} word
 * @param {boolean} isKnown
 */
async function crossed(store, tools, word, isKnown) {
  const found = await Promise.all(tools.map(([code, tool]) => resolved(store, tool, word, bridgeMark(code), isKnown)));
  return found.filter((keys) => keys.length);
}

/**
 * @param {Store} store
 * @param {Query} query
 * @param {Analysers["others"]} others
 */
async function alternativesOf(store, query, others) {
  const { own: asOwn, otherLanguage, slips, first, light } = NUMBERS.worth;
  const every = Array.from({ length: query.typed.length + query.light.size }, (_, slot) => slot);
  /** @type {Alternative[]} */
  const found = [];
  /** @type {string[]} */
  const mistyped = [];
  for (const [slot, word] of query.typed.entries()) {
    const own = query.own[slot];
    if (own.length) {
      const likelier = await doubted(store, query, slot, word);
      found.push({ slots: [slot], keys: own, factor: likelier.length ? slips[slips.length - 1] : asOwn, via: "own" }, ...likelier);
    }
    for (const keys of query.bridged[slot]) found.push({ slots: [slot], keys, factor: otherLanguage, via: "bridge" });
    if (!own.length) {
      const guesses = await guessed(store, query, others, slot, word);
      if (word.length >= NUMBERS.slips.shortestWithTwo) mistyped.push(...guesses.filter(({ via }) => via === "slip").flatMap(({ keys }) => keys));
      query.read[slot] = guesses.find(({ keys, via }) => via === "slip" && keys.every((key) => key === withoutBridge(key)))?.keys || [];
      found.push(...guesses);
    }
  }
  const row = query.read.flatMap((keys, slot) => numbered(keys.length ? keys : [query.typed[slot]], slot));
  for (const [phrase, slots] of runs(row, 1)) found.push({ slots, keys: [phrase], factor: asOwn, via: "alike" });
  for (const key of firstKeys(store, query, others)) found.push({ slots: every, keys: [key], factor: first, via: "first" });
  const dangerous = rowsOf(query, query.own, others.map(([code]) => bridgeMark(code))).flatMap(([row, end]) => runs(row, 1).map(([phrase]) => phrase + DANGER + end));
  dangerous.push(...mistyped.map((key) => withoutBridge(key) + DANGER + key.slice(withoutBridge(key).length)));
  for (const key of dangerous) found.push({ slots: every, keys: [key], factor: first, via: "first" });
  [...query.light.values()].forEach((key, place) => found.push({ slots: [query.typed.length + place], keys: [key], factor: light, via: "light" }));
  return found;
}

/**
 * @param {Store} store
 * @param {string} form
 */
function written(store, form) {
  return store.form(form)?.keys || (store.entry(form) ? [form] : []);
}

/**
 * The query as a wording of a page that comes first: in terms, or with its stop words as they are written.
 * @param {Store} store
 * @param {Query} query
 * @param {Analysers["others"]} others
 */
function firstKeys(store, query, others) {
  const { first } = NUMBERS.marks;
  const whole = query.everything.join(" ");
  if (!query.hasMeaning) return [first + whole];
  return readings(store, query, others).flatMap(([keys, end]) => {
    const key = keys.map(withoutBridge).join(" ") + first;
    return [key + end, key + whole + end];
  });
}

/**
 * The keys of the whole query in each language in which each of its words has some, with the end of such keys.
 * In another language only as it is written, and only by words whose parts are loaded anyway.
 * @param {Store} store
 * @param {Query} query
 * @param {Analysers["others"]} others
 */
function readings(store, { everything, typed, own }, others) {
  /** @type {[string[], string][]} */
  const found = own.every((keys) => keys.length) ? [[own.flat(), ""]] : [];
  for (const [code, tool] of others) {
    const end = bridgeMark(code);
    const meaning = everything.filter(tool.carriesMeaning);
    const keys = meaning.map((word) => (typed.includes(word) ? written(store, word + end) : []));
    if (keys.length && keys.every((each) => each.length)) found.push([keys.flat(), end]);
  }
  return found;
}

/**
 * @param {Store} store
 * @param {Query} query
 * @param {Analysers["others"]} others
 * @param {number} slot
 * @param {string} word
 */
async function guessed(store, query, others, slot, word) {
  const isTyping = query.isOpen && slot === query.typed.length - 1;
  const begun = isTyping ? await begunWith(store, slot, word) : [];
  return begun.length || (await isBridged(store, query, others, slot, word)) ? begun : slipped(store, query, slot, word, allowedSlips(word));
}

/**
 * What a word may be that no text has and of which a short root was guessed: affix rules find a root in many a slip (*kopersi*, *pers*), and
 * the word that is one slip away is likelier.
 * @param {Store} store
 * @param {Query} query
 * @param {number} slot
 * @param {string} word
 */
async function doubted(store, query, slot, word) {
  const { shortestDoubted, longestDoubted } = NUMBERS.reach;
  const own = query.own[slot];
  if (word.length < shortestDoubted || own[0].length > longestDoubted || written(store, word).length) return [];
  return (await slipped(store, query, slot, word, 1)).filter(({ keys }) => keys.join(" ") !== own.join(" "));
}

/**
 * Whether a word is surely one of another language: it stands so in more than a few texts. A guess at its root, or somebody's
 * slip in a single text, hides no slip of this query.
 * @param {Store} store
 * @param {Query} query
 * @param {Analysers["others"]} others
 * @param {number} slot
 * @param {string} word
 */
async function isBridged(store, query, others, slot, word) {
  if (!query.bridged[slot].length) return false;
  const surely = (await crossed(store, others, word, true)).flat();
  await store.need(surely);
  return surely.some((key) => (store.entry(key)?.pages || 0) > NUMBERS.query.mostNear);
}

/**
 * @param {Store} store
 * @param {number} slot
 * @param {string} word
 * @returns {Promise<Alternative[]>}
 */
async function begunWith(store, slot, word) {
  const { shortestPrefix, mostPrefixed } = NUMBERS.query;
  const { prefixParts } = NUMBERS.reach;
  if (word.length < shortestPrefix) return [];
  await store.needBeginning(word, prefixParts);
  const pages = new Map();
  for (const [, form] of store.beginning(word, prefixParts)) pages.set(form.keys.join(" "), form);
  const common = [...pages.entries()].sort(([a, one], [b, other]) => other.pages - one.pages || (a < b ? -1 : a > b ? 1 : 0));
  return common.slice(0, mostPrefixed).map(([, form]) => ({ slots: [slot], keys: form.keys, factor: NUMBERS.worth.prefix, via: "prefix" }));
}

/**
 * @param {Store} store
 * @param {Query} query
 * @param {number} slot
 * @param {string} word
 * @param {number} most
 * @returns {Promise<Alternative[]>}
 */
async function slipped(store, query, slot, word, most) {
  if (!most) return [];
  const { slipParts } = NUMBERS.reach;
  const [heads, tail] = [headsOf(word), word.slice(-rightLetters(word))];
  const begun = heads.map((head) => store.needSpelling("beginnings", head, slipParts));
  await Promise.all([...begun, store.needSpelling("endings", tail, slipParts)]);
  const alike = new Set([...heads.flatMap((head) => store.speltFrom(head, slipParts)), ...store.speltTo(tail, slipParts)]);
  const nearest = nearestOf(word, [...alike], most);
  await store.need(nearest.map(([, form]) => form));
  query.near.push(...nearest.map(([, form]) => form));
  return nearest.map(([slips, form]) => {
    const keys = (store.form(form) || { keys: [form] }).keys;
    return { slots: [slot], keys, factor: NUMBERS.worth.slips[slips], via: "slip" };
  });
}

/**
 * How a word may begin that this one was meant to be. Few letters of a short one are right on either side of a slip.
 * @param {string} word
 */
function headsOf(word) {
  const { shortLetters, longestShort } = NUMBERS.reach;
  return word.length > longestShort ? [word.slice(0, rightLetters(word))] : [word.slice(0, shortLetters), word[0] + word[2] + word[1]];
}

/** @param {string} word */
function rightLetters(word) {
  const { slipLetters, longLetters, shortestLong } = NUMBERS.reach;
  return word.length < shortestLong ? slipLetters : longLetters;
}

/**
 * Give the words with the fewest slips, those first that only double a letter or do not: `[slips, word]`.
 * @param {string} word
 * @param {string[]} forms
 * @param {number} most
 * @returns {[number, string][]}
 */
function nearestOf(word, forms, most) {
  const plain = squeezed(word);
  const measured = forms
    .map((form) => ({ form, slips: distance(word, withoutBridge(form), most), isOther: squeezed(withoutBridge(form)) !== plain }))
    .filter(({ slips }) => slips <= most)
    .sort((one, other) => one.slips - other.slips || Number(one.isOther) - Number(other.isOther) || (one.form < other.form ? -1 : 1));
  const best = measured[0];
  return measured
    .slice(0, NUMBERS.query.mostNear)
    .filter(({ slips, isOther }) => slips === best.slips && isOther === best.isOther)
    .map(({ slips, form }) => [slips, form]);
}

/**
 * @param {Query} query
 * @param {string[]} ends
 * @returns {Bonus[]}
 */
function bonusOf(query, ends) {
  const { titleWord, otherLanguage, joined, pair, lightPair } = NUMBERS.worth;
  const { exact } = NUMBERS.marks;
  return [
    ...[...query.typed, ...query.near].map(withoutBridge).flatMap((word) => [
      /** @type {Bonus} */ ([word + exact, titleWord]),
      ...ends.map((end) => /** @type {Bonus} */ ([word + exact + end, titleWord * otherLanguage])),
    ]),
    ...rowsOf(query, query.read, ends).flatMap(([row, end]) => titleBonus(row, end, query.typed.length)),
    ...nearPairs(query.read.flat()).map((key) => /** @type {Bonus} */ ([key, pair])),
    ...query.typed.slice(1).map((word, slot) => /** @type {Bonus} */ ([query.typed[slot] + word + exact, joined])),
    ...lightPairs(query).map((key) => /** @type {Bonus} */ ([key, lightPair])),
  ];
}

/**
 * The keys of the two terms that stand near each other, the nearest first, whichever comes first in the query.
 * @param {string[]} terms
 */
function nearPairs(terms) {
  const { pairReach, mostPairs } = NUMBERS.query;
  const reaches = Array.from({ length: pairReach }, (_, at) => at + 1);
  const pairs = reaches.flatMap((reach) => terms.slice(reach).map((other, place) => [terms[place], other]));
  const keys = pairs.filter(([one, other]) => one !== other).map((pair) => NUMBERS.marks.pair + pair.sort().join(" "));
  return keys.slice(0, mostPairs);
}

/**
 * The keys of each light word right before a word with a meaning.
 * @param {Query} query
 */
function lightPairs({ everything, typed, read, light }) {
  return everything.slice(1).flatMap((word, place) => {
    const key = light.get(everything[place]);
    const [term] = read[typed.lastIndexOf(word)] || [];
    return key && term ? [`${term} ${key}`] : [];
  });
}

/**
 * The slots' keys in this language, so read, and those in each other one, with the end of such keys.
 * @param {Query} query
 * @param {string[][]} read
 * @param {string[]} ends
 * @returns {[[number, string][], string][]}
 */
function rowsOf(query, read, ends) {
  const others = ends.map((end) => {
    const row = query.bridged.flatMap((found, slot) => numbered(found.flat().filter((key) => key.endsWith(end)), slot));
    return /** @type {[[number, string][], string]} */ ([row.map(([slot, key]) => [slot, withoutBridge(key)]), end]);
  });
  return [[read.flatMap(numbered), ""], ...others];
}

/**
 * @param {[number, string][]} row
 * @param {string} end
 * @param {number} width
 * @returns {Bonus[]}
 */
function titleBonus(row, end, width) {
  const { wholeQuery, wholePhrase, wholeWord } = NUMBERS.worth;
  return [
    ...runs(row, 2).map(([phrase, slots]) => /** @type {Bonus} */ ([phrase + end, slots.length === width ? wholeQuery : wholePhrase])),
    ...row.map(([, key]) => /** @type {Bonus} */ ([key + NUMBERS.marks.whole + end, wholeWord / width])),
  ];
}

/**
 * @param {string[]} keys
 * @param {number} slot
 * @returns {[number, string][]}
 */
function numbered(keys, slot) {
  return keys.map((key) => [slot, key]);
}

/**
 * Give every run of neighbouring terms as a phrase, with the slots that it covers.
 * @param {[number, string][]} row
 * @param {number} shortest
 * @returns {[string, number[]][]}
 */
function runs(row, shortest) {
  /** @type {[string, number[]][]} */
  const found = [];
  for (let begin = 0; begin < row.length; begin++)
    for (let stop = begin + shortest; stop <= Math.min(row.length, begin + NUMBERS.query.longestPhrase); stop++) {
      const run = row.slice(begin, stop);
      found.push([run.map(([, key]) => key).join(" "), [...new Set(run.map(([slot]) => slot))]]);
    }
  return found;
}
