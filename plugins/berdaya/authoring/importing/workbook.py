"""A workbook → its sheets as rows of cells, within bounds; files that are damaged, locked or none of theirs are told."""

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from berdaya.authoring.importing.outline import Remark, UnreadableSource
from berdaya.authoring.importing.table import TableCell, TableRow

MOST_BYTES = 20_000_000
"""Of a workbook with its pictures: a list of 2,000 items has some 100 KB."""
MOST_UNPACKED = 40_000_000
"""Of its sheets, unpacked: openpyxl holds some thirty times as much in memory."""
MOST_RATIO = 500
"""How many times larger a part may become when it is unpacked: sheets of words grow some thirty times."""
MOST_ROWS, MOST_COLUMNS = 3_000, 60
"""Of one sheet: a field form has some hundred rows."""
_OLD, _OPEN_DOCUMENT = b"\xd0\xcf\x11\xe0", "application/vnd.oasis"
DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    SyntaxError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)
"""What openpyxl and its parsers raise over a workbook that is damaged, locked or none at all."""


@dataclass(frozen=True)
class WorkbookSheet:
    """One visible sheet. ``remarks``: cells that hold no words."""

    name: str
    rows: tuple[TableRow, ...]
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class WorkbookContent:
    """The sheets of a workbook that people see, and the names of those that are hidden."""

    sheets: tuple[WorkbookSheet, ...]
    hidden: tuple[str, ...]

    def named(self, name: str) -> WorkbookSheet | None:
        """The sheet of this name, large and small letters alike."""
        return next((sheet for sheet in self.sheets if sheet.name.strip().lower() == name), None)


def read_workbook(file: Path) -> WorkbookContent:
    """Read a workbook. Raises ``UnreadableSource`` with the cure where it is too large, damaged, locked or of another sort."""
    size = file.stat().st_size
    if size > MOST_BYTES:
        raise UnreadableSource("too-large", size=f"{size / 1_000_000:.0f}", limit=MOST_BYTES // 1_000_000)
    content = file.read_bytes()
    _look_at(content)
    try:
        with warnings.catch_warnings(action="ignore"):  # of what another program put into the workbook and is not read here
            book = load_workbook(BytesIO(content), keep_links=False)
            has_formulas = any(cell.data_type == "f" for sheet in book.worksheets for row in _cells(sheet) for cell in row)
            results = load_workbook(BytesIO(content), keep_links=False, data_only=True) if has_formulas else book
        visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        hidden = tuple(sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible")
        return WorkbookContent(tuple(_sheet(sheet, results[sheet.title]) for sheet in visible), hidden)
    except DAMAGES as failure:
        raise UnreadableSource("damaged") from failure


def _look_at(content: bytes) -> None:
    """Refuse what is no workbook, by its bytes: its name says little."""
    if content.startswith(_OLD):
        raise UnreadableSource("locked-or-old")
    if not content:
        raise UnreadableSource("empty-file")
    if not content.startswith(b"PK"):
        is_text = b"\0" not in content[:2000]
        raise UnreadableSource("text-as-xlsx" if is_text else "damaged")
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts}
            if "xl/vbaProject.bin" in names:
                raise UnreadableSource("macros")
            if "mimetype" in names and packed.read("mimetype")[:40].decode("latin-1").startswith(_OPEN_DOCUMENT):
                raise UnreadableSource("open-document")
            if "[Content_Types].xml" not in names or not any(name.startswith("xl/workbook") for name in names):
                raise UnreadableSource("no-workbook")
            sheets = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
            if sum(part.file_size for part in sheets) > MOST_UNPACKED:
                raise UnreadableSource(
                    "too-large", size=f"{sum(part.file_size for part in sheets) / 1_000_000:.0f}", limit=MOST_UNPACKED // 1_000_000
                )
            for part in sheets:
                if part.file_size > MOST_RATIO * max(part.compress_size, 1) + 1_000_000:
                    raise UnreadableSource("damaged")
                with packed.open(part) as opened:
                    if b"<!DOCTYPE" in opened.read(2_000):  # no program of spreadsheets writes one: it can make a bomb of entities
                        raise UnreadableSource("damaged")
    except DAMAGES as failure:
        raise UnreadableSource("damaged") from failure


def _cells(sheet: Worksheet) -> Iterator[tuple[Any, ...]]:
    yield from sheet.iter_rows(max_row=min(sheet.max_row, MOST_ROWS), max_col=min(sheet.max_column, MOST_COLUMNS))


def _sheet(sheet: Worksheet, results: Worksheet) -> WorkbookSheet:
    spans = {(area.min_row, area.min_col): area.max_col - area.min_col + 1 for area in sheet.merged_cells.ranges}
    rows: list[TableRow] = []
    remarks: list[Remark] = []
    for line in _cells(sheet):
        cells: list[TableCell] = []
        for cell in line:
            if cell.value is None:
                continue
            where = f"{sheet.title}!{get_column_letter(cell.column)}{cell.row}"
            value = cell.value
            if cell.data_type == "f":
                value = results.cell(cell.row, cell.column).value
                if value is None:
                    remarks.append(Remark.of(where, "formula", value=str(getattr(cell.value, "text", cell.value))))
                    continue
            if cell.data_type == "e" or (isinstance(value, str) and value.startswith("#") and value.rstrip("!?").isupper()):
                remarks.append(Remark.of(where, "error-cell", value=value))
                continue
            if text := _text(value).strip():
                is_bold = bool(cell.font and cell.font.b)
                cells.append(TableCell(text, where, cell.column - 1, is_bold, spans.get((cell.row, cell.column), 1)))
        rows.append(tuple(cells))
    for name, most, limit in (("rows", sheet.max_row, MOST_ROWS), ("columns", sheet.max_column, MOST_COLUMNS)):
        if most > limit:
            remarks.append(Remark.of(sheet.title, f"too-many-{name}", limit=limit))
    return WorkbookSheet(sheet.title, tuple(rows), tuple(remarks))


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
