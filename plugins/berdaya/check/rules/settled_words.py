"""Words that are settled for the whole base: ``languages/<code>/settled.yml`` says what is written instead of what."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from berdaya.model.draft import Body, dotted
from berdaya.model.kinds import KINDS
from berdaya.model.language import CODES
from berdaya.model.problem import Place, Problem
from berdaya.model.record import Record
from berdaya.model.resources import read_yaml
from berdaya.model.text import Frozen

_BOUNDARY = re.compile(r"(^|\|)\\b")


class Settled(Frozen):
    """One settled word: a pattern of what is avoided, and what is written instead."""

    avoid: str
    write: str


@dataclass(frozen=True)
class Avoided:
    """What is avoided, as a pattern, and what is written instead. ``loose`` finds all that ``pattern`` finds, and more, sooner."""

    pattern: re.Pattern[str]
    loose: re.Pattern[str]
    write: str

    def search(self, text: str) -> re.Match[str] | None:
        """The first place of a text where it stands."""
        return self.pattern.search(text) if self.loose.search(text) else None


@cache
def settled(code: str) -> tuple[Avoided, ...]:
    """The settled words of a language; none where it has no table."""
    values = read_yaml("languages", code, "settled.yml") or ()
    entries = (Settled.model_validate(value) for value in values)
    return tuple(Avoided(re.compile(item.avoid), re.compile(_loose(item.avoid)), item.write) for item in entries)


def _loose(pattern: str) -> str:
    """A pattern whose alternatives begin with letters: the module finds these three times as fast as a word's boundary. One with
    a look around stays as it is: there, a boundary less may mean less that is found."""
    return pattern if "(?!" in pattern or "(?<" in pattern else _BOUNDARY.sub(r"\1", pattern)


def words_are_settled(record: Record, languages: Sequence[str]) -> Iterable[Problem]:
    """PASS ``kasus sensitif``; FAIL ``kasus peka``, ``2-4 jam``."""
    if KINDS[record.kind].reads_plainly:
        yield from _of_texts(record)
        for code, body in record.bodies.items():
            yield from _of_body(body, code)


def _of_texts(record: Record) -> Iterator[Problem]:
    for path, text in record.texts:
        for code in CODES:
            value = text.get(code) or ""
            for avoided in settled(code):
                if match := avoided.search(value):
                    field = dotted(path)
                    place = record.places.value((*path, code))
                    yield Problem.warning("settled-word", place, field=field, value=match.group(), instead=avoided.write)


def _of_body(body: Body, code: str) -> Iterator[Problem]:
    found = [avoided for avoided in settled(code) if avoided.search(body.text)]
    for number, line in enumerate(body.text.split("\n") if found else ()):
        for avoided in found:
            if match := avoided.search(line):
                place = Place(body.path, body.first_line + number, match.start() + 1)
                yield Problem.warning("settled-word", place, field="body", value=match.group(), instead=avoided.write)
