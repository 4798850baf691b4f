"""English words: British spelling to American, then Porter's stemmer as lunr has it."""

import re

from lunr.stemmer import PorterStemmer  # type: ignore[import-untyped]  # lunr says no types

_STEMMER = PorterStemmer()
_SPELLINGS = (
    (re.compile(r"(?<=..)isation"), "ization"),
    (re.compile(r"(?<=...)is(e|ed|es|er|ers|ing)$"), r"iz\1"),
    (re.compile(r"(?<=...)ys(e|ed|es|er|ers|ing)$"), r"yz\1"),
    (re.compile(r"(?<=..)our(s|ed|ing|al|able|hood|less)?$"), r"or\1"),
)


def american(word: str) -> str:
    """Spell a folded word the American way. Wrong for *exercise*, but alike on both sides, which is what counts."""
    for pattern, instead in _SPELLINGS:
        word = pattern.sub(instead, word)
    return word


def stem(word: str) -> str:
    """Give the stem of a folded word."""
    found: str = _STEMMER.stem(american(word))
    return found


def candidates(word: str) -> list[str]:
    """Propose what a query word may be called in the index: itself, then its stem."""
    return list(dict.fromkeys((word, stem(word))))
