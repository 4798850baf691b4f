"""What ``load`` gives: raw values of one record, and where each of them stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from berdaya.model.markdown import LongText, read_long
from berdaya.model.problem import Place

OVERLAY = "local/"
"""The folder of an edition's own files."""
Path = tuple[str | int, ...]
"""The way to a value within a record: ``("facts", 0, "text", "id")``."""


def dotted(path: Path) -> str:
    """Write a path as authors count: ``facts.1.text.id``."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)


class Mark(Protocol):
    """What a parser tells of a spot: line and column, both from 0."""

    @property
    def line(self) -> int:
        """The line, from 0."""

    @property
    def column(self) -> int:
        """The column, from 0."""


@dataclass(frozen=True)
class OverlayMark:
    """A spot in another file than the record's own: in that of an edition, which lies over it."""

    line: int
    column: int
    file: str


@dataclass(frozen=True)
class Places:
    """Line and column of every key and value of one file, by path.

    Holds the parser's own marks: of tens of thousands, a check asks for a few. ``late`` looks for them once somebody asks.
    """

    file: str
    keys: Mapping[Path, Mark]
    values: Mapping[Path, Mark]

    @staticmethod
    def late(file: str, find: Callable[[], "Places"]) -> "Places":
        """The places of a file that ``find`` gives, looked for when one is asked for."""
        places = object.__new__(Places)
        places.__dict__.update(file=file, _find=find)
        return places

    def __getattr__(self, name: str) -> Mapping[Path, Mark]:
        find = self.__dict__.pop("_find", None) if name in ("keys", "values") else None
        if find is None:
            raise AttributeError(name)
        found = find()
        self.__dict__.update(keys=found.keys, values=found.values)
        return self.__dict__[name]  # type: ignore[no-any-return]

    def __reduce__(self) -> tuple[type["Places"], tuple[str, dict[Path, Mark], dict[Path, Mark]]]:
        """What goes to another process leaves the marks behind: nobody tells a problem there."""
        return Places, (self.file, {}, {})

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
        return Places(self.file, _below(self.keys, path), _below(self.values, path))

    def _place(self, mark: Mark) -> Place:
        return Place(mark.file if isinstance(mark, OverlayMark) else self.file, mark.line + 1, mark.column + 1)


def _below(marks: Mapping[Path, Mark], path: Path) -> dict[Path, Mark]:
    return {place[len(path) :]: mark for place, mark in marks.items() if place[: len(path)] == path}


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

    def take(self, read: LongText) -> None:
        """Have the text as somebody else has read it."""
        self.__dict__["read"] = read


@dataclass(frozen=True)
class Overlay:
    """What an edition's file changes of a record of the project above it.

    ``path``: that file. ``fields``: the names of what it holds (``body.id`` for a text). ``replaces``: it stands for the
    whole record. ``confirmed``: the digest of each field above when somebody last compared; ``above``: that of today,
    of a file that stands for the whole record also those of the fields that it does not hold.
    ``older``: the fields, each with a language, whose text was left as it is above while the Indonesian was changed. ``same``:
    the fields that say what the record above says.
    """

    path: str
    fields: tuple[str, ...]
    replaces: bool
    confirmed: Mapping[str, str]
    above: Mapping[str, str]
    older: tuple[tuple[str, str], ...]
    same: tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """One source file, read but not yet checked against its kind. ``has_unread_body``: a body beside it could not be read.
    ``source``: a hash of the bytes of all files that it comes from; empty where it is not known."""

    kind: str
    id: str
    path: str
    value: Any
    places: Places
    bodies: Mapping[str, Body]
    overlay: Overlay | None = None
    has_unread_body: bool = False
    source: bytes = b""

    @property
    def key(self) -> str:
        """``kind/id``, the name of the record in the whole base."""
        return f"{self.kind}/{self.id}"
