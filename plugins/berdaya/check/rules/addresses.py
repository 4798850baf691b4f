"""No two pages stand at one address, and no former address hides a page: over all pages of the site, whoever makes them."""

from collections.abc import Iterable, Iterator
from datetime import date

from berdaya.model.library import Library
from berdaya.model.pages import PageId, RecordPage
from berdaya.model.problem import Place, Problem
from berdaya.model.record import Record
from berdaya.model.reference import RESERVED_NAMES
from berdaya.relate.plan import Plan, former_address, page_of, plan

OURS = "berdaya"
"""Who holds an address that is no record's."""


def no_two_pages_at_one_address(library: Library, today: date) -> Iterable[Problem]:
    """PASS slugs ``a`` and ``b``; FAIL two records of a kind with slug ``a``, or ``formerly: {id: [a]}`` beside ``a``."""
    site = plan(library)
    taken = {site.addresses[page, code].url: OURS for page in site.pages if not isinstance(page, RecordPage) for code in library.languages}
    for record in library.records:
        if record.data.has_page:
            for code in library.languages:
                yield from _claim(record, code, site, taken)
    for record in library.records:
        yield from _former(library, record, taken)


def _claim(record: Record, code: str, site: Plan, taken: dict[str, str]) -> Iterator[Problem]:
    # Windows and macOS keep one file for "a" and "A"; ids are lower case, so plain comparison is enough.
    page: PageId = page_of(record)[0]
    url = site.addresses[page, code].url
    if record.slug(code) in RESERVED_NAMES:
        yield Problem.error("reserved-name", _slug_place(record, code), name=record.slug(code))
    elif url in taken:
        yield Problem.error("same-address", _slug_place(record, code), url=url, other=taken[url])
    elif record.slug(code) == "index" or record.slug(code).isdigit():
        yield Problem.error("same-address", _slug_place(record, code), url=url, other=OURS)  # long lists go on at numbers
    taken.setdefault(url, record.key)


def _slug_place(record: Record, code: str) -> Place:
    return record.places.value(("slug", code))


def _former(library: Library, record: Record, taken: dict[str, str]) -> Iterator[Problem]:
    for code, slugs in record.data.slug.formerly.items():
        for index, slug in enumerate(slugs if code in library.languages else ()):
            url = former_address(library, record, slug, code)
            if url in taken:
                place = record.places.value(("slug", "formerly", code, index))
                yield Problem.error("same-redirect", place, url=url, other=taken[url])
            taken.setdefault(url, record.key)
