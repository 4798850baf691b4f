"""A checklist in one language, ready to be set: what every edition reads."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from berdaya.sheets.address import ShortAddress
from berdaya.sheets.wording import Wording


@dataclass(frozen=True)
class SheetItem:
    """One item. ``code`` is the letter of its pause and its number there ("B2")."""

    id: str
    code: str
    text: str
    if_no: str | None
    stop: bool
    critical: bool
    suggested: bool


@dataclass(frozen=True)
class SheetPause:
    """One pause point; ``letter`` is its place in the order."""

    id: str
    letter: str
    title: str
    when: str
    who: str
    items: tuple[SheetItem, ...]


@dataclass(frozen=True)
class SheetChoice:
    """One outcome of the decision."""

    id: str
    label: str
    then: str


@dataclass(frozen=True)
class SheetDecision:
    """The decision at the end."""

    question: str
    decided_by: str
    choices: tuple[SheetChoice, ...]


@dataclass(frozen=True)
class Sheet:
    """A checklist in one language, in plain words.

    ``lang`` is the language of all its texts; ``style``, ``tested`` (``None``: never tried), ``edition`` and
    ``licence`` are whole sentences; ``minutes`` is the title of the minutes, where the sheet asks for them.
    """

    key: str
    id: str
    code: str
    lang: str
    title: str
    purpose: str
    style: str
    when: str
    who: str
    owner: str
    version: str
    revised: date
    tested: str | None
    pauses: tuple[SheetPause, ...]
    decision: SheetDecision
    signatures: tuple[str, ...]
    not_covered: str
    minutes: str | None
    edition: str
    licence: str
    publisher: str
    address: ShortAddress | None
    words: Wording

    def items(self) -> Iterator[SheetItem]:
        """All items in their order."""
        return (item for pause in self.pauses for item in pause.items)

    @property
    def has_stop(self) -> bool:
        """Whether an item is a stop item."""
        return any(item.stop for item in self.items())

    @property
    def has_suggested(self) -> bool:
        """Whether an item is a suggestion of ours."""
        return any(item.suggested for item in self.items())

    @property
    def has_critical(self) -> bool:
        """Whether an item is critical without being a stop item."""
        return any(item.critical and not item.stop for item in self.items())
