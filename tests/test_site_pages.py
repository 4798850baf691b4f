"""What stands on the pages of a small site: languages, alternates, fallback, menu, edit links, no foreign hosts."""

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from tests.site_projects import CONFIG, build, project
from tests.small_sites import SOURCE, TERM

URL = "https://contoh.example/panduan/"
UNTRANSLATED = TERM.replace("{id: Desa, en: village}", "{id: Dusun}").replace(", en: A legal community.", "")
PALETTE = """{name: material, font: false, palette: [
  {scheme: default, toggle: {icon: material/weather-night, name: {id: Mode gelap, en: Dark mode}}},
  {scheme: slate, toggle: {icon: material/weather-sunny, name: {id: Mode terang, en: Light mode}}}]}"""
FILES = {
    "mkdocs.yml": CONFIG.replace("{name: material, font: false}", PALETTE),
    "glossary/desa.yml": TERM.replace("sources", "slug: {en: village}\nsources"),
    "glossary/dusun.yml": UNTRANSLATED + "see_also: [term/desa]\n",
    "content/sources/buku.yml": SOURCE,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = project(tmp_path_factory.mktemp("situs"), FILES)
    done = build(root, "--strict")
    assert done.returncode == 0, done.stderr
    return root / "site"


def page(site: Path, url: str) -> BeautifulSoup:
    return BeautifulSoup((site / url / "index.html").read_text(encoding="utf-8"), "html5lib")


def alternates(soup: BeautifulSoup) -> dict[str, str]:
    return {link["hreflang"]: link["href"] for link in soup.select('head link[rel="alternate"][hreflang]')}


@pytest.mark.parametrize(
    ("url", "lang", "title", "locale"),
    [("glosarium/desa", "id", "Desa", "id_ID"), ("en/glossary/village", "en", "village", "en_US")],
)
def test_each_address_is_wholly_in_its_language(site: Path, url, lang, title, locale) -> None:
    soup = page(site, url)
    assert soup.html["lang"] == lang
    assert soup.h1.get_text(strip=True) == title
    assert soup.select_one('meta[property="og:locale"]')["content"] == locale
    assert soup.select_one('meta[property="og:title"]')["content"] == title
    assert soup.select_one('meta[name="description"]')["content"]
    assert soup.select_one('link[rel="canonical"]')["href"] == f"{URL}{url}/"


def test_translations_name_each_other_absolutely(site: Path) -> None:
    wanted = {"id": f"{URL}glosarium/desa/", "en": f"{URL}en/glossary/village/", "x-default": f"{URL}glosarium/desa/"}
    assert alternates(page(site, "glosarium/desa")) == wanted == alternates(page(site, "en/glossary/village"))


def test_a_missing_translation_is_a_marked_page_that_points_to_the_original(site: Path) -> None:
    soup = page(site, "en/glossary/dusun")
    assert soup.html["lang"] == "en"
    assert "not been translated" in soup.select_one(".admonition.warning").get_text()
    assert soup.h1.find_next_sibling().name == "div", "the notice comes before the first words in the other language"
    assert soup.select_one("h1[lang=id]").get_text() == "Dusun"
    assert soup.select_one(".bd-lead [lang=id]").get_text() == "Kesatuan masyarakat hukum."
    assert soup.select_one('link[rel="canonical"]')["href"] == f"{URL}glosarium/dusun/"
    assert alternates(soup) == {}


def test_the_switch_stays_on_the_page(site: Path) -> None:
    links = {link["hreflang"]: urljoin(f"{URL}glosarium/desa/", link["href"]) for link in page(site, "glosarium/desa").select(".md-select__link")}
    assert links == {"id": f"{URL}glosarium/desa/", "en": f"{URL}en/glossary/village/"}


def test_previous_and_next_stay_within_a_language_and_a_kind(site: Path) -> None:
    soup = page(site, "en/glossary/dusun")
    assert soup.select_one(".md-footer__link--prev")["href"] == "../village/"
    assert soup.select_one(".md-footer__link--next") is None


def test_edit_opens_the_record(site: Path) -> None:
    hrefs = [link["href"] for link in page(site, "en/glossary/village").select(".bd-review a")]
    assert hrefs[0] == "https://github.com/contoh/panduan/edit/main/glossary/desa.yml"
    assert "term%2Fdesa" in hrefs[1]


def test_a_mistake_is_reported_where_the_repository_takes_reports(site: Path) -> None:
    report = urlsplit(page(site, "glosarium/desa/").select(".bd-review a")[-1]["href"])
    assert (report.netloc, report.path) == ("github.com", "/contoh/panduan/issues/new")
    asked = parse_qs(report.query)
    assert asked["title"] == ["Laporkan kekeliruan: Desa"]
    assert asked["body"][0].splitlines()[:4] == [
        "Halaman: Desa (term/desa)", f"Alamat: {URL}glosarium/desa/", "Bahasa: Indonesia", "Versi: ditinjau 1 November 2026",
    ]  # fmt: skip


def test_icons_are_drawn_once_in_the_style_sheet(site: Path) -> None:
    soup = page(site, "glosarium/desa/")
    drawn = soup.find_all("svg")
    style = next((site / "assets" / "berdaya").glob("site.*.css")).read_text(encoding="utf-8")
    assert {icon["class"][0] for icon in drawn} == {"bd-icon"} and not any(icon.find() for icon in drawn)
    for icon in drawn:
        assert f".{icon['class'][1]}{{--bd-icon:url(\"data:image/svg+xml," in style
    assert soup.select_one(".md-logo svg")["class"][1] == "bd-icon--material-library"


def test_the_menu_shows_every_section_and_where_the_reader_is(site: Path) -> None:
    menu = page(site, "glosarium/desa").select_one(".bd-nav")
    assert [link.get_text(strip=True) for link in menu.select(":scope > ul > li > a")] == ["Glosarium", "Sumber"]
    assert menu.select_one('[aria-current="page"]').get_text(strip=True) == "Desa"


def test_the_404_page_speaks_both_languages_and_links_absolutely(site: Path) -> None:
    soup = BeautifulSoup((site / "404.html").read_text(encoding="utf-8"), "html5lib")
    assert [part["lang"] for part in soup.select("article section")] == ["id", "en"]
    assert [link["href"] for link in soup.select("article section a")] == [
        "/panduan/", "/panduan/glosarium/", "/panduan/en/", "/panduan/en/glossary/",
    ]


def test_the_sitemap_pairs_languages_and_dates_reviews(site: Path) -> None:
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    urls = ElementTree.fromstring((site / "sitemap.xml").read_bytes()).findall("s:url", space)
    rows = {url.find("s:loc", space).text: url for url in urls}
    entry = rows[f"{URL}en/glossary/village/"]
    assert {link.get("hreflang") for link in entry.findall("x:link", space)} == {"id", "en", "x-default"}
    assert entry.find("s:lastmod", space).text == "2026-11-01"
    assert f"{URL}en/glossary/dusun/" not in rows


def test_knowledge_lists_every_record(site: Path) -> None:
    rows = json.loads((site / "data" / "knowledge.json").read_text(encoding="utf-8"))["records"]
    assert {
        "key": "term/desa",
        "kind": "term",
        "title": {"id": "Desa", "en": "village"},
        "url": {"id": "glosarium/desa/", "en": "en/glossary/village/"},
    } in rows


def test_pages_ask_no_other_host_for_anything(site: Path) -> None:
    loads = re.compile(r"""<(?:script|img|iframe|source|audio|video|embed)[^>]+src=["'](https?:)?//|<link[^>]+rel=["'](?:stylesheet|preconnect|preload|icon)["'][^>]+href=["'](?:https?:)?//""")
    for path in site.rglob("*.html"):
        assert not loads.search(path.read_text(encoding="utf-8")), path


def test_sources_of_the_project_are_not_published(site: Path) -> None:
    assert not [path for path in site.rglob("*") if path.suffix in (".yml", ".yaml", ".md")]


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("glosarium/desa", {"Bilah atas", "Halaman sebelum dan sesudah", "Anda di sini", "Mode gelap", "Mode terang"}),
        ("en/glossary/village", {"Top bar", "Previous and next page", "You are here", "Dark mode", "Light mode"}),
    ],
)
def test_what_only_a_screen_reader_says_is_in_the_page_s_language(site: Path, url: str, names: set[str]) -> None:
    soup = page(site, url)
    spoken = {element["aria-label"] for element in soup.select("[aria-label]")}
    assert names <= spoken
    assert {"Header", "Footer"}.isdisjoint(spoken)


def test_an_edition_shows_its_own_picture_and_icon(tmp_path: Path) -> None:
    own = CONFIG.replace("font: false", "font: false, favicon: ikon.png") + "extra: {organisation: {picture: balai.png}}\n"
    files = {"mkdocs.yml": own, "local/files/balai.png": "a", "local/files/ikon.png": "b"}
    root = project(tmp_path, files)
    assert build(root, "--strict").returncode == 0
    soup = page(root / "site", "glosarium/desa")
    assert soup.select_one('meta[property="og:image"]')["content"] == f"{URL}balai.png"
    assert soup.select_one('link[rel="icon"]')["href"] == "../../ikon.png"


def test_a_link_that_is_sent_shows_our_picture_and_the_tab_our_icon(site: Path) -> None:
    soup = page(site, "en/glossary/village")
    picture = soup.select_one('meta[property="og:image"]')["content"]
    assert picture.startswith(URL)
    icon = (site / "en/glossary/village" / soup.select_one('link[rel="icon"]')["href"]).resolve()
    for file in (site / picture.removeprefix(URL), icon):
        assert file.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    assert icon.parent == (site / "assets/berdaya").resolve()
