"""Sheets, minutes, booklets and cards as PDF. Needs the extra ``sheets``."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from berdaya.model.edition import Edition
from berdaya.model.sheet import Sheet
from berdaya.paper.drawn import page_data, written
from berdaya.paper.formats import A4, F4, NORMAL, Paper, Print, Setting
from berdaya.paper.printed_sheet import PrintedSheet
from berdaya.paper.short_address import qr_code
from berdaya.paper.typeset import marked, typeset
from berdaya.words import words
from berdaya.write.typst import on_one_line

SETTINGS = (
    Setting(1.8, True),
    Setting(1.0, True),
    Setting(0.5, True),
    Setting(1.0, False),
    Setting(0.5, False),
    Setting(0.2, False),
    Setting(0.0, False),
)
"""Tried in this order until a sheet fits on its leaf."""

LONG_SETTING = Setting(1.0, True)
"""Of a sheet that fits on no leaf: it takes the pages that it needs, and needs not be set tightly."""

WRITING_LINES = (5, 4, 3, 2)
"""Lines for what residents say in the minutes, tried in this order; the other parts have one or two fewer."""

SEATS = {A4: 24, F4: 27}
"""Rows of the attendance list that fill one page."""

CARD_POINTS = (14.0, 13.0, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0)
"""Sizes of letters tried until a card fits; 9 pt is the least that is set on any paper here."""


def sheet_pdf(sheet: Sheet, edition: Edition, paper: Paper, size: Print) -> tuple[bytes, Setting]:
    """Set one sheet, with as much air as leaves it on its leaf; give the PDF and its setting."""
    setting = _fitting(sheet, edition, paper, size)
    return typeset("sheet.typ", _sheet_data(sheet, edition, paper, size, setting), sheet.revised), setting


def booklet_pdf(sheets: Sequence[Sheet], settings: Sequence[Setting], edition: Edition, paper: Paper) -> bytes:
    """Set all ``sheets`` of one language behind a cover and contents, each in the setting of its own file."""
    newest = max(sheets, key=lambda sheet: sheet.revised)
    printed = PrintedSheet(newest, edition)
    front = {
        "edition": words(newest.lang).day(newest.revised),
        "licence": printed.licence,
        "address": edition.url,
        "entries": [{"sheet": _shown(sheet, edition), "setting": asdict(setting)} for sheet, setting in zip(sheets, settings, strict=True)],
    }
    return typeset("booklet.typ", written(page_data(newest, edition, paper, NORMAL) | front), newest.revised)


def minutes_pdf(sheet: Sheet, edition: Edition, paper: Paper) -> bytes:
    """Set the minutes and the attendance list of a sheet that has ``minutes``, on one leaf if they can be."""
    data = ""
    for lines in WRITING_LINES:
        data = written(page_data(sheet, edition, paper, NORMAL) | {"sheet": _shown(sheet, edition), "seats": SEATS[paper], "lines": lines})
        if _pages("minutes.typ", data) <= 2:
            break
    return typeset("minutes.typ", data, sheet.revised)


def card_pdf(card: dict[str, Any], paper: Paper, day: date) -> bytes:
    """Set a card in the largest letters with which it takes no more pages than in the smallest."""

    def with_letters(points: float) -> str:
        return written(card | {"paper": asdict(paper), "size": points})

    fewest = _pages("card.typ", with_letters(CARD_POINTS[-1]))
    points = next(size for size in CARD_POINTS if size == CARD_POINTS[-1] or _pages("card.typ", with_letters(size)) <= fewest)
    return typeset("card.typ", with_letters(points), day)


def _fitting(sheet: Sheet, edition: Edition, paper: Paper, size: Print) -> Setting:
    if size.pages_aimed_at is None:
        return SETTINGS[0]
    for setting in SETTINGS:
        if _pages("sheet.typ", _sheet_data(sheet, edition, paper, size, setting)) <= size.pages_aimed_at:
            return setting
    return LONG_SETTING


def _pages(template: str, data: str) -> int:
    return int(marked(template, data, "<pages>")[0])


def _sheet_data(sheet: Sheet, edition: Edition, paper: Paper, size: Print, setting: Setting) -> str:
    return written(page_data(sheet, edition, paper, size) | {"sheet": _shown(sheet, edition), "setting": asdict(setting)})


def _shown(sheet: Sheet, edition: Edition) -> dict[str, Any]:
    """The sheet as the templates read it, with its QR code drawn."""
    printed = PrintedSheet(sheet, edition)
    address = printed.address
    return {
        "title": sheet.title,
        "foot": on_one_line(sheet.title),
        "purpose": sheet.purpose,
        "when": sheet.when,
        "who": sheet.who,
        "version": sheet.version,
        "pauses": [asdict(pause) for pause in sheet.pauses],
        "decision": asdict(sheet.decision),
        "signatures": list(sheet.signatures),
        "not_covered": sheet.not_covered,
        "minutes": sheet.minutes,
        "minutes_foot": on_one_line(sheet.minutes or ""),
        "has_stop": sheet.has_stop,
        "has_suggested": sheet.has_suggested,
        "has_critical": sheet.has_critical,
        "style": printed.style,
        "tested": printed.tested,
        "edition": printed.version,
        "licence": printed.licence,
        "owner": printed.owner,
        "address": address.text if address else "",
        "qr": asdict(qr_code(address.qr_payload)) if address else None,
    }
