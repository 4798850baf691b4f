"""A wording for the search names only what the page gives: a form, a number or a vacancy that it lacks is a broken promise.

The words are those of ``languages/<code>/promises.yml``: what readers then look for on the page, or the kinds of pages
that give it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from berdaya.model.language import CODES
from berdaya.model.library import Library
from berdaya.model.problem import Problem
from berdaya.model.record import Record
from berdaya.model.resources import read_yaml
from berdaya.model.text import Frozen

_WORDS = re.compile(r"[\w-]+")


class Promise(Frozen):
    """What a word promises: kinds of records that keep it, or words of which the page must hold one."""

    kinds: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@cache
def promises(code: str) -> Mapping[str, Promise]:
    """The words of a language that promise something; none where it has no table."""
    values = read_yaml("languages", code, "promises.yml") or {}
    return {word: Promise.model_validate(value) for word, value in values.items()}


def wordings_keep_their_promise(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``hotline`` on the page that lists numbers; FAIL ``template laporan`` on a page without one."""
    for record in library.records:
        for code in CODES:
            for index, wording in enumerate(record.data.searched_as.get(code)):
                yield from _broken(record, code, index, wording)


def _broken(record: Record, code: str, index: int, wording: str) -> Iterator[Problem]:
    spoken = f" {' '.join(_WORDS.findall(wording.lower()))} "
    for word, promise in promises(code).items():
        if f" {word} " in spoken and not _is_kept(record, code, promise):
            place = record.places.value(("searched_as", code, index))
            yield Problem.warning("broken-promise", place, field="searched_as", value=wording, word=word)
            return


def _is_kept(record: Record, code: str, promise: Promise) -> bool:
    if record.kind in promise.kinds:
        return True
    return any(word in _text_of(record, code) for word in promise.words)


def _text_of(record: Record, code: str) -> str:
    """All that a record's page says in a language, in small letters."""
    body = record.bodies.get(code)
    parts = [text.get(code) or "" for path, text in record.texts if path[0] != "searched_as"]
    return " ".join((*parts, body.text if body else "")).lower()
