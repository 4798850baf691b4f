"""The forms that a term takes in a sentence, made from the term itself.

Cutting words down to a root (as the search does) would throw *berdaya*, *keberdayaan* and *pemberdayaan*
together, which are three terms. So the way goes outward: from a process noun (*pemantauan*, *fasilitasi*) to
its verbs (*memantau*, *dipantau*, *memfasilitasi*), and from an English noun to its plural. Everything else,
an agent (*pendamping*) or an adjective (*partisipatif*), is the author's to name in ``forms``.

The nasal changes are those of Sneddon, *Indonesian: A Comprehensive Grammar* (meN-, peN-).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

# What peN- shows before the root, and what the root begins with: pe-mantau-an ← pantau, pe-ngkaji-an ← kaji.
_ROOTS = (
    (re.compile(r"^m(?=[bfv])"), ("",)),
    (re.compile(r"^m(?=[aiueo])"), ("p", "m")),
    (re.compile(r"^n(?=[cdjz])"), ("",)),
    (re.compile(r"^ng(?=[ghk])"), ("",)),
    (re.compile(r"^ng(?=[aiueo])"), ("", "k")),
    (re.compile(r"^ny(?=[aiueo])"), ("s",)),
    (re.compile(r"^n(?=[aiueo])"), ("t", "n")),
    (re.compile(r"^(?=[lrwy])"), ("",)),
)
# What meN- becomes before a loan word; *sosialisasi* is written both ways.
_ACTIVE = (
    (re.compile(r"^(?=[bfv])"), ("mem",)),
    (re.compile(r"^(?=[cdjtz])"), ("men",)),
    (re.compile(r"^s"), ("meny", "mens")),
    (re.compile(r"^k"), ("meng", "mengk")),
    (re.compile(r"^(?=[aiueogh])"), ("meng",)),
    (re.compile(r"^(?=[lmnrwy])"), ("me",)),
)
# Verbs that have left the noun behind: *menghidupkan* is to switch on, not to give a livelihood.
_STRAYED = frozenset(("menghidupkan", "dihidupkan", "menghidup", "dihidup"))
_PROCESS = re.compile(r"^pe(?P<body>(?:m|n)\w{4,}|[lrwy]\w{4,})an$")
_LOAN = re.compile(r"^\w{4,}si$")
_CLITIC = re.compile(r"(?<=\w{3})(?:nya|lah|kah|pun|ku|mu)$")
_POSSESSIVE = re.compile(r"['’]s?$")
_DOUBLED = re.compile(r"^(\w+)-\1(?=\W|$|nya\b)")


INDONESIAN, ENGLISH = "indonesian", "english"
"""Grammars that a language may name in ``languages/<code>/language.yml``; another one has the written forms alone."""


def inflected(phrase: str, grammar: str) -> Iterator[str]:
    """Give the other forms of a term's title by a grammar: Indonesian verbs of a process, English plurals."""
    first, _, rest = phrase.partition(" ")
    if grammar == INDONESIAN:
        yield from (f"{verb} {rest}".rstrip() for verb in _verbs(first))
    if grammar == ENGLISH:
        yield plural(phrase)


@lru_cache(maxsize=65536)
def reduced(words: str, grammar: str) -> tuple[str, ...]:
    """Give what a written form may stand for: itself, without *-nya* or *'s*, and each without its doubling."""
    if grammar == ENGLISH:
        return tuple(dict.fromkeys((words, _POSSESSIVE.sub("", words))))
    if grammar != INDONESIAN:
        return (words,)
    forms = (words, _CLITIC.sub("", words))
    return tuple(dict.fromkeys((*forms, *(_DOUBLED.sub(r"\1", form) for form in forms if "-" in form))))


def plural(noun: str) -> str:
    """Write an English noun, or a phrase that ends with one, in the regular plural."""
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(?:s|x|z|ch|sh)$", noun) else f"{noun}s"


def _verbs(word: str) -> Iterator[str]:
    if process := _PROCESS.match(word):
        yield from _verbs_of_process(process["body"])
    elif _LOAN.match(word):
        yield from _verbs_of_loan(word)


def _verbs_of_process(body: str) -> Iterator[str]:
    stems = [f"me{body}", *(f"di{root}" for root in _replaced(body, _ROOTS))]
    verbs = (stem + suffix for stem in stems for suffix in ("", "kan", "i"))
    return (verb for verb in verbs if verb not in _STRAYED)


def _verbs_of_loan(word: str) -> Iterator[str]:
    yield f"be{word}" if word.startswith("r") else f"ber{word}"
    for stem in (*_replaced(word, _ACTIVE), f"di{word}"):
        yield from (stem, f"{stem}kan")


def _replaced(word: str, table: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]) -> Iterator[str]:
    """Write the word with each beginning that the first fitting line of the table allows."""
    for beginning, instead in table:
        if beginning.match(word):
            return (beginning.sub(start, word, count=1) for start in instead)
    return iter(())
