"""The languages ask for the same: figures in an item agree."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from berdaya.check.rules.checklist_items import item_texts
from berdaya.model.language import SOURCE
from berdaya.model.library import Library
from berdaya.model.problem import Problem

_FIGURE = re.compile(r"\d+")


def languages_ask_for_the_same(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``30 hari`` beside ``30 days``; FAIL ``30 hari`` beside ``3 days``. Missing texts are told by another rule."""
    for item in item_texts(library):
        original = item.item.text.get(SOURCE.code)
        if _figures(item.text) != _figures(original):
            told = {"item": item.code, "here": _shown(item.text), "there": _shown(original)}
            yield Problem.warning("checklist-figures-differ", item.place, **told)


def _figures(text: str) -> Counter:
    return Counter(_FIGURE.findall(text))


def _shown(text: str) -> str:
    return ", ".join(_FIGURE.findall(text)) or "–"
