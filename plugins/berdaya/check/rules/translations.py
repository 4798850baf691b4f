"""Translations are there, and made from today's text."""

from collections.abc import Iterable, Iterator, Sequence

from berdaya.model.digest import source_digest
from berdaya.model.draft import dotted
from berdaya.model.kinds import WHOLE_RECORD
from berdaya.model.language import SOURCE, TRANSLATIONS, Language
from berdaya.model.problem import Place, Problem
from berdaya.model.record import Record
from berdaya.model.translation import BODY, State, Translation, is_stamped_as_whole, stale_fields, translations
from berdaya.model.walk import words

NAMES = ("forms", "other_names", "searched_as", "abbreviation")
"""Lists that each language has for itself: a name in one need not have one in the other."""

NAMED = 4
"""So many fields of a record are named; the rest is found beside them."""


def translations_are_there_and_fresh(record: Record, languages: Sequence[str]) -> Iterable[Problem]:
    """PASS both languages, each text with the hash of today's original; FAIL a missing text, or a hash of an older one. Only
    warnings."""
    for language in TRANSLATIONS:
        if language.code not in languages:
            continue  # an edition that does not publish it asks for no translation
        missing = list(_missing(record, language))
        yield from missing
        yield from _stale(record, language, is_whole=not missing)


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


def _stale(record: Record, language: Language, is_whole: bool) -> Iterator[Problem]:
    """Tell which texts were translated from an older original and, where the record ``is_whole``, of which nobody noted it."""
    if record.overlay and not record.overlay.replaces:
        return  # what an edition left as it is above is marked on the page, and told by `berdaya upstream`
    if record.path.endswith(".md"):
        return  # an organisation's own page, written in a browser: nobody can stamp it there
    if is_stamped_as_whole(record, language.code) and WHOLE_RECORD in stale_fields(record, language.code):
        place = record.places.value(("translated_from", language.code))
        yield Problem.warning("stale-record-translation", place, language=language.name, key=record.key)
        return
    by_state: dict[State, list[Translation]] = {}
    for item in translations(record, language.code):
        by_state.setdefault(item.state, []).append(item)
    yield from _told("stale-translation", by_state.get(State.STALE, ()), record, language)
    if is_whole and not record.data.translated_from.get(language.code) and not record.bodies and by_state.get(State.UNSTAMPED):
        place = _place(record, by_state[State.UNSTAMPED][0], language)
        line = f'translated_from: {{{language.code}: "{source_digest(record)}"}}'  # for whoever writes in a browser
        yield Problem.warning("unstamped-record-translation", place, language=language.name, key=record.key, line=line)
    elif is_whole:
        yield from _told("unstamped-translation", by_state.get(State.UNSTAMPED, ()), record, language)


def _told(code: str, items: Sequence[Translation], record: Record, language: Language) -> Iterator[Problem]:
    if items:
        first = items[0]
        place = _place(record, first, language)
        named = ", ".join(dotted(item.path) for item in items[:NAMED]) + (", …" if len(items) > NAMED else "")
        yield Problem.warning(code, place, field=named, language=language.name, key=record.key)


def _place(record: Record, item: Translation, language: Language) -> Place:
    if item.field != BODY:
        return record.places.value((*item.path, language.code))
    body = record.bodies[language.code]
    before = body.text[: body.text.find(item.text)] if len(item.path) > 1 else ""
    return Place(body.path, body.first_line + before.count("\n"))
