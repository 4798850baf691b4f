"""What a query may mean: its words as slots, and for each slot the keys of the index that it may stand for.

The same steps as in ``web/search/understand.js``. Each slot has *alternatives*: the word's own term; a term of another
language; words that begin so (only the last word, while it is typed); a word with a slip; a synonym or an
abbreviation, which may fill several slots at once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from berdaya.search.analyser import analyser
from berdaya.search.analysis import bridge_mark, danger_key, first_key, light_pair, near_pairs, whole, without_bridge
from berdaya.search.numbers import NUMBERS
from berdaya.search.parts import Cut
from berdaya.search.words import allowed_slips, distance, squeezed, words

_QUERY, _WORTH, _REACH = NUMBERS.query, NUMBERS.worth, NUMBERS.reach
_EXACT = NUMBERS.marks.exact

Keys = tuple[str, ...]


@dataclass(frozen=True)
class Alternative:
    """What may fill these slots: keys that a page must all have. ``via`` says why (own, bridge, prefix, slip, alike, first, light)."""

    slots: tuple[int, ...]
    keys: Keys
    factor: float
    via: str


class Slots:
    """The words of a query and what is found out about each.

    ``everything`` are the words of the query, ``typed`` those that count (all where none has a meaning), ``own`` their
    keys in this language (empty where the index has none), ``read`` the same with those of the word that a mistyped one was
    taken for, ``bridged`` those in each other language that has some;
    ``near`` the words of the texts that a mistyped one was taken for; ``light`` the words without a meaning beside those with
    one, each with its key.
    """

    def __init__(self, index: Cut, everything: Sequence[str], meaning: Sequence[str], is_open: bool) -> None:
        self.index, self.everything, self.is_open = index, everything, is_open
        self.has_meaning = bool(meaning)
        self.typed = typed = meaning or everything
        self.own = [self._resolved(word, index.index.lang, "") for word in typed]
        self.read = list(self.own)
        self.bridged = [self._crossed(word, bool(own)) for word, own in zip(typed, self.own, strict=True)]
        light = dict.fromkeys(word for word in everything if word not in typed)
        self.light = {word: self._light_key(word) for word in islice(light, _QUERY.most_light)}
        self.width = len(typed) + len(self.light)
        self.near: list[str] = []
        self._mistyped: list[str] = []

    @staticmethod
    def of(text: str, index: Cut) -> "Slots":
        """Read a query. Any text is a query; nothing in it is an operator."""
        tool = analyser(index.index.lang)
        read = text[: _QUERY.most_characters]
        everything = words(read)[: _QUERY.most_words]
        meaning = [word for word in everything if tool.carries_meaning(word)]
        is_open = bool(everything) and (meaning or everything)[-1] == everything[-1] and read[-1:].isalnum()
        return Slots(index, everything, meaning, is_open)

    def _resolved(self, word: str, lang: str, end: str, only_written: bool = False) -> Keys:
        """Find a word's keys: as the texts have it, else the first guess at its root that the index knows."""
        guesses = [word] if only_written else list(dict.fromkeys((word, *analyser(lang).candidates(word))))
        for guess in self.index.reachable([guess + end for guess in guesses]):
            form = self.index.form(guess)
            if form:
                return form.keys
            if self.index.entry(guess):
                return (guess,)
        return ()

    def _crossed(self, word: str, is_known: bool) -> tuple[Keys, ...]:
        """Find a word's keys in each other language; of a word known in this one, only as it is written."""
        found = (self._resolved(word, lang, bridge_mark(lang), is_known) for lang in self.index.index.others)
        return tuple(filter(None, found))

    def _light_key(self, word: str) -> str:
        """The key of a word without a meaning, whatever its spelling; the index may lack it."""
        key = NUMBERS.marks.light + word
        form = self.index.form(key)
        return form.keys[0] if form else key

    def alternatives(self) -> Iterator[Alternative]:
        """Give everything that the slots may stand for."""
        for slot, word in enumerate(self.typed):
            if self.own[slot]:
                likelier = list(self._doubted(slot, word))
                yield Alternative((slot,), self.own[slot], _WORTH.slips[-1] if likelier else _WORTH.own, "own")
                yield from likelier
            for keys in self.bridged[slot]:
                yield Alternative((slot,), keys, _WORTH.other_language, "bridge")
            if not self.own[slot]:
                guessed = list(self._guessed(slot, word))
                if len(word) >= NUMBERS.slips.shortest_with_two:  # of a shorter one too many words are a slip away
                    self._mistyped += [key for one in guessed if one.via == "slip" for key in one.keys]
                self.read[slot] = next((one.keys for one in guessed if one.via == "slip" and not any(map(_is_foreign, one.keys))), ())
                yield from guessed
        yield from self._reworded()
        yield from self._first()
        yield from self._dangerous()
        for place, key in enumerate(self.light.values()):
            yield Alternative((len(self.typed) + place,), (key,), _WORTH.light, "light")

    def _guessed(self, slot: int, word: str) -> Iterator[Alternative]:
        found = list(self._begun(slot, word)) if self.is_open and slot == len(self.typed) - 1 else []
        if not found and not self._is_bridged(slot, word):
            found = list(self._slipped(slot, word, allowed_slips(word)))
        yield from found

    def _is_bridged(self, slot: int, word: str) -> bool:
        """Whether a word is surely one of another language: it stands so in more than a few texts. A guess at its root, or somebody's
        slip in a single text, hides no slip of this query."""
        surely = [self.index.entry(key) for keys in self._crossed(word, True) for key in keys] if self.bridged[slot] else []
        return any(entry is not None and entry.pages > _QUERY.most_near for entry in surely)

    def _begun(self, slot: int, word: str) -> Iterator[Alternative]:
        if len(word) < _QUERY.shortest_prefix:
            return
        pages = {form.keys: form.pages for _, form in self.index.beginning(word, _REACH.prefix_parts)}
        common = sorted(pages.items(), key=lambda item: (-item[1], item[0]))
        for keys, _ in common[: _QUERY.most_prefixed]:
            yield Alternative((slot,), keys, _WORTH.prefix, "prefix")

    def _doubted(self, slot: int, word: str) -> Iterator[Alternative]:
        """What a word may be that no text has and of which a short root was guessed: affix rules find a root in many a slip (*kopersi*, *pers*), and
        the word that is one slip away is likelier."""
        is_written = self.index.form(word) or self.index.entry(word)
        is_short = len(self.own[slot][0]) <= _REACH.longest_doubted
        if len(word) >= _REACH.shortest_doubted and is_short and not is_written:
            yield from (one for one in self._slipped(slot, word, 1) if one.keys != self.own[slot])

    def _slipped(self, slot: int, word: str, most: int) -> Iterator[Alternative]:
        if not most:
            return
        alike = dict.fromkeys(form for head in _heads(word) for form in self.index.spelt_from(head, _REACH.slip_parts))
        alike |= dict.fromkeys(self.index.spelt_to(word[-_right_letters(word) :], _REACH.slip_parts))
        near = sorted(slip for form in alike if (slip := _slips(word, form, most))[0] <= most)
        for slips, is_other, form in near[: _QUERY.most_near]:
            if (slips, is_other) != near[0][:2]:
                break
            self.near.append(form)
            found = self.index.form(form)
            yield Alternative((slot,), found.keys if found else (form,), _WORTH.slips[slips], "slip")

    def _reworded(self) -> Iterator[Alternative]:
        """Words and phrases of the query that have other wordings."""
        row = [(slot, key) for slot, keys in enumerate(self.read) for key in keys or (self.typed[slot],)]
        for phrase, slots in _runs(row, 1):
            yield Alternative(slots, (phrase,), _WORTH.own, "alike")

    def _first(self) -> Iterator[Alternative]:
        """The query as a wording of a page that comes first: in terms, or with its stop words as they are written."""
        every = tuple(range(self.width))
        if not self.has_meaning:
            yield Alternative(every, (first_key(self.everything, (), False),), _WORTH.first, "first")
            return
        for keys, end in self._readings():
            terms = [without_bridge(key) for key in keys]
            yield Alternative(every, (first_key((), terms, True) + end,), _WORTH.first, "first")
            yield Alternative(every, (first_key(self.everything, terms, False) + end,), _WORTH.first, "first")

    def _readings(self) -> Iterator[tuple[Keys, str]]:
        """The keys of the whole query in each language in which each of its words has some, with the end of such keys.

        In another language only as it is written, and only by words whose parts are loaded anyway.
        """
        if all(self.own):
            yield tuple(key for keys in self.own for key in keys), ""
        for code in self.index.index.others:
            tool, end = analyser(code), bridge_mark(code)
            meaning = [word for word in self.everything if tool.carries_meaning(word)]
            found = [self._resolved(word, code, end, True) if word in self.typed else () for word in meaning]
            if found and all(found):
                yield tuple(key for keys in found for key in keys), end

    def _dangerous(self) -> Iterator[Alternative]:
        """Words of danger among the others, in this language and in each other one, long ones with a slip as well: the page that
        comes first answers them all."""
        every = tuple(range(self.width))
        for row, end in self._rows(self.own):
            for phrase, _ in _runs(row, 1):
                yield Alternative(every, (danger_key((phrase,)) + end,), _WORTH.first, "first")

        for key in self._mistyped:
            bare = without_bridge(key)
            yield Alternative(every, (danger_key((bare,)) + key.removeprefix(bare),), _WORTH.first, "first")

    def _rows(self, read: Sequence[Keys]) -> Iterator[tuple[list[tuple[int, str]], str]]:
        """The slots' keys in this language, so read, and those in each other one, with the end of such keys."""
        yield [(slot, key) for slot, keys in enumerate(read) for key in keys], ""
        for end in (bridge_mark(code) for code in self.index.index.others):
            row = [(slot, key) for slot, found in enumerate(self.bridged) for keys in found for key in keys if key.endswith(end)]
            yield [(slot, without_bridge(key)) for slot, key in row], end

    def bonus(self) -> Iterator[tuple[str, float]]:
        """Give the keys that lift a page beyond its alternatives: words of titles as typed, whole titles, and pairs of words."""
        others = [bridge_mark(code) for code in self.index.index.others]
        for word in (*self.typed, *self.near):
            yield without_bridge(word) + _EXACT, _WORTH.title_word
            yield from ((without_bridge(word) + _EXACT + end, _WORTH.title_word * _WORTH.other_language) for end in others)
        for row, end in self._rows(self.read):
            yield from self._title_bonus(row, end)
        pairs = near_pairs([key for keys in self.read for key in keys])
        yield from ((key, _WORTH.pair) for key in islice(pairs, _QUERY.most_pairs))
        for one, other in zip(self.typed, self.typed[1:], strict=False):
            yield one + other + _EXACT, _WORTH.joined
        yield from self._light_pairs()

    def _light_pairs(self) -> Iterator[tuple[str, float]]:
        read = dict(zip(self.typed, self.read, strict=True))
        for one, other in pairwise(self.everything):
            if one in self.light and read.get(other):
                yield light_pair(read[other][0], self.light[one]), _WORTH.light_pair

    def _title_bonus(self, row: Sequence[tuple[int, str]], end: str) -> Iterator[tuple[str, float]]:
        for phrase, slots in _runs(row, 2):
            yield phrase + end, _WORTH.whole_query if len(slots) == len(self.typed) else _WORTH.whole_phrase
        yield from ((whole([key]) + end, _WORTH.whole_word / len(self.typed)) for _, key in row)


def _is_foreign(key: str) -> bool:
    return key != without_bridge(key)


def _slips(word: str, form: str, most: int) -> tuple[int, bool, str]:
    spelt = without_bridge(form)
    return distance(word, spelt, most), squeezed(word) != squeezed(spelt), form


def _heads(word: str) -> tuple[str, ...]:
    """How a word may begin that this one was meant to be. Few letters of a short one are right on either side of a slip."""
    if len(word) > _REACH.longest_short:
        return (word[: _right_letters(word)],)
    return word[: _REACH.short_letters], word[0] + word[2] + word[1]


def _right_letters(word: str) -> int:
    return _REACH.slip_letters if len(word) < _REACH.shortest_long else _REACH.long_letters


def _runs(row: Sequence[tuple[int, str]], shortest: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Give every run of neighbouring terms as a phrase, with the slots that it covers."""
    for begin in range(len(row)):
        for stop in range(begin + shortest, min(len(row), begin + _QUERY.longest_phrase) + 1):
            run = row[begin:stop]
            yield " ".join(key for _, key in run), tuple(dict.fromkeys(slot for slot, _ in run))
