"""A form record and a language → the one ``FormSheet`` that every output reads. What the example comes to is counted here alone."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from berdaya.compose.sheet import clause, plain_text, plain_title
from berdaya.model.form import NO_TICK, NUMBERS, TICK, TICKED, Answer, FormSheet, SheetColumn, SheetField, SheetOption, SheetPart, SheetSigner
from berdaya.model.kinds.form import Column, Filled, Form, FormChoice, FormField, FormPart
from berdaya.model.markdown import Anchors
from berdaya.model.number import read_number
from berdaya.model.record import Record
from berdaya.model.text import Text
from berdaya.words import Words

CURRENCY = "Rp"
LONGEST_ROW_ID = 36
"""Letters of the words that name a row, so that its id has room for a number."""
_TIME = re.compile(r"^(\d\d):(\d\d)$")


def form_of(record: Record[Form], said: Words, text_lang: str | None = None) -> FormSheet:
    """Compose the sheet of a form; a text that lacks ``text_lang`` stands in the source language."""
    data, lang = record.data, text_lang or said.code
    fields = {field.id: field for part in data.parts for field in part.fields}
    composer = _Composer(said, lang, fields, {answer.field: answer for answer in data.filled})
    return FormSheet(
        key=record.key,
        id=record.id,
        code=data.code,
        lang=said.code,
        title=plain_title(data.title, lang),
        purpose=plain_text(data.purpose, lang),
        when=clause(data.when, lang),
        who_fills=clause(data.who_fills, lang),
        who_keeps=clause(data.who_keeps, lang),
        keep_for=clause(data.keep_for, lang),
        notice=plain_text(data.notice, lang) if data.notice else "",
        owner=clause(data.owner, lang),
        version=data.version,
        created=data.created,
        revised=data.revised,
        is_sensitive=data.sensitive,
        is_letter=data.letter,
        is_landscape=data.landscape,
        collects=data.collects,
        is_spreadsheet=data.spreadsheet,
        packs=data.packs,
        parts=tuple(map(composer.part, data.parts)),
    )


def summed_column(table: FormField, kind: str) -> str:
    """The column of a table that a total of this kind (``number``, ``money``) adds up: the last that is summed, one of the same
    kind before any other; empty where none is."""
    summed = [column for column in table.columns if column.sum]
    alike = [column for column in summed if column.type == kind]
    return (alike or summed)[-1].id if summed else ""


def products(columns: Sequence[Column], row: Mapping[str, Decimal | None]) -> dict[str, Decimal | None]:
    """Fill in the columns that are products, by id; ``None`` where a factor is missing. Columns that wait for each other in a
    circle stay empty."""
    known = dict(row)
    waiting = [column for column in columns if column.product]
    for column in waiting:
        known.pop(column.id, None)
    while ready := [column for column in waiting if all(name in known for name in column.product)]:
        for column in ready:
            known[column.id] = _product([known[name] for name in column.product])
        waiting = [column for column in waiting if column.id not in known]
    return {column.id: known.get(column.id) for column in columns}


def _product(factors: Sequence[Decimal | None]) -> Decimal | None:
    made = Decimal(1)
    for factor in factors:
        if factor is None:
            return None
        made *= factor
    return made


class _Composer:
    """Composes the parts of one form; ``lang`` is the language of its texts, that of ``said`` of its numbers and days."""

    def __init__(self, said: Words, lang: str, fields: Mapping[str, FormField], answers: Mapping[str, Filled]) -> None:
        self._said = said
        self._lang = lang
        self._fields = fields
        self._answers = answers

    def part(self, part: FormPart) -> SheetPart:
        """Compose a part."""
        return SheetPart(part.id, self._text(part.title), self._text(part.intro), part.apart or "", tuple(map(self._field, part.fields)))

    def _text(self, text: Text | None) -> str:
        return plain_text(text, self._lang) if text else ""

    def _field(self, field: FormField) -> SheetField:
        columns = tuple(map(self._column, field.columns))
        return SheetField(
            id=field.id,
            type=field.type,
            label=self._text(field.label),
            help=self._text(field.help),
            is_required=field.required,
            text=self._text(field.text),
            lines=field.lines if field.type == "lines" else 1,
            unit=CURRENCY if field.type == "money" and not field.unit else self._text(field.unit),
            options=tuple(map(self._option, field.choices)),
            is_many=field.many,
            columns=columns,
            rows=len(field.row_labels) or field.rows if field.type == "table" else 0,
            row_labels=tuple(map(self._text, field.row_labels)),
            row_ids=field.row_ids or _row_ids([label.original for label in field.row_labels]),
            row_lines=field.row_lines,
            is_numbered=field.numbered,
            totals=tuple((name, summed_column(self._fields[name], field.type)) for name in field.totals if name in self._fields),
            signers=tuple(SheetSigner(signer.id, self._text(signer.label)) for signer in field.signers),
            answer=self._answer(field, columns),
        )

    def _column(self, column: Column) -> SheetColumn:
        label = self._text(column.label)
        unit = self._text(column.unit) if column.unit else CURRENCY if column.type == "money" and CURRENCY not in label else ""
        return SheetColumn(
            id=column.id,
            label=label,
            head=f"{label} ({unit})" if unit else label,
            type=column.type,
            width=column.width,
            options=tuple(map(self._option, column.choices)),
            is_summed=column.sum,
            factors=column.product,
        )

    def _option(self, choice: FormChoice) -> SheetOption:
        return SheetOption(choice.id, self._text(choice.label), choice.write)

    # The example.

    def _answer(self, field: FormField, columns: Sequence[SheetColumn]) -> Answer | None:
        if field.totals:
            return self._total(field)
        filled = self._answers.get(field.id)
        if filled is None:
            return None
        if field.type == "table":
            return self._table(field, columns, filled)
        if field.type == "signatures":
            names = filled.rows or ((filled.text,),) if filled.text or filled.rows else ()
            return Answer(rows=tuple((self._cell_text(name),) for row in names for name in row if name is not None))
        value = self._text(filled.text)
        return Answer(self._written(value, field.type), value, filled.choices)

    def _total(self, field: FormField) -> Answer | None:
        counted = [self._sum(self._fields[name], summed_column(self._fields[name], field.type)) for name in field.totals if name in self._fields]
        if not any(name in self._answers for name in field.totals):
            return None
        total = sum((value for value in counted if value is not None), Decimal(0))
        return Answer(self._number(total, ""), _plain(total))

    def _table(self, field: FormField, columns: Sequence[SheetColumn], filled: Filled) -> Answer:
        rows, values = [], []
        for place, (cells, counted) in enumerate(zip(filled.rows, self._counted(field), strict=True)):
            value = [self._cell_text(cell) for cell in cells]
            if field.row_labels and place < len(field.row_labels):
                value[:1] = [self._text(field.row_labels[place])]
            value = [_plain(counted[column.id]) if column.factors else cell for column, cell in zip(columns, value, strict=False)]
            values.append(tuple(value))
            rows.append(tuple(self._shown(cell, column) for column, cell in zip(columns, value, strict=False)))
        sums = tuple(self._number(self._sum(field, column.id), "") if column.is_summed else "" for column in columns)
        return Answer(rows=tuple(rows), values=tuple(values), sums=sums if field_has_sums(field) else ())

    def _counted(self, field: FormField) -> list[dict[str, Decimal | None]]:
        """The numbers of each row of the example, by column."""
        filled = self._answers.get(field.id)
        found = []
        for cells in filled.rows if filled else ():
            pairs = zip(field.columns, cells, strict=False)
            row = {column.id: read_number(self._cell_text(cell)) for column, cell in pairs if column.type in NUMBERS}
            found.append(products(field.columns, row))
        return found

    def _sum(self, field: FormField, column: str) -> Decimal | None:
        numbers = [value for row in self._counted(field) if (value := row.get(column)) is not None]
        return sum(numbers, Decimal(0)) if numbers else None

    def _cell_text(self, cell: str | Text) -> str:
        return cell if isinstance(cell, str) else self._text(cell)

    def _shown(self, value: str, column: SheetColumn) -> str:
        match column.type:
            case "choice":
                return next((option.label for option in column.options if option.id == value), value)
            case "tick":
                return TICK if value == TICKED else value or NO_TICK
            case _:
                return self._written(value, "date" if column.type == "date" else "number" if column.type in NUMBERS else "line")

    def _written(self, value: str, kind: str) -> str:
        """A value as people write it in the language; one of another form than its kind has stays as it is."""
        if kind in NUMBERS and (number := read_number(value)) is not None:
            return self._number(number, "")
        if kind == "date":
            try:
                return self._said.day(date.fromisoformat(value))
            except ValueError:
                return value
        if kind == "time" and (found := _TIME.match(value)):
            return self._said.language.time.format(hour=found[1], minute=found[2])
        return value

    def _number(self, number: Decimal | None, instead: str) -> str:
        return self._said.number(number) if number is not None else instead


def field_has_sums(field: FormField) -> bool:
    """Whether a row of sums ends a table."""
    return any(column.sum for column in field.columns)


def _plain(number: Decimal | None) -> str:
    """A number as it is counted: ``1500``, ``2.5``, never ``1.5E+3``."""
    if number is None:
        return ""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _row_ids(labels: Sequence[str]) -> tuple[str, ...]:
    """An id for each row that a table names, of its words in the source language: a row that comes, goes or moves renames no other."""
    anchors = Anchors()
    return tuple(anchors.of(label[:LONGEST_ROW_ID]).replace("_", "-").strip("-") or str(number) for number, label in enumerate(labels, 1))
