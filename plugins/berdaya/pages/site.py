"""All pages of a site in reading order, written; and the row in which they follow each other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from berdaya.cache import Cache
from berdaya.compose.lists import Listed, list_document
from berdaya.compose.open_data import open_data_document
from berdaya.compose.start import changes_document, home_document
from berdaya.compose.surroundings import Offer
from berdaya.compose.tools import tool_document
from berdaya.model.document import Document
from berdaya.model.draft import OVERLAY
from berdaya.model.kinds import KINDS, SECTIONS
from berdaya.model.pages import CHANGES, HOME, OPEN_DATA, ListPage, PageId, RecordPage, RecordPrint, SectionPrint, ToolPage
from berdaya.model.record import Record
from berdaya.pages.contents import Content, ContentMaker, Wanted, contents_of, weight_of
from berdaya.pages.page import Page
from berdaya.pages.prints import Prints
from berdaya.relate.listing import parts_of
from berdaya.relate.plan import Plan
from berdaya.relate.tools import READINESS
from berdaya.words import words
from berdaya.write.html import HtmlOptions, write_html
from berdaya.write.words import word_sections

SiteOffers = Mapping[tuple[PageId, str], tuple[Offer, ...]]
"""The files that a page of no record offers in a language."""


def feed_path(plan: Plan, lang: str) -> str:
    """Where a language's feed stands under the site's root: beside the list of what is new."""
    return f"{plan.at(CHANGES, lang).folder}.xml"


@dataclass(frozen=True)
class SitePages:
    """The pages of a site. ``contents`` are those of the records' pages; ``keys``: what decided each of these, where it is known."""

    maker: ContentMaker
    contents: Mapping[Wanted, Content]
    offers: SiteOffers
    keys: Mapping[Wanted, bytes] = field(default_factory=dict)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page, language by language, in reading order."""
        return tuple(page for code in self.maker.library.languages for page in self._of_language(code))

    @cached_property
    def by_id(self) -> Mapping[tuple[PageId, str], Page]:
        """Every page by its identity and language."""
        return {(page.id, page.lang): page for page in self.pages}

    @cached_property
    def newest_review(self) -> date | None:
        """The day of the newest review of any record."""
        return max((record.data.reviewed for record in self.maker.library.records), default=None)

    def page(self, identity: PageId, code: str) -> Page:
        """Make one page of the plan."""
        if isinstance(identity, RecordPage):
            return self._record_page(identity, code)
        content = self._content(identity, code)
        return Page(identity, code, self.maker.plan.at(identity, code), content, self._reviewed(identity), (), self._shows_toc(identity))

    def _of_language(self, code: str) -> Iterator[Page]:
        return (self.page(identity, code) for identity in self.maker.plan.pages)

    def _record_page(self, identity: RecordPage, code: str) -> Page:
        record = self.maker.library[identity.key]
        wanted = identity.key, code
        content = self.contents[wanted]
        overlay = record.overlay.path if record.overlay and record.overlay.path.startswith(OVERLAY) else ""
        files, made_of = _files_of(record, content.text_lang), self.keys.get(wanted, b"")
        return Page(identity, code, self.maker.plan.at(identity, code), content, record.data.reviewed, files, overlay=overlay, made_of=made_of)

    def _content(self, identity: ListPage | ToolPage | SectionPrint | RecordPrint, code: str) -> Content:
        prints = Prints(self.maker, self.contents, words(code))
        if isinstance(identity, SectionPrint):
            return prints.section(identity)
        if isinstance(identity, RecordPrint):
            return prints.record(identity)
        return self._written(self._document(identity, code))

    def _document(self, identity: ListPage | ToolPage, code: str) -> Document:
        listed = Listed(
            library=self.maker.library,
            entries=self.maker.entries[code],
            words=words(code),
            offers=self.offers.get((identity, code), ()),
            edition=self.maker.edition,
            worksheets={key: files for (key, lang), offers in self.maker.offers.items() if lang == code and (files := _worksheets(offers))},
        )
        if identity == HOME:
            return home_document(listed)
        if identity == CHANGES:
            return changes_document(listed, feed_path(self.maker.plan, code))
        if identity == OPEN_DATA:
            return open_data_document(listed, feed_path(self.maker.plan, code), self.maker.plan.prefix(code))
        if isinstance(identity, ListPage):
            return list_document(identity, listed)
        return tool_document(identity, listed)

    def _written(self, document: Document) -> Content:
        address = self.maker.plan.at(document.page, document.lang)
        fragment = write_html(document, HtmlOptions(self.maker.plan, words(document.lang), address.url))
        html = fragment.html({name: number for number, name in enumerate(document.sources, 1)})
        return Content(
            title=document.title,
            description=document.description,
            text_lang=document.text_lang,
            html=html,
            toc=fragment.toc,
            terms=fragment.terms,
            headings=word_sections(document, words(document.lang)),
            weight=weight_of(html),
        )

    def _reviewed(self, identity: PageId) -> date | None:
        """The newest review of the records that a page shows; of all where it shows a bit of everything."""
        library = self.maker.library
        match identity:
            case ListPage(kind) | ToolPage(_, kind) if kind:
                records = library.of(kind)
            case SectionPrint(section):
                records = tuple(record for kind in SECTIONS[section] for record in library.of(kind))
            case RecordPrint(kind, identifier):
                records = (library[f"{kind}/{identifier}"],)
            case _:
                return self.newest_review
        return max((record.data.reviewed for record in records), default=None)

    def _shows_toc(self, identity: PageId) -> bool:
        """Headings are listed beside records, the readiness sheet, and lists that have some."""
        if isinstance(identity, ListPage):
            listing = KINDS[identity.kind].listing
            return not listing.is_by_word and (
                bool(listing.group) or len(parts_of(self.maker.library, identity.kind, self.maker.library.languages[0])) == 1
            )
        return identity == READINESS


def _worksheets(offers: Iterable[Offer]) -> tuple[Offer, ...]:
    return tuple(offer for offer in offers if offer.worksheet)


def site_pages(maker: ContentMaker, offers: SiteOffers, cache: Cache, workers: int) -> SitePages:
    """Write the pages of a site; those of records are kept."""
    contents = contents_of(maker, cache, workers)
    return SitePages(maker, contents.written, offers, contents.keys)


def _files_of(record: Record, text_lang: str) -> tuple[str, ...]:
    """The files that hold a record's page: its body in the language shown first, then the record."""
    body = record.bodies.get(text_lang)
    if body is None or record.path.endswith(".md"):
        return (body.path if body else record.path,)
    return (body.path, record.path)
