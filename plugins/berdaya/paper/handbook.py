"""Library → the handbook of one language, for paper and for phones. Needs the extra ``sheets``."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from berdaya.handbook.book import Book, book_of, reviewed_of
from berdaya.handbook.compact import compacted
from berdaya.handbook.manuscript import manuscript
from berdaya.handbook.epub import epub
from berdaya.handbook.run import Handbook, HandbookOptions, HandbookRun, joined
from berdaya.handbook.shelf import Shelf
from berdaya.model.library import Library
from berdaya.model.page import Artifact
from berdaya.model.problem import Place, Problem
from berdaya.sheets import Imprint
from berdaya.sheets.kept import fingerprint
from berdaya.sheets.typeset import MissingGlyphs, page_count, typeset

ROOM = Path(__file__).parent
ROOMS = tuple(ROOM.parent / name for name in ("model", "relate", "render", "sheets", "handbook"))
"""Folders whose code, templates, fonts and words decide what the book looks like."""
PACKAGES = ("typst", "markdown", "pymdown-extensions", "lxml", "jinja2")
FOLDER = "unduh"
SETTINGS_FILE = "mkdocs.yml"


def press(library: Library, lang: str, options: HandbookOptions) -> HandbookRun:
    """Make the handbook of a language as EPUB and as PDF; a character that the font lacks leaves only the PDF unmade."""
    book = book_of(library, lang)
    shelf = Shelf(options.cache, lang, _digest(library, book, options.imprint))
    content = shelf.content(".epub", lambda: epub(library, book, options.imprint))
    electronic = _made(Handbook(lang, f"{FOLDER}/berdaya.{lang}.epub", len(content)), content)
    try:
        pages, _, paper = shelf.content(".pdf", lambda: _set(library, book, options.imprint)).partition(b"\n")
    except MissingGlyphs as error:
        return joined([electronic, HandbookRun(problems=tuple(_glyph_problems(book, error.characters)))])
    pdf = Handbook(lang, f"{FOLDER}/berdaya.{lang}.pdf", len(paper), int(pages))
    return joined([_made(pdf, paper), electronic])


def _made(handbook: Handbook, content: bytes) -> HandbookRun:
    return HandbookRun((Artifact(handbook.path, content),), (handbook,))


def _set(library: Library, book: Book, imprint: Imprint) -> bytes:
    """Set the PDF; the number of its pages, which only the unpacked file tells, stands on a line before it."""
    content = typeset(ROOM / "templates" / "handbook.typ", manuscript(library, book, imprint), reviewed_of(library))
    return f"{page_count(content)}\n".encode() + compacted(content)


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
