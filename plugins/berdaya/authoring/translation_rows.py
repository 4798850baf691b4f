"""What goes out to translators and what comes back: one row for each text."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from berdaya.authoring.former import Former, former_originals
from berdaya.check.rules.checklist_limits import MOST_WORDS
from berdaya.check.rules.kit import FREE_TEXTS
from berdaya.model.digest import text_digest
from berdaya.model.draft import dotted
from berdaya.model.kinds._figures import LONGEST_LABEL
from berdaya.model.library import Library
from berdaya.model.record import Record
from berdaya.model.translation import State, Translation, translations


@dataclass(frozen=True)
class Row:
    """One text of a record for a translator. ``former`` is what an old translation was made from, where git knows it."""

    record: Record
    item: Translation
    former: Former | None

    @property
    def place(self) -> str:
        """The way to the text in its record, as authors count: ``duties.2``."""
        return dotted(self.item.path)

    @property
    def limit(self) -> str:
        """What the check allows a text of this place: a label of a drawing, an item that is read aloud."""
        path = self.item.path
        if path[0] == "figures" and path[-1] not in FREE_TEXTS:
            return f"{LONGEST_LABEL} huruf"
        return f"{MOST_WORDS} kata" if self.record.kind == "checklist" and path[-3:-2] == ("items",) and path[-1] == "text" else ""

    @property
    def digest(self) -> str:
        """By this it is seen, on the way in, whether somebody else has translated the text meanwhile."""
        return text_digest(self.item.text)


@dataclass(frozen=True)
class Given:
    """One row as it came back. ``where`` names it in the file. ``is_confirmed``: the text holds, changed or not. ``digest`` is
    that of the translation when it went out, where the file still has it."""

    where: str
    key: str
    place: str
    original: str
    text: str
    is_confirmed: bool
    digest: str


@dataclass(frozen=True)
class Returned:
    """A translator's file: the language and its rows."""

    lang: str
    rows: tuple[Given, ...]


class UnreadableFile(Exception):
    """A file is no file of translations; the text says why, and what to do."""


def rows_of(library: Library, root: Path, lang: str, keys: frozenset[str], kinds: frozenset[str], states: frozenset[State]) -> Iterator[Row]:
    """The texts of a library in these states, in reading order; of all records where no key and no kind is named."""
    for record in library.records:
        if (keys and record.key not in keys) or (kinds and record.kind not in kinds):
            continue
        chosen = [item for item in translations(record, lang) if item.state in states]
        is_old = any(item.state is State.STALE for item in chosen)
        former = former_originals(record, root, lang) if is_old else {}
        for item in chosen:
            yield Row(record, item, former.get(item.path))


def day(row: Row) -> date | None:
    """The day on which the original of an old translation was changed."""
    return row.former.changed if row.former else None
