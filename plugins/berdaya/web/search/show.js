/**
 * Pages as Material's search box draws them: `[page, section, …]`, each with location, title, text, tags,
 * score and terms. Title and text are HTML there, so everything is escaped here and only `<mark>` is added.
 */
const WINDOW = 30;
const LEAD = 6;
const MOST_SECTIONS = 4;
const SHORT = 240;
const SPOKEN = /[\p{L}\p{N}]+(?:['\u2019\u02bc]\p{L}+)*/gu;

/** Tells for a word of a text the slot of the query that it stands for: by the word itself, or by its root. */
export class Spoken {
  constructor(words, roots, candidates) {
    Object.assign(this, { words, candidates, told: new Map() });
    this.roots = [...roots].map(([root, slot]) => ({ root, slot, part: root.length > 4 ? root.slice(1, -1) : root }));
    this.parts = [...words.keys(), ...this.roots.map(({ part }) => part)];
  }

  has(word) {
    return this.get(word) !== undefined;
  }

  get(word) {
    if (this.words.has(word)) return this.words.get(word);
    if (!this.told.has(word)) this.told.set(word, this.byRoot(word));
    return this.told.get(word);
  }

  /** An affix changes a root's first letter (*tulis*, *menulis*) or its last (*policy*, *polici*): its middle must stand there. */
  byRoot(word) {
    const near = this.roots.filter(({ part }) => word.includes(part));
    const guesses = near.length ? this.candidates(word) : [];
    const found = near.find(({ root }) => guesses.includes(root));
    return found && found.slot;
  }
}

/** Draw one page. `page` is its file, `spoken` tells for each word the slot of the query that it stands for. */
export function drawn(page, hit, query, spoken, strings) {
  const [url, title, label, summary, sections, counterpart] = page.data;
  const seen = new Map();
  const scored = sections
    .map(([anchor, heading, text], at) => section(page, at, anchor, heading, text, spoken, seen))
    .filter((one) => one.worth);
  const top = [...scored].sort((one, other) => other.worth - one.worth);
  const head = passage(page, "s", summary, spoken, seen);
  const lead = head.worth || !top.length ? head : passage(page, `t${top[0].at}`, top[0].text, spoken, seen);
  const heading = markedText(title, page.tokens("title", title), spoken, seen);
  const below = top.filter((one) => one.anchor).slice(0, MOST_SECTIONS);
  return [
    {
      location: url, title: heading, text: lead.html, score: hit.score, terms: termsOf(query, hit, seen),
      tags: [escaped(label), ...(hit.isBridged && counterpart ? [escaped(strings.bridge.replace("#", counterpart))] : [])],
    },
    ...below.map((one) => sectionItem(url, one, page, spoken, hit)),
  ];
}

function sectionItem(url, one, page, spoken, hit) {
  const title = markedText(one.heading, page.tokens(`h${one.at}`, one.heading), spoken, new Map());
  return { location: `${url}#${one.anchor}`, title, text: one.html, score: hit.score / 2, terms: {} };
}

function section(page, at, anchor, heading, text, spoken, seen) {
  const found = passage(page, `t${at}`, text, spoken, seen);
  const inHeading = page.mentions(`h${at}`, heading, spoken) ? page.tokens(`h${at}`, heading) : [];
  const slots = new Set(inHeading.map(([, , word]) => spoken.get(word)).filter((slot) => slot !== undefined));
  return { at, anchor, heading, text, html: found.html, worth: found.worth + 2 * slots.size };
}

/** Cut the stretch of a text that holds most of the query, with its words marked. */
function passage(page, name, text, spoken, seen) {
  if (!page.mentions(name, text, spoken)) return { html: escaped(opening(text)), worth: 0 };
  const tokens = page.tokens(name, text);
  const [begin, worth] = bestWindow(tokens, spoken);
  const first = tokens.length - begin <= WINDOW ? Math.max(0, tokens.length - WINDOW) : begin;
  const shown = tokens.slice(first, first + WINDOW);
  const [start, stop] = [first ? shown[0][0] : 0, first + WINDOW < tokens.length ? shown[shown.length - 1][1] : text.length];
  const inside = markedText(text, shown, spoken, seen, start, stop);
  return { html: (start ? "… " : "") + inside + (stop < text.length ? " …" : ""), worth };
}

/** Give the first words of a text that holds nothing of the query. */
function opening(text) {
  return text.length > SHORT ? text.slice(0, text.lastIndexOf(" ", SHORT)) + " …" : text;
}

function bestWindow(tokens, spoken) {
  const places = tokens.flatMap(([, , word], at) => (spoken.has(word) ? [[at, spoken.get(word)]] : []));
  let best = [0, 0];
  places.forEach(([begin], index) => {
    const inside = places.slice(index).filter(([at]) => at < begin + WINDOW - LEAD);
    const worth = new Set(inside.map(([, slot]) => slot)).size + Math.min(inside.length, 9) / 10;
    if (worth > best[1]) best = [Math.max(0, begin - LEAD), worth];
  });
  return best;
}

function markedText(text, tokens, spoken, seen, start = 0, stop = text.length) {
  let html = "";
  let done = start;
  for (const [begin, end, word] of tokens) {
    if (!spoken.has(word)) continue;
    const slot = spoken.get(word);
    seen.set(slot, (seen.get(slot) || new Set()).add(word));
    html += escaped(text.slice(done, begin)) + "<mark data-md-highlight>" + escaped(text.slice(begin, end)) + "</mark>";
    done = end;
  }
  return html + escaped(text.slice(done, stop));
}

/** Words found (as they stand in the text) and words missed, as Material's box wants them. */
function termsOf(query, hit, seen) {
  const terms = {};
  query.typed.forEach((word, slot) => {
    if (seen.has(slot)) for (const found of seen.get(slot)) terms[found] = true;
    else if (!hit.slots[slot]) terms[word] = false;
  });
  return terms;
}

/** Cut a text into `[begin, end, folded word]`. */
export function spokenTokens(text) {
  return [...text.matchAll(SPOKEN)].map((found) => [found.index, found.index + found[0].length, fold(found[0])]);
}

/** Escape a text for HTML. */
export function escaped(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
