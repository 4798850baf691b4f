"""A book → the one JSON value that the Typst template sets."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

import markdown

from berdaya.handbook.blocks import blocks
from berdaya.handbook.book import Book, BookPart, Chapter, Entry, reviewed_of
from berdaya.handbook.index import index_lines
from berdaya.handbook.marks import marked
from berdaya.handbook.words import words
from berdaya.model.language import language
from berdaya.model.library import Library
from berdaya.render.citations import SOURCE_ANCHORS, source_anchor
from berdaya.render.html import EXTENSIONS
from berdaya.render.strings import strings
from berdaya.sheets import Imprint

OWN_PAGE = ("guide", "checklist", "role", "method")
"""Kinds whose records begin on a new page, so that one can be copied and handed out."""


SMARTY = {"smarty": {"smart_dashes": False, "smart_ellipses": False}}
"""On paper quotation marks are curved."""

MOST_PLACES = 10
"""A term found more often than this is everywhere: its line in the index gives the places that an author linked."""


def manuscript(library: Library, book: Book, imprint: Imprint) -> dict[str, Any]:
    """Give all that stands in the book; texts are strings and nodes (see ``blocks``)."""
    day = reviewed_of(library)
    said = words(book.lang)
    return {
        "lang": book.lang,
        "language": language(book.lang).name,
        "day": [day.year, day.month, day.day],
        "publisher": imprint.publisher,
        "words": asdict(said),
        "reviewed": said.reviewed.format(date=strings(book.lang).day(day)),
        "licence": said.licence.format(licence=imprint.licence, publisher=imprint.publisher),
        "made_from": said.made_from.format(records=len(library.records)),
        "online": said.online.format(address=imprint.site_url) if imprint.site_url else None,
        "parts": _Typist(library, book, imprint).parts(),
        "index": [asdict(line) for line in index_lines(book)],
    }


class _Typist:
    """Turns the Markdown of entries into nodes, with one converter for all."""

    def __init__(self, library: Library, book: Book, imprint: Imprint) -> None:
        self._library = library
        self._book = book
        self._imprint = imprint
        self._converter = markdown.Markdown(extensions=[*EXTENSIONS, "smarty"], extension_configs=SMARTY)
        self._labels = frozenset(self._label(entry.key) for entry in book.entries)

    def parts(self) -> list[dict[str, Any]]:
        return self._placed([self._part(part) for part in self._book.parts])

    def _part(self, part: BookPart) -> dict[str, Any]:
        return {"name": part.name, "title": part.title, "intro": part.intro, "chapters": [self._chapter(item) for item in part.chapters]}

    def _chapter(self, chapter: Chapter) -> dict[str, Any]:
        return {
            "kind": chapter.kind,
            "title": chapter.title,
            "intro": chapter.intro,
            "own_page": chapter.kind in OWN_PAGE,
            "entries": [self._entry(entry) for entry in chapter.entries],
        }

    def _entry(self, entry: Entry) -> dict[str, Any]:
        nodes = blocks(self._converter.reset().convert(marked(self._library, self._book, entry)))
        return {
            "key": self._label(entry.key),
            "title": entry.title,
            "sheet": self._sheet(entry),
            "c": nodes,
        }

    def _sheet(self, entry: Entry) -> str | None:
        """Where the sheet of a checklist is found, in words."""
        if entry.record.kind != "checklist" or not (address := self._imprint.address(entry.record.data.code)):
            return None
        return words(self._book.lang).sheet.format(address=address.text)

    def _placed(self, parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Name the places that links lead to, and keep of the marks for the index those that help a reader."""
        links = [node for node in mappings(parts) if "to" in node]
        used = Counter(node["to"] for node in links if node["t"] == "mark")
        for node in links:
            node["to"] = self._label(node["to"])
            if node["to"] not in self._labels or (node.get("auto") and used[node["to"]] > MOST_PLACES):
                node["t"] = "none"
            elif node["t"] != "mark":
                node["t"] = "cite" if node["to"].startswith(SOURCE_ANCHORS) else "ref"
        return parts

    def _label(self, key: str) -> str:
        """A source is found by its number, everything else by its key."""
        kind, _, name = key.partition("/")
        return source_anchor(self._book.sources[name]) if kind == "source" and name in self._book.sources else key


def mappings(value: Any) -> Iterator[dict[str, Any]]:
    """Give every mapping within a value, at any depth."""
    if isinstance(value, dict):
        yield value
        value = value.values()
    if not isinstance(value, str):
        for item in value if isinstance(value, Iterable) else ():
            yield from mappings(item)
