"""Words that are settled for the whole base: ``languages/<code>/settled.yml`` says what is written instead of what."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from berdaya.model.draft import Body, dotted
from berdaya.model.kinds import KINDS
from berdaya.model.language import CODES
from berdaya.model.library import Library
from berdaya.model.problem import Place, Problem
from berdaya.model.record import Record
from berdaya.model.resources import read_yaml
from berdaya.model.text import Frozen


class Settled(Frozen):
    """One settled word: a pattern of what is avoided, and what is written instead."""

    avoid: str
    write: str


@cache
def settled(code: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The settled words of a language; none where it has no table."""
    values = read_yaml("languages", code, "settled.yml") or ()
    entries = (Settled.model_validate(value) for value in values)
    return tuple((re.compile(item.avoid), item.write) for item in entries)


def words_are_settled(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``kasus sensitif``; FAIL ``kasus peka``, ``2-4 jam``."""
    for record in library.records:
        if KINDS[record.kind].reads_plainly:
            yield from _of_texts(record)
            for code, body in record.bodies.items():
                yield from _of_body(body, code)


def _of_texts(record: Record) -> Iterator[Problem]:
    for path, text in record.texts:
        for code in CODES:
            value = text.get(code) or ""
            for pattern, instead in settled(code):
                if match := pattern.search(value):
                    field = dotted(path)
                    place = record.places.value((*path, code))
                    yield Problem.warning("settled-word", place, field=field, value=match.group(), instead=instead)


def _of_body(body: Body, code: str) -> Iterator[Problem]:
    found = [(pattern, instead) for pattern, instead in settled(code) if pattern.search(body.text)]
    for number, line in enumerate(body.text.split("\n") if found else ()):
        for pattern, instead in found:
            if match := pattern.search(line):
                place = Place(body.path, body.first_line + number, match.start() + 1)
                yield Problem.warning("settled-word", place, field="body", value=match.group(), instead=instead)
