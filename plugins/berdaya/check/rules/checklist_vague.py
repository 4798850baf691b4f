"""The answer is something that two people would see alike. Degani & Wiener: name the wanted state, not "checked"."""

from collections.abc import Iterable
from datetime import date

from berdaya.check.rules.checklist_items import item_texts
from berdaya.check.rules.checklist_words import pattern
from berdaya.model.library import Library
from berdaya.model.problem import Problem


def items_are_concrete(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``Siapkan kursi untuk 30 orang``; FAIL ``Siapkan kursi yang memadai``, ``Cek tempat``."""
    for item in item_texts(library):
        vague = pattern("vague", item.lang)
        found = vague.search(item.text) if vague else None
        if found:
            yield Problem.warning("checklist-vague", item.place, item=item.code, word=found.group())
