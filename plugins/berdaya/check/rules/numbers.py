"""Numbers that people act on (telephone, money, articles of law) stand on a source."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from berdaya.model.kinds import KINDS, Status
from berdaya.model.library import Library
from berdaya.model.problem import Problem
from berdaya.model.record import Record

_TELEPHONE = r"\b08\d{2}[- ]?\d{3,4}[- ]?\d{3,5}\b|\b0\d{2,3}[- ]\d{5,8}\b"
_MONEY = r"\bRp\s?\d"
_ARTICLE = r"\b[Pp]asal \d|\b[Aa]rts?\. ?\d|\b[Aa]rticles? \d"
_NUMBERS = re.compile(f"{_TELEPHONE}|{_MONEY}|{_ARTICLE}")
INDEPENDENT = 2
"""Sources that a telephone number needs where none of them is an official text (tier A)."""


def numbers_have_sources(library: Library, today: date) -> Iterable[Problem]:
    """PASS a fact "Pasal 22 …" with ``sources``; FAIL without, or a contact whose number stands on one page of the press."""
    for record in library.records:
        if KINDS[record.kind].needs_source or record.kind == "guide":
            yield from _facts(record)
            yield from _contacts(library, record)


def _facts(record: Record) -> Iterator[Problem]:
    for index, fact in enumerate(record.data.facts):
        found = _NUMBERS.search(fact.text.id)
        if found and not fact.sources and fact.status is not Status.UNVERIFIED:
            yield Problem.warning("number-without-source", record.places.value(("facts", index)), field=f"facts.{index + 1}", value=found.group())


def _contacts(library: Library, record: Record) -> Iterator[Problem]:
    for index, contact in enumerate(getattr(record.data, "contacts", ())):
        if contact.status is Status.UNVERIFIED:
            continue
        sources = [source for name in contact.sources if (source := library.get(f"source/{name}"))]
        if not any(source.data.tier == "A" for source in sources) and len(sources) < INDEPENDENT:
            place = record.places.value(("contacts", index))
            yield Problem.warning("number-without-source", place, field=f"contacts.{index + 1}", value=contact.number)
