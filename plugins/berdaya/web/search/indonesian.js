/** The roots that an Indonesian word may have, best guess first: see `search/indonesian.py`, which says why. */

const SHORTEST = 3;
const DEEPEST = 3;
const RESTORED = 0.5;
const LOAN = 4;
const BOUND = 10;
const CHAT = 20;
const VOWEL = 10;
const SPOKEN_VOWEL = /(?<=[a-z]{3})e(ng|[^aeiou])$/;

/** Propose the roots of a folded word, the word itself first. `rules` is the table `affixes.id.json`. */
export function indonesianCandidates(word, rules) {
  const found = new Map();
  for (const [base, suffix, cost] of withoutEndings(word, rules)) {
    offer(found, base, cost);
    cutPrefixes(found, rules, base, suffix, cost, "", 1);
    cutBoundForm(found, rules, base, cost);
  }
  cutChatForms(found, rules, word);
  for (const [base, cost] of [...found]) cutLoanEnding(found, rules, base, cost);
  return [...found].sort((one, other) => one[1] - other[1]).map(([base]) => base);
}

function offer(found, base, cost) {
  if (base.length >= SHORTEST && cost < (found.has(base) ? found.get(base) : 99)) found.set(base, cost);
}

function endings(word, list) {
  const cut = list.filter((ending) => word.endsWith(ending) && word.length - ending.length >= SHORTEST);
  return [[word, ""], ...cut.map((ending) => [word.slice(0, -ending.length), ending])];
}

function withoutEndings(word, rules) {
  const found = [];
  for (const [bare] of endings(word, rules.particles))
    for (const [stem] of endings(bare, rules.possessives))
      for (const [base, suffix] of endings(stem, rules.suffixes)) found.push([base, suffix, word.length - base.length]);
  return found;
}

function fits(text, before, stem) {
  const rest = stem.slice(text.length);
  return stem.startsWith(text) && rest.length >= 2 && (!before || before.includes(rest[0]));
}

function cutPrefixes(found, rules, stem, suffix, cost, outer, depth) {
  for (const [text, family, before, restores] of rules.prefixes) {
    if (!fits(text, before, stem) || (suffix && (rules.banned[family] || []).includes(suffix))) continue;
    if (outer && !(rules.inner[outer] || []).includes(family)) continue;
    for (const letter of restores) {
      const base = letter + stem.slice(text.length);
      const price = cost + text.length + (letter ? RESTORED : 0);
      offer(found, base, price);
      if (depth < DEEPEST) cutPrefixes(found, rules, base, "", price, family, depth + 1);
    }
  }
}

function cutBoundForm(found, rules, stem, cost) {
  for (const bound of rules.bound) {
    if (!stem.startsWith(bound) || stem.length - bound.length < 4) continue;
    const rest = stem.slice(bound.length);
    offer(found, rest, cost + BOUND);
    cutPrefixes(found, rules, rest, "", cost + BOUND, "", 1);
  }
}

function cutChatForms(found, rules, word) {
  const spoken = new Map();
  for (const [bare] of endings(word, rules.possessives))
    for (const [stem, suffix] of endings(bare, [rules.colloquialSuffix])) {
      const cost = CHAT + word.length - stem.length;
      if (stem !== word) offer(spoken, stem, cost);
      if (suffix) cutPrefixes(spoken, rules, stem, "", cost, "", 1);
      cutSpokenPrefix(spoken, rules, stem, cost);
    }
  for (const [base, cost] of [[word, CHAT], ...spoken]) offer(spoken, base.replace(SPOKEN_VOWEL, "a$1"), cost + VOWEL);
  for (const [base, cost] of spoken) offer(found, base, cost);
}

function cutSpokenPrefix(found, rules, stem, cost) {
  for (const [text, before, restores] of rules.colloquial)
    if (fits(text, before, stem))
      for (const letter of restores) offer(found, letter + stem.slice(text.length), cost + text.length);
}

function cutLoanEnding(found, rules, base, cost) {
  for (const [ending, instead] of rules.loans)
    if (base.endsWith(ending) && base.length - ending.length >= SHORTEST)
      offer(found, base.slice(0, -ending.length) + instead, cost + ending.length + LOAN);
}
