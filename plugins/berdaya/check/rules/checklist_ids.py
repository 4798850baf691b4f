"""Ids within a checklist and short codes over all checklists are unique."""

from collections.abc import Iterable, Iterator
from datetime import date

from berdaya.model.library import Library
from berdaya.model.problem import Problem
from berdaya.model.record import Record


def items_and_codes_are_unique(library: Library, today: date) -> Iterable[Problem]:
    """PASS ids a, b, c; FAIL a, b, a: ticks on the phone are kept by id. Codes make the short addresses."""
    codes: dict[str, Record] = {}
    for record in library.of("checklist"):
        yield from _items(record)
        earlier = codes.setdefault(record.data.code, record)
        if earlier is not record:
            place = record.places.value(("code",))
            yield Problem.error("duplicate-code", place, code_text=record.data.code, other=earlier.key)


def _items(record: Record) -> Iterator[Problem]:
    seen: set[str] = set()
    for first, pause in enumerate(record.data.pauses):
        for second, item in enumerate(pause.items):
            if item.id in seen:
                place = record.places.value(("pauses", first, "items", second, "id"))
                yield Problem.error("duplicate-item", place, id=item.id)
            seen.add(item.id)
