"""The items of all checklists, one by one and language by language: what most checklist rules look at."""

from collections.abc import Iterator
from dataclasses import dataclass

from berdaya.model.draft import Path
from berdaya.model.kinds.checklist import Checklist, Item, PausePoint, pause_letter
from berdaya.model.language import LANGUAGES
from berdaya.model.library import Library
from berdaya.model.problem import Place
from berdaya.model.record import Record


@dataclass(frozen=True)
class Pause:
    """A pause point of a record. ``number`` counts from 0."""

    record: Record
    number: int
    data: PausePoint

    @property
    def letter(self) -> str:
        """The letter that page and paper give it."""
        return pause_letter(self.number)

    def place(self, *path: str | int) -> Place:
        """Where a part of this pause point stands in its file."""
        return self.record.places.value(("pauses", self.number, *path))


@dataclass(frozen=True)
class ItemText:
    """The text of an item in one language. ``code`` is what readers call it: ``A1``."""

    pause: Pause
    number: int
    item: Item
    lang: str
    text: str

    @property
    def code(self) -> str:
        """Letter of the pause point and number within it, from 1."""
        return f"{self.pause.letter}{self.number + 1}"

    @property
    def path(self) -> Path:
        """Where the item stands within its pause point."""
        return ("items", self.number)

    @property
    def place(self) -> Place:
        """Where this text stands in its file."""
        return self.pause.place(*self.path, "text", self.lang)

    @property
    def words(self) -> list[str]:
        """The words as a reader counts them."""
        return self.text.split()


def pauses(library: Library) -> Iterator[Pause]:
    """Give every pause point of every checklist."""
    for record in library.all(Checklist):
        for number, data in enumerate(record.data.pauses):
            yield Pause(record, number, data)


def item_texts(library: Library) -> Iterator[ItemText]:
    """Give every item's text in each language that it has."""
    for pause in pauses(library):
        for number, item in enumerate(pause.data.items):
            for language in LANGUAGES:
                if text := item.text.get(language.code):
                    yield ItemText(pause, number, item, language.code, text)
