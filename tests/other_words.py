"""Languages whose files say something else than they do, for as long as a test lasts."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from typing import Any
from unittest import mock

from berdaya import words as room
from berdaya.check.report import messages

Change = Callable[[Any], Any]


@contextmanager
def changed_words(changes: Mapping[tuple[str, str], Change]) -> Iterator[None]:
    """Read files of words as ``changes`` give them (language and file → a function of what is there); nothing that was read
    before counts, and nothing that was read meanwhile counts afterwards."""
    read = room.read_words.__wrapped__

    def other(code: str, file: str) -> Any:
        value = deepcopy(read(code, file))
        return changes[code, file](value) if (code, file) in changes else value

    other.cache_clear = lambda: None  # type: ignore[attr-defined]
    with mock.patch.object(room, "read_words", other), mock.patch("berdaya.check.report.read_words", other):
        messages.cache_clear()
        try:
            yield
        finally:
            messages.cache_clear()
            room._known.clear()
            room.read_words.cache_clear()


def without(*way: str) -> Change:
    """Take a word away."""

    def change(value: Any) -> Any:
        *path, last = way
        place = value
        for part in path:
            place = place[part]
        del place[last]
        return value

    return change


def saying(word: Any, *way: str) -> Change:
    """Put another word in a place."""

    def change(value: Any) -> Any:
        *path, last = way
        place = value
        for part in path:
            place = place[part]
        place[last] = word
        return value

    return change
