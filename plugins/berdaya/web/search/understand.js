/** What a query may mean: its words as slots, and for each slot its alternatives. See `search/understand.py`. */

const MOST_CHARACTERS = 200;
const MOST_WORDS = 12;
const SHORTEST_PREFIX = 3;
const MOST_PREFIXED = 6;
const MOST_NEAR = 3;
const OWN = 1;
const OTHER_LANGUAGE = 0.85;
const PREFIX = 0.7;
const SLIP = [1, 0.8, 0.6];
const WIDEST_PREFIX = 2;
const WIDEST_SLIP = 3;
const TITLE_WORD = 0.35;
const WHOLE_PHRASE = 1.2;
const WHOLE_WORD = 0.5;
const JOINED = 0.7;
const LONGEST_PHRASE = 5;
const EXACT = "=";
const WHOLE = ".";
const BRIDGE = "~";

/** Read a query and load what it needs. Gives `{typed, alternatives, bonus, near}`. */
export async function understand(store, tools, text) {
  const { typed, isOpen } = readWords(text, tools.own);
  await store.need(typed.flatMap((word) => [word, word + BRIDGE]));
  const own = await Promise.all(typed.map((word) => resolved(store, tools.own, word, "", false)));
  const bridged = await Promise.all(
    typed.map((word, slot) => crossed(store, tools.others, word, own[slot].length > 0)),
  );
  const query = { typed, isOpen, own, bridged, near: [] };
  const alternatives = await alternativesOf(store, query);
  const bonus = bonusOf(query);
  await store.need([...alternatives.flatMap((one) => one.keys), ...bonus.map(([key]) => key)]);
  return { typed, alternatives, bonus, near: query.near };
}

function readWords(text, tool) {
  const read = [...text].slice(0, MOST_CHARACTERS).join("");
  const everything = words(read).slice(0, MOST_WORDS);
  const meaning = everything.filter((word) => carriesMeaning(word, tool));
  const typed = meaning.length ? meaning : everything;
  const isOpen = typed.length > 0 && typed[typed.length - 1] === everything[everything.length - 1] && /[\p{L}\p{N}]$/u.test(read);
  return { typed, isOpen };
}

function carriesMeaning(word, tool) {
  return !tool.stopwords.has(word) && ([...word].length > 1 || /^\p{Nd}$/u.test(word));
}

async function resolved(store, tool, word, end, onlyWritten) {
  const guesses = onlyWritten ? [word] : [...new Set([word, ...tool.candidates(word)])];
  const reachable = store.reachable(guesses.map((guess) => guess + end));
  if (store.form(reachable[0])) return store.form(reachable[0]).keys;
  await store.need(reachable);
  for (const guess of reachable) {
    if (store.form(guess)) return store.form(guess).keys;
    if (store.entry(guess)) return [guess];
  }
  return [];
}

async function crossed(store, tools, word, isKnown) {
  for (const tool of tools) {
    const keys = await resolved(store, tool, word, BRIDGE, isKnown);
    if (keys.length) return keys;
  }
  return [];
}

async function alternativesOf(store, query) {
  const found = [];
  for (const [slot, word] of query.typed.entries()) {
    const [own, bridged] = [query.own[slot], query.bridged[slot]];
    if (own.length) found.push({ slots: [slot], keys: own, factor: OWN, via: "own" });
    if (bridged.length) found.push({ slots: [slot], keys: bridged, factor: OTHER_LANGUAGE, via: "bridge" });
    if (!own.length) found.push(...(await guessed(store, query, slot, word)));
  }
  const row = query.own.flatMap((keys, slot) => (keys.length ? keys : [query.typed[slot]]).map((key) => [slot, key]));
  for (const [phrase, slots] of runs(row, 1)) found.push({ slots, keys: [phrase], factor: OWN, via: "alike" });
  return found;
}

async function guessed(store, query, slot, word) {
  const isTyping = query.isOpen && slot === query.typed.length - 1;
  const begun = isTyping ? await begunWith(store, slot, word) : [];
  return begun.length || query.bridged[slot].length ? begun : slipped(store, query, slot, word);
}

async function begunWith(store, slot, word) {
  if (word.length < SHORTEST_PREFIX) return [];
  await store.needBeginning(word, WIDEST_PREFIX);
  const pages = new Map();
  for (const [, form] of store.beginning(word, WIDEST_PREFIX)) pages.set(form.keys.join(" "), form);
  const common = [...pages.entries()].sort(([a, one], [b, other]) => other.pages - one.pages || (a < b ? -1 : a > b ? 1 : 0));
  return common.slice(0, MOST_PREFIXED).map(([, form]) => ({ slots: [slot], keys: form.keys, factor: PREFIX, via: "prefix" }));
}

async function slipped(store, query, slot, word) {
  const most = allowed(word);
  if (!most) return [];
  const [head, tail] = [word.slice(0, 3), word.slice(-3)];
  await Promise.all([store.needBeginning(head, WIDEST_SLIP), store.needEnding(tail, WIDEST_SLIP)]);
  const alike = new Set([...store.beginning(head, WIDEST_SLIP).map(([form]) => form), ...store.ending(tail, WIDEST_SLIP)]);
  const plain = squeezed(word);
  const measured = [...alike]
    .map((form) => [distance(word, withoutBridge(form), most), form])
    .filter(([slips]) => slips <= most)
    .map(([slips, form]) => [slips, squeezed(withoutBridge(form)) === plain ? 0 : 1, form]);
  measured.sort((one, other) => one[0] - other[0] || one[1] - other[1] || (one[2] < other[2] ? -1 : 1));
  const [best] = measured;
  const nearest = measured
    .slice(0, MOST_NEAR)
    .filter(([slips, isOther]) => slips === best[0] && isOther === best[1]);
  await store.need(nearest.map(([, , form]) => form));
  query.near.push(...nearest.map(([, , form]) => form));
  return nearest.map(([slips, , form]) => {
    const keys = (store.form(form) || { keys: [form] }).keys;
    return { slots: [slot], keys, factor: SLIP[slips], via: "slip" };
  });
}

function bonusOf(query) {
  const own = query.own.flatMap((keys, slot) => keys.map((key) => [slot, key]));
  const bridged = query.bridged.flatMap((keys, slot) => keys.map((key) => [slot, withoutBridge(key)]));
  return [
    ...[...query.typed, ...query.near].flatMap((word) => [
      [withoutBridge(word) + EXACT, TITLE_WORD],
      [withoutBridge(word) + EXACT + BRIDGE, TITLE_WORD * OTHER_LANGUAGE],
    ]),
    ...titleBonus(own, "", query.typed.length),
    ...titleBonus(bridged, BRIDGE, query.typed.length),
    ...query.typed.slice(1).map((word, slot) => [query.typed[slot] + word + EXACT, JOINED]),
  ];
}

function titleBonus(row, end, width) {
  return [
    ...runs(row, 2).map(([phrase]) => [phrase + end, WHOLE_PHRASE]),
    ...row.map(([, key]) => [key + WHOLE + end, WHOLE_WORD / width]),
  ];
}

function withoutBridge(key) {
  return key.endsWith(BRIDGE) ? key.slice(0, -BRIDGE.length) : key;
}

function runs(row, shortest) {
  const found = [];
  for (let begin = 0; begin < row.length; begin++)
    for (let stop = begin + shortest; stop <= Math.min(row.length, begin + LONGEST_PHRASE); stop++) {
      const run = row.slice(begin, stop);
      found.push([run.map(([, key]) => key).join(" "), [...new Set(run.map(([slot]) => slot))]]);
    }
  return found;
}
