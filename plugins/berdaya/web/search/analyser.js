/** A language's analyser in the browser: it proposes what a word may be called in the index, whose words are its lexicon. */
import { affixCandidates } from "./affixes.js";
import { englishCandidates } from "./porter.js";

/**
 * What the build says of a language: see `search/tables.py`.
 * @typedef {{ stemmer: "affixes" | "porter" | "", rules: import("./affixes.js").AffixRules | null, stopwords: string }} AnalyserTables
 */

/**
 * @typedef {{
 *   candidates: (word: string) => string[],
 *   carriesMeaning: (word: string) => boolean,
 * }} Analyser
 */

/**
 * Make the analyser of a language.
 * @param {AnalyserTables} tables
 * @returns {Analyser}
 */
export function analyser({ stemmer, rules, stopwords }) {
  const silent = new Set(stopwords.split(" "));
  return {
    candidates: candidatesBy(stemmer, rules),
    carriesMeaning: (word) => !silent.has(word) && ([...word].length > 1 || /^\p{Nd}$/u.test(word)),
  };
}

/**
 * @param {AnalyserTables["stemmer"]} stemmer
 * @param {AnalyserTables["rules"]} rules
 * @returns {Analyser["candidates"]}
 */
function candidatesBy(stemmer, rules) {
  if (stemmer === "affixes" && rules) return (word) => affixCandidates(word, rules);
  return stemmer === "porter" ? englishCandidates : (word) => [word];
}
