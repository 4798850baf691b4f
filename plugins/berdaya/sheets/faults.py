"""A fault and the record it comes from → problems that name the rule, the place and the cure."""

import unicodedata
from collections.abc import Iterator

from berdaya.model.draft import Path
from berdaya.model.language import language
from berdaya.model.problem import Place, Problem
from berdaya.model.record import Record
from berdaya.model.walk import texts
from berdaya.sheets.compose import item_codes
from berdaya.sheets.edition import Job
from berdaya.sheets.makers import Fault, FormFault, GlyphFault, LengthFault

# Fields of every record that a sheet does not print.
UNPRINTED = {"summary", "other_names", "facts", "example", "next_step"}
REASON_LENGTH = 300


def problems_of(job: Job, fault: Fault, records: dict[str, Record]) -> Iterator[Problem]:
    """Say what an author must mend so that this file can be made. ``records`` by key."""
    for record in (records[key] for key in dict.fromkeys(sheet.key for sheet in job.sheets)):
        match fault:
            case GlyphFault(characters):
                yield from _glyphs(record, job, characters)
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


def _glyphs(record: Record, job: Job, characters: str) -> Iterator[Problem]:
    """One problem a text that holds such a character; none in this record when another one holds it."""
    for path, text in _printed(record):
        found = [character for character in characters if character in text.best(job.sheet.lang)[0]]
        if found:
            place = record.places.value((*path, text.best(job.sheet.lang)[1]))
            yield Problem.error("sheet-glyph", place, characters=", ".join(map(_named, found)))


def _named(character: str) -> str:
    return f"{character} (U+{ord(character):04X} {unicodedata.name(character, '?').lower()})"


def _item_place(record: Record, code: str | None) -> Place:
    wanted = next((item_id for item_id, known in item_codes(record.data).items() if known == code), None)
    for at, pause in enumerate(record.data.pauses):
        for number, item in enumerate(pause.items):
            if item.id == wanted:
                return record.places.value(("pauses", at, "items", number, "text"))
    return record.places.key(("pauses",))


def _printed(record: Record):
    return ((path, text) for path, text in texts(record.data) if path[0] not in UNPRINTED and path[-1] != "why")
