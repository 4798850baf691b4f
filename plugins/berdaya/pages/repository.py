"""Links to the repository and to the organisation: edit a page's source, report a mistake on it."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urljoin, urlsplit

from berdaya.model.edition import Edition
from berdaya.pages.page import Page

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


def edit_urls(edition: Edition, page: Page) -> tuple[str, ...]:
    """Where the files of a page are edited, its text in the page's language first; nothing without a repository or a record.

    The edition's own ``edit_uri`` comes before what its host does.
    """
    if not edition.repo_url:
        return ()
    branch = edition.edit_uri if edition.edit_uri not in ("", *MKDOCS_GUESSES) else _host(edition.repo_url).edit
    base = urljoin(_folder(edition.repo_url), _folder(branch))
    return tuple(base + quote(path) for path in page.sources)


def report_url(edition: Edition, page: Page, label: str) -> str:
    """Where a mistake is reported, with the page's key filled in where that can be; empty where nobody can be reached.

    The edition's own contact comes before the repository.
    """
    subject = f"{label}: {page.key} ({page.lang})"
    if edition.email:
        return f"mailto:{edition.email}?{urlencode({'subject': subject}).replace('+', '%20')}"
    if edition.contact or not edition.repo_url:
        return edition.contact
    host = _host(edition.repo_url)
    return f"{_folder(edition.repo_url)}{host.issues}?{urlencode({host.subject: subject})}"  # urljoin would drop the "?"


def _host(repo_url: str) -> Host:
    name = urlsplit(repo_url).netloc
    return next((host for part, host in HOSTS.items() if part in name), GITHUB)


def _folder(address: str) -> str:
    return address if address.endswith("/") else f"{address}/"
