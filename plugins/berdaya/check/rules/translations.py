"""Translations are there, and made from today's text."""

from collections.abc import Iterable, Iterator
from datetime import date

from berdaya.model.digest import body_digest, source_digest
from berdaya.model.draft import dotted
from berdaya.model.language import SOURCE, TRANSLATIONS, Language
from berdaya.model.library import Library
from berdaya.model.problem import Place, Problem
from berdaya.model.record import Record
from berdaya.model.walk import words

NAMES = ("forms", "other_names", "searched_as", "abbreviation")
"""Lists that each language has for itself: a name in one need not have one in the other."""

NAMED = 4
"""So many fields of a record are named; the rest is found beside them."""


def translations_are_there_and_fresh(library: Library, today: date) -> Iterable[Problem]:
    """PASS both languages with today's hash; FAIL a missing text, or a hash of an older one. Only warnings."""
    for record in library.records:
        for language in TRANSLATIONS:
            missing = list(_missing(record, language))
            yield from missing or _stale(record, language)


def _missing(record: Record, language: Language) -> Iterator[Problem]:
    paths = [path for path, text in record.texts if not text.get(language.code)]
    paths += [path for path, listed in words(record.data) if listed.get(SOURCE.code) and not listed.get(language.code) and path[0] not in NAMES]
    if paths:
        named = ", ".join(map(dotted, paths[:NAMED])) + (", …" if len(paths) > NAMED else "")
        place = record.places.value(paths[0])
        yield Problem.warning("missing-translation", place, field=named, count=len(paths), language=language.name, code=language.code)
    if SOURCE.code in record.bodies and language.code not in record.bodies:
        wanted = f"{record.id}.{language.code}.md"
        yield Problem.warning("missing-body-translation", Place(record.path), language=language.name, wanted=wanted)


def _stale(record: Record, language: Language) -> Iterator[Problem]:
    if record.overlay and not record.overlay.replaces:
        return  # what an edition left as it is above is marked on the page, and told by `berdaya upstream`
    stamped = record.data.translated_from.get(language.code)
    place = record.places.value(("translated_from", language.code))
    if stamped != source_digest(record):
        yield _told(record, language, place, stamped, _line({**record.data.translated_from, language.code: source_digest(record)}))
    body = record.bodies.get(language.code)
    if body and body.translated_from != body_digest(record):
        yield _told(record, language, Place(body.path), body.translated_from, f'translated_from: "{body_digest(record)}"')


def _told(record: Record, language: Language, place: Place, stamped: str | None, line: str) -> Problem:
    code = "stale-translation" if stamped else "unstamped-translation"
    return Problem.warning(code, place, language=language.name, key=record.key, line=line)


def _line(stamps: dict[str, str]) -> str:
    """The line of today's stamps, for whoever writes in a browser and cannot run a command."""
    return "translated_from: {" + ", ".join(f'{code}: "{digest}"' for code, digest in stamps.items()) + "}"
