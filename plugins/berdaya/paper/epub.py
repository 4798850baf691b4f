"""A book → EPUB 3.3, for reading on a phone without a signal. Written here: the libraries that write EPUB are AGPL."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from jinja2 import Environment, FileSystemLoader

from berdaya.compose.writing import words_of
from berdaya.model.colour import shades_of
from berdaya.model.document import Citation, Paragraph, Run, Strong, Target
from berdaya.model.edition import Edition
from berdaya.model.record import Record
from berdaya.paper.book import Book, BookPart, Chapter
from berdaya.words.handbook import HandbookWords
from berdaya.write.xhtml import XhtmlOptions, blocks_xhtml, inlines_xhtml, text, write_xhtml

TEMPLATES = Path(__file__).parent / "templates" / "epub"
MIMETYPE = "application/epub+zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_SVG = "<svg "


@dataclass(frozen=True)
class SpineItem:
    """One file of the book in reading order: its ``name`` in the archive, the ``title`` in the contents, its body as XHTML."""

    name: str
    title: str
    body: str
    below: tuple["SpineItem", ...] = ()

    @property
    def has_drawing(self) -> bool:
        """Whether the manifest must announce SVG."""
        return _SVG in self.body

    def walk(self) -> Iterator["SpineItem"]:
        """Give this file and those below it, in reading order."""
        yield self
        for item in self.below:
            yield from item.walk()


@dataclass(frozen=True)
class Package:
    """What every file of one EPUB may say."""

    lang: str
    words: HandbookWords
    edition: Edition
    identifier: str
    reviewed: str
    day: str
    records: int
    parts: tuple[SpineItem, ...]

    @property
    def logo_name(self) -> str:
        """The file of the edition's logo; empty where it has none."""
        return f"logo.{self.edition.printed_logo.format}" if self.edition.printed_logo else ""

    @property
    def logo_type(self) -> str:
        """What the manifest calls that file."""
        kinds = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
        return kinds[self.edition.printed_logo.format] if self.edition.printed_logo else ""

    @property
    def colour(self) -> str:
        """The edition's colour, dark enough on white paper."""
        return shades_of(self.edition.colour).bar

    @property
    def spine(self) -> tuple[SpineItem, ...]:
        """Every file of records in reading order."""
        return tuple(item for part in self.parts for item in part.walk())


def epub(book: Book, edition: Edition) -> bytes:
    """Write the book. The same book and edition give the same bytes; the only date is that of the newest review."""
    package = Package(
        lang=book.lang,
        words=book.words.handbook,
        edition=edition,
        identifier=uuid5(NAMESPACE_URL, f"{edition.url or edition.publisher}#handbook/{book.lang}").urn,
        reviewed=book.reviewed.isoformat(),
        day=book.words.day(book.reviewed),
        records=sum(len(part.records) for part in book.parts),
        parts=tuple(_Spine(book).items()),
    )
    return _archive(_files(package))


class _Spine:
    """Turns the records of a book into files, with links that lead from file to file."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._places = dict(self._all_places())
        self._options = XhtmlOptions(self._href, book.numbers)

    def items(self) -> Iterator[SpineItem]:
        """A file for each part, with its records below it; terms and sources share a file for each letter or tier."""
        for part in self._book.parts:
            below = tuple(item for at, chapter in enumerate(part.chapters) for item in self._chapter(part, chapter, at))
            yield SpineItem(f"part-{part.name}.xhtml", part.title, self._part(part), below)

    def _all_places(self) -> Iterator[tuple[str, str]]:
        """Where each record is found, by its key."""
        for part in self._book.parts:
            if not part.is_continued:
                for chapter in part.chapters:
                    yield f"index/{chapter.kind}", f"part-{part.name}.xhtml"
            for at, chapter in enumerate(part.chapters):
                for record in chapter.records:
                    name = _small_name(part, chapter, at) if _is_small(chapter, record) else ""
                    yield record.key, f"{name}#{_anchor(record)}" if name else f"{_anchor(record)}.xhtml"

    def _href(self, target: Target) -> str:
        return self._places.get(self._book.place(target), "")

    def _chapter(self, part: BookPart, chapter: Chapter, at: int) -> Iterator[SpineItem]:
        for record in chapter.records:
            if not _is_small(chapter, record):
                document = self._book.document(record)
                cites = tuple(sorted(document.sources, key=lambda name: self._book.numbers.get(name, 0)))
                sources = (*words_of(f"{self._book.words.site.labels.sources}: "), Citation(cites))
                last = blocks_xhtml((Paragraph(sources, "note"),), self._options) if cites else ""
                yield SpineItem(self._places[record.key], self._book.title(record), write_xhtml(document, self._options, _anchor(record)) + last)
        small = [record for record in chapter.records if _is_small(chapter, record)]
        if small:
            title = chapter.title or part.title
            body = "".join(self._paragraph(record) for record in small)
            yield SpineItem(_small_name(part, chapter, at), title, f"<h1>{text(title)}</h1>\n{body}")

    def _paragraph(self, record: Record) -> str:
        inlines = self._book.paragraph(record).inlines
        if record.kind == "source":
            inlines = (Strong(words_of(f"[{self._book.numbers[record.id]}]")), Run(" "), *inlines)
        return f'<p id="{_anchor(record)}">{inlines_xhtml(inlines, self._options)}</p>\n'

    def _part(self, part: BookPart) -> str:
        intro = f"<p>{text(part.intro)}</p>\n" if part.intro else ""
        return f"<h1>{text(part.title)}</h1>\n{intro}" + "".join(self._list(part, chapter, at) for at, chapter in enumerate(part.chapters))

    def _list(self, part: BookPart, chapter: Chapter, at: int) -> str:
        if chapter.is_small:
            return f'<p><a href="{_small_name(part, chapter, at)}">{text(chapter.title)}</a></p>\n'
        heading = f"<h2>{text(chapter.title)}</h2>\n" if chapter.title else ""
        intro = f"<p>{text(chapter.intro)}</p>\n" if chapter.intro else ""
        figures = blocks_xhtml(self._book.figures(chapter.kind), self._options) if not part.is_continued else ""
        items = "".join(f'<li><a href="{self._places[record.key]}">{text(self._book.title(record))}</a></li>\n' for record in chapter.records)
        return f"{heading}{intro}{figures}<ul>\n{items}</ul>\n"


def _is_small(chapter: Chapter, record: Record) -> bool:
    return chapter.is_small or not record.data.has_page


def _small_name(part: BookPart, chapter: Chapter, at: int) -> str:
    return f"{part.name}-{at + 1}-{chapter.kind}.xhtml"


def _anchor(record: Record) -> str:
    return record.key.replace("/", "-")


def _files(package: Package) -> Iterator[tuple[str, str | bytes]]:
    """Every file with its text. The type comes first and unpacked: that is how readers know the format (OCF 3.3, 4.3)."""
    yield "mimetype", MIMETYPE
    pages = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    yield "META-INF/container.xml", pages.get_template("container.xml").render()
    for name in ("content.opf", "nav.xhtml", "toc.ncx", "style.css", "title.xhtml", "use.xhtml"):
        yield f"EPUB/{name}", pages.get_template(name).render(e=package)
    if package.edition.printed_logo:
        yield f"EPUB/{package.logo_name}", package.edition.printed_logo.content
    page = pages.get_template("page.xhtml")
    for item in package.spine:
        yield f"EPUB/{item.name}", page.render(e=package, item=item)


def _archive(files: Iterable[tuple[str, str | bytes]]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w") as target:
        for name, held in files:
            target.writestr(_entry(name), held if isinstance(held, bytes) else held.encode(), compresslevel=9)
    return written.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _EPOCH)
    entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = 0o644 << 16
    return entry
