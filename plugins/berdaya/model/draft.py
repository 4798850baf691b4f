"""What ``load`` gives: raw values of one record, and where each of them stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from berdaya.model.problem import Place

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Places:
    """Line and column of every key and value of one file, by path: ``("facts", 0, "text", "id")``."""

    file: str
    keys: Mapping[Path, Place]
    values: Mapping[Path, Place]

    def key(self, path: Path) -> Place:
        """Where the key at this path stands, else its nearest known parent."""
        return self.keys.get(path) or self.value(path)

    def value(self, path: Path) -> Place:
        """Where the value at this path stands, else its nearest known parent, else the head of the file."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path) or Place(self.file)


@dataclass(frozen=True)
class Body:
    """A long Markdown text beside a record. ``first_line`` is the line of the file at which ``text`` begins."""

    path: str
    text: str
    first_line: int = 1
    translated_from: str | None = None


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
