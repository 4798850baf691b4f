"""The lists from A to Z, the list of what changed lately, its feed, and the meanings that a page carries."""

import html
import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from berdaya.build import Build
from berdaya.cache import Cache
from berdaya.compose import lists
from berdaya.compose.start import by_review
from berdaya.export.feed import MOST_ENTRIES, feeds
from berdaya.mkdocs_plugin.icons import _BASE
from berdaya.model.edition import Edition
from berdaya.model.pages import CHANGES, ListPage, RecordPage
from berdaya.pages.around import Around, ThemeWords
from berdaya.pages.assets import PageAssets
from berdaya.relate import plan
from tests.glossary.conftest import FILES
from tests.small_builds import EDITION, URL, page_of, shown, small_build

ATOM = {"a": "http://www.w3.org/2005/Atom"}
OWN, PAIR = ListPage("term"), ListPage("term", by="en")


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return small_build(tmp_path_factory.mktemp("daftar"), FILES)


@pytest.mark.parametrize(
    ("lang", "urls"), [("id", ["glosarium/", "glosarium/menurut-inggris/"]), ("en", ["en/glossary/", "en/glossary/by-indonesian/"])]
)
def test_each_language_has_both_lists_whole(build: Build, lang: str, urls: list[str]) -> None:
    assert [page_of(build, page, lang).url for page in (OWN, PAIR)] == urls
    for page in (OWN, PAIR):
        assert len(shown(build, page, lang).select(".bd-words li")) == len(build.library.of("term"))


def entry(soup: BeautifulSoup, href: str) -> str:
    """The line of a word, as it is written."""
    return str(soup.select_one(f'.bd-words a[href="{href}"]').parent)


def test_words_stand_in_order_below_their_letter_with_their_pair(build: Build) -> None:
    own, pairs = shown(build, OWN), shown(build, PAIR)
    assert entry(own, "kader/") == '<li><a href="kader/">kader</a> <span lang="en">cadre</span></li>'
    assert entry(own, "pra/") == '<li><a href="pra/">PRA</a></li>'  # the same in both languages
    assert own.select_one('a[href="ia/"]').get_text() == "inkuiri apresiatif (IA)"
    assert entry(pairs, "../kader/") == '<li><a href="../kader/" lang="en">cadre</a> <span>kader</span></li>'
    assert own.select_one("#huruf-k").find_next("li").get_text() == "kader cadre"
    for soup in (own, pairs):
        for heading in soup.select(".bd-words h2"):
            words = [link.get_text() for link in heading.find_next("ul").select("a")]
            assert all(word[0].upper() == heading.get_text() for word in words) and words == sorted(words, key=str.casefold)


@pytest.mark.parametrize("page", [OWN, PAIR])
def test_every_letter_of_the_row_leads_to_a_heading(build: Build, page: ListPage) -> None:
    soup = shown(build, page, "en")
    row = [(link.get_text(), link["href"].removeprefix("#")) for link in soup.select(".bd-letters a")]
    assert row == [(heading.get_text(), heading["id"]) for heading in soup.select(".bd-words h2")]


def test_a_long_list_goes_over_pages_and_the_row_of_letters_leads_to_the_right_one(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "MOST_WORDS", 10)
    monkeypatch.setattr(plan, "MOST_WORDS", 10)
    cut = replace(build)
    pages = [ListPage("term", number) for number in (1, 2, 3)]
    assert [page_of(cut, page).url for page in pages] == ["glosarium/", "glosarium/2/", "glosarium/3/"]
    assert sum(len(shown(cut, page).select(".bd-words li")) for page in pages) == len(cut.library.of("term"))
    assert [shown(cut, page).h1.get_text() for page in pages] == ["Glosarium (1/3)", "Glosarium (2/3)", "Glosarium (3/3)"]
    for page in pages:
        links = {link.get_text(): link["href"] for link in shown(cut, page).select(".bd-letters a")}
        for letter, href in links.items():
            folder, _, anchor = href.partition("#")
            target = next(other for other in pages if page_of(cut, other).url == _resolved(page_of(cut, page).url, folder))
            assert shown(cut, target).find(id=anchor).get_text() == letter


def _resolved(here: str, href: str) -> str:
    from urllib.parse import urljoin

    return urljoin(f"https://x/{here}", href).removeprefix("https://x/")


def test_each_list_leads_to_the_other_and_to_paper(build: Build) -> None:
    links = {link.get_text(): link["href"] for link in shown(build, OWN, "en").select(".bd-more a")}
    assert list(links.values()) == ["by-indonesian/", "../print/glossary/"]


# What changed lately.


def test_the_list_of_changes_begins_with_the_last_review_and_counts_what_it_leaves_out(build: Build) -> None:
    page = shown(build, CHANGES)
    assert page_of(build, CHANGES).url == "perubahan/"
    assert [heading.get_text() for heading in page.find_all("h2")] == ["2 November 2026", "1 November 2026"]
    assert page.find("a", string="Pedoman Kader Desa")["href"] == "../hukum/pedoman/"
    assert page.find("a", string=f"dan {len(build.library.of('term')) - 5} lainnya")["href"] == "../glosarium/"
    assert not page.select('a[href*="sumber/"]')


def feed_of(build: Build, lang: str, edition: Edition = EDITION) -> tuple[str, ElementTree.Element]:
    published = replace(build, edition=edition).published
    artifact = next(item for item in feeds(published, Cache(None)) if item.path.startswith("en/") == (lang == "en"))
    return artifact.path, ElementTree.fromstring(artifact.content)


@pytest.mark.parametrize(("lang", "path"), [("id", "perubahan.xml"), ("en", "en/changes.xml")])
def test_the_feed_is_atom(build: Build, lang: str, path: str) -> None:
    """What RFC 4287, sections 4.1.1 and 4.1.2, asks of a feed and its entries."""
    found, feed = feed_of(build, lang)
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


def test_the_feed_is_dated_by_the_last_review_and_bounded(build: Build) -> None:
    _, feed = feed_of(build, "id")
    assert feed.findtext("a:updated", namespaces=ATOM) == "2026-11-02T00:00:00Z"
    entries = feed.findall("a:entry", ATOM)
    assert len(entries) == min(MOST_ENTRIES, len(by_review(build.library)))
    assert entries[0].findtext("a:title", namespaces=ATOM) == "Pedoman Kader Desa"


def test_both_languages_have_their_own_ids(build: Build) -> None:
    one, other = ({item.text for item in feed_of(build, lang)[1].findall(".//a:id", ATOM)} for lang in ("id", "en"))
    assert not one & other


def test_without_an_address_the_links_are_relative(build: Build) -> None:
    _, feed = feed_of(build, "id", Edition("Contoh"))
    assert feed.find('a:link[@rel="alternate"]', ATOM).get("href") == "perubahan/"
    assert feed.findtext("a:id", namespaces=ATOM).startswith("urn:uuid:")


def test_a_language_without_a_translation_has_its_feed_without_entries(tmp_path) -> None:
    from tests.small_sites import SOURCE, TERM

    only = {"glossary/desa.yml": TERM.replace("{id: Desa, en: village}", "{id: Desa}"), "content/sources/buku.yml": SOURCE}
    path, feed = feed_of(small_build(tmp_path, only), "en")
    assert (path, feed.findall("a:entry", ATOM)) == ("en/changes.xml", [])
    assert feed.findtext("a:updated", namespaces=ATOM) == "2026-11-01T00:00:00Z"


# Meanings.


@pytest.fixture(scope="module")
def around(build: Build) -> Around:
    said = ThemeWords("Sunting", "Sebelumnya", "Berikutnya")
    return Around(build.published, PageAssets(_BASE, True), "", {"id": said, "en": said})


def meanings(around: Around, build: Build, page: RecordPage, lang: str) -> dict[str, list[str]]:
    store = re.search(r'<template id="bd-terms"[^>]*>(.*?)</template>', around.values(page_of(build, page, lang))["ending"], re.DOTALL)
    return json.loads(html.unescape(store[1])) if store else {}


def test_a_page_carries_the_meanings_that_it_uses_and_no_more(around: Around, build: Build) -> None:
    page = RecordPage("law", "pedoman")
    assert meanings(around, build, page, "id") == {
        "desa": ["Desa", "village", "en", "Kesatuan masyarakat hukum."],
        "kader": ["kader", "cadre", "en", "Arti ini."],
        "modal-sosial": ["modal sosial", "social capital", "en", "Arti ini."],
    }
    assert meanings(around, build, page, "en")["kader"] == ["cadre", "kader", "id", "This meaning."]
    assert set(meanings(around, build, page, "id")) == {link["data-term"] for link in shown(build, page).select("[data-term]")}


def test_a_page_without_terms_carries_nothing(around: Around, build: Build) -> None:
    assert meanings(around, build, RecordPage("source", "buku"), "id") == {}
