"""A form in one language, composed once: page, paper, Word file, spreadsheet and phone form read this value.

Texts are plain words. Values of the example stand as they are written (``1.500``) and as they are counted (``1500``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

FieldType = Literal["line", "lines", "date", "time", "place", "number", "money", "choice", "table", "signatures", "read-out", "note"]
ColumnType = Literal["line", "number", "money", "date", "choice", "tick", "signature"]
TICKED = "x"
"""What the example writes into a cell that is ticked."""
TICK, NO_TICK = "☑", "☐"
"""A cell that is ticked, and one that is not, as they are shown."""
NUMBERS = ("number", "money")
"""Types of fields and columns that are counted with."""
SHORT = ("date", "time", "number", "money")
"""Types whose answers are short: two of them stand side by side."""
READ = ("read-out", "note")
"""Types that hold words to read and nothing to fill in."""


@dataclass(frozen=True)
class SheetOption:
    """One answer to choose. ``is_open``: something is written behind it."""

    id: str
    label: str
    is_open: bool = False


@dataclass(frozen=True)
class SheetColumn:
    """A column of a table. ``head`` is its label with its unit; ``width`` its share; ``factors`` the columns whose product
    it is, every one in an earlier turn of counting than itself."""

    id: str
    label: str
    head: str
    type: ColumnType
    width: int
    options: tuple[SheetOption, ...] = ()
    is_summed: bool = False
    factors: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetSigner:
    """Someone who signs."""

    id: str
    label: str


@dataclass(frozen=True)
class Answer:
    """The example's answer to a field: ``text`` as it is written, ``value`` as it is counted (``1500``, ``2027-05-04``; else as
    written); ``chosen`` the ids of options; ``rows`` a table's cells as written, products with them, ``values`` the same as
    counted; ``sums`` what stands below each column (empty: nothing); of signatures ``rows`` hold one name each."""

    text: str = ""
    value: str = ""
    chosen: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    values: tuple[tuple[str, ...], ...] = ()
    sums: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetField:
    """One field. What it holds depends on its type; ``text`` are the words of one that is read; ``totals`` name the columns
    (table, column) whose sums are added up in it; ``unit`` stands beside the line of a number (before it: ``is_money``).
    ``row_ids``: by which the rows that ``row_labels`` name are known, whatever their order."""

    id: str
    type: FieldType
    label: str
    help: str = ""
    is_required: bool = False
    text: str = ""
    lines: int = 1
    unit: str = ""
    options: tuple[SheetOption, ...] = ()
    is_many: bool = False
    columns: tuple[SheetColumn, ...] = ()
    rows: int = 0
    row_labels: tuple[str, ...] = ()
    row_ids: tuple[str, ...] = ()
    row_lines: int = 1
    is_numbered: bool = False
    totals: tuple[tuple[str, str], ...] = ()
    signers: tuple[SheetSigner, ...] = ()
    answer: Answer | None = None

    @property
    def has_sums(self) -> bool:
        """Whether a row of sums ends the table."""
        return any(column.is_summed for column in self.columns)

    @property
    def written_behind(self) -> str:
        """The id of the chosen option behind which the example writes; empty where it writes behind none."""
        chosen = self.answer.chosen if self.answer and self.answer.text else ()
        return next((option.id for option in self.options if option.is_open and option.id in chosen), "")


@dataclass(frozen=True)
class SheetPart:
    """A part with its heading. ``apart``: on a ``sheet`` of its own, or a ``slip`` to cut off."""

    id: str
    title: str
    intro: str
    apart: Literal["", "sheet", "slip"]
    fields: tuple[SheetField, ...]


def part_anchor(part: SheetPart) -> str:
    """The place of a part on its form's page."""
    return f"bagian-{part.id}"


@dataclass(frozen=True)
class FormSheet:
    """A form in one language. ``lang`` is the language asked for."""

    key: str
    id: str
    code: str
    lang: str
    title: str
    purpose: str
    when: str
    who_fills: str
    who_keeps: str
    keep_for: str
    notice: str
    owner: str
    version: str
    created: date
    revised: date
    is_sensitive: bool
    is_letter: bool
    is_landscape: bool
    collects: bool
    is_spreadsheet: bool
    packs: tuple[str, ...]
    parts: tuple[SheetPart, ...]

    def fields(self) -> Iterator[SheetField]:
        """All fields in their order."""
        return (field for part in self.parts for field in part.fields)

    @property
    def has_example(self) -> bool:
        """Whether some field has been answered as an example."""
        return any(field.answer for field in self.fields())

    @property
    def has_table(self) -> bool:
        """Whether a field is a table."""
        return any(field.type == "table" for field in self.fields())
