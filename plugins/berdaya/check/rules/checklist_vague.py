"""The answer is something that two people would see alike. Degani & Wiener: name the wanted state, not "checked"."""

import re
from collections.abc import Iterable
from datetime import date

from berdaya.check.rules.checklist_items import item_texts
from berdaya.model.library import Library
from berdaya.model.problem import Problem

_VAGUE = {
    "id": re.compile(
        r"\b(?:memadai|seperlunya|secukupnya|sebagaimana mestinya|dengan baik|sebaik-baiknya|yang layak)\b"
        r"|\bsesuai(?=[.,]?$)|\bsesuai (?:kebutuhan|keperluan|kondisi)\b"
        r"|^(?:cek|periksa|pastikan)(?:\s+\S+)?$",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:adequate(?:ly)?|appropriate(?:ly)?|properly|suitabl[ey]|as needed|as necessary|sufficient(?:ly)?)\b"
        r"|\b(?:checked|okay|ok)[.,]?$"
        r"|^(?:check|ensure|make sure)(?:\s+\S+)?$",
        re.IGNORECASE,
    ),
}


def items_are_concrete(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``Siapkan kursi untuk 30 orang``; FAIL ``Siapkan kursi yang memadai``, ``Cek tempat``."""
    for item in item_texts(library):
        found = _VAGUE[item.lang].search(item.text) if item.lang in _VAGUE else None
        if found:
            yield Problem.warning("checklist-vague", item.place, item=item.code, word=found.group())
