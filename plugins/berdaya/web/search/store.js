/**
 * The index of one language as far as it is loaded: see `search/parts.py`.
 *
 * `need` loads parts; `entry`, `form`, `beginning`, `speltFrom` and `speltTo` then read what is there.
 */
import NUMBERS from "../../search/numbers.json" with { type: "json" };

const LAST = "\uffff";
const MORE = 32; // from here on a sign is followed by another of the same number

/**
 * What the build says of an index before a part of it is read: see `search/artifacts.py`.
 * @typedef {{ pages: number, levels: [number, number][], levelOf: string, parts: string, beginnings: string, endings: string, reworded: string, take?: Record<string, number[]> }} Contents
 */
/** @typedef {[number, number][]} Values Pages' numbers, each with what a key is worth there. */
/** @typedef {{ pages: number, postings: Values, words: string[] }} Entry */
/** @typedef {{ alike: Values, wordings: string[] }} Rewording The pages of a key's other wordings, and the terms of these. */
/** @typedef {{ keys: string[], pages: number }} FormKeys */
/** @typedef {[string, number, string, string?]} EntryRow */
/** @typedef {{ rows: Map<string, EntryRow>, entries: Map<string, Entry>, forms: Map<string, FormKeys> }} Part */
/** @typedef {(names: string[]) => Promise<any[]>} Load Gives what index files hold; null for one that is not at hand. */

export class Store {
  /**
   * @param {Contents} contents
   * @param {Load} load
   */
  constructor(contents, load) {
    this.contents = contents;
    this.starts = { parts: startsOf(contents.parts), beginnings: startsOf(contents.beginnings), endings: startsOf(contents.endings) };
    const { reworded } = contents;
    this.reworded = new Set(this.starts.parts.filter((_, at) => (signAt(reworded, Math.floor(at / 6)) >> (at % 6)) & 1));
    this.levels = levelsOf(contents);
    this.load = load;
    /** @type {Map<string, Part>} */
    this.parts = new Map();
    /** @type {Record<"beginnings" | "endings", Map<string, string[]>>} */
    this.spellings = { beginnings: new Map(), endings: new Map() };
    /** @type {Map<string, Map<string, Rewording>>} */
    this.rewordings = new Map();
    this.isPartial = false;
  }

  /**
   * A part that is not kept on the device, without a signal: the search goes on with the rest, and says so.
   * @template Value
   * @param {Value} instead
   */
  missed(instead) {
    this.isPartial = true;
    return instead;
  }

  /** @param {string} key */
  startOf(key) {
    return this.starts.parts[place(this.starts.parts, key)];
  }

  /** @param {string[]} keys */
  need(keys) {
    return this.needParts(keys.map((key) => this.startOf(key)));
  }

  /**
   * Load the first parts, `widest` at most, in which words with this beginning lie.
   * @param {string} prefix
   * @param {number} widest
   */
  needBeginning(prefix, widest) {
    return this.needParts(span(this.starts.parts, prefix, widest));
  }

  /** @param {string[]} starts */
  needParts(starts) {
    return this.fetch(this.parts, "t-", starts, (data, start) => this.opened(data, start));
  }

  /**
   * Load what other wordings there are of these keys.
   * @param {string[]} keys
   */
  needRewordings(keys) {
    const starts = keys.filter((key) => this.mayHave(key)).map((key) => this.startOf(key));
    const reworded = starts.filter((start) => this.reworded.has(start));
    return this.fetch(this.rewordings, "a-", reworded, (/** @type {[string, string, string][] | null} */ data) => {
      const rows = data || this.missed([]);
      return new Map(rows.map(([key, alike, terms]) => [key, { alike: pairsIn(alike), wordings: listed(terms) }]));
    });
  }

  /**
   * Whether a key may be there, as far as is loaded.
   * @param {string} key
   */
  mayHave(key) {
    const part = this.parts.get(this.startOf(key));
    return !part || part.rows.has(key);
  }

  /** @param {string} key */
  rewording(key) {
    return this.rewordings.get(this.startOf(key))?.get(key);
  }

  /**
   * Load the first lists, `widest` at most, of bare words with this beginning or end.
   * @param {"beginnings" | "endings"} side
   * @param {string} letters
   * @param {number} widest
   */
  needSpelling(side, letters, widest) {
    const starts = span(this.starts[side], side === "endings" ? backwards(letters) : letters, widest);
    return this.fetch(this.spellings[side], `${side[0]}-`, starts, (data) => (data ? data.split(" ") : this.missed([])));
  }

  /**
   * @template Opened
   * @param {Map<string, Opened>} kept
   * @param {string} letter
   * @param {string[]} starts
   * @param {(data: any, start: string) => Opened} open
   */
  async fetch(kept, letter, starts, open) {
    const missing = [...new Set(starts)].filter((start) => !kept.has(start));
    if (!missing.length) return;
    const loaded = await this.load(missing.map((start) => letter + fileName(start)));
    missing.forEach((start, at) => kept.set(start, open(loaded[at], start)));
  }

  /**
   * @param {[EntryRow[], [string, string, number][]] | null} data
   * @param {string} start
   * @returns {Part}
   */
  opened(data, start) {
    const [rows, forms] = data || this.missed([[], []]);
    /** @type {Part} */
    const part = { rows: new Map(), entries: new Map(), forms: new Map() };
    for (const row of rows) {
      const [key, pages, , spoken = ""] = row;
      part.rows.set(key, row);
      for (const form of [key, ...listed(spoken)])
        if (/^[\p{L}\p{N}]+$/u.test(form) && this.startOf(form) === start) part.forms.set(form, { keys: [key], pages });
    }
    for (const [form, keys, pages] of forms) part.forms.set(form, { keys: keys.split(" "), pages });
    return part;
  }

  /** @param {string} key */
  entry(key) {
    const part = this.parts.get(this.startOf(key));
    const row = part && part.rows.get(key);
    if (!part || !row) return undefined;
    if (!part.entries.has(key)) part.entries.set(key, this.unpacked(row));
    return part.entries.get(key);
  }

  /**
   * @param {EntryRow} row
   * @returns {Entry}
   */
  unpacked([, pages, postings, spoken = ""]) {
    const rare = rarity(pages, this.contents.pages);
    /** @type {Values} */
    const values = pairsIn(postings).map(([number, posting]) => [number, this.weight(number, posting) * rare]);
    return { pages, postings: values, words: listed(spoken) };
  }

  /**
   * The weight of a key in a page, without the key's rarity: see `search/analysis.py: unpacked`.
   * @param {number} number
   * @param {number} posting
   */
  weight(number, posting) {
    const { saturation, unit, counts, digit } = NUMBERS.postings;
    const [slowness, weight] = this.level(number);
    const count = counts[posting % digit];
    return weight * (Math.floor(posting / digit) * unit + ((saturation + 1) * count) / (slowness + count));
  }

  /** @param {number} number */
  level(number) {
    return this.levels.get(number) || [1, 0];
  }

  /**
   * Whether a page's texts have a file of their own: see `search/artifacts.py`.
   * @param {number} number
   */
  isLong(number) {
    return this.level(number)[0] >= NUMBERS.postings.longText;
  }

  /** @param {string} word */
  form(word) {
    const part = this.parts.get(this.startOf(word));
    return part && part.forms.get(word);
  }

  /**
   * @param {string} prefix
   * @param {number} widest
   * @returns {[string, FormKeys][]}
   */
  beginning(prefix, widest) {
    return span(this.starts.parts, prefix, widest).flatMap((start) =>
      [...(this.parts.get(start)?.forms || [])].filter(([form]) => form.startsWith(prefix)),
    );
  }

  /**
   * The bare words with this beginning, as far as they are loaded.
   * @param {string} prefix
   * @param {number} widest
   */
  speltFrom(prefix, widest) {
    const { beginnings } = this.spellings;
    return span(this.starts.beginnings, prefix, widest).flatMap((start) => (beginnings.get(start) || []).filter((form) => form.startsWith(prefix)));
  }

  /**
   * The bare words with this end, as far as they are loaded.
   * @param {string} suffix
   * @param {number} widest
   */
  speltTo(suffix, widest) {
    const { endings } = this.spellings;
    return span(this.starts.endings, backwards(suffix), widest).flatMap((start) => (endings.get(start) || []).filter((form) => form.endsWith(suffix)));
  }

  /**
   * Keep the guesses that lie in the first few parts that they touch.
   * @param {string[]} guesses
   */
  reachable(guesses) {
    const near = new Set([...new Set(guesses.map((guess) => this.startOf(guess)))].slice(0, NUMBERS.reach.guessParts));
    return guesses.filter((guess) => near.has(this.startOf(guess)));
  }
}

/**
 * BM25's inverse document frequency, never below zero.
 * @param {number} pages
 * @param {number} all
 */
export function rarity(pages, all) {
  return Math.log(1 + (Math.max(0, all - pages) + 0.5) / (pages + 0.5));
}

const [FIRST_LETTER, AFTER_LETTERS, AFTER_ALL] = [0x61, 0x7b, 0xd7ff];

/**
 * The number that a sign stands for.
 * @param {string} row
 * @param {number} at
 */
const signAt = (row, at) => row.charCodeAt(at) - NUMBERS.postings.firstSign;

/**
 * What pages of a length and a kind have in common, by the pages' numbers: see `search/artifacts.py`.
 * @param {Contents} contents
 */
function levelsOf({ levels, levelOf }) {
  return new Map(pairsIn(levelOf).map(([number, level]) => [number, levels[level]]));
}

/**
 * The starts of all parts from the way in which the alphabet was halved: see `search/parts.py: shape`.
 * @param {string} shape
 */
function startsOf(shape) {
  /** @type {string[]} */
  const found = [];
  let at = 0;
  /**
   * @param {string} prefix
   * @param {number} low
   * @param {number} high
   */
  const read = (prefix, low, high) => {
    const sign = Math.floor(signAt(shape, Math.floor(at / 3)) / [9, 3, 1][at++ % 3]) % 3;
    const start = prefix + (low ? String.fromCharCode(low) : "");
    if (sign === 1) found.push(start);
    if (sign !== 2) return;
    if (high - low === 1) return read(start, 0, AFTER_ALL);
    const edge = [FIRST_LETTER, AFTER_LETTERS].find((letter) => low < letter && letter < high);
    const middle = edge || (low + high) >> 1;
    read(prefix, low, middle);
    read(prefix, middle, high);
  };
  read("", 0, AFTER_ALL);
  return found;
}

/**
 * The name of a part's file: see `search/parts.py: file_name`.
 * @param {string} start
 */
function fileName(start) {
  return start.replace(/[^a-z0-9]/g, (sign) => `_${sign.charCodeAt(0).toString(16)}_`);
}

/**
 * @param {string[]} starts
 * @param {string} key
 */
function place(starts, key) {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (key < starts[middle]) high = middle;
    else low = middle + 1;
  }
  return Math.max(0, low - 1);
}

/**
 * @param {string[]} starts
 * @param {string} prefix
 * @param {number} widest
 */
function span(starts, prefix, widest) {
  const first = place(starts, prefix);
  return starts.slice(first, Math.min(place(starts, prefix + LAST), first + widest - 1) + 1);
}

/**
 * Pages' numbers, each with a weight: see `search/artifacts.py: _flat`.
 * @param {string} row
 */
function pairsIn(row) {
  /** @type {Values} */
  const found = [];
  let at = 0;
  const read = () => {
    let value = 0;
    for (let place = 1; ; place *= MORE) {
      const sign = signAt(row, at++);
      value += (sign % MORE) * place;
      if (sign < MORE) return value;
    }
  };
  for (let number = 0; at < row.length; ) found.push([(number += read()), read()]);
  return found;
}

/** @param {string} text */
const listed = (text) => (text ? text.split(" ") : []);

/** @param {string} word */
const backwards = (word) => [...word].reverse().join("");
