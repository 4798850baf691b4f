/**
 * The index of one language as far as it is loaded: see `search/parts.py`.
 *
 * `need` loads parts; `entry`, `form`, `beginning` and `ending` then read what is there.
 */
const LAST = "\uffff";
const FARTHEST_GUESSES = 6;

export class Store {
  /** `table` is the list of parts; `load(names)` gives a promise of what these files hold. */
  constructor(table, load) {
    this.table = table;
    this.load = load;
    this.parts = new Map();
    this.endings = new Map();
    this.isPartial = false;
  }

  /** A part that is not kept on the device, without a signal: the search goes on with the rest, and says so. */
  missed(instead) {
    this.isPartial = true;
    return instead;
  }

  numberOf(key) {
    return place(this.table.parts, key);
  }

  need(keys) {
    return this.fetch(this.parts, "t", keys.map((key) => this.numberOf(key)), (data, number) => this.opened(data, number));
  }

  /** Load the first parts, `widest` at most, in which words with this beginning lie. */
  needBeginning(prefix, widest) {
    return this.fetch(this.parts, "t", span(this.table.parts, prefix, widest), (data, number) => this.opened(data, number));
  }

  needEnding(suffix, widest) {
    return this.fetch(this.endings, "e", span(this.table.endings, backwards(suffix), widest), (data) => (data ? data.split(" ") : this.missed([])));
  }

  async fetch(shelf, letter, numbers, open) {
    const missing = [...new Set(numbers)].filter((number) => !shelf.has(number));
    if (!missing.length) return;
    const loaded = await this.load(missing.map((number) => letter + number));
    missing.forEach((number, at) => shelf.set(number, open(loaded[at], number)));
  }

  opened(data, number) {
    const [entries, forms] = data || this.missed([[], []]);
    const part = { entries: new Map(), forms: new Map() };
    for (const [key, pages, postings, spoken = "", alike = [], instead = ""] of entries) {
      const words = spoken ? spoken.split(" ") : [];
      part.entries.set(key, { pages, postings: unpacked(postings), words, alike: unpacked(alike), wordings: instead ? instead.split(" ") : [] });
      for (const form of [key, ...words])
        if (/^[\p{L}\p{N}]+$/u.test(form) && this.numberOf(form) === number) part.forms.set(form, { keys: [key], pages });
    }
    for (const [form, keys, pages] of forms) part.forms.set(form, { keys: keys.split(" "), pages });
    return part;
  }

  part(key) {
    return this.parts.get(this.numberOf(key));
  }

  entry(key) {
    const part = this.part(key);
    return part && part.entries.get(key);
  }

  form(word) {
    const part = this.part(word);
    return part && part.forms.get(word);
  }

  beginning(prefix, widest) {
    const found = [];
    for (const number of span(this.table.parts, prefix, widest))
      for (const [form, keys] of this.parts.get(number).forms) if (form.startsWith(prefix)) found.push([form, keys]);
    return found;
  }

  ending(suffix, widest) {
    return span(this.table.endings, backwards(suffix), widest).flatMap((number) =>
      this.endings.get(number).filter((form) => form.endsWith(suffix)),
    );
  }

  /** Keep the guesses that lie in the first few parts that they touch. */
  reachable(guesses) {
    const near = new Set([...new Set(guesses.map((guess) => this.numberOf(guess)))].slice(0, FARTHEST_GUESSES));
    return guesses.filter((guess) => near.has(this.numberOf(guess)));
  }
}

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

function span(starts, prefix, widest) {
  const first = place(starts, prefix);
  const last = Math.min(place(starts, prefix + LAST), first + widest - 1);
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}

function unpacked(flat) {
  const found = [];
  let number = 0;
  for (let at = 0; at < flat.length; at += 2) found.push([(number += flat[at]), flat[at + 1]]);
  return found;
}

const backwards = (word) => [...word].reverse().join("");
