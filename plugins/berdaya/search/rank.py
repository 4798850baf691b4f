"""A query answered: the same steps and the same ranking as in ``web/search/rank.js``.

A key is worth in a page its weight there times its rarity. A page gets for each slot of the query its best
alternative, the rarer word counting more, plus a bonus where its title has the word as typed or a whole phrase of the
query; the sum counts the more, the more of the query's weight it covers (to the power of 1.5: a page with all words
beats one with a single word often).
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from berdaya.search.analysis import without_bridge
from berdaya.search.document import SearchDocument
from berdaya.search.index import WEIGHTS, Entry, rarity
from berdaya.search.numbers import NUMBERS
from berdaya.search.parts import Cut
from berdaya.search.understand import Alternative, Slots

_GUESSES = ("prefix", "slip")
"""Readings of a word that are guesses of equal worth, of which the rarest decides the word's weight."""


@dataclass(frozen=True)
class Hit:
    """A page that answers. ``bridges`` are the languages whose words alone led here; none where the page's own did."""

    document: SearchDocument
    score: float
    bridges: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """All pages that answer a query, the best first. ``near`` are words of the texts like one that was not found."""

    hits: tuple[Hit, ...]
    near: tuple[str, ...] = ()


def answer(index: Cut, text: str) -> Answer:
    """Answer a query from the index of one language. Never raises, whatever the text."""
    slots = Slots.of(text, index)
    alternatives = list(slots.alternatives())
    scores = _Scores(index, alternatives, slots.width)
    for key, factor in slots.bonus():
        scores.add_bonus(key, factor)
    return Answer(tuple(_kept(scores.hits())), tuple(slots.near))


def answers(indexes: Mapping[str, Cut], queries: Iterable[str], lang: str) -> Iterator[Answer]:
    """Answer many queries in a language, in their order. Raises ``KeyError`` for a language without an index."""
    index = indexes[lang]
    return (answer(index, text) for text in queries)


class _Scores:
    """What each page has gathered so far."""

    def __init__(self, index: Cut, alternatives: Sequence[Alternative], width: int) -> None:
        self._index = index
        self._slots: dict[int, list[float]] = defaultdict(lambda: [0.0] * width)
        self._bonus: dict[int, float] = defaultdict(float)
        self._languages: dict[int, set[str]] = defaultdict(set)
        self._weights = [0.0] * width
        for alternative in alternatives:
            self._add(alternative)

    def _add(self, alternative: Alternative) -> None:
        entries = [entry for key in alternative.keys if (entry := self._index.entry(key))]
        if len(entries) < len(alternative.keys):
            return
        reworded, is_light = alternative.via == "alike", alternative.via == "light"
        self._weigh(alternative, min(entry.pages for entry in entries))
        language = _bridge_of(alternative.keys)
        for number, value in _common([_other_values(entry) if reworded else self._values(entry) for entry in entries]):
            if is_light and number not in self._slots:
                continue
            gathered = self._slots[number]
            for slot in alternative.slots:
                gathered[slot] = max(gathered[slot], value * alternative.factor)
            if not is_light:
                self._languages[number].add(language)

    def _values(self, entry: Entry) -> dict[int, float]:
        index = self._index.index
        rare = rarity(entry.pages, len(index.pages))
        return {posting // WEIGHTS: weight * rare for posting, weight in zip(entry.postings, index.weights(entry.postings), strict=True)}

    def _weigh(self, alternative: Alternative, pages: int) -> None:
        """A rare word weighs more than a common one. The first reading of a word decides: that a common word
        has another wording, or is rare in another language, does not make it heavier."""
        weight = rarity(pages, len(self._index.index.pages)) * alternative.factor
        for slot in alternative.slots:
            if not self._weights[slot] or alternative.via in _GUESSES:
                self._weights[slot] = max(self._weights[slot], weight)

    def add_bonus(self, key: str, factor: float) -> None:
        """Lift the pages that have a key."""
        entry = self._index.entry(key)
        if entry:
            for number, value in self._values(entry).items():
                self._bonus[number] += value * factor

    def hits(self) -> Iterator[Hit]:
        """Give the pages, the best first; among equals that with the lower number."""
        total = _total(self._weights)
        mean = total / max(1, sum(weight > 0 for weight in self._weights))
        scored = [(self._score(number, total, mean), number) for number in self._slots]
        for score, number in sorted(scored, key=lambda item: (-item[0], item[1])):
            languages = self._languages[number]
            yield Hit(self._index.index.pages[number], score, () if "" in languages else tuple(sorted(languages)))

    def _score(self, number: int, total: float, mean: float) -> float:
        if not total:
            return 0.0
        gathered = list(zip(self._weights, self._slots[number], strict=True))
        share = _total(weight for weight, value in gathered if value) / total
        worth = _total(value * weight for weight, value in gathered) / mean + self._bonus.get(number, 0.0)
        return math.floor(worth * share * math.sqrt(share) * 1000 + 0.5) / 1000


def _bridge_of(keys: Sequence[str]) -> str:
    """The language that all of these keys come from; empty where one is the page's own."""
    codes = {key.removeprefix(without_bridge(key)).removeprefix(NUMBERS.marks.bridge) for key in keys}
    return "" if "" in codes else min(codes)


def _other_values(entry: Entry) -> dict[int, float]:
    return {number: float(value) for number, value in entry.alike}


def _common(values: Sequence[Mapping[int, float]]) -> Iterator[tuple[int, float]]:
    """Give the pages that stand in all, with the mean of their weights."""
    first, *others = values
    for number, value in first.items():
        if all(number in table for table in others):
            yield number, (value + _total(table[number] for table in others)) / len(values)


def _total(values: Iterable[float]) -> float:
    """Add up as JavaScript does: from Python 3.12 on ``sum`` makes good for what floats lose, and would rank otherwise."""
    total = 0.0
    for value in values:
        total += value
    return total


def _kept(hits: Iterator[Hit]) -> Iterator[Hit]:
    best = 0.0
    for hit in hits:
        best = best or hit.score
        if hit.score < best * NUMBERS.query.weakest or not hit.score:
            return
        yield hit
