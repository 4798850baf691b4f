"""Document → XHTML for an electronic book: well-formed, few elements, no class that a reader's own style need know.

Links lead from file to file of the book; one that leads to no place in it is words. Citations are by the book's numbers.
"""

from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape

from berdaya.model.document import (
    Aside,
    Block,
    Blocks,
    Card,
    Cell,
    Citation,
    Code,
    CodeBlock,
    Disclosure,
    Document,
    Emphasis,
    FigureBlock,
    FigurePlace,
    Foreign,
    ForeignBlocks,
    FormBlock,
    Inline,
    Inlines,
    Item,
    ItemList,
    LineBreak,
    Link,
    NoteMark,
    Notes,
    Notice,
    PageTarget,
    Paragraph,
    Quote,
    Rule,
    Run,
    Section,
    SheetBlock,
    SourceList,
    Strike,
    Strong,
    Table,
    Target,
    TermLink,
    ToolBlock,
    WebTarget,
    plain,
)
from berdaya.model.figure import Figure, PictureFigure
from berdaya.model.pages import RecordPage
from berdaya.write.svg import figure_picture

_CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), " ")
"""Characters that XML 1.0 has no place for (2.2)."""
_SCHEMES = ("https", "http", "mailto", "tel")
_PARAGRAPHS = {"lead": "lead", "note": "note", "next": "next"}


def text(words: str) -> str:
    """Escape words for the inside of an element."""
    return escape(words.translate(_CONTROL), quote=False)


def attribute(words: str) -> str:
    """Escape words for the inside of an attribute in double quotes."""
    return escape(words.translate(_CONTROL), quote=True)


@dataclass(frozen=True)
class XhtmlOptions:
    """How a document is written: the way from its file to the file of a target, of a term or of a source (empty: the book has
    none), the numbers of sources, and the level of the title."""

    href: Callable[[Target], str]
    numbers: Mapping[str, int] = field(default_factory=dict)
    level: int = 1


def write_xhtml(document: Document, options: XhtmlOptions, anchor: str) -> str:
    """Write a document as a section with its title."""
    writer = XhtmlWriter(options)
    lang = _lang(document.title_lang) if document.title_lang != document.lang else ""
    writer.out.append(f'<section id="{attribute(anchor)}">\n<h{options.level}{lang}>{text(document.title)}</h{options.level}>\n')
    writer.sections(document.blocks, document.sections, options.level + 1)
    writer.out.append("</section>\n")
    return "".join(writer.out)


def inlines_xhtml(inlines: Inlines, options: XhtmlOptions) -> str:
    """Write one line."""
    writer = XhtmlWriter(options)
    writer.inlines(inlines)
    return "".join(writer.out)


def blocks_xhtml(blocks: Blocks, options: XhtmlOptions) -> str:
    """Write blocks that stand in no document."""
    writer = XhtmlWriter(options)
    writer.blocks(blocks)
    return "".join(writer.out)


def _outside(url: str) -> str:
    """An address outside the book, where a reader may open it: EPUBCheck knows no ``sms:``, and such words stay words."""
    return url if url.partition(":")[0] in _SCHEMES else ""


def _shown(figure: Figure) -> str:
    """A drawing as SVG; a picture within the file itself, so that the book has no other files."""
    if isinstance(figure, PictureFigure):
        return f'<img src="data:image/jpeg;base64,{b64encode(figure.paper).decode()}" alt="{attribute(figure.alt)}"/>\n'
    return figure_picture(figure).svg.translate(_CONTROL)


def _lang(code: str) -> str:
    return f' lang="{code}" xml:lang="{code}"'


@dataclass
class XhtmlWriter:
    """One file while it is written."""

    options: XhtmlOptions
    out: list[str] = field(default_factory=list)
    _level: int = 2

    def sections(self, blocks: Blocks, sections: Iterable[Section], level: int) -> None:
        """Write blocks, then the sections after them with their headings at ``level``."""
        self._level = level
        self.blocks(blocks)
        for section in sections:
            tag = f"h{min(level, 6)}"
            self._element(tag, section.title)
            self.sections(section.blocks, section.sections, level + 1)
            self._level = level

    def blocks(self, blocks: Blocks) -> None:
        """Write blocks one after the other."""
        for block in blocks:
            self._block(block)

    def _element(self, tag: str, inlines: Inlines, attributes: str = "") -> None:
        self.out.append(f"<{tag}{attributes}>")
        self.inlines(inlines)
        self.out.append(f"</{tag}>\n")

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph():
                name = _PARAGRAPHS.get(block.style)
                self._element("p", block.inlines, f' class="{name}"' if name else "")
            case ItemList():
                self._list(block)
            case Table():
                self._table(block)
            case Card():
                self._card(block)
            case Notice():
                self._notice(block)
            case Quote():
                self._around("blockquote", block.blocks)
            case CodeBlock():
                self.out.append(f"<pre>{text(block.text)}</pre>\n")
            case Rule():
                self.out.append("<hr/>\n")
            case Disclosure():
                self._element("p", (Strong(block.summary),))
                self.blocks(block.blocks)
            case ForeignBlocks():
                self.out.append(f"<div{_lang(block.lang)}>\n")
                self.sections(block.blocks, block.sections, self._level)
                self.out.append("</div>\n")
            case Aside():
                self.blocks(block.blocks)
            case Notes():
                self._notes(block)
            case FigureBlock():
                self.out.append(f"<figure>\n{_shown(block.figure)}")
                if block.caption:
                    self._element("figcaption", block.caption)
                self.out.append("</figure>\n")
            case SheetBlock() | FormBlock() | ToolBlock() | SourceList() | FigurePlace():
                return  # to work with: a book says in other words what they hold (``compose.on_paper``)

    def _around(self, tag: str, blocks: Blocks, attributes: str = "") -> None:
        self.out.append(f"<{tag}{attributes}>\n")
        self.blocks(blocks)
        self.out.append(f"</{tag}>\n")

    def _list(self, block: ItemList) -> None:
        tag = "ol" if block.start is not None else "ul"
        start = f' start="{block.start}"' if block.start not in (None, 1) else ""
        self.out.append(f"<{tag}{start}>\n")
        for item in block.items:
            self._item(item)
        self.out.append(f"</{tag}>\n")

    def _item(self, item: Item) -> None:
        self.out.append("<li>")
        if item.is_checked is not None:
            self.out.append("☑ " if item.is_checked else "☐ ")
        self._held(item.blocks)
        self.out.append("</li>\n")

    def _held(self, blocks: Blocks) -> None:
        """Write what an item or a cell holds: a first paragraph needs no element of its own."""
        for place, block in enumerate(blocks):
            if place == 0 and isinstance(block, Paragraph) and not block.style:
                self.inlines(block.inlines)
            else:
                self._block(block)

    def _table(self, block: Table) -> None:
        self.out.append("<table>\n<thead>\n<tr>")
        for cell in block.head:
            self._cell("th", cell)
        self.out.append("</tr>\n</thead>\n")
        if block.rows:
            self.out.append("<tbody>\n")
            for row in block.rows:
                self.out.append("<tr>")
                for cell in row.cells:
                    self._cell("td", cell)
                self.out.append("</tr>\n")
            self.out.append("</tbody>\n")
        self.out.append("</table>\n")

    def _cell(self, tag: str, cell: Cell) -> None:
        self.out.append(f"<{tag}>")
        self._held(cell.blocks)
        self.out.append(f"</{tag}>")

    def _card(self, block: Card) -> None:
        self.out.append("<dl>\n")
        for fact in block.facts:
            self._element("dt", fact.label)
            self.out.append("<dd>")
            self._held(fact.blocks)
            self.out.append("</dd>\n")
        self.out.append("</dl>\n")

    def _notice(self, block: Notice) -> None:
        self.out.append('<div class="notice">\n')
        if block.title:
            self._element("p", block.title, ' class="notice-title"')
        self.blocks(block.blocks)
        self.out.append("</div>\n")

    def _notes(self, block: Notes) -> None:
        self.out.append("<ol>\n")
        for number, blocks in enumerate(block.notes, 1):
            self.out.append(f'<li id="note-{number}">')
            self._held(blocks)
            self.out.append(f' <a href="#note-from-{number}">↩</a></li>\n')
        self.out.append("</ol>\n")

    def inlines(self, inlines: Inlines) -> None:
        """Write inlines one after the other."""
        for inline in inlines:
            self._inline(inline)

    def _wrapped(self, tag: str, inlines: Inlines, attributes: str = "") -> None:
        self.out.append(f"<{tag}{attributes}>")
        self.inlines(inlines)
        self.out.append(f"</{tag}>")

    def _inline(self, inline: Inline) -> None:
        match inline:
            case Run():
                self.out.append(text(inline.text))
            case Strong():
                self._wrapped("strong", inline.inlines)
            case Emphasis():
                self._wrapped("em", inline.inlines)
            case Strike():
                self._wrapped("del", inline.inlines)
            case Code():
                self.out.append(f"<code>{text(inline.text)}</code>")
            case LineBreak():
                self.out.append("<br/>\n")
            case Foreign():
                self._wrapped("span", inline.inlines, _lang(inline.lang))
            case Link():
                self._link(inline.to, inline.inlines)
            case TermLink():
                self._link(PageTarget(RecordPage("term", inline.term)), inline.inlines)
            case Citation():
                self._cite(inline)
            case NoteMark():
                number = inline.number
                self.out.append(f'<sup id="note-from-{number}"><a href="#note-{number}">{number}</a></sup>')

    def _link(self, target: Target, inlines: Inlines) -> None:
        href = _outside(target.url) if isinstance(target, WebTarget) else self.options.href(target)
        if href and plain(inlines).strip():
            self._wrapped("a", inlines, f' href="{attribute(href)}"')
        else:
            self.inlines(inlines)

    def _cite(self, inline: Citation) -> None:
        for name in inline.sources:
            number = self.options.numbers.get(name)
            if number:
                self.out.append(f'<a class="cite" href="{attribute(self.options.href(PageTarget(RecordPage("source", name))))}">[{number}]</a>')
