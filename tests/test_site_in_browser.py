"""The real site in a real browser: language switch, menu, 404, no foreign requests, no sideways scroll, axe."""

import re

import pytest

pytestmark = pytest.mark.browser
WIDTHS = (360, 1280)
PAGES = ("", "en/", "peran/fasilitator/", "en/roles/facilitator/", "peran/bandingkan/", "glosarium/", "metode/transek/",
         "daftar-periksa/", "hukum/uu-6-2014/", "sumber/")


@pytest.fixture
def page(browser):
    opened = browser.new_page(viewport={"width": 360, "height": 800})
    yield opened
    opened.close()


def test_the_switch_leads_to_the_same_page_and_back(page, base_url: str) -> None:
    page.goto(base_url + "peran/fasilitator/")
    page.hover(".md-header .md-select")
    page.click('.md-select__link[hreflang="en"]')
    assert page.url == base_url + "en/roles/facilitator/"
    assert page.get_attribute("html", "lang") == "en"
    page.hover(".md-header .md-select")
    page.click('.md-select__link[hreflang="id"]')
    assert page.url == base_url + "peran/fasilitator/"


def test_the_drawer_leads_to_another_page_on_a_phone(page, base_url: str) -> None:
    page.goto(base_url)
    page.click('label[for="__drawer"].md-header__button')
    page.click(".bd-nav >> text=Peran")
    assert page.url == base_url + "peran/"
    assert page.inner_text("h1") == "Peran"


def test_an_unknown_address_gives_the_bilingual_404_with_working_links(page, base_url: str) -> None:
    assert page.goto(base_url + "peran/tiada/").status == 404
    assert page.locator("article section").count() == 2
    page.click("article section[lang=en] a >> nth=0")
    assert page.url == base_url + "en/"


def test_pages_ask_only_their_own_host(page, base_url: str) -> None:
    foreign = []
    host = re.match(r"https?://[^/]+/", base_url).group()
    page.on("request", lambda request: None if request.url.startswith((host, "data:", "blob:")) else foreign.append(request.url))
    for url in PAGES[:4]:
        page.goto(base_url + url, wait_until="networkidle")
    assert foreign == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("url", PAGES)
def test_no_page_scrolls_sideways(page, base_url: str, url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert page.goto(base_url + url).ok
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ("light", "dark"))
@pytest.mark.parametrize("url", ("", "en/roles/facilitator/", "glosarium/", "daftar-periksa/", "peran/bandingkan/", "404.html"))
def test_axe_finds_nothing(browser, base_url: str, url: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(viewport={"width": 360, "height": 800}, color_scheme=scheme)
    page.goto(base_url + url)
    found = Axe().run(page)
    page.close()
    assert found.violations_count == 0, found.generate_report()
