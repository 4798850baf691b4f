"""The home page, and what changed lately."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from types import MappingProxyType

from msgspec.structs import replace

from berdaya.compose.entries import in_language, inlines_of
from berdaya.compose.lists import Listed, downloads_section, tools_section
from berdaya.compose.maps import cycle_map
from berdaya.compose.own_parts import year_figure
from berdaya.compose.writing import bullets, folded, joined, link_to, paragraph, words_of
from berdaya.model.document import Block, Document, FigureBlock, FileTarget, Inlines, Link, PageTarget, Paragraph, Run, Section, Strong, ToolBlock
from berdaya.model.kinds import KINDS
from berdaya.model.kinds.guide import Guide
from berdaya.model.library import ABOUT, Library
from berdaya.model.markdown import Anchors
from berdaya.model.pages import CHANGES, HOME, ListPage
from berdaya.model.record import Record
from berdaya.model.text import Text
from berdaya.model.tools import SearchOffer

FIRST_CHECKLIST = "checklist/prakondisi"
_MOST_CHECKLISTS = 5
_MOST_OWN = 8
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
    title, title_lang = _own_words(listed.edition.home.headline, listed.words.site.title.tagline, listed.lang)
    anchors = Anchors([title])
    lead, lead_lang = _own_words(listed.edition.home.lead, said.lead, listed.lang)
    blocks: list[Block] = [Paragraph(in_language(words_of(lead), lead_lang, listed.lang), "lead")]
    if danger := emergency_of(library):
        entry = listed.entries[danger.key]
        blocks.append(paragraph((Link(entry.target, words_of(listed.words.site.labels.danger)),), style="danger"))
    parts = listed.edition.home.parts
    sections = tuple(section for part in dict.fromkeys(parts) for section in _HOME_PARTS[part](listed, anchors))
    description = listed.words.site.title.description
    return Document(HOME, listed.lang, listed.lang, title, title_lang, description, Anchors().of(title), tuple(blocks), sections)


def _own_words(own: Text | None, ours: str, lang: str) -> tuple[str, str]:
    """An edition's words in a language, with the language that they really are in; ours where it has none."""
    return own.best(lang) if own else (ours, lang)


def _own_section(listed: Listed, anchors: Anchors) -> Iterator[Section]:
    """What the edition adds: its pages, then its records."""
    own = (*listed.library.of(ABOUT), *listed.library.own)
    if not own:
        return
    said = listed.words.site.home
    links: list[Inlines] = [link_to(listed.entries[record.key]) for record in own[:_MOST_OWN]]
    if len(own) > _MOST_OWN:
        words = listed.words.site.labels.and_more.format(count=len(own) - _MOST_OWN)
        links.append((Link(PageTarget(ListPage(ABOUT)), words_of(words)),))
    note = Paragraph(words_of(said.own_note.format(publisher=listed.edition.publisher)), "note")
    yield Section(words_of(said.own), anchors.of(said.own), (bullets(links, "tiles-small"), note))


def _situations(listed: Listed, anchors: Anchors) -> Iterator[Section]:
    said = listed.words.site.home
    situations = [_situation(record, listed) for record in listed.library.all(Guide) if record.data.group == "situasi"]
    if situations:
        found = (bullets(situations, "tiles"), ToolBlock(SearchOffer()))
        yield Section(words_of(said.situations), anchors.of(said.situations), found)


def _learn(listed: Listed, anchors: Anchors) -> Iterator[Section]:
    library, said = listed.library, listed.words.site.home
    if library.of("phase"):
        yield from cycle_map(library, listed.entries, listed.words, anchors)[:1]
    yield from _year(listed, anchors)
    kinds: list[Inlines] = [
        (Link(PageTarget(ListPage(kind)), words_of(listed.words.kinds[kind].many)),) for kind in KINDS if KINDS[kind].is_on_home and library.of(kind)
    ]
    counts = said.counts.format(records=len(library.records), terms=len(library.of("term")), checklists=len(library.of("checklist")))
    learn: list[Block] = [bullets(kinds, "tiles-small")]
    if library.of("term") and library.of("checklist"):
        learn.append(Paragraph(words_of(counts), "note"))
    if kinds:
        yield Section(words_of(said.learn), anchors.of(said.learn), tuple(learn))


def _year(listed: Listed, anchors: Anchors) -> Iterator[Section]:
    """The year of the first guide that names its seasons in a few words: small, and with the way to the whole of it."""
    for guide in listed.library.all(Guide):
        seasons = [(season, season.short) for season in guide.data.year if season.short]
        if not seasons:
            continue
        entry, said = listed.entries[guide.key], listed.words
        figure = year_figure(seasons, said, listed.lang, entry.title)
        told = "; ".join(f"{label}: {said.months(months)}" for months, label, _ in figure.bands)
        calm = tuple((months, label, False) for months, label, _ in figure.bands)  # what is too late is told where the table is
        before, _, after = said.site.home.year.partition("{guide}")
        caption = (*words_of(before), *link_to(entry), *words_of(after))
        title_lang = "" if entry.title_lang == listed.lang else entry.title_lang
        drawn = replace(figure, bands=calm, description=told, title_lang=title_lang)
        yield Section(entry.name, anchors.of(entry.title), (FigureBlock(drawn, caption),))
        return


def _situation(record: Record[Guide], listed: Listed) -> Inlines:
    entry = listed.entries[record.key]
    if not record.data.situation:
        return link_to(entry)
    return (Link(entry.target, inlines_of(record.data.situation, listed.lang)),)


def _prints(listed: Listed, anchors: Anchors) -> Iterator[Section]:
    said = listed.words.site.home
    checklists = listed.library.of("checklist")
    others = [record for record in checklists if record.key != FIRST_CHECKLIST]
    blocks: list[Block] = []
    if FIRST_CHECKLIST in listed.entries:
        first = listed.entries[FIRST_CHECKLIST]
        blocks.append(Paragraph(joined(((Strong((*link_to(first), *words_of("."))),), words_of(said.prakondisi)), Run(" "))))
    links: list[Inlines] = [link_to(listed.entries[record.key]) for record in others[:_MOST_CHECKLISTS]]
    if checklists:
        links.append((Link(PageTarget(ListPage("checklist")), words_of(said.all_checklists)),))
    if listed.library.of("form"):
        links.append((Link(PageTarget(ListPage("form")), words_of(said.all_forms)),))
    if links:
        blocks.append(bullets(links, "tiles-small"))
    if blocks:
        yield Section(words_of(said.print), anchors.of(said.print), tuple(blocks))


_HOME_PARTS: Mapping[str, Callable[[Listed, Anchors], Iterable[Section]]] = MappingProxyType(
    {
        "own": _own_section,
        "situations": _situations,
        "print": _prints,
        "tools": tools_section,
        "learn": _learn,
        "downloads": downloads_section,
    }
)


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
