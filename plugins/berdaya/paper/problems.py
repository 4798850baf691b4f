"""What an author can mend before anything is printed: signs that paper cannot draw, sheets that lack a language or are long.

A pure look at the texts, cheap enough for every check: nothing is set. What stands on which paper is told here alone, too.
"""

from collections.abc import Iterable, Iterator, Sequence

from berdaya.cache import Cache
from berdaya.check.kept import told_of_records
from berdaya.compose.sheet import sheet_of
from berdaya.model.draft import Body, Path
from berdaya.model.kinds.checklist import Checklist
from berdaya.model.language import CODES, language
from berdaya.model.library import Library
from berdaya.model.problem import Place, Problem
from berdaya.model.record import Record
from berdaya.model.sheet import Sheet
from berdaya.model.text import Text
from berdaya.model.walk import strings
from berdaya.model.walk import words as lists
from berdaya.paper.signs import drawable, name_of, undrawn
from berdaya.words import words

UNPRINTED = {"summary", "other_names", "searched_as", "facts", "example", "next_step"}
"""Fields of every record that a sheet does not print."""

ROWS_OF_A_LEAF = 97
"""Lines of a sheet on two pages of A4 at the tightest: of 124 sheets (this base, and with up to 1.7 times as many items) those
below 96 fit, those above 99 do not. An estimate: it warns, and stops nothing."""
_LETTERS_OF_A_ROW = 46
_LETTERS_OF_A_WIDE_ROW = 92
_ROWS_OF_A_PAUSE, _ROWS_OF_THE_REST = 2.4, 21.0


def printable_problems(library: Library, cache: Cache | None = None) -> Iterable[Problem]:
    """Give every problem of printing that shows in the sources; ``cache`` holds what single records were told before. Takes well
    under 0.2 s for a thousand records."""
    yield from told_of_records(library, cache or Cache(None), "signs", _signs)
    for sheet in library.all(Checklist):
        yield from _untranslated(sheet, library.languages)
        yield from _length(sheet)


def lacking(record: Record[Checklist], code: str) -> tuple[Path, ...]:
    """The texts on a checklist's sheet that a language lacks; a sheet is printed in the languages that lack none."""
    return tuple(path for path, text in _on_sheet(record) if not text.get(code))


def _on_sheet(record: Record[Checklist]) -> Iterator[tuple[Path, Text]]:
    return ((path, text) for path, text in record.texts if path[0] not in UNPRINTED and path[-1] != "why")


# Signs.


def _signs(record: Record, _: Sequence[str]) -> Iterator[Problem]:
    """A problem for each text that holds signs which paper can only name. Texts for the search alone are never printed."""
    for path, text in record.texts:
        for code in CODES:
            if found := undrawn(text.get(code) or ""):
                yield _sign(found, record.places.value((*path, code)), _dotted((*path, code)))
    for path, listed in lists(record.data):
        for code in CODES if path[0] != "searched_as" else ():
            for at, name in enumerate(listed.get(code) or ()):
                if found := undrawn(name):
                    yield _sign(found, record.places.value((*path, code, at)), _dotted((*path, code, at)))
    for path, name in strings(record.data):
        if found := undrawn(name):
            yield _sign(found, record.places.value(path), _dotted(path))
    for code, body in record.bodies.items():
        if found := undrawn(body.text):
            yield _sign(found, _place_in(body, found[0]), f"body.{code}")


def _sign(found: tuple[str, ...], place: Place, field: str) -> Problem:
    named = ", ".join(f"{sign} (U+{ord(sign):04X} {name_of(sign)})" for sign in found)
    return Problem.warning("printed-sign", place, field=field, characters=named, shown=drawable(found[0]))


def _place_in(body: Body, sign: str) -> Place:
    offset = max(body.text.find(sign), 0)
    before = body.text[:offset]
    return Place(body.path, body.first_line + before.count("\n"), offset - before.rfind("\n"))


def _dotted(path: Path) -> str:
    """Write a path as authors count: ``facts.1.text.id``."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)


# Sheets.


def _untranslated(record: Record[Checklist], languages: Sequence[str]) -> Iterator[Problem]:
    for code in languages:
        if missing := lacking(record, code):
            place = record.places.value(missing[0])
            yield Problem.warning("sheet-untranslated", place, lang=language(code).name, count=len(missing))


def _length(record: Record[Checklist]) -> Iterator[Problem]:
    """A warning for a sheet that will hardly fit on one leaf, at the first pause point beyond it; the longest language counts."""
    rows, beyond = max(_rows(sheet_of(record, words(code))) for code in CODES if not lacking(record, code) or code == CODES[0])
    if rows > ROWS_OF_A_LEAF:
        pages = -(-rows * 2 // ROWS_OF_A_LEAF)
        place = record.places.value(("pauses", beyond, "title")) if beyond >= 0 else record.places.key(("decision",))
        yield Problem.warning("sheet-long", place, pages=int(pages))


def _rows(sheet: Sheet) -> tuple[float, int]:
    """How many lines a sheet takes at the tightest, and the first pause point that ends beyond a leaf (-1: none does)."""
    rows = _wide(sheet.purpose) + _wide(sheet.not_covered) + _ROWS_OF_THE_REST + max(0, len(sheet.decision.choices) - 3) * 2
    rows += max(0, -(-len(sheet.signatures) // 4) - 1) * 4
    beyond = -1
    for at, pause in enumerate(sheet.pauses):
        rows += _ROWS_OF_A_PAUSE
        for item in pause.items:
            rows += max(1.55, _narrow(item.text) + (0.8 * _narrow(item.if_no) if item.if_no else 0) + 0.45, 2.4 if item.stop else 0)
        if beyond < 0 and rows > ROWS_OF_A_LEAF:
            beyond = at
    return rows, beyond


def _narrow(text: str) -> int:
    return -(-len(text) // _LETTERS_OF_A_ROW)


def _wide(text: str) -> int:
    return -(-len(text) // _LETTERS_OF_A_WIDE_ROW)
