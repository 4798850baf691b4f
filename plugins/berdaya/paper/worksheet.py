"""A method's worksheet to print: the frame of its figure on one side, on the other how to draw it on the ground."""

from typing import Any

from berdaya.compose.drawings import figure_of
from berdaya.compose.worksheet import drawing_of_worksheet
from berdaya.compose.writing import Writing
from berdaya.model.edition import Edition
from berdaya.model.kinds.method import Method
from berdaya.model.language import SOURCE
from berdaya.model.record import Record
from berdaya.paper.documents import Documents
from berdaya.paper.formats import Paper
from berdaya.paper.logo import logo_of
from berdaya.paper.short_address import qr_code
from berdaya.paper.signs import drawable, drawable_in_picture
from berdaya.write.drawings.blank import drawn_blank, is_wide
from berdaya.write.drawings.canvas import Room
from berdaya.write.svg import drawing_image
from berdaya.write.typst import TypstOptions, as_json, on_one_line, typst_inlines

POINTS_OF_MM = 72 / 25.4
_SIDES, _ENDS, _HEAD = 26.0, 28.0, 27.0
"""Millimetres: both margins, both ends of the page, and what stands above the drawing (``templates/worksheet.typ``)."""
_LETTERS = {"A3": 15.0}
"""Points; a sheet on a wall is read from farther away."""
_COMMON_LETTERS = 13.0
"""Small words are then 12 points, the floor for print (``formats.Print``)."""


def worksheet_of(record: Record[Method], documents: Documents, code: str, edition: Edition, paper: Paper) -> str:
    """Compose the worksheet of a method that has one, as the JSON that ``templates/worksheet.typ`` sets."""
    sheet, drawing = record.data.worksheet, drawing_of_worksheet(record)
    if sheet is None or drawing is None:
        raise LookupError(record.key)
    around = documents.around(record, code)
    writing = Writing(record, around, code if record.is_translated(code) else SOURCE.code)
    options = TypstOptions(draw=drawable, draw_picture=drawable_in_picture)
    figure = figure_of(writing, drawing)
    width, height = (paper.height, paper.width) if is_wide(drawing) else (paper.width, paper.height)
    room = Room((width - _SIDES) * POINTS_OF_MM, _LETTERS.get(paper.name, _COMMON_LETTERS), 1.02, (height - _ENDS - _HEAD) * POINTS_OF_MM)
    title = " ".join(record.title(writing.text_lang).split())
    says, day = around.words.figures.worksheet, record.data.reviewed
    address = edition.url + documents.entries[code][record.key].url if edition.url else ""
    code_drawn = qr_code(address) if address else None
    value: dict[str, Any] = {
        "lang": code,
        "day": [day.year, day.month, day.day],
        "publisher": edition.publisher,
        "mark": logo_of(edition),
        "paper": {"width": width, "height": height},
        "size": 12,
        "title": drawable(f"{says.title}: {title}"),
        "foot": drawable(on_one_line(title)),
        "below": around.words.sheets.sheet.licence.format(licence=edition.licence, publisher=edition.publisher),
        "svg": drawable_in_picture(drawing_image(drawn_blank(figure, room, drawable), room)),
        "alt": drawable(says.alternative.format(title=title)),
        "on_ground": [typst_inlines(writing.text(text), options) for text in sheet.on_ground],
        "afterwards": typst_inlines(writing.text(sheet.afterwards), options),
        "address": address.partition("://")[2],
        "qr": {"svg": code_drawn.svg, "modules": code_drawn.modules} if code_drawn else None,
        "words": around.words.sheets.model_dump() | {"worksheet": says.model_dump()},
    }
    return as_json(value)
