"""Whose edition of the site it is: the one value that pages, sheets, books and files read."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import Annotated, Literal
from unicodedata import normalize
from urllib.parse import quote

from pydantic import Field, Strict

from berdaya.model.language import CODES
from berdaya.model.text import Frozen, ProperName, Text

LICENCE = "CC BY-SA 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by-sa/4.0/"
UPSTREAM = "https://github.com/berdaya/berdaya"
"""The repository of the project whose edition this is, where the edition names no other."""
REACH_PATTERN = r"^((mailto:)?[^\s\"'<>@:/?]+@[^\s\"'<>@:/?]+|https?://[^\s\"'<>]+|tel:\+?[0-9-]{3,20})$"
LINK_PATTERN = r"^(https?://[^\s\"'<>]+|mailto:[^\s\"'<>@:/?]+@[^\s\"'<>@:/?]+|[a-z]+(-[a-z]+)*/[a-z0-9]+(-[a-z0-9]+)*)$"
MOST_BYTES_OF_A_LOGO = 150_000
"""Every page loads the logo, and every sheet carries it: one that is heavier than this is told, and left out of sheets."""
HomePart = Literal["own", "situations", "print", "tools", "learn", "downloads"]
HOME_PARTS: tuple[HomePart, ...] = ("own", "situations", "print", "tools", "learn", "downloads")
"""The parts of the home page in our order. The opening and the way to help for whoever is hurt stand before them, always."""

Channel = Literal["telepon", "whatsapp", "sms", "surel", "situs"]


class LocalContact(Frozen):
    """Someone near the reader who helps in an emergency; the organisation vouches for the number, at a date."""

    name: ProperName = Field(description="Siapa yang dihubungi, misalnya UPTD PPA Kabupaten Contoh.")
    number: Annotated[str, Field(min_length=2, max_length=60)] = Field(description="Nomornya, dalam tanda kutip: '0370-123456'.")
    channel: Channel = Field("telepon", description="Telepon, WhatsApp, SMS, surel, atau situs.")
    when: Text = Field(description="Untuk keadaan apa, dan jam berapa.")
    checked: Annotated[date, Strict()] = Field(description="Tanggal lembaga Anda mencoba nomor ini, TTTT-BB-HH.")


class Complaints(Frozen):
    """Where people complain about the organisation, its staff or its work."""

    where: Annotated[str, Field(pattern=REACH_PATTERN)] = Field(description="Surel, https://…, https://wa.me/62…, atau tel:0370-123456.")
    text: Text | None = Field(None, description="Siapa yang menerima dan kapan dijawab, satu kalimat.")


class MenuEntry(Frozen):
    """A line of the menu or of the footer: a page of the site, or an address elsewhere."""

    title: ProperName = Field(description="Tulisannya.")
    to: Annotated[str, Field(pattern=LINK_PATTERN)] = Field(description="Kunci catatan (about/kontak, role/fasilitator) atau https://…")


class HomePage(Frozen):
    """The edition's own home page. What ``parts`` leaves out is not shown."""

    headline: Text | None = Field(None, description="Judul beranda.")
    lead: Text | None = Field(None, description="Pembuka di bawah judul.")
    parts: tuple[HomePart, ...] = Field(HOME_PARTS, description="Bagian beranda menurut urutannya; yang tidak disebut tidak tampil.")


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
    are published, that of the root first; ``hidden_kinds``: the kinds of records that the edition does without. ``emergency``
    adds to the page for when someone is hurt; ``edit`` says where a reader who wants to mend a page is led, ``upstream`` is
    the repository of the project above. ``keeps_pages``: whether phones keep pages for use without a signal.
    ``printed_logo`` is the logo with its bytes, where paper and Word files can show it: ``logo_on_paper``, else ``logo``.
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
    home: HomePage = field(default_factory=HomePage)
    menu: tuple[MenuEntry, ...] = ()
    footer: tuple[MenuEntry, ...] = ()
    emergency: tuple[LocalContact, ...] = ()
    complaints: Complaints | None = None
    privacy: Text | None = None
    own_licence: Text | None = None
    edit: Literal["here", "local", "upstream"] = "here"
    upstream: str = UPSTREAM
    logo_on_paper: str = ""
    printed_logo: Logo | None = None
    keeps_pages: bool = True

    @property
    def for_paper(self) -> "Edition":
        """What paper needs to know of it: another menu must not set every sheet anew."""
        plain = replace(self, home=HomePage(), menu=(), footer=(), emergency=(), complaints=None, edit="here", upstream="", contact="", picture="")
        return replace(plain, repo_url="", edit_uri="")

    @property
    def logo_digest(self) -> str:
        """By which another logo is told from this one; empty where there is none."""
        return self.printed_logo.hash if self.printed_logo else ""

    @property
    def is_own(self) -> bool:
        """Whether an organisation has given it a look of its own."""
        return bool(self.colour or self.printed_logo)

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
