"""A library → a book in one language: which parts, which entries, in which order, and each entry's Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from berdaya.model.library import Library
from berdaya.model.plain import plain
from berdaya.model.record import Record
from berdaya.relate import Glossary, glossary
from berdaya.render.index_pages import list_groups, list_order
from berdaya.render.print_record import ONE_PARAGRAPH, printed
from berdaya.render.sections import SECTIONS
from berdaya.render.strings import strings


@dataclass(frozen=True)
class Entry:
    """A record in the book."""

    record: Record
    title: str
    markdown: str

    @property
    def key(self) -> str:
        """The record's key."""
        return self.record.key


@dataclass(frozen=True)
class Chapter:
    """Entries under one heading: a kind, or a letter of the glossary. No heading where the part has one chapter."""

    kind: str
    title: str
    intro: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class BookPart:
    """A section of the menu as a part of the book."""

    name: str
    title: str
    intro: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Book:
    """The whole text in one language. ``sources`` gives each source its number in the list of sources; ``terms``
    are the names by which the index finds the uses of a term."""

    lang: str
    parts: tuple[BookPart, ...]
    sources: dict[str, int]
    terms: Glossary

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry in reading order."""
        return tuple(entry for part in self.parts for chapter in part.chapters for entry in chapter.entries)


def book_of(library: Library, lang: str) -> Book:
    """Put every record of the library in its place."""
    ordered = list_order(library.of("source"), "source", lang)
    numbers = {record.id: number for number, record in enumerate(ordered, 1)}
    binder = _Binder(library, lang, numbers)
    parts = (binder.part(name, kinds) for name, kinds in SECTIONS.items())
    return Book(lang, tuple(part for part in parts if part.chapters), numbers, glossary(library, lang))


def reviewed_of(library: Library) -> date:
    """The date of the book: the newest review of any record."""
    return max(record.data.reviewed for record in library.records)


@dataclass(frozen=True)
class _Binder:
    library: Library
    lang: str
    numbers: dict[str, int]

    def part(self, name: str, kinds: tuple[str, ...]) -> BookPart:
        chapters = tuple(chapter for kind in kinds if self.library.of(kind) for chapter in self._chapters(kind))
        words = strings(self.lang)
        alone = len({chapter.kind for chapter in chapters}) == 1
        intro = words.kinds[chapters[0].kind]["intro"] if alone else ""
        return BookPart(name, words.sections[name], intro, tuple(_untitled(chapters)) if alone else chapters)

    def _chapters(self, kind: str) -> Iterator[Chapter]:
        records = list_order(self.library.of(kind), kind, self.lang)
        words = strings(self.lang).kinds[kind]
        if kind not in ONE_PARAGRAPH:
            yield Chapter(kind, words["many"], words["intro"], tuple(self._entry(record) for record in records))
            return
        for heading, items in list_groups(records, kind, self.lang):
            yield Chapter(kind, heading, "", tuple(self._entry(record) for record in items))

    def _entry(self, record: Record) -> Entry:
        return Entry(record, plain(record.title(self.lang)), printed(self.library, record, self.lang, self.numbers))


def _untitled(chapters: tuple[Chapter, ...]) -> Iterator[Chapter]:
    """A part of one kind needs no chapter heading, unless it is cut by letter or tier."""
    for chapter in chapters:
        keep = chapter.kind in ONE_PARAGRAPH
        yield Chapter(chapter.kind, chapter.title if keep else "", "", chapter.entries)
