"""Every page of the site with its address in every language: one table, over all of which collisions are found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from berdaya.model.address import Address
from berdaya.model.kinds import KINDS, SECTIONS
from berdaya.model.language import language
from berdaya.model.library import ABOUT, Library
from berdaya.model.pages import CHANGES, HOME, OPEN_DATA, ListPage, PageId, RecordPage, RecordPrint, SectionPrint, ToolPage
from berdaya.model.record import Record
from berdaya.relate.listing import parts_of
from berdaya.relate.tools import tools_of
from berdaya.words import Words, words

MOST_WORDS = 140
"""Words on one page of a glossary's list: about 45 bytes each beside the frame keep it within 12 KB (gzip)."""
SHORT_ADDRESSES = "P"
"""The folder of the short addresses that stand on paper: ``P/<CODE>/``."""


@dataclass(frozen=True)
class Plan:
    """The pages of a site in reading order, their addresses, and the addresses that lead elsewhere.

    ``redirects`` maps a former or short address (``peran/lama/``) to the page and language that it leads to; ``places``
    the page that a record without one would have to where it stands. ``languages`` are those of the site; the first stands at
    its root, the others below a folder of their own.
    """

    pages: tuple[PageId, ...]
    addresses: Mapping[tuple[PageId, str], Address]
    redirects: Mapping[str, tuple[PageId, str]]
    places: Mapping[PageId, tuple[PageId, str]]
    languages: tuple[str, ...]

    def __reduce__(self) -> tuple[Any, ...]:
        """Go to another process as plain tables: a read-only view cannot."""
        return _sealed, (self.pages, dict(self.addresses), dict(self.redirects), dict(self.places), self.languages)

    def address(self, page: PageId, lang: str) -> Address | None:
        """Where a page stands in a language; ``None`` where the site has no such page."""
        return self.addresses.get((page, lang))

    def at(self, page: PageId, lang: str) -> Address:
        """Where a page that is known to be there stands in a language. Raises ``KeyError`` where the site has no such page."""
        return self.addresses[page, lang]

    @property
    def root_language(self) -> str:
        """The language at the root of the site."""
        return self.languages[0]

    def prefix(self, lang: str) -> str:
        """The first folder of a language's addresses; empty at the root."""
        return prefix_of(self.languages, lang)

    def has_kind_headings(self, section: str) -> bool:
        """Whether a section's print has a heading for each kind: it holds records of more than one."""
        return sum((ListPage(kind), self.root_language) in self.addresses for kind in SECTIONS[section]) > 1

    def print_address(self, kind: str, lang: str) -> str:
        """Where the print of a kind's section stands in a language."""
        address = self.address(SectionPrint(KINDS[kind].section), lang)
        return address.url if address else ""

    def place(self, page: PageId, anchor: str = "") -> tuple[PageId, str]:
        """Where what is meant by a page really stands: a record without a page of its own stands in the list of its kind."""
        return self.places.get(page, (page, anchor))


def page_of(record: Record) -> tuple[PageId, str]:
    """The page on which a record stands, and its place there: its own page, or its kind's list."""
    if record.data.has_page:
        return RecordPage(record.kind, record.id), ""
    return ListPage(record.kind), record.id


def plan(library: Library) -> Plan:
    """Lay out the site of a library."""
    pages = tuple(_pages(library))
    addresses = {(page, code): _address(library, page, code) for page in pages for code in library.languages}
    places: dict[PageId, tuple[PageId, str]] = {RecordPage(item.kind, item.id): page_of(item) for item in library.records if not item.data.has_page}
    return _sealed(pages, addresses, dict(_redirects(library)), places, library.languages)


def _sealed(
    pages: tuple[PageId, ...],
    addresses: dict[tuple[PageId, str], Address],
    redirects: dict[str, tuple[PageId, str]],
    places: dict[PageId, tuple[PageId, str]],
    languages: tuple[str, ...],
) -> Plan:
    return Plan(pages, MappingProxyType(addresses), MappingProxyType(redirects), MappingProxyType(places), languages)


def prefix_of(languages: tuple[str, ...], lang: str) -> str:
    """The first folder of a language's addresses: its own, but none for the language at the root."""
    return "" if lang == languages[0] else language(lang).prefix or lang


def _pages(library: Library) -> Iterator[PageId]:
    yield HOME
    yield CHANGES
    yield OPEN_DATA
    tools = tools_of(library)
    for kind in KINDS:
        yield from _lists(library, kind)
        yield from (tool.page for tool in tools if tool.page.kind == kind)
        yield from (RecordPage(kind, record.id) for record in library.of(kind) if record.data.has_page)
    yield from _prints(library)


def _lists(library: Library, kind: str) -> Iterator[ListPage]:
    if KINDS[kind].listing.is_by_word:
        count = -(-len(library.of(kind)) // MOST_WORDS)
        for by in ("", *library.languages[1:]) if count else ():
            yield from (ListPage(kind, part, by) for part in range(1, count + 1))
    else:
        count = len(parts_of(library, kind, library.languages[0]))
        if kind == ABOUT and library.own:
            count = max(count, 1)  # it also lists what the edition adds to other kinds
        yield from (ListPage(kind, part) for part in range(1, count + 1))


def _prints(library: Library) -> Iterator[PageId]:
    yield from (SectionPrint(section) for section, kinds in SECTIONS.items() if any(library.of(kind) for kind in kinds))
    for kind in KINDS.values():
        if kind.has_own_print:
            yield from (RecordPrint(kind.name, record.id) for record in library.of(kind.name))


def _address(library: Library, page: PageId, code: str) -> Address:
    return Address(
        _joined(prefix_of(library.languages, code), *_below(library, page, words(code))), is_index=isinstance(page, ListPage) or page == HOME
    )


def _below(library: Library, page: PageId, said: Words) -> tuple[str, ...]:
    """The parts of a page's address below its language's folder."""
    names = said.site.addresses
    match page:
        case RecordPage(kind, identifier):
            return said.kinds[kind].address, library[page.key].slug(said.code)
        case ListPage(kind, part, by):
            return said.kinds[kind].address, _list_name(library, said, part, by)
        case ToolPage(name, kind):
            if page == HOME:
                return ()
            within = any(tool.page == page and tool.is_within_kind for tool in tools_of(library))
            return (said.kinds[kind].address, getattr(names, name)) if within else (getattr(names, name),)
        case SectionPrint(section):
            return names.print, names.sections[section]
        case RecordPrint(kind, identifier):
            return names.print, f"{said.kinds[kind].one.replace(' ', '-')}-{library[f'{kind}/{identifier}'].slug(said.code)}"
    raise TypeError(page)


def _list_name(library: Library, said: Words, part: int, by: str) -> str:
    if not by:
        return str(part) if part > 1 else ""
    ordered_by = by if by != said.code else library.languages[0]
    named = said.site.addresses.by_language.format(language=said.language.name_of(ordered_by).lower().replace(" ", "-"))
    return f"{named}-{part}" if part > 1 else named


def _joined(*parts: str) -> str:
    return "/".join(part for part in parts if part)


def former_address(library: Library, record: Record, slug: str, code: str) -> str:
    """The address that a record had under this slug."""
    return f"{_joined(prefix_of(library.languages, code), words(code).kinds[record.kind].address, slug)}/"


def _redirects(library: Library) -> Iterator[tuple[str, tuple[PageId, str]]]:
    for record in library.records:
        page, _ = page_of(record)
        for code, slugs in record.data.slug.formerly.items():
            yield from ((former_address(library, record, slug, code), (page, code)) for slug in slugs if code in library.languages)
        if not record.data.has_page:
            yield from ((former_address(library, record, record.slug(code), code), (page, code)) for code in library.languages)
        if record.data.short_code:
            yield f"{SHORT_ADDRESSES}/{record.data.short_code}/", (page, library.languages[0])
