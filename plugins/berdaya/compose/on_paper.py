"""A document as paper shows it: nothing to tap, a checklist or form as text to read, what leads on as one line.

Writers of books need then no rule of their own for paper.
"""

from collections.abc import Callable, Iterator
from functools import partial

from msgspec.structs import replace

from berdaya.compose.form_text import form_as_text, said_in
from berdaya.compose.writing import folded, joined, words_of
from berdaya.model.document import (
    Aside,
    Block,
    Blocks,
    Citation,
    Disclosure,
    Document,
    Emphasis,
    ForeignBlocks,
    FormBlock,
    Inline,
    Inlines,
    Item,
    ItemList,
    Notice,
    Paragraph,
    Quote,
    Run,
    Section,
    SheetBlock,
    SourceList,
    Strong,
    ToolBlock,
)
from berdaya.model.sheet import Sheet, SheetItem
from berdaya.words import Words

SCREEN_STYLES = ("more", "danger", "pager", "hint", "no-script")
"""Paragraphs that offer something to tap."""
_SPACE = Run(" ", is_linkable=False)


def on_paper(document: Document, said: Words) -> Document:
    """Give a record's document as a book shows it. ``said`` are the words of its address's language."""
    parts = folded(_parts(document.blocks, document.sections, said))
    return replace(document, blocks=parts[0], sections=parts[1])


def _parts(blocks: Blocks, sections: tuple[Section, ...], said: Words) -> Iterator[Block | Section]:
    for block in blocks:
        if isinstance(block, SheetBlock):
            yield from sheet_as_text(block.sheet, said)
        elif isinstance(block, FormBlock):
            yield from form_as_text(block.form, said)
        else:
            yield from _block(block, said)
    for section in sections:
        if section.place == "screen":
            continue
        if section.style == "next":
            yield from _next(section)
        else:
            below = folded(_parts(section.blocks, section.sections, said))
            yield replace(section, blocks=below[0], sections=below[1])


def _next(section: Section) -> Iterator[Block]:
    """What leads on is a line, not a heading; the ways of the site below it are left out."""
    label: Inlines = (Strong((*section.title, *words_of(":"))),)
    for block in section.blocks:
        if isinstance(block, Paragraph) and block.style == "next":
            yield replace(block, inlines=joined((label, block.inlines), _SPACE))


def _block(block: Block, said: Words) -> Iterator[Block]:
    match block:
        case Paragraph():
            if block.style not in SCREEN_STYLES:
                yield block
        case ToolBlock() | SourceList():
            return
        case Disclosure():
            if not block.style:  # files are no use on paper, and a drawing needs no telling beside it
                yield Paragraph((Strong(block.summary),))
                yield from _blocks(block.blocks, said)
        case Aside():
            yield from _blocks(block.blocks, said)
        case ForeignBlocks():
            below = folded(_parts(block.blocks, block.sections, said))
            yield replace(block, blocks=below[0], sections=below[1])
        case Notice() | Quote():
            yield replace(block, blocks=_blocks(block.blocks, said))
        case ItemList():
            items = (replace(item, blocks=_blocks(item.blocks, said)) for item in block.items)
            yield replace(block, items=tuple(items))
        case _:
            yield block


def _blocks(blocks: Blocks, said: Words) -> Blocks:
    return tuple(part for block in blocks for part in _block(block, said))


# A checklist as text: in a book it is read, not used.


def sheet_as_text(sheet: Sheet, said: Words) -> Iterator[Block | Section]:
    """Say all that a sheet says, with the reason and the sources of each item."""
    words = said.site.checklist
    text = partial(said_in, lang=sheet.lang)
    style = words.style["read-do" if sheet.is_read_do else "do-confirm"]
    untested = () if sheet.trials else (Strong(words_of(words.untested)),)
    yield Paragraph(text(sheet.purpose))
    how = ((words.when, text(sheet.when)), (words.who, text(sheet.who)), (words.style_label, words_of(style)))
    lines = [(Strong(words_of(f"{label}:")), _SPACE, *value, Run(".", is_linkable=False)) for label, value in how]
    yield Paragraph(joined((*lines, *((untested,) if untested else ())), _SPACE))
    for pause in sheet.pauses:
        clauses = ((words.pause_when, text(pause.when)), (words.pause_who, text(pause.who)))
        when = joined(((*words_of(label), _SPACE, *value, Run(".", is_linkable=False)) for label, value in clauses), _SPACE)
        items = ItemList(tuple(Item((Paragraph(tuple(_item(item, text, said))),)) for item in pause.items))
        title = (*words_of(f"{pause.letter}. "), *text(pause.title))
        yield Section(title, "", (Paragraph((Emphasis(when),)), items))
    decision = sheet.decision
    asked = joined(((Strong(text(decision.question)),), words_of(words.decided_by), (*text(decision.decided_by), *words_of("."))), _SPACE)
    choices = (joined(((Strong((*text(choice.label), *words_of("."))),), text(choice.then)), _SPACE) for choice in decision.choices)
    version = words.version.format(
        version=sheet.version, created=said.day(sheet.created), revised=said.day(sheet.revised), review_by=said.day(sheet.review_by)
    )
    yield Section(
        words_of(words.decision),
        "",
        (
            Paragraph(asked),
            ItemList(tuple(Item((Paragraph(choice),)) for choice in choices)),
            Paragraph(joined((words_of(words.not_covered), text(sheet.not_covered)), _SPACE)),
            Paragraph(words_of(version), "note"),
        ),
    )


def _item(item: SheetItem, text: Callable[[str], Inlines], said: Words) -> Iterator[Inline]:
    words = said.site.checklist
    marks: list[Inlines] = []
    if item.stop or item.critical:
        marks.append((Strong(words_of(f"[{words.stop if item.stop else words.critical}]")),))
    if item.suggested:
        marks.append((Emphasis(words_of(f"({said.site.labels.saran})")),))
    parts = [(Strong(words_of(item.code)),), text(item.text), *marks]
    yield from joined(parts, _SPACE)
    yield from words_of(" " if item.text.endswith((".", "?", "!")) else ". ")
    yield from text(item.why)
    if item.refs:
        yield from (_SPACE, Citation(item.refs))
    if item.if_no:
        yield from (_SPACE, Emphasis(words_of(words.if_no)), _SPACE, *text(item.if_no))
