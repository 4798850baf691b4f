"""Document → a JSON value that a Typst template sets (``paper/templates/nodes.typ``). Texts stay texts: nothing can become code.

A text is a string; every other node is a mapping with ``t`` for its type and ``c`` for what it holds.

Inlines: ``strong emph strike lang`` (``lang``), ``link`` (``url``), ``ref`` (``to``), ``mark`` (``to``, ``auto``), ``cite``
(``to``: pairs of place and number), ``note`` (``n``), ``br``. Blocks: ``p`` (``style``), ``h`` (``level``), ``list``
(``start``; items of ``checked`` and blocks), ``table`` (``head``, ``aligns``, ``short``; rows of cells of blocks), ``facts`` (``style``;
pairs of label and blocks), ``box`` (``level``, ``title``), ``quote``, ``pre``, ``rule``, ``lang`` (``lang``), ``notes``,
``picture`` (``svg``, ``alt``, ``width``), ``photo`` (``jpeg`` as numbers, ``alt``, ``tall``).
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from berdaya.model.document import (
    Aside,
    Block,
    Blocks,
    Card,
    Citation,
    Code,
    CodeBlock,
    Disclosure,
    Emphasis,
    FigureBlock,
    FigurePlace,
    Foreign,
    ForeignBlocks,
    FormBlock,
    Inline,
    Inlines,
    ItemList,
    LineBreak,
    Link,
    NoteMark,
    Notes,
    Notice,
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
    every_node,
)
from berdaya.model.figure import PictureFigure
from berdaya.write.svg import figure_picture

Node = str | dict[str, Any]
DEEPEST_HEADING = 6
"""PDF 1.7 knows headings down to H6."""
MOST_IN_A_CELL = 400
"""Letters of a cell: in the narrowest of five columns they take half a page."""
_BEFORE_OPENING = " \u00a0([{-–—/"
"""A quotation mark that follows one of these, or nothing, opens."""
_OPENING_WORD = "‘“"
_CURVED = {'"': "”“", "'": "’‘"}
"""Each straight mark with the one that closes and the one that opens."""


def _same(text: str) -> str:
    return text


def _nowhere(_: Target) -> str:
    return ""


@dataclass(frozen=True)
class TypstOptions:
    """How nodes are written.

    ``place`` names the place of the book to which a link leads (empty: none, and its words are plain), ``has_term`` tells
    whether the book explains a term, ``numbers`` are those of its list of sources. ``draw`` gives a text in signs that
    the fonts have, ``draw_picture`` a picture whose texts are.
    """

    place: Callable[[Target], str] = _nowhere
    has_term: Callable[[str], bool] = bool
    numbers: Mapping[str, int] = field(default_factory=dict)
    draw: Callable[[str], str] = _same
    draw_picture: Callable[[str], str] = _same


def typst_sections(blocks: Blocks, sections: Iterable[Section], level: int, options: TypstOptions) -> list[Node]:
    """Write blocks and the sections after them; the heading of a section stands at ``level``, those below it deeper."""
    return list(_Writer(options).sections(blocks, sections, level))


def typst_inlines(inlines: Inlines, options: TypstOptions) -> list[Node]:
    """Write one line."""
    return _Writer(options).line(inlines)


class _Writer:
    """Writes one document. Straight quotation marks become curved ones, by what stands before them in their line."""

    def __init__(self, options: TypstOptions) -> None:
        self._options = options
        self._last = ""

    def sections(self, blocks: Blocks, sections: Iterable[Section], level: int) -> Iterator[Node]:
        yield from self._blocks(blocks, level)
        for section in sections:
            yield {"t": "h", "level": min(level, DEEPEST_HEADING), "style": section.style, "c": self.line(section.title)}
            yield from self.sections(section.blocks, section.sections, level + 1)

    def line(self, inlines: Inlines) -> list[Node]:
        """Write inlines that begin a line."""
        self._last = ""
        return self._inlines(inlines)

    def _blocks(self, blocks: Blocks, level: int) -> Iterator[Node]:
        for block in blocks:
            yield from self._block(block, level)

    def _block(self, block: Block, level: int) -> Iterator[Node]:
        def below(blocks: Blocks) -> list[Node]:
            return list(self._blocks(blocks, level))

        match block:
            case Paragraph():
                if line := self.line(block.inlines):
                    yield {"t": "p", "style": block.style, "c": line}
            case ItemList():
                items = [{"checked": item.is_checked, "c": below(item.blocks)} for item in block.items]
                yield {"t": "list", "start": block.start, "loose": block.is_loose, "c": items}
            case Table():
                head = [below(cell.blocks) for cell in block.head]
                rows = [[below(cell.blocks) for cell in row.cells] for row in block.rows]
                yield {"t": "table", "head": head, "aligns": list(block.aligns), "short": _is_short(block), "c": rows}
            case Card():
                pairs = [[self.line(fact.label), below(fact.blocks)] for fact in block.facts]
                yield {"t": "facts", "style": block.style, "c": pairs}
            case Notice():
                yield {"t": "box", "level": block.level, "title": self.line(block.title), "c": below(block.blocks)}
            case Quote():
                yield {"t": "quote", "c": below(block.blocks)}
            case CodeBlock():
                yield {"t": "pre", "c": self._options.draw(block.text)}
            case Rule():
                yield {"t": "rule"}
            case Disclosure():
                yield {"t": "p", "style": "", "c": [{"t": "strong", "c": self.line(block.summary)}]}
                yield from self._blocks(block.blocks, level)
            case ForeignBlocks():
                yield {"t": "lang", "lang": block.lang, "c": list(self.sections(block.blocks, block.sections, level))}
            case Aside():
                yield from self._blocks(block.blocks, level)
            case Notes():
                yield {"t": "notes", "c": [below(note) for note in block.notes]}
            case FigureBlock(figure=PictureFigure() as photo):
                alternative, is_tall = self._options.draw(photo.alt), photo.height > photo.width
                yield {"t": "photo", "jpeg": list(photo.paper), "alt": alternative, "tall": is_tall, "caption": self.line(block.caption)}
            case FigureBlock():
                picture = figure_picture(block.figure)
                svg, alternative = self._options.draw_picture(picture.svg), self._options.draw(picture.words)
                yield {"t": "picture", "svg": svg, "alt": alternative, "width": picture.width, "caption": self.line(block.caption)}
            case SheetBlock() | FormBlock() | ToolBlock() | SourceList() | FigurePlace():
                return  # to work with: paper says in other words what they hold (``compose.on_paper``)

    def _inlines(self, inlines: Inlines) -> list[Node]:
        return [node for inline in inlines for node in self._inline(inline)]

    def _inline(self, inline: Inline) -> Iterator[Node]:
        match inline:
            case Run():
                if inline.text:
                    yield self._text(inline.text)
            case Strong():
                yield from self._marked("strong", inline.inlines)
            case Emphasis():
                yield from self._marked("emph", inline.inlines)
            case Strike():
                yield from self._marked("strike", inline.inlines)
            case Code():
                self._last = inline.text[-1:] or self._last
                yield self._options.draw(inline.text)
            case LineBreak():
                self._last = ""
                yield {"t": "br"}
            case Foreign():
                yield {"t": "lang", "lang": inline.lang, "c": self._inlines(inline.inlines)}
            case Link():
                yield from self._link(inline)
            case TermLink():
                held = self._inlines(inline.inlines)
                if self._options.has_term(inline.term):
                    yield {"t": "mark", "to": f"term/{inline.term}", "auto": not inline.is_chosen, "c": held}
                else:
                    yield from held
            case Citation():
                numbers = self._options.numbers
                found = [[f"source/{name}", numbers[name]] for name in inline.sources if name in numbers]
                if found:
                    yield {"t": "cite", "to": found}
            case NoteMark():
                yield {"t": "note", "n": inline.number}

    def _marked(self, kind: str, inlines: Inlines) -> Iterator[Node]:
        """What is bold within bold is bold once: a row of asterisks nests deeper than Typst reads."""
        held = self._inlines(inlines)
        if len(held) == 1 and isinstance(held[0], dict) and held[0]["t"] == kind:
            yield held[0]
        elif held:
            yield {"t": kind, "c": held}

    def _link(self, inline: Link) -> Iterator[Node]:
        held = self._inlines(inline.inlines)
        if isinstance(inline.to, WebTarget):
            yield {"t": "link", "url": inline.to.url, "c": held}
        elif place := self._options.place(inline.to):
            yield {"t": "ref", "to": place, "c": held}
        else:
            yield from held

    def _text(self, text: str) -> str:
        """Give words with curved quotation marks."""
        if '"' not in text and "'" not in text:
            self._last = text[-1]
            return self._options.draw(text)
        signs = []
        for sign in text:
            opens = not self._last or self._last in _BEFORE_OPENING + _OPENING_WORD or self._last.isspace()
            self._last = _CURVED[sign][opens] if sign in _CURVED else sign
            signs.append(self._last)
        return self._options.draw("".join(signs))


def _is_short(table: Table) -> bool:
    """Whether each row of a table surely finds room on a page, so that none need be broken."""
    return all(_letters(cell.blocks) <= MOST_IN_A_CELL for row in table.rows for cell in row.cells)


def _letters(blocks: Blocks) -> int:
    return sum(len(node.text) for node in every_node(blocks) if isinstance(node, (Run, Code, CodeBlock)))


def nodes_of(value: object, kind: str) -> Iterator[dict[str, Any]]:
    """Give every node of a kind within written nodes, at any depth."""
    if isinstance(value, dict):
        if value.get("t") == kind:
            yield value
        for held in value.values():
            yield from nodes_of(held, kind)
    elif isinstance(value, list):
        for held in value:
            yield from nodes_of(held, kind)


def on_one_line(text: str, most: int = 90) -> str:
    """Cut a title at a word, for the head or the foot of a page."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def as_json(data: Mapping[str, Any]) -> str:
    """Write a value for a template; equal values give equal texts."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True)
