"""What other pages may say of a record, in a language: its title, its summary, where it stands. Nothing more of another
record goes into a page, so that a change to one reaches only the pages that name it."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from berdaya.model.document import Foreign, Inlines, PageTarget, Run
from berdaya.model.kinds.law import Law
from berdaya.model.kinds.source import Source
from berdaya.model.library import Library
from berdaya.model.markdown import read_short
from berdaya.model.pages import PageId
from berdaya.model.record import Record
from berdaya.model.text import Text
from berdaya.relate.plan import Plan, page_of

_YEAR = re.compile(r"\bTahun (\d{4})\b")


@dataclass(frozen=True)
class Entry:
    """A record as other pages in the language ``lang`` name it.

    ``title`` is plain words in ``title_lang``; ``summary`` Markdown in ``summary_lang``; ``url`` the address of its page,
    by which a change of address is seen. ``author``, ``year`` and ``tier`` are a source's; a law's ``year`` is that of
    its citation, and ``replaced_by`` what came in its place.
    """

    key: str
    kind: str
    id: str
    lang: str
    title: str
    title_lang: str
    summary: str
    summary_lang: str
    page: PageId
    anchor: str
    url: str
    order: int
    author: str = ""
    year: str = ""
    tier: str = ""
    replaced_by: tuple[str, ...] = ()

    @property
    def target(self) -> PageTarget:
        """Where a link to the record leads."""
        return PageTarget(self.page, self.anchor)

    @property
    def name(self) -> Inlines:
        """The title as it stands in a link."""
        return in_language((Run(self.title),), self.title_lang, self.lang)

    @cached_property
    def lead(self) -> Inlines:
        """The summary, read."""
        return in_language(read_short(self.summary).inlines, self.summary_lang, self.lang)

    @cached_property
    def digest(self) -> bytes:
        """A hash of all that a page may take from here."""
        parts = (
            self.key,
            self.lang,
            self.title,
            self.title_lang,
            self.summary,
            self.summary_lang,
            self.url,
            self.anchor,
            self.order,
            self.author,
            self.year,
            self.tier,
            self.replaced_by,
        )
        return hashlib.blake2b(repr(parts).encode(), digest_size=12).digest()


def in_language(inlines: Inlines, lang: str, expected: str) -> Inlines:
    """Mark inlines that are in another language than is expected."""
    return inlines if lang == expected or not inlines else (Foreign(lang, inlines),)


def inlines_of(text: Text, lang: str) -> Inlines:
    """A text as inlines on a page in a language, marked where it stands in another."""
    words, code = text.best(lang)
    return in_language(read_short(words).inlines, code, lang)


def entries_of(library: Library, plan: Plan, lang: str) -> Mapping[str, Entry]:
    """Make the entries of a library in a language, by key, in reading order."""
    return {record.key: _entry(record, plan, lang) for record in library.records}


def year_of(record: Record) -> str:
    """The year of a record that has one: a source's, or that in a law's citation."""
    match record.data:
        case Law(citation=citation):
            match = _YEAR.search(citation)
            return match[1] if match else ""
        case Source(year=year):
            return year or ""
    return ""


def _entry(record: Record, plan: Plan, lang: str) -> Entry:
    data = record.data
    title, title_lang = data.title.best(lang)
    summary, summary_lang = data.summary.best(lang)
    page, anchor = page_of(record)
    address = plan.address(page, lang)
    return Entry(
        record.key,
        record.kind,
        record.id,
        lang,
        " ".join(title.split()),
        title_lang,
        summary,
        summary_lang,
        page,
        anchor,
        address.url if address else "",
        data.order,
        author=(data.author or "") if isinstance(data, Source) else "",
        year=year_of(record),
        tier=data.tier if isinstance(data, Source) else "",
        replaced_by=tuple(f"law/{name}" for name in data.replaced_by) if isinstance(data, Law) else (),
    )
