"""What every composer needs to write: texts in the right language, headings, links, citations."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic

from msgspec.structs import replace

from berdaya.compose.entries import Entry, in_language
from berdaya.compose.surroundings import Offer, Surroundings
from berdaya.model.document import (
    Block,
    Citation,
    Disclosure,
    Emphasis,
    Inline,
    Inlines,
    Item,
    ItemList,
    Link,
    ListStyle,
    Paragraph,
    ParagraphStyle,
    Run,
    Section,
    SectionPlace,
    SectionStyle,
    Strong,
    plain,
)
from berdaya.model.kinds import Fact as RecordFact
from berdaya.model.kinds import Status
from berdaya.model.markdown import Anchors, read_short
from berdaya.model.record import D, Record
from berdaya.model.text import Text
from berdaya.words import Words

SEPARATOR = Run(" · ", is_linkable=False)


def words_of(text: str) -> Inlines:
    """Plain words as inlines, of which none becomes a link to the glossary."""
    return (Run(text, is_linkable=False),) if text else ()


def joined(parts: Iterable[Inlines], between: Inline = SEPARATOR) -> Inlines:
    """Put inlines one after the other with a sign between."""
    row: list[Inline] = []
    for part in parts:
        row += [between] * bool(row) + list(part)
    return tuple(row)


def paragraph(*parts: Inlines, style: ParagraphStyle = "") -> Paragraph:
    """A paragraph of these inlines, with a blank between."""
    return Paragraph(joined((part for part in parts if part), Run(" ")), style)


def bullets(lines: Iterable[Inlines], style: ListStyle = "") -> ItemList:
    """A list of lines."""
    return ItemList(tuple(Item((Paragraph(line),)) for line in lines), None, style)


def steps(lines: Iterable[Inlines], style: ListStyle = "") -> ItemList:
    """A numbered list of lines."""
    return ItemList(tuple(Item((Paragraph(line),)) for line in lines), 1, style)


def link_to(entry: Entry) -> Inlines:
    """A link to a record under its title."""
    return (Link(entry.target, entry.name),)


def editions(title: str, offers: Iterable[Offer]) -> Disclosure:
    """The files of a record's page, behind one line."""
    lines = bullets((Link(offer.target, words_of(offer.words), is_download=True),) for offer in offers)
    return Disclosure(words_of(title), (lines,), "editions")


def folded(parts: Iterable[Block | Section]) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """Sort a row of blocks and sections: a block that follows a section belongs to it."""
    blocks: list[Block] = []
    sections: list[Section] = []
    for part in parts:
        if isinstance(part, Section):
            sections.append(part)
        elif sections:
            sections[-1] = _with_block(sections[-1], part)
        else:
            blocks.append(part)
    return tuple(blocks), tuple(sections)


def _with_block(section: Section, block: Block) -> Section:
    """Add a block at the end of a section, below its last heading."""
    if section.sections:
        *before, last = section.sections
        return replace(section, sections=(*before, _with_block(last, block)))
    return replace(section, blocks=(*section.blocks, block))


@dataclass
class Writing(Generic[D]):
    """One document while it is composed; ``Writing[Checklist]`` is that of a checklist.

    ``text_lang`` is the language that the record can really be read in; a single text that lacks it shows in the source
    language, marked.
    """

    record: Record[D]
    around: Surroundings
    text_lang: str
    anchors: Anchors = field(default_factory=Anchors)

    @property
    def words(self) -> Words:
        """The words of the page's language."""
        return self.around.words

    @property
    def lang(self) -> str:
        """The language of the page's address."""
        return self.around.lang

    @cached_property
    def outgoing(self) -> frozenset[str]:
        """The keys of the records to which this one links."""
        return frozenset(link.target for link in self.record.links)

    def text(self, text: Text | None) -> Inlines:
        """A text of the record as inlines."""
        if text is None:
            return ()
        value, code = text.best(self.text_lang)
        return in_language(read_short(value).inlines, code, self.lang)

    def name(self, text: Text) -> Inlines:
        """A title: words as they are written, without Markdown."""
        value, code = text.best(self.text_lang)
        return in_language(words_of(" ".join(value.split())), code, self.lang)

    def heading(self, field: str) -> str:
        """The heading of a field of the record's kind."""
        return self.words.field(self.record.kind, field)

    def section(self, title: str | Inlines, *blocks: Block, style: SectionStyle = "", place: SectionPlace = "", is_searched: bool = True) -> Section:
        """A section below a heading."""
        inlines = words_of(title) if isinstance(title, str) else title
        return Section(inlines, self.anchors.of(plain(inlines)), blocks, (), place, is_searched, style)

    def entry(self, key: str) -> Entry | None:
        """What may be said of another record; ``None`` where there is none."""
        return self.around.neighbours.get(key)

    def link(self, key: str) -> Inlines:
        """A link to another record under its title; the bare key where there is none."""
        entry = self.entry(key)
        return link_to(entry) if entry else words_of(key)

    def links(self, keys: Iterable[str]) -> Inlines:
        """Links on one line."""
        return joined(self.link(key) for key in keys)

    def cited(self, sources: Iterable[str]) -> Inlines:
        """The numbers of sources."""
        names = tuple(sources)
        return (Citation(names),) if names else ()

    def fact(self, fact: RecordFact) -> Inlines:
        """A fact with its sources, the year it holds for, and the mark of one that waits for verification."""
        site = self.words.site
        marks = [self.cited(fact.sources)]
        if fact.valid_for:
            marks.append((Strong(words_of(site.labels.valid_for.format(year=fact.valid_for))),))
        if fact.status is Status.UNVERIFIED:
            marks.append((Emphasis(words_of(f"({site.status[fact.status.value]})")),))
        if fact.checked:
            marks.append((Emphasis(words_of(f"({site.labels.checked.format(date=self.words.day(fact.checked))})")),))
        return joined((part for part in (self.text(fact.text), *marks) if part), Run(" ", is_linkable=False))

    def labelled(self, label: str, *parts: Inlines) -> Inlines:
        """A label in bold, then what holds for it."""
        return joined(((Strong(words_of(f"{label}:")),), *(part for part in parts if part)), Run(" ", is_linkable=False))
