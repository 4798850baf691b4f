"""The real site: pages with meanings stay light, links to terms lead somewhere, feeds are where pages say."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from tests.conftest import SITE_URL, gzip_size
from tests.test_site_whole import LONG, LONG_PAGE

LIGHT = 12 * 1024
_TERM_LINK = re.compile(rb'<a[^>]*\bdata-term="([^"]+)"')


@pytest.fixture(scope="module")
def pages(site_dir: Path) -> dict[str, bytes]:
    return {path.relative_to(site_dir).as_posix(): path.read_bytes() for path in site_dir.rglob("index.html")}


def test_pages_with_meanings_and_the_lists_weigh_little(pages: dict[str, bytes]) -> None:
    """12 KB (gzip) are what a slow phone gets in one breath."""
    lists = re.compile(r"^(?:glosarium|en/glossary)/(?:\d+/|menurut-\S+?/|by-\S+?/)?index\.html$|^(?:perubahan|en/changes)/")
    heavy = {name: gzip_size(html) for name, html in pages.items() if _TERM_LINK.search(html) or lists.match(name)}
    assert len(heavy) > 100
    assert {name: size for name, size in heavy.items() if size > (LONG_PAGE if name.startswith(LONG) else LIGHT)} == {}


def test_every_linked_term_has_its_meaning_on_the_page(pages: dict[str, bytes]) -> None:
    for name, html in pages.items():
        linked = {term.decode() for term in _TERM_LINK.findall(html)}
        store = re.search(rb'<template id="bd-terms"[^>]*>(.*?)</template>', html, re.DOTALL)
        noted = set(re.findall(r'"([a-z0-9-]+)":\[', store[1].decode())) if store else set()
        assert linked == noted, name


def test_links_to_terms_became_html_everywhere(pages: dict[str, bytes]) -> None:
    assert [name for name, html in pages.items() if b"{ data-term=" in html or b"{ .bd-chosen" in html] == []


@pytest.mark.parametrize(("url", "feed"), [("index.html", "perubahan.xml"), ("en/index.html", "en/changes.xml")])
def test_the_head_and_the_foot_of_a_page_lead_to_what_is_new(site_dir: Path, pages, url: str, feed: str) -> None:
    soup = BeautifulSoup(pages[url], "html5lib")
    assert (site_dir / url).parent.joinpath(soup.select_one('link[type="application/atom+xml"]')["href"]).resolve() == (site_dir / feed).resolve()
    assert soup.select_one(".md-copyright a[href$='perubahan/'], .md-copyright a[href$='changes/']")
    links = [link.get("href") for link in ElementTree.parse(site_dir / feed).iterfind(".//{http://www.w3.org/2005/Atom}link")]
    assert all(link.startswith(SITE_URL) for link in links)
    assert all((site_dir / link.removeprefix(SITE_URL)).exists() for link in links)
