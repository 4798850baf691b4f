"""The index of one language: what its pages hold, turned round so that a key leads to its pages."""

import hashlib
import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from msgspec import Struct

from berdaya.search.analyser import analyser
from berdaya.search.analysis import PageKeys, Short, light_key, saturation_of, unpacked
from berdaya.search.document import SearchDocument
from berdaya.search.numbers import NUMBERS
from berdaya.search.synonyms import alike, other_terms, wordings

Posting = int
"""A page's number and a key's packed weight in it, as one number: there are too many of them for pairs."""
WEIGHTS = 1 << 14
"""Packed weights that there can be: all short fields at their most make less than half of it."""

_LENGTH_STEP = 1.4
"""Lengths of texts are told in steps of this factor: an edit then seldom changes its page's level."""
_FULLEST = 1 / 8
"""Numbers given, of all there are: where most are free, a page that comes or goes seldom moves another."""
_FEWEST_NUMBERS = 16


class Entry(Struct, frozen=True):
    """One key of the index.

    ``pages`` counts all pages that have it, by steps (``stepped``): one page more or less seldom changes the key.
    ``postings`` are those kept, by number; ``forms`` are the words of the texts
    that lead here; ``alike`` are the numbers of the pages of its other wordings, each with a weight that has the rarity in it, and
    ``wordings`` the terms of these.
    """

    key: str
    pages: int
    postings: Sequence[Posting]
    forms: tuple[str, ...] = ()
    alike: tuple[tuple[int, int], ...] = ()
    wordings: tuple[str, ...] = ()


class Level(Struct, frozen=True, array_like=True, order=True):
    """What pages of a length and a kind have in common: how slowly a count in the text tells, and the page's weight."""

    saturation: float
    weight: float


@dataclass(frozen=True)
class LanguageIndex:
    """The whole index of a language.

    ``pages`` and ``levels`` are by the pages' numbers; ``forms`` maps each word of the texts that is not its own
    key to its keys, parted by blanks; ``others`` are the bridged languages.
    """

    lang: str
    others: tuple[str, ...]
    pages: Mapping[int, SearchDocument]
    levels: Mapping[int, Level]
    entries: Mapping[str, Entry]
    forms: Mapping[str, str]

    def weights(self, postings: Iterable[Posting]) -> list[float]:
        """Give the weights of keys in pages, without the keys' rarity. What pages of a level make of a packed weight is worked out once."""
        tables = self._tables
        return [tables[posting // WEIGHTS][posting % WEIGHTS] for posting in postings]

    @cached_property
    def _tables(self) -> Mapping[int, "_Unpacked"]:
        shared: dict[Level, _Unpacked] = {}
        return {number: shared.setdefault(level, _Unpacked(level)) for number, level in self.levels.items()}


class _Unpacked(dict[int, float]):
    """What pages of a level make of packed weights; each is worked out when it is first asked for."""

    def __init__(self, level: Level) -> None:
        super().__init__()
        self._level = level

    def __missing__(self, weight: int) -> float:
        value = self[weight] = self._level.weight * unpacked(weight, self._level.saturation)
        return value


def build_index(pages: Mapping[int, SearchDocument], analyses: Iterable[PageKeys], lang: str, shorts: Sequence[Short]) -> LanguageIndex:
    """Put the pages of one language together. ``analyses`` are in the order of ``pages``, and looked at once."""
    levels: dict[int, Level] = {}
    postings: dict[str, array[Posting]] = {}  # an array: a number in it takes a quarter of one in a list
    forms: dict[str, str] = {}
    for (number, document), keys in zip(pages.items(), analyses, strict=True):
        levels[number] = _level(keys.length, document.weight)
        forms |= keys.forms
        base = number * WEIGHTS
        for key, weight in keys.postings.items():
            if key in postings:
                postings[key].append(base + weight)
            else:
                postings[key] = array("q", (base + weight,))
    for key in [key for key, listed in postings.items() if _is_light(key) and len(listed) > NUMBERS.build.most_light]:
        del postings[key]
    forms |= _spellings(lang, postings, forms)
    bare = LanguageIndex(lang, bridged(pages.values()), pages, levels, {}, forms)
    ways = wordings(lang, shorts)
    others = alike(ways, _weights(bare, postings, {term for way in ways for terms in way[:2] for term in terms}))
    entries = _entries(bare, postings, others, other_terms(ways, postings))
    return LanguageIndex(lang, bare.others, pages, levels, entries, forms)


def numbered(documents: Sequence[SearchDocument]) -> dict[int, SearchDocument]:
    """Number the pages of one language by their keys, so that a page keeps its number when others come and go; in the
    order of the numbers.

    Each key has a place by its hash in a table that is mostly free (``_FULLEST``); where it is taken, another by its next hash, so that
    one that goes moves few. Only when the table doubles, all get new numbers.
    """
    size = _FEWEST_NUMBERS
    while len(documents) > size * _FULLEST:
        size *= 2
    taken: dict[int, SearchDocument] = {}
    for _, _, document in sorted((_hash(document.key), place, document) for place, document in enumerate(documents)):
        hashes = (_hash(f"{document.key} {attempt}") % size for attempt in count())
        taken[next(number for number in hashes if number not in taken)] = document
    return {number: taken[number] for number in sorted(taken)}


def _hash(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big")


def rarity(pages: int, all_pages: int) -> float:
    """BM25's inverse document frequency, never below zero: what a key is worth that so many pages have."""
    return math.log(1 + (max(0, all_pages - pages) + 0.5) / (pages + 0.5))


def _level(length: int, weight: float) -> Level:
    usual = _LENGTH_STEP ** round(math.log(max(1, length), _LENGTH_STEP))
    return Level(round(saturation_of(NUMBERS.build.fields["text"], usual), 2), weight)


def bridged(documents: Iterable[SearchDocument]) -> tuple[str, ...]:
    """The other languages in which the pages of one can be found."""
    named = {other.lang for document in documents for other in document.counterparts}
    foreign = {document.text_lang for document in documents if document.text_lang not in ("", document.lang)}
    return tuple(sorted(named | foreign))


def _spellings(lang: str, known: Mapping[str, object], forms: Mapping[str, str]) -> dict[str, str]:
    """Other spellings of the tables whose keys some page has."""
    tool = analyser(lang)
    found = {
        spelling: " ".join(terms)
        for spelling, terms in tool.lexicon.items()
        if spelling not in forms and terms != (spelling,) and all(term in known for term in terms)
    }
    light = {NUMBERS.marks.light + word: light_key(word, tool) for word in sorted(tool.stopwords)}
    return found | {spelling: key for spelling, key in light.items() if spelling != key}


def _weights(index: LanguageIndex, postings: Mapping[str, Sequence[Posting]], keys: Iterable[str]) -> dict[str, dict[int, float]]:
    """The weights of some keys' pages, with the rarity of the key, which goes by steps."""
    total = stepped(len(index.pages))
    found: dict[str, dict[int, float]] = {}
    for key in keys:
        if key in postings:
            rare, listed = rarity(stepped(len(postings[key])), total), postings[key]
            found[key] = {posting // WEIGHTS: rare * weight for posting, weight in zip(listed, index.weights(listed), strict=True)}
    return found


def stepped(count: int) -> int:
    """Round a count to a power of two, half steps included."""
    return round(2 ** (round(math.log2(max(1, count)) * 2) / 2))


def _entries(
    index: LanguageIndex,
    postings: Mapping[str, Sequence[Posting]],
    others: Mapping[str, Mapping[int, int]],
    instead: Mapping[str, tuple[str, ...]],
) -> dict[str, Entry]:
    spoken: dict[str, list[str]] = {}
    for form in sorted(index.forms):
        if NUMBERS.marks.bridge not in form:
            for key in index.forms[form].split():
                if key != form:
                    spoken.setdefault(key, []).append(form)
    found = {}
    for key in sorted({*postings, *others}):
        own, theirs = postings.get(key, ()), others.get(key, {})
        found[key] = Entry(
            key,
            stepped(len(own) or len(theirs)),
            _kept(index, own, NUMBERS.build.most_light_postings if _is_light(key) else NUMBERS.build.most_postings),
            tuple(spoken.get(key, ())),
            tuple(theirs.items()),
            instead.get(key, ()) if theirs else (),
        )
    return found


def _kept(index: LanguageIndex, postings: Sequence[Posting], most: int) -> Sequence[Posting]:
    if len(postings) < 2:
        return postings
    weights = index.weights(postings)
    least = max(weights) * NUMBERS.build.least_posting
    best = sorted((item for item in zip(weights, postings, strict=True) if item[0] >= least), key=_best_first)
    return array("q", sorted(posting for _, posting in best[:most]))


def _is_light(key: str) -> bool:
    return key.startswith(NUMBERS.marks.light)


def _best_first(item: tuple[float, Posting]) -> tuple[float, Posting]:
    return -item[0], item[1]
