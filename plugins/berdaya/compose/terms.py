"""The first use of a term in each section becomes a link that carries the term's meaning.

Works on the nodes of a document: what is a link, a heading, code or in another language already is left alone, and so
are words that an author kept plain with ``[word](-)``.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from berdaya.model.document import (
    Block,
    Blocks,
    Card,
    Cell,
    Code,
    Disclosure,
    Document,
    Emphasis,
    Fact,
    Foreign,
    ForeignBlocks,
    Inline,
    Inlines,
    ItemList,
    LineBreak,
    Link,
    Notes,
    Notice,
    Paragraph,
    Quote,
    Row,
    Run,
    Section,
    Strike,
    Strong,
    Table,
    TermLink,
    every_node,
)
from berdaya.model.pages import RecordPage
from berdaya.relate import Glossary

_HOLDERS = (Strong, Emphasis, Strike)


def with_terms(document: Document, glossary: Glossary) -> Document:
    """Link the terms in a document's text; the page's own term is never linked. ``glossary`` is that of the text's language."""
    own = document.page.id if isinstance(document.page, RecordPage) and document.page.kind == "term" else ""
    marking = _Marking(glossary, own, document.lang != document.text_lang)
    return replace(
        document,
        blocks=marking.section(document.blocks),
        sections=tuple(marking.top(section) for section in document.sections),
    )


class _Marking:
    """Goes through one document; knows which terms the section at hand has already."""

    def __init__(self, glossary: Glossary, own: str, is_foreign: bool) -> None:
        self._glossary = glossary
        self._own = own
        self._is_foreign = is_foreign
        self._seen: set[str] = set()

    def top(self, section: Section) -> Section:
        """Mark a section of the second level, with all below it."""
        if not section.is_searched or section.place == "screen":
            return section
        self._seen = {self._own, *_chosen((section.blocks, section.sections))}
        return self._section(section)

    def section(self, blocks: Blocks) -> Blocks:
        """Mark the blocks before the first section."""
        self._seen = {self._own, *_chosen(blocks)}
        return self._blocks(blocks)

    def _section(self, section: Section) -> Section:
        blocks = self._blocks(section.blocks)
        below = tuple(self._section(item) for item in section.sections)
        return replace(section, blocks=blocks, sections=below)

    def _blocks(self, blocks: Blocks) -> Blocks:
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph():
                return replace(block, inlines=self._line(block.inlines)) if block.style not in ("more", "pager") else block
            case ItemList():
                return replace(block, items=tuple(replace(item, blocks=self._blocks(item.blocks)) for item in block.items))
            case Table():
                return replace(block, rows=tuple(self._row(row) for row in block.rows))
            case Card():
                return replace(block, facts=tuple(Fact(fact.label, self._blocks(fact.blocks)) for fact in block.facts))
            case Notice() | Quote() | Disclosure():
                return replace(block, blocks=self._blocks(block.blocks))
            case ForeignBlocks():
                if not self._is_foreign:
                    return block
                blocks = self._blocks(block.blocks)
                return replace(block, blocks=blocks, sections=tuple(self.top(item) for item in block.sections))
            case Notes():
                return Notes(tuple(self._blocks(note) for note in block.notes))
        return block

    def _row(self, row: Row) -> Row:
        return replace(row, cells=tuple(Cell(self._blocks(cell.blocks)) for cell in row.cells))

    def _line(self, inlines: Inlines) -> Inlines:
        """Mark the words of one line: a term may not go over the edge of a style, but what stands before tells whether a
        sentence begins."""
        text = "".join(_text(inline) for inline in inlines)
        if not text.strip():
            return inlines
        return tuple(self._marked(inlines, text, [0]))

    def _marked(self, inlines: Inlines, text: str, place: list[int]) -> Iterator[Inline]:
        for inline in inlines:
            start = place[0]
            if isinstance(inline, Run) and inline.is_linkable:
                place[0] += len(inline.text)
                yield from self._run(inline, text, start)
            elif isinstance(inline, _HOLDERS):
                yield type(inline)(tuple(self._marked(inline.inlines, text, place)))
            elif isinstance(inline, Foreign) and self._is_foreign:
                yield Foreign(inline.lang, tuple(self._marked(inline.inlines, text, place)))
            else:
                place[0] += len(_text(inline))
                yield inline

    def _run(self, run: Run, text: str, start: int) -> Iterator[Inline]:
        done, end = start, start + len(run.text)
        for match in self._glossary.matches(text, [(start, end)]):
            if match.term in self._seen:
                continue
            self._seen.add(match.term)
            if match.start > done:
                yield Run(text[done : match.start])
            yield TermLink(match.term, (Run(text[match.start : match.end]),))
            done = match.end
        if done < end:
            yield Run(text[done:end])


def _text(inline: Inline) -> str:
    """The words of an inline as they count for what follows: a link, code or a citation parts words from words."""
    if isinstance(inline, Run):
        return inline.text
    if isinstance(inline, (*_HOLDERS, Foreign, Link, TermLink)):
        return "".join(_text(item) for item in inline.inlines)
    if isinstance(inline, Code):
        return inline.text
    return "\n\n" if isinstance(inline, LineBreak) else " "


def _chosen(value: object) -> Iterator[str]:
    """The terms that an author has linked."""
    return (node.term for node in every_node(value) if isinstance(node, TermLink))


def terms_in(value: object) -> tuple[str, ...]:
    """The terms that are linked within a value, in order of their first use."""
    return tuple(dict.fromkeys(node.term for node in every_node(value) if isinstance(node, TermLink)))
