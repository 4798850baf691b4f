"""Seals checked records into a ``Library``."""

from collections.abc import Iterable, Iterator

from berdaya.model.kinds import KINDS
from berdaya.model.language import LANGUAGES, SOURCE
from berdaya.model.library import Library, Link
from berdaya.model.markdown_links import markdown_links
from berdaya.model.record import Record

_RANK = {name: rank for rank, name in enumerate(KINDS)}


def relate(records: Iterable[Record], keys: frozenset[str] = frozenset()) -> Library:
    """Order the records, find every link between them and seal both into a ``Library``.

    ``keys`` names every record that has a file, those that could not be read included.
    """
    ordered = tuple(sorted(records, key=_reading_order))
    links = tuple(link for record in ordered for link in links_of(record))
    return Library.seal(ordered, links, keys - {record.key for record in ordered})


def _reading_order(record: Record) -> tuple[int, int, str, str]:
    return _RANK[record.kind], record.data.order, record.title(SOURCE.code).casefold(), record.id


def links_of(record: Record) -> Iterator[Link]:
    """Give every link that one record makes: fields first, then links inside texts and bodies."""
    for item in record.references:
        yield Link(record.key, item.field, item.target, item.path)
    for path, text in record.texts:
        for language in LANGUAGES:
            yield from _inside(record.key, text.get(language.code) or "", (*path, language.code))
    for code, body in record.bodies.items():
        yield from _inside(record.key, body.text, ("body", code))


def _inside(key: str, text: str, path: tuple) -> Iterator[Link]:
    return (Link(key, "text", link.key, path) for link in markdown_links(text) if link.key)
