"""The handbook: made when somebody asks for it, kept by its content, and offered with its date by every build that finds it.

No build makes it unasked: setting some hundred pages takes longer than everything else. ``handbooks`` makes what is not
kept; ``kept_handbooks`` looks alone, in a few milliseconds.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec

import msgspec

from berdaya.cache import Cache, digest, program_digest
from berdaya.compose.surroundings import Offer
from berdaya.model.artifact import Artifact
from berdaya.model.edition import Edition
from berdaya.model.language import CODES
from berdaya.model.library import Library
from berdaya.model.pages import HOME, ListPage, PageId
from berdaya.paper.book import Book, book_of
from berdaya.paper.documents import Documents
from berdaya.paper.formats import FOLDER
from berdaya.words import words

PDF, EPUB = "pdf", "epub"
SUFFIXES = (PDF, EPUB)


class _Entry(msgspec.Struct, frozen=True, array_like=True):
    """A kept handbook: its file, the number of pages (an EPUB has none), and the day of the newest review of what it holds."""

    content: bytes
    pages: int
    reviewed: date


class _Newest(msgspec.Struct, frozen=True, array_like=True):
    """Which entry is the last one that was made of a sort."""

    key: bytes


@dataclass(frozen=True)
class Handbook:
    """A handbook in one language and format.

    ``path`` is relative to the site's root; ``pages`` is 0 for an EPUB; ``reviewed`` is the day of the newest review of what
    it holds; ``is_current``: it holds what the library says today.
    """

    lang: str
    path: str
    content: bytes
    pages: int
    reviewed: date
    is_current: bool

    @property
    def artifact(self) -> Artifact:
        """The file."""
        return Artifact(self.path, self.content)

    @property
    def offer(self) -> Offer:
        """What a link to it says: ``Buku panduan lengkap: PDF, Bahasa Indonesia, 312 halaman, 2,1 MB``, and its date where
        the library has gone on since."""
        said = words(self.lang)
        megabytes = f"{max(0.1, len(self.content) / 1_000_000):.1f}".replace(".", said.language.decimal)
        pattern = said.handbook.download if self.pages else said.handbook.download_epub
        told = pattern.format(language=said.language.name, pages=self.pages, size=megabytes)
        return Offer(self.path, told if self.is_current else said.handbook.download_of.format(file=told, date=said.day(self.reviewed)))


def handbooks(library: Library, documents: Documents, edition: Edition, cache: Cache, workers: int = 0) -> tuple[Handbook, ...]:
    """Give the handbook of each language as PDF and EPUB; those that are not kept are made, and kept.

    Without the extra ``sheets`` there is no PDF. The same library and edition give the same bytes.
    """
    if not library.records:
        return ()
    return tuple(_handbooks(library, documents, edition, cache, workers))


def kept_handbooks(library: Library, edition: Edition, cache: Cache) -> tuple[Handbook, ...]:
    """Give the handbooks that are kept: each of today's content, or else the last one that was made, with its own date."""
    return tuple(book for code in library.languages for suffix in SUFFIXES if (book := _kept(library, edition, cache, code, suffix)))


def newest_made(edition: Edition, cache: Cache) -> bytes:
    """A hash of which handbooks were made last: another one is another site, though no source has changed."""
    keys = [_newest_key(edition, code, suffix) for code in CODES for suffix in SUFFIXES]
    found = cache.get(keys)
    return digest(*(found.get(key, b"") for key in keys))


def handbook_offers(books: Iterable[Handbook]) -> dict[tuple[PageId, str], tuple[Offer, ...]]:
    """Say on which pages handbooks are offered: the home page and the list of checklists of their language."""
    found: dict[tuple[PageId, str], tuple[Offer, ...]] = {}
    for book in books:
        for page in (HOME, ListPage("checklist")):
            found[page, book.lang] = (*found.get((page, book.lang), ()), book.offer)
    return found


def content_key(library: Library, edition: Edition, code: str, suffix: str) -> bytes:
    """A hash of all that decides a handbook."""
    records = (part for record in library.records for part in (record.key, record.digest))
    return digest(program_digest(), "handbook", code, suffix, repr((*_named(edition), edition.emergency)), *records)


def _handbooks(library: Library, documents: Documents, edition: Edition, cache: Cache, workers: int) -> Iterator[Handbook]:
    for code in library.languages:
        book = None
        for suffix in SUFFIXES:
            if suffix == PDF and not _can_set():
                continue
            kept = _kept(library, edition, cache, code, suffix)
            if kept is None or not kept.is_current:
                book = book or book_of(library, documents, code)
                content, pages = _MAKERS[suffix](book, edition, workers)
                key = content_key(library, edition, code, suffix)
                cache.keep(
                    {
                        key: msgspec.msgpack.encode(_Entry(content, pages, book.reviewed)),
                        _newest_key(edition, code, suffix): msgspec.msgpack.encode(_Newest(key)),
                    }
                )
                kept = Handbook(code, _path(edition, code, suffix), content, pages, book.reviewed, True)
            yield kept


def _kept(library: Library, edition: Edition, cache: Cache, code: str, suffix: str) -> Handbook | None:
    today, newest = content_key(library, edition, code, suffix), _newest_key(edition, code, suffix)
    found = cache.get([today, newest])
    if today not in found and newest in found:
        last = msgspec.msgpack.decode(found[newest], type=_Newest).key
        found |= cache.get([last])
    else:
        last = today
    if last not in found:
        return None
    entry = msgspec.msgpack.decode(found[last], type=_Entry)
    return Handbook(code, _path(edition, code, suffix), entry.content, entry.pages, entry.reviewed, last == today)


def _newest_key(edition: Edition, code: str, suffix: str) -> bytes:
    """Under which name the last one of a sort is noted; another name on the cover is another sort."""
    return digest("handbook, the newest", code, suffix, repr(_named(edition)))


def _named(edition: Edition) -> tuple[str, ...]:
    """What the handbook says of its edition."""
    return edition.name, edition.publisher, edition.url, edition.licence, edition.colour, edition.logo_digest


def _path(edition: Edition, code: str, suffix: str) -> str:
    return f"{FOLDER}/{edition.file_name}.{code}.{suffix}"


def _can_set() -> bool:
    return all(find_spec(name) for name in ("typst", "pikepdf"))


def _pdf(book: Book, edition: Edition, workers: int) -> tuple[bytes, int]:
    from berdaya.paper.book_pdf import book_pdf
    from berdaya.paper.logo import with_drawable_logo

    return book_pdf(book, with_drawable_logo(edition)[0], workers)


def _epub(book: Book, edition: Edition, _workers: int) -> tuple[bytes, int]:
    from berdaya.paper.epub import epub

    return epub(book, edition), 0


_MAKERS: dict[str, Callable[[Book, Edition, int], tuple[bytes, int]]] = {PDF: _pdf, EPUB: _epub}
