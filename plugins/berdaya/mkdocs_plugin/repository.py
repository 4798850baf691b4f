"""Links to the repository: edit a page's source, report a mistake on it."""

from urllib.parse import urlencode, urljoin

from mkdocs.config.defaults import MkDocsConfig

from berdaya.model.page import Page
from berdaya.render.strings import strings

MKDOCS_GUESS = "edit/master/docs/"


def edit_url(config: MkDocsConfig, page: Page) -> str | None:
    """Where the record of a page is edited, or ``None`` without a repository or a record."""
    if not (config.repo_url and page.source_path):
        return None
    return urljoin(urljoin(_folder(config.repo_url), _folder(_branch(config))), page.source_path)


def _branch(config: MkDocsConfig) -> str:
    """The edition's own ``edit_uri``; what MkDocs guesses for GitHub is of another time and folder."""
    return config.edit_uri if config.edit_uri not in (None, "", MKDOCS_GUESS) else "edit/main/"


def report_url(config: MkDocsConfig, page: Page) -> str:
    """Where a mistake is reported, with the page's key filled in; empty where nobody can be reached.

    The edition's own contact (``extra.organisation.contact``, an e-mail address) comes before the repository.
    """
    words = strings(page.lang)
    subject = f"{words.labels['report']}: {page.key} ({page.lang})"
    contact = (config.extra.get("organisation") or {}).get("contact") or ""
    if "@" in contact:
        return f"mailto:{contact.removeprefix('mailto:')}?{urlencode({'subject': subject}).replace('+', '%20')}"
    if config.repo_url:
        return f"{_folder(config.repo_url)}issues/new?{urlencode({'title': subject})}"  # urljoin would drop the "?"
    return contact


def _folder(address: str) -> str:
    return address if address.endswith("/") else f"{address}/"
