"""Other wordings of the same thing: abbreviations with their long forms, and synonyms, worked out in the build.

A query for *upah* shall find the page about *gaji*, one for *BPD* the page that only writes *Badan Permusyawaratan
Desa*. The pages of the other wording are stored with the key itself, so that the browser loads nothing more for them.
Their weights are whole numbers, and the rarity in them goes by steps: an edit of one page then changes few of them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from berdaya.search import tables
from berdaya.search.analyser import Terms, analyser
from berdaya.search.analysis import Short, terms_of
from berdaya.search.document import SearchDocument
from berdaya.search.numbers import NUMBERS
from berdaya.search.words import words

_SHORT = re.compile(r"^(?=[^A-Z]*[A-Z][^A-Z]*[A-Z])[A-Za-z0-9&-]{2,12}$")
_IN_BRACKETS = re.compile(r"\s*\(([^)]*)\)")

Wording = tuple[Terms, Terms, float]
"""Terms that may be asked for, those of another wording, and how much of a full match it counts."""


# Which abbreviation stands for what.


def abbreviations(documents: Sequence[SearchDocument], lang: str) -> list[Short]:
    """Give the abbreviations of a language with the terms of their long forms: those of the pages' own names, and
    everyday ones from the table; without doubles, in a stable order."""
    named = {pair for document in documents for pair in _of_document(document)}
    tool = analyser(lang)
    pairs = (("".join(words(short)), tuple(terms_of(long, tool))) for short, long in (*named, *tables.abbreviations(lang)))
    return sorted({(short, long) for short, long in pairs if short and len(long) > 1})


def _of_document(document: SearchDocument) -> Iterator[tuple[str, str]]:
    names = [part for name in (document.title, *document.names) for part in _opened(name)]
    shorts = [name for name in names if _SHORT.match(name)]
    if shorts:
        longs = [name for name in names if " " in name]
        yield from ((short, long) for short in shorts for long in longs if _abbreviates(short, long))


def _opened(name: str) -> list[str]:
    """*Badan Permusyawaratan Desa (BPD)* holds two names."""
    return [_IN_BRACKETS.sub("", name).strip(), *_IN_BRACKETS.findall(name)] if "(" in name else [name.strip()]


def _abbreviates(short: str, long: str) -> bool:
    """Whether the letters of the short form stand in the long one in order, the first at the start."""
    letters = iter(long.lower())
    bare = [letter for letter in short.lower() if letter.isalpha()]
    return bool(bare) and long.lower().startswith(bare[0]) and all(letter in letters for letter in bare)


# What leads to what.


def wordings(lang: str, shorts: Sequence[Short]) -> list[Wording]:
    """Give every way from one wording to another."""
    found: list[Wording] = []
    for short, long in shorts:
        found += (((short,), long, NUMBERS.build.abbreviation), (long, (short,), NUMBERS.build.abbreviation))
    return found + [(source, target, NUMBERS.build.synonym) for source, target in synonym_pairs(lang)]


@cache
def synonym_pairs(lang: str) -> tuple[tuple[Terms, Terms], ...]:
    """Give the synonyms of a language, each way: within a line of the table every wording leads to the line's others."""
    tool = analyser(lang)
    groups = ([tuple(terms_of(wording, tool)) for wording in group] for group in tables.synonyms(lang))
    return tuple((source, target) for group in groups for source in group for target in group if source and target and source != target)


Weights = Mapping[int, float]


def alike(ways: Sequence[Wording], weights: Mapping[str, Weights]) -> dict[str, dict[int, int]]:
    """Give for each key (a term, or a phrase of terms) the weights of the best pages that have another wording of it.

    ``weights`` maps the terms of ``ways`` to the weights of their pages. Left out are pages where the key itself
    weighs more.
    """
    found: dict[str, dict[int, float]] = {}
    joined = _Joined(weights)
    for source, target, share in ways:
        theirs = joined.pages(target)
        if not theirs:
            continue
        own, gathered = joined.pages(source), found.setdefault(" ".join(source), {})
        for number, weight in theirs.items():
            worth = weight * share
            if worth > own.get(number, 0.0) and worth > gathered.get(number, 0.0):
                gathered[number] = worth
    return {key: _best(pages) for key, pages in found.items() if pages}


def other_terms(ways: Sequence[Wording], known: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """Give for each key the terms of its other wordings that some page has, so that a result can mark them."""
    found: dict[str, dict[str, None]] = {}
    for source, target, _ in ways:
        terms = [term for term in target if term in known and term not in source]
        if terms:
            found.setdefault(" ".join(source), {}).update(dict.fromkeys(terms))
    return {key: tuple(terms)[: NUMBERS.build.most_wordings] for key, terms in found.items()}


class _Joined:
    """The pages that have all terms of a wording, with the mean of their weights."""

    def __init__(self, weights: Mapping[str, Weights]) -> None:
        self._weights = weights
        self._found: dict[Terms, Weights] = {}

    def pages(self, terms: Terms) -> Weights:
        if len(terms) == 1:
            return self._weights.get(terms[0], {})
        if terms not in self._found:
            tables_of = [self._weights.get(term, {}) for term in terms]
            shared = set(tables_of[0]).intersection(*tables_of[1:])
            self._found[terms] = {number: sum(table[number] for table in tables_of) / len(tables_of) for number in shared}
        return self._found[terms]


def _best(weights: Weights) -> dict[int, int]:
    best = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[: NUMBERS.build.most_alike]
    return {number: max(1, round(weight)) for number, weight in sorted(best)}
