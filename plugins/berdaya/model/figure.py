"""Drawings as data: what they show, never how. A writer draws them, and says the same in words for who cannot see them."""

from msgspec import Struct

from berdaya.model.kinds._figures import DrawingBase
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
    where it is the page's, and ``title_lang`` that of the title. ``description`` says all of it, where no table beside the
    drawing does.
    """

    bands: tuple[tuple[tuple[int, ...], str, bool], ...]
    months: tuple[str, ...]
    title: str
    langs: tuple[str, ...] = ()
    description: str = ""
    title_lang: str = ""


class DrawingFigure(Struct, frozen=True, tag="drawing"):
    """A figure of a record on a page in ``lang``; its labels are in ``text_lang`` where they are written in it.

    ``title`` and ``description`` say what is drawn, ``told`` all that it shows, for who cannot see it; ``id`` is unlike
    that of any other figure of the page.
    """

    drawing: DrawingBase
    id: str
    lang: str
    text_lang: str
    title: str
    description: str
    told: str


class PictureFigure(Struct, frozen=True, tag="picture"):
    """A picture from a file: ``sizes`` are the paths of its widths in pixels, ``fallback`` that of the one for old browsers, with
    its ``width`` and ``height``; ``paper`` is a JPEG for prints and books. ``alt`` says what it shows."""

    sizes: tuple[tuple[int, str], ...]
    fallback: str
    width: int
    height: int
    paper: bytes
    alt: str
    lang: str = ""


Figure = CycleFigure | YearFigure | DrawingFigure | PictureFigure
