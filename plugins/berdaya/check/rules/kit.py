"""The working kit fits together: forms whose example answers their fields, figures that can be drawn, cases long enough to teach."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from berdaya.model.draft import Path, dotted
from berdaya.model.form import TICKED
from berdaya.model.kinds._figures import LONGEST_LABEL
from berdaya.model.kinds.case import Case
from berdaya.model.kinds.form import Column, Filled, Form, FormField
from berdaya.model.kinds.method import Method
from berdaya.model.kinds.session import Session
from berdaya.model.language import CODES, SOURCE
from berdaya.model.library import Library
from berdaya.model.near import nearest
from berdaya.model.number import read_number
from berdaya.model.problem import Place, Problem
from berdaya.model.record import Record
from berdaya.model.text import Text
from berdaya.model.walk import texts

FEWEST_WORDS, FEWEST_LINKS = 250, 2
"""Words of a case, title and summary left out, and other records that it leads to."""
FREE_TEXTS = {"title", "about", "source"}
"""Texts of a drawing that stand beside it, and may be as long as others."""
_NUMBERS = ("number", "money")
_NEEDS = {"table": "columns", "choice": "choices", "signatures": "signers", "read-out": "text", "note": "text"}


def forms_fit_together(library: Library, today: date) -> Iterable[Problem]:
    """PASS a table with columns, an example that answers its fields; FAIL an id twice, a sum over words, a row too short."""
    for record in library.all(Form):
        fields = [(("parts", at, "fields", index), field) for at, part in enumerate(record.data.parts) for index, field in enumerate(part.fields)]
        yield from _unique(record, [(path, field.id) for path, field in fields])
        known = {field.id: field for _, field in fields}
        for path, field in fields:
            yield from _field(record, path, field)
            yield from _totals(record, path, field, known)
        yield from _unique(record, [(("filled", index), answer.field) for index, answer in enumerate(record.data.filled)])
        for index, answer in enumerate(record.data.filled):
            yield from _answer(record, ("filled", index), answer, known.get(answer.field))


def _unique(record: Record, ids: list[tuple[Path, str]]) -> Iterator[Problem]:
    counts = Counter(name for _, name in ids)
    seen: set[str] = set()
    for path, name in ids:
        if counts[name] > 1 and name in seen:
            yield Problem.error("field-twice", record.places.value(path), id=name)
        seen.add(name)


def _field(record: Record[Form], path: Path, field: FormField) -> Iterator[Problem]:
    place = record.places.value(path)
    needed = _NEEDS.get(field.type)
    if needed and not getattr(field, needed):
        yield Problem.error("field-lacks", place, id=field.id, type=field.type, needed=needed)
    if field.row_ids and len(field.row_ids) != len(field.row_labels):
        place = record.places.value((*path, "row_ids"))
        yield Problem.error("row-ids-differ", place, got=len(field.row_ids), limit=len(field.row_labels))
    yield from _unique(record, [((*path, "row_ids", index), name) for index, name in enumerate(field.row_ids)])
    yield from _unique(record, [((*path, "columns", index), column.id) for index, column in enumerate(field.columns)])
    columns = {column.id: column for column in field.columns}
    for index, column in enumerate(field.columns):
        yield from _column(record, (*path, "columns", index), column, columns)
        if _waits_for_itself(column, columns):
            yield Problem.error("circular-product", record.places.value((*path, "columns", index, "product")), id=column.id)


def _totals(record: Record[Form], path: Path, field: FormField, known: dict[str, FormField]) -> Iterator[Problem]:
    for index, name in enumerate(field.totals):
        table = known.get(name)
        if field.type not in _NUMBERS or table is None or not any(column.sum for column in table.columns):
            yield Problem.error("no-total", record.places.value((*path, "totals", index)), id=name)


def _column(record: Record[Form], path: Path, column: Column, columns: dict[str, Column]) -> Iterator[Problem]:
    if column.sum and column.type not in _NUMBERS:
        yield Problem.error("sum-of-words", record.places.value((*path, "sum")), id=column.id)
    if column.type == "choice" and not column.choices:
        yield Problem.error("field-lacks", record.places.value(path), id=column.id, type=column.type, needed="choices")
    for index, name in enumerate(column.product):
        if name not in columns or columns[name].type not in _NUMBERS or name == column.id:
            yield Problem.error("no-factor", record.places.value((*path, "product", index)), id=name)


def _waits_for_itself(column: Column, columns: dict[str, Column]) -> bool:
    """Whether a product is made of itself by way of other products."""
    seen: set[str] = set()
    waiting = [name for name in column.product if name != column.id]
    while waiting:
        name = waiting.pop()
        if name == column.id:
            return True
        if name in columns and name not in seen:
            seen.add(name)
            waiting += columns[name].product
    return False


def _answer(record: Record[Form], path: Path, answer: Filled, field: FormField | None) -> Iterator[Problem]:
    place = record.places.value(path)
    if field is None:
        yield Problem.error("answer-without-field", record.places.value((*path, "field")), id=answer.field)
        return
    known = {choice.id for choice in field.choices}
    if field.type == "choice":
        if not answer.choices or not set(answer.choices) <= known or (len(answer.choices) > 1 and not field.many):
            yield Problem.error("answer-differs", place, id=field.id, type=field.type)
    elif field.type == "table":
        widths = {len(row) for row in answer.rows}
        if widths != {len(field.columns)} or (field.row_labels and len(answer.rows) != len(field.row_labels)):
            yield Problem.error("answer-differs", place, id=field.id, type=field.type)
        else:
            yield from _cells(record, path, answer, field)
    elif field.type == "signatures" and answer.rows:
        if answer.text or len(answer.rows) != len(field.signers) or any(len(row) != 1 for row in answer.rows):
            yield Problem.error("answer-differs", place, id=field.id, type=field.type)
    elif answer.text is None or answer.rows or answer.choices:
        yield Problem.error("answer-differs", place, id=field.id, type=field.type)


def _cells(record: Record[Form], path: Path, answer: Filled, field: FormField) -> Iterator[Problem]:
    """Cells of another form than their column has."""
    for number, row in enumerate(answer.rows):
        for at, (cell, column) in enumerate(zip(row, field.columns, strict=True)):
            is_named = at == 0 and bool(field.row_labels)
            if not _fits(cell, column, is_named):
                value = cell if isinstance(cell, str) else cell.original
                yield Problem.error("cell-differs", record.places.value((*path, "rows", number, at)), id=column.id, type=column.type, value=value)


def _fits(cell: str | Text, column: Column, is_named: bool) -> bool:
    """Whether a cell of the example holds what its column asks for. Words may stand for a number or a day: ``belum``."""
    if cell == "":
        return True
    if is_named or column.product:
        return False
    match column.type:
        case "choice":
            return cell in {choice.id for choice in column.choices}
        case "tick":
            return cell == TICKED
        case "number" | "money":
            return not isinstance(cell, str) or not any(sign.isdigit() for sign in cell) or read_number(cell) is not None
        case _:
            return True


def figures_can_be_drawn(library: Library, today: date) -> Iterable[Problem]:
    """PASS a label of three words; FAIL one of 80 letters, an id twice, a worksheet or slide of a figure that is not there."""
    for record in library.records:
        figures = record.data.figures
        yield from _unique(record, [(("figures", index), figure.id) for index, figure in enumerate(figures)])
        for index, figure in enumerate(figures):
            for path, text in texts(figure):
                if path[0] in FREE_TEXTS:
                    continue
                for code in CODES:
                    if len(text.get(code) or "") > LONGEST_LABEL:
                        place = record.places.value(("figures", index, *path))
                        yield Problem.error("label-too-long", place, field=dotted(path), limit=LONGEST_LABEL, value=text.get(code) or "")
        known = {figure.id for figure in figures}
        yield from _named_figures(record, known)
        for body in record.bodies.values():
            for name, line in body.read.figures:
                if name not in known:
                    place = Place(body.path, body.first_line + line)
                    yield Problem.error("no-figure", place, id=name, known=_known(known, name))


def _named_figures(record: Record, known: set[str]) -> Iterator[Problem]:
    data = record.data
    named: list[tuple[Path, str | None]] = []
    if isinstance(data, Method) and data.worksheet:
        named.append((("worksheet", "figure"), data.worksheet.figure))
    if isinstance(data, Session):
        named += [(("slides", index, "figure"), slide.figure) for index, slide in enumerate(data.slides)]
    for path, name in named:
        if name and name not in known:
            yield Problem.error("no-figure", record.places.value(path), id=name, known=_known(known, name))


def _known(ids: set[str], wanted: str) -> str:
    """The figures that there are, the one most like the wanted one first."""
    near = nearest(wanted, sorted(ids))
    return ", ".join(sorted(ids, key=lambda name: (name != near, name))) or "–"


def cases_teach(library: Library, today: date) -> Iterable[Problem]:
    """PASS 250 words and two links; FAIL fewer: a case that short tells nobody what to do otherwise."""
    for record in library.all(Case):
        told = [text.get(SOURCE.code) or "" for path, text in record.texts if path[0] not in ("title", "summary")]
        count = sum(len(text.split()) for text in told)
        place = record.places.value(())
        if count < FEWEST_WORDS:
            yield Problem.warning("case-too-short", place, count=count, limit=FEWEST_WORDS)
        links = {link.target for link in record.links if not link.target.startswith("source/")}
        if len(links) < FEWEST_LINKS:
            yield Problem.warning("case-without-links", place, count=len(links), limit=FEWEST_LINKS)
