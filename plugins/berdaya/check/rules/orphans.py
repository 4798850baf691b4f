"""Every record can be reached from another one."""

from collections.abc import Iterable
from datetime import date

from berdaya.model.kinds import KINDS
from berdaya.model.library import Library
from berdaya.model.problem import Place, Problem


def every_record_is_linked(library: Library, today: date) -> Iterable[Problem]:
    """PASS a role that a responsibility names; FAIL a role that nothing links to."""
    if library.broken:
        return  # a file that cannot be read may hold the missing link
    for record in library.records:
        if not KINDS[record.kind].is_way_in and not library.users_of(record.key):
            yield Problem.warning("orphan", Place(record.path), key=record.key)
