"""A pause point is run through in a minute and a half. Gawande: after 60 to 90 seconds people take short cuts."""

from collections.abc import Iterable
from datetime import date

from berdaya.check.rules.checklist_items import Pause, pauses
from berdaya.check.rules.checklist_limits import MOST_SECONDS, SECONDS_AN_ITEM, WORDS_A_SECOND
from berdaya.model.language import SOURCE
from berdaya.model.library import Library
from berdaya.model.problem import Problem


def pause_points_are_quick(library: Library, today: date) -> Iterable[Problem]:
    """PASS five items of ten words (60 s); FAIL seven of twenty-five (126 s)."""
    for pause in pauses(library):
        seconds = _seconds(pause)
        if seconds > MOST_SECONDS:
            told = {"letter": pause.letter, "seconds": round(seconds), "limit": MOST_SECONDS}
            yield Problem.warning("checklist-slow", pause.place("items"), **told)


def _seconds(pause: Pause) -> float:
    words = sum(len(item.text.best(SOURCE.code)[0].split()) for item in pause.data.items)
    return len(pause.data.items) * SECONDS_AN_ITEM + words / WORDS_A_SECOND
