"""Words of a text, folded so that a query and a page meet; and how many slips part two of them.

The same answers as in ``web/search/words.js``.
"""

import re
import unicodedata

from berdaya.search.numbers import NUMBERS

_MARKS = re.compile(r"[\u0300-\u036f]")
_APOSTROPHE = re.compile(r"(?<=\w)['\u2019\u02bc](s\b)?")
_AMPERSAND = re.compile(r"\b([a-z]) ?& ?([a-z])\b")
_WORD = re.compile(r"[^\W_]+")
_CHAT_PLURAL = re.compile(r"([a-z]{3,})2([a-z]{0,4})")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_TRIPLES = tuple(letter * 3 for letter in "abcdefghijklmnopqrstuvwxyz")
_TWICE = re.compile(r"(.)\1+")


def fold(text: str) -> str:
    """Lower the case, drop accents and apostrophes, and write *M&E* as one word."""
    # Each pattern looks at every letter: a page without such a sign is spared the look.
    if text.isascii():
        plain = text.lower()
        is_cut = "'" in plain
    else:
        plain = _MARKS.sub("", unicodedata.normalize("NFKD", text)).lower()
        is_cut = "'" in plain or "\u2019" in plain or "\u02bc" in plain
    if is_cut:
        plain = _APOSTROPHE.sub("", plain)
    return _AMPERSAND.sub(r"\1n\2", plain) if "&" in plain else plain


def words(text: str) -> list[str]:
    """Cut a text into folded words. A hyphen cuts (*anak-anak* is two words), *anak2nya* is *anaknya*, *bangettt* *banget*."""
    plain = fold(text)
    if _is_stretched(plain):
        plain = _STRETCHED.sub(r"\1", plain)
    found = _WORD.findall(plain)
    return [_unwritten_plural(word) if "2" in word else word for word in found] if "2" in plain else found


def _is_stretched(plain: str) -> bool:
    for triple in _TRIPLES:  # noqa: SIM110  # a plain loop: a tenth of all time goes by here
        if triple in plain:
            return True
    return False


def _unwritten_plural(word: str) -> str:
    plural = _CHAT_PLURAL.fullmatch(word)
    return plural[1] + plural[2] if plural else word


def squeezed(word: str) -> str:
    """Write doubled letters once: of all slips, a letter doubled or not is the likeliest."""
    return _TWICE.sub(r"\1", word)


def distance(one: str, other: str, most: int) -> int:
    """Give the number of slips between two words (a letter too many, too few, wrong, or two exchanged), or
    ``most + 1`` when there are more than ``most``."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, its in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def allowed_slips(word: str) -> int:
    """Give the slips that a word of this length may have."""
    limits = NUMBERS.slips
    return (len(word) >= limits.shortest_with_one) + (len(word) >= limits.shortest_with_two)
