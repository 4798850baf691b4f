"""The same page in every language: ``hreflang`` pairs and the language switch."""

from collections.abc import Mapping
from dataclasses import dataclass

from berdaya.model.edition import Edition
from berdaya.model.language import CODES, SOURCE
from berdaya.model.pages import HOME, PageId
from berdaya.pages.page import Page


@dataclass(frozen=True)
class Alternate:
    """The same page in another language: absolute address and the tag for ``hreflang``."""

    tag: str
    url: str


def alternates_of(page: Page, by_id: Mapping[tuple[PageId, str], Page], edition: Edition) -> tuple[Alternate, ...]:
    """The ``hreflang`` pairs of a page; a page that waits for its translation counts for none."""
    found = (by_id.get((page.id, code)) for code in CODES)
    pairs = [Alternate(other.lang, edition.absolute(other.url)) for other in found if other and not other.is_fallback]
    original = by_id.get((page.id, SOURCE.code))
    return (*pairs, Alternate("x-default", edition.absolute(original.url))) if original and len(pairs) > 1 else ()


def switch_of(page: Page, by_id: Mapping[tuple[PageId, str], Page]) -> dict[str, str]:
    """Where the language switch leads: the address of the same page in each language, else of its home page."""
    return {code: (by_id.get((page.id, code)) or by_id[HOME, code]).url for code in CODES}
