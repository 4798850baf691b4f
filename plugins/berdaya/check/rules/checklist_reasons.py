"""Every item names what it rests on, or says that it is our own suggestion."""

from collections.abc import Iterable
from datetime import date

from berdaya.check.rules.checklist_items import pauses
from berdaya.model.library import Library
from berdaya.model.problem import Problem


def items_name_their_source(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``ref: [chs-2024]``, ``suggested: true``; FAIL neither. That the source exists is another rule's to see."""
    for pause in pauses(library):
        for number, item in enumerate(pause.data.items):
            if not item.ref and not item.suggested:
                place = pause.place("items", number)
                yield Problem.error("checklist-no-source", place, item=f"{pause.letter}{number + 1}")
