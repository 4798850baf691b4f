"""What holds for one year is told when that year has passed; readers see the year beside it."""

from collections.abc import Iterable
from datetime import date

from berdaya.model.library import Library
from berdaya.model.problem import Problem


def years_have_not_passed(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``valid_for: 2026`` in 2026; FAIL the same in 2027, of a record or of one fact."""
    for record in library.records:
        if record.kind != "source" and record.data.valid_for and record.data.valid_for < today.year:
            yield Problem.warning("year-passed", record.places.value(("valid_for",)), field="valid_for", year=record.data.valid_for)
        for index, fact in enumerate(record.data.facts):
            if fact.valid_for and fact.valid_for < today.year:
                place = record.places.value(("facts", index, "valid_for"))
                yield Problem.warning("year-passed", place, field=f"facts.{index + 1}", year=fact.valid_for)
