"""An item begins with what to do. CfC "actionable"."""

from collections.abc import Iterable
from datetime import date

from berdaya.check.rules.checklist_items import item_texts
from berdaya.check.rules.checklist_words import has_imperatives, is_imperative, is_nominal, words
from berdaya.model.library import Library
from berdaya.model.problem import Problem


def items_begin_with_a_verb(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``Tulis nama …``, ``Write the name …``; FAIL ``Penulisan nama …``, ``Names are written``."""
    for item in item_texts(library):
        first = next(iter(words(item.text)), "")
        if has_imperatives(item.lang) and not is_imperative(first, item.lang):
            code = "checklist-nominal" if is_nominal(first, item.lang) else "checklist-no-verb"
            yield Problem.warning(code, item.place, item=item.code, word=first)
