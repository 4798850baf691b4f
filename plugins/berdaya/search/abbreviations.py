"""Which abbreviation stands for what: from the pages' own names, and from a table of everyday ones."""

import re
from collections.abc import Iterator, Sequence

from berdaya.search.analyser import analyser
from berdaya.search.document import SearchDocument
from berdaya.search.reading import terms_of
from berdaya.search.tables import abbreviations as everyday
from berdaya.search.words import words

_SHORT = re.compile(r"^(?=[^A-Z]*[A-Z][^A-Z]*[A-Z])[A-Za-z0-9&-]{2,12}$")
_IN_BRACKETS = re.compile(r"\s*\(([^)]*)\)")

Pair = tuple[str, tuple[str, ...]]


def pairs(documents: Sequence[SearchDocument], lang: str) -> list[Pair]:
    """Give (short word, terms of the long form) for a language, without doubles, in a stable order."""
    found = [*(pair for document in documents for pair in _of_document(document)), *everyday(lang)]
    tool = analyser(lang)
    analysed = ((_joined(short), tuple(terms_of(long, tool))) for short, long in found)
    return sorted({(short, long) for short, long in analysed if short and len(long) > 1})


def _joined(short: str) -> str:
    return "".join(words(short))


def _of_document(document: SearchDocument) -> Iterator[tuple[str, str]]:
    names = [*_opened(document.title), *(part for name in document.names for part in _opened(name))]
    shorts = [name for name in names if _SHORT.match(name)]
    longs = [name for name in names if " " in name]
    return ((short, long) for short in shorts for long in longs if _abbreviates(short, long))


def _opened(name: str) -> list[str]:
    """*Badan Permusyawaratan Desa (BPD)* holds two names."""
    return [_IN_BRACKETS.sub("", name).strip(), *_IN_BRACKETS.findall(name)]


def _abbreviates(short: str, long: str) -> bool:
    """Whether the letters of the short form stand in the long one in order, the first at the start."""
    letters, rest = iter(long.lower()), short.lower()
    bare = [letter for letter in rest if letter.isalpha()]
    return bool(bare) and long.lower().startswith(bare[0]) and all(letter in letters for letter in bare)
