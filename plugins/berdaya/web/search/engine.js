/**
 * A language's search: a query in, Material's answer out. The build puts this file after the others it uses
 * (it names them in `ENGINE_FILES` of `search/browser.py`) and fills in `TABLES`.
 */
const MOST_SHOWN = 10;
const FARTHEST = 4;

/** Make the search of one language. `load(names)` gives a promise of the contents of index files. */
export function makeSearch(tables, load) {
  const store = new Store(tables.index, load);
  const tools = { own: toolFor(tables, tables.lang), others: tables.others.map((lang) => toolFor(tables, lang)) };
  const pages = new Map();

  return async function answer(text, from = 0) {
    const query = await understand(store, tools, text);
    const found = ranked(store, query, tables.pages);
    const { chosen, next } = await readable(pages, found, from, load);
    const spoken = spokenWords(store, query, tools.own);
    const near = found.length ? query.near : await nearestWords(store, query);
    return {
      items: chosen.map((hit) => drawn(pages.get(hit.number), hit, query, spoken, tables.strings)),
      suggest: suggested(store, query),
      note: { text, found: found.length, from, shown: next, isPartial: store.isPartial || next - from > chosen.length, near: offered(near), isEmpty: !found.length, ...tables.note },
    };
  };
}

function toolFor(tables, lang) {
  const candidates = lang === "id" ? (word) => indonesianCandidates(word, tables.affixes) : englishCandidates;
  return { candidates, stopwords: new Set((tables.stopwords[lang] || "").split(" ")) };
}

/** Choose the hits to show. A page that is not kept on the device, without a signal, gives its place to the next. */
async function readable(pages, found, from, load) {
  const chosen = [];
  let next = from;
  while (next < found.length && chosen.length < MOST_SHOWN) {
    const tried = found.slice(next, next + MOST_SHOWN - chosen.length);
    await readPages(pages, tried, load);
    chosen.push(...tried.filter((hit) => pages.get(hit.number)));
    next += tried.length;
  }
  return { chosen, next };
}

async function readPages(pages, hits, load) {
  const missing = hits.map((hit) => hit.number).filter((number) => !pages.has(number));
  const loaded = missing.length ? await load(missing.map((number) => `d${number}`)) : [];
  missing.forEach((number, at) => pages.set(number, loaded[at] && withTokens(loaded[at])));
}

/** A page's words are cut and folded once, however many keys the reader presses, and only where the query may stand. */
function withTokens(data) {
  const cut = new Map();
  const tokens = (name, text) => {
    if (!cut.has(name)) cut.set(name, spokenTokens(text));
    return cut.get(name);
  };
  const plain = new Map();
  const mentions = (name, text, spoken) => {
    if (!plain.has(name)) plain.set(name, unmarked(text));
    return spoken.parts.some((part) => plain.get(name).includes(part));
  };
  return { data, tokens, mentions };
}

/** The words to be marked: those of the query's keys as they stand in the texts, and those of other wordings by their root. */
function spokenWords(store, query, tool) {
  const written = new Map(query.typed.map((word, slot) => [word, slot]));
  const roots = new Map();
  for (const { slots, keys, via } of query.alternatives)
    for (const key of via === "bridge" ? [] : keys) {
      const { words, wordings } = store.entry(key) || { words: [], wordings: [] };
      if (via === "alike") for (const root of wordings) roots.set(root, slots[0]);
      else for (const word of [key, ...words]) written.set(word, slots[0]);
    }
  return new Spoken(written, roots, tool.candidates);
}

/** Give one word that completes the last word typed: Material shows the last of the list. */
function suggested(store, query) {
  const last = query.typed[query.typed.length - 1] || "";
  const begun = query.alternatives.filter(({ via, slots }) => via === "prefix" && slots[0] === query.typed.length - 1);
  const words = begun.flatMap(({ keys }) => keys.flatMap((key) => [key, ...(store.entry(key) || { words: [] }).words]));
  return words.filter((word) => word.startsWith(last)).sort((one, other) => one.length - other.length).slice(0, 1);
}

function offered(near) {
  return near.filter((word) => !word.endsWith(BRIDGE)).slice(0, 4);
}

/** For the empty state: the words of the texts that come nearest to those that found nothing. */
async function nearestWords(store, query) {
  const measured = [];
  for (const word of query.typed.slice(0, 3).filter((one) => one.length > 2 && one.length < 30)) {
    await store.needBeginning(word.slice(0, 3), WIDEST_SLIP);
    for (const [form] of store.beginning(word.slice(0, 3), WIDEST_SLIP)) measured.push([distance(word, form, FARTHEST), form]);
  }
  return measured.filter(([slips]) => slips <= FARTHEST).sort(([one], [other]) => one - other).map(([, form]) => form);
}
