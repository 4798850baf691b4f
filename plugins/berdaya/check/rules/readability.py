"""Texts are easy to read: no long sentences, no abbreviation that nobody explains. Only warnings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from berdaya.model.draft import Path, dotted
from berdaya.model.kinds import KINDS
from berdaya.model.kinds.source import Source
from berdaya.model.kinds.term import Term
from berdaya.model.language import LANGUAGES
from berdaya.model.library import Library
from berdaya.model.problem import Problem
from berdaya.model.record import Record

# Our own limit. Plain-language guides advise 15-20 words on average; a list after a colon makes one longer.
LONGEST_SENTENCE = 32
SHORT = 4 * LONGEST_SENTENCE
# Everyday or defined by their own page; everything else must be a term, or be written out in the same record.
EVERYDAY = frozenset("SMS WA PDF HTML KTP KK RT RW SD SMP SMA NGO ID OK TV HP UU PP NIK II III IV QR CC BY SA MIT A4 F4 AM PM".split())
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”']?\s+(?=[A-Z“\"*\[])|\n\n|\n[-*] |\n\d+\. ")
_WORD = re.compile(r"[\w’'-]+")
_ABBREVIATION = re.compile(r"\b[A-Z]{2,}[A-Z0-9]*\b")
_LINK_TARGET = re.compile(r"\]\([^)]*\)")


def sentences_are_short(record: Record, languages: Sequence[str]) -> Iterable[Problem]:
    """PASS "Temui warga. Catat harapannya."; FAIL a sentence of 40 words."""
    return _sentences(record) if KINDS[record.kind].reads_plainly else ()


def abbreviations_are_explained(library: Library, today: date) -> Iterable[Problem]:
    """PASS "SOP" beside its long form, or in the glossary; FAIL "SOP" that is nowhere explained."""
    known = _explained_in_glossary(library) | EVERYDAY
    for record in library.records:
        if KINDS[record.kind].reads_plainly:
            yield from _abbreviations(record, known | _named_by_sources(library, record))


def _plain(text: str) -> str:
    return _LINK_TARGET.sub("]", text)


def _texts(record: Record) -> Iterator[tuple[Path, str]]:
    for path, text in record.texts:
        for language in LANGUAGES:
            if value := text.get(language.code):
                yield (*path, language.code), _plain(value)


def _sentences(record: Record) -> Iterator[Problem]:
    for path, text in _texts(record):
        if len(text) < SHORT:
            continue
        longest = max((len(_WORD.findall(part)) for part in _SENTENCE_END.split(text)), default=0)
        if longest > LONGEST_SENTENCE:
            field = dotted(path)
            place = record.places.value(path)
            yield Problem.warning("long-sentence", place, field=field, words=longest, limit=LONGEST_SENTENCE)


def _abbreviations(record: Record, known: set[str]) -> Iterator[Problem]:
    """Tell each unexplained abbreviation of a record once, where it first stands."""
    whole = " ".join(text for _, text in _texts(record)) + " ".join(body.text for body in record.bodies.values())
    reported: set[str] = set()
    for path, text in _texts(record):
        for word in _ABBREVIATION.findall(text):
            if word not in known and word not in reported and f"({word})" not in whole and f"{word} (" not in whole:
                reported.add(word)
                field = dotted(path)
                yield Problem.warning("abbreviation", record.places.value(path), field=field, word=word)


def _named_by_sources(library: Library, record: Record) -> set[str]:
    """Names of bodies whose work the record cites: the citation beside them says who they are."""
    linked = (link.target.partition("/") for link in library.links_from(record.key))
    sources = library.find(Source, dict.fromkeys(name for kind, _, name in linked if kind == "source"))
    named = (source.data for source in sources)
    names = (f"{item.title.original} {item.author or ''} {item.publisher or ''}" for item in named)
    return {word for name in names for word in _ABBREVIATION.findall(name)}


def _explained_in_glossary(library: Library) -> set[str]:
    abbreviations: set[str] = set()
    for record in library.records:
        lists = [record.data.other_names, *([record.data.abbreviation] if isinstance(record.data, Term) else [])]
        for language in LANGUAGES:
            names = (record.data.title.get(language.code) or "", *(name for words in lists for name in words.get(language.code)))
            abbreviations.update(_ABBREVIATION.findall(" ".join(names)))
    return abbreviations
