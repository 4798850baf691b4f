"""A table as people make them for paper → sections and entries: its headings are found, and what is there to be filled in is left."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from berdaya.authoring.importing.headings import (
    ANSWER,
    HELP,
    IF_NO,
    ITEM,
    MARKS,
    NUMBER,
    OPTIONS,
    REQUIRED,
    SECTION,
    TYPE,
    TYPES,
    WHY,
    bare,
    is_yes_or_no,
    role_of,
    without_language,
)
from berdaya.authoring.importing.outline import Entry, Option, Remark, Section
from berdaya.authoring.importing.plain_words import bullets, folded, without_lead
from berdaya.model.language import SOURCE

MOST_HEAD_ROWS = 30
"""Rows within which the headings of a table must stand: above them letterhead and title have room."""
_LETTER = re.compile(r"^\(?(?:[A-Z]|[IVX]{1,5})[.)]?$")
_FIGURE = re.compile(r"^\(?\d+(?:\.\d+)*[.)]?$")
_YES = frozenset("ya yes y x v 1 true wajib ✓ ✔".split())
_NUMBERED_HEADING = re.compile(r"^(?:[A-Z]|[IVX]{1,5})[.)]\s+\S")


@dataclass(frozen=True)
class TableCell:
    """A cell with words. ``column`` counts from 0; ``where`` is what its reader calls it; ``span``: how many columns it covers."""

    text: str
    where: str
    column: int
    is_bold: bool = False
    span: int = 1


TableRow = tuple[TableCell, ...]
"""The cells of a row that hold something, in their order."""


@dataclass
class _Columns:
    """Which column holds what, and under which heading. ``items``: the column of each language."""

    head: int
    items: dict[str, int]
    roles: dict[int, str] = field(default_factory=dict)
    names: dict[int, TableCell] = field(default_factory=dict)

    @property
    def item(self) -> int:
        return self.items.get(SOURCE.code, next(iter(self.items.values())))

    def marks(self) -> list[TableCell]:
        """The headings below which a mark is put, where there are at least two: Ya | Tidak."""
        found = [cell for column, cell in self.names.items() if self.roles.get(column) == ANSWER and bare(cell.text) in MARKS]
        return found if len(found) > 1 else []

    def one(self, role: str) -> int | None:
        return next((column for column, said in self.roles.items() if said == role), None)


@dataclass(frozen=True)
class TableOutline:
    """What a table holds: its sections, what stands above it, and what was left out."""

    sections: tuple[Section, ...]
    above: TableRow
    remarks: tuple[Remark, ...]


def read_table(rows: Sequence[TableRow], has_head: bool = False) -> TableOutline:
    """Read a table. Where no headings are known the column with most words is that of the items. ``has_head``: the first row is
    that of the headings, whatever they say."""
    rows = [row for row in rows if row]
    columns = _headings(rows) or _longest(rows, has_head)
    if columns is None:
        return TableOutline((), tuple(cell for row in rows for cell in row), ())
    reading = _Reading(columns, rows[columns.head + 1 :])
    reading.read()
    remarks = [*reading.remarks, *reading.columns_left_out()]
    if not columns.names:
        first = next((cell for row in rows for cell in row if cell.column == columns.item), rows[0][0])
        remarks.insert(0, Remark.of(first.where, "no-headings", value=folded(first.text)))
    above = tuple(cell for row in rows[: max(columns.head, 0)] for cell in row)
    return TableOutline(tuple(section for section in reading.sections if section.entries), above, tuple(remarks))


def _headings(rows: Sequence[TableRow]) -> _Columns | None:
    """The first row that names a column of items and another one, else a row that names a column of items alone."""
    found = [columns for number, row in enumerate(rows[:MOST_HEAD_ROWS]) if (columns := _named(number, row))]
    return next((columns for columns in found if len(columns.names) > 1), None) or next((item for item in found if item.names), None)


def _named(number: int, row: TableRow) -> _Columns | None:
    roles: dict[int, str] = {}
    items: dict[str, int] = {}
    for place, cell in enumerate(row):
        role = role_of(cell.text)
        if role == NUMBER and place:  # "No" behind the item is an answer, in English
            role = ANSWER
        words, code = without_language(cell.text)
        if role == ITEM or (items and code and not words):
            if items and not code:
                role = ""
            else:
                items.setdefault(code or SOURCE.code, cell.column)
                continue
        roles[cell.column] = role
    named = sum(bool(role) for role in roles.values())
    is_head = bool(items) and (named > 0 or len(items) > 1 or len(row) == 1) and all(len(cell.text) < 80 for cell in row)
    if not is_head or (len(row) == 1 and bare(row[0].text) not in _LONE_HEADINGS):
        return None
    return _Columns(number, items, roles, {cell.column: cell for cell in row})


_LONE_HEADINGS = frozenset("butir item items pertanyaan uraian kegiatan langkah tindakan question questions indikator pernyataan".split())


def _longest(rows: Sequence[TableRow], has_head: bool) -> _Columns | None:
    """Without headings: the column with most words, where it has words at all."""
    lengths: dict[int, int] = {}
    for row in rows:
        for cell in row:
            if any(sign.isalpha() for sign in cell.text):
                lengths[cell.column] = lengths.get(cell.column, 0) + len(cell.text)
    if not lengths or len(rows) < 2:  # one line is no list
        return None
    column = max(lengths, key=lambda name: (lengths[name], -name))
    numbers = [name for name in range(column) if _is_numbering([cell.text for row in rows for cell in row if cell.column == name])]
    return _Columns(0 if has_head else -1, {SOURCE.code: column}, dict.fromkeys(numbers, NUMBER))


def _is_numbering(texts: Sequence[str]) -> bool:
    return bool(texts) and sum(bool(_FIGURE.match(text) or _LETTER.match(text)) for text in texts) * 2 > len(texts)


class _Reading:
    """One pass over the rows below the headings; grows while it reads and is then thrown away."""

    def __init__(self, columns: _Columns, rows: Sequence[TableRow]) -> None:
        self.columns = columns
        self.rows = [row for number, row in enumerate(rows) if not self._repeats_head(row, is_first=not number)]
        self.sections: list[Section] = []
        self.remarks: list[Remark] = []
        self._left: dict[int, int] = {}
        items = [row for row in self.rows if self._cell(row, columns.item)]
        self._has_figures = any(_FIGURE.match(self._number(row)) for row in items)
        self._bold_part = sum(self._is_alone(row) and row[0].is_bold for row in items) / max(1, len(items))

    def read(self) -> None:
        """Sort the rows."""
        for place, row in enumerate(self.rows):
            following = self.rows[place + 1] if place + 1 < len(self.rows) else ()
            if heading := self._heading(row, following):
                self._close_empty()
                self.sections.append(Section(heading.where, {SOURCE.code: without_lead(folded(heading.text))}, ()))
                self._count_left(row, heading)
            elif item := self._cell(row, self.columns.item):
                self._item(row, item)
            elif translated := next((cell for column in self.columns.items.values() if (cell := self._cell(row, column))), None):
                self._item(row, translated)
            else:
                self.remarks += [Remark.of(cell.where, "cell-left-out", value=folded(cell.text)) for cell in row]
        self._close_empty()

    def _repeats_head(self, row: TableRow, is_first: bool) -> bool:
        """Whether a row is the headings again, their second line (Ya | Tidak), or counts the columns (1 | 2 | 3)."""
        names = self.columns.names
        if names and all(cell.column in names and names[cell.column].text == cell.text for cell in row):
            return True
        if len(row) > 2 and [cell.text.strip("()") for cell in row] == [str(number) for number in range(1, len(row) + 1)]:
            return True
        return is_first and bool(names) and not self._cell(row, self.columns.item) and all(role_of(cell.text) in (ANSWER, NUMBER) for cell in row)

    def _heading(self, row: TableRow, following: TableRow) -> TableCell | None:
        """The cell that is a section's heading, if the row is one."""
        number_column = self.columns.one(NUMBER)
        words = [cell for cell in row if cell.column != number_column]
        if not words:  # a heading over the whole width begins in the column of numbers
            alone = row[0]
            return alone if len(row) == 1 and any(sign.isalpha() for sign in alone.text) and len(folded(alone.text)) > 2 else None
        if len(words) > 1:
            return None
        cell, number = words[0], self._number(row)
        if cell.column != self.columns.item:
            is_left = cell.column < self.columns.item
            return cell if is_left or cell.span > 1 or (not number and cell.is_bold) else None
        is_over_others = number and _FIGURE.match(number) and self._number(following).startswith(number.rstrip(".)") + ".")
        is_lettered = bool(_LETTER.match(number)) and self._has_figures
        is_unnumbered = self._has_figures and not number and (cell.is_bold or cell.span > 1 or bool(self._number(following)))
        is_set_off = cell.span > 1 or (cell.is_bold and 0 < self._bold_part < 0.5) or (not number and bool(_NUMBERED_HEADING.match(cell.text)))
        is_lead = not number and cell.text.rstrip().endswith(":") and "\n" not in cell.text
        return cell if is_over_others or is_lettered or is_unnumbered or (is_set_off and not number) or is_lead else None

    def _item(self, row: TableRow, item: TableCell) -> None:
        if (column := self.columns.one(SECTION)) is not None and (named := self._cell(row, column)):
            words = {SOURCE.code: without_lead(folded(named.text))}
            if not self.sections or self.sections[-1].words != words:
                self._close_empty()
                self.sections.append(Section(named.where, words, ()))
        if not self.sections:
            self.sections.append(Section("", {}, ()))
        self.sections[-1] = replace(self.sections[-1], entries=(*self.sections[-1].entries, self._entry(row, item)))
        self._count_left(row, item)

    def _entry(self, row: TableRow, item: TableCell) -> Entry:
        words = {code: cell.text for code, column in self.columns.items.items() if (cell := self._cell(row, column))}
        said = {role: self._said(row, role) for role in (WHY, IF_NO, REQUIRED, OPTIONS, TYPE, HELP)}
        options = tuple(Option({SOURCE.code: part}) for part in re.split(r"\s*[/;|\n]\s*", said[OPTIONS]) if part.strip())
        is_tick = not options or is_yes_or_no(tuple(option.words[SOURCE.code] for option in options))
        options = options or tuple(Option({SOURCE.code: folded(cell.text)}) for cell in self.columns.marks())
        entry = Entry(
            item.where,
            {code: without_lead(folded(text)) for code, text in words.items()},
            type=TYPES.get(bare(said[TYPE]), ""),
            help=_words(said[HELP]),
            required=bare(said[REQUIRED]) in _YES,
            options=options,
            is_tick=is_tick,
            why=_words(said[WHY]),
            if_no=_words(said[IF_NO]),
        )
        lead, parts = bullets(words.get(SOURCE.code, ""))
        if len(parts) < 2:
            return entry
        return replace(entry, words={**entry.words, SOURCE.code: lead}, nested=tuple(Entry(item.where, {SOURCE.code: part}) for part in parts))

    def _cell(self, row: TableRow, column: int) -> TableCell | None:
        return next((cell for cell in row if cell.column == column), None)

    def _said(self, row: TableRow, role: str) -> str:
        column = self.columns.one(role)
        cell = self._cell(row, column) if column is not None else None
        return cell.text if cell else ""

    def _number(self, row: TableRow) -> str:
        column = self.columns.one(NUMBER)
        cell = self._cell(row, column) if column is not None else None
        return folded(cell.text) if cell else ""

    def _is_alone(self, row: TableRow) -> bool:
        return len([cell for cell in row if cell.column != self.columns.one(NUMBER)]) == 1

    def _count_left(self, row: TableRow, used: TableCell) -> None:
        known = (*self.columns.items.values(), *(column for column, role in self.columns.roles.items() if role not in ("", ANSWER)))
        for cell in row:
            if cell is not used and cell.column not in known:
                self._left[cell.column] = self._left.get(cell.column, 0) + 1

    def _close_empty(self) -> None:
        """Tell of a heading without items below it: signatures at the foot, a note."""
        if self.sections and not self.sections[-1].entries:
            empty = self.sections.pop()
            self.remarks.append(Remark.of(empty.where, "heading-without-items", value=empty.words.get(SOURCE.code, "")))

    def columns_left_out(self) -> Iterator[Remark]:
        """Tell which columns were not taken: those for answers, and those whose heading says nothing known."""
        for column, cell in self.columns.names.items():
            role = self.columns.roles.get(column, ITEM)
            count = self._left.get(column, 0)
            if role == ANSWER and count:
                yield Remark.of(cell.where, "answers-left-out", value=folded(cell.text), count=count)
            elif role == ANSWER and cell not in self.columns.marks():
                yield Remark.of(cell.where, "answer-column", value=folded(cell.text))
            elif not role:
                yield Remark.of(cell.where, "unknown-column", value=folded(cell.text), count=count)
        for column in sorted(self._left.keys() - self.columns.names.keys()):
            first = next(cell for row in self.rows for cell in row if cell.column == column)
            yield Remark.of(first.where, "column-without-heading", value=folded(first.text), count=self._left[column])


def _words(text: str) -> dict[str, str]:
    return {SOURCE.code: folded(text)} if text.strip() else {}


def plain_rows(lines: Iterable[tuple[int, tuple[str, ...]]], where: str) -> list[TableRow]:
    """Rows of words as rows of cells; ``where`` names a line by ``{line}``."""
    return [tuple(TableCell(text, where.format(line=line), column) for column, text in enumerate(cells) if text.strip()) for line, cells in lines]
