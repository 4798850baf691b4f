"""A form as a Word document, for an organisation to adapt: headings, lines to write on, tables whose heads are repeated."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from berdaya.model.form import NUMBERS, SHORT, SheetColumn, SheetField, SheetOption, SheetPart
from berdaya.paper.formats import Paper
from berdaya.paper.printed_sheet import PrintedForm
from berdaya.paper.word_parts import MARGIN, SMALL, centred, new_document, put_logo, row, saved, say, table, tell, tick

LINE = 8
"""Millimetres from one line to write on to the next."""
LOGO_HEIGHT = Mm(16)
GAP = 4
"""Millimetres between two lines side by side."""
SHORT_LABEL, SHORT_OPTION = 28, 26
"""Letters of a label that leaves half a line to write on, and of an answer that leaves room for others beside it."""
ACROSS = 3
LEAST_WIDTH = 12
LETTER, CELL_MARGIN = 2.5, 4
"""Millimetres of the narrowest column; of a bold letter, and of a cell's two margins."""


def form_docx(printed: PrintedForm, paper: Paper) -> bytes:
    """Write a form as a Word document."""
    form = printed.sheet
    document = new_document(printed, paper, form.title)
    if form.is_landscape:
        section = document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(paper.height), Mm(paper.width)
    writer = _Writer(document, printed, (paper.height if form.is_landscape else paper.width) - 2 * round(MARGIN.mm))
    writer.write()
    return saved(document, printed)


class _Writer:
    """Writes one form; ``width`` is that of a line, in millimetres."""

    def __init__(self, document: WordDocument, printed: PrintedForm, width: int) -> None:
        self._document = document
        self._printed = printed
        self._form = printed.sheet
        self._said = printed.words.printed_form
        self._width = width

    def write(self) -> None:
        form = self._form
        self._letterhead()
        if not form.is_letter:
            self._document.add_heading(form.title, 1)
            self._notice()
        told = not form.is_letter
        for part in form.parts:
            self._open(part)
            if part.apart == "sheet" and not told:
                self._notice()
                told = True
            if part.intro:
                tell(self._document, "", part.intro, size=SMALL).paragraph_format.keep_with_next = True
            self._fields(part)
        if not told:
            self._notice()
        if not form.is_letter:
            self._close()

    def _letterhead(self) -> None:
        """The organisation's logo and name; of a letter of the common edition, a place for them."""
        edition = self._printed.edition
        name = edition.letterhead
        if not name and not self._form.is_letter:
            return
        paragraph = self._document.add_paragraph()
        if put_logo(paragraph, edition, LOGO_HEIGHT):
            say(paragraph, "", "  ")
        if name:
            say(paragraph, name, size=Pt(14))
        else:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            say(paragraph, "", f"({self._said.letterhead})", size=SMALL)
        _border(paragraph, "bottom")

    def _notice(self) -> None:
        if self._form.notice:
            _border(tell(self._document, "", self._form.notice, size=SMALL), "top", "left", "bottom", "right")

    def _open(self, part: SheetPart) -> None:
        if part.apart == "sheet":
            self._document.add_page_break()  # type: ignore[no-untyped-call]
        elif part.apart == "slip":
            cut = tell(self._document, "", f"- - - {self._said.cut} - - -", size=SMALL)
            cut.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if part.title and (not self._form.is_letter or part.apart):
            self._document.add_heading(part.title, 1 if self._form.is_letter else 2)

    def _fields(self, part: SheetPart) -> None:
        fields = list(part.fields)
        while fields:
            field, *fields = fields
            if _is_short(field) and fields and _is_short(fields[0]):
                self._pair(field, fields.pop(0))
            else:
                self._field(field, part)

    def _field(self, field: SheetField, part: SheetPart) -> None:
        match field.type:
            case "lines":
                self._named(field)
                for _ in range(field.lines):
                    self._ruled(self._document.add_paragraph(), self._width)
            case "choice":
                self._named(field)
                self._options(field.options)
            case "table":
                if field.label not in (part.title, field.columns[0].label) or self._form.is_letter:
                    self._named(field)
                self._table(field)
            case "signatures":
                self._named(field)
                self._signatures(field)
            case "read-out":
                tell(self._document, field.label).paragraph_format.keep_with_next = True
                _border(tell(self._document, "", field.text), "left")
            case "note":
                tell(self._document, "", field.text or field.label)
            case _:
                self._line(field)

    def _named(self, field: SheetField) -> Paragraph:
        """A label, how to fill it in behind it; a letter is read by others and says none of it."""
        paragraph = tell(self._document, field.label, "" if self._form.is_letter or not field.help else f" {field.help}", size=SMALL)
        paragraph.paragraph_format.keep_with_next = True
        return paragraph

    def _line(self, field: SheetField) -> None:
        label, unit = _parted(field)
        if len(field.label) > self._width / 3:
            self._named(field)
            self._ruled(self._document.add_paragraph(), self._width, unit)
            return
        helped = "" if self._form.is_letter or not field.help else f" ({field.help})"
        self._ruled(tell(self._document, label, f"{helped} ", size=SMALL), self._width, unit)

    def _pair(self, one: SheetField, other: SheetField) -> None:
        half = (self._width - GAP) // 2
        paragraph = self._document.add_paragraph()
        stops = ((one, half), (other, self._width))
        for at, (field, stop) in enumerate(stops):
            label, unit = _parted(field)
            if at:
                paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(half + GAP))
                say(paragraph, "", "\t")
            self._ruled(say(paragraph, label, " ", size=SMALL), stop, unit)

    def _ruled(self, paragraph: Paragraph, end: int, unit: str = "") -> None:
        """A line to write on up to ``end`` millimetres, its unit behind it: what is typed there takes its place."""
        stop = end - (2 * len(unit) + 2 if unit else 0)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(stop), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)
        say(paragraph, "", f"\t {unit}" if unit else "\t", size=SMALL)
        paragraph.paragraph_format.space_before = Pt(5)

    def _options(self, options: Sequence[SheetOption]) -> None:
        """Short answers side by side, long ones and those that are written behind on lines of their own."""
        for is_alone, group in groupby(options, key=lambda option: option.is_open or len(option.label) > SHORT_OPTION):
            rows = list(group)
            step = 1 if is_alone else ACROSS
            for start in range(0, len(rows), step):
                paragraph = self._document.add_paragraph()
                for place in range(1, step):
                    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(self._width * place // step))
                for at, option in enumerate(rows[start : start + step]):
                    say(tick(say(paragraph, "", "\t") if at else paragraph), "", f" {option.label} ", size=SMALL)
                if is_alone and rows[start].is_open:
                    self._ruled(paragraph, self._width)
                    paragraph.paragraph_format.space_before = None

    def _table(self, field: SheetField) -> None:
        numbers = LEAST_WIDTH if field.is_numbered else 0
        heads = [*([self._said.number] if numbers else []), *(column.head for column in field.columns)]
        widths = [*([numbers] if numbers else []), *_widths(field.columns, self._width - numbers)]
        made = table(self._document, heads, widths)
        for number in range(1, field.rows + 1):
            cells = row(made, LINE * field.row_lines)
            if numbers:
                say(cells[0].paragraphs[0], "", str(number), size=SMALL)
            for at, (cell, column) in enumerate(zip(cells[bool(numbers) :], field.columns, strict=True)):
                if at == 0 and field.row_labels:
                    say(cell.paragraphs[0], "", field.row_labels[number - 1], size=SMALL)
                elif column.type == "tick":
                    tick(centred(cell))
                elif column.type == "choice" and not _is_listed(column):
                    say(cell.paragraphs[0], "", " / ".join(option.label for option in column.options), size=Pt(9))
                elif column.type in NUMBERS:
                    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if field.has_sums:
            say(row(made, LINE)[0].paragraphs[0], self._said.sum, size=SMALL)
        for column in field.columns:
            if _is_listed(column):
                label = self._said.columns.format(column=column.label)
                tell(self._document, "", f"{label} {' / '.join(option.label for option in column.options)}", size=SMALL)
        self._document.add_paragraph().paragraph_format.space_after = Pt(0)

    def _signatures(self, field: SheetField) -> None:
        words = self._printed.words
        third = self._width // 3
        made = table(self._document, (words.minutes.party, self._said.name, self._said.signature), (third, third, third))
        for signer in field.signers:
            say(row(made, 14)[0].paragraphs[0], signer.label, size=SMALL)
        self._document.add_paragraph().paragraph_format.space_after = Pt(0)

    def _close(self) -> None:
        tell(self._document, "", f"{self._printed.about} {self._printed.version}", size=SMALL)
        if address := self._printed.address:
            tell(self._document, "", f"{self._said.online} {address.text}", size=SMALL)


def _is_short(field: SheetField) -> bool:
    return field.type in SHORT and not field.help and len(field.label) <= SHORT_LABEL


def _parted(field: SheetField) -> tuple[str, str]:
    """The label, and the unit that stands behind the line; the currency stands before it."""
    if field.type == "money":
        return f"{field.label}: {field.unit}", ""
    return f"{field.label}:", field.unit


def _is_listed(column: SheetColumn) -> bool:
    """Whether the answers of a column are told below the table rather than in each cell."""
    return column.type == "choice" and len(" / ".join(option.label for option in column.options)) > 24


def _widths(columns: Sequence[SheetColumn], room: int) -> Iterator[int]:
    """Share out the room by the columns' shares, none narrower than its longest word as far as there is room."""
    whole = sum(column.width for column in columns)
    least = [min(max(LEAST_WIDTH, round(_longest_word(column) * LETTER) + CELL_MARGIN), room // len(columns)) for column in columns]
    wanted = [max(floor, room * column.width // whole) for floor, column in zip(least, columns, strict=True)]
    over = sum(wanted) - room
    spare = sum(width - floor for width, floor in zip(wanted, least, strict=True)) or 1
    for width, floor in zip(wanted, least, strict=True):
        yield width - (over * (width - floor) // spare if over > 0 else 0)


def _longest_word(column: SheetColumn) -> int:
    return max(map(len, column.head.split()), default=0)


def _border(paragraph: Paragraph, *sides: str) -> Paragraph:
    """Draw lines around a paragraph, in the order that the format asks for."""
    borders = OxmlElement("w:pBdr")
    for side in sides:
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "8"), ("space", "4"), ("color", "000000")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr", "w:pPrChange"
    )
    return paragraph
