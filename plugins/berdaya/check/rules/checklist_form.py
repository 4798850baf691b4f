"""Rules on the form of a checklist: what it holds, how much, in which order. Thresholds: ``checklist_limits.py``.

CfC, G and RCP are the sources that stand there.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from berdaya.check.rules.checklist_items import Pause, pauses
from berdaya.check.rules.checklist_limits import (
    COMFORTABLE_ITEMS,
    LAST_THIRD,
    MOST_ITEMS,
    MOST_MONTHS_TO_REVIEW,
    MOST_PURPOSE_WORDS,
    MOST_SECONDS,
    SECONDS_AN_ITEM,
    WORDS_A_SECOND,
)
from berdaya.check.rules.freshness import months_between
from berdaya.model.draft import Path
from berdaya.model.kinds.checklist import Checklist
from berdaya.model.language import LANGUAGES
from berdaya.model.library import Library
from berdaya.model.problem import Problem
from berdaya.model.record import Record


def items_and_codes_are_unique(library: Library, today: date) -> Iterable[Problem]:
    """PASS ids a, b, c; FAIL a, b, a: ticks, decisions and forms are kept by id. Codes make the short addresses, those of forms, too."""
    codes: dict[str, Record] = {}
    for sheet in library.all(Checklist):
        yield from _ids(sheet)
    for record in library.records:
        code = record.data.short_code
        earlier = codes.setdefault(code, record) if code else record
        if earlier is not record:
            yield Problem.error("duplicate-code", record.places.value(("code",)), code_text=code, other=earlier.key)


def _ids(record: Record[Checklist]) -> Iterator[Problem]:
    data = record.data
    of_pauses = ((("pauses", first, "id"), pause.id) for first, pause in enumerate(data.pauses))
    of_items = (
        (("pauses", first, "items", second, "id"), item.id) for first, pause in enumerate(data.pauses) for second, item in enumerate(pause.items)
    )
    of_choices = ((("decision", "choices", number, "id"), choice.id) for number, choice in enumerate(data.decision.choices))
    yield from _doubles(record, "duplicate-pause", of_pauses)
    yield from _doubles(record, "duplicate-item", of_items)
    yield from _doubles(record, "duplicate-choice", of_choices)


def _doubles(record: Record, code: str, named: Iterable[tuple[Path, str]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for path, identifier in named:
        if identifier in seen:
            yield Problem.error(code, record.places.value(path), id=identifier)
        seen.add(identifier)


def pause_points_are_short(library: Library, today: date) -> Iterable[Problem]:
    """PASS seven items in a pause point; FAIL eight (warning) or ten (error). CfC "fewer than 10"; G five to nine."""
    for pause in pauses(library):
        count = len(pause.data.items)
        args = {"letter": pause.letter, "count": count}
        if count > MOST_ITEMS:
            yield Problem.error("checklist-too-many-items", pause.place("items"), **args, limit=MOST_ITEMS)
        elif count > COMFORTABLE_ITEMS:
            yield Problem.warning("checklist-many-items", pause.place("items"), **args, limit=COMFORTABLE_ITEMS)


def purposes_are_short(library: Library, today: date) -> Iterable[Problem]:
    """PASS a purpose of twenty words; FAIL one of forty-one: it is read aloud before starting. CfC, RCP: state the objective."""
    for record in library.all(Checklist):
        for language in LANGUAGES:
            count = len((record.data.purpose.get(language.code) or "").split())
            if count > MOST_PURPOSE_WORDS:
                place = record.places.value(("purpose", language.code))
                yield Problem.error("checklist-long-purpose", place, count=count, limit=MOST_PURPOSE_WORDS)


def sheets_are_dated(library: Library, today: date) -> Iterable[Problem]:
    """PASS created 2026-01-01, revised 2026-02-01, review by 2027-02-01; FAIL revised before created, or review in 2030.

    CfC: date of creation or revision, future review.
    """
    for record in library.all(Checklist):
        data, place = record.data, record.places.value
        if data.revised < data.created:
            yield Problem.error("checklist-revised-early", place(("revised",)), created=data.created, revised=data.revised)
        if months_between(data.revised, data.review_by) > MOST_MONTHS_TO_REVIEW:
            limit = MOST_MONTHS_TO_REVIEW
            yield Problem.warning("checklist-late-review", place(("review_by",)), value=data.review_by, limit=limit)


def pause_points_are_quick(library: Library, today: date) -> Iterable[Problem]:
    """PASS five items of ten words (60 s); FAIL seven of twenty-five (126 s). G: after 60 to 90 s people take short cuts."""
    for pause in pauses(library):
        seconds = _seconds(pause)
        if seconds > MOST_SECONDS:
            args = {"letter": pause.letter, "seconds": round(seconds), "limit": MOST_SECONDS}
            yield Problem.warning("checklist-slow", pause.place("items"), **args)


def _seconds(pause: Pause) -> float:
    words = sum(len(item.text.original.split()) for item in pause.data.items)
    return len(pause.data.items) * SECONDS_AN_ITEM + words / WORDS_A_SECOND


def critical_items_come_early(library: Library, today: date) -> Iterable[Problem]:
    """PASS the stop item second of four; FAIL it last of three, or without ``if_no`` (error).

    Degani & Wiener: what must not be missed comes early; G "killer items". A stop says what to do instead.
    """
    for pause in pauses(library):
        for number, item in enumerate(pause.data.items):
            args = {"item": f"{pause.letter}{number + 1}"}
            if (item.stop or item.critical) and number >= LAST_THIRD * len(pause.data.items):
                yield Problem.warning("checklist-late-stop", pause.place("items", number), **args)
            if item.stop and not item.if_no:
                yield Problem.error("checklist-stop-without-way", pause.place("items", number), **args)


def items_name_their_source(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``ref: [chs-2024]``, ``suggested: true``; FAIL neither. That the source exists is another rule's to see."""
    for pause in pauses(library):
        for number, item in enumerate(pause.data.items):
            if not item.ref and not item.suggested:
                place = pause.place("items", number)
                yield Problem.error("checklist-no-source", place, item=f"{pause.letter}{number + 1}")


def sheets_were_tried(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``tested: [{date: …, place: …, people: …}]``; FAIL an empty list: the page carries a banner until then.

    CfC, G, WHO: test it small, with the people who use it.
    """
    for record in library.all(Checklist):
        if not record.data.tested:
            yield Problem.warning("checklist-untested", record.places.value(("tested",)))
