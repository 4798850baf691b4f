"""Links to the repository and to the organisation: edit a page's source, report a mistake on it."""

from urllib.parse import quote, urljoin

from berdaya.model.edition import Edition
from berdaya.pages.channel import channel_of, folder, host_of
from berdaya.pages.page import Page
from berdaya.words import Words

# What MkDocs puts into an empty `edit_uri`: a branch and a folder of another time.
MKDOCS_GUESSES = ("edit/master/docs/", "src/default/docs/")


def edit_urls(edition: Edition, page: Page) -> tuple[str, ...]:
    """Where the files of a page are edited, its text in the page's language first; nothing without a repository or a record.

    The edition's own ``edit_uri`` comes before what its host does.
    """
    if not edition.repo_url:
        return ()
    branch = edition.edit_uri if edition.edit_uri not in ("", *MKDOCS_GUESSES) else host_of(edition.repo_url).edit
    base = urljoin(folder(edition.repo_url), folder(branch))
    return tuple(base + quote(path) for path in page.sources)


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
