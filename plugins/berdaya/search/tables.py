"""The search's tables of a language: our own word lists in ``languages/<code>/search/``, and a project's, each read once.

All of them may be missing: a language without a table is searched without it, and one without a ``stemmer.txt`` by
its words as they are written.
"""

from collections.abc import Mapping
from functools import cache

import msgspec

from berdaya.model.resources import own_text, program_text
from berdaya.model.search_tables import STEMMERS, Affixes

WHOLE = ("stemmer.txt", "affixes.json")
"""Tables of which a project's own stands in the place of ours; of any other its lines are added."""


def _text(code: str, name: str) -> str:
    ours, own = program_text("languages", code, "search", name) or "", own_text(code, "search", name)
    return ours if own is None else own if name in WHOLE else f"{ours}\n{own}"


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


@cache
def affixes(code: str) -> Affixes:
    """Read the affix rules. Raises ``msgspec.ValidationError`` where one has the wrong form."""
    return msgspec.json.decode(_text(code, "affixes.json"), type=Affixes)


@cache
def affixes_as_json(code: str) -> str:
    """The same rules for the browser."""
    return msgspec.json.encode(msgspec.json.decode(_text(code, "affixes.json"))).decode()
