"""The pages that list the records of a kind; a long list goes over several pages. Made of entries alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from berdaya.compose.entries import Entry, in_language, inlines_of
from berdaya.compose.maps import MAPS, MAPS_BELOW
from berdaya.compose.surroundings import Offer
from berdaya.compose.writing import bullets, folded, joined, link_to, paragraph, words_of
from berdaya.model.document import (
    Block,
    Document,
    Inlines,
    Item,
    ItemList,
    Link,
    PageTarget,
    Paragraph,
    Run,
    Section,
    Strong,
    ToolBlock,
)
from berdaya.model.edition import Edition
from berdaya.model.kinds import KINDS
from berdaya.model.kinds.law import Law
from berdaya.model.kinds.term import Term
from berdaya.model.language import SOURCE, others
from berdaya.model.library import ABOUT, Library
from berdaya.model.markdown import Anchors
from berdaya.model.pages import ListPage, SectionPrint, ToolPage
from berdaya.model.record import Record
from berdaya.model.tools import GlossaryLetter, GlossaryList, GlossaryWord
from berdaya.relate.listing import group_of, in_groups, parts_of
from berdaya.relate.plan import MOST_WORDS
from berdaya.relate.tools import tools_of
from berdaya.words import Words
from berdaya.words.site import LawWords, ToolsWords


@dataclass(frozen=True)
class Listed:
    """What a list page is made of: the library, the entries of its language, words, the files that it offers, whose edition it is.

    ``worksheets`` are the files of each method's worksheet, by the method's key.
    """

    library: Library
    entries: Mapping[str, Entry]
    words: Words
    offers: tuple[Offer, ...] = ()
    edition: Edition = Edition()
    worksheets: Mapping[str, tuple[Offer, ...]] = field(default_factory=dict)

    @property
    def lang(self) -> str:
        """The language of the page."""
        return self.words.code


def list_document(page: ListPage, listed: Listed) -> Document:
    """Compose a list page."""
    if KINDS[page.kind].listing.is_by_word:
        return _glossary_document(page, listed)
    parts = parts_of(listed.library, page.kind, listed.lang)
    said = listed.words.kinds[page.kind]
    title = said.many + _part_title(page, parts, listed.words)
    blocks, sections = folded(_list_parts(page, parts, listed, Anchors([title])))
    return Document(page, listed.lang, listed.lang, title, listed.lang, said.intro, Anchors().of(title), blocks, sections)


def _list_parts(page: ListPage, parts: Sequence[Sequence[Record]], listed: Listed, anchors: Anchors) -> Iterator[Block | Section]:
    is_first = page.part == 1
    pager = _pager(page, parts, listed.words)
    yield Paragraph(words_of(listed.words.kinds[page.kind].intro), "lead")
    if is_first and (ways := _ways_on(page, listed)):
        yield paragraph(ways, style="more")
    if pager and KINDS[page.kind].listing.is_cut_by_group:
        yield Paragraph(pager, "pager")
    if is_first and page.kind in MAPS:
        yield from MAPS[page.kind](listed.library, listed.entries, listed.words, anchors)
    if is_first and page.kind == "form":
        yield from packs_section(listed, anchors)
    for number, (name, records) in enumerate(in_groups(parts[page.part - 1] if parts else (), page.kind, listed.lang)):
        lines = _lines(records, listed)
        yield Section(words_of(name), anchors.of(name), (lines,)) if name else lines
        if is_first and page.kind == "guide" and number == 0:
            yield from tools_section(listed, anchors)
    if page.kind == ABOUT and is_first:
        yield from own_sections(listed, anchors)
    if page.kind == "law":
        yield Paragraph(words_of(listed.words.site.law.note), "note")
    if pager:
        yield Paragraph(pager, "pager")
    if is_first and page.kind in MAPS_BELOW:
        yield from MAPS_BELOW[page.kind](listed.library, listed.entries, listed.words, anchors)
    if is_first and page.kind != "form":
        yield from downloads_section(listed, anchors)


def own_sections(listed: Listed, anchors: Anchors) -> Iterator[Section]:
    """What an edition adds to the kinds, a section for each."""
    for kind, records in groupby(listed.library.own, key=lambda record: record.kind):
        name = listed.words.kinds[kind].many
        yield Section(words_of(name), anchors.of(name), (_lines(list(records), listed),))


def packs_section(listed: Listed, anchors: Anchors) -> Iterator[Section]:
    """The packs of forms with the checklists that go with them: what somebody takes along who has no time to choose."""
    if listed.offers:
        said = listed.words.site.form
        lines = bullets((Link(offer.target, words_of(offer.words), is_download=True),) for offer in listed.offers)
        note = Paragraph(words_of(said.packs_note))
        yield Section(words_of(said.packs_title), anchors.of(said.packs_title), (note, lines), place="screen")


def tools_section(listed: Listed, anchors: Anchors) -> Iterator[Section]:
    """Links to every tool, and to the lists that begin with a drawing: for the pages where newcomers start."""
    said = listed.words.site.tools
    links: list[Inlines] = [tool_link(tool.page, said) for tool in tools_of(listed.library)]
    links += [(Link(PageTarget(ListPage(kind)), words_of(listed.words.kinds[kind].many)),) for kind in MAPS if listed.library.of(kind)]
    if links:
        yield Section(words_of(said.start.title), anchors.of(said.start.title), (bullets(links, "tiles-small"),))


def downloads_section(listed: Listed, anchors: Anchors) -> Iterator[Section]:
    """The files that a page of no record offers."""
    if listed.offers:
        title = listed.words.site.printing.downloads
        lines = bullets((Link(offer.target, words_of(offer.words), is_download=True),) for offer in listed.offers)
        yield Section(words_of(title), anchors.of(title), (lines,), place="screen", is_searched=False)


def tool_link(page: ToolPage, said: ToolsWords) -> Inlines:
    """A link to a tool under its title."""
    return (Link(PageTarget(page), words_of(said.of(page.name).title)),)


def _ways_on(page: ListPage, listed: Listed) -> Inlines:
    """Ways on from a list: the tools of its kind, and the whole section for paper."""
    said = listed.words.site
    links = [tool_link(tool.page, said.tools) for tool in tools_of(listed.library) if tool.page.kind == page.kind]
    if listed.library.of(page.kind):
        links.append((Link(PageTarget(SectionPrint(KINDS[page.kind].section)), words_of(said.printing.section)),))
    return joined(links)


def _lines(records: Sequence[Record], listed: Listed) -> ItemList:
    return ItemList(tuple(Item((Paragraph(_line(record, listed)),), anchor="" if record.data.has_page else record.id) for record in records))


def _line(record: Record, listed: Listed) -> Inlines:
    entry = listed.entries[record.key]
    note = _note(entry, listed)
    name: Inlines = link_to(entry)
    reason: Inlines = ()
    if isinstance(record.data, Law) and record.data.unread:
        name = in_language(words_of(record.data.citation), SOURCE.code, listed.lang)
        reason = (Run(" "), *inlines_of(record.data.unread, listed.lang))
    bracketed = (*words_of(" ("), *note, *words_of(")")) if note else ()
    return (Strong(name), *bracketed, Run(": ", is_linkable=False), *entry.lead, *reason)


def _note(entry: Entry, listed: Listed) -> Inlines:
    """What stands in brackets after a link: a law's year and successor, a source's author and year."""
    if entry.kind == "source":
        return words_of(", ".join(part for part in (entry.author, entry.year) if part))
    if entry.kind != "law" or not entry.year:
        return ()
    said = listed.words.site.law
    if not entry.replaced_by:
        return words_of(said.of_year.format(year=entry.year))
    before, _, after = said.replaced.format(year=entry.year, by="\0").partition("\0")
    links = joined(dated(listed.entries[key], said) for key in entry.replaced_by if key in listed.entries)
    return (*words_of(before), *links, *words_of(after))


def dated(entry: Entry, said: LawWords) -> Inlines:
    """A link to a law with its year, which not every title of a law shows."""
    if not entry.year or entry.year in entry.title:
        return link_to(entry)
    before, _, after = said.replaced_year.format(title="\0", year=entry.year).partition("\0")
    return (*words_of(before), *link_to(entry), *words_of(after))


def _part_names(kind: str, parts: Sequence[Sequence[Record]], said: Words) -> tuple[str, ...]:
    """Name the pages of a list: its group where it is cut by group (with a number where a group has several), else the number."""
    listing = KINDS[kind].listing
    if not listing.is_cut_by_group:
        return tuple(str(number) for number in range(1, len(parts) + 1))
    groups = [group_of(part[0]) for part in parts]
    label = said.field(kind, listing.group)
    return tuple(
        f"{label} {group}" + (f" ({groups[: place + 1].count(group)})" if groups.count(group) > 1 else "") for place, group in enumerate(groups)
    )


def _part_title(page: ListPage, parts: Sequence[Sequence[Record]], said: Words) -> str:
    if len(parts) < 2:
        return ""
    name = _part_names(page.kind, parts, said)[page.part - 1]
    return f": {name}" if KINDS[page.kind].listing.is_cut_by_group else f" ({name})"


def _pager(page: ListPage, parts: Sequence[Sequence[Record]], said: Words) -> Inlines:
    if len(parts) < 2:
        return ()
    names = _part_names(page.kind, parts, said)
    return joined(
        (Strong(words_of(name)),) if number == page.part else (Link(PageTarget(ListPage(page.kind, number)), words_of(name)),)
        for number, name in enumerate(names, 1)
    )


# The glossary's lists: words and their counterparts only, so that all terms fit on a page.


def _glossary_document(page: ListPage, listed: Listed) -> Document:
    by = page.by or listed.lang
    if page.by == listed.lang:
        by = listed.library.languages[0]  # the place of the address's own language in the row is taken by the first
    said = listed.words.site.glossary
    words = sorted((_word(record, by) for record in listed.library.all(Term)), key=_alphabetical)
    parts = [words[start : start + MOST_WORDS] for start in range(0, len(words), MOST_WORDS)]
    own_name = listed.words.language.name_of
    title = listed.words.kinds[page.kind].many if by == listed.lang else said.by.format(language=own_name(by))
    intro = (said.intro if by == listed.lang else said.intro_other).format(
        language=own_name(by), languages=", ".join(own_name(code) for code in others(by))
    )
    shown = f"{title} ({page.part}/{len(parts)})" if len(parts) > 1 else title
    ways: list[Inlines] = [
        (Link(PageTarget(_list_by(listed, page.kind, code)), words_of(said.by.format(language=own_name(code)))),)
        for code in listed.library.languages
        if code != by
    ]
    ways.append((Link(PageTarget(SectionPrint(KINDS[page.kind].section)), words_of(listed.words.site.printing.section)),))
    letters = tuple(_letters(parts, page))
    groups = tuple(_letter(name, list(items), page) for name, items in groupby(parts[page.part - 1], key=_initial))
    blocks = (Paragraph(words_of(intro), "lead"), paragraph(joined(ways), style="more"), ToolBlock(GlossaryList(letters, groups)))
    return Document(page, listed.lang, listed.lang, shown, listed.lang, intro, Anchors().of(shown), blocks)


def _list_by(listed: Listed, kind: str, by: str) -> ListPage:
    """The list in the order of a language's words, at the addresses of another."""
    if by == listed.lang:
        return ListPage(kind)
    return ListPage(kind, by=by if by != listed.library.languages[0] else listed.lang)


def _word(record: Record[Term], by: str) -> GlossaryWord:
    text, lang = record.data.title.best(by)
    text = " ".join(text.split())
    short = [name for name in record.data.abbreviation.get(by) if name not in text]
    named = f"{text} ({', '.join(short)})" if short else text
    pairs = ((record.data.title.get(code), code) for code in others(by))
    return GlossaryWord(record.id, named, lang, tuple((" ".join(pair.split()), code) for pair, code in pairs if pair and pair != text))


def _initial(word: GlossaryWord) -> str:
    first = word.text[:1].upper()
    return first if first.isalpha() else "0–9"


def _alphabetical(word: GlossaryWord) -> tuple[bool, str, str]:
    return _initial(word).isalpha(), word.text.casefold(), word.term


def _letters(parts: Sequence[Sequence[GlossaryWord]], page: ListPage) -> Iterator[GlossaryLetter]:
    """Every letter once, at the first page that has it."""
    seen: set[str] = set()
    for number, part in enumerate(parts, 1):
        for word in part:
            name = _initial(word)
            if name not in seen:
                seen.add(name)
                yield GlossaryLetter(name, _anchor(name), ListPage(page.kind, number, page.by), ())


def _letter(name: str, words: list[GlossaryWord], page: ListPage) -> GlossaryLetter:
    return GlossaryLetter(name, _anchor(name), page, tuple(words))


def _anchor(letter: str) -> str:
    return f"huruf-{letter.lower() if letter.isalpha() else '0'}"
