"""Document → plain Markdown: what Python-Markdown reads with its own extensions (tables, footnotes, attributes of headings).

The way out of this generator, and the text for programs that read. Nothing of ours is needed to show it: no class, no script.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

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
    plain,
)
from berdaya.model.figure import Figure, PictureFigure
from berdaya.model.pages import RecordPage

INDENT = " " * 4
"""Python-Markdown wants four blanks before what goes on within an item of a list."""
MOST_LEVEL = 6
_SIGNS = re.compile(r"[\\`*_\[\]{}]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AT_START = re.compile(r"(?P<sign>[#>+:~=|-]|\d+(?=[.)](?:\s|$)))")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class MarkdownOptions:
    """How a document is written. ``href`` gives the way to a target (empty: words stay words), ``picture`` that to a drawing
    (empty: its words stand there); ``anchors``: whether headings and rows carry names to link to."""

    href: Callable[[Target], str] = lambda _: ""
    picture: Callable[[Figure], str] = lambda _: ""
    anchors: bool = True


def write_markdown(document: Document, options: MarkdownOptions, level: int = 1) -> str:
    """Write a document, its title as a heading of ``level``. It must be as paper shows it (``compose.on_paper``) where it holds
    things to work with: these are left out here."""
    numbers = {name: number for number, name in enumerate(document.sources, 1)}
    writer = MarkdownWriter(options, numbers)
    heading = writer.heading(level, escaped(document.title), document.anchor)
    parts = [heading, *writer.blocks(document.blocks, level + 1), *writer.sections(document.sections, level + 1)]
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    """Words that stay words: no sign of Markdown or HTML begins in them. White space is one blank."""
    said = _SIGNS.sub(r"\\\g<0>", _BLANKS.sub(" ", text))
    return _ENTITY.sub("&amp;", said).replace("<", "&lt;")


@dataclass
class MarkdownWriter:
    """One document while it is written."""

    options: MarkdownOptions
    numbers: Mapping[str, int] = field(default_factory=dict)

    # Blocks: each gives its lines, without a blank one around them.

    def sections(self, sections: Iterable[Section], level: int) -> Iterator[str]:
        """Write headings with what stands below them."""
        for section in sections:
            yield self.heading(level, self.inlines(section.title), section.anchor)
            yield from self.blocks(section.blocks, level + 1)
            yield from self.sections(section.sections, level + 1)

    def heading(self, level: int, words: str, anchor: str) -> str:
        """A heading, with its name where it has one."""
        named = f" {{#{anchor}}}" if anchor and self.options.anchors else ""
        return f"{'#' * min(level, MOST_LEVEL)} {words}{named}"

    def blocks(self, blocks: Blocks, level: int = MOST_LEVEL) -> Iterator[str]:
        """Write blocks; two lists that follow each other stay two."""
        before: Block | None = None
        for block in blocks:
            written = "\n\n".join(part for part in self._block(block, level) if part)
            if written:
                if isinstance(before, ItemList) and isinstance(block, ItemList):
                    yield "<!-- -->"
                before = block
                yield written

    def _block(self, block: Block, level: int) -> Iterator[str]:
        match block:
            case Paragraph():
                yield _started(self.inlines(block.inlines))
            case ItemList():
                yield self._list(block)
            case Table():
                yield self._table(block)
            case Card():
                yield "\n".join(self._item(f"**{self.inlines(fact.label)}:** ", fact.blocks) for fact in block.facts)
            case Notice():
                title = (f"**{self.inlines(block.title)}**",) if block.title else ()
                yield _quoted((*title, *self.blocks(block.blocks)))
            case Quote():
                yield _quoted(self.blocks(block.blocks))
            case CodeBlock():
                yield _indented(block.text, INDENT)
            case Rule():
                yield "---"
            case Disclosure():
                yield f"**{self.inlines(block.summary)}**"
                yield from self.blocks(block.blocks, level)
            case ForeignBlocks():
                yield from self.blocks(block.blocks, level)
                yield from self.sections(block.sections, level)
            case Aside():
                yield from self.blocks(block.blocks, level)
            case Notes():
                yield "\n\n".join(self._note(number, blocks) for number, blocks in enumerate(block.notes, 1))
            case FigureBlock():
                yield self._figure(block)
            case SourceList():
                lines = (f"{number}. {self.inlines(line.title)}{escaped(line.note)}" for number, line in enumerate(block.lines, 1))
                yield "\n".join(lines)
            case SheetBlock() | FormBlock() | FigurePlace() | ToolBlock():
                return

    def _list(self, block: ItemList) -> str:
        lines = []
        for place, item in enumerate(block.items):
            lines.append(self._item(self._mark(item), item.blocks, "" if block.start is None else f"{block.start + place}."))
        return ("\n\n" if block.is_loose else "\n").join(lines)

    def _mark(self, item: Item) -> str:
        anchor = f'<a id="{item.anchor}"></a>' if item.anchor and self.options.anchors else ""
        return anchor + ("" if item.is_checked is None else "☑ " if item.is_checked else "☐ ")

    def _item(self, before: str, blocks: Blocks, number: str = "") -> str:
        held = list(self.blocks(blocks))
        first = before + held[0] if held and _is_line(blocks) else before
        rest = held[1:] if held and _is_line(blocks) else held
        whole = "\n\n".join((first.rstrip() or "–", *rest))
        return f"{number or '-':<3} " + _indented(whole, INDENT).removeprefix(INDENT)

    def _table(self, block: Table) -> str:
        head = [self._cell(cell) for cell in block.head]
        aligns = [{"right": "---:", "center": ":---:", "left": ":---"}.get(align, "---") for align in (*block.aligns, *[""] * len(head))]
        rows = []
        for row in block.rows:
            anchor = f'<a id="{row.anchor}"></a>' if row.anchor and self.options.anchors else ""
            cells = [self._cell(cell) for cell in row.cells]
            rows.append([anchor + cells[0], *cells[1:]] if cells else cells)
        lines = [head, aligns[: len(head)], *rows]
        return "\n".join(f"| {' | '.join(cell or ' ' for cell in line)} |" for line in lines)

    def _cell(self, cell: Cell) -> str:
        """A cell is one line: what would stand below each other there is parted by line breaks."""
        return "<br>".join(self._lines(cell.blocks)).replace("\n", " ").replace("|", "\\|")

    def _lines(self, blocks: Blocks) -> Iterator[str]:
        for block in blocks:
            match block:
                case Paragraph():
                    yield self.inlines(block.inlines)
                case ItemList():
                    for item in block.items:
                        yield "• " + " ".join(self._lines(item.blocks))
                case Notice() | Quote() | Aside() | ForeignBlocks():
                    yield from self._lines(block.blocks)
                case _:
                    yield from self._block(block, MOST_LEVEL)

    def _note(self, number: int, blocks: Blocks) -> str:
        return f"[^{number}]: " + _indented("\n\n".join(self.blocks(blocks)), INDENT).removeprefix(INDENT)

    def _figure(self, block: FigureBlock) -> str:
        from berdaya.write.svg import figure_picture

        words = escaped(block.figure.alt if isinstance(block.figure, PictureFigure) else figure_picture(block.figure).words)
        path = self.options.picture(block.figure)
        caption = f"\n\n*{self.inlines(block.caption)}*" if block.caption else ""
        return (f"![{words}]({path})" if path else words) + caption

    # Inlines.

    def inlines(self, inlines: Inlines) -> str:
        """Write inlines one after the other, as one line."""
        return "".join(self._inline(inline) for inline in inlines)

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Run():
                return escaped(inline.text)
            case Strong():
                return _wrapped(self.inlines(inline.inlines), "**")
            case Emphasis():
                return _wrapped(self.inlines(inline.inlines), "*")
            case Strike():
                return f"<del>{self.inlines(inline.inlines)}</del>"
            case Code():
                fence, room = ("``", " ") if "`" in inline.text else ("`", "")
                return f"{fence}{room}{_BLANKS.sub(' ', inline.text)}{room}{fence}"
            case LineBreak():
                return "<br>"
            case Link():
                return self._link(self.options.href(inline.to), inline.inlines)
            case TermLink():
                target = PageTarget(RecordPage("term", inline.term))
                return self._link(self.options.href(target) if inline.is_chosen else "", inline.inlines)
            case Citation():
                numbers = [self.numbers[name] for name in inline.sources if name in self.numbers]
                return "".join(f"\\[{number}\\]" for number in numbers)
            case Foreign():
                return self.inlines(inline.inlines)
            case NoteMark():
                return f"[^{inline.number}]"

    def _link(self, href: str, inlines: Inlines) -> str:
        words = self.inlines(inlines)
        if not href or not plain(inlines).strip():
            return words
        address = href.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
        return f"[{words}]({address})"


def _is_line(blocks: Blocks) -> bool:
    return bool(blocks) and isinstance(blocks[0], Paragraph)


def _started(line: str) -> str:
    """A paragraph whose first sign begins nothing: no heading, no list, no quotation."""
    line = line.lstrip()
    found = _AT_START.match(line)
    if not found:
        return line
    sign = found["sign"]
    if sign.isdigit():
        return f"{sign}\\{line[found.end() :]}"
    return line if sign == "-" and not line.startswith(("- ", "---")) else f"\\{line}"


def _wrapped(words: str, mark: str) -> str:
    """Words in a mark, which must touch them on both sides."""
    inside = words.strip()
    if not inside:
        return words
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{before}{mark}{inside}{mark}{after}"


def _quoted(parts: Iterable[str]) -> str:
    return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(parts).split("\n"))


def _indented(text: str, indent: str) -> str:
    return "\n".join(indent + line if line else line for line in text.split("\n"))
