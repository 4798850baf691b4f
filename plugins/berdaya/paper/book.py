"""A library → a book in one language: its parts, chapters and entries, in which order, and the numbers of its sources."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from berdaya.compose.maps import MAPS
from berdaya.compose.on_paper import on_paper
from berdaya.compose.paper import PrintedParagraph, printed_paragraph
from berdaya.model.document import Document, FigureBlock, PageTarget, Target, every_node
from berdaya.model.kinds import KINDS, SECTIONS
from berdaya.model.language import SOURCE
from berdaya.model.library import Library
from berdaya.model.markdown import Anchors
from berdaya.model.pages import ListPage, RecordPage
from berdaya.model.record import Record
from berdaya.paper.documents import Documents
from berdaya.relate.listing import in_groups, in_list_order
from berdaya.words import Words, words

MOST_LETTERS = 160_000
"""Letters of one part: some 60 pages. A longer section of the menu becomes several parts, so that setting one never takes
more memory than that (a page takes 1.7 MB), however much the base grows."""


@dataclass(frozen=True)
class Chapter:
    """Entries under one heading: a kind, or a group of one. No heading where the part has one chapter.

    ``is_small``: its entries are single paragraphs; ``own_page``: each begins on a new page, to be copied and handed out.
    """

    kind: str
    title: str
    intro: str
    records: tuple[Record, ...]
    is_small: bool = False
    own_page: bool = False


@dataclass(frozen=True)
class BookPart:
    """A section of the menu as a part of the book. ``name`` is unlike that of any other part; ``is_continued``: it goes on
    with the chapters of the part before it."""

    name: str
    title: str
    intro: str
    chapters: tuple[Chapter, ...]
    is_continued: bool = False

    @property
    def records(self) -> tuple[Record, ...]:
        """Its records in reading order."""
        return tuple(record for chapter in self.chapters for record in chapter.records)


@dataclass(frozen=True)
class Book:
    """The whole book in one language. ``numbers`` gives each source, by id, its number in the list of sources."""

    library: Library
    documents: Documents
    lang: str
    parts: tuple[BookPart, ...]
    numbers: Mapping[str, int]

    @property
    def words(self) -> Words:
        """The words of its language."""
        return words(self.lang)

    @property
    def reviewed(self) -> date:
        """The date of the book: the newest review of what it holds."""
        return max(record.data.reviewed for part in self.parts for record in part.records)

    def document(self, record: Record) -> Document:
        """The document of a record as the book shows it."""
        return on_paper(self.documents.document(record, self.lang), self.words)

    def paragraph(self, record: Record) -> PrintedParagraph:
        """A record that is a single paragraph."""
        return printed_paragraph(record, self.documents.around(record, self.lang))

    def figures(self, kind: str) -> tuple[FigureBlock, ...]:
        """The drawings that stand before the list of a kind."""
        if kind not in MAPS:
            return ()
        sections = MAPS[kind](self.library, self.documents.entries[self.lang], self.words, Anchors())
        return tuple(node for node in every_node(tuple(sections)) if isinstance(node, FigureBlock))

    def title(self, record: Record) -> str:
        """A record's title on one line."""
        return " ".join(record.title(self.lang).split())

    def place(self, target: Target) -> str:
        """The key of the record or list to which a link leads; empty where the book has no such place."""
        match target:
            case PageTarget(RecordPage(kind, identifier)) if f"{kind}/{identifier}" in self.library:
                return f"{kind}/{identifier}"
            case PageTarget(ListPage(kind)) if self.library.of(kind):
                return f"index/{kind}"
        return ""


def book_of(library: Library, documents: Documents, lang: str) -> Book:
    """Put every record of a library in its place."""
    ordered = in_list_order(library, "source", lang)
    numbers = {record.id: number for number, record in enumerate(ordered, 1)}
    return Book(library, documents, lang, tuple(_parts(library, lang)), numbers)


def _parts(library: Library, lang: str) -> Iterator[BookPart]:
    said = words(lang)
    for name, kinds in SECTIONS.items():
        present = [kind for kind in kinds if library.of(kind)]
        if not present:
            continue
        chapters = [chapter for kind in present for chapter in _chapters(library, kind, said)]
        intro = said.kinds[present[0]].intro if len(present) == 1 else ""
        if len(present) == 1 and not chapters[0].is_small:
            chapters = [replace(chapter, title="", intro="") for chapter in chapters]
        yield from _cut(BookPart(name, said.site.sections[name], intro, tuple(chapters)))


def _chapters(library: Library, kind: str, said: Words) -> Iterator[Chapter]:
    records = in_list_order(library, kind, said.code)
    form = KINDS[kind].print.form
    if form == "paragraph":
        for heading, items in in_groups(records, kind, said.code):
            yield Chapter(kind, heading, "", tuple(items), is_small=True)
        return
    own = said.kinds[kind]
    yield Chapter(kind, own.many, own.intro, tuple(records), own_page=form == "page")


def _cut(part: BookPart) -> Iterator[BookPart]:
    """Cut a part that is too long into several of about the same length: ``Mulai``, ``Mulai (2)``."""
    letters = [_letters(record) for record in part.records]
    count = max(1, -(-sum(letters) // MOST_LETTERS))
    if count == 1:
        yield part
        return
    limit, total = sum(letters) / count, 0.0
    pieces: list[list[Chapter]] = [[] for _ in range(count)]
    sizes = iter(letters)
    for chapter in part.chapters:
        places: dict[int, list[Record]] = {}
        for record in chapter.records:
            places.setdefault(min(int(total // limit), count - 1), []).append(record)
            total += next(sizes)
        for place, records in places.items():
            pieces[place].append(replace(chapter, records=tuple(records), intro=chapter.intro if place == min(places) else ""))
    for number, chapters in enumerate(filter(None, pieces), 1):
        if number == 1:
            yield replace(part, chapters=tuple(chapters))
        else:
            yield BookPart(f"{part.name}-{number}", f"{part.title} ({number})", "", tuple(chapters), is_continued=True)


def _letters(record: Record) -> int:
    """About how many letters a record has in a language: its texts, and the longest of its bodies."""
    short = sum(len(text.best(SOURCE.code)[0]) for _, text in record.texts)
    return short + max((len(body.text) for body in record.bodies.values()), default=0)
