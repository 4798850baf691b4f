"""The same page in every language: ``hreflang`` pairs and the language switch."""

from dataclasses import dataclass

from berdaya.model.pages import HOME, PageId, RecordPage
from berdaya.pages.published import Published


@dataclass(frozen=True)
class Alternate:
    """The same page in another language: absolute address and the tag for ``hreflang``."""

    tag: str
    url: str


def alternates_of(page: PageId, published: Published) -> tuple[Alternate, ...]:
    """The ``hreflang`` pairs of a page; a page that waits for its translation counts for none."""
    pairs = [Alternate(code, _absolute(page, code, published)) for code in published.plan.languages if is_written(page, code, published)]
    return (*pairs, Alternate("x-default", _absolute(page, published.plan.root_language, published))) if len(pairs) > 1 else ()


def is_written(page: PageId, code: str, published: Published) -> bool:
    """Whether a page is there in a language, in its own words."""
    if isinstance(page, RecordPage):
        record = published.library.get(page.key)
        return record is not None and record.is_translated(code)
    return published.plan.address(page, code) is not None


def switch_of(page: PageId, published: Published) -> dict[str, str]:
    """Where the language switch leads: the address of the same page in each language, else of its home page."""
    addresses = {code: published.plan.address(page, code) or published.plan.address(HOME, code) for code in published.plan.languages}
    return {code: address.url for code, address in addresses.items() if address}


def _absolute(page: PageId, code: str, published: Published) -> str:
    address = published.plan.address(page, code)
    return published.edition.absolute(address.url if address else "")
