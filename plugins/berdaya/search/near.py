"""How many slips part two words: a letter too many, too few, wrong, or two exchanged."""


import re

_TWICE = re.compile(r"(.)\1+")


def squeezed(word: str) -> str:
    """Write doubled letters once: of all slips, a letter doubled or not is the likeliest."""
    return _TWICE.sub(r"\1", word)


def distance(one: str, other: str, most: int) -> int:
    """Give the number of slips between two words, or ``most + 1`` when there are more than ``most``."""
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


def allowed(word: str) -> int:
    """Give the slips that a word of this length may have: none below four letters, then one, two from eight on."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2
