"""The form edition: one XLSForm in every language, for KoboToolbox and ODK (https://xlsform.org)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from berdaya.model.language import LANGUAGES, SOURCE, Language
from berdaya.sheets.sheet import Sheet, SheetItem
from berdaya.sheets.zipped import normalised

Say = Callable[[Sheet], str]
Sheets = dict[str, Sheet]

ANSWERS = ("ya", "belum", "tidak_relevan")
PLAIN_COLUMNS = ("type", "name", "relevant", "appearance", "default", "calculation")


@dataclass(frozen=True)
class Row:
    """One row of the sheet "survey". ``label`` and ``hint`` are said once a language."""

    type: str
    name: str = ""
    label: Say | None = None
    hint: Say | None = None
    relevant: str = ""
    appearance: str = ""
    default: str = ""
    calculation: str = ""


def xlsform(sheets: Sheets) -> bytes:
    """Make the form from the sheets of one checklist, one a language. The same sheets give the same bytes."""
    source = sheets[SOURCE.code]
    book = Workbook()
    _write(book.active, "survey", [*PLAIN_COLUMNS, *_columns("label"), *_columns("hint")],
           [_cells(row, sheets) for row in survey(source)])
    _write(book.create_sheet(), "choices", ["list_name", "name", *_columns("label")], list(_choices(sheets)))
    _write(book.create_sheet(), "settings", *_settings(source))
    saved = BytesIO()
    book.save(saved)
    return normalised(saved.getvalue(), source.revised)


def survey(source: Sheet) -> Iterator[Row]:
    """The rows of the form: who and where, one group a pause point, the decision, the hidden version."""
    yield from _opening()
    for at, pause in enumerate(source.pauses):
        yield from _pause(at, [item.id for item in pause.items])
    yield from _decision()
    yield Row("calculate", "lembar", calculation=f"'{source.id}@{source.version}'")


def _opening() -> Iterator[Row]:
    yield Row("begin_group", "pembuka", lambda sheet: sheet.words.form.intro, appearance="field-list")
    yield Row("note", "tujuan", lambda sheet: f"{sheet.purpose} {sheet.style}")
    yield Row("date", "tanggal", lambda sheet: sheet.words.form.date, default="today()")
    yield Row("text", "tempat", lambda sheet: sheet.words.form.place)
    yield Row("text", "tim", lambda sheet: sheet.words.form.team, lambda sheet: sheet.words.form.team_hint)
    # Where people live can harm them, so the question is off: whoever needs it empties its "relevant".
    yield Row("geopoint", "lokasi", lambda sheet: sheet.words.form.location,
              lambda sheet: sheet.words.form.location_hint, relevant="false()")
    yield Row("end_group")


def _pause(at: int, ids: list[str]) -> Iterator[Row]:
    yield Row("begin_group", f"jeda_{at + 1}", lambda sheet: f"{sheet.pauses[at].letter}. {sheet.pauses[at].title}",
              appearance="field-list")
    yield Row("note", f"jeda_{at + 1}_kapan", lambda sheet: _when_and_who(sheet, at))
    for number, item_id in enumerate(ids):
        yield from _item(at, number, f"jeda_{at + 1}_{number + 1}_{item_id.replace('-', '_')}")
    yield Row("end_group")


def _item(at: int, number: int, name: str) -> Iterator[Row]:
    def item(sheet: Sheet) -> SheetItem:
        return sheet.pauses[at].items[number]

    yield Row("select_one jawaban", name, lambda sheet: f"{item(sheet).code} {item(sheet).text}",
              lambda sheet: _item_hint(item(sheet), sheet))
    yield Row("text", f"{name}_catatan", lambda sheet: sheet.words.form.note.format(code=item(sheet).code),
              lambda sheet: sheet.words.form.note_hint,
              relevant=f"${{{name}}} = 'belum' or ${{{name}}} = 'tidak_relevan'", appearance="multiline")


def _decision() -> Iterator[Row]:
    yield Row("begin_group", "keputusan", lambda sheet: sheet.words.form.decision, appearance="field-list")
    yield Row("select_one keputusan", "keputusan_pilihan", lambda sheet: sheet.decision.question,
              lambda sheet: f"{sheet.words.sheet.decided_by} {sheet.decision.decided_by}.")
    yield Row("text", "keputusan_alasan", lambda sheet: sheet.words.form.reason, appearance="multiline")
    yield Row("end_group")


def _when_and_who(sheet: Sheet, at: int) -> str:
    pause, words = sheet.pauses[at], sheet.words.sheet
    return f"{words.when} {pause.when}. {words.who} {pause.who}."


def _item_hint(item: SheetItem, sheet: Sheet) -> str:
    words = sheet.words
    parts = []
    if item.stop:
        parts.append(words.form.stop_hint.format(if_no=item.if_no or ""))
    elif item.if_no:
        parts.append(f"{words.sheet.if_no} {item.if_no}")
    if item.suggested:
        parts.append(words.form.suggested_hint)
    return " ".join(parts)


def _choices(sheets: Sheets) -> Iterator[list[str]]:
    for at, name in enumerate(ANSWERS):
        yield ["jawaban", name, *(sheet.words.answers.each()[at] for sheet in _in_order(sheets))]
    for at, choice in enumerate(sheets[SOURCE.code].decision.choices):
        told = (sheet.decision.choices[at] for sheet in _in_order(sheets))
        yield ["keputusan", choice.id, *(f"{each.label}: {each.then}" for each in told)]


def _settings(source: Sheet) -> tuple[list[str], list[list[str]]]:
    titles = ["form_title", "form_id", "version", "default_language", "style", "instance_name"]
    form_title = source.words.form.title.format(title=source.title)
    instance = "concat(${tempat}, ' ', ${tanggal})"
    return titles, [[form_title, source.id, source.version, _tongue(SOURCE), "pages", instance]]


def _cells(row: Row, sheets: Sheets) -> list[str]:
    fixed = [getattr(row, name) for name in PLAIN_COLUMNS]
    return fixed + [say(sheet) if say else "" for say in (row.label, row.hint) for sheet in _in_order(sheets)]


def _in_order(sheets: Sheets) -> list[Sheet]:
    return [sheets[language.code] for language in LANGUAGES]


def _columns(name: str) -> list[str]:
    return [f"{name}::{_tongue(language)}" for language in LANGUAGES]


def _tongue(language: Language) -> str:
    """``Name (code)``, as https://docs.getodk.org/form-language/ asks."""
    return f"{language.name} ({language.code})"


def _write(page: Worksheet, title: str, columns: list[str], rows: list[list[str]]) -> None:
    page.title = title
    page.append(columns)
    for row in rows:
        page.append([cell or None for cell in row])
    # openpyxl takes a text that starts with "=" for a formula; here every cell is words.
    for cell in (cell for row in page.iter_rows() for cell in row if cell.data_type == "f"):
        cell.data_type = "s"
    for cell in page[1]:
        cell.font = Font(bold=True)
        page.column_dimensions[cell.column_letter].width = 48 if "::" in cell.value else 20
    page.freeze_panes = "A2"
