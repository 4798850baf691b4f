"""What records rest on: sources that are named and used, facts that were verified, texts of laws, numbers that people act on."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from berdaya.model.kinds import KINDS, Status
from berdaya.model.kinds.guide import Guide
from berdaya.model.kinds.law import Law
from berdaya.model.kinds.source import Source
from berdaya.model.library import Library
from berdaya.model.problem import Place, Problem
from berdaya.model.record import Record

_TELEPHONE = r"\b08\d{2}[- ]?\d{3,4}[- ]?\d{3,5}\b|\b0\d{2,3}[- ]\d{5,8}\b"
_MONEY = r"\bRp\s?\d+(?:[.,]\d+)*"
_ARTICLE = r"\b(?:[Pp]asal |[Aa]rts?\. ?|[Aa]rticles? )\d+"
_NUMBERS = re.compile(f"{_TELEPHONE}|{_MONEY}|{_ARTICLE}")
INDEPENDENT = 2
"""Sources that a telephone number needs where none of them is an official text (tier A)."""


def sources_are_named_and_used(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``sources: [uu-6-2014-desa]``; FAIL a record without a source, or a source without a user. What an organisation
    knows of its own work has itself as a source."""
    is_cut = bool(library.hidden)  # an edition that hides records cannot mend what upstream records then lack
    for record in library.records:
        place = Place(record.path)
        if is_cut and not record.is_own:
            continue
        if record.kind == "source" and not library.broken and not library.users_of(record.key):
            yield Problem.warning("unused-source", place)
        elif KINDS[record.kind].needs_source and not _sources(library, record.key):
            yield Problem.warning("unsourced-own" if record.is_own else "unsourced", place)


def _sources(library: Library, key: str) -> bool:
    return any(link.target.startswith("source/") for link in library.links_from(key))


def facts_are_verified(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``status: terverifikasi``; FAIL ``status: belum-diverifikasi``, of a record or of one fact: someone takes it up."""
    for record in library.records:
        if record.data.status is Status.UNVERIFIED:
            yield Problem.warning("unverified", record.places.value(("status",)), field="status")
        for index, fact in enumerate(record.data.facts):
            if fact.status is Status.UNVERIFIED:
                place = record.places.value(("facts", index, "status"))
                yield Problem.warning("unverified", place, field=f"facts.{index + 1}")


def laws_name_their_text(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``in_force_since`` with ``official_text``, or ``no_official_text``, or ``unread``; FAIL none of them."""
    for record in library.all(Law):
        data = record.data
        if data.unread or data.no_official_text:
            continue
        if not data.in_force_since:
            yield Problem.warning("law-undated", Place(record.path), field="in_force_since")
        if not data.official_text:
            yield Problem.warning("law-without-text", Place(record.path), field="official_text")


def numbers_have_sources(library: Library, today: date) -> Iterable[Problem]:
    """PASS a fact "Pasal 22 …" with ``sources``; FAIL without, or a contact whose number stands on one page of the press."""
    for record in library.records:
        if KINDS[record.kind].needs_source or record.kind == "guide":
            yield from _facts(record)
    for guide in library.all(Guide):
        yield from _contacts(library, guide)


def _facts(record: Record) -> Iterator[Problem]:
    for index, fact in enumerate(record.data.facts):
        number = _NUMBERS.search(fact.text.original)
        if number and not fact.sources and fact.status is not Status.UNVERIFIED:
            yield Problem.warning("number-without-source", record.places.value(("facts", index)), field=f"facts.{index + 1}", value=number.group())


def _contacts(library: Library, guide: Record[Guide]) -> Iterator[Problem]:
    for index, contact in enumerate(guide.data.contacts):
        if contact.status is Status.UNVERIFIED:
            continue
        sources = library.find(Source, contact.sources)
        if not any(source.data.tier == "A" for source in sources) and len(sources) < INDEPENDENT:
            place = guide.places.value(("contacts", index))
            yield Problem.warning("number-without-source", place, field=f"contacts.{index + 1}", value=contact.number)
