"""Document → HTML. Every text is escaped here, and nowhere else is HTML of a page written.

A ``Fragment`` is the inside of a page: what the theme's frame is put around. On paper (``HtmlOptions.is_paper``) sections
for screens are left out. Citations are left open, for a print of many records numbers its sources as a whole; on paper addresses
are left open, too, for a print stands on the site and in a file that is sent by itself.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, Literal

from msgspec import Struct

from berdaya.model.address import relative
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
    FileTarget,
    Foreign,
    ForeignBlocks,
    FormBlock,
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
    PlaceTarget,
    Quote,
    Row,
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
from berdaya.model.figure import PictureFigure
from berdaya.model.kinds import KINDS
from berdaya.model.pages import ListPage, PageId, RecordPage
from berdaya.relate.plan import Plan
from berdaya.words import Words

SOURCE_ANCHORS = "sumber-"
"""How the anchors of sources begin; also read by ``web/checklist/handout.js``."""
ASKED_LEVEL = 2
"""Headings of this level have a way to ask beside them."""
_PARAGRAPH_CLASSES = {
    "": "",
    "lead": "bd-lead",
    "more": "bd-more",
    "danger": "bd-danger",
    "next": "bd-next",
    "note": "bd-note",
    "hint": "bd-print-hint",
    "pager": "bd-pager",
    "no-script": "bd-noscript",
    "by-hand": "bd-by-hand",
    "contact": "bd-contact",
}
_LIST_CLASSES = {
    "tiles": "bd-tiles",
    "tiles-small": "bd-tiles bd-tiles--small",
    "numbers": "bd-tiles bd-numbers",
    "stairs": "bd-stairs",
    "stairs-flat": "bd-stairs bd-stairs--flat",
}
_CARD_CLASSES = {"": "bd-card", "levels": "bd-levels", "contacts": "bd-card bd-contacts"}
_SECTION_CLASSES = {"yes": "bd-yes", "no": "bd-no"}
_LETTER = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_RIGHT_TO_LEFT = re.compile(f"{_LETTER}+(?:[ \u00a0،؛؟.,:-]+{_LETTER}+)*")


def text(words: str) -> str:
    """Escape words for the inside of an element."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def words_html(words: str) -> str:
    """Words of a text, escaped. Those written from right to left stand by themselves (``bdi``): the signs and numbers beside
    them would else change places."""
    escaped = text(words)
    return escaped if words.isascii() else _RIGHT_TO_LEFT.sub(r"<bdi>\g<0></bdi>", escaped)


def attribute(words: str) -> str:
    """Escape words for the inside of an attribute in double quotes."""
    return escape(words, quote=True)


def icon_class(name: str) -> str:
    """The class that draws an icon of the theme (``material/school``) in the text's colour."""
    return "bd-icon--" + name.replace("/", "-")


def language_mark(lang: str) -> str:
    """The attribute of an element whose words are in another language than the page's; nothing for an empty one."""
    return f' lang="{attribute(lang)}"' if lang else ""


def foreign_lang(inlines: Inlines) -> str:
    """The language of inlines that are in another one than the page's as a whole, be it within a link; else empty."""
    match inlines:
        case (Foreign(lang),):
            return lang
        case (Link(_, below),):
            return foreign_lang(below)
    return ""


def json_attribute(value: object) -> str:
    """Write a value as JSON for an attribute in single quotes, which spares the escape of every double one."""
    written = json.dumps(value, ensure_ascii=False)
    return written.replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;")


class TocLine(Struct, frozen=True, array_like=True):
    """A heading of a page as its table of contents names it, with those below it; ``lang`` is its language where it is not
    the page's."""

    title: str
    anchor: str
    below: tuple["TocLine", ...] = ()
    lang: str = ""


class OpenAddress(Struct, frozen=True):
    """The attribute of a link (``href``) or a picture (``src``) that leads to a page or file of the site, in the language of what is
    written; how it is reached from where it will stand is not yet known."""

    to: PageTarget | FileTarget
    attribute: Literal["href", "src"] = "href"


Citations = tuple[str, ...]
"""An open citation: the ids of the sources that it names."""
Piece = str | Citations | OpenAddress
AddressPiece = str | OpenAddress
"""A piece whose citations have their numbers."""


@dataclass(frozen=True)
class Fragment:
    """The inside of a page. ``terms`` are the terms that the text links to, ``sources`` those that it cites, in the order
    of their numbers."""

    pieces: tuple[Piece, ...]
    toc: tuple[TocLine, ...]
    terms: tuple[str, ...]
    sources: tuple[str, ...]

    def html(self, numbers: Mapping[str, int]) -> str:
        """Give the HTML of a screen with citations by these numbers; a source without a number is left out."""
        return addressed(numbered(self.pieces, numbers), _not_open)


def numbered(pieces: Iterable[Piece], numbers: Mapping[str, int]) -> Iterator[AddressPiece]:
    """Close the citations of pieces by these numbers."""
    return (cited(piece, numbers) if isinstance(piece, tuple) else piece for piece in pieces)


def addressed(pieces: Iterable[AddressPiece], way: Callable[[OpenAddress], str]) -> str:
    """Give the HTML of pieces. ``way`` gives the value of an open address; where it is empty, a link's words stay as words."""
    return "".join(piece if isinstance(piece, str) else _filled(piece, way(piece)) for piece in pieces)


def _filled(address: OpenAddress, value: str) -> str:
    return f' {address.attribute}="{attribute(value)}"' if value else ""


def _not_open(address: OpenAddress) -> str:
    raise TypeError(address)  # a screen's addresses are written at once


def cited(sources: Iterable[str], numbers: Mapping[str, int]) -> str:
    """Write citations as links to the list of sources."""
    return "".join(f'<a class="bd-cite" href="#{SOURCE_ANCHORS}{numbers[name]}">[{numbers[name]}]</a>' for name in sources if name in numbers)


@dataclass(frozen=True)
class HtmlOptions:
    """How a document is written: where it stands (``here``, an address below the root), the language and words of its
    page, at which level its title stands, and whether for paper. ``ask`` gives, for a heading and its anchor, the address at
    which a reader asks about what stands below it."""

    plan: Plan
    words: Words
    here: str
    level: int = 1
    is_paper: bool = False
    title_anchor: str = ""
    ask: Callable[[str, str], str] | None = None


def write_html(document: Document, options: HtmlOptions) -> Fragment:
    """Write a document."""
    writer = HtmlWriter(options)
    writer.document(document)
    toc = (*writer.toc_of_blocks(document.blocks), *writer.toc(document.sections))
    return Fragment(tuple(writer.joined()), toc, tuple(writer.terms), document.sources)


def merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Give pieces with neighbouring ones of HTML as one."""
    held: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            held.append(piece)
        else:
            yield "".join(held)
            held.clear()
            yield piece
    yield "".join(held)


def way_to(target: PageTarget | FileTarget, plan: Plan, lang: str, here: str) -> str:
    """The way from the page at ``here`` to a page or file in a language; empty where the site has no such page."""
    if isinstance(target, FileTarget):
        return relative(target.path, here)
    page, anchor = plan.place(target.page, target.anchor)
    address = plan.address(page, lang)
    if address is None:
        return ""
    if anchor and address.url == here:
        return f"#{anchor}"
    return relative(address.url, here) + (f"#{anchor}" if anchor else "")


@dataclass
class HtmlWriter:
    """One document while it is written."""

    options: HtmlOptions
    out: list[Piece] = field(default_factory=list)
    terms: dict[str, None] = field(default_factory=dict)

    @property
    def prefix(self) -> str:
        """What the ids within the text begin with: a print of many records holds each of them once."""
        return f"{self.options.title_anchor}-" if self.options.title_anchor else ""

    @property
    def note_prefix(self) -> str:
        """What the ids of footnotes begin with."""
        return f"{self.prefix}catatan"

    def joined(self) -> Iterator[Piece]:
        """Neighbouring pieces of HTML as one."""
        return merged(self.out)

    def document(self, document: Document) -> None:
        """Write title, blocks and sections."""
        options = self.options
        anchor = options.title_anchor or document.anchor
        classes = ' class="bd-print-record"' if options.is_paper else ""
        lang = f' lang="{document.title_lang}"' if document.title_lang != document.lang else ""
        self.out.append(f'<h{options.level} id="{attribute(anchor)}"{classes}{lang}>{text(document.title)}</h{options.level}>\n')
        self.blocks(document.blocks)
        for section in document.sections:
            self.section(section, options.level + 1)

    def section(self, section: Section, level: int) -> None:
        """Write a heading with what stands below it."""
        if section.place == ("screen" if self.options.is_paper else "paper"):
            return
        if section.style == "next" and self.options.is_paper:
            self._next_on_paper(section)
            return
        level = min(level, 6)
        anchor = section.anchor if not self.options.is_paper else ""
        classes = f' class="{_SECTION_CLASSES[section.style]}"' if section.style in _SECTION_CLASSES else ""
        named = f' id="{attribute(anchor)}"' if anchor else ""
        screen = " data-screen" if section.place == "screen" else ""
        self.out.append(f"<h{level}{named}{classes}{screen}>")
        self.inlines(section.title)
        self.out.append(f"</h{level}>\n")
        if level == ASKED_LEVEL and self.options.ask and section.place != "screen" and not self.options.is_paper:
            self._question(section, self.options.ask(plain(section.title), section.anchor))
        self.blocks(section.blocks)
        for below in section.sections:
            self.section(below, level + 1)

    def _question(self, section: Section, href: str) -> None:
        """Beside a heading, not in it: a screen reader says the heading alone, and the heading as what the link is about."""
        anchor = attribute(section.anchor)
        self.out.append(f'<a class="bd-ask" aria-describedby="{anchor}" href="{attribute(href)}">{text(self.options.words.site.labels.ask)}</a>\n')

    def _next_on_paper(self, section: Section) -> None:
        """On paper what leads on is a line, not a heading."""
        for block in section.blocks:
            if isinstance(block, Paragraph) and block.style == "next":
                self.out.append('<p class="bd-next"><strong>')
                self.inlines(section.title)
                self.out.append(":</strong> ")
                self.inlines(block.inlines)
                self.out.append("</p>\n")
            elif not isinstance(block, Paragraph) or block.style != "more":
                self.block(block)

    def toc(self, sections: Sequence[Section], lang: str = "") -> tuple[TocLine, ...]:
        """The table of contents of these sections, whose headings are in ``lang`` where that is not the page's language."""
        lines: list[TocLine] = []
        for section in sections:
            if section.place != "paper":
                lines.append(TocLine(plain(section.title), section.anchor, self.toc(section.sections, lang), foreign_lang(section.title) or lang))
                lines += self.toc_of_blocks(section.blocks)
        return tuple(lines)

    def toc_of_blocks(self, blocks: Blocks) -> tuple[TocLine, ...]:
        """The table of contents of a text in another language: its headings stand beside those of the page."""
        return tuple(line for block in blocks if isinstance(block, ForeignBlocks) for line in self.toc(block.sections, block.lang))

    # Blocks.

    def blocks(self, blocks: Blocks) -> None:
        """Write blocks one after the other."""
        for block in blocks:
            self.block(block)

    def block(self, block: Block) -> None:
        """Write one block."""
        _BLOCKS[type(block)](self, block)

    def _paragraph(self, block: Paragraph) -> None:
        if self.options.is_paper and block.style in ("more", "danger", "pager"):
            return
        name = _PARAGRAPH_CLASSES[block.style]
        self.out.append(f'<p class="{name}">' if name else "<p>")
        self.inlines(block.inlines)
        self.out.append("</p>\n")

    def _list(self, block: ItemList) -> None:
        tag = "ol" if block.start is not None else "ul"
        start = f' start="{block.start}"' if block.start not in (None, 1) else ""
        classes = _LIST_CLASSES.get(block.style)
        if classes:
            self.out.append(f'<div class="{classes}">\n')
        self.out.append(f"<{tag}{start}>\n")
        for item in block.items:
            self._item(item, block.is_loose, self._icon(item) if block.style == "tiles-small" else "")
        self.out.append(f"</{tag}>\n")
        if classes:
            self.out.append("</div>\n")

    def _icon(self, item: Item) -> str:
        """The icon of the kind to whose list a card leads; none for any other."""
        match item.blocks:
            case (Paragraph((Link(PageTarget(ListPage(kind))),)),) if not self.options.is_paper and kind in KINDS and KINDS[kind].icon:
                return f'<span class="bd-icon bd-tile-icon {icon_class(KINDS[kind].icon)}" aria-hidden="true"></span>'
        return ""

    def _item(self, item: Item, is_loose: bool, icon: str = "") -> None:
        self.out.append(f'<li id="{attribute(item.anchor)}">' if item.anchor else "<li>")
        if item.is_checked is not None:
            self.out.append("☑ " if item.is_checked else "☐ ")  # a sign, not a field: nothing here can be ticked
        self.out += [icon] if icon else []
        self._held(item.blocks, is_loose)
        self.out.append("</li>\n")

    def _held(self, blocks: Blocks, is_loose: bool = False) -> None:
        """Write what a list item or a cell holds: a lone paragraph needs no element of its own."""
        for place, block in enumerate(blocks):
            if isinstance(block, Paragraph) and not block.style and not is_loose and (place == 0 or len(blocks) == 1):
                self.inlines(block.inlines)
            else:
                self.block(block)

    def _table(self, block: Table) -> None:
        is_compare = block.style == "compare"
        if is_compare:
            self.out.append('<div class="bd-compare">\n')
        self.out.append("<table>\n<thead>\n<tr>\n")
        for cell, align in zip(block.head, (*block.aligns, *[""] * len(block.head)), strict=False):
            self._cell("th" if cell.blocks else "td", cell, align)  # a heading of no words heads nothing
        self.out.append("</tr>\n</thead>\n<tbody>\n")
        labels = ["".join(plain(part.inlines) for part in cell.blocks if isinstance(part, Paragraph)) for cell in block.head]
        for row in block.rows:
            self._row(row, block.aligns, labels if is_compare else ())
        self.out.append("</tbody>\n</table>\n")
        if is_compare:
            self.out.append("</div>\n")

    def _row(self, row: Row, aligns: Sequence[str], labels: Sequence[str]) -> None:
        anchor = f' id="{attribute(row.anchor)}"' if row.anchor else ""
        data = f' data-role="{attribute(row.data)}"' if row.data else ""
        self.out.append(f"<tr{anchor}{data}>\n")
        for place, cell in enumerate(row.cells):
            label = labels[place] if place and place < len(labels) else ""
            self._cell("td", cell, aligns[place] if place < len(aligns) else "", label)
        self.out.append("</tr>\n")

    def _cell(self, tag: str, cell: Cell, align: str, label: str = "") -> None:
        classes = f' class="bd-{align}"' if align in ("right", "center") else ""
        said = f' data-label="{attribute(label)}"' if label else ""
        self.out.append(f"<{tag}{classes}{said}>")
        self._held(cell.blocks)
        self.out.append(f"</{tag}>\n")

    def _card(self, block: Card) -> None:
        self.out.append(f'<dl class="{_CARD_CLASSES[block.style]}">\n')
        for fact in block.facts:
            self.out.append("<dt>")
            self.inlines(fact.label)
            self.out.append("</dt>\n<dd>")
            self._held(fact.blocks)
            self.out.append("</dd>\n")
        self.out.append("</dl>\n")

    def _notice(self, block: Notice) -> None:
        self.out.append(f'<div class="admonition {block.level}">\n')
        if block.title:
            self.out.append('<p class="admonition-title">')
            self.inlines(block.title)
            self.out.append("</p>\n")
        self.blocks(block.blocks)
        self.out.append("</div>\n")

    def _quote(self, block: Quote) -> None:
        self.out.append("<blockquote>\n")
        self.blocks(block.blocks)
        self.out.append("</blockquote>\n")

    def _code(self, block: CodeBlock) -> None:
        self.out.append(f"<pre><code>{text(block.text)}\n</code></pre>\n")

    def _rule(self, _: Rule) -> None:
        self.out.append("<hr>\n")

    def _disclosure(self, block: Disclosure) -> None:
        if self.options.is_paper and block.style:
            return
        classes = f' class="bd-{block.style}"' if block.style else ""
        self.out.append(f"<details{classes}><summary>")
        self.inlines(block.summary)
        self.out.append("</summary>\n")
        self.blocks(block.blocks)
        self.out.append("</details>\n")

    def _foreign(self, block: ForeignBlocks) -> None:
        self.out.append(f'<div lang="{block.lang}">\n')
        self.blocks(block.blocks)
        for section in block.sections:
            self.section(section, self.options.level + 1)
        self.out.append("</div>\n")

    def _notes(self, block: Notes) -> None:
        self.out.append('<ol class="bd-footnotes">\n')
        for number, blocks in enumerate(block.notes, 1):
            self.out.append(f'<li id="{self.note_prefix}-{number}">')
            self._held(blocks)
            self.out.append(f' <a href="#{self.note_prefix}-dari-{number}" aria-label="↩ {number}">↩</a></li>\n')
        self.out.append("</ol>\n")

    def _sources(self, block: SourceList) -> None:
        self.out.append("<ol>\n")
        for number, line in enumerate(block.lines, 1):
            self.out.append(f'<li id="{SOURCE_ANCHORS}{number}">')
            self.inlines(line.title)
            self.out.append(f"{text(line.note)}</li>\n")
        self.out.append("</ol>\n")

    def _aside(self, block: Aside) -> None:
        tag = "nav" if block.label else "div"
        label = f' aria-label="{attribute(block.label)}"' if block.label else ""
        classes = f' class="{block.style}"' if block.style else ""
        self.out.append(f"<{tag}{classes}{label}>\n")
        self.blocks(block.blocks)
        self.out.append(f"</{tag}>\n")

    def _figure(self, block: FigureBlock) -> None:
        from berdaya.write.svg import figure_svg

        drawing = (
            self._picture(block.figure)
            if isinstance(block.figure, PictureFigure)
            else [figure_svg(block.figure, self._way_in_drawing, self.prefix, self.options.is_paper)]
        )
        if not block.caption:
            self.out += drawing
            return
        self.out += ['<figure class="bd-figure">\n', *drawing, "<figcaption>"]
        self.inlines(block.caption)
        self.out.append("</figcaption>\n</figure>\n")

    def _way_in_drawing(self, page: PageId) -> str:
        """A drawing on paper leads nowhere."""
        return "" if self.options.is_paper else self.href(PageTarget(page))

    def _picture(self, figure: PictureFigure) -> list[Piece]:
        """A picture in the sizes that are there; its place is kept free before it comes, and it comes when it is scrolled to. On paper
        it is there at once, in one size."""
        lang = language_mark(figure.lang if figure.lang != self.options.words.code else "")
        size = f'width="{figure.width}" height="{figure.height}" alt="{attribute(figure.alt)}"{lang}'
        if self.options.is_paper:
            return ["<img", OpenAddress(FileTarget(figure.fallback), "src"), f" {size}>\n"]
        srcset = ", ".join(f"{self.href(FileTarget(path))} {width}w" for width, path in figure.sizes)
        whole = (
            f'<picture><source type="image/webp" srcset="{attribute(srcset)}" sizes="(min-width: 60em) 34rem, 94vw">'
            f'<img src="{attribute(self.href(FileTarget(figure.fallback)))}" {size} loading="lazy" decoding="async"></picture>\n'
        )
        return [whole]

    def _place(self, _: FigurePlace) -> None:
        """A place that nothing was put into: its figure is not there, and the check says so."""

    def _sheet(self, block: SheetBlock) -> None:
        from berdaya.write.html_sheet import sheet_html, sheet_on_paper

        write = sheet_on_paper if self.options.is_paper else sheet_html
        self.out += write(block.sheet, self.options)

    def _form(self, block: FormBlock) -> None:
        from berdaya.compose.form_text import form_as_text
        from berdaya.write.html_form import FormWriter

        if not self.options.is_paper:
            FormWriter(block, self).write()
            return
        for part in form_as_text(block.form, self.options.words):
            if isinstance(part, Section):
                self.section(part, self.options.level + 1)
            else:
                self.block(part)

    def _tool(self, block: ToolBlock) -> None:
        from berdaya.write.html_tools import tool_html

        if not self.options.is_paper:
            self.out.append(tool_html(block.tool, self.options, self.href))

    # Inlines.

    def inlines(self, inlines: Inlines) -> None:
        """Write inlines one after the other."""
        for inline in inlines:
            if type(inline) is Run:
                self.out.append(words_html(inline.text))
            else:
                _INLINES[type(inline)](self, inline)

    def _wrapped(self, tag: str, inlines: Inlines, attributes: str = "") -> None:
        self.out.append(f"<{tag}{attributes}>")
        self.inlines(inlines)
        self.out.append(f"</{tag}>")

    def _link(self, inline: Link) -> None:
        self._anchor(inline.to, inline.inlines, ' download=""' if inline.is_download else "")

    def _term(self, inline: TermLink) -> None:
        """On paper a word that its author linked leads on, and what the glossary marks is words: there is no meaning to open."""
        target = PageTarget(RecordPage("term", inline.term))
        if not self.options.is_paper:
            classes = ' class="bd-chosen"' if inline.is_chosen else ""
            if self._anchor(target, inline.inlines, f'{classes} data-term="{inline.term}"'):
                self.terms.setdefault(inline.term)
        elif inline.is_chosen:
            self._anchor(target, inline.inlines)
        else:
            self.inlines(inline.inlines)

    def _anchor(self, target: Target, inlines: Inlines, attributes: str = "") -> bool:
        """Write a link, or its words where it leads nowhere; say whether it leads somewhere. A link whose words are in another
        language than the page's says so itself."""
        address = self._address(target)
        if not address:
            self.inlines(inlines)
            return False
        lang = ""
        if len(inlines) == 1 and isinstance(inlines[0], Foreign):
            lang, inlines = f' lang="{inlines[0].lang}"', inlines[0].inlines
        if isinstance(address, str):
            self.out.append(f'<a{attributes}{lang} href="{attribute(address)}">')
        else:
            self.out += [f"<a{attributes}{lang}", address, ">"]
        self.inlines(inlines)
        self.out.append("</a>")
        return True

    def _address(self, target: Target) -> str | OpenAddress:
        """Where a link leads; empty where the site has no such page, or paper no such place."""
        if not self.options.is_paper:
            return self.href(target)
        match target:
            case WebTarget(url):
                return url
            case PlaceTarget():
                return ""  # on paper headings have no anchors
            case PageTarget() if not self.href(target):
                return ""
        return OpenAddress(target)

    def href(self, target: Target) -> str:
        """The way from this page to a target; empty where the site has no such page."""
        if isinstance(target, WebTarget):
            return target.url
        if isinstance(target, PlaceTarget):
            return f"#{target.anchor}"
        return way_to(target, self.options.plan, self.options.words.code, self.options.here)

    def _cite(self, inline: Citation) -> None:
        self.out.append(inline.sources)

    def _note_mark(self, inline: NoteMark) -> None:
        number, prefix = inline.number, self.note_prefix
        self.out.append(f'<sup id="{prefix}-dari-{number}"><a href="#{prefix}-{number}">{number}</a></sup>')


_BLOCKS: dict[type, Callable[[HtmlWriter, Any], None]] = {
    Paragraph: HtmlWriter._paragraph,
    ItemList: HtmlWriter._list,
    Table: HtmlWriter._table,
    Card: HtmlWriter._card,
    Notice: HtmlWriter._notice,
    Quote: HtmlWriter._quote,
    CodeBlock: HtmlWriter._code,
    Rule: HtmlWriter._rule,
    Disclosure: HtmlWriter._disclosure,
    ForeignBlocks: HtmlWriter._foreign,
    Notes: HtmlWriter._notes,
    SourceList: HtmlWriter._sources,
    Aside: HtmlWriter._aside,
    FigureBlock: HtmlWriter._figure,
    FigurePlace: HtmlWriter._place,
    SheetBlock: HtmlWriter._sheet,
    FormBlock: HtmlWriter._form,
    ToolBlock: HtmlWriter._tool,
}
_INLINES: dict[type, Callable[[HtmlWriter, Any], None]] = {
    Strong: lambda self, inline: self._wrapped("strong", inline.inlines),
    Emphasis: lambda self, inline: self._wrapped("em", inline.inlines),
    Strike: lambda self, inline: self._wrapped("del", inline.inlines),
    Foreign: lambda self, inline: self._wrapped("span", inline.inlines, f' lang="{inline.lang}"'),
    Code: lambda self, inline: self.out.append(f"<code>{text(inline.text)}</code>"),
    LineBreak: lambda self, _: self.out.append("<br>\n"),
    Link: HtmlWriter._link,
    TermLink: HtmlWriter._term,
    Citation: HtmlWriter._cite,
    NoteMark: HtmlWriter._note_mark,
}
