"""The purpose is short enough to be read aloud before starting. CfC and RCP: state the objective."""

from collections.abc import Iterable
from datetime import date

from berdaya.check.rules.checklist_limits import MOST_PURPOSE_WORDS
from berdaya.model.language import LANGUAGES
from berdaya.model.library import Library
from berdaya.model.problem import Problem


def purposes_are_short(library: Library, today: date) -> Iterable[Problem]:
    """PASS a purpose of twenty words; FAIL one of forty-one."""
    for record in library.of("checklist"):
        for language in LANGUAGES:
            count = len((record.data.purpose.get(language.code) or "").split())
            if count > MOST_PURPOSE_WORDS:
                place = record.places.value(("purpose", language.code))
                yield Problem.error("checklist-long-purpose", place, count=count, limit=MOST_PURPOSE_WORDS)
