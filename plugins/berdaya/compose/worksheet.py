"""A method's worksheet on a page: who has one, where its file stands, and what it says beside the blank drawing."""

from berdaya.compose.drawings import figure_of
from berdaya.compose.writing import Writing, steps, words_of
from berdaya.model.document import Document, Paragraph, Section
from berdaya.model.figure import DrawingFigure
from berdaya.model.kinds._figures import Drawing
from berdaya.model.kinds.method import Method
from berdaya.model.markdown import Anchors
from berdaya.model.pages import RecordPage
from berdaya.model.record import Record
from berdaya.words import words

FOLDER = "assets/berdaya"
"""Among what pages are shown with: a phone that keeps the site keeps it, too."""


def drawing_of_worksheet(record: Record[Method]) -> Drawing | None:
    """The figure whose frame is the worksheet of a method; nothing where it has none."""
    sheet = record.data.worksheet
    return next((figure for figure in record.data.figures if sheet and figure.id == sheet.figure), None)


def worksheet_path(record: Record[Method], code: str) -> str:
    """Where the worksheet for the handout builder stands under the site's root; empty where a language has none."""
    if not record.is_translated(code) or drawing_of_worksheet(record) is None:
        return ""
    return f"{FOLDER}/{words(code).figures.worksheet.stem}-{record.slug(code)}.{code}.html"


def worksheet_document(writing: Writing[Method]) -> tuple[DrawingFigure, Document]:
    """The figure to draw blank, and what stands below it: how to draw on the ground, and what becomes of it.

    Raises ``LookupError`` where the method has no worksheet.
    """
    record, says = writing.record, writing.words.figures.worksheet
    sheet, drawing = record.data.worksheet, drawing_of_worksheet(record)
    if sheet is None or drawing is None:
        raise LookupError(record.key)
    title = f"{says.title}: {' '.join(record.title(writing.text_lang).split())}"
    anchors = Anchors([title])
    sections = (
        Section(words_of(says.on_ground), anchors.of(says.on_ground), (steps(map(writing.text, sheet.on_ground)),)),
        Section(words_of(says.afterwards), anchors.of(says.afterwards), (Paragraph(writing.text(sheet.afterwards)),)),
    )
    page = RecordPage("method", record.id)
    return figure_of(writing, drawing), Document(page, writing.lang, writing.text_lang, title, writing.text_lang, "", anchors.of(title), (), sections)
