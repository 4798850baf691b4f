"""Library → the PDF of one language. Needs Typst (extra ``sheets``)."""

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from berdaya.handbook.book import Book, book_of
from berdaya.handbook.manuscript import manuscript, reviewed_of
from berdaya.handbook.run import Handbook, HandbookOptions, HandbookRun
from berdaya.model.library import Library
from berdaya.model.page import Artifact
from berdaya.model.problem import Place, Problem
from berdaya.sheets.typeset import FONTS, MissingGlyphs, page_count, typeset

ROOM = Path(__file__).parent
FOLDER = "unduh"
SETTINGS_FILE = "mkdocs.yml"
_SET_BY = (ROOM, FONTS)


def press(library: Library, lang: str, options: HandbookOptions) -> HandbookRun:
    """Make the handbook of a language, or say which characters of which records the font lacks."""
    book = book_of(library, lang)
    text = manuscript(library, book, options.imprint)
    try:
        content = _kept(text, library, options.cache)
    except MissingGlyphs as error:
        return HandbookRun(problems=tuple(_glyph_problems(book, text, error.characters)))
    path = f"{FOLDER}/berdaya.{lang}.pdf"
    made = Handbook(lang, path, len(content), page_count(content))
    return HandbookRun((Artifact(path, content),), (made,))


def _kept(text: dict[str, Any], library: Library, folder: Path | None) -> bytes:
    """Take the PDF of the same text from the cache, else set it; of each language the newest one is kept."""
    if folder is None:
        return _set(text, library)
    path = folder / f"{text['lang']}-{_digest(text)}.pdf"
    if not path.is_file():
        content = _set(text, library)
        folder.mkdir(parents=True, exist_ok=True)
        for former in folder.glob(f"{text['lang']}-*"):
            former.unlink(missing_ok=True)
        half = path.with_suffix(".part")
        half.write_bytes(content)
        half.replace(path)
    return path.read_bytes()


def _set(text: dict[str, Any], library: Library) -> bytes:
    return typeset(ROOM / "templates" / "handbook.typ", text, reviewed_of(library))


def _digest(text: dict[str, Any]) -> str:
    whole = json.dumps(text, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{_surroundings()}\n{whole}".encode()).hexdigest()[:16]


@cache
def _surroundings() -> str:
    """Hash the templates, the fonts and the version of Typst."""
    digest = hashlib.sha256(version("typst").encode())
    for path in sorted([*ROOM.rglob("*.typ"), *FONTS.iterdir()]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _glyph_problems(book: Book, text: dict[str, Any], characters: str) -> Iterator[Problem]:
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
    return Problem.error("handbook-glyph", Place(path), characters=named)
