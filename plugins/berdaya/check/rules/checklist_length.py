"""An item is one short sentence that can be read aloud. CfC."""

import re
from collections.abc import Iterable
from datetime import date

from berdaya.check.rules.checklist_items import item_texts
from berdaya.check.rules.checklist_limits import COMFORTABLE_WORDS, MOST_WORDS
from berdaya.model.library import Library
from berdaya.model.problem import Problem

_UNREADABLE = re.compile(r"[()\[\]/]")


def items_are_short(library: Library, today: date) -> Iterable[Problem]:
    """PASS twelve words; FAIL sixteen (warning), twenty-six (error), or a bracket or slash (warning)."""
    for item in item_texts(library):
        count = len(item.words)
        if count > MOST_WORDS:
            yield Problem.error("checklist-too-long", item.place, item=item.code, count=count, limit=MOST_WORDS)
        elif count > COMFORTABLE_WORDS:
            yield Problem.warning("checklist-long", item.place, item=item.code, count=count, limit=COMFORTABLE_WORDS)
        if sign := _UNREADABLE.search(item.text):
            yield Problem.warning("checklist-not-aloud", item.place, item=item.code, sign=sign.group())
