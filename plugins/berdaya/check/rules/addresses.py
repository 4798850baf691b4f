"""No two pages stand at one address, and no former address hides a page."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from berdaya.model.address import former_page_of, page_of
from berdaya.model.language import CODES
from berdaya.model.library import Library
from berdaya.model.problem import Problem
from berdaya.model.record import Record
from berdaya.model.reference import RESERVED_NAMES

# Pages that the site makes itself inside a kind's folder, each in its own file of ``render``; long lists go on at numbers.
RESERVED = {
    "career-step": {"renungan", "reflection"},
    "checklist": {"susun", "build"},
    "guide": {"tanpa-sinyal", "offline"},
    "role": {"bandingkan", "compare"},
    "term": {"menurut-inggris", "by-indonesian"},
}
_LIST = re.compile(r"index|\d+|(?:menurut-inggris|by-indonesian)-\d+")


def no_two_pages_at_one_address(library: Library, today: date) -> Iterable[Problem]:
    """PASS slugs ``a`` and ``b``; FAIL two records of a kind with slug ``a``, or ``formerly: {id: [a]}`` beside ``a``."""
    taken: dict[str, str] = {}
    for record in library.records:
        for code in CODES:
            yield from _claim(record, code, taken)
    for record in library.records:
        yield from _former(record, taken)


def _claim(record: Record, code: str, taken: dict[str, str]) -> Iterator[Problem]:
    # Windows and macOS keep one file for "a" and "A"; ids are lower case, so plain comparison is enough.
    url = page_of(record, code).url
    place = record.places.value(("slug", code))
    if record.slug(code) in RESERVED_NAMES:
        yield Problem.error("reserved-name", place, name=record.slug(code))
    elif record.slug(code) in RESERVED.get(record.kind, ()) or _LIST.fullmatch(record.slug(code)):
        yield Problem.error("same-address", place, url=url, other="berdaya")
    elif url in taken:
        yield Problem.error("same-address", place, url=url, other=taken[url])
    taken.setdefault(url, record.key)


def _former(record: Record, taken: dict[str, str]) -> Iterator[Problem]:
    for code, slugs in record.data.slug.formerly.items():
        for index, slug in enumerate(slugs if code in CODES else ()):
            url = former_page_of(record, slug, code).url
            if url in taken:
                place = record.places.value(("slug", "formerly", code, index))
                yield Problem.error("same-redirect", place, url=url, other=taken[url])
            taken.setdefault(url, record.key)
