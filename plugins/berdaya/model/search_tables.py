"""The forms of a language's search tables that are more than lists of words."""

from collections.abc import Mapping

import msgspec

STEMMERS = ("affixes", "porter", "")
"""What may stand in ``stemmer.txt``: affix rules with a list of roots, Porter's stemmer; nothing where there is none."""


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
