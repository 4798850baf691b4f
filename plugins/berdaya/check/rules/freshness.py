"""Reviews and years are fresh. Only warnings: a site must not break with the calendar."""

from collections.abc import Iterable, Iterator
from datetime import date

from berdaya.model.kinds.checklist import Checklist
from berdaya.model.library import Library
from berdaya.model.problem import Problem
from berdaya.model.record import Record


def reviews_are_fresh(library: Library, today: date) -> Iterable[Problem]:
    """PASS reviewed within the months that the kind allows; FAIL older, or a date still to come."""
    for record in library.records:
        yield from _review(record, today)
        if isinstance(record.data, Checklist) and record.data.review_by < today:
            place = record.places.value(("review_by",))
            yield Problem.warning("review-overdue", place, value=record.data.review_by)


def _review(record: Record, today: date) -> Iterator[Problem]:
    reviewed, months = record.data.reviewed, record.data.review_months
    if reviewed > today:
        yield Problem.warning("future-date", record.places.value(("reviewed",)), field="reviewed", value=reviewed)
    elif months_between(reviewed, today) > months:
        yield Problem.warning("stale-review", record.places.value(("reviewed",)), reviewed=reviewed, months=months)


def months_between(earlier: date, later: date) -> float:
    """Count calendar months; a part of a month counts by its days."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month + (later.day - earlier.day) / 31


def years_have_not_passed(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``valid_for: 2026`` in 2026; FAIL the same in 2027, of a record or of one fact. Readers see the year beside it."""
    for record in library.records:
        if record.kind != "source" and record.data.valid_for and record.data.valid_for < today.year:
            yield Problem.warning("year-passed", record.places.value(("valid_for",)), field="valid_for", year=record.data.valid_for)
        for index, fact in enumerate(record.data.facts):
            if fact.valid_for and fact.valid_for < today.year:
                place = record.places.value(("facts", index, "valid_for"))
                yield Problem.warning("year-passed", place, field=f"facts.{index + 1}", year=fact.valid_for)
