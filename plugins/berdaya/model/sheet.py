"""A checklist in one language, composed once: page, paper, Word file, form and one-file copy read this value."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


class Said(str):
    """Plain words of a sheet that know their language: a text that waits for its translation stands in the source's."""

    lang: str = ""

    @staticmethod
    def of(text: str, lang: str) -> "Said":
        """Mark words with their language."""
        said = Said(text)
        said.lang = lang
        return said


@dataclass(frozen=True)
class SheetItem:
    """One item. ``code`` is the letter of its pause and its number there ("B2"); ``refs`` are ids of sources."""

    id: str
    code: str
    text: str
    why: str
    if_no: str | None
    stop: bool
    critical: bool
    suggested: bool
    refs: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetPause:
    """One pause point; ``letter`` is its place in the order. ``when`` and ``who`` end without a full stop."""

    id: str
    letter: str
    title: str
    when: str
    who: str
    items: tuple[SheetItem, ...]


@dataclass(frozen=True)
class SheetChoice:
    """One outcome of the decision; ``label`` ends without a full stop."""

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
class SheetTrial:
    """A time the sheet was tried in the field."""

    place: str
    people: str
    date: date


@dataclass(frozen=True)
class Sheet:
    """A checklist in one language, in plain words. ``lang`` is the language asked for; ``minutes`` is the title of the
    minutes, where the sheet asks for them; ``is_read_do``: read, then do (else: do, then confirm)."""

    key: str
    id: str
    code: str
    lang: str
    title: str
    purpose: str
    is_read_do: bool
    when: str
    who: str
    owner: str
    version: str
    created: date
    revised: date
    review_by: date
    trials: tuple[SheetTrial, ...]
    pauses: tuple[SheetPause, ...]
    decision: SheetDecision
    signatures: tuple[str, ...]
    not_covered: str
    minutes: str | None

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
