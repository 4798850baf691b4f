"""A page of the site: what it is, where it stands, what it says, and what stands around it."""

from dataclasses import dataclass
from datetime import date

from berdaya.model.address import Address
from berdaya.model.pages import PageId, RecordPage, is_print
from berdaya.pages.contents import Content


@dataclass(frozen=True)
class Page:
    """One page in one language.

    ``lang`` is the language of the address; ``content.text_lang`` that of the text. ``sources`` are the files that an
    author edits, the one that holds the page's text in its language first; ``overlay`` is the file of an edition
    that lies over the record, where there is one; ``shows_toc``: whether its headings are listed beside it; ``made_of``: a hash of
    all that decided ``content``, where it is known.
    """

    id: PageId
    lang: str
    address: Address
    content: Content
    reviewed: date | None = None
    sources: tuple[str, ...] = ()
    shows_toc: bool = True
    overlay: str = ""
    made_of: bytes = b""

    @property
    def key(self) -> str:
        """The page's name in stable interfaces, the same in every language."""
        return self.id.key

    @property
    def url(self) -> str:
        """The address under the site's root."""
        return self.address.url

    @property
    def title(self) -> str:
        """The title, in plain words."""
        return self.content.title

    @property
    def description(self) -> str:
        """What search engines and messengers show of the page."""
        return self.content.description

    @property
    def kind(self) -> str:
        """The kind of the record that the page shows; empty where it shows none."""
        return self.id.kind if isinstance(self.id, RecordPage) else ""

    @property
    def is_print(self) -> bool:
        """Whether the page is for paper."""
        return is_print(self.id)

    @property
    def is_fallback(self) -> bool:
        """Whether the text is in another language than the address promises."""
        return self.lang != self.content.text_lang
