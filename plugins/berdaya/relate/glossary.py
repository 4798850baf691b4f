"""Which words of a text are which term of the glossary.

A wrong link is worse than none. So the longest name wins, a name that two terms share belongs to neither,
the names of other records are left whole (*Pendamping Lokal Desa* is a role, not an accompaniment), and a
capital in the middle of a sentence is somebody's name (*Bank Mandiri*), never the term.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from berdaya.model.kinds.term import Term
from berdaya.model.language import language
from berdaya.model.library import Library
from berdaya.model.record import Record
from berdaya.relate.glossary_forms import ENGLISH, inflected, reduced

# Two letters are an abbreviation of too many things.
SHORTEST_ABBREVIATION = 3
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_GAP = re.compile(r",?\s+")
# What stands before the first word of a sentence, a cell or an item of a list.
_SENTENCE_START = re.compile(r"""(?:^ | \n[ \t]*\n | (?:^|\n)[ \t]*(?:[-*+]|\d+[.)])[ ] | [.?!:…|>]["”’)*_]*)\s*["“‘(*_]*$""", re.VERBOSE)
_LOOK_BACK = 60
_TITLED = re.compile(r"\s+[A-Z][a-z]")


@dataclass(frozen=True)
class Match:
    """The words ``text[start:end]`` stand for the term with this id."""

    start: int
    end: int
    term: str


Begun = tuple[tuple[int, frozenset[str]], ...]
"""The lengths, in words, of the names that may begin with a word of a text, longest first, each with their second words."""


@dataclass(frozen=True)
class Glossary:
    """The names of all terms in one language.

    ``names`` maps a written name to its term; ``None`` marks a name that is known and never linked.
    ``second_words`` tells of a word how many words the names have that begin with it, and what their second words are.
    """

    lang: str
    names: Mapping[str, str | None]
    second_words: Mapping[str, Mapping[int, frozenset[str]]]
    _known: dict[str, Begun] = field(default_factory=dict, repr=False, compare=False)

    @property
    def grammar(self) -> str:
        """The rules of word forms of its language."""
        return language(self.lang).grammar

    def matches(self, text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Match]:
        """Find the terms within the spans of a text, from left to right, none inside another.

        One pass over the words: the time grows with the text, not with the glossary.
        """
        for start, end in spans if self.names else ():
            words = [word.span() for word in _WORD.finditer(text, start, end)]
            yield from self._in_words(text, words)

    def _in_words(self, text: str, words: list[tuple[int, int]]) -> Iterator[Match]:
        known, free = self._known, 0
        for place, (start, end) in enumerate(words):
            if place < free:
                continue
            word = text[start:end]
            names = known[word] if word in known else self._names_from(word)
            if names:  # few words begin a name
                count, match = self._longest(text, words, place, names)
                free = place + count
                if match:
                    yield match

    def _longest(self, text: str, words: list[tuple[int, int]], place: int, names: Begun) -> tuple[int, Match | None]:
        """How many words from ``place`` on are one of the names, and the match where it is a term's; at least one word."""
        start, _ = words[place]
        for length, second_words in names:
            last = place + length - 1
            if last >= len(words):
                continue
            # Only the first and the last word of a name are inflected: most texts part from it at its second word.
            if length > 2 and text[slice(*words[place + 1])] not in second_words:
                continue
            if _joined(text, words[place : last + 1]):
                end = words[last][1]
                for name in self._readings(text, start, end):
                    if name in self.names:
                        return length, self._match(text, start, end, name)
        return 1, None

    def _names_from(self, word: str) -> Begun:
        """Look up the names that begin with a word, once."""
        found: dict[int, frozenset[str]] = {}
        for beginning in _beginnings(word, self.grammar):
            for length, second_words in self.second_words.get(beginning, {}).items():
                found[length] = found.get(length, frozenset()) | second_words
        names = self._known[word] = tuple(sorted(found.items(), reverse=True))
        return names

    def _readings(self, text: str, start: int, end: int) -> Iterator[str]:
        """The names that the words may be, as written and with the small letter that opens no sentence."""
        written = " ".join(text[start:end].split())
        yield from reduced(written, self.grammar)
        if written[0].isupper() and not _TITLED.match(text, end) and _opens_sentence(text, start):
            yield from reduced(written[0].lower() + written[1:], self.grammar)

    def _match(self, text: str, start: int, end: int, name: str) -> Match | None:
        """The words without an English 's that the name does not have; nothing for a name that is never linked."""
        term = self.names[name]
        owned = self.grammar == ENGLISH and text[start:end].endswith(("'s", "’s")) and not name.endswith(("'s", "’s"))
        return Match(start, end - 2 if owned else end, term) if term else None


def glossary(library: Library, lang: str) -> Glossary:
    """Collect the names of a library's terms in a language, with those that must be left alone."""
    names: dict[str, str | None] = {}
    for rank in _names_by_rank(library, lang):
        names |= {name: term for name, term in _unambiguous(rank).items() if name not in names}
    return Glossary(lang, names, _second_words(names))


def _names_by_rank(library: Library, lang: str) -> Iterator[list[tuple[str, str | None]]]:
    """The names in the order in which they count: a term's own, its inflections, its other names, other records'."""
    terms = library.all(Term)
    for names_of in (_own_names, _inflections, _other_names):
        yield [(name, record.id if record.data.link_in_text else None) for record in terms for name in names_of(record, lang)]
    yield [(name, None) for record in library.records if record.kind != "term" for name in _titles(record, lang)]


def _own_names(record: Record[Term], lang: str) -> Iterator[str]:
    yield from _present(record.data.title.get(lang))
    yield from record.data.forms.get(lang)
    yield from (name for name in record.data.abbreviation.get(lang) if len(name) >= SHORTEST_ABBREVIATION)


def _inflections(record: Record, lang: str) -> Iterator[str]:
    return (form for title in _present(record.data.title.get(lang)) for form in inflected(title, language(lang).grammar))


def _other_names(record: Record, lang: str) -> Iterator[str]:
    return (name for name in record.data.other_names.get(lang) if " " in name)


def _titles(record: Record, lang: str) -> Iterator[str]:
    for title in _present(record.data.title.get(lang)):
        if " " in title:
            yield from (title, title[0].lower() + title[1:], title.lower())


def _present(title: str | None) -> tuple[str, ...]:
    return (title,) if title else ()


def _unambiguous(pairs: list[tuple[str, str | None]]) -> dict[str, str | None]:
    """A name that several terms have belongs to none of them."""
    owners: dict[str, set[str | None]] = {}
    for name, term in pairs:
        owners.setdefault(" ".join(name.split()), set()).add(term)
    return {name: next(iter(terms)) if len(terms) == 1 else None for name, terms in owners.items()}


def _second_words(names: Iterable[str]) -> dict[str, dict[int, frozenset[str]]]:
    found: dict[str, dict[int, set[str]]] = {}
    for name in names:
        words = _WORD.findall(name)
        if words:
            found.setdefault(words[0], {}).setdefault(len(words), set()).update(words[1:2])
    return {first: {length: frozenset(seconds) for length, seconds in by_length.items()} for first, by_length in found.items()}


def _beginnings(word: str, grammar: str) -> tuple[str, ...]:
    """The words with which a name may begin in the dictionary where this one stands in the text."""
    return reduced(word, grammar) if word[0].islower() else reduced(word, grammar) + reduced(word[0].lower() + word[1:], grammar)


def _joined(text: str, words: list[tuple[int, int]]) -> bool:
    """Whether nothing but blanks and commas stands between the words."""
    return all(_GAP.fullmatch(text, before[1], after[0]) for before, after in pairwise(words))


def _opens_sentence(text: str, start: int) -> bool:
    return bool(_SENTENCE_START.search(text[max(0, start - _LOOK_BACK) : start]))
