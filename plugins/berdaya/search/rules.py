"""Synonyms and abbreviations as rules on keys: *these terms in a row may also be those*."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from berdaya.search.analyser import analyser
from berdaya.search.reading import terms_of
from berdaya.search.tables import groups

ABBREVIATION, SYNONYM = 90, 45
"""How much of a full match the other wording counts, in percent."""

Terms = tuple[str, ...]


@dataclass(frozen=True)
class Rule:
    """Where ``rest`` follows the rule's own key in a query, ``target`` may stand for all of them at ``percent``."""

    rest: Terms
    target: Terms
    percent: int


def rules(lang: str, shorts: Sequence[tuple[str, Terms]], known: Mapping[str, object]) -> dict[str, tuple[Rule, ...]]:
    """Give the rules of each key, only those whose target is in the index."""
    found: dict[str, dict[Rule, None]] = defaultdict(dict)
    for source, target, percent in (*_of_abbreviations(shorts), *_of_synonyms(lang)):
        if source != target and all(term in known for term in target):
            found[source[0]][Rule(source[1:], target, percent)] = None
    return {key: tuple(some) for key, some in found.items()}


def _of_abbreviations(shorts: Sequence[tuple[str, Terms]]) -> Iterator[tuple[Terms, Terms, int]]:
    for short, long in shorts:
        yield (short,), long, ABBREVIATION
        yield long, (short,), ABBREVIATION


def _of_synonyms(lang: str) -> Iterator[tuple[Terms, Terms, int]]:
    """Within a line of the table every wording leads to the line's others. ``a > b`` leads one way only."""
    tool = analyser(lang)
    for group in groups(f"synonyms.{lang}.txt"):
        wordings = [tuple(terms_of(wording, tool)) for wording in group]
        for source in filter(None, wordings):
            yield from ((source, target, SYNONYM) for target in wordings if target and target != source)
