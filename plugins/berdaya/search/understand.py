"""What a query may mean: its words as slots, and for each slot the keys of the index that it may stand for.

The same steps as in ``web/search/understand.js``. Each slot has *alternatives*: the word's own term; a term
of the other language; words that begin so (only the last word, while it is typed); a word with a
slip; a synonym or an abbreviation, which may fill several slots at once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from berdaya.search.analyser import analyser
from berdaya.search.near import allowed, distance, squeezed
from berdaya.search.parts import WIDEST_PREFIX, WIDEST_SLIP, Cut
from berdaya.search.reading import BRIDGE, EXACT, LONGEST_PHRASE, carries_meaning, whole
from berdaya.search.words import words

MOST_CHARACTERS, MOST_WORDS = 200, 12
"""What is read of a query: the rest of a pasted page is left out."""
SHORTEST_PREFIX, MOST_PREFIXED, MOST_NEAR = 3, 6, 3
OWN, OTHER_LANGUAGE, PREFIX = 1.0, 0.85, 0.7
SLIP = (1.0, 0.8, 0.6)
"""What a match counts: the word itself, the other language, a beginning, and by number of slips."""

TITLE_WORD, WHOLE_PHRASE, WHOLE_WORD, JOINED = 0.35, 1.2, 0.5, 0.7
"""Weight of a word of the title exactly as typed, of a title that stands whole in the query, of a title that is one word
of it (shared among the query's words), and of two words that the title writes as one (*antar budaya*)."""


@dataclass(frozen=True)
class Alternative:
    """What may fill these slots: keys that a page must all have. ``via`` says why (own, bridge, prefix, slip, alike)."""

    slots: tuple[int, ...]
    keys: tuple[str, ...]
    factor: float
    via: str


class Slots:
    """The words of a query and what is found out about each.

    ``typed`` are the words that count, ``own`` and ``bridged`` their keys in the two languages (empty
    where the index has none), ``near`` the words of the texts that a mistyped one was taken for.
    """

    def __init__(self, index: Cut, typed: Sequence[str], is_open: bool) -> None:
        self.index, self.typed, self.is_open = index, typed, is_open
        self.own = [self._resolve(word, index.index.lang, "") for word in typed]
        self.bridged = [self._crossed(word, bool(own)) for word, own in zip(typed, self.own, strict=True)]
        self.near: list[str] = []

    @staticmethod
    def of(text: str, index: Cut) -> "Slots":
        """Read a query. Any text is a query; nothing in it is an operator."""
        tool = analyser(index.index.lang)
        everything = words(text[:MOST_CHARACTERS])[:MOST_WORDS]
        chosen = [word for word in everything if carries_meaning(word, tool)] or everything
        is_open = bool(chosen) and chosen[-1] == everything[-1] and text[:MOST_CHARACTERS][-1:].isalnum()
        return Slots(index, chosen, is_open)

    def _resolve(self, word: str, lang: str, end: str, only_written: bool = False) -> tuple[str, ...]:
        """Find a word's keys: as the texts have it, else the first guess at its root that the index knows."""
        guesses = [word] if only_written else list(dict.fromkeys((word, *analyser(lang).candidates(word))))
        for guess in self.index.reachable([guess + end for guess in guesses]):
            form = self.index.form(guess)
            if form:
                return form.keys
            if self.index.entry(guess):
                return (guess,)
        return ()

    def _crossed(self, word: str, is_known: bool) -> tuple[str, ...]:
        """Find a word's keys in the other language; of a word known in this one, only as it is written."""
        found = (self._resolve(word, lang, BRIDGE, is_known) for lang in self.index.index.others)
        return next(filter(None, found), ())

    def alternatives(self) -> Iterator[Alternative]:
        """Give everything that the slots may stand for."""
        for slot, word in enumerate(self.typed):
            if self.own[slot]:
                yield Alternative((slot,), self.own[slot], OWN, "own")
            if self.bridged[slot]:
                yield Alternative((slot,), self.bridged[slot], OTHER_LANGUAGE, "bridge")
            if not self.own[slot]:
                yield from self._guessed(slot, word)
        yield from self._reworded()

    def _guessed(self, slot: int, word: str) -> Iterator[Alternative]:
        found = list(self._begun(slot, word)) if self.is_open and slot == len(self.typed) - 1 else []
        if not found and not self.bridged[slot]:
            found = list(self._slipped(slot, word))
        yield from found

    def _begun(self, slot: int, word: str) -> Iterator[Alternative]:
        if len(word) < SHORTEST_PREFIX:
            return
        pages: dict[tuple[str, ...], int] = {}
        for _, form in self.index.beginning(word, WIDEST_PREFIX):
            pages[form.keys] = form.pages
        for keys, _ in sorted(pages.items(), key=lambda item: (-item[1], item[0]))[:MOST_PREFIXED]:
            yield Alternative((slot,), keys, PREFIX, "prefix")

    def _slipped(self, slot: int, word: str) -> Iterator[Alternative]:
        most = allowed(word)
        if not most:
            return
        alike = dict.fromkeys(form for form, _ in self.index.beginning(word[:3], WIDEST_SLIP))
        alike |= dict.fromkeys(self.index.ending(word[-3:], WIDEST_SLIP))
        near = sorted(found for form in alike if (found := _slips(word, form, most))[0] <= most)
        for slips, is_other, form in near[:MOST_NEAR]:
            if (slips, is_other) != near[0][:2]:
                break
            self.near.append(form)
            found = self.index.form(form)
            yield Alternative((slot,), found.keys if found else (form,), SLIP[slips], "slip")

    def _reworded(self) -> Iterator[Alternative]:
        """Words and phrases of the query that have other wordings."""
        row = [(slot, key) for slot, keys in enumerate(self.own) for key in keys or (self.typed[slot],)]
        for phrase, slots in _runs(row, 1):
            yield Alternative(slots, (phrase,), OWN, "alike")

    def bonus(self) -> Iterator[tuple[str, float]]:
        """Give the keys that lift a page beyond its alternatives: words of titles as typed, and whole titles."""
        for word in (*self.typed, *self.near):
            yield word.removesuffix(BRIDGE) + EXACT, TITLE_WORD
            yield word.removesuffix(BRIDGE) + EXACT + BRIDGE, TITLE_WORD * OTHER_LANGUAGE
        for every, end in ((self.own, ""), (self.bridged, BRIDGE)):
            row = [(slot, key.removesuffix(BRIDGE)) for slot, keys in enumerate(every) for key in keys]
            yield from ((phrase + end, WHOLE_PHRASE) for phrase, _ in _runs(row, 2))
            yield from ((whole([key]) + end, WHOLE_WORD / len(self.typed)) for _, key in row)
        for one, other in zip(self.typed, self.typed[1:], strict=False):
            yield one + other + EXACT, JOINED


def _slips(word: str, form: str, most: int) -> tuple[int, bool, str]:
    spelt = form.removesuffix(BRIDGE)
    return distance(word, spelt, most), squeezed(word) != squeezed(spelt), form


def _runs(row: Sequence[tuple[int, str]], shortest: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Give every run of neighbouring terms as a phrase, with the slots that it covers."""
    for begin in range(len(row)):
        for stop in range(begin + shortest, min(len(row), begin + LONGEST_PHRASE) + 1):
            run = row[begin:stop]
            yield " ".join(key for _, key in run), tuple(dict.fromkeys(slot for slot, _ in run))
