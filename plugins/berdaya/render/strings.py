"""The interface words of each language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True)
class Strings:
    """All interface words of one language, by the parts of ``strings/<code>.yml``."""

    site: Mapping[str, str]
    date: str
    months: tuple[str, ...]
    sections: Mapping[str, str]
    kinds: Mapping[str, Mapping[str, str]]
    groups: Mapping[str, Mapping[str, str]]
    status: Mapping[str, str]
    status_note: str
    fallback: str
    stale: str
    labels: Mapping[str, str]
    home: Mapping[str, str]
    not_found: Mapping[str, str]
    checklist: Mapping[str, Any]
    printing: Mapping[str, str]
    ways: Mapping[str, Any]
    glossary: Mapping[str, str]
    changes: Mapping[str, str]
    offline: Mapping[str, Any]

    def day(self, value: date) -> str:
        """Write a date in words: ``22 November 2026``."""
        return self.date.format(day=value.day, month=self.months[value.month - 1], year=value.year)

    def partial_day(self, value: str) -> str:
        """Write ``2014``, ``2014-01`` or ``2014-01-15`` in words."""
        parts = value.split("-")
        if len(parts) == 3:
            return self.day(date.fromisoformat(value))
        return value if len(parts) == 1 else f"{self.months[int(parts[1]) - 1]} {parts[0]}"


@cache
def strings(code: str) -> Strings:
    """Read the words of a language once. Raises ``FileNotFoundError`` for a language without a file."""
    text = files(__package__).joinpath("strings", f"{code}.yml").read_text(encoding="utf-8")
    return Strings(**yaml.safe_load(text))
