"""The terms that an entry's text uses, marked: for the index of the printed book and the links of the electronic one."""

from berdaya.handbook.book import Book, Entry
from berdaya.model.address import page_of
from berdaya.model.library import Library
from berdaya.model.page import Page
from berdaya.render.glossary_links import with_terms
from berdaya.render.print_record import ONE_PARAGRAPH


def marked(library: Library, book: Book, entry: Entry) -> str:
    """Give the entry's Markdown with its terms marked as links; a definition is found by its own place."""
    record, lang = entry.record, book.lang
    is_marked = record.kind not in ONE_PARAGRAPH and record.is_translated(lang)
    kind = record.kind if is_marked else None
    page = Page(record.key, lang, lang, page_of(record, lang), "", "", entry.markdown, kind=kind)
    return with_terms(page, library, book.terms).markdown
