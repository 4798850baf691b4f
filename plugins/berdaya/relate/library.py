"""Seals checked records into a ``Library``."""

from collections.abc import Iterable

from berdaya.model.kinds import KINDS
from berdaya.model.language import SOURCE
from berdaya.model.library import Library
from berdaya.model.record import Record

_RANK = {name: rank for rank, name in enumerate(KINDS)}


def relate(records: Iterable[Record], keys: frozenset[str] = frozenset()) -> Library:
    """Order the records, gather every link between them and seal both into a ``Library``.

    ``keys`` names every record that has a file, those that could not be read included.
    """
    ordered = tuple(sorted(records, key=_reading_order))
    links = tuple(link for record in ordered for link in record.links)
    return Library.seal(ordered, links, keys - {record.key for record in ordered})


def _reading_order(record: Record) -> tuple[int, int, str, str]:
    return _RANK[record.kind], record.data.order, record.title(SOURCE.code).casefold(), record.id
