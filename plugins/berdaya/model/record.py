"""A checked record: its declared data, its bodies, and where each part stands in the sources."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, Generic

from typing_extensions import TypeIs, TypeVar

from berdaya.model.document import Link as LinkNode
from berdaya.model.document import PageTarget, TermLink, every_node
from berdaya.model.draft import OVERLAY, Body, Overlay, Path, Places
from berdaya.model.kinds import RecordData
from berdaya.model.language import CODES, SOURCE
from berdaya.model.markdown import read_short
from berdaya.model.pages import RecordPage
from berdaya.model.text import Text
from berdaya.model.walk import Reference, references, texts

D = TypeVar("D", bound=RecordData, covariant=True, default=RecordData)
"""The declared shape of a record's data: ``Record[Checklist]`` is a checklist, ``Record`` a record of any kind."""


TEXT = "text"
"""The field of a link that stands within a text."""


@dataclass(frozen=True)
class Link:
    """One record names another. ``field`` is the field (or ``text``, for a link inside a text)."""

    source: str
    field: str
    target: str
    path: Path = ()


@dataclass(frozen=True)
class Record(Generic[D]):
    """One record of the knowledge base. ``path`` is its source file, relative to the project; ``overlay`` says what an
    edition's file changed of it. ``source``: a hash of the bytes of all its files, lines and comments included; empty where it
    says something else than they do."""

    kind: str
    id: str
    data: D
    bodies: Mapping[str, Body]
    path: str
    places: Places
    overlay: Overlay | None = None
    source: bytes = b""

    def __post_init__(self) -> None:
        object.__setattr__(self, "bodies", MappingProxyType(dict(self.bodies)))

    def __reduce__(self) -> tuple[Any, ...]:
        """Go to another process as what it was made of: a read-only view cannot."""
        return Record, (self.kind, self.id, self.data, dict(self.bodies), self.path, self.places, self.overlay, self.source)

    @cached_property
    def texts(self) -> tuple[tuple[Path, Text], ...]:
        """Every text of the record with its path, in declared order; walked once."""
        return tuple(texts(self.data))

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every reference to another record, in declared order; walked once."""
        return tuple(references(self.data))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link that the record makes, dangling ones included: fields first, then links inside texts and bodies."""
        return tuple(self._links())

    def _links(self) -> Iterator[Link]:
        for item in self.references:
            yield Link(self.key, item.field, item.target, item.path)
        for path, text in self.texts:
            for code in CODES:
                value = text.get(code)
                if value and "(" in value:
                    yield from (Link(self.key, TEXT, key, (*path, code)) for key in _targets(read_short(value).inlines))
        for code, body in self.bodies.items():
            keys = _targets(body.read.links)
            yield from (Link(self.key, TEXT, key, ("body", code)) for key in keys)

    @property
    def key(self) -> str:
        """``kind/id``: the record's name in the whole base."""
        return f"{self.kind}/{self.id}"

    @property
    def is_own(self) -> bool:
        """Whether it is an edition's own record: no file of the project above has it."""
        return self.path.startswith(OVERLAY) and self.overlay is None

    @property
    def path_above(self) -> str:
        """The source file in the project above, whatever an edition's file makes of it."""
        return self.path.removeprefix(OVERLAY) if self.overlay else self.path

    @cached_property
    def digest(self) -> bytes:
        """A hash of all that the record says: its data and its bodies."""
        hashed = hashlib.blake2b(self.data.model_dump_json().encode(), digest_size=16)
        for code in sorted(self.bodies):
            hashed.update(f"\0{code}\0{self.bodies[code].text}\0{self.bodies[code].translated_from}".encode())
        hashed.update(repr(self.overlay.older if self.overlay else ()).encode())
        return hashed.digest()

    def ids_in(self, field: str) -> tuple[str, ...]:
        """The ids of the records that a field names, in their order; none where the kind has no such field."""
        return tuple(item.value for item in self.references if item.field == field)

    def slug(self, code: str) -> str:
        """The last part of the address in this language."""
        return self.data.slug.get(code) or self.id

    def is_translated(self, code: str) -> bool:
        """Whether the page can be read in this language: title, summary and the body (if any) are there."""
        if code == SOURCE.code:
            return True
        if not (self.data.title.get(code) and self.data.summary.get(code)):
            return False
        return code in self.bodies or SOURCE.code not in self.bodies

    def title(self, code: str) -> str:
        """The title in this language, else in the source language."""
        return self.data.title.best(code)[0]


def holds(record: Record, shape: type[D]) -> TypeIs[Record[D]]:
    """Whether a record is of the kind with this shape: ``holds(record, Checklist)``."""
    return isinstance(record.data, shape)


def _targets(value: object) -> Iterator[str]:
    """The keys of the records to which the nodes of a value link."""
    for node in every_node(value):
        if isinstance(node, TermLink):
            yield f"term/{node.term}"
        elif isinstance(node, LinkNode) and isinstance(node.to, PageTarget) and isinstance(node.to.page, RecordPage):
            yield node.to.page.key
