"""Parts of a book while they are set, each by itself, in whichever process. Imports no other room: such a process is small."""

from dataclasses import dataclass
from datetime import date

from berdaya.paper.typeset import forget, marked, typeset

TEMPLATE = "handbook.typ"


@dataclass(frozen=True)
class Looked:
    """What a first look at a part tells: its pages; the places of keys (page within the part, points from its top); the
    terms that it uses, with their pages and whether an author chose them to be linked."""

    pages: int
    places: tuple[tuple[str, int, float], ...]
    marks: tuple[tuple[str, int, bool], ...]


@dataclass(frozen=True)
class SetPart:
    """A part as a PDF of its own, and what it tells of where things stand."""

    content: bytes
    looked: Looked


def look_at(data: str, numbers: str) -> Looked:
    """Lay a part out, to learn where things stand. ``data`` and ``numbers`` are JSON."""
    looked = _looked(data, numbers)
    forget()
    return looked


def set_part(data: str, numbers: str, day: date) -> SetPart:
    """Set a part, dated ``day``."""
    made = SetPart(typeset(TEMPLATE, data, day, numbers), _looked(data, numbers))
    forget()
    return made


def _looked(data: str, numbers: str) -> Looked:
    pages, places, marks = marked(TEMPLATE, data, "<told>", numbers)[0]
    return Looked(pages, tuple(map(tuple, places)), tuple(map(tuple, marks)))
