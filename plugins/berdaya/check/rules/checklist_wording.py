"""Rules on the words of a checklist's items. Thresholds: ``checklist_limits.py``; verbs, syllables and the patterns of each
language: ``checklist_words.py``.

CfC, G and RCP are the sources that stand there.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from berdaya.check.rules.checklist_items import ItemText, item_texts
from berdaya.check.rules.checklist_limits import COMFORTABLE_WORDS, MOST_SYLLABLES, MOST_WORDS
from berdaya.check.rules.checklist_words import is_imperative, is_nominal, is_surely_verb, pattern, syllables, words
from berdaya.model.kinds.term import Term
from berdaya.model.language import LANGUAGES
from berdaya.model.library import Library
from berdaya.model.problem import Problem

_UNREADABLE = re.compile(r"[()\[\]/]")
_ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9]+\b")
_FIGURE = re.compile(r"\d+")


def items_are_short(library: Library, today: date) -> Iterable[Problem]:
    """PASS twelve words; FAIL sixteen (warning), twenty-six (error), or a bracket or slash (warning): it is read aloud. CfC."""
    for item in item_texts(library):
        count = len(item.words)
        if count > MOST_WORDS:
            yield Problem.error("checklist-too-long", item.place, item=item.code, count=count, limit=MOST_WORDS)
        elif count > COMFORTABLE_WORDS:
            yield Problem.warning("checklist-long", item.place, item=item.code, count=count, limit=COMFORTABLE_WORDS)
        if sign := _UNREADABLE.search(item.text):
            yield Problem.warning("checklist-not-aloud", item.place, item=item.code, sign=sign.group())


def items_begin_with_a_verb(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``Tulis nama …``, ``Write the name …``; FAIL ``Penulisan nama …``, ``Names are written``. CfC "actionable"."""
    for item in item_texts(library):
        first = next(iter(words(item.text)), "")
        if not is_imperative(first, item.lang):
            code = "checklist-nominal" if is_nominal(first, item.lang) else "checklist-no-verb"
            yield Problem.warning(code, item.place, item=item.code, word=first)


def items_hold_one_action(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``Tulis nama dan tanggal``; FAIL ``Tulis nama dan bacakan``, ``Read it; sign it``, ``Tulis nama beserta alamat``.

    Degani & Wiener: one item, one response. Two verbs joined need two boxes.
    """
    for item in item_texts(library):
        joints, dodges = pattern("joints", item.lang), pattern("dodges", item.lang)
        for joint in joints.finditer(item.text) if joints else ():
            if joint[2] or is_surely_verb(joint[3].lower(), item.lang):
                word = f"{joint[1] or joint[2]} {joint[3]}"
                yield Problem.warning("checklist-two-actions", item.place, item=item.code, word=word)
        if dodges and (match := dodges.search(item.text)):
            yield Problem.warning("checklist-two-actions", item.place, item=item.code, word=match.group())


def items_are_concrete(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``Siapkan kursi untuk 30 orang``; FAIL ``Siapkan kursi yang memadai``, ``Cek tempat``.

    Degani & Wiener: name the wanted state, not "checked". Two people see it alike.
    """
    for item in item_texts(library):
        vague = pattern("vague", item.lang)
        if vague and (match := vague.search(item.text)):
            yield Problem.warning("checklist-vague", item.place, item=item.code, word=match.group())


def items_use_plain_words(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``warga``, ``BPD`` with a glossary entry; FAIL ``ketidakberdayaannya``, ``XYZ``. CfC, RCP: free of jargon."""
    known = _glossary_words(library)
    for item in item_texts(library):
        yield from _long_words(item, known)
        for abbreviation in _ABBREVIATION.findall(item.text):
            if abbreviation.lower() not in known:
                yield Problem.warning("checklist-abbreviation", item.place, item=item.code, word=abbreviation)


def _glossary_words(library: Library) -> frozenset[str]:
    """Every word that a reader can look up: titles, other names, forms and abbreviations of all terms, lower case."""
    return frozenset(word for record in library.all(Term) for text in _names(record.data) for word in words(text))


def _names(term: Term) -> Iterator[str]:
    for language in LANGUAGES:
        yield term.title.get(language.code) or ""
        for listed in (term.other_names, term.forms, term.abbreviation):
            yield from listed.get(language.code)


def _long_words(item: ItemText, known: frozenset[str]) -> Iterator[Problem]:
    for word in words(item.text):
        longest = max(syllables(part, item.lang) for part in word.split("-"))
        if longest > MOST_SYLLABLES and word not in known:
            args = {"item": item.code, "word": word, "count": longest, "limit": MOST_SYLLABLES}
            yield Problem.warning("checklist-hard-word", item.place, **args)


def items_are_not_shouted(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``Temui BPD``; FAIL ``JANGAN LANJUT dahulu``: more than one word in capitals that is no known abbreviation.

    CfC; Degani 1992: lower case is read faster and with fewer mistakes.
    """
    known = _glossary_words(library)
    for item in item_texts(library):
        shouted = [word for word in _ABBREVIATION.findall(item.text) if word.lower() not in known]
        if len(shouted) > 1:
            yield Problem.error("checklist-capitals", item.place, item=item.code, word=" ".join(shouted))


def languages_ask_for_the_same(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``30 hari`` beside ``30 days``; FAIL ``30 hari`` beside ``3 days``. Missing texts are told by another rule."""
    for item in item_texts(library):
        original = item.item.text.original
        if _figures(item.text) != _figures(original):
            args = {"item": item.code, "here": _shown(item.text), "there": _shown(original)}
            yield Problem.warning("checklist-figures-differ", item.place, **args)


def _figures(text: str) -> Counter[str]:
    return Counter(_FIGURE.findall(text))


def _shown(text: str) -> str:
    return ", ".join(_FIGURE.findall(text)) or "–"
