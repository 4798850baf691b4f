"""Dates of a sheet follow each other, and its next review is planned. CfC: date of creation or revision, future review."""

from collections.abc import Iterable
from datetime import date

from berdaya.check.rules.checklist_limits import MOST_MONTHS_TO_REVIEW
from berdaya.model.library import Library
from berdaya.model.problem import Problem


def sheets_are_dated(library: Library, today: date) -> Iterable[Problem]:
    """PASS created 2026-01-01, revised 2026-02-01, review by 2027-02-01; FAIL revised before created, or review in 2030."""
    for record in library.of("checklist"):
        data, place = record.data, record.places.value
        if data.revised < data.created:
            yield Problem.error("checklist-revised-early", place(("revised",)), created=data.created, revised=data.revised)
        if _months(data.revised, data.review_by) > MOST_MONTHS_TO_REVIEW:
            limit = MOST_MONTHS_TO_REVIEW
            yield Problem.warning("checklist-late-review", place(("review_by",)), value=data.review_by, limit=limit)


def _months(earlier: date, later: date) -> float:
    """Count calendar months; a part of a month counts by its days."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month + (later.day - earlier.day) / 31
