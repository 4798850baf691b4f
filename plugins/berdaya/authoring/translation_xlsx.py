"""Translations as a spreadsheet: what translators have, on whatever computer."""

import warnings
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from berdaya.authoring.beside import changed_words
from berdaya.authoring.importing.workbook import DAMAGES
from berdaya.authoring.translation_rows import Given, Returned, Row, UnreadableFile, day
from berdaya.model.language import SOURCE, language
from berdaya.model.translation import State

FORMAT = "berdaya-terjemahan 1"
TEXTS, ABOUT = "Terjemahan", "Petunjuk"
COLUMNS = ("Kunci", "Bagian", "Indonesia", "Terjemahan", "Sesuai", "Batas", "Keadaan", "Berubah", "Indonesia lama", "Yang berubah", "Sidik")
WIDTHS = (24, 18, 60, 60, 9, 10, 16, 12, 40, 40, 10)
STATES = {State.MISSING: "belum ada", State.STALE: "usang", State.UNSTAMPED: "belum dicap", State.FRESH: "sesuai"}
OPEN = ("Terjemahan", "Sesuai")
"""Columns that a translator writes into."""
MOST_BYTES = 50_000_000
"""Of a workbook, unpacked: some hundred times what the whole base takes."""
LONGEST_CELL = 32_767
"""Signs that a cell of a spreadsheet can hold."""


def as_xlsx(rows: Sequence[Row], lang: str) -> bytes:
    """Write rows into a workbook: only the columns of the translation are open; no text of the base becomes a formula."""
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has no sheet")
    sheet.title = TEXTS
    for number, (name, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        head = sheet.cell(1, number, name)
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", fgColor="E0E0E0")
    for line, row in enumerate(rows, 2):
        for number, value in enumerate(_cells(row), 1):
            _write(sheet.cell(line, number), value, is_open=COLUMNS[number - 1] in OPEN)
    letter = get_column_letter(COLUMNS.index("Sesuai") + 1)
    marks = DataValidation(type="list", formula1='"x"', allow_blank=True)
    marks.add(f"{letter}2:{letter}{max(2, len(rows) + 1)}")
    sheet.add_data_validation(marks)
    sheet.column_dimensions[get_column_letter(len(COLUMNS))].hidden = True
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(rows) + 1}"
    sheet.protection.sheet = True
    for name in ("formatColumns", "formatRows", "sort", "autoFilter"):
        setattr(sheet.protection, name, False)
    _about(book.create_sheet(ABOUT), lang)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def _cells(row: Row) -> tuple[str, ...]:
    former = row.former.text if row.former else ""
    changed = day(row)
    difference = changed_words(former, row.item.original) if former else ""
    if row.item.state is State.STALE and not former:
        difference = "Naskah lama tidak ditemukan di riwayat git."
    date = changed.isoformat() if changed else ""
    return (row.record.key, row.place, row.item.original, row.item.text, "", row.limit, STATES[row.item.state], date, former, difference, row.digest)


def _write(cell: Cell | Any, value: str, is_open: bool) -> None:
    if len(value) > LONGEST_CELL:
        raise ValueError(f"{len(value)} signs do not fit into a cell")
    cell.value = value
    if value:
        cell.data_type = "s"  # a text that begins with an equals sign stays a text
        cell.quotePrefix = value[0] in "=+-@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.protection = Protection(locked=not is_open)


def _about(sheet: Worksheet, lang: str) -> None:
    name = language(lang).name
    for line in (
        ("Format", FORMAT),
        ("Bahasa", lang),
        ("", f"Isi kolom Terjemahan dengan teks {name}. Kolom lain terkunci: jangan diubah."),
        ("", "Terjemahan lama masih sesuai dengan teks Indonesia hari ini? Tulis x di kolom Sesuai."),
        ("", "Baris yang tidak Anda sentuh tetap seperti semula."),
        ("", "Pertahankan tanda **tebal**, *miring*, dan alamat di dalam kurung pada [teks](jenis/nama)."),
        ("", "Yang berubah: [-dihapus-] {+ditambah+}."),
    ):
        sheet.append(line)
    sheet.column_dimensions["B"].width = 90
    sheet.protection.sheet = True


def from_xlsx(content: bytes) -> Returned:
    """Read a translator's workbook. Raises ``UnreadableFile`` with one sentence where it is damaged or another one."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            if sum(item.file_size for item in packed.infolist()) > MOST_BYTES:
                raise UnreadableFile("berkas ini terlalu besar untuk berkas terjemahan.")
        with warnings.catch_warnings(action="ignore"):  # of what another program put into the workbook and is not read here
            book = load_workbook(BytesIO(content), read_only=True)
        sheets = {name: [list(line) for line in book[name].iter_rows()] for name in book.sheetnames if name in (TEXTS, ABOUT)}
    except DAMAGES as failure:
        raise UnreadableFile("berkas ini rusak atau bukan XLSX. Minta salinannya, atau ekspor lagi dengan berdaya translate --export.") from failure
    about = {str(line[0].value): line[1].value for line in sheets.get(ABOUT, ()) if len(line) > 1}
    head = [str(cell.value) for cell in sheets[TEXTS][0]] if sheets.get(TEXTS) else []
    missing = [name for name in COLUMNS if name not in head]
    if about.get("Format") != FORMAT or missing:
        reason = f"Kolom {', '.join(missing)} tidak ada." if head and missing else f"Lembar {TEXTS} dan {ABOUT} harus ada."
        raise UnreadableFile(f"berkas ini bukan hasil berdaya translate --export. {reason}")
    numbers = {name: head.index(name) for name in COLUMNS}
    return Returned(str(about.get("Bahasa") or SOURCE.code), tuple(_given(sheets[TEXTS], numbers)))


def _given(lines: list[list[Any]], numbers: dict[str, int]) -> Iterator[Given]:
    for number, line in enumerate(lines[1:], 2):
        cells = {name: line[index] if index < len(line) else None for name, index in numbers.items()}
        said = {name: "" if cell is None or cell.value is None else str(cell.value).strip() for name, cell in cells.items()}
        if not said["Kunci"] and not said["Terjemahan"]:
            continue
        written = cells["Terjemahan"]
        if written is not None and written.data_type == "f":
            shown = said["Terjemahan"][:40]
            raise UnreadableFile(f"baris {number}: kolom Terjemahan memuat rumus ({shown}). Tulis sebagai teks, diawali tanda petik tunggal.")
        text = "" if written is None else str(written.value or "").replace("\r\n", "\n").replace("\r", "\n").strip("\n").rstrip()
        is_confirmed = said["Sesuai"].lower() in ("x", "ya", "v", "✓", "✔")
        yield Given(f"baris {number}", said["Kunci"], said["Bagian"], said["Indonesia"], text, is_confirmed, said["Sidik"])
