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
            if language.code not in library.languages:
                continue  # an edition that does not publish it asks for no translation
            missing = list(_missing(record, language))
            yield from missing or _stale(record, language)


def _missing(record: Record, language: Language) -> Iterator[Problem]:
    paths = [path for path, text in record.texts if not text.get(language.code)]
    paths += [path for path, listed in words(record.data) if listed.get(SOURCE.code) and not listed.get(language.code) and path[0] not in NAMES]
    is_text = record.path.endswith(".md")  # its title and opening stand in the text, which is missing as a whole
    if is_text and paths:
        wanted = f"{record.id}.{language.code}.md"
        yield Problem.warning("missing-body-translation", Place(record.path), language=language.name, wanted=wanted)
        return
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
    if record.path.endswith(".md"):
        return  # an organisation's own page, written in a browser: nobody can stamp it there
    stamped = record.data.translated_from.get(language.code)
    place = record.places.value(("translated_from", language.code))
    if not stamped:
        yield Problem.warning("unstamped-translation", place, language=language.name, key=record.key)
    elif stamped != source_digest(record):
        yield Problem.warning("stale-translation", place, language=language.name, key=record.key)
    body = record.bodies.get(language.code)
    if body and body.translated_from != body_digest(record):
        code = "stale-translation" if body.translated_from else "unstamped-translation"
        yield Problem.warning(code, Place(body.path), language=language.name, key=record.key)
