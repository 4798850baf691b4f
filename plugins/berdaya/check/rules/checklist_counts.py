"""A pause point holds few items. CfC "fewer than 10"; Gawande five to nine."""

from collections.abc import Iterable
from datetime import date

from berdaya.check.rules.checklist_items import pauses
from berdaya.check.rules.checklist_limits import COMFORTABLE_ITEMS, MOST_ITEMS
from berdaya.model.library import Library
from berdaya.model.problem import Problem


def pause_points_are_short(library: Library, today: date) -> Iterable[Problem]:
    """PASS seven items in a pause point; FAIL eight (warning) or ten (error)."""
    for pause in pauses(library):
        count = len(pause.data.items)
        told = {"letter": pause.letter, "count": count}
        if count > MOST_ITEMS:
            yield Problem.error("checklist-too-many-items", pause.place("items"), **told, limit=MOST_ITEMS)
        elif count > COMFORTABLE_ITEMS:
            yield Problem.warning("checklist-many-items", pause.place("items"), **told, limit=COMFORTABLE_ITEMS)
