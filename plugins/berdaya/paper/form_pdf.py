"""Forms as PDF: blank, in large print, and the filled example. Needs the extra ``sheets``."""

from dataclasses import asdict, replace
from functools import cache
from typing import Any

from berdaya.model.edition import Edition, Logo
from berdaya.model.form import SHORT, TICK, FormSheet, SheetField
from berdaya.paper.drawn import page_data, written
from berdaya.paper.formats import NORMAL, Paper, Print
from berdaya.paper.printed_sheet import PrintedForm
from berdaya.paper.short_address import qr_code
from berdaya.paper.typeset import marked, typeset
from berdaya.write.typst import on_one_line

TEMPLATE = "form.typ"
LINES = (8.0, 7.5, 7.0)
"""Millimetres from one line to the next, the widest first: a hand needs 7 mm at least. Closer lines are taken where they spare a
page."""
LINES_OF_LARGE_PRINT = (11.0, 10.0)
LEAST_LETTERS = 9.0
"""Points: the least that is set on any paper here."""
_SMALL = 0.84
_NO_LOGO: dict[str, Any] = {"logo": None, "logo_format": ""}


def form_pdf(form: FormSheet, edition: Edition, paper: Paper, size: Print, is_filled: bool) -> bytes:
    """Set a form on as many pages as it needs. One whose tables do not find room upright is set lying, as is one that says so."""
    lying = replace(paper, width=paper.height, height=paper.width)
    widest, *closer = LINES_OF_LARGE_PRINT if size.points > NORMAL.points else LINES
    is_lying = form.is_landscape or (_is_tight(_data(form, edition, paper, size, is_filled, widest)) and not form.is_letter)
    page = lying if is_lying else paper
    data = _data(form, edition, page, size, is_filled, widest)
    fewest = _pages(_data(form, edition, page, size, is_filled, closer[-1]))
    for line in closer:
        if _pages(data) > fewest:
            data = _data(form, edition, page, size, is_filled, line)
    return typeset(TEMPLATE, data, form.revised)


@cache
def _logo(logo: Logo | None) -> dict[str, Any]:
    """A logo as templates read it; none where Typst cannot draw it: the name alone heads the form."""
    if logo is None:
        return _NO_LOGO
    data = {"logo": list(logo.content), "logo_format": logo.format.replace("jpeg", "jpg")}
    try:
        marked("logo.typ", written(data), "<none>")
    except RuntimeError:  # what a query of Typst raises, whatever it is that it refuses
        return _NO_LOGO
    return data


def _pages(data: str) -> int:
    return int(marked(TEMPLATE, data, "<pages>")[0])


def _is_tight(data: str) -> bool:
    """Whether a table has to be set in smaller letters."""
    return bool(marked(TEMPLATE, data, "<tight>"))


def _data(form: FormSheet, edition: Edition, paper: Paper, size: Print, is_filled: bool, line: float) -> str:
    printed = PrintedForm(form, edition)
    address = printed.address
    own: dict[str, Any] = {
        "filled": is_filled,
        "line": line,
        "short": list(SHORT),
        "lined": [*SHORT, "line", "place"],
        "ticked": TICK,
        "least": max(0.5, LEAST_LETTERS / (_SMALL * size.points)),
        "letterhead": edition.letterhead,
        **_logo(edition.printed_logo),
        "edition": printed.foot,
        "about": printed.about,
        "address": address.text if address else "",
        "qr": asdict(qr_code(address.qr_payload)) if address else None,
        "form": _shown(form, printed.words.printed_form.filled if is_filled else ""),
    }
    return written(page_data(form, edition, paper, size) | own)


def _shown(form: FormSheet, mark: str) -> dict[str, Any]:
    """The form as the template reads it."""
    parts = [asdict(part) | {"fields": [_field(field) for field in part.fields]} for part in form.parts]
    foot = on_one_line(form.title)
    return {
        "title": form.title,
        "foot": f"{foot} · {mark}" if mark else foot,
        "notice": form.notice,
        "is_letter": form.is_letter,
        "parts": parts,
    }


def _field(field: SheetField) -> dict[str, Any]:
    return asdict(field) | {"behind": field.written_behind}
