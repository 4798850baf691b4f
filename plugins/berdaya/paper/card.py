"""A record as a card to print: its title, and of its parts those that its kind names (``model/kinds``, ``Print.card``).

The card for when someone is hurt, the calendar of a village's year: one leaf, black and white, without the long text.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from berdaya.compose.parts import parts_of
from berdaya.compose.writing import Writing, folded
from berdaya.model.document import Block, Card, Fact, ItemList, Paragraph, Section, Strong
from berdaya.model.edition import Edition
from berdaya.model.kinds import KINDS
from berdaya.model.kinds.layout import Body, Glance, Own, Part
from berdaya.model.language import SOURCE
from berdaya.model.record import Record
from berdaya.paper.documents import Documents
from berdaya.paper.logo import logo_of
from berdaya.paper.short_address import qr_code
from berdaya.paper.signs import drawable, drawable_in_picture
from berdaya.write.typst import TypstOptions, as_json, on_one_line, typst_inlines, typst_sections

_TOP = 2
"""The level of a card's headings; its title stands above."""


def has_card(record: Record) -> bool:
    """Whether a record is also a card: its kind says so of all, or the record of itself."""
    return KINDS[record.kind].print.has_cards or bool(getattr(record.data, "printed_card", False))


def card_of(record: Record, documents: Documents, code: str, edition: Edition) -> str:
    """Compose the card of a record in a language, as the JSON that ``templates/card.typ`` sets; paper and size are added later."""
    around = documents.around(record, code)
    writing = Writing(record, around, code if record.is_translated(code) else SOURCE.code)
    options = TypstOptions(draw=drawable, draw_picture=drawable_in_picture)
    blocks, sections = folded(_bare(part) for part in parts_of(writing, _shown(record)))
    said, day = around.words.sheets, record.data.reviewed
    title = " ".join(record.title(writing.text_lang).split())
    address = edition.url + documents.entries[code][record.key].url if edition.url else ""
    return as_json(
        {
            "lang": code,
            "day": [day.year, day.month, day.day],
            "publisher": edition.publisher,
            "title": title,
            "foot": on_one_line(title),
            "lead": typst_inlines(writing.text(record.data.summary), options),
            "body": typst_sections(blocks, sections, _TOP, options),
            "has_contacts": any(isinstance(block, Card) and block.style == "contacts" for section in sections for block in section.blocks),
            "reviewed": said.card.reviewed.format(date=around.words.day(day)),
            "licence": said.sheet.licence.format(licence=edition.licence, publisher=edition.publisher),  # a foot has room for no more
            "mark": logo_of(edition),
            "address": address.partition("://")[2],
            "qr": {"svg": (code_drawn := qr_code(address)).svg, "modules": code_drawn.modules} if address else None,
            "words": said.model_dump(),
        }
    )


def _shown(record: Record) -> tuple[Part, ...]:
    """The parts that stand on the card; all but the long text where the kind names none."""
    kind = KINDS[record.kind]
    if not kind.print.card:
        return tuple(part for part in kind.page if not isinstance(part, Body))
    return tuple(part for name in kind.print.card for part in kind.page if name in _fields(part))


def _fields(part: Part) -> tuple[str, ...]:
    if isinstance(part, (Glance, Own)):
        return part.fields
    return () if isinstance(part, Body) else (part.field,)


def _bare(part: Block | Section) -> Block | Section:
    """A part without what a card has no room for: of the notes below a contact only what warns."""
    if isinstance(part, Section):
        return replace(part, blocks=tuple(_bare_block(block) for block in part.blocks if not _repeats(block)))
    return _bare_block(part)


def _repeats(block: Block) -> bool:
    """Whether a block is the row of short numbers to tap: on paper they stand right below it anyway."""
    return isinstance(block, ItemList) and block.style == "numbers"


def _bare_block(block: Block) -> Block:
    if not (isinstance(block, Card) and block.style == "contacts"):
        return block
    return replace(block, facts=tuple(Fact(fact.label, tuple(_warnings(fact.blocks))) for fact in block.facts))


def _warnings(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if not (isinstance(block, Paragraph) and block.style == "note"):
            yield block
        elif kept := tuple(inline for inline in block.inlines if isinstance(inline, Strong)):
            yield replace(block, inlines=kept)
