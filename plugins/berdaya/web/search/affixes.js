/** The roots that a word may have in a language of affixes, best guess first: see `search/affixes.py`, which says why. */

/**
 * The table `affixes.json` of a language.
 * @typedef {{
 *   shortest: number, shortestRest: number, shortestAfterBound: number, deepest: number,
 *   costs: Record<"restored" | "loan" | "bound" | "chat" | "vowel", number>,
 *   particles: string[], possessives: string[], suffixes: string[], banned: Record<string, string[]>,
 *   prefixes: [string, string, string, string[]][], inner: Record<string, string[]>, bound: string[],
 *   colloquial: [string, string, string[]][], colloquialSuffix: string, loans: [string, string][],
 * }} AffixRules
 */
/** @typedef {Map<string, number>} Guesses Each proposal with its cost. */

const SPOKEN_VOWEL = /(?<=[a-z]{3})e(ng|[^aeiou])$/;

/**
 * Propose the roots of a folded word, the word itself first.
 * @param {string} word
 * @param {AffixRules} rules
 */
export function affixCandidates(word, rules) {
  /** @type {Guesses} */
  const found = new Map();
  for (const [base, suffix, cost] of withoutEndings(word, rules)) {
    offer(found, rules, base, cost);
    cutPrefixes(found, rules, base, suffix, cost, "", 1);
    cutBoundForm(found, rules, base, cost);
  }
  cutChatForms(found, rules, word);
  for (const [base, cost] of [...found]) cutLoanEnding(found, rules, base, cost);
  return [...found].sort((one, other) => one[1] - other[1]).map(([base]) => base);
}

/** @param {Guesses} found @param {AffixRules} rules @param {string} base @param {number} cost */
function offer(found, rules, base, cost) {
  if (base.length >= rules.shortest && cost < (found.get(base) ?? Infinity)) found.set(base, cost);
}

/** @param {string} word @param {string[]} list @param {AffixRules} rules @returns {[string, string][]} */
function endings(word, list, rules) {
  const cut = list.filter((ending) => word.endsWith(ending) && word.length - ending.length >= rules.shortest);
  return [[word, ""], .../** @type {[string, string][]} */ (cut.map((ending) => [word.slice(0, -ending.length), ending]))];
}

/** @param {string} word @param {AffixRules} rules @returns {[string, string, number][]} */
function withoutEndings(word, rules) {
  /** @type {[string, string, number][]} */
  const found = [];
  for (const [bare] of endings(word, rules.particles, rules))
    for (const [stem] of endings(bare, rules.possessives, rules))
      for (const [base, suffix] of endings(stem, rules.suffixes, rules)) found.push([base, suffix, word.length - base.length]);
  return found;
}

/** @param {AffixRules} rules @param {string} text @param {string} before @param {string} stem */
function fits(rules, text, before, stem) {
  const rest = stem.slice(text.length);
  return stem.startsWith(text) && rest.length >= rules.shortestRest && (!before || before.includes(rest[0]));
}

/**
 * @param {Guesses} found @param {AffixRules} rules @param {string} stem @param {string} suffix
 * @param {number} cost @param {string} outer @param {number} depth
 */
function cutPrefixes(found, rules, stem, suffix, cost, outer, depth) {
  for (const [text, family, before, restores] of rules.prefixes) {
    if (!fits(rules, text, before, stem) || (suffix && (rules.banned[family] || []).includes(suffix))) continue;
    if (outer && !(rules.inner[outer] || []).includes(family)) continue;
    for (const letter of restores) {
      const base = letter + stem.slice(text.length);
      const price = cost + text.length + (letter ? rules.costs.restored : 0);
      offer(found, rules, base, price);
      if (depth < rules.deepest) cutPrefixes(found, rules, base, "", price, family, depth + 1);
    }
  }
}

/** @param {Guesses} found @param {AffixRules} rules @param {string} stem @param {number} cost */
function cutBoundForm(found, rules, stem, cost) {
  for (const bound of rules.bound) {
    if (!stem.startsWith(bound) || stem.length - bound.length < rules.shortestAfterBound) continue;
    const rest = stem.slice(bound.length);
    const price = cost + rules.costs.bound;
    offer(found, rules, rest, price);
    cutPrefixes(found, rules, rest, "", price, "", 1);
  }
}

/** @param {Guesses} found @param {AffixRules} rules @param {string} word */
function cutChatForms(found, rules, word) {
  const { chat, vowel } = rules.costs;
  /** @type {Guesses} */
  const spoken = new Map();
  for (const [bare] of endings(word, rules.possessives, rules))
    for (const [stem, suffix] of endings(bare, [rules.colloquialSuffix], rules)) {
      const cost = chat + word.length - stem.length;
      if (stem !== word) offer(spoken, rules, stem, cost);
      if (suffix) cutPrefixes(spoken, rules, stem, "", cost, "", 1);
      cutSpokenPrefix(spoken, rules, stem, cost);
    }
  for (const [base, cost] of [/** @type {[string, number]} */ ([word, chat]), ...spoken])
    offer(spoken, rules, base.replace(SPOKEN_VOWEL, "a$1"), cost + vowel);
  for (const [base, cost] of spoken) offer(found, rules, base, cost);
}

/** @param {Guesses} found @param {AffixRules} rules @param {string} stem @param {number} cost */
function cutSpokenPrefix(found, rules, stem, cost) {
  for (const [text, before, restores] of rules.colloquial)
    if (fits(rules, text, before, stem))
      for (const letter of restores) offer(found, rules, letter + stem.slice(text.length), cost + text.length);
}

/** @param {Guesses} found @param {AffixRules} rules @param {string} base @param {number} cost */
function cutLoanEnding(found, rules, base, cost) {
  for (const [ending, instead] of rules.loans)
    if (base.endsWith(ending) && base.length - ending.length >= rules.shortest)
      offer(found, rules, base.slice(0, -ending.length) + instead, cost + ending.length + rules.costs.loan);
}
