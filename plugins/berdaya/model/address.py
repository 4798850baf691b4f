"""Where pages live: addresses relative to the site's root, always with ``/``."""

from dataclasses import dataclass

from berdaya.model.kinds import KINDS
from berdaya.model.language import SOURCE, language
from berdaya.model.record import Record


@dataclass(frozen=True)
class Address:
    """A page's place: ``folder`` is ``peran/fasilitator`` or ``en/roles/facilitator``; empty for the home page."""

    folder: str
    is_index: bool = False

    @property
    def url(self) -> str:
        """The address under the site's root: ``peran/fasilitator/``."""
        return f"{self.folder}/" if self.folder else ""

    @property
    def src_uri(self) -> str:
        """The Markdown file that MkDocs sees: ``peran/fasilitator.md``, ``peran/index.md``."""
        if self.is_index:
            return f"{self.url}index.md"
        return f"{self.folder}.md"


def home(code: str) -> Address:
    """The home page of a language."""
    return Address(language(code).prefix, is_index=True)


def index_of(kind: str, code: str) -> Address:
    """The page that lists all records of a kind."""
    return Address(_below(code, _first_part(kind, code)), is_index=True)


def page_of(record: Record, code: str) -> Address:
    """The page of a record."""
    return former_page_of(record, record.slug(code), code)


def former_page_of(record: Record, slug: str, code: str) -> Address:
    """The page that a record has, or had, under this slug."""
    return Address(_below(code, f"{_first_part(record.kind, code)}/{slug}"))


def extra_page(kind: str | None, name: str, code: str) -> Address:
    """A page that is no record's: a comparison within a kind's folder, or one of the whole site."""
    return Address(_below(code, f"{_first_part(kind, code)}/{name}" if kind else name))


def _first_part(kind: str, code: str) -> str:
    address = KINDS[kind].address
    return address.get(code) or address[SOURCE.code]


def _below(code: str, path: str) -> str:
    prefix = language(code).prefix
    return f"{prefix}/{path}" if prefix else path
