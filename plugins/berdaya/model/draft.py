"""What ``load`` gives: raw values of one record, and where each of them stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from berdaya.model.markdown import LongText, read_long
from berdaya.model.problem import Place

Path = tuple[str | int, ...]


class Mark(Protocol):
    """What a parser tells of a spot: line and column, both from 0."""

    line: int
    column: int


@dataclass(frozen=True)
class Places:
    """Line and column of every key and value of one file, by path: ``("facts", 0, "text", "id")``.

    Holds the parser's own marks: of tens of thousands, a check asks for a few.
    """

    file: str
    keys: Mapping[Path, Mark]
    values: Mapping[Path, Mark]

    def key(self, path: Path) -> Place:
        """Where the key at this path stands, else its nearest known parent."""
        return self._place(self.keys[path]) if path in self.keys else self.value(path)

    def value(self, path: Path) -> Place:
        """Where the value at this path stands, else its nearest known parent, else the head of the file."""
        while path and path not in self.values:
            path = path[:-1]
        return self._place(self.values[path]) if path in self.values else Place(self.file)

    def below(self, path: Path) -> "Places":
        """The places of the value at this path, as if it were a file of its own."""
        keys, values = ({place[len(path) :]: mark for place, mark in table.items() if place[: len(path)] == path} for table in (self.keys, self.values))
        return Places(self.file, keys, values)

    def _place(self, mark: Mark) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)


@dataclass(frozen=True)
class Body:
    """A long Markdown text beside a record. ``first_line`` is the line of the file at which ``text`` begins."""

    path: str
    text: str
    first_line: int = 1
    translated_from: str | None = None

    @cached_property
    def read(self) -> LongText:
        """The text, read once."""
        return read_long(self.text)


@dataclass(frozen=True)
class Draft:
    """One source file, read but not yet checked against its kind."""

    kind: str
    id: str
    path: str
    value: Any
    places: Places
    bodies: Mapping[str, Body]

    @property
    def key(self) -> str:
        """``kind/id``, the name of the record in the whole base."""
        return f"{self.kind}/{self.id}"
