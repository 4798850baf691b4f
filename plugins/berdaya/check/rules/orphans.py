"""Every record can be reached from another one."""

from collections.abc import Iterable
from datetime import date

from berdaya.model.library import Library
from berdaya.model.problem import Place, Problem

# Sources have a rule of their own; guides and phases are ways in, reached from the home page and the cycle.
WAYS_IN = {"source", "guide", "phase"}


def every_record_is_linked(library: Library, today: date) -> Iterable[Problem]:
    """PASS a role that a responsibility names; FAIL a role that nothing links to."""
    if library.broken:
        return  # a file that cannot be read may hold the missing link
    for record in library.records:
        if record.kind not in WAYS_IN and not library.users_of(record.key):
            yield Problem.warning("orphan", Place(record.path), key=record.key)
