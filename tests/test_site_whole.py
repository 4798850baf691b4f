"""The whole built site as a stranger finds it: every page, link, address and file, then a sample in a browser."""

import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import html5lib
import pytest
from lxml import html
from lxml.html import HtmlElement

from tests.conftest import SITE_URL, gzip_size

TAGS = {"id", "en", "x-default"}
SMALL_PAGE = 12 * 1024
# Guides that hold all that one of them is for: whom to call, by which source; a whole year. Sessions with all their slides
# and drawings, which a trainer prepares with.
LONG_PAGE = 16 * 1024
LONG = (
    "sesi-latihan/", "en/training-sessions/",
    "panduan/terluka-atau-terancam/", "panduan/setahun-di-desa/", "panduan/lapor-dana-desa/",
    "en/guides/hurt-or-in-danger/", "en/guides/village-year/", "en/guides/reporting-misuse-of-village-money/",
    "panduan/kit-sertifikasi/", "en/guides/certification-kit/",
)  # fmt: skip
# Whole sections on one page, made for paper, are as long as what they hold.
PAPER = ("cetak/", "en/print/")
SOURCES = ("sumber/", "en/sources/")
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@dataclass(frozen=True)
class HtmlFile:
    """One HTML file of the site: its path below the root and its parsed text."""

    path: str
    content: bytes

    @cached_property
    def tree(self) -> HtmlElement:
        return html.document_fromstring(self.content, parser=html.HTMLParser(encoding="utf-8"))

    @property
    def url(self) -> str:
        return urljoin(SITE_URL, self.path.removesuffix("index.html"))

    @property
    def lang(self) -> str:
        return self.tree.get("lang")

    @cached_property
    def ids(self) -> list[str]:
        return self.tree.xpath("//@id")

    @cached_property
    def is_redirect(self) -> bool:
        return bool(self.tree.xpath('//meta[@http-equiv="refresh"]'))

    @cached_property
    def is_page(self) -> bool:
        return not self.is_redirect and self.path not in ("404.html", "offline.html") and not self.path.startswith(("unduh/", "assets/"))

    @cached_property
    def alternates(self) -> dict[str, str]:
        return {link.get("hreflang"): link.get("href") for link in self.tree.xpath("//head/link[@hreflang]")}

    def meta(self, name: str) -> list[str]:
        return self.tree.xpath("//head/meta[@name=$name or @property=$name]/@content", name=name)


@pytest.fixture(scope="module")
def files(site_dir: Path) -> dict[str, HtmlFile]:
    paths = (path.relative_to(site_dir).as_posix() for path in sorted(site_dir.rglob("*.html")))
    return {path: HtmlFile(path, (site_dir / path).read_bytes()) for path in paths}


@pytest.fixture(scope="module")
def pages(files: dict[str, HtmlFile]) -> list[HtmlFile]:
    return [file for file in files.values() if file.is_page]


@pytest.fixture(scope="module")
def records(site_dir: Path) -> list[dict]:
    return json.loads((site_dir / "data/knowledge.json").read_text(encoding="utf-8"))["records"]


def path_of(url: str) -> str:
    """The file below the site's root that a server gives for an address of the site."""
    path = unquote(urlsplit(url).path.removeprefix(urlsplit(SITE_URL).path))
    return path + "index.html" if not path or path.endswith("/") else path


def inside(file: HtmlFile) -> list[tuple[HtmlElement, str]]:
    """Every element of a page that points into the site, with the whole address."""
    found = [(element, element.get("href") or element.get("src") or "") for element in file.tree.xpath("//*[@href or @src]")]
    whole = ((element, urljoin(file.url, value)) for element, value in found)
    return [(element, address) for element, address in whole if address.startswith(SITE_URL)]


def test_every_link_and_fragment_inside_the_site_leads_somewhere(site_dir: Path, files) -> None:
    broken = []
    for file in files.values():
        for _, address in inside(file):
            target, fragment = path_of(address), unquote(urlsplit(address).fragment)
            is_there = (site_dir / target).is_file()
            if not is_there or fragment and target in files and fragment not in files[target].ids:
                broken.append((file.path, address))
    assert broken == []


def test_a_walk_from_the_home_page_reaches_every_page_of_its_language(files, pages, records) -> None:
    for start, lang in (("index.html", "id"), ("en/index.html", "en")):
        seen, waiting = {start}, [start]
        while waiting:
            steps = {path_of(to) for element, to in inside(files[waiting.pop()]) if element.tag == "a"}
            new = {step for step in steps - seen if step in files and files[step].is_page and files[step].lang == lang}
            seen |= new
            waiting += new
        assert {path_of(urljoin(SITE_URL, row["url"][lang])) for row in records} - seen == set()
        assert {page.path for page in pages if page.lang == lang} - seen == set()


def test_only_the_switch_leads_to_the_other_language(files, pages) -> None:
    astray = [
        (page.path, to)
        for page in pages
        for element, to in inside(page)
        if element.tag == "a" and not element.get("hreflang") and path_of(to) in files
        and files[path_of(to)].is_page and files[path_of(to)].lang != page.lang
    ]
    assert astray == []


def test_translations_name_each_other_and_themselves(files, pages) -> None:
    for page in pages:
        alternates = page.alternates
        assert page.tree.xpath('//link[@rel="canonical"]/@href') == [page.url], page.path
        assert set(alternates) == TAGS, page.path
        assert alternates[page.lang] == page.url, page.path
        assert alternates["x-default"] == alternates["id"], page.path
        assert all(files[path_of(other)].alternates == alternates for other in alternates.values()), page.path


def test_the_sitemap_lists_every_page_that_may_be_found(site_dir: Path, pages) -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = [element.text for element in ElementTree.fromstring((site_dir / "sitemap.xml").read_bytes()).iter(f"{space}loc")]
    assert sorted(listed) == sorted(page.url for page in pages if not page.meta("robots"))


def test_each_page_says_its_language_and_what_it_is(pages) -> None:
    for page in pages:
        assert page.lang == ("en" if page.path.startswith("en/") else "id"), page.path
        description = page.meta("description")
        assert len(description) == 1 and 25 <= len(description[0]) <= 310, (page.path, description)
        assert page.meta("og:description") == description, page.path
        assert page.meta("og:url") == [page.url], page.path
        assert page.meta("og:locale") == [{"id": "id_ID", "en": "en_US"}[page.lang]], page.path
        assert all(len(page.meta(f"og:{name}")) == 1 for name in ("type", "title", "site_name")), page.path


def test_headings_make_an_outline(pages) -> None:
    for page in pages:
        levels = [int(heading.tag[1]) for heading in page.tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert levels[0] == 1 and levels.count(1) == 1, (page.path, levels)
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:])), (page.path, levels)


def test_ids_are_unique(files) -> None:
    twice = {file.path: [name for name, times in Counter(file.ids).items() if times > 1] for file in files.values()}
    assert {path: names for path, names in twice.items() if names} == {}


def test_a_title_tells_a_page_from_every_other(pages) -> None:
    shared = defaultdict(set)
    for page in pages:
        # Two works may carry one title; their pages name the author.
        if not page.path.startswith(SOURCES):
            shared[page.lang, page.tree.findtext(".//title")].add(page.path)
    assert {title: paths for title, paths in shared.items() if len(paths) > 1} == {}


def test_the_markup_is_valid_on_a_page_of_each_folder_and_a_tenth_of_all(files) -> None:
    firsts = {file.path.rsplit("/", 2)[0]: file.path for file in files.values() if file.path.count("/") <= 2}
    for path in sorted({*firsts.values(), *sorted(files)[::10]}):
        parser = html5lib.HTMLParser()
        parser.parse(files[path].content, transport_encoding="utf-8")
        assert parser.errors == [], path


def test_pages_are_small(pages) -> None:
    for page in pages:
        if not page.path.startswith(PAPER):
            assert gzip_size(page.content) <= (LONG_PAGE if page.path.startswith(LONG) else SMALL_PAGE), page.path


def test_nothing_runs_from_an_attribute_or_comes_from_another_host(files) -> None:
    for file in files.values():
        assert file.tree.xpath("//@*[starts-with(name(), 'on')]") == [], file.path
        assert file.tree.xpath("//@href[starts-with(., 'javascript:')]") == [], file.path
        loads = file.tree.xpath("//@src | //@srcset | //@data | //form/@action | //link[not(@rel='canonical' or @hreflang)]/@href")
        assert [load for load in loads if re.match(r"(?!data:)[a-z]*:?//", load)] == [], file.path


def test_styles_and_scripts_load_nothing_from_another_host(site_dir: Path) -> None:
    for path in site_dir.rglob("*.css"):
        assert not re.search(r"""(?:url\(|@import)\s*["']?(?:https?:)?//""", path.read_text(encoding="utf-8")), path


def test_downloads_are_there_beside_the_site_and_as_large_as_their_words_say(site_dir: Path, pages) -> None:
    checked = 0
    for page in pages:
        for link in page.tree.xpath("//a[@download]"):
            href, words = link.get("href"), link.text_content()
            assert not href.startswith("/") and "//" not in href, (page.path, href)
            size = (site_dir / path_of(urljoin(page.url, href))).stat().st_size
            told = re.search(r"([\d.,]+)\s*(KB|MB)", words)
            if told:
                unit = 1000 if told[2] == "KB" else 1_000_000
                shown = float(told[1].replace(",", ".")) * unit
                assert abs(shown - size) <= max(0.06 * size, unit), (page.path, words, size)
                checked += 1
    assert checked > 100


def test_a_short_address_leads_to_its_sheet(files, records) -> None:
    codes = [path.split("/")[1] for path in files if path.startswith("P/")]
    assert len(codes) == sum(row["kind"] in ("checklist", "form") for row in records)
    for code in codes:
        file = files[f"P/{code}/index.html"]
        refresh = file.tree.xpath('//meta[@http-equiv="refresh"]/@content')[0].partition("url=")[2]
        assert path_of(urljoin(file.url, refresh)).startswith(("daftar-periksa/", "formulir/"))


def test_every_redirect_leads_to_a_page(files) -> None:
    for file in files.values():
        if file.is_redirect:
            target = file.tree.xpath('//meta[@http-equiv="refresh"]/@content')[0].partition("url=")[2]
            assert files[path_of(urljoin(file.url, target))].is_page, file.path


@pytest.mark.parametrize(("path", "lang"), [("perubahan.xml", "id"), ("en/changes.xml", "en")])
def test_the_feed_is_in_one_language_with_absolute_links(site_dir: Path, files, path: str, lang: str) -> None:
    feed = ElementTree.fromstring((site_dir / path).read_bytes())
    entries = feed.findall("a:entry", ATOM)
    ids = [entry.findtext("a:id", namespaces=ATOM) for entry in entries]
    assert entries and len(set(ids)) == len(ids)
    for entry in entries:
        address = entry.find("a:link", ATOM).get("href")
        assert address.startswith(SITE_URL) and files[path_of(address)].lang == lang


def test_knowledge_gives_each_record_its_place_in_each_language(files, records) -> None:
    assert len({row["key"] for row in records}) == len(records) > 500
    for row in records:
        for lang, url in row["url"].items():
            file = files[path_of(urljoin(SITE_URL, url))]
            assert file.lang == lang and (not urlsplit(url).fragment or urlsplit(url).fragment in file.ids), row["key"]


BROWSED = (
    "", "panduan/rapat-didominasi/", "daftar-periksa/prakondisi/", "glosarium/2/", "hukum/", "metode/transek/", "siklus/",
    "indikator/", "kesiapan/", "minggu-pertama/", "sumber/", "perubahan/", "cetak/peran-fasilitator/", "peran/bandingkan/",
    "en/", "en/guides/", "en/checklists/preparing-the-ground/", "en/glossary/kpmd/", "en/roles/facilitator/", "en/challenges/",
    "en/competencies/", "en/career-paths/", "en/cycle/", "en/changes/", "404.html",
)
# Links within a sentence may be as high as its line (WCAG 2.5.8, exception "inline").
SMALL_TARGETS = """() => [...document.querySelectorAll('button, summary, input:not([type=hidden]), select, .md-nav__link[href], .bd-tiles a')]
  .filter(e => e.checkVisibility({opacityProperty: true, visibilityProperty: true}))
  .map(e => [e, (e.labels && e.labels[0] || e).getBoundingClientRect()])
  .filter(([e, box]) => box.width > 1 && box.right > 0 && box.left < innerWidth && (box.height < 24 || box.width < 24))
  .map(([e, box]) => e.outerHTML.slice(0, 120) + ' ' + box.width + '×' + box.height)"""


def browsed(files: dict[str, HtmlFile]) -> list[str]:
    return [url for url in BROWSED if path_of(urljoin(SITE_URL, url)) in files]


def axe_faults(page) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]


@pytest.fixture
def complaints() -> list[str]:
    return []


@pytest.fixture
def opened(browser, complaints: list[str]):
    """A page of the browser; what it complains of is kept."""
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.on("console", lambda message: complaints.append(f"{message.text} {message.location}") if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(f"{page.url} {error}"))
    yield page
    page.close()


@pytest.mark.browser
def test_pages_of_every_sort_serve_a_phone(opened, base_url: str, files, complaints) -> None:
    faults = {}
    for url in browsed(files):
        opened.set_viewport_size({"width": 360, "height": 800})
        opened.goto(base_url + url)
        faults[url] = [*axe_faults(opened), *opened.evaluate(SMALL_TARGETS), *scrolls_sideways(opened)]
    assert {url: found for url, found in faults.items() if found} == {}
    assert complaints == []


def scrolls_sideways(page) -> list[str]:
    """The views that are wider than the screen: the narrowest that WCAG 1.4.10 asks for, and letters twice as large."""
    found = []
    for width, letters in ((320, ":root {}"), (640, "html { font-size: 250% !important }")):
        page.set_viewport_size({"width": width, "height": 640})
        page.evaluate(  # the site's policy lets no style in from outside; a constructed sheet is none
            "(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }", letters
        )
        shown = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{shown} px on a screen of {width}"] if shown > width else []
    return found


@pytest.mark.browser
def test_pages_are_accessible_in_the_dark_on_a_desk(opened, base_url: str, files, complaints) -> None:
    faults = {}
    opened.set_viewport_size({"width": 1280, "height": 800})
    opened.emulate_media(color_scheme="dark")
    for url in browsed(files)[::2]:
        opened.goto(base_url + url)
        faults[url] = axe_faults(opened)
    assert {url: found for url, found in faults.items() if found} == {}
    assert complaints == []


@pytest.mark.browser
@pytest.mark.parametrize("url", ["", "daftar-periksa/prakondisi/", "en/roles/facilitator/"])
def test_forced_colours_keep_text_and_focus_in_sight(opened, base_url: str, url: str) -> None:
    opened.emulate_media(forced_colors="active")
    opened.goto(base_url + url)
    assert opened.locator("h1").is_visible()
    opened.keyboard.press("Tab")
    style = opened.evaluate("(e => [e.tagName, getComputedStyle(e).outlineStyle])(document.activeElement)")
    assert style[0] != "BODY" and style[1] != "none"


@pytest.mark.browser
@pytest.mark.parametrize("url", ["peran/fasilitator/", "en/roles/facilitator/", "glosarium/", "daftar-periksa/prakondisi/"])
def test_paper_shows_the_text_and_no_navigation(browser, base_url: str, url: str) -> None:
    page = browser.new_page(viewport={"width": 800, "height": 1000})
    page.goto(base_url + url)
    page.emulate_media(media="print")
    shown = [name for name in (".md-header", ".bd-nav", ".md-footer__inner", ".md-search", ".md-top")
             if page.locator(name).count() and page.locator(name).first.is_visible()]
    text = page.locator("article").inner_text()
    page.close()
    assert shown == []
    assert len(text) > 200


@pytest.mark.browser
def test_menu_switch_and_links_work_without_javascript(browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(base_url + "peran/fasilitator/")
    page.click('label[for="__drawer"].md-header__button')
    page.click(".bd-nav >> text=Prinsip")
    assert page.url.startswith(base_url + "prinsip/")
    page.hover(".md-header .md-select")
    page.click('.md-select__link[hreflang="en"]')
    assert page.url.startswith(base_url + "en/principles/")
    page.click("article li a >> nth=0")
    assert page.url.startswith(base_url + "en/")
    context.close()
