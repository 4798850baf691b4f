"""Items are in upper and lower case. CfC; Degani 1992: lower case is read faster and with fewer mistakes."""

from collections.abc import Iterable
from datetime import date

from berdaya.check.rules.checklist_items import item_texts
from berdaya.check.rules.checklist_plain_words import ABBREVIATION, glossary_words
from berdaya.model.library import Library
from berdaya.model.problem import Problem


def items_are_not_shouted(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``Temui BPD``; FAIL ``JANGAN LANJUT dahulu``: more than one word in capitals that is no known abbreviation."""
    known = glossary_words(library)
    for item in item_texts(library):
        shouted = [word for word in ABBREVIATION.findall(item.text) if word.lower() not in known]
        if len(shouted) > 1:
            yield Problem.error("checklist-capitals", item.place, item=item.code, word=" ".join(shouted))
