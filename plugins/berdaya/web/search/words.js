/** Words of a text, folded so that a query and a page meet: the same answer as `search/words.py`. */

const MARKS = /[\u0300-\u036f]/g;
const APOSTROPHE = /(?<=[\p{L}\p{N}_])['\u2019\u02bc](s(?![\p{L}\p{N}_]))?/gu;
const AMPERSAND = /(?<![\p{L}\p{N}_])([a-z]) ?& ?([a-z])(?![\p{L}\p{N}_])/gu;
const WORD = /[\p{L}\p{N}]+/gu;
const PLAIN = /^[A-Za-z0-9]*$/;
const CHAT_PLURAL = /^([a-z]{3,})2([a-z]{0,4})$/;
const STRETCHED = /([a-z])\1{2,}/g;

/** Lower the case, drop accents and apostrophes, and write *M&E* as one word. */
export function fold(text) {
  if (PLAIN.test(text)) return text.toLowerCase();
  return unmarked(text).replace(APOSTROPHE, "").replace(AMPERSAND, "$1n$2");
}

/** Lower the case and drop accents. */
export function unmarked(text) {
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase();
}

/** Cut a text into folded words. A hyphen cuts; *anak2nya* is *anaknya*, *bangettt* is *banget*. */
export function words(text) {
  return (fold(text).match(WORD) || []).map((word) => word.replace(STRETCHED, "$1").replace(CHAT_PLURAL, "$1$2"));
}
