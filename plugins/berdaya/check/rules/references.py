"""Every reference names a record that exists and is of the wanted kind."""

from collections.abc import Iterable, Iterator
from datetime import date

from berdaya.model.library import Library
from berdaya.model.near import nearest
from berdaya.model.problem import Problem
from berdaya.model.record import Record
from berdaya.model.walk import Reference


def references_resolve(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``roles: [fasilitator]`` with ``content/roles/fasilitator.yml``; FAIL ``roles: [fasiliator]``."""
    for record in library.records:
        seen: set[tuple] = set()
        for item in record.references:
            yield from _check(library, record, item, seen)


def _check(library: Library, record: Record, item: Reference, seen: set[tuple]) -> Iterator[Problem]:
    place = record.places.value(item.path)
    where = (item.path[:-1], item.target)
    if item.target == record.key:
        yield Problem.error("self-reference", place, field=item.field)
    elif item.target in library.broken:
        pass  # the problem is told at its own file
    elif item.target not in library:
        yield _missing(library, record, item)
    elif isinstance(item.path[-1], int) and where in seen:
        yield Problem.error("repeated-reference", place, field=item.field, value=item.value)
    seen.add(where)


def _missing(library: Library, record: Record, item: Reference) -> Problem:
    place = record.places.value(item.path)
    kind = item.kind or item.value.partition("/")[0]
    identifier = item.target.partition("/")[2]
    near = nearest(identifier, (other.id for other in library.of(kind)))
    elsewhere = [other.kind for other in library.records if other.id == identifier]
    if elsewhere and item.kind:
        return Problem.error(
            "wrong-kind", place, field=item.field, value=item.value, found=elsewhere[0], wanted=kind, near=near
        )
    if kind == "source":
        return Problem.error("unknown-source", place, field=item.field, target=identifier, near=near)
    whole = near if item.kind or not near else f"{kind}/{near}"
    if not whole and elsewhere:
        whole = f"{elsewhere[0]}/{identifier}"
    return Problem.error("dangling-reference", place, field=item.field, target=item.target, near=whole)
