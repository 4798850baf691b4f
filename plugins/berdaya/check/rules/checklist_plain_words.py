"""Items use plain words; a term of art or an abbreviation stands in the glossary. CfC, RCP: free of jargon."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from berdaya.check.rules.checklist_items import ItemText, item_texts
from berdaya.check.rules.checklist_limits import MOST_SYLLABLES
from berdaya.check.rules.checklist_words import syllables, words
from berdaya.model.language import LANGUAGES
from berdaya.model.library import Library
from berdaya.model.problem import Problem

ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9]+\b")


def items_use_plain_words(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``warga``, ``BPD`` with a glossary entry; FAIL ``ketidakberdayaannya``, ``XYZ``."""
    known = glossary_words(library)
    for item in item_texts(library):
        yield from _long_words(item, known)
        for found in ABBREVIATION.findall(item.text):
            if found.lower() not in known:
                yield Problem.warning("checklist-abbreviation", item.place, item=item.code, word=found)


def glossary_words(library: Library) -> frozenset[str]:
    """Every word that a reader can look up: titles, other names, forms and abbreviations of all terms, lower case."""
    return frozenset(word for record in library.of("term") for text in _names(record.data) for word in words(text))


def _names(term) -> Iterator[str]:
    for language in LANGUAGES:
        yield term.title.get(language.code) or ""
        for listed in (term.other_names, term.forms, term.abbreviation):
            yield from listed.get(language.code) or ()


def _long_words(item: ItemText, known: frozenset[str]) -> Iterator[Problem]:
    for word in words(item.text):
        longest = max(syllables(part, item.lang) for part in word.split("-"))
        if longest > MOST_SYLLABLES and word not in known:
            told = {"item": item.code, "word": word, "count": longest, "limit": MOST_SYLLABLES}
            yield Problem.warning("checklist-hard-word", item.place, **told)
