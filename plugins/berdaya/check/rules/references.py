"""References name records that exist, lead to every record, and end."""

from collections.abc import Iterable, Iterator
from datetime import date

from berdaya.model.draft import Path
from berdaya.model.kinds import KINDS
from berdaya.model.language import SOURCE
from berdaya.model.library import Library
from berdaya.model.near import nearest
from berdaya.model.problem import Place, Problem
from berdaya.model.record import Record
from berdaya.model.walk import Reference
from berdaya.relate.glossary import glossary

Named = tuple[Path, str]
"""The list that names a record, and the key of that record."""
LADDERS = (
    ("law", "replaced_by"),
    ("career-step", "after"),
    ("career-path", "from_paths"),
    ("phase", "next"),
)


def references_resolve(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``roles: [fasilitator]`` with ``content/roles/fasilitator.yml``; FAIL ``roles: [fasiliator]``."""
    for record in library.records:
        seen: set[Named] = set()
        for item in record.references:
            yield from _check(library, record, item, seen)


def _check(library: Library, record: Record, item: Reference, seen: set[Named]) -> Iterator[Problem]:
    where = (item.path[:-1], item.target)
    if item.target == record.key:
        yield Problem.error("self-reference", record.places.value(item.path), field=item.field)
    elif item.target in library.broken:
        pass  # the problem is told at its own file
    elif item.target in library.hidden:
        yield Problem.error("hidden-needed", record.places.value(item.path), field=item.field, target=item.target, key=record.key)
    elif item.target not in library:
        yield _missing(library, record, item)
    elif isinstance(item.path[-1], int) and where in seen:
        yield Problem.error("repeated-reference", record.places.value(item.path), field=item.field, value=item.value)
    seen.add(where)


def _missing(library: Library, record: Record, item: Reference) -> Problem:
    place = record.places.value(item.path)
    kind = item.kind or item.value.partition("/")[0]
    identifier = item.target.partition("/")[2]
    near = nearest(identifier, (other.id for other in library.of(kind)))
    elsewhere = [other.kind for other in library.records if other.id == identifier]
    if elsewhere and item.kind:
        return Problem.error("wrong-kind", place, field=item.field, value=item.value, found=elsewhere[0], wanted=kind, near=near)
    if kind == "source":
        return Problem.error("unknown-source", place, field=item.field, target=identifier, near=near)
    whole = near if item.kind or not near else f"{kind}/{near}"
    if not whole and elsewhere:
        whole = f"{elsewhere[0]}/{identifier}"
    return Problem.error("dangling-reference", place, field=item.field, target=item.target, near=whole)


def every_record_is_linked(library: Library, today: date) -> Iterable[Problem]:
    """PASS a role that a responsibility names, a term that a text uses; FAIL a role that nothing links to."""
    if library.broken or library.hidden:
        return  # a file that cannot be read, or that the edition hides, may hold the missing link
    alone = [record for record in library.records if _is_alone(library, record)]
    used = _used_terms(library) if any(record.kind == "term" for record in alone) else frozenset()
    for record in alone:
        if record.key not in used:
            yield Problem.warning("orphan", Place(record.path), key=record.key)


def _is_alone(library: Library, record: Record) -> bool:
    """Whether no field and no written link leads to a record that the project above has as it is."""
    is_edition_s = record.is_own or record.overlay is not None  # what links to it may be what the edition changed or hid
    return not is_edition_s and not KINDS[record.kind].is_way_in and not library.users_of(record.key)


def _used_terms(library: Library) -> frozenset[str]:
    """The keys of the terms that a text of another record uses: pages link them there by themselves. One pass over all texts."""
    names = glossary(library, SOURCE.code)
    used = {
        (f"term/{match.term}", record.key)
        for record in library.records
        if record.kind != "source"
        for text in _source_texts(record)
        for match in names.matches(text, [(0, len(text))])
    }
    return frozenset(term for term, user in used if term != user)


def _source_texts(record: Record) -> Iterator[str]:
    """Every text of a record in the source language, short and long."""
    yield from (text.original for path, text in record.texts if path != ("title",))
    if SOURCE.code in record.bodies:
        yield record.bodies[SOURCE.code].text


def ladders_have_an_end(library: Library, today: date) -> Iterable[Problem]:
    """PASS a → b → c; FAIL a → b → a: a chain of ``replaced_by`` or ``after`` comes back to its start.

    Each circle is told once, at its first record.
    """
    for kind, field in LADDERS:
        for chain in _circles(library, kind, field):
            place = library[chain[0]].places.key((field,))
            yield Problem.error("reference-cycle", place, field=field, chain=" → ".join(chain))


def _circles(library: Library, kind: str, field: str) -> Iterator[tuple[str, ...]]:
    done: set[str] = set()
    for record in library.of(kind):
        chain = _circle_from(library, record, field, done)
        if chain:
            yield chain


def _circle_from(library: Library, start: Record, field: str, done: set[str]) -> tuple[str, ...]:
    """Walk depth first without recursion; the first way back to a record of the current chain is a circle."""
    chain: list[str] = []
    waiting: list[tuple[str, int]] = [(start.key, 0)]
    while waiting:
        key, depth = waiting.pop()
        del chain[depth:]
        if key in chain:
            return (*chain[chain.index(key) :], key)
        if key in done:
            continue
        done.add(key)
        chain.append(key)
        targets = [link.target for link in library.links_from(key) if link.field == field]
        waiting.extend((target, depth + 1) for target in targets if target != key)
    return ()
