"""Links to the repository and to the organisation: edit a page's source, report a mistake on it."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urljoin, urlsplit

from berdaya.model.draft import OVERLAY
from berdaya.model.edition import Edition
from berdaya.pages.page import Page

_OVER = "# Mengubah {key} di edisi ini: tulis hanya kolom yang Anda ubah.\n# summary: {{id: Ringkasan versi kami.}}\n"
# What MkDocs puts into an empty `edit_uri`: a branch and a folder of another time.
MKDOCS_GUESSES = ("edit/master/docs/", "src/default/docs/")


@dataclass(frozen=True)
class Host:
    """Where a host of repositories edits a file, begins a new one and takes reports, below a repository's address."""

    edit: str
    new: str
    issues: str
    subject: str


GITHUB = Host("edit/main/", "new/main?filename={path}&value={text}", "issues/new", "title")
# By a part of the host's name: organisations run GitLab and Forgejo under names of their own.
HOSTS = {
    "gitlab": Host("-/edit/main/", "-/new/main?file_name={path}", "-/issues/new", "issue[title]"),
    "codeberg": Host("_edit/main/", "_new/main/{folder}", "issues/new", "title"),
    "forgejo": Host("_edit/main/", "_new/main/{folder}", "issues/new", "title"),
    "gitea": Host("_edit/main/", "_new/main/{folder}", "issues/new", "title"),
}


def edit_urls(edition: Edition, page: Page) -> tuple[str, ...]:
    """Where the files of a page are edited, its text in the page's language first; nothing without a repository or a record.

    The edition's own ``edit_uri`` comes before what its host does. Files of the project above an edition are led to a change
    in ``local/`` or to that project, as the edition says: a change to them in the edition would meet the next update.
    """
    urls = (_edit_url(edition, page, path) for path in page.sources)
    return tuple(dict.fromkeys(url for url in urls if url))


def _edit_url(edition: Edition, page: Page, path: str) -> str:
    is_upstream = _folder(edition.repo_url) == _folder(edition.upstream)
    if edition.edit == "here" or is_upstream or path.startswith(OVERLAY):
        return _in_place(edition.repo_url, edition.edit_uri, path)
    if edition.edit == "upstream":
        return _in_place(edition.upstream, "", path)
    if page.overlay and not path.endswith(".md"):
        return _in_place(edition.repo_url, edition.edit_uri, page.overlay)
    return _new_over(edition.repo_url, f"{OVERLAY}{path}", page.key)


def _in_place(repo_url: str, edit_uri: str, path: str) -> str:
    if not repo_url:
        return ""
    branch = edit_uri if edit_uri not in ("", *MKDOCS_GUESSES) else _host(repo_url).edit
    return urljoin(_folder(repo_url), _folder(branch)) + quote(path)


def _new_over(repo_url: str, path: str, key: str) -> str:
    """Where a file over a record is begun, with a first line that says how, where the host takes one."""
    if not repo_url:
        return ""
    text = "" if path.endswith(".md") else _OVER.format(key=key)
    filled = _host(repo_url).new.format(path=quote(path), folder=quote(path.rpartition("/")[0]), text=quote(text))
    return _folder(repo_url) + filled.removesuffix("&value=")


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
