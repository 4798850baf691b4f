"""The index cut into parts by the alphabet, so that a query loads only what it needs.

A part holds all keys of its stretch, and all words of the texts of its stretch whose key lies in another part. Two
more cuts, of the bare words by their beginning and by their *end*, serve the search for typing slips: a word with one slip
still has either its first or its last letters right. The pages of the other wordings of a part's keys (synonyms) have a file of their own:
a page stands in those of a hundred keys that it does not have itself, and their parts should not change with it.

The boundaries are fixed: a stretch that is too long for one part is halved at a letter that depends on nothing but
the stretch (``_middle``). So a part keeps its place, its name and most of its content when other pages change.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec import Struct

from berdaya.search.analysis import without_bridge
from berdaya.search.index import Entry, LanguageIndex, stepped
from berdaya.search.numbers import NUMBERS

_ENTRY_COST, _POSTING_COST, _FORM_COST = 12, 5, 10
"""Characters of JSON beside the words, a key, a posting, a word that leads elsewhere."""
_LONGEST_START = 40
"""Letters of a part's start: words that agree in more stay together, however many."""
_LAST = 0xD7FF
"""Behind the last letter that a stretch is halved at: beyond it JavaScript and Python sort differently."""
_FIRST_LETTER, _AFTER_LETTERS = ord("a"), ord("z") + 1
_UNSAFE = re.compile(r"[^a-z0-9]")


Keys = tuple[str, ...]


class FormKeys(Struct, frozen=True):
    """Where a word of the texts leads: its keys, and in how many pages the rarest of them stands; about how many where
    the keys lie in another part, which should not change with each of them."""

    keys: Keys
    pages: int


class Part(Struct, frozen=True):
    """One stretch of the alphabet: every key and word that does not come before ``start``, up to the next part."""

    start: str
    entries: Mapping[str, Entry]
    forms: Mapping[str, FormKeys]

    @property
    def reworded(self) -> list[Entry]:
        """The entries that have other wordings."""
        return [entry for entry in self.entries.values() if entry.alike]


class WordList(Struct, frozen=True):
    """Words that do not come before ``start``, up to the next list; of those by their end, the reversed spelling counts."""

    start: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Cut:
    """An index in parts: what the browser gets, and what a query reads."""

    index: LanguageIndex
    parts: tuple[Part, ...]
    beginnings: tuple[WordList, ...]
    endings: tuple[WordList, ...]

    def number_of(self, key: str) -> int:
        """Give the number of the part that a key belongs to."""
        return _place(self.parts, key)

    def part_of(self, key: str) -> Part:
        """Give the part that a key belongs to."""
        return self.parts[self.number_of(key)]

    def entry(self, key: str) -> Entry | None:
        """Give the entry of a key, or ``None``."""
        return self.part_of(key).entries.get(key)

    def form(self, word: str) -> FormKeys | None:
        """Give the keys of a word as the texts have it, or ``None``."""
        return self.part_of(word).forms.get(word)

    def beginning(self, prefix: str, widest: int) -> Iterator[tuple[str, FormKeys]]:
        """Give the words with this beginning, in order, from ``widest`` parts at most."""
        first = self.number_of(prefix)
        last = min(self.number_of(prefix + "\uffff"), first + widest - 1)
        for part in self.parts[first : last + 1]:
            yield from ((form, keys) for form, keys in part.forms.items() if form.startswith(prefix))

    def spelt_from(self, prefix: str, widest: int) -> Iterator[str]:
        """Give the bare words with this beginning from ``widest`` lists at most."""
        yield from (form for part in _span(self.beginnings, prefix, widest) for form in part.forms if form.startswith(prefix))

    def spelt_to(self, suffix: str, widest: int) -> Iterator[str]:
        """Give the bare words with this end from ``widest`` lists at most."""
        yield from (form for part in _span(self.endings, suffix[::-1], widest) for form in part.forms if form.endswith(suffix))

    def reachable(self, guesses: Sequence[str]) -> list[str]:
        """Keep the guesses that lie in the first few parts that they touch."""
        near = list(dict.fromkeys(map(self.number_of, guesses)))[: NUMBERS.reach.guess_parts]
        return [guess for guess in guesses if self.number_of(guess) in near]


def file_name(start: str) -> str:
    """The name of the file of a part: its start, with every other sign than a letter or digit by its number."""
    return _UNSAFE.sub(lambda found: f"_{ord(found[0]):x}_", start)


def cut(index: LanguageIndex) -> Cut:
    """Cut an index into parts."""
    forms = {form: tuple(keys.split(" ")) for form, keys in index.forms.items()}
    forms |= {key: (key,) for key in index.entries if key.isalnum()}
    names = sorted({*index.entries, *forms})
    sizes = [_size(name, index, forms) for name in names]
    parts = tuple(_part(start, names[begin:end], index, forms) for start, begin, end in _stretches(names, sizes, NUMBERS.build.part_size))
    bare = [form for form in forms if form.isalpha()]
    bridged = [form for form in forms if not form.isalpha() and without_bridge(form).isalpha()]
    beginnings = _lists(sorted([*bare, *bridged]))
    endings = (WordList(item.start, tuple(form[::-1] for form in item.forms)) for item in _lists(sorted(form[::-1] for form in bare)))
    return Cut(index, parts, beginnings, tuple(endings))


def _place(parts: Sequence[Part] | Sequence[WordList], key: str) -> int:
    return max(0, bisect_right(parts, key, key=lambda part: part.start) - 1)


def _span(lists: Sequence[WordList], prefix: str, widest: int) -> Sequence[WordList]:
    first = _place(lists, prefix)
    return lists[first : min(_place(lists, prefix + "\uffff"), first + widest - 1) + 1]


def is_in_entry(entries: Mapping[str, Entry], form: str, keys: Keys) -> bool:
    """Whether the browser learns a word from the entry that it leads to, among these of its part."""
    entry = entries.get(keys[0]) if len(keys) == 1 and form.isalnum() else None
    return entry is not None and (form == entry.key or form in entry.forms)


def _form_keys(index: LanguageIndex, entries: Mapping[str, Entry], form: str, keys: Keys) -> FormKeys:
    pages = min(index.entries[key].pages if key in index.entries else 0 for key in keys)
    return FormKeys(keys, pages if is_in_entry(entries, form, keys) else stepped(pages))


def _size(name: str, index: LanguageIndex, forms: Mapping[str, Keys]) -> int:
    entry = index.entries.get(name)
    if not entry:
        return len(name) + sum(len(key) + 1 for key in forms[name]) + _FORM_COST
    return len(name) + _ENTRY_COST + sum(len(form) + 1 for form in entry.forms) + _POSTING_COST * max(len(entry.postings), len(entry.alike))


def _part(start: str, names: Sequence[str], index: LanguageIndex, forms: Mapping[str, Keys]) -> Part:
    entries = {name: index.entries[name] for name in names if name in index.entries}
    return Part(start, entries, {name: _form_keys(index, entries, name, forms[name]) for name in names if name in forms})


def _lists(names: Sequence[str]) -> tuple[WordList, ...]:
    sizes = [len(name) + 1 for name in names]
    return tuple(WordList(start, tuple(names[begin:end])) for start, begin, end in _stretches(names, sizes, NUMBERS.build.list_size))


# The cut.

Stretch = tuple[str, int, int]
"""A part's start, and the places of its first name and of the one after its last."""


def _stretches(names: Sequence[str], sizes: Sequence[int], most: int) -> list[Stretch]:
    """Cut sorted names into stretches that hold ``most`` at most, where that can be; every stretch is named, the first
    by the empty start."""
    sums = [0]
    for size in sizes:
        sums.append(sums[-1] + size)
    found = list(_halved(names, sums, most, "", 0, _LAST, 0, len(names)))
    return found or [("", 0, 0)]


def _halved(names: Sequence[str], sums: Sequence[int], most: int, prefix: str, low: int, high: int, begin: int, end: int) -> Iterator[Stretch]:
    """Cut the names that begin with ``prefix`` and go on with a letter from ``low`` up to ``high`` (0 stands for the
    prefix itself); theirs are the places from ``begin`` to ``end``."""
    if sums[end] - sums[begin] <= most or len(prefix) >= _LONGEST_START:
        if begin < end or not (prefix or low):
            yield prefix + (chr(low) if low else ""), begin, end
    elif high - low == 1 and low > 0 and high < _LAST:
        yield from _halved(names, sums, most, prefix + chr(low), 0, _LAST, begin, end)
    elif high - low == 1:
        yield prefix + (chr(low) if low else ""), begin, end
    else:
        middle = _middle(low, high)
        last = prefix + (f"{chr(middle - 1)}\U0010ffff" if middle > 1 else "")
        place = bisect_right(names, last, begin, end)
        yield from _halved(names, sums, most, prefix, low, middle, begin, place)
        yield from _halved(names, sums, most, prefix, middle, high, place, end)


def _middle(low: int, high: int) -> int:
    """Where the letters from ``low`` up to ``high`` are halved: before *a* and after *z* first, since most lie there."""
    for edge in (_FIRST_LETTER, _AFTER_LETTERS):
        if low < edge < high:
            return edge
    return (low + high) // 2


def shape(starts: Sequence[str]) -> str:
    """Tell the starts of all parts by the way in which the alphabet was halved: since the letters are fixed, a digit for each stretch
    is enough. 2: it was halved; 1: it is a part; 0: nothing lies there. Each sign holds three of them. Read by
    ``web/search/store.js: startsOf``."""
    digits = [*_shape(starts, "", 0, _LAST, 0, len(starts)), 0, 0]
    rows = zip(digits[::3], digits[1::3], digits[2::3], strict=False)
    return "".join(chr(NUMBERS.postings.first_sign + 9 * first + 3 * second + third) for first, second, third in rows)


def _shape(starts: Sequence[str], prefix: str, low: int, high: int, begin: int, end: int) -> Iterator[int]:
    if begin == end:
        yield 0
    elif end - begin == 1 and starts[begin] == prefix + (chr(low) if low else ""):
        yield 1
    elif high - low == 1:
        yield 2
        yield from _shape(starts, prefix + chr(low), 0, _LAST, begin, end)
    else:
        yield 2
        middle = _middle(low, high)
        place = bisect_left(starts, prefix + chr(middle), begin, end)
        yield from _shape(starts, prefix, low, middle, begin, place)
        yield from _shape(starts, prefix, middle, high, place, end)
