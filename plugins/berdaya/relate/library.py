"""Seals checked records into a ``Library``."""

from collections.abc import Iterable
from dataclasses import replace

from berdaya.model.digest import source_digest
from berdaya.model.kinds import KINDS, WHOLE_RECORD
from berdaya.model.language import CODES, SOURCE
from berdaya.model.library import Library
from berdaya.model.record import TEXT, Record
from berdaya.model.walk import without_references

_RANK = {name: rank for rank, name in enumerate(KINDS)}


def relate(
    records: Iterable[Record],
    keys: frozenset[str] = frozenset(),
    hidden: frozenset[str] = frozenset(),
    languages: tuple[str, ...] = CODES,
    keeps_pages: bool = True,
) -> Library:
    """Order the records, gather every link between them and seal both into a ``Library``.

    ``keys`` names every record that has a file, those that could not be read included; ``hidden`` those that the edition
    takes out: nobody names them any more; ``languages`` those that the site is published in, ``keeps_pages`` whether phones
    keep its pages.
    """
    ordered = tuple(sorted((_without(record, hidden) for record in records), key=_reading_order))
    links = tuple(link for record in ordered for link in record.links if link.target not in hidden or link.field != TEXT)
    return Library.seal(ordered, links, keys - {record.key for record in ordered}, hidden, languages, keeps_pages)


def _without(record: Record, hidden: frozenset[str]) -> Record:
    if not any(item.target in hidden for item in record.references):
        return record
    pruned = replace(record, data=without_references(record.data, hidden), source=b"")
    # What went with a record that is gone makes no translation an older one: a stamp of the whole record follows.
    today, stamps = source_digest(record), record.data.translated_from
    followed = {WHOLE_RECORD: source_digest(pruned)}
    fresh = {code: stamp | followed if stamp.get(WHOLE_RECORD) == today else stamp for code, stamp in stamps.items()}
    return replace(pruned, data=pruned.data.model_copy(update={"translated_from": fresh}))


def _reading_order(record: Record) -> tuple[int, int, str, str]:
    return _RANK[record.kind], record.data.order, record.title(SOURCE.code).casefold(), record.id
