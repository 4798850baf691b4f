"""The room's way in: a library → all pages, menus and redirects."""

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from berdaya.model.address import former_page_of, page_of
from berdaya.model.kinds import KINDS
from berdaya.model.language import CODES, LANGUAGES
from berdaya.model.library import Library
from berdaya.model.page import Downloads, Page, Site
from berdaya.relate import glossary
from berdaya.render.changes_page import changes_page
from berdaya.render.checklist_file import file_download
from berdaya.render.downloads import with_downloads
from berdaya.render.glossary_links import with_terms
from berdaya.render.glossary_pages import glossary_pages
from berdaya.render.home_page import home_page
from berdaya.render.index_pages import index_pages
from berdaya.render.links import addresses_in, with_addresses
from berdaya.render.menu import menu
from berdaya.render.print_pages import print_pages
from berdaya.render.record_page import record_page
from berdaya.render.start_ways import way_pages


def render(library: Library, downloads: Downloads = MappingProxyType({})) -> Site:
    """Render every page in every language; ``downloads`` are the files that pages offer."""
    return Site(
        pages=tuple(page for language in LANGUAGES for page in _linked(library, language.code, downloads)),
        menus={language.code: menu(library, language.code) for language in LANGUAGES},
        redirects=dict(_redirects(library)),
    )


def _linked(library: Library, lang: str, downloads: Downloads) -> Iterator[Page]:
    """Render a language's pages and turn record keys in links into addresses."""
    pages = [with_downloads(page, downloads) for page in _pages(library, lang, downloads)]
    special = {page.key: page.address for page in pages if not page.kind}
    where = addresses_in(library, lang, special)
    known = {code: glossary(library, code) for code in CODES}
    for page in (with_terms(page, library, known[page.text_lang]) for page in pages):
        yield replace(page, markdown=with_addresses(page.markdown, page.address, where))


def _pages(library: Library, lang: str, downloads: Downloads) -> Iterator[Page]:
    yield home_page(library, lang)
    yield changes_page(library, lang)
    for kind in KINDS:
        yield from glossary_pages(library, lang) if kind == "term" else index_pages(library, kind, lang)
        yield from way_pages(library, kind, lang)
        for record in library.of(kind):
            offered = downloads.get((record.key, lang), ()) + file_download(library, record, lang)
            yield record_page(library, record, lang, offered)
    yield from print_pages(library, lang)


def _redirects(library: Library) -> Iterator[tuple[str, str]]:
    for record in library.records:
        for code, slugs in record.data.slug.formerly.items():
            for slug in slugs if code in CODES else ():
                yield former_page_of(record, slug, code).url, page_of(record, code).url
