"""No two records of a kind bear one name: nobody could tell them apart in lists, and the glossary links such a word to neither.

Abbreviations may stand for two things (*PSM*), and sources of different years may bear one title.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from berdaya.model.draft import Path
from berdaya.model.kinds.source import Source
from berdaya.model.kinds.term import Term
from berdaya.model.language import CODES
from berdaya.model.library import Library
from berdaya.model.problem import Problem
from berdaya.model.record import Record


def names_are_not_shared(library: Library, today: date) -> Iterable[Problem]:
    """PASS terms *kader* and *kader digital*; FAIL two terms of the title, or form *kader*."""
    for code in CODES:
        bearers: defaultdict[tuple[str, str], list[tuple[Record, str, Path]]] = defaultdict(list)
        for record in (record for record in library.records if not isinstance(record.data, Source)):
            for name, path in _names(record, code):
                bearers[record.kind, " ".join(name.casefold().split())].append((record, name, path))
        for (first, *_), *others in bearers.values():
            for record, name, path in others:
                if record is not first:
                    yield Problem.warning("shared-name", record.places.value(path), value=name, other=first.key)


def _names(record: Record, code: str) -> Iterator[tuple[str, Path]]:
    data = record.data
    if title := data.title.get(code):
        yield title, ("title", code)
    if isinstance(data, Term):
        for index, name in enumerate(data.forms.get(code)):
            yield name, ("forms", code, index)
