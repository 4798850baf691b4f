"""The analysers' tables: our own word lists, one plain text file each, read once."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


def _lines(name: str) -> list[str]:
    text = files("berdaya.search").joinpath("tables", name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def word_set(name: str) -> frozenset[str]:
    """Read a table of words parted by white space."""
    return frozenset(word for line in _lines(name) for word in line.split())


@cache
def variants(code: str) -> dict[str, tuple[str, ...]]:
    """Read the spellings of a language: each spelling with the word or words that it stands for."""
    return {spelling: tuple(rest) for spelling, *rest in (line.split() for line in _lines(f"variants.{code}.txt"))}


@cache
def groups(name: str) -> tuple[tuple[str, ...], ...]:
    """Read a table of phrases parted by commas: one group a line."""
    return tuple(tuple(part.strip() for part in line.split(",")) for line in _lines(name))


@cache
def abbreviations(code: str) -> tuple[tuple[str, str], ...]:
    """Read the everyday abbreviations that no glossary record needs to hold: (short, long)."""
    return tuple((short.strip(), long.strip()) for short, long in (line.split(":") for line in _lines(f"abbreviations.{code}.txt")))


@dataclass(frozen=True)
class Affix:
    """One prefix rule: what is cut, its family, the letters it may stand before, and the letters it may have swallowed."""

    text: str
    family: str
    before: str
    restores: tuple[str, ...]


@dataclass(frozen=True)
class Affixes:
    """The affix rules of Indonesian, in their order. ``source`` is the same table as JSON, for the browser."""

    source: str
    particles: tuple[str, ...]
    possessives: tuple[str, ...]
    suffixes: tuple[str, ...]
    banned: dict[str, tuple[str, ...]]
    prefixes: tuple[Affix, ...]
    inner: dict[str, tuple[str, ...]]
    bound: tuple[str, ...]
    colloquial: tuple[Affix, ...]
    colloquial_suffix: str
    loans: tuple[tuple[str, str], ...]


@cache
def affixes() -> Affixes:
    """Read the affix rules."""
    raw = json.loads("".join(_lines("affixes.id.json")))
    return Affixes(
        source=json.dumps(raw, separators=(",", ":")),
        particles=tuple(raw["particles"]),
        possessives=tuple(raw["possessives"]),
        suffixes=tuple(raw["suffixes"]),
        banned={family: tuple(texts) for family, texts in raw["banned"].items()},
        prefixes=tuple(Affix(text, family, before, tuple(restores)) for text, family, before, restores in raw["prefixes"]),
        inner={family: tuple(families) for family, families in raw["inner"].items()},
        bound=tuple(raw["bound"]),
        colloquial=tuple(Affix(text, "me", before, tuple(restores)) for text, before, restores in raw["colloquial"]),
        colloquial_suffix=raw["colloquialSuffix"],
        loans=tuple((ending, instead) for ending, instead in raw["loans"]),
    )
