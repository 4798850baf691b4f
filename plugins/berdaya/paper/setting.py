"""Parts of a book while they are set, each by itself, in whichever process. Imports no other room: such a process is small."""

from dataclasses import dataclass
from datetime import date

from berdaya.paper.typeset import forget, marked, typeset

TEMPLATE = "handbook.typ"


@dataclass(frozen=True)
class Looked:
    """What a first look at a part tells: its pages; the places of keys (page within the part, points from its top); the
    terms that it uses, with their pages."""

    pages: int
    places: tuple[tuple[str, int, float], ...]
    marks: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class SetPart:
    """A part as a PDF of its own, and what it tells of where things stand."""

    content: bytes
    looked: Looked


def look_at(data: str) -> Looked:
    """Lay a part out, to learn where things stand. ``data`` is JSON."""
    looked = _looked(data)
    forget()
    return looked


def set_part(data: str, day: date) -> SetPart:
    """Set a part, dated ``day``."""
    made = SetPart(typeset(TEMPLATE, data, day), _looked(data))
    forget()
    return made


def _looked(data: str) -> Looked:
    told = marked(TEMPLATE, data, "<told>")
    places = tuple((item[1], item[2], item[3]) for item in told if item[0] == "place")
    marks = tuple((item[1], item[2]) for item in told if item[0] == "mark")
    return Looked(next(item[1] for item in told if item[0] == "pages"), places, marks)
