"""Drawings as data: what they show, never how. A writer draws them, and says the same in words for who cannot see them."""

from msgspec import Struct

from berdaya.model.pages import PageId


class CycleBox(Struct, frozen=True):
    """A box of a cycle: its words, what a reader is told of it, and the page that it leads to.

    ``lang`` is the language of the words where it is not the page's.
    """

    label: str
    told: str
    page: PageId
    lang: str = ""


class CycleFigure(Struct, frozen=True, tag="cycle"):
    """Boxes in a ring; ``arrows`` join them by their places. ``title`` and ``description`` say what is drawn."""

    boxes: tuple[CycleBox, ...]
    arrows: tuple[tuple[int, int], ...]
    title: str
    description: str


class YearFigure(Struct, frozen=True, tag="year"):
    """A year: bands, each with its months (1 to 12), its words, and whether it has an end after which it is too late.

    ``months`` are the short names of the twelve months; ``langs`` holds for each band the language of its words, empty
    where it is the page's.
    """

    bands: tuple[tuple[tuple[int, ...], str, bool], ...]
    months: tuple[str, ...]
    title: str
    langs: tuple[str, ...] = ()


Figure = CycleFigure | YearFigure
