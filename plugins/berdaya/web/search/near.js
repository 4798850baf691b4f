/** Write doubled letters once: of all slips, a letter doubled or not is the likeliest. */
export function squeezed(word) {
  return word.replace(/(.)\1+/gu, "$1");
}

/** How many slips part two words, at most `most`: see `search/near.py`. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let last = [];
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

/** Give the slips that a word of this length may have. */
export function allowed(word) {
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
}
