"""Record keys in Markdown links → relative links between the pages of one language."""

import posixpath
from collections.abc import Callable
from functools import lru_cache

from berdaya.model.address import Address, page_of
from berdaya.model.library import Library
from berdaya.model.markdown_links import replace_targets


def with_addresses(markdown: str, here: Address, where: Callable[[str], Address | None]) -> str:
    """Rewrite ``[x](role/fasilitator)`` to the file of that page, relative to ``here``."""

    def address(key: str, fragment: str) -> str:
        found = where(key)
        if found is None:
            return key
        relative = relative_to(here, found.src_uri)
        return f"{relative}#{fragment}" if fragment else relative

    return replace_targets(markdown, address)


def relative_to(here: Address, path: str) -> str:
    """The way from a page's Markdown file to another file of the site, as MkDocs wants it in a link."""
    return _relative(path, posixpath.dirname(here.src_uri) or ".")


@lru_cache(maxsize=65536)
def _relative(path: str, folder: str) -> str:
    """Many pages share a folder and a target; ``relpath`` asks the system where it stands each time."""
    return posixpath.relpath(path, folder)


def addresses_in(library: Library, lang: str, extra: dict[str, Address]) -> Callable[[str], Address | None]:
    """Make the look-up from a key to its page in one language; ``extra`` holds pages that are no records."""
    known = {record.key: page_of(record, lang) for record in library.records} | extra
    return known.get
