"""A checklist as a form for KoboToolbox and ODK: one XLSForm in every language (https://xlsform.org). ``form_xlsform``: a form.

A question is known by its name: answers of two versions meet in one column only where the name stayed. So names are made
of the fixed ids of pauses and items alone, never of their places. ``__`` parts the ids, which hold no such sign.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Generic, TypeVar

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from berdaya.model.form import FormSheet
from berdaya.model.language import CODES, Language, language
from berdaya.model.sheet import Sheet, SheetItem
from berdaya.paper.zipped import normalised
from berdaya.words import words
from berdaya.words.sheets import SheetsWords

S = TypeVar("S", Sheet, FormSheet)
Sheets = Mapping[str, Sheet]

ANSWERS = ("ya", "belum", "tidak_relevan")
PLAIN_COLUMNS = ("type", "name", "required", "relevant", "appearance", "default", "calculation", "repeat_count")


@dataclass(frozen=True)
class Row(Generic[S]):
    """One row of the sheet "survey". ``label`` and ``hint`` are said once a language."""

    type: str
    name: str = ""
    label: Callable[[S], str] | None = None
    hint: Callable[[S], str] | None = None
    required: str = ""
    relevant: str = ""
    appearance: str = ""
    default: str = ""
    calculation: str = ""
    repeat_count: str = ""


def xlsform(sheets: Sheets) -> bytes:
    """Make the form from a checklist's sheet in each language. The same sheets give the same bytes."""
    source = in_order(sheets)[0]
    title = _said(source).form.title.format(title=source.title)
    return workbook(sheets, survey(source), _choices(sheets), title, "concat(${tempat}, ' ', ${tanggal})")


def workbook(sheets: Mapping[str, S], rows: Iterable[Row[S]], choices: Iterable[Sequence[str]], title: str, instance: str) -> bytes:
    """Write an XLSForm: its questions, its answers (list, name, then the label in each language), and what it is called.

    ``instance``: what a filled-in form is called on the phone, as a calculation.
    """
    every: Sequence[S] = in_order(sheets)
    source = every[0]
    book = Workbook()
    heads = [*PLAIN_COLUMNS, *_columns("label", every), *_columns("hint", every)]
    _write(_first(book), "survey", heads, [_cells(row, every) for row in rows])
    _write(book.create_sheet(), "choices", ["list_name", "name", *_columns("label", every)], _answers(choices))
    titles = ["form_title", "form_id", "version", "default_language", "style", "instance_name"]
    settings = [_harmless(title), source.id, source.version, _tongue(language(source.lang)), "pages", instance]
    _write(book.create_sheet(), "settings", titles, [settings])
    saved = BytesIO()
    book.save(saved)
    return normalised(saved.getvalue(), source.revised)


def survey(source: Sheet) -> Iterator[Row[Sheet]]:
    """The rows of the form: who and where, a group for each pause point, the decision, the hidden version."""
    yield from _opening()
    for at, pause in enumerate(source.pauses):
        yield from _pause(at, pause.id, [item.id for item in pause.items])
    yield from _decision()
    yield Row("calculate", "lembar", calculation=f"'{source.id}@{source.version}'")


def _said(sheet: Sheet) -> SheetsWords:
    return words(sheet.lang).sheets


def _opening() -> Iterator[Row[Sheet]]:
    yield Row("begin_group", "pembuka", lambda sheet: _said(sheet).form.intro, appearance="field-list")
    yield Row("note", "tujuan", lambda sheet: f"{sheet.purpose} {_style(sheet)}")
    yield Row("date", "tanggal", lambda sheet: _said(sheet).form.date, default="today()")
    yield Row("text", "tempat", lambda sheet: _said(sheet).form.place)
    yield Row("text", "tim", lambda sheet: _said(sheet).form.team, lambda sheet: _said(sheet).form.team_hint)
    # Where people live can harm them, so the question is off: whoever needs it empties its "relevant".
    yield Row("geopoint", "lokasi", lambda sheet: _said(sheet).form.location, lambda sheet: _said(sheet).form.location_hint, relevant="false()")
    yield Row("end_group")


def _style(sheet: Sheet) -> str:
    said = _said(sheet).sheet
    return said.read_do if sheet.is_read_do else said.do_confirm


def _pause(at: int, pause_id: str, ids: Sequence[str]) -> Iterator[Row[Sheet]]:
    yield Row("begin_group", name_of("jeda", pause_id), lambda sheet: f"{sheet.pauses[at].letter}. {sheet.pauses[at].title}", appearance="field-list")
    yield Row("note", name_of("kapan", pause_id), lambda sheet: _when_and_who(sheet, at))
    for number, item_id in enumerate(ids):
        yield from _item(at, number, pause_id, item_id)
    yield Row("end_group")


def name_of(*parts: str) -> str:
    """A name for a question: what it asks, then the ids that it asks of."""
    return "__".join(part.replace("-", "_") for part in parts)


def _item(at: int, number: int, pause_id: str, item_id: str) -> Iterator[Row[Sheet]]:
    def item(sheet: Sheet) -> SheetItem:
        return sheet.pauses[at].items[number]

    name = name_of("butir", pause_id, item_id)
    yield Row("select_one jawaban", name, lambda sheet: f"{item(sheet).code} {item(sheet).text}", lambda sheet: _item_hint(item(sheet), _said(sheet)))
    yield Row(
        "text",
        name_of("catatan", pause_id, item_id),
        lambda sheet: _said(sheet).form.note.format(code=item(sheet).code),
        lambda sheet: _said(sheet).form.note_hint,
        relevant=f"${{{name}}} = 'belum' or ${{{name}}} = 'tidak_relevan'",
        appearance="multiline",
    )


def _decision() -> Iterator[Row[Sheet]]:
    yield Row("begin_group", "keputusan", lambda sheet: _said(sheet).form.decision, appearance="field-list")
    yield Row(
        "select_one keputusan",
        "keputusan_pilihan",
        lambda sheet: sheet.decision.question,
        lambda sheet: f"{_said(sheet).sheet.decided_by} {sheet.decision.decided_by}.",
    )
    yield Row("text", "keputusan_alasan", lambda sheet: _said(sheet).form.reason, appearance="multiline")
    yield Row("end_group")


def _when_and_who(sheet: Sheet, at: int) -> str:
    pause, said = sheet.pauses[at], _said(sheet).sheet
    return f"{said.when} {pause.when}. {said.who} {pause.who}."


def _item_hint(item: SheetItem, said: SheetsWords) -> str:
    parts = []
    if item.stop:
        parts.append(said.form.stop_hint.format(if_no=item.if_no or ""))
    elif item.if_no:
        parts.append(f"{said.sheet.if_no} {item.if_no}")
    if item.suggested:
        parts.append(said.form.suggested_hint)
    return " ".join(parts)


def _choices(sheets: Sheets) -> Iterator[list[str]]:
    every = in_order(sheets)
    for at, name in enumerate(ANSWERS):
        yield ["jawaban", name, *(_said(sheet).answers.each()[at] for sheet in every)]
    for at, choice in enumerate(every[0].decision.choices):
        told = (sheet.decision.choices[at] for sheet in every)
        yield ["keputusan", choice.id, *(f"{each.label}: {each.then}" for each in told)]


def _answers(choices: Iterable[Sequence[str]]) -> list[list[str]]:
    return [[*each[:2], *map(_harmless, each[2:])] for each in choices]


def _cells(row: Row[S], sheets: Sequence[S]) -> list[str]:
    fixed = [str(getattr(row, name)) for name in PLAIN_COLUMNS]
    return fixed + [_harmless(say(sheet)) if say else "" for say in (row.label, row.hint) for sheet in sheets]


def _harmless(text: str) -> str:
    """Keep a text a text: ``${name}`` would stand for the answer to a question."""
    return text.replace("${", "$ {")


def in_order(sheets: Mapping[str, S]) -> list[S]:
    """The sheets by language, that of the source first."""
    return [sheets[code] for code in CODES if code in sheets]


def _columns(name: str, sheets: Sequence[S]) -> list[str]:
    return [f"{name}::{_tongue(language(sheet.lang))}" for sheet in sheets]


def _tongue(item: Language) -> str:
    """``Name (code)``, as https://docs.getodk.org/form-language/ asks."""
    return f"{item.name} ({item.code})"


def _first(book: Workbook) -> Worksheet:
    """The sheet that a new workbook begins with."""
    return book.worksheets[0]


def _write(page: Worksheet, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
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
