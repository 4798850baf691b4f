"""What a page says, as one typed tree: blocks and inlines, without HTML and without Markdown.

``compose`` makes a ``Document`` for a record (or a list, a tool, a print) in a language; every output is a writer
of it. Texts in it are in the words of its language; links name pages, never addresses.
"""

from collections.abc import Iterator
from functools import cache
from types import NoneType, UnionType
from typing import Literal, Union, get_args, get_origin

from msgspec import Struct
from msgspec.structs import fields

from berdaya.model.figure import Figure
from berdaya.model.form import FormSheet
from berdaya.model.pages import PageId
from berdaya.model.sheet import Sheet
from berdaya.model.tools import Tool


class Node(Struct, frozen=True, tag=True, omit_defaults=True):
    """Base of all nodes: an immutable value that says its own type when it is written to a file."""


# Where a link leads.


class WebTarget(Node, frozen=True, tag="web"):
    """An address outside the site: ``https://``, ``http://`` or ``mailto:``; of a contact ``tel:`` or ``sms:`` too."""

    url: str


class PageTarget(Node, frozen=True, tag="page"):
    """A page of the site, in the language of the document, and a place on it (an anchor, or empty)."""

    page: PageId
    anchor: str = ""


class PlaceTarget(Node, frozen=True, tag="place"):
    """A place on the same page."""

    anchor: str


class FileTarget(Node, frozen=True, tag="file"):
    """A file of the site: its path below the root."""

    path: str


Target = WebTarget | PageTarget | PlaceTarget | FileTarget

# Inlines: what stands within a line.


class Run(Node, frozen=True, tag="run"):
    """Words in one style. ``is_linkable`` is false where an author asked that no word be linked to the glossary."""

    text: str
    is_linkable: bool = True


class Strong(Node, frozen=True, tag="strong"):
    """Words of weight."""

    inlines: tuple["Inline", ...]


class Emphasis(Node, frozen=True, tag="em"):
    """Words said with stress."""

    inlines: tuple["Inline", ...]


class Strike(Node, frozen=True, tag="strike"):
    """Words struck out."""

    inlines: tuple["Inline", ...]


class Code(Node, frozen=True, tag="code"):
    """Words to be typed as they are."""

    text: str


class LineBreak(Node, frozen=True, tag="br"):
    """The end of a line within a paragraph."""


class Link(Node, frozen=True, tag="link"):
    """A link. ``is_download``: a file to keep; ``lang``: the language of its words, where it is not the page's."""

    to: Target
    inlines: tuple["Inline", ...]
    is_download: bool = False


class TermLink(Node, frozen=True, tag="term"):
    """A link to a term of the glossary, which carries its meaning. ``is_chosen``: an author wrote it."""

    term: str
    inlines: tuple["Inline", ...]
    is_chosen: bool = False


class Citation(Node, frozen=True, tag="cite"):
    """References to sources, by id; a writer gives them the numbers of its own list of sources."""

    sources: tuple[str, ...]


class Foreign(Node, frozen=True, tag="lang"):
    """Words in another language than the document's."""

    lang: str
    inlines: tuple["Inline", ...]


class NoteMark(Node, frozen=True, tag="note"):
    """The mark of a footnote, by its number; the notes stand in a ``Notes`` block."""

    number: int


Inline = Run | Strong | Emphasis | Strike | Code | LineBreak | Link | TermLink | Citation | Foreign | NoteMark
Inlines = tuple[Inline, ...]

# Blocks: what stands below each other.

ParagraphStyle = Literal["", "lead", "more", "danger", "next", "note", "hint", "pager", "no-script", "by-hand", "contact"]
ListStyle = Literal["", "tiles", "tiles-small", "numbers", "stairs", "stairs-flat", "words", "contents"]
NoticeLevel = Literal["warning", "info", "example", "danger", "note", "tip"]
SectionPlace = Literal["", "screen", "paper"]
SectionStyle = Literal["", "yes", "no", "next"]


class Paragraph(Node, frozen=True, tag="p"):
    """A paragraph; ``style`` says what it is for."""

    inlines: Inlines
    style: ParagraphStyle = ""


class Item(Node, frozen=True, tag="item"):
    """An entry of a list. ``is_checked`` is ``None`` for one that is no task; ``anchor`` names its place."""

    blocks: tuple["Block", ...]
    is_checked: bool | None = None
    anchor: str = ""


class ItemList(Node, frozen=True, tag="list"):
    """A list; ``start`` is the first number of an ordered one, ``None`` for bullets. ``is_loose``: its author left room
    between the items."""

    items: tuple[Item, ...]
    start: int | None = None
    style: ListStyle = ""
    is_loose: bool = False


class Cell(Node, frozen=True, tag="cell"):
    """A cell of a table: inlines, or (in a table of ours) blocks."""

    blocks: tuple["Block", ...]


class Row(Node, frozen=True, tag="row"):
    """A row of a table. ``anchor`` names its place; ``data`` is what a script knows the row by."""

    cells: tuple[Cell, ...]
    anchor: str = ""
    data: str = ""


class Table(Node, frozen=True, tag="table"):
    """A table with one head row. ``aligns`` holds ``left``, ``right``, ``center`` or nothing for each column."""

    head: tuple[Cell, ...]
    rows: tuple[Row, ...]
    aligns: tuple[str, ...] = ()
    style: Literal["", "compare"] = ""


class Fact(Node, frozen=True, tag="fact"):
    """A line of a card: a label, and what holds for it."""

    label: Inlines
    blocks: tuple["Block", ...]


class Card(Node, frozen=True, tag="card"):
    """What is known at a glance: labels and values."""

    facts: tuple[Fact, ...]
    style: Literal["", "levels", "contacts"] = ""


class Notice(Node, frozen=True, tag="notice"):
    """A box beside the text, with a title."""

    level: NoticeLevel
    title: Inlines
    blocks: tuple["Block", ...] = ()


class Quote(Node, frozen=True, tag="quote"):
    """Somebody's words."""

    blocks: tuple["Block", ...]


class CodeBlock(Node, frozen=True, tag="pre"):
    """Lines to be typed as they are."""

    text: str
    language: str = ""


class Rule(Node, frozen=True, tag="rule"):
    """A line across, between two thoughts."""


class Disclosure(Node, frozen=True, tag="details"):
    """Blocks behind a summary; on paper they stand open, but for files to download and the example of a form, which the
    search passes over, too."""

    summary: Inlines
    blocks: tuple["Block", ...]
    style: Literal["", "editions", "example", "drawing"] = ""


class ForeignBlocks(Node, frozen=True, tag="langs"):
    """Blocks in another language than the document's."""

    lang: str
    blocks: tuple["Block", ...]
    sections: tuple["Section", ...] = ()


class Notes(Node, frozen=True, tag="notes"):
    """The footnotes of a text, in the order of their numbers from 1."""

    notes: tuple[tuple["Block", ...], ...]


class FigureBlock(Node, frozen=True, tag="figure"):
    """A drawing with its caption."""

    figure: Figure
    caption: Inlines = ()


class FigurePlace(Node, frozen=True, tag="figure-place"):
    """Where a body wants a figure or a picture of its record, by its id; the composer puts it there."""

    id: str
    is_picture: bool = False


class SheetBlock(Node, frozen=True, tag="sheet"):
    """A checklist to work with."""

    sheet: Sheet


class FormBlock(Node, frozen=True, tag="form"):
    """A form to fill in. ``links`` give the texts of it that hold links, by their words."""

    form: FormSheet
    links: tuple[tuple[str, Inlines], ...] = ()


class ToolBlock(Node, frozen=True, tag="tool"):
    """Something to work with in the browser; on paper it is what it says without one."""

    tool: Tool


class SourceLine(Node, frozen=True, tag="source"):
    """A line of a list of sources; ``note`` is what stands behind its title."""

    id: str
    title: Inlines
    note: str


class SourceList(Node, frozen=True, tag="sources"):
    """The sources of a document, in the order of their numbers."""

    lines: tuple[SourceLine, ...]


class Aside(Node, frozen=True, tag="aside"):
    """Blocks that the search passes over: they repeat what other pages say. ``style`` is a class of its wrapper."""

    blocks: tuple["Block", ...]
    style: str = ""
    label: str = ""


Block = (
    Paragraph
    | ItemList
    | Table
    | Card
    | Notice
    | Quote
    | CodeBlock
    | Rule
    | Disclosure
    | ForeignBlocks
    | Notes
    | FigureBlock
    | FigurePlace
    | SheetBlock
    | FormBlock
    | ToolBlock
    | SourceList
    | Aside
)
Blocks = tuple[Block, ...]


class Section(Node, frozen=True, tag="section"):
    """A heading with what stands below it. ``anchor`` is given by the composer, unlike any other of the document.

    ``place``: on every output, on screens alone, or on paper alone. ``is_searched``: whether its words count for the
    search; ``style``: what its list is (*yes*, *no*), or that it leads on (*next*).
    """

    title: Inlines
    anchor: str
    blocks: Blocks = ()
    sections: tuple["Section", ...] = ()
    place: SectionPlace = ""
    is_searched: bool = True
    style: SectionStyle = ""


class Document(Struct, frozen=True):
    """A page's text in one language.

    ``lang`` is the language of the address, ``text_lang`` that of the text: they differ on a page that waits for its
    translation. ``title`` is plain words, ``title_lang`` their language, ``anchor`` their place; ``blocks`` stand before the first section.
    ``sources`` are the ids of the sources in the order in which their numbers count.
    """

    page: PageId
    lang: str
    text_lang: str
    title: str
    title_lang: str
    description: str
    anchor: str = ""
    blocks: Blocks = ()
    sections: tuple[Section, ...] = ()
    sources: tuple[str, ...] = ()


def plain(inlines: Inlines) -> str:
    """Give the words of inlines alone; a citation and a footnote's mark have none."""
    return "".join(_plain(inline) for inline in inlines)


def _plain(inline: Inline) -> str:
    if isinstance(inline, (Run, Code)):
        return inline.text
    if isinstance(inline, LineBreak):
        return " "
    if isinstance(inline, (Citation, NoteMark)):
        return ""
    return plain(inline.inlines)


def every_node(value: object) -> Iterator[Node]:
    """Give every node within a value (a node, or a tuple at any depth), in reading order."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, tuple):
            waiting.extend(reversed(item))
        elif isinstance(item, Node):
            yield item
            waiting.extend([getattr(item, name) for name in _fields_with_nodes(type(item))])


@cache
def _fields_with_nodes(shape: type[Node]) -> tuple[str, ...]:
    """The names of the fields in which a node of this type may hold others, the last first: plain values are passed over."""
    return tuple(field.name for field in reversed(fields(shape)) if not _is_plain(field.type))


def _is_plain(hint: object) -> bool:
    if get_origin(hint) in (UnionType, Union):
        return all(map(_is_plain, get_args(hint)))
    return hint in (str, int, float, bool, NoneType, tuple[str, ...]) or get_origin(hint) is Literal


def walk(sections: tuple[Section, ...]) -> Iterator[Section]:
    """Give every section in reading order."""
    for section in sections:
        yield section
        yield from walk(section.sections)
