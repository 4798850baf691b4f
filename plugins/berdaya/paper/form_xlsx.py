"""A form that is a table as a spreadsheet: sums and products are formulas, answers are picked, and it prints as it stands.

The form stands on a sheet of its own, its invented example on the next. A text is never a formula, whatever it begins with.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from berdaya.model.form import NUMBERS, TICKED, SheetColumn, SheetField, SheetPart
from berdaya.model.language import CODES
from berdaya.paper.formats import A4, Paper
from berdaya.paper.printed_sheet import PrintedForm
from berdaya.paper.zipped import normalised

PAPER_SIZES = {"A4": 9, "F4": 14}
"""Numbers of ECMA-376 (18.3.1.63). 14 is Folio, 8.5 by 13 inches: F4 is 0.9 mm narrower."""
LEAST_ROWS, ROWS_ALONE = 10, 30
"""Rows to fill in of a table whose rows are not named, and of one that is the form's only one: it is filled over weeks."""
FONT = "Arial"
NUMBER_WIDTH, LEAST_WIDTH, DAY_WIDTH, LETTERS_A_SHARE = 5, 12, 14, 7
"""Letters: of the column of numbers, of the narrowest other column, of one that holds days, and of one share of a width."""
FEWEST_COLUMNS = 4
ROW_HEIGHT = 16
"""Points of a row with one line of text."""
LIST_SHEET = "data"
TICK_SIGN = "✓"
_TITLE_LENGTH = 31
_FOOTER_LENGTH = 120
_FORMATS = {"money": "#,##0", "number": "General", "line": "@"}
_DAYS = {"id": "[$-421]d mmm yyyy", "en": "[$-809]d mmm yyyy"}


def _font(size: int = 10, bold: bool = False, italic: bool = False) -> Font:
    return Font(name=FONT, size=size, bold=bold, italic=italic)


_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_LINE = Border(bottom=_THIN)


def form_xlsx(printed: PrintedForm, paper: Paper = A4) -> bytes:
    """Write a form as a spreadsheet that prints on ``paper``. The same form gives the same bytes."""
    form, said = printed.sheet, printed.words.printed_form
    book = Workbook()
    lists = _Lists(book.create_sheet(LIST_SHEET))
    first = book.worksheets[0]
    first.title = _title(said.blank_sheet)
    _Page(first, printed, lists, paper, is_filled=False).write()
    if form.has_example:
        _Page(book.create_sheet(_title(said.example_sheet), 1), printed, lists, paper, is_filled=True).write()
    lists.page.sheet_state = "hidden"
    properties = book.properties
    properties.title, properties.creator, properties.language = form.title, printed.edition.publisher, form.lang
    properties.version = form.version
    saved = BytesIO()
    book.save(saved)
    return normalised(saved.getvalue(), form.revised)


def _title(text: str) -> str:
    """What a sheet may be called: 31 letters, some signs never."""
    return re.sub(r"[\[\]:*?/\\']", " ", text)[:_TITLE_LENGTH].strip()


class _Lists:
    """The answers to pick from, a column for each list, on a sheet that is not shown."""

    def __init__(self, page: Worksheet) -> None:
        self.page = page
        self._known: dict[tuple[str, ...], str] = {}

    def place(self, answers: Sequence[str]) -> str:
        """Where a list stands, as a formula names it."""
        key = tuple(answers)
        if key not in self._known:
            column = len(self._known) + 1
            for at, answer in enumerate(answers, 1):
                write_text(self.page.cell(at, column), answer)
            letter = get_column_letter(column)
            self._known[key] = f"{LIST_SHEET}!${letter}$1:${letter}${len(answers)}"
        return self._known[key]


def write_text(cell: Cell, text: str) -> None:
    """Write words into a cell. What begins as a formula does stays words, also when somebody edits the cell."""
    cell.value = text
    cell.data_type = "s"
    if text[:1] in "=+-@":
        cell.quotePrefix = True


class _Page:
    """Writes the form, or its example, on one sheet; column A numbers rows, the columns of tables begin at B."""

    def __init__(self, page: Worksheet, printed: PrintedForm, lists: _Lists, paper: Paper, *, is_filled: bool) -> None:
        self._page = page
        self._paper = paper
        self._printed = printed
        self._form = printed.sheet
        self._said = printed.words.printed_form
        self._lists = lists
        self._is_filled = is_filled
        self._tables = [field for field in self._form.fields() if field.type == "table"]
        self._last = 1 + max([FEWEST_COLUMNS - 1, *(len(field.columns) for field in self._tables)])
        self._row = 0
        self._sums: dict[tuple[str, str], str] = {}
        self._head_row = 0

    def write(self) -> None:
        self._widths()
        self._head()
        for part in self._form.parts:
            self._part(part)
        self._wide(f"{self._printed.about} {self._printed.version}", _font(9))
        if address := self._printed.address:
            self._wide(f"{self._said.online} {address.text}", _font(9))
        self._print()

    # What stands around the fields.

    def _head(self) -> None:
        form = self._form
        if name := self._printed.edition.letterhead:
            self._wide(name, _font(12, bold=True))
        self._wide(form.title, _font(16, bold=True), height=26)
        if self._is_filled:
            self._wide(f"{self._said.filled}. {self._said.invented}", _font(bold=True))
        if form.notice:
            self._wide(form.notice, _font(9))

    def _part(self, part: SheetPart) -> None:
        if part.title:
            self._row += 1
            self._wide(part.title, _font(13, bold=True), height=22)
        if part.intro:
            self._wide(part.intro, _font())
        for field in part.fields:
            self._field(field)

    def _wide(self, text: str, font: Font, height: float = 0) -> None:
        """Words over the whole width."""
        self._row += 1
        cell = self._page.cell(self._row, 1)
        write_text(cell, text)
        cell.font, cell.alignment = font, Alignment(wrap_text=True, vertical="top")
        self._page.merge_cells(start_row=self._row, end_row=self._row, start_column=1, end_column=self._last)
        self._page.row_dimensions[self._row].height = height or self._height(text, self._width(1, self._last), ROW_HEIGHT)

    def _widths(self) -> None:
        self._page.column_dimensions["A"].width = NUMBER_WIDTH
        for at in range(2, self._last + 1):
            columns = [field.columns[at - 2] for field in self._tables if at - 2 < len(field.columns)]
            least = DAY_WIDTH if any(column.type == "date" for column in columns) else LEAST_WIDTH
            share = max((column.width for column in columns), default=2)
            self._page.column_dimensions[get_column_letter(at)].width = max(least, LETTERS_A_SHARE * share)

    def _width(self, first: int, last: int) -> float:
        return float(sum(self._page.column_dimensions[get_column_letter(at)].width for at in range(first, last + 1)))

    @staticmethod
    def _height(text: str, width: float, line: float) -> float:
        """The height of words that are broken into lines: Excel measures no merged cell itself."""
        return line * sum(max(1, -(-len(each) // max(1, int(width * 0.95)))) for each in text.split("\n") or [""])

    # Fields.

    def _field(self, field: SheetField) -> None:
        match field.type:
            case "table":
                self._table(field)
            case "read-out" | "note":
                self._wide(" ".join(part for part in (field.label if field.type == "read-out" else "", field.text or field.label) if part), _font())
            case "signatures":
                names = [row[0] for row in field.answer.rows] if self._is_filled and field.answer else []
                for at, signer in enumerate(field.signers):
                    self._line(f"{signer.label} ({self._said.name})", names[at] if at < len(names) else "", 2)
            case "choice":
                self._choice(field)
            case _:
                unit = f" ({field.unit})" if field.unit and field.type in NUMBERS else ""
                cell = self._line(f"{field.label}{unit}", "", field.lines)
                self._answer(cell, field)
        if field.help and field.type != "table":
            self._wide(field.help, _font(9, italic=True))

    def _line(self, label: str, text: str, lines: int = 1) -> Cell:
        """A label in the first two columns and a place to write in the others."""
        self._row += 1
        page, row = self._page, self._row
        named, cell = page.cell(row, 1), page.cell(row, 3)
        write_text(named, label)
        named.font, named.alignment = _font(bold=True), Alignment(wrap_text=True, vertical="top")
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
        for at in range(3, self._last + 1):
            page.cell(row, at).border = _LINE
        page.merge_cells(start_row=row, end_row=row, start_column=3, end_column=self._last)
        cell.font = _font()
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
        if text:
            write_text(cell, text)
        needed = max(self._height(label, self._width(1, 2) * 0.9, ROW_HEIGHT), self._height(text, self._width(3, self._last), ROW_HEIGHT))
        page.row_dimensions[row].height = max(needed, ROW_HEIGHT * lines)
        return cell

    def _answer(self, cell: Cell, field: SheetField) -> None:
        """Say what a line holds: a total, and what the example writes."""
        cell.number_format = f'"{field.unit}" #,##0' if field.type == "money" else self._format(field.type)
        if field.totals:
            # The sums stand above: a total follows its tables.
            sums = [self._sums[name] for name in field.totals if name in self._sums]
            cell.value = f"=SUM({','.join(sums)})" if sums else None
        elif self._is_filled and field.answer:
            self._put(cell, field.answer.value, field.type, field.answer.text)
            text = field.answer.text
            wanted = self._height(text, self._width(3, self._last), ROW_HEIGHT)
            self._page.row_dimensions[cell.row].height = max(self._page.row_dimensions[cell.row].height, wanted)

    def _choice(self, field: SheetField) -> None:
        labels = [option.label for option in field.options]
        answer = field.answer if self._is_filled else None
        chosen = [option.label for option in field.options if answer and option.id in answer.chosen]
        told = "; ".join([*chosen, *([answer.text] if answer and answer.text else [])])
        cell = self._line(field.label, told)
        if field.is_many or any(option.is_open for option in field.options):
            self._wide(" / ".join(labels), _font(9))
        else:
            self._pick(cell.coordinate, labels)

    def _pick(self, cells: str, answers: Sequence[str]) -> None:
        rule = DataValidation(type="list", formula1=self._lists.place(answers), allow_blank=True, showErrorMessage=True)
        rule.add(cells)
        self._page.add_data_validation(rule)

    def _format(self, kind: str) -> str:
        if kind == "date":
            return _DAYS.get(self._form.lang, _DAYS[CODES[0]])
        return _FORMATS.get(kind, "General")

    def _put(self, cell: Cell, value: str, kind: str, shown: str) -> None:
        """Write what the example answers: a number as a number, a day as a day."""
        if not value and not shown:
            return
        try:
            if kind in NUMBERS:
                cell.value = Decimal(value)
                return
            if kind == "date":
                cell.value = date.fromisoformat(value)
                return
        except (ArithmeticError, ValueError):
            pass  # the example writes words there: they stand as they are
        write_text(cell, (TICK_SIGN if value == TICKED else "") if kind == "tick" else shown)

    # Tables.

    def _table(self, field: SheetField) -> None:
        if self._row and field.label:
            self._wide(f"{field.label}{f' ({field.help})' if field.help else ''}", _font(bold=True))
        self._row += 1
        self._head_row = self._row
        heads = [(1, self._said.number), *((at, column.head) for at, column in enumerate(field.columns, 2))]
        for at, head in heads:
            cell = self._page.cell(self._row, at)
            write_text(cell, head)
            cell.font, cell.border = _font(bold=True), _BOX
            cell.alignment = Alignment(wrap_text=True, vertical="bottom", horizontal="left")
        heights = (self._height(head, self._width(at, at) * 0.85, ROW_HEIGHT) for at, head in heads)
        self._page.row_dimensions[self._row].height = max(heights)
        first = self._row + 1
        rows = self._rows(field)
        for number in range(rows):
            self._table_row(field, number)
        last = self._row
        for at, column in enumerate(field.columns, 2):
            letter = get_column_letter(at)
            cells = f"{letter}{first}:{letter}{last}"
            if column.type == "choice":
                self._pick(cells, [option.label for option in column.options])
            elif column.type == "tick":
                self._pick(cells, [TICK_SIGN])
        if field.has_sums:
            self._sum_row(field, first, last)

    def _rows(self, field: SheetField) -> int:
        if self._is_filled:
            return len(field.answer.rows) if field.answer else 0
        return field.rows if field.row_labels else max(field.rows, ROWS_ALONE if len(self._tables) == 1 else LEAST_ROWS)

    def _table_row(self, field: SheetField, number: int) -> None:
        self._row += 1
        page, row = self._page, self._row
        count = page.cell(row, 1, number + 1)
        count.font, count.border, count.alignment = _font(), _BOX, Alignment(vertical="top", horizontal="center")
        height: float = ROW_HEIGHT * (1 if self._is_filled else field.row_lines)
        for at, column in enumerate(field.columns):
            cell = page.cell(row, at + 2)
            cell.font, cell.border, cell.number_format = _font(), _BOX, self._format(column.type)
            is_number = column.type in NUMBERS
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="right" if is_number else "left", indent=int(is_number))
            text = self._cell(cell, field, at, number)
            height = max(height, self._height(text, self._width(at + 2, at + 2) * 0.9, ROW_HEIGHT))
        page.row_dimensions[row].height = height

    def _cell(self, cell: Cell, field: SheetField, at: int, number: int) -> str:
        """Fill in a cell; give its words."""
        column = field.columns[at]
        if column.factors:
            cell.value = self._product(field.columns, column)
            return ""
        if at == 0 and field.row_labels:
            write_text(cell, field.row_labels[number])
            return field.row_labels[number]
        if self._is_filled and field.answer:
            shown = field.answer.rows[number][at]
            self._put(cell, field.answer.values[number][at], column.type, shown)
            return "" if column.type in NUMBERS else shown
        return ""

    def _product(self, columns: Sequence[SheetColumn], column: SheetColumn) -> str:
        """A product as a formula; empty as long as a factor is missing."""
        ids = [each.id for each in columns]
        cells = [f"{get_column_letter(ids.index(name) + 2)}{self._row}" for name in column.factors]
        return f'=IF(COUNT({",".join(cells)})<{len(cells)},"",{"*".join(cells)})'

    def _sum_row(self, field: SheetField, first: int, last: int) -> None:
        self._row += 1
        before = next(at for at, column in enumerate(field.columns) if column.is_summed)
        label = self._page.cell(self._row, 2 if before else 1)
        write_text(label, self._said.sum)
        for at, column in enumerate(field.columns, 2):
            cell = self._page.cell(self._row, at)
            cell.font, cell.border = _font(bold=True), _BOX
            if column.is_summed:
                letter = get_column_letter(at)
                cell.value = f"=SUM({letter}{first}:{letter}{last})"
                cell.number_format = self._format(column.type)
                cell.alignment = Alignment(horizontal="right", indent=1)
                self._sums[field.id, column.id] = cell.coordinate
        self._page.cell(self._row, 1).border = _BOX
        label.font = _font(bold=True)

    def _print(self) -> None:
        """How it prints: as wide as the paper, over the pages that it needs, the head of a single table on each."""
        page, form = self._page, self._form
        page.page_setup.orientation = "landscape" if form.is_landscape else "portrait"
        page.page_setup.paperSize = PAPER_SIZES[self._paper.name]
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.print_area = f"A1:{get_column_letter(self._last)}{self._row}"
        if len(self._tables) == 1:
            page.print_title_rows = f"{self._head_row}:{self._head_row}"
        for margin in ("left", "right", "top"):
            setattr(page.page_margins, margin, 0.5)
        page.oddFooter.left.text = "".join(_footer(form.title))
        page.oddFooter.right.text = f"{form.code} {form.version}   &P / &N"
        page.sheet_view.showGridLines = False


def _footer(text: str) -> Iterator[str]:
    """A text at the foot, where ``&`` begins a code."""
    return (sign * 2 if sign == "&" else sign for sign in text[:_FOOTER_LENGTH])
