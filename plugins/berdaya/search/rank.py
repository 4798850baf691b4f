"""A query answered: the same steps and the same ranking as in ``web/search/rank.js``.

A page gets for each slot of the query its best alternative, the rarer word counting more, plus a bonus where
its title has the word as typed or a whole phrase of the query; the sum counts the more, the more of the query's
weight it covers (to the power of 1.5: a page with all words beats one with a single word often).
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from berdaya.search.document import SearchDocument
from berdaya.search.parts import Cut
from berdaya.search.reading import BRIDGE
from berdaya.search.understand import Alternative, Slots

GUESSES = ("prefix", "slip")
"""Readings of a word that are guesses of equal worth, of which the rarest decides the word's weight."""
WEAKEST = 0.05
"""Part of the best score that a page needs to be counted as found."""


@dataclass(frozen=True)
class Hit:
    """A page that answers. ``bridged``: only words of the other language led here."""

    document: SearchDocument
    score: float
    bridged: bool = False


@dataclass(frozen=True)
class Answer:
    """All pages that answer a query, the best first. ``near`` are words of the texts like one that was not found."""

    hits: tuple[Hit, ...]
    near: tuple[str, ...] = ()


def answer(index: Cut, text: str) -> Answer:
    """Answer a query from the index of one language. Never raises, whatever the text."""
    slots = Slots.of(text, index)
    alternatives = list(slots.alternatives())
    scores = _Scores(index, alternatives, len(slots.typed))
    for key, factor in slots.bonus():
        scores.add_bonus(key, factor)
    return Answer(tuple(_kept(scores.hits())), tuple(slots.near))


class _Scores:
    """What each page has gathered so far."""

    def __init__(self, index: Cut, alternatives: Sequence[Alternative], width: int) -> None:
        self.index = index
        self.slots: dict[int, list[float]] = defaultdict(lambda: [0.0] * width)
        self.bonus: dict[int, float] = defaultdict(float)
        self.unbridged: set[int] = set()
        self.weights = [0.0] * width
        for alternative in alternatives:
            self._add(alternative)

    def _add(self, alternative: Alternative) -> None:
        entries = [self.index.entry(key) for key in alternative.keys]
        if not all(entries):
            return
        reworded = alternative.via == "alike"
        self._weigh(alternative, min(entry.pages for entry in entries))
        for number, value in _common([entry.alike if reworded else entry.postings for entry in entries]):
            gathered = self.slots[number]
            for slot in alternative.slots:
                gathered[slot] = max(gathered[slot], value * alternative.factor)
            if not all(key.endswith(BRIDGE) for key in alternative.keys):
                self.unbridged.add(number)

    def _weigh(self, alternative: Alternative, pages: int) -> None:
        """A rare word weighs more than a common one. The first reading of a word decides: that a common word
        has another wording, or is rare in the other language, does not make it heavier."""
        weight = _rarity(pages, len(self.index.index.documents)) * alternative.factor
        for slot in alternative.slots:
            if not self.weights[slot] or alternative.via in GUESSES:
                self.weights[slot] = max(self.weights[slot], weight)

    def add_bonus(self, key: str, factor: float) -> None:
        entry = self.index.entry(key)
        for number, value in entry.postings if entry else ():
            self.bonus[number] += value * factor

    def hits(self) -> Iterator[Hit]:
        """Give the pages, the best first; among equals the earlier page."""
        total = sum(self.weights)
        mean = total / max(1, sum(weight > 0 for weight in self.weights))
        scored = [(self._score(number, total, mean), number) for number in self.slots]
        for score, number in sorted(scored, key=lambda item: (-item[0], item[1])):
            yield Hit(self.index.index.documents[number], score, number not in self.unbridged)

    def _score(self, number: int, total: float, mean: float) -> float:
        if not total:
            return 0.0
        gathered = list(zip(self.weights, self.slots[number], strict=True))
        share = sum(weight for weight, value in gathered if value) / total
        worth = sum(value * weight for weight, value in gathered) / mean + self.bonus.get(number, 0.0)
        return math.floor(worth * share * math.sqrt(share) * 1000 + 0.5) / 1000


def _rarity(pages: int, all_pages: int) -> float:
    return math.log(1 + (max(0, all_pages - pages) + 0.5) / (pages + 0.5))


def _common(postings: Sequence[Sequence[tuple[int, int]]]) -> Iterator[tuple[int, float]]:
    """Give the pages that stand in all lists, with the mean of their weights."""
    first, *others = postings
    tables = [dict(other) for other in others]
    for number, value in first:
        if all(number in table for table in tables):
            yield number, (value + sum(table[number] for table in tables)) / len(postings)


def _kept(hits: Iterator[Hit]) -> Iterator[Hit]:
    best = 0.0
    for hit in hits:
        best = best or hit.score
        if hit.score < best * WEAKEST or not hit.score:
            return
        yield hit
