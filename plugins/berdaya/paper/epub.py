"""A book → EPUB 3.3, for reading on a phone without a signal. Written here: the libraries that write EPUB are AGPL."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from jinja2 import Environment, FileSystemLoader

from berdaya.handbook.book import Book, reviewed_of
from berdaya.handbook.leaves import Leaf, leaves
from berdaya.handbook.words import Words, words
from berdaya.model.library import Library
from berdaya.render.strings import strings
from berdaya.sheets import Imprint

TEMPLATES = Path(__file__).parent / "templates" / "epub"
MIMETYPE = "application/epub+zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


@dataclass(frozen=True)
class Edition:
    """What every file of one EPUB may say."""

    lang: str
    words: Words
    imprint: Imprint
    identifier: str
    reviewed: date
    day: str
    records: int
    parts: tuple[Leaf, ...]

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every leaf in reading order."""
        return tuple(leaf for part in self.parts for leaf in part.walk())


def epub(library: Library, book: Book, imprint: Imprint) -> bytes:
    """Bind the book. The same library and imprint give the same bytes; the only date is that of the newest review."""
    reviewed = reviewed_of(library)
    edition = Edition(
        lang=book.lang,
        words=words(book.lang),
        imprint=imprint,
        identifier=uuid5(NAMESPACE_URL, f"{imprint.site_url or imprint.publisher}#handbook/{book.lang}").urn,
        reviewed=reviewed,
        day=strings(book.lang).day(reviewed),
        records=len(book.entries),
        parts=leaves(library, book),
    )
    return _archive(_files(edition))


def _files(edition: Edition) -> Iterator[tuple[str, str]]:
    """Every file with its text. The type comes first and unpacked: that is how readers know the format (OCF 3.3, 4.3)."""
    yield "mimetype", MIMETYPE
    pages = _environment()
    yield "META-INF/container.xml", pages.get_template("container.xml").render()
    for name in ("content.opf", "nav.xhtml", "toc.ncx", "style.css", "title.xhtml", "use.xhtml"):
        yield f"EPUB/{name}", pages.get_template(name).render(e=edition)
    leaf_page = pages.get_template("leaf.xhtml")
    for leaf in edition.leaves:
        yield f"EPUB/{leaf.name}", leaf_page.render(e=edition, leaf=leaf)


def _archive(files: Iterable[tuple[str, str]]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w") as target:
        for name, text in files:
            target.writestr(_entry(name), text.encode(), compresslevel=9)
    return written.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _EPOCH)
    entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = 0o644 << 16
    return entry


def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
