"""Word documents: what the files to adapt are built from."""

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from berdaya.model.edition import Edition
from berdaya.paper.formats import Paper
from berdaya.paper.logo import picture_of
from berdaya.paper.printed_sheet import PrintedForm, PrintedSheet
from berdaya.paper.zipped import normalised

# Every office has it or a font of the same widths; the reader's own program draws the sheet.
FONT = "Arial"
BODY, SMALL = Pt(12), Pt(10)
BOX = "\N{BALLOT BOX}"
BOX_FONT = "Segoe UI Symbol"
MARGIN = Mm(13)
FOOT_LOGO = Mm(8)
LONGEST_PROPERTY = 255
BLACK = RGBColor(0, 0, 0)


def new_document(printed: PrintedSheet | PrintedForm, paper: Paper, title: str) -> WordDocument:
    """Start a document on ``paper`` in the language of a sheet, black on white, its footer filled."""
    document = Document()
    _page(document, paper)
    _styles(document, printed.sheet.lang)
    _properties(document, printed, title)
    _footer(document, printed)
    return document


def saved(document: WordDocument, printed: PrintedSheet | PrintedForm) -> bytes:
    """Give the file's bytes: the same document, the same bytes."""
    content = BytesIO()
    document.save(content)
    return normalised(content.getvalue(), printed.sheet.revised)


def say(paragraph: Paragraph, *runs: str, size: Pt | None = None) -> Paragraph:
    """Add texts, by turns bold and plain, beginning bold."""
    for at, text in enumerate(runs):
        if text:
            run = paragraph.add_run(text)
            run.bold = True if at % 2 == 0 else None
            run.font.size = size
    return paragraph


def tell(holder: WordDocument | _Cell, *runs: str, size: Pt | None = None) -> Paragraph:
    """Add a paragraph of texts, by turns bold and plain."""
    return say(holder.add_paragraph(), *runs, size=size)


def tick(paragraph: Paragraph) -> Paragraph:
    """Add an empty box."""
    run = paragraph.add_run(BOX)
    run.font.name = BOX_FONT
    run.font.size = Pt(15)
    return paragraph


def stop(paragraph: Paragraph, word: str) -> None:
    """Add the stop word, white on black: Word draws no octagon that stays in its row."""
    run = paragraph.add_run(f" {word} ")
    run.bold = True
    run.font.size = SMALL
    run.font.color.rgb = RGBColor(255, 255, 255)
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "000000")):
        shade.set(qn(f"w:{name}"), value)
    run._r.get_or_add_rPr().append(shade)


def put_logo(paragraph: Paragraph, edition: Edition, height: Mm) -> bool:
    """Put the edition's logo into a paragraph; say whether it has one that Word can show."""
    picture = picture_of(edition.printed_logo) if edition.printed_logo else b""
    if not picture:
        return False
    try:
        shape = paragraph.add_run().add_picture(BytesIO(picture), height=height)
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError):
        return False  # broken, or of another kind than its name says: ``with_drawable_logo`` tells it
    shape._inline.docPr.set("descr", edition.publisher)
    return True


def table(document: WordDocument, labels: Sequence[str], widths: Sequence[int]) -> Table:
    """Start a table with a header row that Word repeats; ``widths`` in millimetres."""
    made: Table = document.add_table(rows=1, cols=len(widths))
    made.style = "Table Grid"
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    for cell, label in zip(made.rows[0].cells, labels, strict=True):
        say(cell.paragraphs[0], label, size=SMALL)
    _mark(made.rows[0], "w:tblHeader")
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
        column.cells[0].width = Mm(width)
    return made


def row(made: Table, height: int = 8) -> tuple[_Cell, ...]:
    """Add an unbroken row at least ``height`` millimetres high and give its cells."""
    added = made.add_row()  # type: ignore[no-untyped-call]
    added.height = Mm(height)
    _mark(added, "w:cantSplit")
    for cell, first in zip(added.cells, made.rows[0].cells, strict=True):
        cell.width = first.width
    return tuple(added.cells)


def centred(cell: _Cell) -> Paragraph:
    """The cell's paragraph, centred."""
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _mark(made_row: _Row, name: str) -> None:
    made_row._tr.get_or_add_trPr().append(OxmlElement(name))


def _page(document: WordDocument, paper: Paper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(paper.width), Mm(paper.height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN


def _styles(document: WordDocument, lang: str) -> None:
    for name, size in (("Normal", BODY), ("Heading 1", Pt(18)), ("Heading 2", Pt(14)), ("Footer", Pt(9))):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, size, BLACK
        style.paragraph_format.space_after = Pt(3)
        style.element.get_or_add_rPr().append(_language(lang))
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            style.element.rPr.rFonts.set(qn(f"w:{script}"), FONT)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)


def _language(lang: str) -> BaseOxmlElement:
    element = OxmlElement("w:lang")
    element.set(qn("w:val"), {"id": "id-ID", "en": "en-GB"}.get(lang, lang))
    return element


def _properties(document: WordDocument, printed: PrintedSheet | PrintedForm, title: str) -> None:
    known, sheet, publisher = document.core_properties, printed.sheet, _property(printed.edition.publisher)
    known.title, known.author, known.language = _property(title), publisher, sheet.lang
    known.last_modified_by, known.comments = publisher, ""
    known.created = known.modified = datetime.combine(sheet.revised, time())
    known.version = sheet.version


def _property(text: str) -> str:
    """Cut a text to what a property of a Word file holds: 255 letters (python-docx, after ECMA-376 part 2, annex D)."""
    return text if len(text) <= LONGEST_PROPERTY else f"{text[: LONGEST_PROPERTY - 2].rstrip()} …"


def _footer(document: WordDocument, printed: PrintedSheet | PrintedForm) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    sheet, words = printed.sheet, printed.words.sheet
    adapted = words.adapted.format(title=sheet.title, version=sheet.version, publisher=printed.edition.publisher)
    if isinstance(printed, PrintedSheet) and put_logo(paragraph, printed.edition, FOOT_LOGO):  # a form's stands at its head
        paragraph.add_run("  ")
    paragraph.add_run(f"{adapted} ____________________   ")
    before, _, rest = words.page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    paragraph.add_run(before)
    _field(paragraph, "PAGE")
    paragraph.add_run(between)
    _field(paragraph, "NUMPAGES")
    paragraph.add_run(after)


def _field(paragraph: Paragraph, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    paragraph._p.append(field)
