"""Whose edition is being built, from ``extra.organisation`` of ``mkdocs.yml``."""

from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig

KEYS = ("name", "contact", "picture")


@dataclass(frozen=True)
class Organisation:
    """``name`` is that of the site where none is given; ``contact``: an e-mail or web address, or empty;
    ``picture``: shown beside links to the site, a path below its root, or empty."""

    name: str
    contact: str
    picture: str

    @property
    def email(self) -> str:
        """The e-mail address alone; empty where the contact is none."""
        is_email = "@" in self.contact and "//" not in self.contact
        return self.contact.removeprefix("mailto:") if is_email else ""


def organisation_of(config: MkDocsConfig) -> Organisation:
    """Read the organisation. A value of the wrong form counts as none: the check has told of it."""
    given = config.extra.get("organisation")
    values = given if isinstance(given, dict) else {}
    name, contact, picture = (value.strip() if isinstance(value := values.get(key), str) else "" for key in KEYS)
    return Organisation(name or config.site_name, contact, picture)
