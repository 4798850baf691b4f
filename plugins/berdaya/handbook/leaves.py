"""A book → the XHTML files of its electronic form: each one its own leaf, with links that lead from leaf to leaf."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

import markdown
from lxml import html
from lxml.etree import tostring

from berdaya.handbook.book import Book, BookPart, Chapter, Entry
from berdaya.handbook.marks import marked
from berdaya.model.library import Library
from berdaya.render.citations import source_anchor
from berdaya.render.html import EXTENSIONS
from berdaya.render.print_record import ONE_PARAGRAPH, anchor_of

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ABROAD = ("http", "https", "mailto")
# What a printed record carries for the site alone.
_FOREIGN = ("download", "markdown", "data-search-exclude")


@dataclass(frozen=True)
class Leaf:
    """One file of the book: its ``name`` in the archive, the ``title`` in the contents, its body as XHTML."""

    name: str
    title: str
    body: str
    children: tuple["Leaf", ...] = ()

    def walk(self) -> Iterator["Leaf"]:
        """Give this leaf and those below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def leaves(library: Library, book: Book) -> tuple[Leaf, ...]:
    """Give a leaf a part, with its records below it; terms and sources share a leaf a letter or tier."""
    binder = _Binder(library, book)
    return tuple(binder.part(part) for part in book.parts)


def _places(book: Book) -> dict[str, str]:
    """Where each record is found: ``role/fasilitator`` → ``role-fasilitator.xhtml``; a source by its number as well."""
    found = {}
    for part in book.parts:
        for number, chapter in enumerate(part.chapters, 1):
            for entry in chapter.entries:
                found[entry.key] = _place(entry, number)
                if entry.record.kind == "source":
                    anchor = source_anchor(book.sources[entry.record.id])
                    found[f"#{anchor}"] = found[entry.key] = f"{_chapter_name(chapter, number)}#{anchor}"
    return found


def _place(entry: Entry, chapter: int) -> str:
    name = f"{anchor_of(entry.key)}.xhtml"
    return f"{entry.record.kind}-{chapter}.xhtml#{anchor_of(entry.key)}" if entry.record.kind in ONE_PARAGRAPH else name


def _chapter_name(chapter: Chapter, number: int) -> str:
    return f"{chapter.kind}-{number}.xhtml"


class _Binder:
    """Turns the Markdown of entries into leaves, with one converter for all."""

    def __init__(self, library: Library, book: Book) -> None:
        self._library = library
        self._book = book
        self._places = _places(book)
        self._converter = markdown.Markdown(extensions=["toc", *EXTENSIONS])

    def part(self, part: BookPart) -> Leaf:
        children = tuple(leaf for number, chapter in enumerate(part.chapters, 1) for leaf in self._chapter(chapter, number))
        return Leaf(f"part-{part.name}.xhtml", part.title, _part_body(part, self._places), children)

    def _chapter(self, chapter: Chapter, number: int) -> Iterator[Leaf]:
        if chapter.kind in ONE_PARAGRAPH:
            body = "".join(self._xhtml(entry) for entry in chapter.entries)
            yield Leaf(_chapter_name(chapter, number), chapter.title, f"<h1>{escape(chapter.title)}</h1>{body}")
            return
        for entry in chapter.entries:
            yield Leaf(self._places[entry.key], entry.title, self._xhtml(entry))

    def _xhtml(self, entry: Entry) -> str:
        text = self._converter.reset().convert(marked(self._library, self._book, entry))
        section = html.fragment_fromstring(text, create_parent="section")
        for link in list(section.iter("a")):
            self._lead(link)
        for element in section.iter():
            for name in _FOREIGN:
                element.attrib.pop(name, None)
            if "lang" in element.attrib:
                element.set(_XML_LANG, element.get("lang"))
        return tostring(section, encoding="unicode")

    def _lead(self, link: html.HtmlElement) -> None:
        """Send a link to its leaf; one that leads to no place in the book becomes plain text."""
        target = link.get("href", "")
        if urlsplit(target).scheme in _ABROAD:
            return
        place = self._places.get(target) or self._places.get(target.partition("#")[0])
        if place:
            link.set("href", place)
        else:
            link.drop_tag()


def _part_body(part: BookPart, places: Mapping[str, str]) -> str:
    intro = f"<p>{escape(part.intro)}</p>" if part.intro else ""
    lists = (_list(chapter, number, places) for number, chapter in enumerate(part.chapters, 1))
    return f"<h1>{escape(part.title)}</h1>{intro}{''.join(lists)}"


def _list(chapter: Chapter, number: int, places: Mapping[str, str]) -> str:
    if chapter.kind in ONE_PARAGRAPH:
        return f'<p><a href="{_chapter_name(chapter, number)}">{escape(chapter.title)}</a></p>'
    heading = f"<h2>{escape(chapter.title)}</h2>" if chapter.title else ""
    intro = f"<p>{escape(chapter.intro)}</p>" if chapter.intro else ""
    items = "".join(f'<li><a href="{places[entry.key]}">{escape(entry.title)}</a></li>' for entry in chapter.entries)
    return f"{heading}{intro}<ul>{items}</ul>"
