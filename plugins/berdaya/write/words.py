"""Document → the words that a reader sees, for the search and for measuring how hard a text is to read."""

from collections.abc import Iterator

from msgspec import Struct

from berdaya.model.document import (
    Block,
    Blocks,
    Card,
    CodeBlock,
    Disclosure,
    Document,
    FigureBlock,
    ForeignBlocks,
    FormBlock,
    ItemList,
    Notes,
    Notice,
    Paragraph,
    Quote,
    Section,
    SheetBlock,
    Table,
    ToolBlock,
    plain,
)
from berdaya.model.form import FormSheet, SheetField, part_anchor
from berdaya.model.sheet import Sheet
from berdaya.model.tools import GlossaryList, HandoutForm, PortfolioForm, ReadinessForm, ReflectionForm, Tool
from berdaya.words import Words


class WordSection(Struct, frozen=True, array_like=True):
    """The words below one heading. ``anchor`` is the heading's, empty for what stands before the first one."""

    anchor: str
    heading: str
    text: str


def word_sections(document: Document, said: Words) -> tuple[WordSection, ...]:
    """Give the words of a document, cut at its headings of the second and third level; deeper ones stay in the text.

    The title is left out (it is known), and so is what the search passes over.
    """
    sections = [WordSection("", "", _words(document.blocks, said))]
    for block in document.blocks:
        if isinstance(block, SheetBlock):
            sections += sheet_sections(block.sheet, said)
        if isinstance(block, FormBlock):
            sections += form_sections(block.form)
        if isinstance(block, ForeignBlocks):
            for section in block.sections:
                sections += _sections(section, said, 2)
    for section in document.sections:
        if section.is_searched and section.place != "paper":
            sections += _sections(section, said, 2)
    return tuple(section for section in sections if section.text or section.heading)


def _sections(section: Section, said: Words, level: int) -> Iterator[WordSection]:
    deeper = [item for item in section.sections if level >= 3]
    text = " ".join(part for part in (_words(section.blocks, said), *(_whole(item, said) for item in deeper)) if part)
    yield WordSection(section.anchor, plain(section.title), text)
    for block in section.blocks:
        if isinstance(block, SheetBlock):
            yield from sheet_sections(block.sheet, said)
        if isinstance(block, FormBlock):
            yield from form_sections(block.form)
    if level < 3:
        for item in section.sections:
            yield from _sections(item, said, level + 1)
    for block in section.blocks:
        if isinstance(block, ForeignBlocks):
            for item in block.sections:
                yield from _sections(item, said, level)


def _whole(section: Section, said: Words) -> str:
    parts = (plain(section.title), _words(section.blocks, said), *(_whole(item, said) for item in section.sections))
    return " ".join(part for part in parts if part)


def sheet_sections(sheet: Sheet, said: Words) -> Iterator[WordSection]:
    """The words of a checklist: what is asked and why, a section for each pause and one for the decision."""
    words = said.site.checklist
    head = f"{sheet.purpose} {words.when} {sheet.when} {words.who} {sheet.who}"
    yield WordSection("", "", head)
    for pause in sheet.pauses:
        items = (f"{item.code} {item.text} {item.if_no or ''} {item.why}" for item in pause.items)
        title = f"{words.pause.format(letter=pause.letter)}. {pause.title}"
        yield WordSection(f"jeda-{pause.letter.lower()}", title, " ".join((pause.when, pause.who, *items)))
    decision = sheet.decision
    choices = (f"{choice.label} {choice.then}" for choice in decision.choices)
    yield WordSection("keputusan", words.decision, " ".join((decision.question, decision.decided_by, *choices, sheet.not_covered)))


def form_sections(form: FormSheet) -> Iterator[WordSection]:
    """The words of a form, a section for each part: what is asked, not what the example answers."""
    yield WordSection("", "", f"{form.notice}")
    for part in form.parts:
        yield WordSection(part_anchor(part), f"{part.title}", " ".join(word for word in (part.intro, *map(_asked, part.fields)) if word))


def _asked(field: SheetField) -> str:
    named = [item.label for row in (field.options, field.columns, field.signers) for item in row]
    return " ".join(word for word in (field.label, field.text, field.help, *named, *field.row_labels) if word)


def _words(blocks: Blocks, said: Words) -> str:
    return " ".join(part for block in blocks for part in (_block(block, said),) if part)


def _block(block: Block, said: Words) -> str:
    match block:
        case Paragraph():
            return plain(block.inlines)
        case ItemList():
            return " ".join(_words(item.blocks, said) for item in block.items)
        case Table():
            cells = [*block.head, *(cell for row in block.rows for cell in row.cells)]
            return " ".join(_words(cell.blocks, said) for cell in cells)
        case Card():
            return " ".join(f"{plain(fact.label)} {_words(fact.blocks, said)}" for fact in block.facts)
        case Notice():
            return f"{plain(block.title)} {_words(block.blocks, said)}".strip()
        case Quote() | ForeignBlocks():
            return _words(block.blocks, said)
        case Disclosure():
            if block.style == "drawing":  # all that a figure shows: somebody looks for what stands on a map or in a calendar
                return _words(block.blocks, said)
            return "" if block.style else f"{plain(block.summary)} {_words(block.blocks, said)}"
        case CodeBlock():
            return block.text
        case Notes():
            return " ".join(_words(note, said) for note in block.notes)
        case FigureBlock():
            return plain(block.caption)
        case ToolBlock():
            return _tool(block.tool, said)
    return ""


def _tool(tool: Tool, said: Words) -> str:
    tools = said.site.tools
    match tool:
        case GlossaryList():
            return " ".join(" ".join((word.text, *(pair for pair, _ in word.pairs))) for group in tool.groups for word in group.words)
        case ReadinessForm():
            asked = (f"{item.name} {item.ask}" for item in tool.dimensions)
            return " ".join((*asked, tools.readiness.result, tools.readiness.no_average, tools.readiness.permit))
        case ReflectionForm():
            return " ".join((tools.reflection.talk, *tools.reflection.questions))
        case PortfolioForm():
            return " ".join(item.title for group in tool.groups for item in group.competencies)
        case HandoutForm():
            return tools.handout.no_script
    return ""
