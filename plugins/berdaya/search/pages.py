"""From a rendered page to what the search knows of it."""

from collections.abc import Callable, Iterable, Iterator

from berdaya.model.language import LANGUAGES
from berdaya.model.library import Library
from berdaya.model.page import Page
from berdaya.model.record import Record
from berdaya.render.strings import strings
from berdaya.search.document import Counterpart, SearchDocument
from berdaya.search.extract import sections

BOOSTS = {"source": 0.35, "law": 0.8, "index": 0.4, "page": 0.8}
"""By the first part of a page's key. A source card or a list names what other pages explain: it comes after them."""


def page_documents(pages: Iterable[Page], html: Callable[[Page], str], library: Library) -> Iterator[SearchDocument]:
    """Give what the search knows of each page. One made for printing repeats others and is left out.

    ``html`` gives a page's content as MkDocs rendered it, headings with their ids.
    """
    return (_document(page, html(page), library) for page in pages if not page.is_print)


def _document(page: Page, html: str, library: Library) -> SearchDocument:
    record = library.get(page.key)
    return SearchDocument(
        key=page.key,
        url=page.url,
        lang=page.lang,
        title=page.title,
        label=strings(page.lang).kinds[page.kind]["one"] if page.kind else "",
        names=_names(record, page.lang) if record else (),
        asked=record.data.searched_as.get(page.lang) or () if record else (),
        summary=page.description,
        sections=sections(html),
        counterparts=tuple(_counterparts(record, page.lang)) if record else (),
        text_lang=page.text_lang,
        boost=BOOSTS.get(page.key.partition("/")[0], 1.0),
    )


def _names(record: Record, code: str) -> tuple[str, ...]:
    fields = (getattr(record.data, name, None) for name in ("other_names", "abbreviation", "forms"))
    return tuple(dict.fromkeys(name for field in fields if field for name in field.get(code) or ()))


def _counterparts(record: Record, code: str) -> list[Counterpart]:
    others = [item.code for item in LANGUAGES if item.code != code and record.data.title.get(item.code)]
    return [
        Counterpart(other, record.data.title.get(other), _names(record, other), record.data.summary.get(other) or "")
        for other in others
    ]
