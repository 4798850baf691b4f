/**
 * Pages as the search box shows them: `[page, section, …]`, each with location, title, text, tags, score and terms.
 * Title and text are rows of pieces: plain, marked, plain, … No HTML is made: the box sets words, and never markup.
 */
import { fold, unmarked } from "./words.js";

/** @typedef {import("./rank.js").Hit} Hit */
/** @typedef {[number, number, string]} Token Where a word begins and ends, and the word folded. */
/** @typedef {[string, string, string]} SectionText Anchor, heading and text. */
/** @typedef {[string, string, string, string, SectionText[] | null, [string, string][]]} PageText Address, title, label, summary, sections (null where they have a file of their own), and the title in other languages. */
/** @typedef {string[]} Pieces Words in turn plain and marked; the first are plain. */
/** @typedef {{ location: string, title: Pieces, text: Pieces, score: number, terms: Record<string, boolean>, tags?: string[] }} Item */
/** @typedef {Map<number, Set<string>>} Seen The words found in a page for each slot of the query. */
/** @typedef {{ at: number, anchor: string, heading: string, text: string, pieces: Pieces, worth: number }} FoundSection */

const WINDOW = 30;
const LEAD = 6;
const MOST_SECTIONS = 4;
const SHORT = 240;
const SPOKEN = /[\p{L}\p{N}]+(?:['\u2019\u02bc]\p{L}+)*/gu;

/** Tells for a word of a text the slot of the query that it stands for: by the word itself, or by its root. */
export class Spoken {
  /**
   * @param {Map<string, number>} words
   * @param {Map<string, number>} roots
   * @param {(word: string) => string[]} candidates
   */
  constructor(words, roots, candidates) {
    this.words = words;
    this.candidates = candidates;
    /** @type {Map<string, number | undefined>} */
    this.known = new Map();
    this.roots = [...roots].map(([root, slot]) => ({ root, slot, part: root.length > 4 ? root.slice(1, -1) : root }));
    this.parts = [...words.keys(), ...this.roots.map(({ part }) => part)];
  }

  /** @param {string} word */
  get(word) {
    if (this.words.has(word)) return this.words.get(word);
    if (!this.known.has(word)) this.known.set(word, this.byRoot(word));
    return this.known.get(word);
  }

  /**
   * An affix changes a root's first letter (*tulis*, *menulis*) or its last (*policy*, *polici*): its middle must stand there.
   * @param {string} word
   */
  byRoot(word) {
    const near = this.roots.filter(({ part }) => word.includes(part));
    const guesses = near.length ? this.candidates(word) : [];
    return near.find(({ root }) => guesses.includes(root))?.slot;
  }
}

/** A page's texts. Its words are cut and folded once, however many keys the reader presses, and only where the query may stand. */
export class PageWords {
  /** @param {PageText} data */
  constructor(data) {
    this.data = data;
    /** @type {Map<string, Token[]>} */
    this.cut = new Map();
    /** @type {Map<string, string>} */
    this.plain = new Map();
  }

  lacksTexts() {
    return !this.data[4];
  }

  /** @param {SectionText[] | null} sections Null for those that are not at hand. */
  takeTexts(sections) {
    this.data[4] = sections;
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  tokens(name, text) {
    const found = this.cut.get(name) || tokensOf(text);
    this.cut.set(name, found);
    return found;
  }

  /**
   * @param {string} name
   * @param {string} text
   * @param {Spoken} spoken
   */
  mentions(name, text, spoken) {
    const plain = this.plain.get(name) ?? unmarked(text);
    this.plain.set(name, plain);
    return spoken.parts.some((part) => plain.includes(part));
  }
}

/**
 * Draw one page. `spoken` tells for each word the slot of the query that it stands for; `bridges` how a hit by another
 * language's words is named, by that language.
 * @param {PageWords} page
 * @param {Hit} hit
 * @param {string[]} typed
 * @param {Spoken} spoken
 * @param {Record<string, string>} bridges
 * @returns {Item[]}
 */
export function drawn(page, hit, typed, spoken, bridges) {
  const [url, title, label, summary, sections, counterparts] = page.data;
  /** @type {Seen} */
  const seen = new Map();
  const top = (sections || [])
    .map((section, at) => foundSection(page, at, section, spoken, seen))
    .filter((one) => one.worth)
    .sort((one, other) => other.worth - one.worth);
  const head = passage(page, "s", summary, spoken, seen);
  const lead = head.worth || !top.length ? head : passage(page, `t${top[0].at}`, top[0].text, spoken, seen);
  const heading = markedText(title, page.tokens("title", title), spoken, seen);
  const named = counterparts.filter(([code]) => hit.bridges.includes(code)).map(([code, other]) => bridges[code].replace("#", () => other));
  const below = top.filter((one) => one.anchor).slice(0, MOST_SECTIONS);
  return [
    { location: url, title: heading, text: lead.pieces, score: hit.score, terms: termsOf(typed, hit, seen), tags: [label, ...named] },
    ...below.map((one) => sectionItem(url, one, page, spoken, hit)),
  ];
}

/**
 * @param {string} url
 * @param {FoundSection} one
 * @param {PageWords} page
 * @param {Spoken} spoken
 * @param {Hit} hit
 * @returns {Item}
 */
function sectionItem(url, one, page, spoken, hit) {
  const title = markedText(one.heading, page.tokens(`h${one.at}`, one.heading), spoken, new Map());
  return { location: `${url}#${one.anchor}`, title, text: one.pieces, score: hit.score / 2, terms: {} };
}

/**
 * @param {PageWords} page
 * @param {number} at
 * @param {SectionText} section
 * @param {Spoken} spoken
 * @param {Seen} seen
 * @returns {FoundSection}
 */
function foundSection(page, at, [anchor, heading, text], spoken, seen) {
  const { pieces, worth } = passage(page, `t${at}`, text, spoken, seen);
  const inHeading = page.mentions(`h${at}`, heading, spoken) ? page.tokens(`h${at}`, heading) : [];
  const slots = new Set(inHeading.map(([, , word]) => spoken.get(word)).filter((slot) => slot !== undefined));
  return { at, anchor, heading, text, pieces, worth: worth + 2 * slots.size };
}

/**
 * Cut the stretch of a text that holds most of the query, with its words marked.
 * @param {PageWords} page
 * @param {string} name
 * @param {string} text
 * @param {Spoken} spoken
 * @param {Seen} seen
 */
function passage(page, name, text, spoken, seen) {
  if (!page.mentions(name, text, spoken)) return { pieces: [opening(text)], worth: 0 };
  const tokens = page.tokens(name, text);
  const [begin, worth] = bestWindow(tokens, spoken);
  const first = tokens.length - begin <= WINDOW ? Math.max(0, tokens.length - WINDOW) : begin;
  const shown = tokens.slice(first, first + WINDOW);
  const [start, stop] = [first ? shown[0][0] : 0, first + WINDOW < tokens.length ? shown[shown.length - 1][1] : text.length];
  const inside = markedText(text, shown, spoken, seen, start, stop);
  if (start) inside[0] = `… ${inside[0]}`;
  if (stop < text.length) inside.push(`${inside.pop()} …`);
  return { pieces: inside, worth };
}

/**
 * Give the first words of a text that holds nothing of the query.
 * @param {string} text
 */
function opening(text) {
  return text.length > SHORT ? `${text.slice(0, text.lastIndexOf(" ", SHORT))} …` : text;
}

/**
 * @param {Token[]} tokens
 * @param {Spoken} spoken
 * @returns {[number, number]}
 */
function bestWindow(tokens, spoken) {
  const places = tokens.flatMap(([, , word], at) => {
    const slot = spoken.get(word);
    return slot === undefined ? [] : [{ at, slot }];
  });
  /** @type {[number, number]} */
  let best = [0, 0];
  places.forEach(({ at: begin }, index) => {
    const inside = places.slice(index).filter(({ at }) => at < begin + WINDOW - LEAD);
    const worth = new Set(inside.map(({ slot }) => slot)).size + Math.min(inside.length, 9) / 10;
    if (worth > best[1]) best = [Math.max(0, begin - LEAD), worth];
  });
  return best;
}

/**
 * @param {string} text
 * @param {Token[]} tokens
 * @param {Spoken} spoken
 * @param {Seen} seen
 */
function markedText(text, tokens, spoken, seen, start = 0, stop = text.length) {
  /** @type {Pieces} */
  const pieces = [];
  let done = start;
  for (const [begin, end, word] of tokens) {
    const slot = spoken.get(word);
    if (slot === undefined) continue;
    seen.set(slot, (seen.get(slot) || new Set()).add(word));
    pieces.push(text.slice(done, begin), text.slice(begin, end));
    done = end;
  }
  return [...pieces, text.slice(done, stop)];
}

/**
 * Words found (as they stand in the text) and words missed, as Material's box wants them.
 * @param {string[]} typed
 * @param {Hit} hit
 * @param {Seen} seen
 */
function termsOf(typed, hit, seen) {
  /** @type {Record<string, boolean>} */
  const terms = {};
  typed.forEach((word, slot) => {
    const found = seen.get(slot);
    if (found) for (const form of found) terms[form] = true;
    else if (!hit.slots[slot]) terms[word] = false;
  });
  return terms;
}

/**
 * Cut a text into `[begin, end, folded word]`.
 * @param {string} text
 * @returns {Token[]}
 */
function tokensOf(text) {
  return [...text.matchAll(SPOKEN)].map((found) => [found.index, found.index + found[0].length, fold(found[0])]);
}
