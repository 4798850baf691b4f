"""Links to the repository and to the organisation: edit a page's source, report a mistake on it."""

from functools import lru_cache
from urllib.parse import quote, urljoin

from berdaya.model.draft import OVERLAY
from berdaya.model.edition import Edition
from berdaya.pages.channel import channel_of, folder, host_of
from berdaya.pages.page import Page
from berdaya.words import Words

_OVER = "# Mengubah {key} di edisi ini: tulis hanya kolom yang Anda ubah.\n# summary:\n#   id: Ringkasan versi kami.\n"
# What MkDocs puts into an empty `edit_uri`: a branch and a folder of another time.
MKDOCS_GUESSES = ("edit/master/docs/", "src/default/docs/")


def edit_urls(edition: Edition, page: Page) -> tuple[str, ...]:
    """Where the files of a page are edited, its text in the page's language first; nothing without a repository or a record.

    The edition's own ``edit_uri`` comes before what its host does. Files of the project above an edition are led to a change
    in ``local/`` or to that project, as the edition says: a change to them in the edition would meet the next update.
    """
    urls = (_edit_url(edition, page, path) for path in page.sources)
    return tuple(dict.fromkeys(url for url in urls if url))


def _edit_url(edition: Edition, page: Page, path: str) -> str:
    is_upstream = folder(edition.repo_url) == folder(edition.upstream)
    if edition.edit == "here" or is_upstream or path.startswith(OVERLAY):
        return _in_place(edition.repo_url, edition.edit_uri, path)
    if edition.edit == "upstream":
        return _in_place(edition.upstream, "", path)
    if page.overlay and not path.endswith(".md"):
        return _in_place(edition.repo_url, edition.edit_uri, page.overlay)
    return _new_over(edition.repo_url, f"{OVERLAY}{path}", page.key)


def _in_place(repo_url: str, edit_uri: str, path: str) -> str:
    return _files(repo_url, edit_uri) + quote(path) if repo_url else ""


@lru_cache
def _files(repo_url: str, edit_uri: str) -> str:
    """The folder in which a repository's files are edited."""
    branch = edit_uri if edit_uri not in ("", *MKDOCS_GUESSES) else host_of(repo_url).edit
    return urljoin(folder(repo_url), folder(branch))


def _new_over(repo_url: str, path: str, key: str) -> str:
    """Where a file over a record is begun, with a first line that says how, where the host takes one."""
    if not repo_url:
        return ""
    text = "" if path.endswith(".md") else _OVER.format(key=key)
    filled = host_of(repo_url).new.format(path=quote(path), folder=quote(path.rpartition("/")[0]), text=quote(text))
    return folder(repo_url) + filled.removesuffix("&value=")


def report_url(edition: Edition, page: Page, said: Words) -> str:
    """Where a mistake is reported, with the page, its language and its version filled in where that can be; empty where nobody
    can be reached."""
    channel = channel_of(edition)
    if channel is None:
        return ""
    labels = said.site.labels
    reviewed = said.day(page.reviewed) if page.reviewed else "–"
    body = labels.report_text.format(
        title=page.title, url=edition.absolute(page.url), key=page.key, language=said.language.name_of(page.lang), reviewed=reviewed
    )
    return channel.url(f"{labels.report}: {page.title}", f"{body} ")
