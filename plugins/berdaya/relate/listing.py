"""In which order and below which headings the records of a kind stand in a list: on the site, in print, in the book."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from berdaya.model.kinds import KINDS
from berdaya.model.language import SOURCE
from berdaya.model.library import Library
from berdaya.model.record import D, Record
from berdaya.words import words

Item = TypeVar("Item")

# Keeps a list within 12 KB (gzip) on a phone, summaries included.
MOST_ON_A_PAGE = 60


def in_list_order(library: Library, kind: str, lang: str) -> list[Record]:
    """Give the records of a kind as its list shows them in a language."""
    return ordered(library.of(kind), kind, lang)


def ordered(records: Iterable[Record[D]], kind: str, lang: str) -> list[Record[D]]:
    """Put records of one kind in the order of their list in a language."""
    listing = KINDS[kind].listing
    row = list(records)
    if listing.order == "title":
        row.sort(key=lambda record: record.title(lang).casefold())
    if listing.group:
        rank = list(words(SOURCE.code).kinds[kind].choices.get(listing.group, ()))
        row.sort(key=lambda record: rank.index(group_of(record)))
    return row


def in_groups(records: Sequence[Record[D]], kind: str, lang: str) -> Iterator[tuple[str, list[Record[D]]]]:
    """Cut records of one kind in the order of their list at its headings; one group without a name where it has none.

    A list by title without groups is cut at its letters.
    """
    for name, items in groupby(records, key=lambda record: _heading(record, kind, lang)):
        yield name, list(items)


def heading(record: Record, lang: str) -> str:
    """The heading below which a record stands in its list; empty where the list has none."""
    return _heading(record, record.kind, lang)


def _heading(record: Record, kind: str, lang: str) -> str:
    listing = KINDS[kind].listing
    if listing.group:
        return words(lang).choice(kind, listing.group, group_of(record))
    return record.title(lang)[:1].upper() if listing.order == "title" else ""


def parts_of(library: Library, kind: str, lang: str) -> list[list[Record]]:
    """Cut the list of a kind into its pages: at each group where the kind says so, else by length alone."""
    records = in_list_order(library, kind, lang)
    if len(records) <= MOST_ON_A_PAGE:
        return [records] if records else []
    cut = KINDS[kind].listing.is_cut_by_group
    groups = [list(items) for _, items in groupby(records, key=lambda record: group_of(record) if cut else "")]
    return [part for group in groups for part in evenly(group, MOST_ON_A_PAGE)]


def evenly(items: Sequence[Item], most: int) -> Iterator[list[Item]]:
    """Cut a sequence into as few parts as hold ``most`` items each, of about the same length."""
    count = -(-len(items) // most)
    size = -(-len(items) // max(1, count))
    return (list(items[start : start + size]) for start in range(0, len(items), max(1, size)))


def group_of(record: Record) -> str:
    """The value of the field by which the list of a record's kind is grouped."""
    return str(getattr(record.data, KINDS[record.kind].listing.group))
