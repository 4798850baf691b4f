"""Links to edit a page and to report a mistake: wherever the record lies, whatever the host of the repository."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from berdaya.model.address import Address
from berdaya.model.edition import Edition
from berdaya.model.pages import RecordPage
from berdaya.pages.contents import Content
from berdaya.pages.page import Page
from berdaya.pages.repository import MKDOCS_GUESSES, edit_urls, report_url

CONTENT = Content("Judul", "", "id", "", (), (), ())
PAGE = Page(RecordPage("guide", "mulai"), "id", Address("panduan/mulai"), CONTENT, date(2026, 11, 1), ("content/guides/mulai.id.md", "content/guides/mulai.yml"))
GITHUB = Edition("Contoh", repo_url="https://github.com/contoh/panduan")


def test_the_text_of_the_page_comes_before_its_record() -> None:
    """edit-link-of-a-text: whoever wants to mend a word of a guide is led to the file that holds the words."""
    assert edit_urls(GITHUB, PAGE) == (
        "https://github.com/contoh/panduan/edit/main/content/guides/mulai.id.md",
        "https://github.com/contoh/panduan/edit/main/content/guides/mulai.yml",
    )


def test_a_folder_with_blanks_and_quotes_is_quoted() -> None:
    page = replace(PAGE, sources=('content/roles/baru "2" #/pd.yml',))
    edition = Edition(repo_url="https://contoh.example/x", edit_uri="edit/main/")
    assert edit_urls(edition, page) == ("https://contoh.example/x/edit/main/content/roles/baru%20%222%22%20%23/pd.yml",)


@pytest.mark.parametrize(
    ("repo", "uri", "edit", "report"),
    [
        ("https://github.com/a/b", "", "https://github.com/a/b/edit/main/x.yml", "https://github.com/a/b/issues/new"),
        ("https://github.com/a/b/", "edit/dev", "https://github.com/a/b/edit/dev/x.yml", "https://github.com/a/b/issues/new"),
        ("https://gitlab.lembaga.example/a/b", "", "https://gitlab.lembaga.example/a/b/-/edit/main/x.yml", "https://gitlab.lembaga.example/a/b/-/issues/new"),
        ("https://codeberg.org/a/b", "", "https://codeberg.org/a/b/_edit/main/x.yml", "https://codeberg.org/a/b/issues/new"),
        *(("https://github.com/a/b", guess, "https://github.com/a/b/edit/main/x.yml", "https://github.com/a/b/issues/new") for guess in MKDOCS_GUESSES),
    ],
)
def test_each_host_is_asked_in_its_own_way(repo: str, uri: str, edit: str, report: str) -> None:
    edition, page = Edition(repo_url=repo, edit_uri=uri), replace(PAGE, sources=("x.yml",))
    assert edit_urls(edition, page) == (edit,)
    asked = urlsplit(report_url(edition, page, "Laporkan"))
    assert asked._replace(query="").geturl() == report
    (subject,) = next(iter(parse_qs(asked.query).values()))
    assert subject == "Laporkan: guide/mulai (id)"


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("halo@contoh.example", "mailto:halo@contoh.example?subject=Laporkan%3A%20guide%2Fmulai%20%28id%29"),
        ("mailto:halo@contoh.example", "mailto:halo@contoh.example?subject=Laporkan%3A%20guide%2Fmulai%20%28id%29"),
        ("https://wa.me/628123456789", "https://wa.me/628123456789"),
    ],
)
def test_the_organisation_s_own_contact_comes_before_the_repository(contact: str, address: str) -> None:
    assert report_url(replace(GITHUB, contact=contact), PAGE, "Laporkan") == address


def test_without_a_repository_nothing_is_edited_and_nobody_is_reached() -> None:
    assert edit_urls(Edition(), PAGE) == ()
    assert report_url(Edition(), PAGE, "Laporkan") == ""
