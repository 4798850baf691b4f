"""The home page, and what changed lately."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from berdaya.compose.entries import inlines_of
from berdaya.compose.lists import Listed, downloads_section, tools_section
from berdaya.compose.maps import cycle_map
from berdaya.compose.writing import bullets, folded, joined, link_to, paragraph, words_of
from berdaya.model.document import Block, Document, FileTarget, Inlines, Link, PageTarget, Paragraph, Run, Section, Strong, ToolBlock
from berdaya.model.kinds import KINDS
from berdaya.model.kinds.guide import Guide
from berdaya.model.library import Library
from berdaya.model.markdown import Anchors
from berdaya.model.pages import CHANGES, HOME, ListPage
from berdaya.model.record import Record
from berdaya.model.tools import SearchOffer

FIRST_CHECKLIST = "checklist/prakondisi"
_MOST_CHECKLISTS = 5
MOST_OF_A_KIND = 5
"""A day on which a whole part was read again shows a few of each kind and counts the rest."""
MOST_LINKS = 90
_RANK = {name: rank for rank, name in enumerate(KINDS)}


def emergency_of(library: Library) -> Record[Guide] | None:
    """The guide for when someone is hurt or in danger, where the library has one."""
    return next((record for record in library.all(Guide) if record.data.group == "darurat"), None)


def home_document(listed: Listed) -> Document:
    """Compose the home page: what a newcomer needs, in one tap."""
    library, said = listed.library, listed.words.site.home
    anchors = Anchors([listed.words.site.title.tagline])
    blocks: list[Block] = [Paragraph(words_of(said.lead), "lead")]
    if danger := emergency_of(library):
        entry = listed.entries[danger.key]
        blocks.append(paragraph((Link(entry.target, words_of(listed.words.site.labels.danger)),), style="danger"))
    sections = []
    situations = [_situation(record, listed) for record in library.all(Guide) if record.data.group == "situasi"]
    if situations:
        found = (bullets(situations, "tiles"), ToolBlock(SearchOffer()))
        sections.append(Section(words_of(said.situations), anchors.of(said.situations), found))
    sections.append(_prints(listed, anchors))
    sections += tools_section(listed, anchors)
    sections += [section for section in cycle_map(library, listed.entries, listed.words, anchors)[:1] if library.of("phase")]
    kinds: list[Inlines] = [
        (Link(PageTarget(ListPage(kind)), words_of(listed.words.kinds[kind].many)),) for kind in KINDS if KINDS[kind].is_on_home and library.of(kind)
    ]
    counts = said.counts.format(records=len(library.records), terms=len(library.of("term")), checklists=len(library.of("checklist")))
    learn = (bullets(kinds, "tiles-small"), Paragraph(words_of(counts), "note"))
    sections.append(Section(words_of(said.learn), anchors.of(said.learn), learn))
    sections += downloads_section(listed, anchors)
    title = listed.words.site.title
    return Document(
        HOME, listed.lang, listed.lang, title.tagline, listed.lang, title.description, Anchors().of(title.tagline), tuple(blocks), tuple(sections)
    )


def _situation(record: Record[Guide], listed: Listed) -> Inlines:
    entry = listed.entries[record.key]
    if not record.data.situation:
        return link_to(entry)
    return (Link(entry.target, inlines_of(record.data.situation, listed.lang)),)


def _prints(listed: Listed, anchors: Anchors) -> Section:
    said = listed.words.site.home
    checklists = listed.library.of("checklist")
    blocks: list[Block] = []
    if FIRST_CHECKLIST in listed.entries:
        first = listed.entries[FIRST_CHECKLIST]
        blocks.append(Paragraph(joined(((Strong((*link_to(first), *words_of("."))),), words_of(said.prakondisi)), Run(" "))))
    links: list[Inlines] = [link_to(listed.entries[record.key]) for record in checklists[1 : _MOST_CHECKLISTS + 1]]
    if checklists:
        links.append((Link(PageTarget(ListPage("checklist")), words_of(said.all_checklists)),))
    if listed.library.of("form"):
        links.append((Link(PageTarget(ListPage("form")), words_of(said.all_forms)),))
    if links:
        blocks.append(bullets(links, "tiles-small"))
    return Section(words_of(said.print), anchors.of(said.print), tuple(blocks))


def by_review(library: Library) -> list[Record]:
    """Every record that is told as new, the last reviewed first, then in the order of the menu."""
    news = [record for record in library.records if KINDS[record.kind].is_news and record.data.has_page]
    return sorted(news, key=lambda record: (-record.data.reviewed.toordinal(), _RANK[record.kind], record.data.order, record.id))


def changes_document(listed: Listed, feed: str) -> Document:
    """Compose the list of what was written or reviewed lately; ``feed`` is the path of the feed that tells the same."""
    said = listed.words.site.changes
    anchors = Anchors([said.title])
    days = ((listed.words.day(day), lines) for day, lines in _days(listed))
    sections = (Section(words_of(name), anchors.of(name), (bullets(lines),)) for name, lines in days)
    follow = paragraph((Link(FileTarget(feed), words_of(said.follow)),), style="more")
    blocks, cut = folded([Paragraph(words_of(said.intro), "lead"), *sections, follow])
    return Document(CHANGES, listed.lang, listed.lang, said.title, listed.lang, said.intro, Anchors().of(said.title), blocks, cut)


def _days(listed: Listed) -> Iterator[tuple[date, list[Inlines]]]:
    shown = 0
    for day, records in groupby(by_review(listed.library), key=lambda record: record.data.reviewed):
        if shown >= MOST_LINKS:
            return
        lines = []
        for kind, items in groupby(records, key=lambda record: record.kind):
            of_kind = list(items)
            lines.append(_kind_line(kind, of_kind, listed))
            shown += min(len(of_kind), MOST_OF_A_KIND)
        yield day, lines


def _kind_line(kind: str, records: list[Record], listed: Listed) -> Inlines:
    """A few links to the records of one kind that were reviewed on one day, and how many more there are."""
    links: list[Inlines] = [link_to(listed.entries[record.key]) for record in records[:MOST_OF_A_KIND]]
    more = len(records) - len(links)
    if more:
        words = listed.words.site.changes.more.format(count=more)
        links.append((Link(PageTarget(ListPage(kind)), words_of(words)),))
    return joined(((Strong(words_of(f"{listed.words.kinds[kind].many}:")),), joined(links)), Run(" "))
