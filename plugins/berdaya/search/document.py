"""What the search knows of a page, and how it learns it: from the words below the page's headings, and from its record."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from msgspec import Struct

from berdaya.model.document import plain
from berdaya.model.kinds import KINDS
from berdaya.model.kinds.checklist import Checklist
from berdaya.model.kinds.form import Form
from berdaya.model.kinds.method import Method
from berdaya.model.kinds.session import Session
from berdaya.model.kinds.term import Term
from berdaya.model.language import others
from berdaya.model.library import Library
from berdaya.model.markdown import read_short
from berdaya.model.pages import HOME, ListPage, PageId, RecordPage, ToolPage, is_print
from berdaya.model.record import Record
from berdaya.model.text import Words
from berdaya.relate.plan import Plan
from berdaya.search import tables
from berdaya.words import words

LIST_WEIGHT, TOOL_WEIGHT = 0.4, 0.8
"""A list names what other pages explain, and a tool gathers it: both come after them."""
_PAIR = 2
TAKES = ("form", "worksheet", "checklist", "slides")
"""What readers take along; ``search.takes`` of a language's words names each."""
_NAMES = ("other_names", "abbreviation", "forms")
"""Fields of records that hold other names of what the page is about; where a field of this name holds references, it is none."""


class Section(Struct, frozen=True, array_like=True):
    """The text below one heading. ``anchor`` is the heading's id, empty for the text before the first one."""

    anchor: str
    heading: str
    text: str


class Counterpart(Struct, frozen=True, array_like=True):
    """The same page in another language: what makes the bridge between the two."""

    lang: str
    title: str
    names: tuple[str, ...] = ()
    summary: str = ""


class SearchDocument(Struct, frozen=True, array_like=True):
    """A page as the search reads it.

    ``key`` names the page in its language, ``url`` is relative to the site's root, ``label`` the kind as the reader
    sees it (*Peran*), ``names`` are other names and abbreviations, ``asked`` everyday wordings that readers type and no
    page shows. ``text_lang`` differs from ``lang`` on a page that waits for its translation. ``weight`` weighs the whole
    page: lists and source cards are below 1; a page with 0 is not searched. ``comes_first``: a query that is its title, one
    of its names or of its wordings finds this page before any other. ``take``: what a reader takes along from it (one of
    ``TAKES``), or empty.
    """

    key: str
    url: str
    lang: str
    title: str
    label: str = ""
    names: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    summary: str = ""
    sections: tuple[Section, ...] = ()
    counterparts: tuple[Counterpart, ...] = ()
    text_lang: str = ""
    weight: float = 1.0
    comes_first: bool = False
    take: str = ""


class _Heading(Protocol):
    @property
    def anchor(self) -> str: ...
    @property
    def heading(self) -> str: ...
    @property
    def text(self) -> str: ...


class _Content(Protocol):
    @property
    def title(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def text_lang(self) -> str: ...
    @property
    def headings(self) -> Sequence[_Heading]: ...


class SearchedPage(Protocol):
    """What is asked of a page: the room of pages comes after this one."""

    @property
    def id(self) -> PageId:
        """Which page it is."""

    @property
    def lang(self) -> str:
        """The language of its address."""

    @property
    def url(self) -> str:
        """Its address below the site's root."""

    @property
    def content(self) -> _Content:
        """What stands on it."""


class SearchedSite(Protocol):
    """What is asked of a site: its pages, and the records that they show."""

    @property
    def library(self) -> Library:
        """All records."""

    @property
    def pages(self) -> Sequence[SearchedPage]:
        """Every page in every language."""

    @property
    def plan(self) -> Plan:
        """Where each page stands."""


def search_documents(site: SearchedSite) -> list[SearchDocument]:
    """Give what the search knows of each page. One for paper repeats others and is left out."""
    return [_document(page, site.library) for page in site.pages if not is_print(page.id)]


def list_urls(site: SearchedSite) -> dict[str, str]:
    """Give for each language the page that lists the words from A to Z; the home page where a site has no glossary."""
    pages = (ListPage("term"), HOME)
    found = {code: [address.url for page in pages if (address := site.plan.address(page, code))] for code in site.plan.languages}
    return {code: urls[0] if urls else "" for code, urls in found.items()}


def _document(page: SearchedPage, library: Library) -> SearchDocument:
    content, code = page.content, page.lang
    record = library.get(page.id.key) if isinstance(page.id, RecordPage) else None
    return SearchDocument(
        key=page.id.key,
        url=page.url,
        lang=code,
        title=content.title,
        label=words(code).kinds[record.kind].one if record else "",
        names=_names(record, code) if record else (),
        asked=(*_asked(record, code), *_pairs(record, library, code)) if record else _page_asked(page.id, code),
        summary=content.description,
        sections=tuple(Section(item.anchor, item.heading, item.text) for item in content.headings),
        counterparts=tuple(_counterparts(record, code)) if record else (),
        text_lang=content.text_lang,
        weight=_weight(page.id, record),
        comes_first=record is not None and _comes_first(record),
        take=_take(record) if record else "",
    )


def _weight(page: PageId, record: Record | None) -> float:
    if record:
        return KINDS[record.kind].search_weight
    return LIST_WEIGHT if isinstance(page, ListPage) else TOOL_WEIGHT


def _comes_first(record: Record) -> bool:
    """Whether somebody in danger looks for this page: its words, whatever their language, must lead to it alone."""
    return bool(getattr(record.data, "discreet", False))


def _take(record: Record) -> str:
    match record.data:
        case Form():
            return "form"
        case Checklist():
            return "checklist"
        case Method(worksheet=sheet) if sheet:
            return "worksheet"
        case Session(slides=slides) if slides:
            return "slides"
    return ""


def _names(record: Record, code: str) -> tuple[str, ...]:
    fields = (getattr(record.data, name, None) for name in _NAMES)
    return tuple(dict.fromkeys(name for field in fields if isinstance(field, Words) for name in field.get(code)))


def _asked(record: Record, code: str) -> tuple[str, ...]:
    """Everyday wordings of a record, words by which its kind is asked for, and a title of two words as one: affixes make
    *diserahkelolakan* of *serah kelola*."""
    title = record.title(code).split()
    joined = ("".join(title),) if len(title) == _PAIR and all(word.isalpha() for word in title) else ()
    danger = tables.danger(code) if _comes_first(record) else ()
    return (*record.data.searched_as.get(code), *words(code).kinds[record.kind].asked, *joined, *danger)


def _pairs(record: Record, library: Library, code: str) -> Iterator[str]:
    """A word of the glossary with each that it is often taken for: readers ask for the difference of the two."""
    for confusion in record.data.confused_with if isinstance(record.data, Term) else ():
        other = library.get(f"{record.kind}/{confusion.term}")
        if other:
            yield f"{record.title(code)} {other.title(code)}"


def _page_asked(page: PageId, code: str) -> tuple[str, ...]:
    """Everyday wordings of a page without a record: a tool's by its name, a list's by its key."""
    asked = words(code).site.search.asked
    return asked.get(page.name, ()) if isinstance(page, ToolPage) else asked.get(page.key, ())


def _counterparts(record: Record, code: str) -> Iterator[Counterpart]:
    for other in others(code):
        title, summary = record.data.title.get(other), record.data.summary.get(other)
        if title:
            asked = (*record.data.searched_as.get(other), *tables.danger(other)) if _comes_first(record) else ()
            yield Counterpart(other, _bare(title), (*_names(record, other), *asked), _bare(summary or ""))


def _bare(text: str) -> str:
    return plain(read_short(text).inlines)
