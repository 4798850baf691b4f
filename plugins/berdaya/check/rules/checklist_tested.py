"""A sheet was tried in the field. CfC, Gawande and WHO: test it small, with the people who use it."""

from collections.abc import Iterable
from datetime import date

from berdaya.model.library import Library
from berdaya.model.problem import Problem


def sheets_were_tried(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``tested: [{date: …, place: …, people: …}]``; FAIL an empty list: the page carries a banner until then."""
    for record in library.of("checklist"):
        if not record.data.tested:
            yield Problem.warning("checklist-untested", record.places.value(("tested",)))
