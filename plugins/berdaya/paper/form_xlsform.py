"""A form as an XLSForm for KoboToolbox and ODK, for answers that are collected from many people.

Names are made of the fixed ids of parts, fields, columns and of rows that the form names.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from berdaya.model.form import NUMBERS, FormSheet, SheetColumn, SheetField, SheetOption
from berdaya.paper.xlsform import Row, in_order, name_of, workbook
from berdaya.words import words
from berdaya.words.sheets import PrintedFormWords

Forms = Mapping[str, FormSheet]
Rows = Iterator[Row[FormSheet]]

_TYPES = {"line": "text", "place": "text", "lines": "text", "date": "date", "time": "time", "number": "decimal", "money": "decimal"}
"""Where someone lives is a text here: a point on a map can harm people."""
YES = "centang"
"""The list with the one answer of a cell to tick."""


def form_xlsform(forms: Forms) -> bytes:
    """Make the XLSForm of a form from its sheet in each language. The same sheets give the same bytes."""
    source = in_order(forms)[0]
    day = next((f"${{{_field(field)}}}" for field in source.fields() if field.type == "date"), "today()")
    return workbook(forms, _survey(source), _choices(forms), source.title, f"concat('{source.code} ', {day})")


def _said(form: FormSheet) -> PrintedFormWords:
    return words(form.lang).sheets.printed_form


Find = Callable[[FormSheet], SheetField]
"""Where a field stands in the form of each language."""


def _title(at: int, form: FormSheet) -> str:
    return form.parts[at].title


def _intro(at: int, form: FormSheet) -> str:
    return form.parts[at].intro


def _find(part: int, field: int, form: FormSheet) -> SheetField:
    return form.parts[part].fields[field]


def _signer(find: Find, at: int, form: FormSheet) -> str:
    return f"{find(form).signers[at].label} ({_said(form).name})"


def _option(find: Find, at: int, form: FormSheet) -> str:
    return find(form).options[at].label


def _row_label(find: Find, at: int, form: FormSheet) -> str:
    return find(form).row_labels[at]


def _head(find: Find, at: int, form: FormSheet) -> str:
    return find(form).columns[at].head


def _survey(source: FormSheet) -> Rows:
    """A group for each part, then the version."""
    if source.notice:
        yield Row("note", "pemberitahuan", lambda form: form.notice)
    for at, part in enumerate(source.parts):
        yield Row("begin_group", name_of("bagian", part.id), partial(_title, at), appearance="field-list")
        if part.intro:
            yield Row("note", name_of("pengantar", part.id), partial(_intro, at))
        for place, field in enumerate(part.fields):
            yield from _asked(field, partial(_find, at, place))
        yield Row("end_group")
    yield Row("calculate", "lembar", calculation=f"'{source.id}@{source.version}'")


def _field(field: SheetField) -> str:
    return name_of("isi", field.id)


def _asked(field: SheetField, find: Find) -> Rows:
    name = _field(field)
    match field.type:
        case "note" | "read-out":
            yield Row("note", name, lambda form: _read(find(form)))
        case "choice":
            yield from _choice(field, find)
        case "table":
            yield from _table(field, find)
        case "signatures":
            for at, signer in enumerate(field.signers):
                yield Row("text", name_of("nama", field.id, signer.id), partial(_signer, find, at))
        case _ if field.totals:
            # ``sum`` counts what a question outside a repeated group sees of it; a number that is missing counts nothing.
            sums = " + ".join(_sum(table, column) for table, column in field.totals)
            yield Row("calculate", name, calculation=sums)
            yield Row("note", name_of("hasil", field.id), lambda form: f"{_labelled(find(form))}: ${{{name}}}")
        case _:
            appearance = "multiline" if field.type == "lines" else ""
            yield Row(_TYPES[field.type], name, lambda form: _labelled(find(form)), _hint(field, find), _must(field), appearance=appearance)


def _read(field: SheetField) -> str:
    return " ".join(part for part in (field.label, field.text) if part) if field.type == "read-out" else field.text or field.label


def _labelled(field: SheetField) -> str:
    return f"{field.label} ({field.unit})" if field.unit and field.type in NUMBERS else field.label


def _must(field: SheetField) -> str:
    return "yes" if field.is_required else ""


def _hint(field: SheetField, find: Find) -> Callable[[FormSheet], str] | None:
    if field.type in NUMBERS:
        return lambda form: " ".join(part for part in (find(form).help, _said(form).ask_number) if part)
    return (lambda form: find(form).help) if field.help else None


def _choice(field: SheetField, find: Find) -> Rows:
    name, kind = _field(field), "select_multiple" if field.is_many else "select_one"
    yield Row(f"{kind} {name}", name, lambda form: find(form).label, _hint(field, find), _must(field))
    for at, option in enumerate(field.options):
        if option.is_open:
            told = name_of("tulis", field.id, option.id)
            yield Row("text", told, partial(_option, find, at), relevant=f"selected(${{{name}}}, '{name_of(option.id)}')")


# Tables: a group for each row that the form names, else one group as often as there is something to write.


def _table(field: SheetField, find: Find) -> Rows:
    name = _field(field)
    yield Row("begin_group", name_of("tabel", field.id), lambda form: find(form).label)
    if field.help:
        yield Row("note", name_of("cara", field.id), lambda form: find(form).help)
    if field.row_labels:
        for at, row in enumerate(field.row_ids):
            yield Row("begin_group", name_of("baris", field.id, row), partial(_row_label, find, at), appearance="field-list")
            yield from _cells(field, find, row)
            yield Row("end_group")
    else:
        yield Row("begin_repeat", name, lambda form: _said(form).row.format(number="").strip())
        yield from _cells(field, find, "")
        yield Row("end_repeat")
    for column in field.columns:
        if column.is_summed:
            yield Row("calculate", name_of("jumlah", field.id, column.id), calculation=_added(field, column))
    yield Row("end_group")


def _cell(field: str, column: str, row: str) -> str:
    return name_of("sel", field, *([row] if row else []), column)


def _cells(field: SheetField, find: Find, row: str) -> Rows:
    for at, column in enumerate(field.columns):
        if column.type == "signature" or (row and at == 0):
            continue
        name = _cell(field.id, column.id, row)
        if column.factors:
            yield Row("calculate", name, calculation=" * ".join(f"${{{_cell(field.id, factor, row)}}}" for factor in column.factors))
            continue
        kind = _TYPES.get(column.type, column.type)
        if column.type == "choice":
            kind = f"select_one {name_of('kolom', field.id, column.id)}"
        elif column.type == "tick":
            kind = f"select_multiple {YES}"
        yield Row(kind, name, partial(_head, find, at))


def _added(field: SheetField, column: SheetColumn) -> str:
    if not field.row_labels:
        return f"sum(${{{_cell(field.id, column.id, '')}}})"
    return " + ".join(f"coalesce(${{{_cell(field.id, column.id, row)}}}, 0)" for row in field.row_ids)


def _sum(table: str, column: str) -> str:
    return f"coalesce(${{{name_of('jumlah', table, column)}}}, 0)"


# Answers.


def _choices(forms: Forms) -> Iterator[list[str]]:
    every = in_order(forms)
    fields = [list(form.fields()) for form in every]
    has_ticks = False
    for at, field in enumerate(fields[0]):
        if field.type == "choice":
            yield from _listed(_field(field), [row[at].options for row in fields])
        for place, column in enumerate(field.columns):
            has_ticks = has_ticks or column.type == "tick"
            if column.type == "choice":
                yield from _listed(name_of("kolom", field.id, column.id), [row[at].columns[place].options for row in fields])
    if has_ticks:
        yield [YES, "ya", *(words(form.lang).sheets.answers.yes for form in every)]


def _listed(name: str, options: Sequence[Sequence[SheetOption]]) -> Iterator[list[str]]:
    for at, option in enumerate(options[0]):
        yield [name, name_of(option.id), *(row[at].label for row in options)]
