"""One item, one action: two verbs joined need two boxes. Degani & Wiener: one item, one response."""

import re
from collections.abc import Iterable
from datetime import date

from berdaya.check.rules.checklist_items import item_texts
from berdaya.check.rules.checklist_words import is_surely_verb
from berdaya.model.library import Library
from berdaya.model.problem import Problem

_JOINTS = {
    "id": re.compile(r"(?:\b(dan|serta|lalu|kemudian)|(;))\s+([^\W\d_]+)", re.IGNORECASE),
    "en": re.compile(r"(?:\b(and|then|and then)|(;))\s+([^\W\d_]+)", re.IGNORECASE),
}

# Words by which a second thing slips into an item: it is another item, or is not needed.
_DODGES = {
    "id": re.compile(r"\b(?:beserta|termasuk|disertai|berikut(?= (?:nama|nomor|tanggal|alasan|bukti|daftar))|serta)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:including|along with|together with|as well as|plus)\b", re.IGNORECASE),
}


def items_hold_one_action(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``Tulis nama dan tanggal``; FAIL ``Tulis nama dan bacakan``, ``Read it; sign it``, ``Tulis nama beserta alamat``."""
    for item in item_texts(library):
        joints = _JOINTS[item.lang].finditer(item.text) if item.lang in _JOINTS else ()
        for joint in joints:
            if joint[2] or is_surely_verb(joint[3].lower(), item.lang):
                word = f"{joint[1] or joint[2]} {joint[3]}"
                yield Problem.warning("checklist-two-actions", item.place, item=item.code, word=word)
        if (dodge := _DODGES.get(item.lang)) and (found := dodge.search(item.text)):
            yield Problem.warning("checklist-two-actions", item.place, item=item.code, word=found.group())
