"""The lists from A to Z, the list of what changed lately, and its feed."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from berdaya.export.feed import MOST_ENTRIES, feeds
from berdaya.model.library import Library
from berdaya.model.page import Edition
from berdaya.render import glossary_pages as module
from berdaya.render import render
from berdaya.render.changes_page import by_review, changes_page
from berdaya.render.glossary_pages import glossary_pages

URL = "https://contoh.example/panduan/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.mark.parametrize(
    ("lang", "urls"), [("id", ["glosarium/", "glosarium/menurut-inggris/"]), ("en", ["en/glossary/", "en/glossary/by-indonesian/"])]
)
def test_each_language_has_both_lists_whole(library: Library, lang: str, urls: list[str]) -> None:
    pages = list(glossary_pages(library, lang))
    assert [page.url for page in pages] == urls
    assert [page.key for page in pages] == ["index/term", "index/term-pair"]
    for page in pages:
        assert page.markdown.count("\n- [") == len(library.of("term"))


def test_words_stand_in_order_below_their_letter_with_their_pair(library: Library) -> None:
    own, pairs = glossary_pages(library, "id")
    assert "## K { #huruf-k }\n\n- [kader](term/kader) <span lang=\"en\">cadre</span>\n- [keberdayaan](" in own.markdown
    assert "## C { #huruf-c }\n\n- [cadre](term/kader){ lang=en } <span>kader</span>\n" in pairs.markdown
    assert "- [inkuiri apresiatif (IA)](term/ia) <span" in own.markdown
    assert "- [PRA](term/pra)\n" in own.markdown


def test_every_letter_of_the_row_leads_to_a_heading(library: Library) -> None:
    for page in glossary_pages(library, "en"):
        row = re.findall(rf"^\[(.+)\]\({page.key}#(huruf-\w)\)$", page.markdown, re.MULTILINE)
        assert row == re.findall(r"^## (.+) \{ #(huruf-\w) \}$", page.markdown, re.MULTILINE)


def test_a_long_list_goes_over_pages_and_the_row_of_letters_leads_to_the_right_one(library: Library, monkeypatch) -> None:
    monkeypatch.setattr(module, "MOST_WORDS", 10)
    pages = [page for page in glossary_pages(library, "id") if page.key.startswith("index/term") and "pair" not in page.key]
    assert [page.url for page in pages] == ["glosarium/", "glosarium/2/", "glosarium/3/"]
    assert sum(page.markdown.count("\n- [") for page in pages) == len(library.of("term"))
    assert all("[A](index/term#huruf-a)" in page.markdown and "[T](index/term-3#huruf-t)" in page.markdown for page in pages)


def test_the_list_of_changes_begins_with_the_last_review_and_counts_what_it_leaves_out(library: Library) -> None:
    page = changes_page(library, "id")
    assert page.url == "perubahan/"
    assert re.findall(r"^## (.+)$", page.markdown, re.MULTILINE) == ["2 November 2026", "1 November 2026"]
    assert "[Pedoman Kader Desa](law/pedoman)" in page.markdown
    assert f"[dan {len(library.of('term')) - 5} lainnya](index/term)" in page.markdown
    assert "source/" not in page.markdown


def feed_of(library: Library, lang: str, url: str = URL) -> tuple[str, ElementTree.Element]:
    site = replace(render(library), edition=Edition("Panduan Contoh", "Lembaga Contoh", url))
    artifact = next(item for item in feeds(library, site) if item.path.startswith("en/") == (lang == "en"))
    return artifact.path, ElementTree.fromstring(artifact.content)


@pytest.mark.parametrize(("lang", "path"), [("id", "perubahan.xml"), ("en", "en/changes.xml")])
def test_the_feed_is_atom(library: Library, lang: str, path: str) -> None:
    """What RFC 4287, sections 4.1.1 and 4.1.2, asks of a feed and its entries."""
    found, feed = feed_of(library, lang)
    assert found == path
    assert feed.tag == f"{{{ATOM['a']}}}feed"
    assert feed.findtext("a:author/a:name", namespaces=ATOM) == "Lembaga Contoh"
    assert feed.find('a:link[@rel="self"]', ATOM).get("href") == URL + path
    for part in (feed, *feed.findall("a:entry", ATOM)):
        assert len(part.findall("a:title", ATOM)) == len(part.findall("a:id", ATOM)) == len(part.findall("a:updated", ATOM)) == 1
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", part.findtext("a:updated", namespaces=ATOM))
        assert part.findtext("a:id", namespaces=ATOM).startswith("urn:uuid:")
        assert part.find('a:link[@rel="alternate"]', ATOM).get("href").startswith(URL)
    ids = [item.text for item in feed.findall(".//a:id", ATOM)]
    assert len(set(ids)) == len(ids)


def test_the_feed_is_dated_by_the_last_review_and_bounded(library: Library) -> None:
    _, feed = feed_of(library, "id")
    assert feed.findtext("a:updated", namespaces=ATOM) == "2026-11-02T00:00:00Z"
    entries = feed.findall("a:entry", ATOM)
    assert len(entries) == min(MOST_ENTRIES, len(by_review(library)))
    assert entries[0].findtext("a:title", namespaces=ATOM) == "Pedoman Kader Desa"


def test_both_languages_have_their_own_ids(library: Library) -> None:
    one, other = ({item.text for item in feed_of(library, lang)[1].findall(".//a:id", ATOM)} for lang in ("id", "en"))
    assert not one & other


def test_without_an_address_the_links_are_relative(library: Library) -> None:
    _, feed = feed_of(library, "id", "")
    assert feed.find('a:link[@rel="alternate"]', ATOM).get("href") == "perubahan/"
    assert feed.findtext("a:id", namespaces=ATOM).startswith("urn:uuid:")


def test_the_same_sources_give_the_same_feed(library: Library) -> None:
    first, second = (ElementTree.tostring(feed_of(library, "id")[1]) for _ in range(2))
    assert first == second
