"""What must not be missed comes early: Degani & Wiener; Gawande's killer items. A stop says what to do instead."""

from collections.abc import Iterable
from datetime import date

from berdaya.check.rules.checklist_items import pauses
from berdaya.check.rules.checklist_limits import LAST_THIRD
from berdaya.model.library import Library
from berdaya.model.problem import Problem


def critical_items_come_early(library: Library, today: date) -> Iterable[Problem]:
    """PASS the stop item second of four; FAIL it last of three, or without ``if_no`` (error)."""
    for pause in pauses(library):
        for number, item in enumerate(pause.data.items):
            told = {"item": f"{pause.letter}{number + 1}"}
            if (item.stop or item.critical) and number >= LAST_THIRD * len(pause.data.items):
                yield Problem.warning("checklist-late-stop", pause.place("items", number), **told)
            if item.stop and not item.if_no:
                yield Problem.error("checklist-stop-without-way", pause.place("items", number), **told)
