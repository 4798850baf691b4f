"""Ids within a checklist and short codes over all checklists are unique."""

from collections.abc import Iterable, Iterator
from datetime import date

from berdaya.model.library import Library
from berdaya.model.problem import Problem
from berdaya.model.record import Record

Path = tuple[str | int, ...]


def items_and_codes_are_unique(library: Library, today: date) -> Iterable[Problem]:
    """PASS ids a, b, c; FAIL a, b, a: ticks, decisions and forms are kept by id. Codes make the short addresses."""
    codes: dict[str, Record] = {}
    for record in library.of("checklist"):
        yield from _ids(record)
        earlier = codes.setdefault(record.data.code, record)
        if earlier is not record:
            place = record.places.value(("code",))
            yield Problem.error("duplicate-code", place, code_text=record.data.code, other=earlier.key)


def _ids(record: Record) -> Iterator[Problem]:
    pauses = [(("pauses", first, "id"), pause.id) for first, pause in enumerate(record.data.pauses)]
    items = [
        (("pauses", first, "items", second, "id"), item.id)
        for first, pause in enumerate(record.data.pauses)
        for second, item in enumerate(pause.items)
    ]
    choices = [(("decision", "choices", number, "id"), choice.id) for number, choice in enumerate(record.data.decision.choices)]
    for code, named in (("duplicate-pause", pauses), ("duplicate-item", items), ("duplicate-choice", choices)):
        yield from _doubles(record, code, named)


def _doubles(record: Record, code: str, named: Iterable[tuple[Path, str]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for path, identifier in named:
        if identifier in seen:
            yield Problem.error(code, record.places.value(path), id=identifier)
        seen.add(identifier)
