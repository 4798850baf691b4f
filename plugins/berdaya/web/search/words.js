/** Words of a text, folded so that a query and a page meet, and how many slips part two: as in `search/words.py`. */
import NUMBERS from "../../search/numbers.json" with { type: "json" };

const MARKS = /[\u0300-\u036f]/g;
const APOSTROPHE = /(?<=[\p{L}\p{N}_])['\u2019\u02bc](s(?![\p{L}\p{N}_]))?/gu;
const AMPERSAND = /(?<![\p{L}\p{N}_])([a-z]) ?& ?([a-z])(?![\p{L}\p{N}_])/gu;
const WORD = /[\p{L}\p{N}]+/gu;
const PLAIN = /^[A-Za-z0-9]*$/;
const CHAT_PLURAL = /^([a-z]{3,})2([a-z]{0,4})$/;
const STRETCHED = /([a-z])\1{2,}/g;

/**
 * Lower the case, drop accents and apostrophes, and write *M&E* as one word.
 * @param {string} text
 */
export function fold(text) {
  if (PLAIN.test(text)) return text.toLowerCase();
  return unmarked(text).replace(APOSTROPHE, "").replace(AMPERSAND, "$1n$2");
}

/**
 * Lower the case and drop accents.
 * @param {string} text
 */
export function unmarked(text) {
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase();
}

/**
 * Cut a text into folded words. A hyphen cuts; *anak2nya* is *anaknya*, *bangettt* is *banget*.
 * @param {string} text
 */
export function words(text) {
  return (fold(text).match(WORD) || []).map((word) => word.replace(STRETCHED, "$1").replace(CHAT_PLURAL, "$1$2"));
}

/**
 * Write doubled letters once: of all slips, a letter doubled or not is the likeliest.
 * @param {string} word
 */
export function squeezed(word) {
  return word.replace(/(.)\1+/gu, "$1");
}

/**
 * How many slips part two words, at most `most`; one more than that when there are more.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  /** @type {number[]} */
  let last = [];
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i++) {
    [last, before, row] = [before, row, [i]];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const wrong = one[i - 1] === other[j - 1] ? 0 : 1;
      let cost = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + wrong);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        cost = Math.min(cost, last[j - 2] + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
  }
  return row[other.length];
}

/**
 * Give the slips that a word of this length may have.
 * @param {string} word
 */
export function allowedSlips(word) {
  const { shortestWithOne, shortestWithTwo } = NUMBERS.slips;
  return Number(word.length >= shortestWithOne) + Number(word.length >= shortestWithTwo);
}
