"""One item, one action: two verbs joined need two boxes. Degani & Wiener: one item, one response."""

from collections.abc import Iterable
from datetime import date

from berdaya.check.rules.checklist_items import item_texts
from berdaya.check.rules.checklist_words import is_surely_verb, pattern
from berdaya.model.library import Library
from berdaya.model.problem import Problem


def items_hold_one_action(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``Tulis nama dan tanggal``; FAIL ``Tulis nama dan bacakan``, ``Read it; sign it``, ``Tulis nama beserta alamat``."""
    for item in item_texts(library):
        joints, dodges = pattern("joints", item.lang), pattern("dodges", item.lang)
        for joint in joints.finditer(item.text) if joints else ():
            if joint[2] or is_surely_verb(joint[3].lower(), item.lang):
                word = f"{joint[1] or joint[2]} {joint[3]}"
                yield Problem.warning("checklist-two-actions", item.place, item=item.code, word=word)
        if dodges and (found := dodges.search(item.text)):
            yield Problem.warning("checklist-two-actions", item.place, item=item.code, word=found.group())
