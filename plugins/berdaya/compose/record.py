"""One record in one language → its document."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from berdaya.compose.drawings import figures_below, pictures_below
from berdaya.compose.entries import Entry
from berdaya.compose.parts import parts_of
from berdaya.compose.surroundings import Surroundings
from berdaya.compose.terms import with_terms
from berdaya.compose.writing import Writing, bullets, editions, folded, joined, link_to, paragraph, words_of
from berdaya.model.document import (
    Block,
    Disclosure,
    Document,
    Inlines,
    Item,
    ItemList,
    Link,
    Notice,
    PageTarget,
    Paragraph,
    Run,
    Section,
    SourceLine,
    SourceList,
    Strong,
    plain,
)
from berdaya.model.kinds import KINDS, WHOLE_RECORD, Status
from berdaya.model.kinds.layout import Summaries
from berdaya.model.language import SOURCE
from berdaya.model.markdown import read_short
from berdaya.model.pages import RecordPage, RecordPrint
from berdaya.model.record import Record
from berdaya.model.translation import BODY, stale_fields

LONGEST_DESCRIPTION = 300
"""Search engines and messengers cut a description at about this many characters."""
SHOW_UNDER = "show_under"
"""The field by which an edition's record is shown under others."""
MOST_BACKLINKS = 40
"""A page of a much-used source or term stays small: the rest is counted."""
MOST_UNFOLDED = 6
"""More pages that link here stand folded up: a reader at the end of a page wants the next step, not a wall of links."""


def record_document(record: Record, around: Surroundings) -> Document:
    """Compose a record's page; it falls back to the source language as a whole where its translation is not there."""
    lang = around.lang
    text_lang = lang if record.is_translated(lang) else SOURCE.code
    writing = Writing(record, around, text_lang)
    title, title_lang = record.data.title.best(text_lang)
    title = " ".join(title.split())
    anchor = writing.anchors.of(title)
    blocks, sections = folded(
        [*_opening(writing), *pictures_below(writing), *parts_of(writing, KINDS[record.kind].page), *figures_below(writing), *_closing(writing)]
    )
    document = Document(
        page=RecordPage(record.kind, record.id),
        lang=lang,
        text_lang=text_lang,
        title=title,
        title_lang=title_lang,
        description=shortened(plain(read_short(record.data.summary.best(text_lang)[0]).inlines)),
        anchor=anchor,
        blocks=blocks,
        sections=sections,
        sources=sources_of(record),
    )
    return with_terms(document, around.glossary) if KINDS[record.kind].links_terms else document


def sources_of(record: Record) -> tuple[str, ...]:
    """The ids of all sources that a record names, in the order of their first naming: that of their numbers."""
    return tuple(dict.fromkeys(item.value for item in record.references if item.kind == "source"))


def shortened(text: str) -> str:
    """Cut a description at a word."""
    return text if len(text) <= LONGEST_DESCRIPTION else text[:LONGEST_DESCRIPTION].rsplit(" ", 1)[0] + " …"


def _opening(writing: Writing) -> Iterator[Block]:
    """What stands before the kind's own parts: how far the text can be trusted, the summary, the ways on."""
    data, site = writing.record.data, writing.words.site
    if writing.lang != writing.text_lang:
        yield Notice("warning", words_of(site.fallback))
    yield Paragraph(writing.text(data.summary), "lead")
    if writing.lang == writing.text_lang and (fields := stale_fields(writing.record, writing.lang)):
        yield Notice("info", words_of(_stale_note(writing, fields)))
    if data.status is Status.UNVERIFIED:
        yield Notice("warning", words_of(site.status_note))
    if data.valid_for:
        yield Notice("info", words_of(site.valid_for_note.format(year=data.valid_for)))
    if danger := writing.around.danger:
        yield paragraph((Link(danger.target, words_of(site.labels.danger)),), style="danger")
    for tool, anchor in writing.around.tools:
        yield paragraph((Link(PageTarget(tool, anchor), words_of(site.tools.of(tool.name).link)),), style="more")


def _closing(writing: Writing) -> Iterator[Block | Section]:
    """What follows the kind's own parts."""
    data, site = writing.record.data, writing.words.site
    if data.example:
        title = site.labels.example_invented if data.example.invented else site.labels.example
        text = joined((writing.text(data.example.text), writing.cited(data.example.sources)), Run(" "))
        yield Notice("example", words_of(title), (Paragraph(text),))
    if data.facts:
        yield writing.section(site.labels.facts, bullets(map(writing.fact, data.facts)))
    if data.next_step:
        yield writing.section(site.labels.next_step, Paragraph(writing.text(data.next_step), "next"), style="next")
    if KINDS[writing.record.kind].has_own_print:
        target = PageTarget(RecordPrint(writing.record.kind, writing.record.id))
        yield paragraph((Link(target, words_of(writing.words.kinds[writing.record.kind].print)),), style="more")
    if writing.around.offers and not KINDS[writing.record.kind].offers_files_first:
        yield editions(site.checklist.editions, writing.around.offers)
    yield from _from_us(writing)
    yield from _relations(writing)
    yield from _sources(writing)


def _stale_note(writing: Writing, fields: Sequence[str]) -> str:
    """Say which parts of a page were translated from an older text, as far as that is known."""
    site, day = writing.words.site, writing.words.day(writing.record.data.reviewed)
    if WHOLE_RECORD in fields:
        return site.stale.format(date=day)
    named = dict.fromkeys(_field_name(writing, name) for name in fields)
    return site.stale_fields.format(fields=", ".join(named), date=day)


def _field_name(writing: Writing, name: str) -> str:
    """What a page calls a field: its heading, else the name that every kind's page has for it."""
    own = writing.words.kinds[writing.record.kind].fields.get(name)
    common = writing.words.site.fields
    return own or common.get(name) or common[BODY]


def _from_us(writing: Writing) -> Iterator[Section]:
    """The edition's own records that ask to be shown under this one, each with its summary."""
    shown = [entry for key in _attached(writing) if (entry := writing.entry(key))]
    if shown:
        lines = (joined(((Strong(link_to(entry)),), entry.lead), Run(": ", is_linkable=False)) for entry in shown)
        yield writing.section(writing.words.site.labels.from_us, bullets(lines))


def _attached(writing: Writing) -> dict[str, None]:
    return dict.fromkeys(link.source for link in writing.around.incoming if link.field == SHOW_UNDER)


def _relations(writing: Writing) -> Iterator[Section]:
    """The record's own named relations, a line for each field, and the records that link here, a line for each kind."""
    items = [Item((Paragraph(joined(((Strong(words_of(f"{label}:")),), links), Run(" "))),)) for label, links in _own_relations(writing)]
    used, count = list(_used_in(writing)), len(_users(writing))
    lines = ItemList(tuple(Item((Paragraph(line),)) for line in used))
    name = writing.words.site.labels.used_in
    if used and count <= MOST_UNFOLDED:
        items.append(Item((Paragraph((Strong(words_of(f"{name}:")),)), lines)))
    blocks: list[Block] = [ItemList(tuple(items))] if items else []
    if count > MOST_UNFOLDED:
        blocks.append(Disclosure(words_of(f"{name} ({count})"), (lines,)))
    if blocks:
        yield writing.section(writing.words.site.labels.related, *blocks, place="screen", is_searched=False)


def _own_relations(writing: Writing) -> Iterator[tuple[str, Inlines]]:
    """Label and links, one line for each field; each link once, *see also* last."""
    on_page = {part.field for part in KINDS[writing.record.kind].page if isinstance(part, Summaries)}
    named = [item for item in writing.record.references if item.kind != "source" and len(item.path) == 2 and isinstance(item.path[1], int)]
    named.sort(key=lambda item: (item.field == SHOW_UNDER, item.field == "see_also"))
    shown: set[str] = set()
    for name, items in groupby(named, key=lambda item: item.field):
        keys = [key for key in dict.fromkeys(item.target for item in items) if key not in shown and writing.entry(key)]
        shown.update(keys)
        if keys and name not in on_page:
            labels = {"see_also": writing.words.site.labels.see_also, SHOW_UNDER: writing.words.site.labels.shown_under}
            label = labels[name] if name in labels else writing.heading(name)
            yield label, writing.links(keys)


def _users(writing: Writing) -> list[Entry]:
    """Records that link here and to which this one does not link itself."""
    known = {*writing.outgoing, *_attached(writing), writing.record.key}
    keys = dict.fromkeys(link.source for link in writing.around.incoming if link.source not in known)
    return [entry for key in keys if (entry := writing.entry(key))]


def _used_in(writing: Writing) -> Iterator[Inlines]:
    """These records, a line for each kind."""
    users = _users(writing)
    rank = list(KINDS)
    users.sort(key=lambda user: (rank.index(user.kind), user.order, user.id))
    for kind, entries in groupby(users[:MOST_BACKLINKS], key=lambda user: user.kind):
        yield joined((words_of(f"{writing.words.kinds[kind].many}:"), joined(map(link_to, entries))), Run(" "))
    if (more := len(users) - MOST_BACKLINKS) > 0:
        yield words_of(f"…: {writing.words.site.labels.and_more.format(count=more)}")


def _sources(writing: Writing) -> Iterator[Section]:
    entries = [writing.entry(f"source/{name}") for name in sources_of(writing.record)]
    if entries:
        lines = tuple(source_line(writing, entry) for entry in entries if entry)
        yield writing.section(writing.words.site.labels.sources, SourceList(lines), place="screen", is_searched=False)


def source_line(writing: Writing, entry: Entry) -> SourceLine:
    """A source in the list at the end of a page."""
    note = "".join((f" — {entry.author}" if entry.author else "", f", {entry.year}" if entry.year else ""))
    return SourceLine(entry.id, link_to(entry), f"{note} ({writing.words.site.labels.tier} {entry.tier})")
