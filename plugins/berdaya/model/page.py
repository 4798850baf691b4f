"""What ``render`` and the later rooms hand over: pages, their neighbours in the menu, and files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from berdaya.model.address import Address


@dataclass(frozen=True)
class Artifact:
    """A file of the site that is no page. ``path`` is relative to the site's root, with ``/``."""

    path: str
    content: bytes


@dataclass(frozen=True)
class Download:
    """A file that a page offers: its path under the site's root, and all that the link says of it."""

    path: str
    words: str


Downloads = Mapping[tuple[str, str], tuple[Download, ...]]
"""What each page offers, by the page's key and language."""


@dataclass(frozen=True)
class TermNote:
    """What a page says of a term that its text uses. ``pair`` is the word in the language ``pair_lang``, if it differs."""

    term: str
    title: str
    pair: str
    pair_lang: str
    meaning: str


@dataclass(frozen=True)
class Page:
    """One page in one language.

    ``lang`` is the language of the address, ``text_lang`` the language that the text is really in:
    they differ on a page that waits for its translation. ``key`` names the same page in every
    language (``role/fasilitator``, ``index/role``, ``home``). ``is_print``: gathers what other pages say, for
    paper; neither search engines nor the site's search nor a list of pages should name it.
    """

    key: str
    lang: str
    text_lang: str
    address: Address
    title: str
    description: str
    markdown: str
    kind: str | None = None
    source_path: str | None = None
    reviewed: date | None = None
    hide_toc: bool = False
    terms: tuple[TermNote, ...] = ()
    is_print: bool = False

    @property
    def url(self) -> str:
        """The address under the site's root."""
        return self.address.url

    @property
    def src_uri(self) -> str:
        """The Markdown file that the page has for MkDocs."""
        return self.address.src_uri

    @property
    def is_fallback(self) -> bool:
        """Whether the text is in another language than the address promises."""
        return self.lang != self.text_lang


@dataclass(frozen=True)
class MenuItem:
    """A line of the menu: a page of the site by its key."""

    title: str
    url: str
    key: str


@dataclass(frozen=True)
class MenuKind:
    """A kind of records in the menu: the page that lists them, and theirs in reading order."""

    item: MenuItem
    pages: tuple[MenuItem, ...] = ()

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where in the order the page of a key stands."""
        return {page.key: place for place, page in enumerate(self.pages)}


@dataclass(frozen=True)
class MenuSection:
    """A part of the site in the menu: its name with its first page, and the kinds in it."""

    item: MenuItem
    kinds: tuple[MenuKind, ...] = ()


@dataclass(frozen=True)
class Edition:
    """Whose site it is and where it stands. ``url`` ends with ``/``, and is empty as long as nobody knows it."""

    name: str = "Berdaya"
    publisher: str = "Berdaya"
    url: str = ""


@dataclass(frozen=True)
class Site:
    """All pages, with the menu of each language and the addresses that lead elsewhere.

    ``redirects`` maps a former address (``peran/lama/``) to the present one. ``edition`` is told by whoever
    publishes the site: rendering knows nothing of it.
    """

    pages: tuple[Page, ...]
    menus: Mapping[str, tuple[MenuSection, ...]]
    redirects: Mapping[str, str] = field(default_factory=dict)
    edition: Edition = Edition()
