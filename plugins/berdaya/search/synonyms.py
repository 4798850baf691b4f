"""Pages that say it in other words: synonyms and abbreviations, worked out in the build.

A query for *upah* shall find the page about *gaji*, one for *BPD* the page that only writes *Badan
Permusyawaratan Desa*. The pages of the other wording are stored with the key itself, so that the
browser loads nothing more for them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from berdaya.search.analyser import analyser
from berdaya.search.reading import terms_of
from berdaya.search.tables import groups

ABBREVIATION, SYNONYM = 0.9, 0.5
"""How much of a full match the other wording counts."""
MOST_PAGES = 60
"""Pages kept for the other wordings of a key, the best first."""
MOST_WORDINGS = 6

Terms = tuple[str, ...]
Weights = Mapping[int, float]


def alike(lang: str, shorts: Sequence[tuple[str, Terms]], postings: Mapping[str, Weights]) -> dict[str, dict[int, float]]:
    """Give for each key (a term, or a phrase of terms) the weights of the pages that have another wording of it.

    Left out are pages where the key itself weighs more.
    """
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for source, target, share in (*_of_abbreviations(shorts), *_of_synonyms(lang)):
        own = _together(source, postings)
        for number, weight in _together(target, postings).items():
            worth = weight * share
            if worth > max(own.get(number, 0.0), found[" ".join(source)].get(number, 0.0)):
                found[" ".join(source)][number] = worth
    return {key: _best(weights) for key, weights in found.items() if weights}


def wordings(lang: str, shorts: Sequence[tuple[str, Terms]], postings: Mapping[str, Weights]) -> dict[str, tuple[str, ...]]:
    """Give for each key the terms of its other wordings that some page has, so that a result can mark them."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for source, target, _ in (*_of_abbreviations(shorts), *_of_synonyms(lang)):
        found[" ".join(source)].update(dict.fromkeys(term for term in target if term in postings and term not in source))
    return {key: tuple(terms)[:MOST_WORDINGS] for key, terms in found.items() if terms}


def _of_abbreviations(shorts: Sequence[tuple[str, Terms]]) -> Iterator[tuple[Terms, Terms, float]]:
    for short, long in shorts:
        yield (short,), long, ABBREVIATION
        yield long, (short,), ABBREVIATION


def _of_synonyms(lang: str) -> Iterator[tuple[Terms, Terms, float]]:
    """Within a line of the table every wording leads to the line's others."""
    tool = analyser(lang)
    for group in groups(f"synonyms.{lang}.txt"):
        wordings = [tuple(terms_of(wording, tool)) for wording in group]
        for source in filter(None, wordings):
            yield from ((source, target, SYNONYM) for target in wordings if target and target != source)


def _together(terms: Terms, postings: Mapping[str, Weights]) -> dict[int, float]:
    """Give the pages that have all these terms, with the mean of their weights."""
    tables = [postings.get(term, {}) for term in terms]
    shared = set(tables[0]).intersection(*tables[1:])
    return {number: sum(table[number] for table in tables) / len(tables) for number in sorted(shared)}


def _best(weights: Weights) -> dict[int, float]:
    return dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:MOST_PAGES])
