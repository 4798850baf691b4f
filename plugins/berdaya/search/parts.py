"""The index cut into parts by the alphabet, so that a query loads only what it needs.

A part holds all keys of its stretch, and all words of the texts of its stretch whose key lies in
another part. A second cut, by the *end* of the words, serves the search for typing slips: a word
with one slip still has either its first or its last letters right.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from berdaya.search.index import Entry, LanguageIndex

PART_SIZE = 9000
"""Characters of JSON in a part: about 3 KB when compressed."""
WIDEST_PREFIX = 2
WIDEST_SLIP = 3
"""Parts that a beginning, or the search for a slip, may load at most."""
FARTHEST_GUESSES = 6
"""Parts that the guesses at an unknown word's root may load at most."""
_ENTRY_COST, _POSTING_COST = 12, 7


@dataclass(frozen=True)
class FormsKeys:
    """Where a word of the texts leads: its keys, and in how many pages the rarest of them stands."""

    keys: tuple[str, ...]
    pages: int


@dataclass(frozen=True)
class Part:
    """One stretch of the alphabet. ``start`` is its first key, cut as short as still parts it from the key before."""

    start: str
    entries: Mapping[str, Entry] = field(default_factory=dict)
    forms: Mapping[str, FormsKeys] = field(default_factory=dict)


@dataclass(frozen=True)
class Ending:
    """Words whose reversed spelling begins at ``start``, in that order."""

    start: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Cut:
    """An index in parts: what the browser gets, and what ``query`` reads."""

    index: LanguageIndex
    parts: tuple[Part, ...]
    endings: tuple[Ending, ...]

    def number_of(self, key: str) -> int:
        """Give the number of the part that a key belongs to."""
        return _place(self.parts, key)

    def part_of(self, key: str) -> Part:
        """Give the part that a key belongs to."""
        return self.parts[self.number_of(key)]

    def entry(self, key: str) -> Entry | None:
        """Give the entry of a key, or ``None``."""
        return self.part_of(key).entries.get(key)

    def form(self, word: str) -> FormsKeys | None:
        """Give the keys of a word as the texts have it, or ``None``."""
        return self.part_of(word).forms.get(word)

    def beginning(self, prefix: str, widest: int) -> Iterator[tuple[str, FormsKeys]]:
        """Give the words with this beginning, in order, from ``widest`` parts at most."""
        first = self.number_of(prefix)
        last = min(self.number_of(prefix + "\uffff"), first + widest - 1)
        for part in self.parts[first : last + 1]:
            yield from ((form, keys) for form, keys in part.forms.items() if form.startswith(prefix))

    def ending(self, suffix: str, widest: int) -> Iterator[str]:
        """Give the words with this end from ``widest`` parts at most."""
        backwards = suffix[::-1]
        first = _place(self.endings, backwards)
        last = min(_place(self.endings, backwards + "\uffff"), first + widest - 1)
        for part in self.endings[first : last + 1]:
            yield from (form for form in part.forms if form.endswith(suffix))

    def reachable(self, guesses: Sequence[str]) -> list[str]:
        """Keep the guesses that lie in the first few parts that they touch."""
        near = list(dict.fromkeys(map(self.number_of, guesses)))[:FARTHEST_GUESSES]
        return [guess for guess in guesses if self.number_of(guess) in near]


def cut(index: LanguageIndex) -> Cut:
    """Cut an index into parts of about the same size."""
    forms = {form: _forms_keys(index, keys) for form, keys in index.forms.items()}
    forms |= {key: _forms_keys(index, (key,)) for key in index.entries if key.isalnum()}
    names = sorted({*index.entries, *forms})
    starts = list(_starts(names, index, forms))
    parts = tuple(
        _part(_shortest(names[begin - 1] if begin else "", names[begin]), names[begin:end], index, forms)
        for begin, end in zip(starts, [*starts[1:], len(names)], strict=True)
    )
    return Cut(index, parts, _endings(form for form in forms if form.isalpha()))


def _place(parts: Sequence[Part] | Sequence[Ending], key: str) -> int:
    return max(0, bisect_right(parts, key, key=lambda part: part.start) - 1)


def _forms_keys(index: LanguageIndex, keys: tuple[str, ...]) -> FormsKeys:
    return FormsKeys(keys, min(index.entries[key].pages if key in index.entries else 0 for key in keys))


def _size(name: str, index: LanguageIndex, forms: Mapping[str, FormsKeys]) -> int:
    entry = index.entries.get(name)
    if not entry:
        return len(name) + len(" ".join(forms[name].keys)) + 10
    spoken = sum(len(form) + 1 for form in (*entry.forms, *entry.wordings))
    return len(name) + _ENTRY_COST + spoken + _POSTING_COST * len(entry.postings + entry.alike)


def _starts(names: Sequence[str], index: LanguageIndex, forms: Mapping[str, FormsKeys]) -> Iterator[int]:
    filled = PART_SIZE
    for place, name in enumerate(names):
        size = _size(name, index, forms)
        if filled + size > PART_SIZE:
            yield place
            filled = 0
        filled += size


def _part(start: str, names: Sequence[str], index: LanguageIndex, forms: Mapping[str, FormsKeys]) -> Part:
    entries = {name: index.entries[name] for name in names if name in index.entries}
    return Part(start, entries, {name: forms[name] for name in names if name in forms})


def _shortest(before: str, start: str) -> str:
    """Cut a start short: the browser loads the list of all starts with its first query."""
    length = next((place for place, (one, other) in enumerate(zip(before, start, strict=False)) if one != other), len(before))
    return start[: length + 1]


def _endings(forms: Iterable[str]) -> tuple[Ending, ...]:
    backwards = sorted(form[::-1] for form in forms)
    size = PART_SIZE // 8
    return tuple(
        Ending(_shortest(backwards[begin - 1] if begin else "", backwards[begin]), tuple(word[::-1] for word in backwards[begin : begin + size]))
        for begin in range(0, len(backwards), size)
    )
