"""The papers and letter sizes that sheets are made for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """A sheet of paper in millimetres. F4 is what Indonesian offices call folio."""

    name: str
    width: int
    height: int


@dataclass(frozen=True)
class Print:
    """How large the letters are, in points, and how many pages a sheet may take (``None``: any number).

    12 pt is the floor that RNIB and CNIB give for print, 16 pt their large print; two pages are one leaf.
    """

    name: str
    points: int
    most_pages: int | None


A4 = Paper("A4", 210, 297)
F4 = Paper("F4", 215, 330)
PAPERS = (A4, F4)
NORMAL = Print("normal", 12, 2)
LARGE = Print("large", 16, None)
PRINTS = (NORMAL, LARGE)
