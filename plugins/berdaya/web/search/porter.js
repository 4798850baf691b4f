/** English words: British spelling to American, then Porter's stemmer (1980) with the answers that lunr gives. */

/** @type {[RegExp, string][]} */
const SPELLINGS = [
  [/(?<=..)isation/g, "ization"],
  [/(?<=...)is(e|ed|es|er|ers|ing)$/, "iz$1"],
  [/(?<=...)ys(e|ed|es|er|ers|ing)$/, "yz$1"],
  [/(?<=..)our(s|ed|ing|al|able|hood|less)?$/, "or$1"],
];

/** @type {Record<string, string>} */
const SECOND = {
  ational: "ate", tional: "tion", enci: "ence", anci: "ance", izer: "ize", bli: "ble", alli: "al", entli: "ent",
  eli: "e", ousli: "ous", ization: "ize", ation: "ate", ator: "ate", alism: "al", iveness: "ive", fulness: "ful",
  ousness: "ous", aliti: "al", iviti: "ive", biliti: "ble", logi: "log",
};
/** @type {Record<string, string>} */
const THIRD = { icate: "ic", ative: "", alize: "al", iciti: "ic", ical: "ic", ful: "", ness: "" };
const FOURTH = /^(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$/;
const SECOND_END = new RegExp(`^(.+?)(${Object.keys(SECOND).join("|")})$`);
const THIRD_END = new RegExp(`^(.+?)(${Object.keys(THIRD).join("|")})$`);

/**
 * Spell a folded word the American way.
 * @param {string} word
 */
function american(word) {
  return SPELLINGS.reduce((spelt, [pattern, instead]) => spelt.replace(pattern, instead), word);
}

/**
 * Propose what a query word may be called in the index: itself, then its stem.
 * @param {string} word
 */
export function englishCandidates(word) {
  return [...new Set([word, englishStem(word)])];
}

/**
 * Give the stem of a folded word.
 * @param {string} word
 */
function englishStem(word) {
  return porter(american(word));
}

/**
 * Write a word as its row of consonants (C) and vowels (V). A y after a consonant is a vowel.
 * @param {string} stem
 */
function shape(stem) {
  let row = "";
  for (const letter of stem)
    row += "aeiou".includes(letter) || (letter === "y" && row !== "" && row[row.length - 1] === "C") ? "V" : "C";
  return row;
}

/** @param {string} stem */
const measure = (stem) => (shape(stem).match(/V+C+/g) || []).length;
/** @param {string} stem */
const hasVowel = (stem) => shape(stem).includes("V");
/** @param {string} stem */
const endsDouble = (stem) => /([^aeiou])\1$/.test(stem);
/** @param {string} stem */
const endsShort = (stem) => /^C+V[^aeiouwxy]$/.test(shape(stem.slice(0, -1)) + stem.slice(-1)) && shape(stem).endsWith("C");

/** @param {string} word */
function porter(word) {
  if (word.length < 3) return word;
  let stem = word;
  if (/(ss|i)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (/[^s]s$/.test(stem)) stem = stem.slice(0, -1);
  stem = pastAndPresent(stem);
  if (stem.length > 2 && stem.endsWith("y") && hasVowel(stem.slice(0, -1))) stem = stem.slice(0, -1) + "i";
  stem = replaced(stem, SECOND_END, SECOND);
  stem = replaced(stem, THIRD_END, THIRD);
  return tidied(withoutFourth(stem));
}

/** @param {string} stem */
function pastAndPresent(stem) {
  if (stem.endsWith("eed")) return measure(stem.slice(0, -3)) > 0 ? stem.slice(0, -1) : stem;
  const cut = /^(.+?)(ed|ing)$/.exec(stem);
  if (!cut || !hasVowel(cut[1])) return stem;
  const bare = cut[1];
  if (/(at|bl|iz)$/.test(bare)) return bare + "e";
  if (endsDouble(bare) && !/[lsz]$/.test(bare)) return bare.slice(0, -1);
  return measure(bare) === 1 && endsShort(bare) ? bare + "e" : bare;
}

/** @param {string} stem @param {RegExp} ends @param {Record<string, string>} table */
function replaced(stem, ends, table) {
  const cut = ends.exec(stem);
  return cut && measure(cut[1]) > 0 ? cut[1] + table[cut[2]] : stem;
}

/** @param {string} stem */
function withoutFourth(stem) {
  const cut = FOURTH.exec(stem);
  if (cut) return measure(cut[1]) > 1 ? cut[1] : stem;
  const ion = /^(.+?[st])ion$/.exec(stem);
  return ion && measure(ion[1]) > 1 ? ion[1] : stem;
}

/** @param {string} stem */
function tidied(stem) {
  let bare = stem;
  if (stem.endsWith("e")) {
    const cut = stem.slice(0, -1);
    const size = measure(cut);
    if (size > 1 || (size === 1 && !endsShort(cut))) bare = cut;
  }
  return bare.endsWith("ll") && measure(bare) > 1 ? bare.slice(0, -1) : bare;
}
