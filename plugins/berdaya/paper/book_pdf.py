"""A book → one PDF, set part by part: what setting takes does not grow with the book.

    front (cover, how to use it, contents) ┐  laid out once to learn on which pages things stand, then set with the
    a section of the menu                  ├─ numbers of these pages; once more where a number has moved what follows it
    …                                      ┘
    index, of the pages that use a term
    └─ merge: one tagged PDF with links, outline and one tree of tags

Setting the whole in one go took 1.7 MB a page, and time that grew faster than the pages.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from multiprocessing import get_context
from typing import Any, Protocol

from berdaya.compose.writing import joined, words_of
from berdaya.model.colour import shades_of
from berdaya.model.document import Inlines, Run, Strong
from berdaya.model.edition import Edition
from berdaya.model.language import language
from berdaya.model.record import Record
from berdaya.paper.book import Book, BookPart, Chapter
from berdaya.paper.book_index import MOST_USES, index_lines, lines_with_pages
from berdaya.paper.logo import logo_of
from berdaya.paper.merge import Heading, Spot, merged
from berdaya.paper.setting import Looked, SetPart, look_at, set_part
from berdaya.paper.short_address import short_address
from berdaya.paper.signs import drawable, drawable_in_picture
from berdaya.workers import end_with_parent
from berdaya.write.typst import TypstOptions, as_json, nodes_of, on_one_line, typst_inlines, typst_sections

FRONT, INDEX, USE = "front", "index", "use"
MOST_ROUNDS = 4
"""Two rounds are usual. Numbers that still move their own pages after so many are set in room of one width, where knowing
them moves nothing."""
_USUAL_NUMBER = "000"


class _Map(Protocol):
    """``map``, or that of a pool of processes."""

    def __call__(self, function: Callable[..., Any], /, *values: Iterable[Any]) -> Iterable[Any]:
        """Give the result for each row of values."""


@dataclass(frozen=True)
class _Part:
    """A part as it is set: what its template reads (JSON), and the keys of the places whose page numbers it shows."""

    data: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Line:
    """A line of the contents and of the PDF's outline."""

    level: int
    title: str
    place: str


def book_pdf(book: Book, edition: Edition, workers: int) -> tuple[bytes, int]:
    """Set a book; give the PDF and its number of pages. The same book and edition give the same bytes.

    ``workers`` above 1: so many processes set the parts, and another joins them, so that none holds all of it.
    """
    composed = _Composed(book, edition)
    with _pool(workers) as run:
        contents, layout = _set(composed, run)
    spots = layout.spots | {INDEX: Spot(layout.firsts[-1], 0.0)}
    outline = [Heading(line.level, line.title, line.place) for line in composed.lines]
    with _pool(min(workers, 2)) as run:
        whole: tuple[bytes, int] = next(iter(run(merged, [contents], [spots], [outline], [book.words.handbook.page])))
    return whole


@contextmanager
def _pool(workers: int) -> Iterator[_Map]:
    """A ``map`` that works here, or in so many processes."""
    if workers < 2:
        yield _here
        return
    # Typst keeps threads, and a forked process would wait for them for ever.
    with ProcessPoolExecutor(workers, get_context("spawn"), end_with_parent) as pool:
        yield pool.map


def _here(function: Callable[..., Any], /, *values: Iterable[Any]) -> Iterable[Any]:
    return map(function, *values)


def _set(composed: "_Composed", run: _Map) -> tuple[list[bytes], "_Layout"]:
    parts = [composed.front(), *composed.parts()]
    contents, layout = _settled(parts, composed.day, run)
    index = composed.index(layout.pages, layout.uses)
    made = run(set_part, [index.data], [_numbers(index, layout.firsts[-1], {})], [composed.day])
    return [*contents, *(item.content for item in made)], layout


def _settled(parts: Sequence[_Part], day: date, run: _Map) -> tuple[list[bytes], "_Layout"]:
    """Set parts until each page number that they show is that of the page on which the place then stands."""
    texts = [part.data for part in parts]
    for is_fixed, rounds in ((False, MOST_ROUNDS), (True, 1)):
        unknown = [_numbers(part, 1, {}, is_fixed) for part in parts]
        layout = _Layout(tuple(run(look_at, texts, unknown)))
        made: dict[tuple[int, str], SetPart] = {}
        for _ in range(rounds):
            wanted = [(at, _numbers(part, layout.firsts[at], layout.pages, is_fixed)) for at, part in enumerate(parts)]
            new = [item for item in wanted if item not in made]
            fresh = run(set_part, [texts[at] for at, _ in new], [numbers for _, numbers in new], [day] * len(new))
            made = {item: made[item] for item in wanted if item in made} | dict(zip(new, fresh, strict=True))
            now = _Layout(tuple(made[item].looked for item in wanted))
            if now.pages == layout.pages:
                return [made[item].content for item in wanted], now
            layout = now
    raise AssertionError("page numbers in room of one width moved their own pages")


def _numbers(part: _Part, first: int, pages: Mapping[str, int], is_fixed: bool = False) -> str:
    """What a part is told of pages: the number of its first one, and those of the places that it names."""
    shown = {key: pages[key] for key in part.needs if key in pages}
    return as_json({"first": first, "pages": shown, "room": _USUAL_NUMBER, "is_fixed": is_fixed})


@dataclass(frozen=True)
class _Layout:
    """Where everything stands when parts are laid out one after the other."""

    seen: tuple[Looked, ...]

    @cached_property
    def firsts(self) -> tuple[int, ...]:
        """The number of the first page of each part, and of the one after the last: the index's."""
        return tuple(1 + sum(item.pages for item in self.seen[:at]) for at in range(len(self.seen) + 1))

    @cached_property
    def spots(self) -> dict[str, Spot]:
        """Where each key stands."""
        return {key: Spot(first + page - 1, y) for first, item in zip(self.firsts, self.seen, strict=False) for key, page, y in item.places}

    @cached_property
    def pages(self) -> dict[str, int]:
        """The page of each key, and of the index."""
        return {key: spot.page for key, spot in self.spots.items()} | {INDEX: self.firsts[-1]}

    @cached_property
    def uses(self) -> dict[str, set[int]]:
        """The pages that use a term, by its key; of a term that is everywhere, those where an author linked it."""
        counts = Counter(key for item in self.seen for key, _, _ in item.marks)
        found: dict[str, set[int]] = defaultdict(set)
        for first, item in zip(self.firsts, self.seen, strict=False):
            for key, page, is_chosen in item.marks:
                if is_chosen or counts[key] <= MOST_USES:
                    found[key].add(first + page - 1)
        return found


class _Composed:
    """A book as values for the template ``handbook.typ``; every text in signs that can be drawn."""

    def __init__(self, book: Book, edition: Edition) -> None:
        self.book = book
        self.day: date = book.reviewed
        self._edition = edition
        self._options = TypstOptions(book.place, lambda term: f"term/{term}" in book.library, book.numbers, drawable, drawable_in_picture)
        said, own = book.words.handbook, book.words
        self._common = {
            "lang": book.lang,
            "language": language(book.lang).name,
            "day": [self.day.year, self.day.month, self.day.day],
            "publisher": drawable(edition.publisher),
            "mark": logo_of(edition),
            "colour": shades_of(edition.colour).bar if edition.colour else "",
            "words": said.model_dump(exclude={"download", "download_epub", "download_of", "epub_points"}),
            "reviewed": said.reviewed.format(date=own.day(self.day)),
            "licence": drawable(said.licence.format(licence=edition.licence, publisher=edition.publisher)),
            "made_from": said.made_from.format(records=sum(len(part.records) for part in book.parts)),
            "online": said.online.format(address=edition.url) if edition.url else "",
        }
        self.lines = tuple(self._lines())

    def front(self) -> _Part:
        """Cover, how to use the book, contents."""
        lines = [{"level": line.level, "title": line.title, "to": line.place} for line in self.lines]
        return self._written({"sort": FRONT, "lines": lines}, (line.place for line in self.lines))

    def parts(self) -> Iterator[_Part]:
        """The parts, one after the other."""
        for number, part in enumerate(self.book.parts, 1):
            held = self._part(part, number)
            yield self._written({"sort": "part", "part": held}, (node["to"] for node in nodes_of(held, "ref")))

    def index(self, pages: Mapping[str, int], uses: Mapping[str, Iterable[int]]) -> _Part:
        """The index, with the pages that its lines name."""
        lines = lines_with_pages(index_lines(self.book), pages, uses)
        return self._written({"sort": INDEX, "lines": [line | {"word": drawable(line["word"]), "see": drawable(line["see"])} for line in lines]})

    def _written(self, data: Mapping[str, Any], needs: Iterable[str] = ()) -> _Part:
        return _Part(as_json({**self._common, **data}), tuple(sorted(set(needs))))

    def _lines(self) -> Iterator[_Line]:
        """The contents: parts, chapters, and entries that are more than a paragraph."""
        said = self.book.words.handbook
        yield _Line(1, said.use, USE)
        for part in self.book.parts:
            yield _Line(1, drawable(part.title), f"part/{part.name}")
            for at, chapter in enumerate(part.chapters):
                has_title = bool(chapter.title) and not self._is_letter(chapter)
                if has_title:
                    yield _Line(2, drawable(chapter.title), f"chapter/{part.name}/{at}")
                if not chapter.is_small:
                    for record in chapter.records:
                        if record.data.has_page:
                            yield _Line(3 if has_title else 2, drawable(self.book.title(record)), record.key)
        yield _Line(1, said.index, INDEX)

    def _is_letter(self, chapter: Chapter) -> bool:
        """Whether a chapter is a letter of the alphabet: a sign for the eye, no heading."""
        return chapter.is_small and len(chapter.title) <= 1

    def _part(self, part: BookPart, number: int) -> dict[str, Any]:
        chapters = [self._chapter(part, chapter, at) for at, chapter in enumerate(part.chapters)]
        return {"place": f"part/{part.name}", "number": number, "title": drawable(part.title), "intro": drawable(part.intro), "chapters": chapters}

    def _chapter(self, part: BookPart, chapter: Chapter, at: int) -> dict[str, Any]:
        level = 3 if chapter.title else 2
        is_first = part.chapters[at - 1].kind != chapter.kind if at else not part.is_continued
        return {
            "places": [f"chapter/{part.name}/{at}", *([f"index/{chapter.kind}"] if is_first else [])],
            "title": drawable(chapter.title),
            "intro": drawable(chapter.intro),
            "is_small": chapter.is_small,
            "is_letter": self._is_letter(chapter),
            "own_page": chapter.own_page,
            "pictures": typst_sections(self.book.figures(chapter.kind), (), level, self._options) if is_first else [],
            "entries": [self._entry(chapter, record, level) for record in chapter.records],
        }

    def _entry(self, chapter: Chapter, record: Record, level: int) -> dict[str, Any]:
        title = drawable(self.book.title(record))
        if chapter.is_small or not record.data.has_page:
            return {"place": record.key, "title": title, "head": on_one_line(title), "small": typst_inlines(self._paragraph(record), self._options)}
        document = self.book.document(record)
        nodes = typst_sections(document.blocks, document.sections, level + 1, self._options)
        numbers = sorted(self.book.numbers[name] for name in document.sources if name in self.book.numbers)
        names = {number: name for name, number in self.book.numbers.items()}
        return {
            "place": record.key,
            "title": title,
            "head": on_one_line(title),
            "lang": document.title_lang,
            "level": level,
            "sheet": self._sheet(record),
            "sources": self.book.words.site.labels.sources,
            "cites": [[f"source/{names[number]}", number] for number in numbers],
            "c": nodes,
        }

    def _paragraph(self, record: Record) -> Inlines:
        """A record as one paragraph; a source with its number."""
        inlines = self.book.paragraph(record).inlines
        if record.kind != "source":
            return inlines
        return joined(((Strong(words_of(f"[{self.book.numbers[record.id]}]")),), inlines), Run(" "))

    def _sheet(self, record: Record) -> str:
        """Where the sheet of a record with a code is found, in words."""
        code = getattr(record.data, "code", "")
        if not (code and self._edition.url):
            return ""
        return self.book.words.handbook.sheet.format(address=short_address(self._edition.url, code).text)
