"""The menu around a page stays small, shows where the reader is, and never leaves the language."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from berdaya.build import Build
from berdaya.model.pages import HOME, ListPage, PageId, RecordPage, SectionPrint
from berdaya.pages.menu import AROUND, MOST_SIBLINGS, Menu
from berdaya.words import words
from tests.small_builds import page_of, small_build
from tests.small_sites import TERM
from tests.ways.ways_sample import role


def terms(count: int) -> dict[str, str]:
    return {f"glossary/i{at:03}.yml": TERM.replace("{id: Desa, en: village}", f"{{id: Istilah {at:03}, en: Term {at:03}}}") for at in range(count)}


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return small_build(tmp_path_factory.mktemp("besar"), {**terms(100), "content/roles/kader.yml": role("Kader & 1 < 2", "warga")})


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return small_build(tmp_path_factory.mktemp("kecil"), terms(MOST_SIBLINGS - 1))


def menu_of(build: Build, page: PageId, lang: str = "id") -> BeautifulSoup:
    menu = Menu(build.plan, build.library, words(lang), build.site.maker.entries[lang])
    return BeautifulSoup(menu.html(page_of(build, page, lang)), "html5lib")


def below(soup: BeautifulSoup) -> list[str]:
    return [link.get_text() for link in soup.select(".bd-nav__list a")]


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [(0, "Desa", "Istilah 011"), (6, "Istilah 000", "Istilah 012"), (50, "Istilah 044", "Istilah 056"), (98, "Istilah 087", "Istilah 099")],
)
def test_a_long_section_shows_the_nearest_pages(large: Build, number: int, first: str, last: str) -> None:
    names = below(menu_of(large, RecordPage("term", f"i{number:03}")))
    assert (names[0], names[-1], len(names)) == (first, last, 2 * AROUND + 1)
    assert f"Istilah {number:03}" in names


def test_a_short_section_is_shown_whole(small: Build) -> None:
    assert len(below(menu_of(small, RecordPage("term", "i003")))) == MOST_SIBLINGS


def test_the_list_of_a_long_kind_shows_none_of_it_and_another_section_nothing(large: Build) -> None:
    assert below(menu_of(large, ListPage("term"))) == []
    assert below(menu_of(large, HOME)) == []
    assert below(menu_of(large, RecordPage("role", "kader"))) == ["Kader & 1 < 2"]


@pytest.mark.parametrize(("lang", "names"), [("id", ["Peran", "Glosarium", "Sumber"]), ("en", ["Roles", "Glossary", "Sources"])])
def test_every_section_that_has_pages_is_there_in_the_page_s_language(large: Build, lang: str, names: list[str]) -> None:
    tops = menu_of(large, HOME, lang).select("body > li > a")
    assert [link.get_text() for link in tops] == names
    assert [link["href"] for link in tops] == {"id": ["peran/", "glosarium/", "sumber/"], "en": ["roles/", "glossary/", "sources/"]}[lang]


def test_the_reader_s_page_is_marked_once(large: Build) -> None:
    (here,) = menu_of(large, RecordPage("term", "i050")).select('[aria-current="page"]')
    assert (here.get_text(), here["href"]) == ("Istilah 050", "./")
    assert [item.get_text(strip=True) for item in menu_of(large, ListPage("role")).select('[aria-current="page"]')] == ["Peran"]


def test_a_title_that_waits_for_its_translation_says_its_language(tmp_path: Path) -> None:
    build = small_build(tmp_path, {"glossary/kota.yml": TERM.replace("{id: Desa, en: village}", "{id: Kota}")})
    marked = {item.get_text(): item.get("lang") for item in menu_of(build, RecordPage("term", "desa"), "en").select(".bd-nav__list span")}
    assert marked == {"village": None, "Kota": "id"}


def crumbs(build: Build, page: PageId, lang: str) -> list[str]:
    menu = Menu(build.plan, build.library, words(lang), build.site.maker.entries[lang])
    return [item.url for item in menu.crumbs(page_of(build, page, lang))]


def test_the_way_from_home_is_home_and_the_list(large: Build) -> None:
    assert crumbs(large, RecordPage("term", "i003"), "en") == ["en/", "en/glossary/"]
    assert crumbs(large, ListPage("term"), "id") == [""]
    assert crumbs(large, SectionPrint("glossary"), "id") == [""]
    assert crumbs(large, HOME, "id") == []
