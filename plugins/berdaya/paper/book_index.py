"""The index at the end of the book: every term, its other names, and the title of every record."""

from collections.abc import Iterator
from dataclasses import dataclass

from berdaya.handbook.book import Book, Entry

_UNLISTED = ("source", "term")


@dataclass(frozen=True)
class IndexLine:
    """One line: ``key`` is the record whose pages follow; ``see`` the word to look under instead."""

    word: str
    key: str
    see: str = ""


def index_lines(book: Book) -> tuple[IndexLine, ...]:
    """List the lines of the index by the alphabet, without regard to capitals."""
    found = {line.word.casefold(): line for entry in book.entries for line in _other_names(entry, book.lang)}
    found |= {entry.title.casefold(): IndexLine(entry.title, entry.key) for entry in book.entries if entry.record.kind not in _UNLISTED}
    found |= {entry.title.casefold(): IndexLine(entry.title, entry.key) for entry in book.entries if entry.record.kind == "term"}
    return tuple(sorted(found.values(), key=lambda line: (_sorted_as(line.word), line.key)))


def _other_names(entry: Entry, lang: str) -> Iterator[IndexLine]:
    """A name under which the reader would not find the term anyway."""
    data = entry.record.data
    if entry.record.kind != "term":
        return
    for name in (*(data.abbreviation.get(lang) or ()), *(data.other_names.get(lang) or ())):
        if not name.casefold().startswith(entry.title.casefold()[:5]):
            yield IndexLine(name, entry.key, entry.title)


def _sorted_as(word: str) -> str:
    return "".join(character for character in word.casefold() if character.isalnum() or character == " ").strip()
