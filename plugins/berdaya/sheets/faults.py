"""A fault and the record it comes from → problems that name the rule, the place and the cure."""

import unicodedata
from collections.abc import Iterator

from berdaya.model.draft import Path
from berdaya.model.language import language
from berdaya.model.problem import Place, Problem
from berdaya.model.record import Record
from berdaya.model.text import Text
from berdaya.model.walk import texts
from berdaya.sheets.compose import item_codes
from berdaya.sheets.edition import Job
from berdaya.sheets.makers import Fault, FormFault, GlyphFault, LengthFault

# Fields of every record that a sheet does not print.
UNPRINTED = {"summary", "other_names", "facts", "example", "next_step"}
REASON_LENGTH = 300
SETTINGS_FILE = "mkdocs.yml"


def problems_of(job: Job, fault: Fault, records: dict[str, Record]) -> Iterator[Problem]:
    """Say what an author must mend so that this file can be made. ``records`` by key."""
    record = records[job.sheet.key]
    match fault:
        case GlyphFault(characters):
            yield from _glyphs([records[sheet.key] for sheet in job.sheets], job.sheet.lang, characters)
        case LengthFault(pages, most, item):
            yield Problem.error(
                "sheet-pages", _item_place(record, item), title=job.sheet.title, lang=job.sheet.lang,
                paper=job.paper.name, points=job.size.points, pages=pages, most=most, item=item or "–",
            )
        case FormFault(reason):
            yield Problem.error("sheet-form", Place(record.path), reason=reason[:REASON_LENGTH])


def untranslated(record: Record, code: str) -> tuple[Path, ...]:
    """The texts on the sheet that this language lacks."""
    return tuple(path for path, text in _printed(record) if not text.get(code))


def untranslated_problem(record: Record, code: str, missing: tuple[Path, ...]) -> Problem:
    """Say that a sheet is not made in a language, and where its first gap is."""
    return Problem.warning(
        "sheet-untranslated", record.places.value(missing[0]), lang=language(code).name, count=len(missing)
    )


def _glyphs(records: list[Record], lang: str, characters: str) -> Iterator[Problem]:
    """One problem a text that holds such a character; what no text holds came from the name of the site."""
    unplaced = set(characters)
    for record in records:
        for path, text in _printed(record):
            shown, shown_in = text.best(lang)
            if found := [character for character in characters if character in shown]:
                unplaced.difference_update(found)
                yield _glyph(found, record.places.value((*path, shown_in)))
    if unplaced:
        yield _glyph(sorted(unplaced), Place(SETTINGS_FILE))


def _glyph(found: list[str], place: Place) -> Problem:
    return Problem.error("sheet-glyph", place, characters=", ".join(map(_named, found)))


def _named(character: str) -> str:
    return f"{character} (U+{ord(character):04X} {unicodedata.name(character, '?').lower()})"


def _item_place(record: Record, code: str | None) -> Place:
    wanted = next((item_id for item_id, known in item_codes(record.data).items() if known == code), None)
    for at, pause in enumerate(record.data.pauses):
        for number, item in enumerate(pause.items):
            if item.id == wanted:
                return record.places.value(("pauses", at, "items", number, "text"))
    return record.places.key(("pauses",))


def _printed(record: Record) -> Iterator[tuple[Path, Text]]:
    return ((path, text) for path, text in texts(record.data) if path[0] not in UNPRINTED and path[-1] != "why")
