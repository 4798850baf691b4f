"""Links to edit a page and to report a mistake: wherever the record lies, whatever the host of the repository."""

import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest

from berdaya.model.address import Address
from berdaya.model.edition import Edition
from berdaya.model.pages import RecordPage, SectionPrint
from berdaya.pages.contents import Content
from berdaya.pages.page import Page
from berdaya.pages.repository import MKDOCS_GUESSES, edit_urls, report_url
from berdaya.words import words
from tests.small_builds import EDITION, URL, page_of, shown, small_build
from tests.small_sites import TERM

BODY = "Halaman: Judul (guide/mulai)\nAlamat: panduan/mulai/\nBahasa: Indonesia\nVersi: ditinjau 1 November 2026\n\nYang keliru: "
SUBJECT = "Laporkan%20kekeliruan%3A%20Judul"
WITH_FACT = {"glossary/desa.yml": TERM + "facts: [{text: {id: Ada dua., en: Two.}, sources: [buku]}]\n"}
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
    asked = urlsplit(report_url(edition, page, words("id")))
    assert asked._replace(query="").geturl() == report
    (subject,), (body,) = parse_qs(asked.query).values()
    assert (subject, body) == ("Laporkan kekeliruan: Judul", BODY)


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("halo@contoh.example", f"mailto:halo@contoh.example?subject={SUBJECT}&body={quote(BODY, '')}"),
        ("mailto:halo@contoh.example", f"mailto:halo@contoh.example?subject={SUBJECT}&body={quote(BODY, '')}"),
        ("https://wa.me/628123456789", f"https://wa.me/628123456789?text={SUBJECT}%0A{quote(BODY, '')}"),
        ("https://api.whatsapp.com/send?phone=62812", f"https://api.whatsapp.com/send?phone=62812&text={SUBJECT}%0A{quote(BODY, '')}"),
        ("https://contoh.example/lapor", "https://contoh.example/lapor"),
    ],
)
def test_the_organisation_s_own_contact_comes_before_the_repository(contact: str, address: str) -> None:
    assert report_url(replace(GITHUB, contact=contact), PAGE, words("id")) == address


def test_without_a_repository_nothing_is_edited_and_nobody_is_reached() -> None:
    assert edit_urls(Edition(), PAGE) == ()
    assert report_url(Edition(), PAGE, words("id")) == ""


# Beside the headings of a page.


@pytest.mark.parametrize(
    ("contact", "begin"),
    [("halo@contoh.example", "mailto:halo@contoh.example?subject="), ("https://wa.me/62812", "https://wa.me/62812?text="), ("", "https://github.com/contoh/panduan/issues/new?title=")],
)
def test_a_heading_has_a_way_to_ask_with_page_and_heading(tmp_path: Path, contact: str, begin: str) -> None:
    page = shown(small_build(tmp_path, WITH_FACT, replace(EDITION, contact=contact)), RecordPage("term", "desa"))
    for heading in page.select("h2:not([data-screen])"):
        link = heading.find_next_sibling()
        assert link["class"] == ["bd-ask"] and link["href"].startswith(begin) and heading.get_text() not in ("", link.get_text())
        said = unquote(link["href"])
        assert f"Tidak jelas? Desa: {heading.get_text()}" in said and f"{URL}glosarium/desa/#{heading['id']}" in said
        assert page.find(id=link["aria-describedby"]) is heading and link.get_text() == "Tidak jelas?"
    assert page.select("h2")


@pytest.mark.parametrize("edition", [Edition("Contoh"), replace(EDITION, contact="https://contoh.example/lapor")])
def test_without_a_channel_that_takes_them_no_heading_has_one(tmp_path: Path, edition: Edition) -> None:
    assert shown(small_build(tmp_path, WITH_FACT, edition), RecordPage("term", "desa")).select(".bd-ask") == []


def test_a_page_that_leaves_no_trace_has_none_and_paper_has_none(tmp_path: Path) -> None:
    guide = "title: {id: Bahaya, en: Danger}\nsummary: {id: Minta tolong., en: Ask for help.}\ngroup: darurat\nreviewed: 2026-11-01\n"
    files = {**WITH_FACT, "content/guides/bahaya.yml": guide, "content/guides/bahaya.id.md": "## Satu\n\nIsi.\n", "content/guides/bahaya.en.md": "## One\n\nText.\n"}
    build = small_build(tmp_path, files)
    assert shown(build, RecordPage("guide", "bahaya")).select("h2") and not shown(build, RecordPage("guide", "bahaya")).select(".bd-ask")
    assert not shown(build, SectionPrint("glossary")).select(".bd-ask")


def test_the_way_to_ask_weighs_little(tmp_path: Path) -> None:
    """Beside eight headings, less than 0.3 KB on the way to the phone."""
    body = "\n\n".join(f"## Judul yang ke-{place} di sini\n\nIsi tentang hal {place}." for place in range(1, 9))
    guide = "title: {id: Mulai, en: Begin}\nsummary: {id: Cara mulai., en: How.}\ngroup: dasar\nreviewed: 2026-11-01\n"
    files = {"content/guides/mulai.yml": guide, "content/guides/mulai.id.md": body, "content/guides/mulai.en.md": body}
    sizes = [len(zlib.compress(page_of(small_build(tmp_path, files, edition), RecordPage("guide", "mulai")).content.html.encode())) for edition in (EDITION, Edition("Contoh"))]
    assert sizes[0] - sizes[1] <= 300
