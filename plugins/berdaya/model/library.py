"""The sealed, read-only whole: records, and the links between them in both directions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from berdaya.model.kinds import RecordData
from berdaya.model.language import CODES
from berdaya.model.record import D, Link, Record, holds

Value = TypeVar("Value")
ABOUT = "about"
"""The kind of an organisation's pages about itself; its list is the place of all that the edition adds."""
SOURCE = "source"
"""The kind of documents that records rest on."""


@dataclass(frozen=True)
class Library:
    """All checked records. Made by ``relate``; no later room reads a source file again.

    ``records`` are in stable order (kind as in ``KINDS``, then ``order``, then title). ``broken`` are
    the keys of records that have a file but could not be read: links to them are not judged. ``hidden`` are those that the
    edition takes out: a link to one in a text shows as words. ``languages`` are those that the site is published in, the one
    at its root first; ``keeps_pages``: whether phones keep its pages for use without a signal.
    """

    records: tuple[Record, ...]
    links: tuple[Link, ...]
    broken: frozenset[str]
    hidden: frozenset[str]
    languages: tuple[str, ...]
    keeps_pages: bool
    _by_key: Mapping[str, Record]
    _by_kind: Mapping[str, tuple[Record, ...]]
    _by_shape: Mapping[type[RecordData], Mapping[str, Record]]
    _outward: Mapping[str, tuple[Link, ...]]
    _inward: Mapping[str, tuple[Link, ...]]

    @staticmethod
    def seal(
        records: tuple[Record, ...],
        links: tuple[Link, ...],
        broken: frozenset[str] = frozenset(),
        hidden: frozenset[str] = frozenset(),
        languages: tuple[str, ...] = CODES,
        keeps_pages: bool = True,
    ) -> "Library":
        """Build the views over records and links once; nothing changes afterwards."""
        by_key = {record.key: record for record in records}
        by_shape: dict[type[RecordData], dict[str, Record]] = {}
        for record in records:
            by_shape.setdefault(type(record.data), {})[record.id] = record
        return Library(
            records,
            links,
            broken,
            hidden,
            languages,
            keeps_pages,
            MappingProxyType(by_key),
            _grouped((record.kind, record) for record in records),
            MappingProxyType(by_shape),
            _grouped((link.source, link) for link in links),
            _grouped((link.target, link) for link in links if link.target in by_key),
        )

    def __reduce__(self) -> tuple[Any, ...]:
        """Go to another process as records and links: the views are made again there."""
        return Library.seal, (self.records, self.links, self.broken, self.hidden, self.languages, self.keeps_pages)

    def __contains__(self, key: str) -> bool:
        return key in self._by_key

    def __getitem__(self, key: str) -> Record:
        """Give the record of a key that is known to be there. Raises ``KeyError`` where it is not."""
        return self._by_key[key]

    def get(self, key: str) -> Record | None:
        """Give the record of this key, or ``None``."""
        return self._by_key.get(key)

    def of(self, kind: str) -> tuple[Record, ...]:
        """Give all records of a kind, by its name, in reading order."""
        return self._by_kind.get(kind, ())

    def all(self, shape: type[D]) -> tuple[Record[D], ...]:
        """Give all records of a kind, by its shape, in reading order: ``library.all(Checklist)``."""
        return tuple(record for record in self._by_shape.get(shape, {}).values() if holds(record, shape))

    def find(self, shape: type[D], identifiers: Iterable[str]) -> tuple[Record[D], ...]:
        """Give the records with these ids of the kind with this shape, in the order of the ids; an id without a record
        gives none."""
        there = self._by_shape.get(shape, {})
        return tuple(record for name in identifiers if (record := there.get(name)) and holds(record, shape))

    @property
    def own(self) -> tuple[Record, ...]:
        """An edition's own records for readers: its pages about itself and its sources have places of their own."""
        return tuple(record for record in self.records if record.is_own and record.kind not in (ABOUT, SOURCE))

    def links_from(self, key: str) -> tuple[Link, ...]:
        """Give the links that a record makes, dangling ones included."""
        return self._outward.get(key, ())

    def links_to(self, key: str) -> tuple[Link, ...]:
        """Give the links that other records make to this one."""
        return self._inward.get(key, ())

    def users_of(self, key: str) -> tuple[Record, ...]:
        """Give each other record that links to this one, once, in reading order."""
        sources = dict.fromkeys(link.source for link in self.links_to(key) if link.source != key)
        return tuple(self._by_key[source] for source in sources)


def _grouped(pairs: Iterable[tuple[str, Value]]) -> Mapping[str, tuple[Value, ...]]:
    groups: dict[str, list[Value]] = {}
    for name, value in pairs:
        groups.setdefault(name, []).append(value)
    return MappingProxyType({name: tuple(values) for name, values in groups.items()})
