"""Two values beside each other: the parts in which they differ, and what each says, in two columns."""

import textwrap
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from berdaya.load.overlay import digest_of

_WIDTH = 46
"""Signs in one of two columns: both stand on a terminal of a hundred."""
_LONGEST_KEPT = 12
"""Words that two texts share in a row; of more than these only the first and the last are shown."""


def columns(old: str | None, new: str | None, titles: tuple[str, str], none: str) -> Iterator[str]:
    """Two texts in two columns, with the words that went and came marked; ``none`` stands for a text that is not there."""
    left, right = changed_columns(old, new) if old is not None and new is not None else (old, new)
    yield f"{titles[0]:{_WIDTH}} │ {titles[1]}"
    wrapped = (textwrap.wrap(none if text is None else text, _WIDTH) for text in (left, right))
    for one, other in zip_longest(*wrapped, fillvalue=""):
        yield f"{one:{_WIDTH}} │ {other}".rstrip()


def changed_columns(old: str, new: str) -> tuple[str, str]:
    """Two texts, each with what is its own marked: ``dua [-kali-] lagi`` and ``dua {+hari+} lagi``."""
    one, other = old.split(), new.split()
    left: list[str] = []
    right: list[str] = []
    for action, start, end, begin, stop in SequenceMatcher(a=one, b=other, autojunk=False).get_opcodes():
        if action == "equal":
            left += _shortened(one[start:end])
            right += _shortened(one[start:end])
            continue
        left += [f"[-{' '.join(one[start:end])}-]"] * (end > start)
        right += [f"{{+{' '.join(other[begin:stop])}+}}"] * (stop > begin)
    return " ".join(left), " ".join(right)


def changed_words(old: str, new: str) -> str:
    """Two texts as one, with the words that went and came marked: ``dua [-kali-] {+hari+} lagi``."""
    one, other = old.split(), new.split()
    parts: list[str] = []
    for action, start, end, begin, stop in SequenceMatcher(a=one, b=other, autojunk=False).get_opcodes():
        if action == "equal":
            parts += _shortened(one[start:end])
            continue
        parts += [f"[-{' '.join(one[start:end])}-]"] * (end > start) + [f"{{+{' '.join(other[begin:stop])}+}}"] * (stop > begin)
    return " ".join(parts)


def _shortened(kept: list[str]) -> list[str]:
    return kept if len(kept) <= _LONGEST_KEPT else [*kept[:5], "…", *kept[-5:]]


def texts_beside(old: Any, new: Any, label: str) -> Iterator[tuple[str, str | None, str | None]]:
    """The smallest parts in which two values differ: where each stands, what it said, and what it says; ``None`` where one of
    them has it not."""
    match old, new:
        case dict(), dict():
            for key in dict.fromkeys((*old, *new)):
                yield from texts_beside(old.get(key), new.get(key), f"{label}.{key}")
        case list(), list():
            yield from _lists_beside(old, new, label)
        case str(), str() if "\n\n" in old.strip() or "\n\n" in new.strip():
            yield from _lists_beside(old.strip().split("\n\n"), new.strip().split("\n\n"), label)
        case _ if digest_of(old) != digest_of(new):
            yield label, None if old is None else in_words(old), None if new is None else in_words(new)


def _lists_beside(old: list[Any], new: list[Any], label: str) -> Iterator[tuple[str, str | None, str | None]]:
    matcher = SequenceMatcher(a=[digest_of(item) for item in old], b=[digest_of(item) for item in new], autojunk=False)
    for action, start, end, begin, stop in matcher.get_opcodes():
        if action != "equal":
            for index, (one, other) in enumerate(zip_longest(old[start:end], new[begin:stop])):
                place = begin + index if index < stop - begin else start + index
                yield from texts_beside(one, other, f"{label}.{place + 1}")


def in_words(value: Any) -> str:
    """A value of any form on one line, as a reader may compare it."""
    if isinstance(value, dict):
        return " ".join(f"{key}: {in_words(below)}" for key, below in value.items())
    if isinstance(value, list):
        return " · ".join(map(in_words, value))
    return "(kosong)" if value is None else str(value)
