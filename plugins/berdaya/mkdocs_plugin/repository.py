"""Links to the repository: edit a page's source, report a mistake on it."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig

from berdaya.mkdocs_plugin.organisation import organisation_of
from berdaya.model.page import Page
from berdaya.render.strings import strings

# What MkDocs puts into an empty `edit_uri`: a branch and a folder of another time.
MKDOCS_GUESSES = ("edit/master/docs/", "src/default/docs/")


@dataclass(frozen=True)
class Host:
    """Where a host of repositories edits a file and takes reports, below a repository's address."""

    edit: str
    issues: str
    subject: str


GITHUB = Host("edit/main/", "issues/new", "title")
# By a part of the host's name: organisations run GitLab and Forgejo under names of their own.
HOSTS = {
    "gitlab": Host("-/edit/main/", "-/issues/new", "issue[title]"),
    "codeberg": Host("_edit/main/", "issues/new", "title"),
    "forgejo": Host("_edit/main/", "issues/new", "title"),
    "gitea": Host("_edit/main/", "issues/new", "title"),
}


def edit_url(config: MkDocsConfig, page: Page) -> str | None:
    """Where the record of a page is edited, or ``None`` without a repository or a record.

    The edition's own ``edit_uri`` comes before what its host does.
    """
    if not (config.repo_url and page.source_path):
        return None
    branch = config.edit_uri if config.edit_uri not in (None, "", *MKDOCS_GUESSES) else _host(config.repo_url).edit
    return urljoin(urljoin(_folder(config.repo_url), _folder(branch)), quote(page.source_path))


def report_url(config: MkDocsConfig, page: Page) -> str:
    """Where a mistake is reported, with the page's key filled in where that can be; empty where nobody can be reached.

    The edition's own contact (``extra.organisation.contact``) comes before the repository.
    """
    subject = f"{strings(page.lang).labels['report']}: {page.key} ({page.lang})"
    organisation = organisation_of(config)
    if organisation.email:
        return f"mailto:{organisation.email}?{urlencode({'subject': subject}).replace('+', '%20')}"
    if organisation.contact or not config.repo_url:
        return organisation.contact
    host = _host(config.repo_url)
    return f"{_folder(config.repo_url)}{host.issues}?{urlencode({host.subject: subject})}"  # urljoin would drop the "?"


def _host(repo_url: str) -> Host:
    name = urlsplit(repo_url).netloc
    return next((host for part, host in HOSTS.items() if part in name), GITHUB)


def _folder(address: str) -> str:
    return address if address.endswith("/") else f"{address}/"
