"""The PDF editions of sheets."""

from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from berdaya.sheets.imprint import Imprint
from berdaya.sheets.paper import A4, F4, NORMAL, Paper, Print
from berdaya.sheets.qr import qr_code
from berdaya.sheets.sheet import Sheet
from berdaya.sheets.typeset import page_count, query, typeset


@dataclass(frozen=True)
class Setting:
    """How generously a sheet is set: ``air`` between the rows, and whether pause points stay ``whole``."""

    air: float
    whole: bool


SETTINGS = (
    Setting(1.8, True), Setting(1.0, True), Setting(0.5, True),
    Setting(1.0, False), Setting(0.5, False), Setting(0.2, False), Setting(0.0, False),
)
"""Tried in this order until a sheet fits on its leaf."""

WRITING_LINES = (5, 4, 3, 2)
"""Lines for what residents say in the minutes, tried in this order; the other parts have one or two fewer."""

SEATS = {A4: 24, F4: 27}
"""Rows of the attendance list that fill one page."""


class TooLong(Exception):
    """The sheet takes more pages than one leaf has; ``item`` is the first item beyond it, if an item is."""

    def __init__(self, pages: int, most: int, item: str | None) -> None:
        super().__init__(pages, most, item)
        self.pages = pages
        self.most = most
        self.item = item


def sheet_pdf(sheet: Sheet, paper: Paper, size: Print) -> bytes:
    """Set one sheet on its own.

    Raises ``TooLong`` when it spills over its leaf, ``MissingGlyphs`` when the font lacks a character.
    """
    return _fitted(sheet, paper, size)[0]


def booklet_pdf(sheets: tuple[Sheet, ...], paper: Paper, imprint: Imprint) -> bytes:
    """Set all ``sheets`` of one language behind a cover and contents, each set as it fits. Raises as above."""
    newest = max(sheets, key=lambda sheet: sheet.revised)
    front = {
        "edition": newest.words.day(newest.revised),
        "licence": newest.licence,
        "address": imprint.site_url,
        "entries": [{"sheet": _shown(sheet), "setting": _fitted(sheet, paper, NORMAL)[1]} for sheet in sheets],
    }
    return typeset("booklet.typ", _page(newest, paper, NORMAL) | front, newest.revised)


def minutes_pdf(sheet: Sheet, paper: Paper) -> bytes:
    """Set the minutes and the attendance list of a sheet that has ``minutes``, if they can on one leaf.

    Raises ``MissingGlyphs``.
    """
    for lines in WRITING_LINES:
        data = _page(sheet, paper, NORMAL) | {"sheet": _shown(sheet), "seats": SEATS[paper], "lines": lines}
        content = typeset("minutes.typ", data, sheet.revised)
        if page_count(content) <= 2:
            break
    return content


# A booklet asks again for what its sheets took. 256 sheets are 25 MB, more than one run makes.
@lru_cache(maxsize=256)
def _fitted(sheet: Sheet, paper: Paper, size: Print) -> tuple[bytes, Setting]:
    """Set a sheet, where it spills again with less air; give the PDF and its setting."""
    for setting in SETTINGS:
        data = _page(sheet, paper, size) | {"sheet": _shown(sheet), "setting": setting}
        content = typeset("sheet.typ", data, sheet.revised)
        if size.most_pages is None or page_count(content) <= size.most_pages:
            return content, setting
    raise TooLong(page_count(content), size.most_pages, _first_beyond(data, size.most_pages))


def _page(sheet: Sheet, paper: Paper, size: Print) -> dict[str, Any]:
    """What ``look.typ`` needs for any document of this sheet."""
    return {
        "paper": paper,
        "size": size.points,
        "lang": sheet.lang,
        "day": [sheet.revised.year, sheet.revised.month, sheet.revised.day],
        "publisher": sheet.publisher,
        "words": sheet.words,
    }


def _shown(sheet: Sheet) -> dict[str, Any]:
    """The sheet as the templates read it, with its QR code drawn."""
    shown = {field.name: getattr(sheet, field.name) for field in fields(sheet)}
    del shown["words"], shown["revised"]
    return shown | {
        "has_stop": sheet.has_stop,
        "has_suggested": sheet.has_suggested,
        "has_critical": sheet.has_critical,
        "qr": qr_code(sheet.address.qr_payload) if sheet.address else None,
    }


def _first_beyond(data: dict[str, Any], most: int) -> str | None:
    marks = query("sheet.typ", data, "<item>")
    return next((mark["code"] for mark in marks if mark["page"] > most), None)
