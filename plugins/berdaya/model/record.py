"""A checked record: its declared data, its bodies, and where each part stands in the sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from berdaya.model.draft import Body, Path, Places
from berdaya.model.kinds import RecordData
from berdaya.model.language import SOURCE
from berdaya.model.text import Text
from berdaya.model.walk import Reference, references, texts


@dataclass(frozen=True)
class Record:
    """One record of the knowledge base. ``path`` is its source file, relative to the project."""

    kind: str
    id: str
    data: RecordData
    bodies: Mapping[str, Body]
    path: str
    places: Places

    def __post_init__(self) -> None:
        object.__setattr__(self, "bodies", MappingProxyType(dict(self.bodies)))

    @cached_property
    def texts(self) -> tuple[tuple[Path, Text], ...]:
        """Every text of the record with its path, in declared order; walked once."""
        return tuple(texts(self.data))

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every reference to another record, in declared order; walked once."""
        return tuple(references(self.data))

    @property
    def key(self) -> str:
        """``kind/id``: the record's name in the whole base."""
        return f"{self.kind}/{self.id}"

    def slug(self, code: str) -> str:
        """The last part of the address in this language."""
        slug = self.data.slug
        return getattr(slug, code, None) or slug.id or self.id

    def is_translated(self, code: str) -> bool:
        """Whether the page can be read in this language: title, summary and the body (if any) are there."""
        if code == SOURCE.code:
            return True
        texts = self.data.title.get(code) and self.data.summary.get(code)
        return bool(texts) and (code in self.bodies or SOURCE.code not in self.bodies)

    def title(self, code: str) -> str:
        """The title in this language, else in the source language."""
        return self.data.title.best(code)[0]
