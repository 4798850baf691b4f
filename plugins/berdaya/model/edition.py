"""Whose edition of the site it is: the one value that pages, sheets, books and files read."""

import re
from dataclasses import dataclass
from unicodedata import normalize
from urllib.parse import quote

from berdaya.model.language import CODES

LICENCE = "CC BY-SA 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by-sa/4.0/"


@dataclass(frozen=True)
class Edition:
    """An edition.

    ``name`` is that of the site, ``publisher`` the organisation's. ``url`` ends with ``/``, and is empty as long as nobody
    knows it. ``contact``: an e-mail or web address for reports, or empty; ``picture``: what a messenger shows of a link, a
    path below the site's root, or empty. ``repo_url`` and ``edit_uri`` lead to the sources. ``colour`` (``#rrggbb``) and
    ``logo`` (a path below the site's root) are its own, or empty. ``languages``: those that
    are published, that of the root first; ``hidden_kinds``: the kinds of records that the edition does without.
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

    def absolute(self, path: str) -> str:
        """The full address of a path below the root; the path alone, or ``.``, where the edition knows no address."""
        return f"{self.url}{quote(path)}" or "."

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
