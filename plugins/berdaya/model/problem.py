"""Problems are values: a code, a place and the words that its message needs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any


class Level(StrEnum):
    """An error stops the build; a warning is printed and, with ``--strict``, fails the check."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Place:
    """Where in the sources: a path relative to the project (always ``/``), a line and a column, both from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """One thing that an author can mend. ``args`` fill the placeholders of the message for ``code``."""

    code: str
    place: Place
    level: Level
    args: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __reduce__(self) -> tuple[Any, ...]:
        """Go to another process as what it was made of: a read-only view cannot."""
        return _rebuilt, (self.code, self.place, self.level, dict(self.args))

    @staticmethod
    def error(code: str, place: Place, /, **args: object) -> "Problem":
        """Make a problem that stops the build."""
        return Problem(code, place, Level.ERROR, _words(args))

    @staticmethod
    def warning(code: str, place: Place, /, **args: object) -> "Problem":
        """Make a problem that is printed and lets the build go on."""
        return Problem(code, place, Level.WARNING, _words(args))

    @property
    def is_error(self) -> bool:
        """Whether this problem stops the build."""
        return self.level is Level.ERROR


def _words(args: Mapping[str, object]) -> Mapping[str, str]:
    return MappingProxyType({name: str(value) for name, value in args.items()})


def _rebuilt(code: str, place: Place, level: Level, args: dict[str, str]) -> Problem:
    return Problem(code, place, level, MappingProxyType(args))


def in_reading_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort by file, line, column, code, so that the same sources always print the same list."""
    return tuple(sorted(problems, key=lambda item: (item.place, item.code, sorted(item.args.items()))))
