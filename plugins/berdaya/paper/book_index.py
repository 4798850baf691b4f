"""The index at the end of the book: every term, its other names, and the title of every record, with the pages of each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from berdaya.model.kinds.term import Term
from berdaya.model.record import Record
from berdaya.paper.book import Book

_UNLISTED = ("source", "term")
MOST_USES = 10
"""A term found more often than this is everywhere: its line gives the places that an author linked."""


@dataclass(frozen=True)
class IndexLine:
    """One line: ``key`` is the record whose pages follow; ``see`` the word to look under instead."""

    word: str
    key: str
    see: str = ""


def index_lines(book: Book) -> tuple[IndexLine, ...]:
    """List the lines of the index by the alphabet, without regard to capitals."""
    records = [record for part in book.parts for record in part.records]
    found = {line.word.casefold(): line for record in records for line in _other_names(record, book)}
    for is_term in (False, True):
        for record in records:
            title = book.title(record)
            if (record.kind == "term") == is_term and (is_term or record.kind not in _UNLISTED):
                found[title.casefold()] = IndexLine(title, record.key)
    return tuple(sorted(found.values(), key=lambda line: (_sorted_as(line.word), line.key)))


def lines_with_pages(lines: Iterable[IndexLine], pages: Mapping[str, int], uses: Mapping[str, Iterable[int]]) -> list[dict[str, Any]]:
    """Give each line the page where its record stands, and the pages that use its word, those in a row as one range.

    ``pages`` and ``uses`` are by key; a use on the record's own page is none.
    """
    return [
        {"word": line.word, "see": line.see}
        if line.see
        else {
            "word": line.word,
            "see": "",
            "key": line.key,
            "page": pages[line.key],
            "uses": _ranges(set(uses.get(line.key, ())) - {pages[line.key]}),
        }
        for line in lines
    ]


def _ranges(pages: Iterable[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for page in sorted(pages):
        if found and found[-1][1] + 1 == page:
            found[-1][1] = page
        else:
            found.append([page, page])
    return found


def _other_names(record: Record, book: Book) -> Iterator[IndexLine]:
    """A name under which the reader would not find the term anyway."""
    data, title = record.data, book.title(record)
    if not isinstance(data, Term):
        return
    for name in (*(data.abbreviation.get(book.lang) or ()), *(data.other_names.get(book.lang) or ())):
        if not name.casefold().startswith(title.casefold()[:5]):
            yield IndexLine(name, record.key, title)


def _sorted_as(word: str) -> str:
    return "".join(character for character in word.casefold() if character.isalnum() or character == " ").strip()
