"""One page turned into keys of the index with their weights: a pure step, kept for each page.

Kinds of key, told apart by their end so that one sorted list holds them all:
``daya`` a term · ``keberdayaan=`` a word of a title as it is written · ``modal sosial`` and ``musyawarah.`` a whole
title or name in terms · ``+ikut muda`` two terms near each other in an everyday wording, in the order of the alphabet ·
``pukul suami!`` or ``lapor!harus lapor ke mana`` a
whole wording of a page that comes first, in terms and, where it has stop words, as it is written · ``bunuh diri!*`` words
of danger, which lead to that page in any company · ``-siapa`` a *light word*: a stop word of a title, a name or an everyday
wording, which says nothing alone and much beside others (*kenapa kita miskin*, *not invited*) · ``undang -tidak`` the same
right before a word with a meaning · and any of these with ``~en``: it comes from a text in that other language.

The weight of a key in a page is BM25F's without the rarity of the key: that is known only when all pages are there,
and is counted in when a query is answered. So no other page's edit changes what is kept here.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from berdaya.search import tables
from berdaya.search.analyser import Analyser, Terms, analyser
from berdaya.search.document import SearchDocument
from berdaya.search.numbers import NUMBERS, FieldNumbers
from berdaya.search.words import words

_MARKS = NUMBERS.marks
_STEPS = tuple(bisect_right(NUMBERS.postings.counts, count) - 1 for count in range(NUMBERS.postings.counts[-1] + 1))
"""The digit for each count of a key in the text: the last of ``counts`` that it reaches; for greater ones, the last."""
_ANYTHING = "*"
"""Behind the mark of a first key: in any company. No word of a query has this sign."""

Keys = list[str]
Short = tuple[str, Terms]
"""An abbreviation with the terms of its long form."""


class PageKeys(Struct, frozen=True, array_like=True):
    """What the index takes of a page.

    ``postings`` maps a key to its packed weight (see ``_packed``), ``forms`` each word of the texts that is not its own
    key to its keys, parted by blanks; ``length`` is the number of terms in the running text.
    """

    postings: dict[str, int]
    forms: dict[str, str]
    length: int


class Shorts:
    """The abbreviations of a language, found in running terms: where the long form stands, the short one is added."""

    def __init__(self, pairs: Sequence[Short]) -> None:
        self._by_first: dict[str, list[tuple[Terms, str]]] = {}
        for short, long in pairs:
            self._by_first.setdefault(long[0], []).append((long, short))

    def added(self, terms: Keys) -> Keys:
        """Give the abbreviations of the long forms that the terms contain."""
        firsts = self._by_first
        return [
            short
            for place, term in enumerate(terms)
            if term in firsts
            for long, short in firsts[term]
            if tuple(terms[place : place + len(long)]) == long
        ]


def bridge_mark(code: str) -> str:
    """The end of the keys that come from a text in another language."""
    return _MARKS.bridge + code


def without_bridge(key: str) -> str:
    """Give a key without the mark of another language."""
    return key.partition(_MARKS.bridge)[0]


def terms_of(text: str, tool: Analyser) -> Keys:
    """Give the terms of a running text, stop words left out."""
    return terms_of_words(words(text), tool)


def terms_of_words(found: Iterable[str], tool: Analyser) -> Keys:
    """Give the terms of folded words, stop words left out."""
    meaning = tool.meaning
    return [term for word in found for term in meaning[word]]


def whole(terms: Sequence[str]) -> str:
    """Give the key of a title or name that consists of these terms and nothing else."""
    return " ".join(terms) if len(terms) > 1 else terms[0] + _MARKS.whole


def first_key(written: Sequence[str], terms: Sequence[str], is_whole: bool) -> str:
    """Give the key of a whole wording. ``is_whole``: each of its words has a meaning, so that its terms say all of it."""
    return " ".join(terms) + _MARKS.first + ("" if is_whole else " ".join(written))


def first_key_of(wording: Sequence[str], tool: Analyser) -> str:
    """Give the key of a wording, cut into words, of a page that comes first."""
    return first_key(wording, terms_of_words(wording, tool), all(tool.meaning[word] for word in wording))


def danger_key(terms: Sequence[str]) -> str:
    """Give the key of terms that lead to a page that comes first, whatever else is typed with them."""
    return " ".join(terms) + _MARKS.first + _ANYTHING


def name_keys(name: Sequence[str], tool: Analyser) -> Iterator[str]:
    """Give the keys of a title or name, cut into words: its terms, its words as written, and the whole as one phrase."""
    terms = terms_of_words(name, tool)
    yield from terms
    yield from (word + _MARKS.exact for word in name)
    if 1 <= len(terms) <= NUMBERS.query.longest_phrase:
        yield whole(terms)


def asked_keys(wording: Sequence[str], tool: Analyser) -> Iterator[str]:
    """Give the keys of an everyday wording, cut into words: its terms, and each two that stand near each other."""
    terms = terms_of_words(wording, tool)
    yield from terms
    yield from near_pairs(terms)


def near_pairs(terms: Sequence[str]) -> Iterator[str]:
    """Give the keys of each two terms that stand near each other, the nearest first, whichever comes first in the text: people put the
    same words in another order, and others between them."""
    for reach in range(1, NUMBERS.query.pair_reach + 1):
        pairs = zip(terms, terms[reach:], strict=False)
        yield from (_MARKS.pair + " ".join(sorted(pair)) for pair in pairs if pair[0] != pair[1])


def light_key(word: str, tool: Analyser) -> str:
    """Give the key of a word without a meaning of its own."""
    return _MARKS.light + tool.light(word)


def light_pair(term: str, key: str) -> str:
    """Give the key of a term right behind a light word, by that word's key."""
    return f"{term} {key}"


def light_keys(wording: Sequence[str], tool: Analyser) -> Iterator[str]:
    """Give the keys of the light words of a short text, cut into words: each, and with the term behind it."""
    meaning = tool.meaning
    yield from (light_key(word, tool) for word in wording if not meaning[word])
    for one, other in pairwise(wording):
        if not meaning[one] and meaning[other]:
            yield light_pair(meaning[other][0], light_key(one, tool))


def analysed(document: SearchDocument, shorts: Shorts) -> PageKeys:
    """Turn a page into keys. A text in another language than its address serves the bridge."""
    own = document.text_lang or document.lang
    end = bridge_mark(own) if own != document.lang else ""
    spoken = _Spoken(analyser(own), shorts)
    fields = {
        "title": spoken.title(document.title),
        "names": spoken.names(document.names),
        "asked": spoken.asked(document.asked),
        "headings": spoken.running(section.heading for section in document.sections),
        "summary": spoken.running((document.summary,)),
        "light": [] if end else spoken.light((document.title, *document.names, *document.asked)),
        "first": spoken.first((document.title, *document.names, *document.asked)) if document.comes_first else [],
    }
    text = spoken.running(section.text for section in document.sections)
    if end:
        fields = {name: [key + end for key in keys] for name, keys in fields.items()}
        text = [key + end for key in text]
    bridge, bridge_forms = _bridge(document)
    fields["first"] += bridge.pop("first")
    return PageKeys(_packed(fields | bridge, Counter(text)), spoken.forms(end) | bridge_forms, len(text))


class _Spoken:
    """The texts of a page in one language, each cut into words once: they give keys, and the forms that lead to these."""

    def __init__(self, tool: Analyser, shorts: Shorts) -> None:
        self._tool = tool
        self._shorts = shorts
        self._words: dict[str, None] = {}

    def _cut(self, text: str) -> list[str]:
        found = words(text)
        self._words.update(dict.fromkeys(found))
        return found

    def title(self, text: str) -> Keys:
        keys = list(name_keys(self._cut(text), self._tool))
        return keys + self._shorts.added(keys)

    def names(self, texts: Iterable[str]) -> Keys:
        return [key for text in texts for key in name_keys(self._cut(text), self._tool)]

    def asked(self, texts: Iterable[str]) -> Keys:
        return [key for text in texts for key in asked_keys(self._cut(text), self._tool)]

    def light(self, texts: Iterable[str]) -> Keys:
        return [key for text in texts for key in light_keys(words(text), self._tool)]

    def first(self, texts: Iterable[str]) -> Keys:
        danger = (terms_of_words(self._cut(text), self._tool) for text in tables.danger(self._tool.code))
        return [first_key_of(self._cut(text), self._tool) for text in texts] + [danger_key(terms) for terms in danger]

    def running(self, texts: Iterable[str]) -> Keys:
        found: Keys = []
        for text in texts:
            terms = terms_of_words(self._cut(text), self._tool)
            found += terms
            found += self._shorts.added(terms)
        return found

    def forms(self, end: str) -> dict[str, str]:
        """Map every word to its keys; one that is its own key needs none."""
        tool = self._tool
        if not end:
            return {word: keys for word in self._words if (keys := tool.keys[word]) and keys != word}
        return {word + end: " ".join(term + end for term in tool.meaning[word]) for word in self._words if tool.meaning[word]}


def _bridge(document: SearchDocument) -> tuple[dict[str, Keys], dict[str, str]]:
    """The keys of the counterparts in other languages, and the forms of their titles and names."""
    fields: dict[str, Keys] = {"bridge": [], "bridgeNames": [], "bridgeSummary": [], "first": []}
    forms: dict[str, str] = {}
    for other in document.counterparts:
        tool, end = analyser(other.lang), bridge_mark(other.lang)
        spoken = _Spoken(tool, Shorts(()))
        fields["bridge"] += (key + end for key in spoken.title(other.title))
        fields["bridgeNames"] += (key + end for key in spoken.names(other.names))
        fields["bridgeSummary"] += (term + end for term in terms_of(other.summary, tool))
        if document.comes_first:
            fields["first"] += (key + end for key in spoken.first((other.title, *other.names)))
        forms |= spoken.forms(end)
    return fields, forms


def _packed(fields: Mapping[str, Keys], text: Mapping[str, int]) -> dict[str, int]:
    """Weigh the keys over the short fields, in steps of ``unit``, and count them in the text: by the last digit."""
    weights: dict[str, float] = {}
    for name, keys in fields.items():
        field = NUMBERS.build.fields[name]
        steadiness = saturation_of(field, len(keys))
        of_count: dict[int, float] = {}  # nearly all keys of a short field stand there once
        for key, count in Counter(keys).items():
            if count not in of_count:
                of_count[count] = field.weight * saturated(count, steadiness)
            weights[key] = weights.get(key, 0.0) + of_count[count]
    found = {key: _STEPS[count] if count < len(_STEPS) else _STEPS[-1] for key, count in text.items()}
    unit, digit = NUMBERS.postings.unit, NUMBERS.postings.digit
    for key, weight in weights.items():
        found[key] = found.get(key, 0) + max(1, round(weight / unit)) * digit
    return found


def saturation_of(field: FieldNumbers, length: float) -> float:
    """BM25's k1 · (1 - b + b · length / ordinary length): how slowly a key's count in a field of this length tells."""
    slope = NUMBERS.build.slope if field.length else 0.0
    return NUMBERS.postings.saturation * (1 - slope + (slope * length / field.length if slope else 0.0))


def saturated(count: float, saturation: float) -> float:
    """What a key that stands ``count`` times in a field is worth: near 1 for the first, twice that at most."""
    return (NUMBERS.postings.saturation + 1) * count / (saturation + count)


def unpacked(posting: int, text_saturation: float) -> float:
    """Read a posting: the weight of a key in a page whose text has this saturation."""
    short, step = divmod(posting, NUMBERS.postings.digit)
    return short * NUMBERS.postings.unit + saturated(NUMBERS.postings.counts[step], text_saturation)
