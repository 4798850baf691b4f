/** The pages that answer a query, the best first: the same sums as in `search/rank.py`. */

const WEAKEST = 0.05;
const GUESSES = new Set(["prefix", "slip"]);

/** Rank from what is loaded. `all` is the number of pages. Gives `[{number, score, isBridged, slots}]`. */
export function ranked(store, query, all) {
  const width = query.typed.length;
  const scores = { all, weights: new Array(width).fill(0), slots: new Map(), bonus: new Map(), unbridged: new Set() };
  for (const alternative of query.alternatives) addAlternative(store, scores, alternative, width);
  for (const [key, factor] of query.bonus)
    for (const [number, value] of (store.entry(key) || { postings: [] }).postings)
      scores.bonus.set(number, (scores.bonus.get(number) || 0) + value * factor);
  return kept(hits(scores));
}

function addAlternative(store, scores, alternative, width) {
  const entries = alternative.keys.map((key) => store.entry(key));
  if (!entries.every(Boolean)) return;
  weigh(scores, alternative, Math.min(...entries.map((entry) => entry.pages)));
  const lists = entries.map((entry) => (alternative.via === "alike" ? entry.alike : entry.postings));
  for (const [number, value] of common(lists)) {
    if (!scores.slots.has(number)) scores.slots.set(number, new Array(width).fill(0));
    const gathered = scores.slots.get(number);
    for (const slot of alternative.slots) gathered[slot] = Math.max(gathered[slot], value * alternative.factor);
    if (!alternative.keys.every((key) => key.endsWith(BRIDGE))) scores.unbridged.add(number);
  }
}

function weigh(scores, alternative, pages) {
  const weight = rarity(pages, scores.all) * alternative.factor;
  for (const slot of alternative.slots)
    if (!scores.weights[slot] || GUESSES.has(alternative.via)) scores.weights[slot] = Math.max(scores.weights[slot], weight);
}

function rarity(pages, all) {
  return Math.log(1 + (Math.max(0, all - pages) + 0.5) / (pages + 0.5));
}

function common([first, ...others]) {
  const tables = others.map((other) => new Map(other));
  return first
    .filter(([number]) => tables.every((table) => table.has(number)))
    .map(([number, value]) => [number, (value + tables.reduce((sum, table) => sum + table.get(number), 0)) / (tables.length + 1)]);
}

function hits(scores) {
  const total = scores.weights.reduce((sum, weight) => sum + weight, 0);
  const mean = total / Math.max(1, scores.weights.filter((weight) => weight > 0).length);
  const found = [...scores.slots].map(([number, slots]) => {
    const score = total ? worthOf(scores, slots, scores.bonus.get(number) || 0, total, mean) : 0;
    return { number, score, isBridged: !scores.unbridged.has(number), slots };
  });
  return found.sort((one, other) => other.score - one.score || one.number - other.number);
}

function worthOf({ weights }, slots, bonus, total, mean) {
  const share = weights.reduce((sum, weight, slot) => (slots[slot] ? sum + weight : sum), 0) / total;
  const worth = weights.reduce((sum, weight, slot) => sum + slots[slot] * weight, 0) / mean + bonus;
  return Math.floor(worth * share * Math.sqrt(share) * 1000 + 0.5) / 1000;
}

function kept(found) {
  const least = found.length ? found[0].score * WEAKEST : 0;
  return found.filter((hit) => hit.score && hit.score >= least);
}
