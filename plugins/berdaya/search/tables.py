"""The search's tables of a language: our own word lists in ``languages/<code>/search/``, each read once.

All of them may be missing: a language without a table is searched without it, and one without a ``stemmer.txt`` by
its words as they are written.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

STEMMERS = ("affixes", "porter", "")
"""What may stand in ``stemmer.txt``: affix rules with a list of roots, Porter's stemmer; nothing where there is none."""


def _text(code: str, name: str) -> str:
    path = files("berdaya").joinpath("languages", code, "search", name)
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _lines(code: str, name: str) -> list[str]:
    return [line.strip() for line in _text(code, name).splitlines() if line.strip() and not line.startswith("#")]


@cache
def stemmer(code: str) -> str:
    """Read how words are led back to their roots: one of ``STEMMERS``. Raises ``ValueError`` for any other word."""
    name = " ".join(_lines(code, "stemmer.txt"))
    if name not in STEMMERS:
        raise ValueError(f"languages/{code}/search/stemmer.txt: {name!r} is none of {', '.join(filter(None, STEMMERS))}")
    return name


@cache
def stopwords(code: str) -> frozenset[str]:
    """Read the words that carry no subject."""
    return frozenset(word for line in _lines(code, "stopwords.txt") for word in line.split())


@cache
def roots(code: str) -> frozenset[str]:
    """Read the roots that affix rules may lead to."""
    return frozenset(word for line in _lines(code, "roots.txt") for word in line.split())


@cache
def variants(code: str) -> Mapping[str, tuple[str, ...]]:
    """Read the spellings: each with the word or words that it stands for."""
    return {spelling: tuple(rest) for spelling, *rest in (line.split() for line in _lines(code, "variants.txt"))}


@cache
def synonyms(code: str) -> tuple[tuple[str, ...], ...]:
    """Read the wordings of everyday speech for the same thing: one group a line."""
    return tuple(tuple(part.strip() for part in line.split(",")) for line in _lines(code, "synonyms.txt"))


@cache
def abbreviations(code: str) -> tuple[tuple[str, str], ...]:
    """Read the everyday abbreviations that no record needs to hold: (short, long)."""
    found = (line.partition(":") for line in _lines(code, "abbreviations.txt"))
    return tuple((short.strip(), long.strip()) for short, _, long in found)


@cache
def danger(code: str) -> tuple[str, ...]:
    """Read the words and phrases that lead to the pages for people in danger, whatever else is typed with them."""
    return tuple(_lines(code, "danger.txt"))


class Affix(msgspec.Struct, frozen=True, array_like=True):
    """One prefix rule: what is cut, its family, the letters it may stand before, and the letters it may have swallowed."""

    text: str
    family: str
    before: str
    restores: tuple[str, ...]


class SpokenAffix(msgspec.Struct, frozen=True, array_like=True):
    """One rule for a spoken prefix."""

    text: str
    before: str
    restores: tuple[str, ...]


class Costs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a guess costs beyond the letters that it cuts."""

    restored: float
    loan: float
    bound: float
    chat: float
    vowel: float


class Affixes(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """The affix rules of a language, in their order. ``shortest``: the letters that a root has at least;
    ``shortest_rest``: those that a prefix leaves, ``shortest_after_bound`` a bound form; ``deepest``: the prefixes that
    may stand before each other; ``clitics`` are cut from unknown words, too."""

    shortest: int
    shortest_rest: int
    shortest_after_bound: int
    deepest: int
    costs: Costs
    clitics: tuple[str, ...]
    shortest_before_clitic: int
    particles: tuple[str, ...]
    possessives: tuple[str, ...]
    suffixes: tuple[str, ...]
    banned: Mapping[str, tuple[str, ...]]
    prefixes: tuple[Affix, ...]
    inner: Mapping[str, tuple[str, ...]]
    bound: tuple[str, ...]
    colloquial: tuple[SpokenAffix, ...]
    colloquial_suffix: str
    loans: tuple[tuple[str, str], ...]


@cache
def affixes(code: str) -> Affixes:
    """Read the affix rules. Raises ``msgspec.ValidationError`` where one has the wrong form."""
    return msgspec.json.decode(_text(code, "affixes.json"), type=Affixes)


@cache
def affixes_as_json(code: str) -> str:
    """The same rules for the browser."""
    return msgspec.json.encode(msgspec.json.decode(_text(code, "affixes.json"))).decode()
