"""Ladders have an end: a chain of ``replaced_by`` or ``after`` never comes back to its start."""

from collections.abc import Iterable, Iterator
from datetime import date

from berdaya.model.library import Library
from berdaya.model.problem import Problem
from berdaya.model.record import Record

LADDERS = (
    ("law", "replaced_by"),
    ("career-step", "after"),
    ("career-path", "from_paths"),
    ("phase", "next"),
)


def ladders_have_an_end(library: Library, today: date) -> Iterable[Problem]:
    """PASS a → b → c; FAIL a → b → a. Each circle is told once, at its first record."""
    for kind, field in LADDERS:
        for chain in _circles(library, kind, field):
            record = library.get(chain[0])
            place = record.places.key((field,))
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
