"""Library → the PDF of one language. Needs Typst (extra ``sheets``)."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from berdaya.handbook.book import Book, book_of
from berdaya.handbook.compact import compacted
from berdaya.handbook.manuscript import manuscript, reviewed_of
from berdaya.handbook.run import Handbook, HandbookOptions, HandbookRun
from berdaya.model.library import Library
from berdaya.model.page import Artifact
from berdaya.model.problem import Place, Problem
from berdaya.sheets import Imprint
from berdaya.sheets.kept import fingerprint, keep_whole, kept
from berdaya.sheets.typeset import MissingGlyphs, page_count, typeset

ROOM = Path(__file__).parent
ROOMS = tuple(ROOM.parent / name for name in ("model", "relate", "render", "sheets", "handbook"))
"""Folders whose code, templates, fonts and words decide what the book looks like."""
PACKAGES = ("typst", "markdown", "pymdown-extensions")
FOLDER = "unduh"
SETTINGS_FILE = "mkdocs.yml"


def press(library: Library, lang: str, options: HandbookOptions) -> HandbookRun:
    """Make the handbook of a language, or say which characters of which records the font lacks."""
    book = book_of(library, lang)
    try:
        pages, content = _kept(library, book, options)
    except MissingGlyphs as error:
        return HandbookRun(problems=tuple(_glyph_problems(book, error.characters)))
    path = f"{FOLDER}/berdaya.{lang}.pdf"
    return HandbookRun((Artifact(path, content),), (Handbook(lang, path, len(content), pages),))


def _kept(library: Library, book: Book, options: HandbookOptions) -> tuple[int, bytes]:
    """Give the number of pages and the PDF: kept from the same text, else set anew; a language keeps its newest."""
    folder = options.cache
    if folder is None:
        return _set(library, book, options.imprint)
    stem = f"{book.lang}-{_digest(library, book, options.imprint)}"
    for path in folder.glob(f"{stem}-*.pdf"):
        if content := kept(path):
            return int(path.stem.rpartition("-")[2]), content
    pages, content = _set(library, book, options.imprint)
    for former in folder.glob(f"{book.lang}-*.pdf"):
        former.unlink(missing_ok=True)
    keep_whole(folder / f"{stem}-{pages}.pdf", content)
    return pages, content


def _set(library: Library, book: Book, imprint: Imprint) -> tuple[int, bytes]:
    text = manuscript(library, book, imprint)
    content = typeset(ROOM / "templates" / "handbook.typ", text, reviewed_of(library))
    return page_count(content), compacted(content)


def _digest(library: Library, book: Book, imprint: Imprint) -> str:
    """Hash all that the book is made of; its Markdown stands for the records, for making it takes little time.

    The marks of terms follow from the text, the terms' names and the code, so they need not be made for it.
    """
    parts = [(part.title, part.intro, [(item.kind, item.title, item.intro) for item in part.chapters]) for part in book.parts]
    names = [(name, getattr(entry.record.data, name, None)) for entry in book.entries for name in ("code", "other_names", "abbreviation")]
    texts = [(entry.key, entry.title, entry.markdown) for entry in book.entries]
    whole = repr((imprint, reviewed_of(library), parts, names, texts, sorted(book.terms.names.items(), key=str)))
    return hashlib.sha256(f"{fingerprint(ROOMS, PACKAGES)}\n{whole}".encode()).hexdigest()[:16]


def _glyph_problems(book: Book, characters: str) -> Iterator[Problem]:
    """One problem a record that holds such a character; what no record holds came from the name of the site."""
    unplaced = set(characters)
    for entry in book.entries:
        if found := [character for character in characters if character in entry.markdown]:
            unplaced.difference_update(found)
            yield _glyph_problem(found, entry.record.path)
    if unplaced:
        yield _glyph_problem(sorted(unplaced), SETTINGS_FILE)


def _glyph_problem(characters: list[str], path: str) -> Problem:
    named = ", ".join(f"{character} (U+{ord(character):04X})" for character in characters)
    return Problem.warning("handbook-glyph", Place(path), characters=named)
