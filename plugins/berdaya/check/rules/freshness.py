"""Reviews are fresh. Only warnings: a site must not break with the calendar."""

from collections.abc import Iterable, Iterator
from datetime import date

from berdaya.model.library import Library
from berdaya.model.problem import Problem
from berdaya.model.record import Record


def reviews_are_fresh(library: Library, today: date) -> Iterable[Problem]:
    """PASS reviewed within the months that the kind allows; FAIL older, or a date still to come."""
    for record in library.records:
        yield from _review(record, today)
        if record.kind == "checklist" and record.data.review_by < today:
            place = record.places.value(("review_by",))
            yield Problem.warning("review-overdue", place, value=record.data.review_by)


def _review(record: Record, today: date) -> Iterator[Problem]:
    reviewed, months = record.data.reviewed, record.data.review_months
    place = record.places.value(("reviewed",))
    if reviewed > today:
        yield Problem.warning("future-date", place, field="reviewed", value=reviewed)
    elif _months_between(reviewed, today) > months:
        yield Problem.warning("stale-review", place, reviewed=reviewed, months=months)


def _months_between(earlier: date, later: date) -> float:
    """Count calendar months; a part of a month counts by its days."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month + (later.day - earlier.day) / 31
