"""Whose edition of the site it is: the one value that pages, sheets, books and files read."""

import re
from dataclasses import dataclass, field
from hashlib import sha256
from unicodedata import normalize
from urllib.parse import quote

from berdaya.model.language import CODES

LICENCE = "CC BY-SA 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by-sa/4.0/"


@dataclass(frozen=True)
class Logo:
    """An organisation's logo: the file's name and bytes. It is told by its hash."""

    name: str
    content: bytes = field(repr=False)
    hash: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "hash", sha256(self.content).hexdigest())

    @property
    def format(self) -> str:
        """What the end of the name says: ``png``, ``svg``."""
        return self.name.rpartition(".")[2].lower()


@dataclass(frozen=True)
class Edition:
    """An edition.

    ``name`` is that of the site, ``publisher`` the organisation's. ``url`` ends with ``/``, and is empty as long as nobody
    knows it. ``contact``: an e-mail or web address for reports, or empty; ``picture``: what a messenger shows of a link, a
    path below the site's root, or empty. ``repo_url`` and ``edit_uri`` lead to the sources. ``colour`` (``#rrggbb``) and
    ``logo`` (a path below the site's root) are its own, or empty. ``languages``: those that
    are published, that of the root first; ``hidden_kinds``: the kinds of records that the edition does without.
    ``keeps_pages``: whether phones keep pages for use without a signal. ``printed_logo`` is the logo with its
    bytes, where paper and Word files can show it.
    """

    name: str = "Berdaya"
    publisher: str = "Berdaya"
    url: str = ""
    contact: str = ""
    picture: str = ""
    repo_url: str = ""
    edit_uri: str = ""
    licence: str = LICENCE
    colour: str = ""
    logo: str = ""
    languages: tuple[str, ...] = CODES
    hidden_kinds: frozenset[str] = frozenset()
    printed_logo: Logo | None = None
    keeps_pages: bool = True

    def absolute(self, path: str) -> str:
        """The full address of a path below the root; the path alone, or ``.``, where the edition knows no address."""
        return f"{self.url}{quote(path)}" or "."

    @property
    def letterhead(self) -> str:
        """The name at the head of forms: that of an organisation with an edition of its own. Whoever takes a form from the
        common edition writes her own."""
        return self.publisher if self.printed_logo or self.publisher != Edition.publisher else ""

    @property
    def file_name(self) -> str:
        """The name as part of a file's name: small letters without accents, digits and hyphens."""
        bare = normalize("NFKD", self.name).encode("ascii", "ignore").decode().lower()
        return "-".join(re.findall(r"[a-z0-9]+", bare)) or "berdaya"

    @property
    def email(self) -> str:
        """The e-mail address of the contact alone; empty where it is none."""
        is_email = "@" in self.contact and "//" not in self.contact
        return self.contact.removeprefix("mailto:") if is_email else ""
