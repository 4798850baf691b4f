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
    page.click(".bd-opener")
    page.click(".bd-nav >> text=Peran")
    assert page.url == base_url + "peran/"
    assert page.inner_text("h1") == "Peran"


def test_an_unknown_address_gives_the_bilingual_404_with_working_links(page, base_url: str) -> None:
    assert page.goto(base_url + "peran/tiada/").status == 404
    assert page.locator("article section").count() == 2
    page.click("article section[lang=en] a:has-text('home page')")
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


def focus(page) -> dict:
    """Where the focus is, and how it is shown."""
    return page.evaluate("""() => {
        const focused = document.activeElement, style = getComputedStyle(focused);
        return {name: focused.className, outline: style.outlineStyle, colour: style.outlineColor};
    }""")


def test_keys_open_and_close_the_menu_of_a_narrow_window(page, base_url: str) -> None:
    page.set_viewport_size({"width": 640, "height": 700})  # 1280 px at a zoom of 200 %
    page.goto(base_url + "peran/fasilitator/")
    assert page.get_attribute(".bd-opener", "aria-label") == "Navigasi"
    page.focus(".bd-opener")
    page.keyboard.press("Enter")
    assert page.get_attribute(".bd-opener", "aria-expanded") == "true"
    assert "md-nav__link" in focus(page)["name"]
    page.keyboard.press("Escape")
    assert page.get_attribute(".bd-opener", "aria-expanded") == "false"
    assert "bd-opener" in focus(page)["name"]


def test_no_key_leads_into_the_closed_menu(page, base_url: str) -> None:
    page.goto(base_url + "peran/fasilitator/")
    for _ in range(14):
        page.keyboard.press("Tab")
        assert not page.evaluate("Boolean(document.activeElement.closest('.md-sidebar--primary'))")


def test_the_focus_is_seen_on_the_dark_bar_and_in_the_text(browser, base_url: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
    page.goto(base_url + "peran/fasilitator/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert focus(page)["outline"] == "solid" and focus(page)["colour"] == "rgb(255, 255, 255)"
    assert not page.is_visible(".bd-opener")  # the menu stands open beside the text
    page.focus(".md-path__link >> nth=0")
    assert focus(page)["outline"] == "solid" and focus(page)["colour"] == "rgb(161, 61, 0)"
    page.close()


def test_a_page_on_paper_is_its_text_on_the_whole_sheet(page, base_url: str) -> None:
    page.goto(base_url + "peran/fasilitator/")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.md-content__inner')).marginLeft") == "0px"
    assert not page.is_visible(".bd-more") and not page.is_visible(".md-path") and not page.is_visible(".bd-review")
    assert page.evaluate("getComputedStyle(document.querySelector('h2')).breakAfter") == "avoid"


# What a reader can bring a page to: a name, the page, what is done on it, and what is seen then.
STATES = {
    "menu": ("peran/fasilitator/", lambda page: page.click(".bd-opener"), ".bd-nav a:visible"),
    "found": ("", lambda page: page.keyboard.type("rencana", delay=20), ".md-search-result__item"),
    "nothing found": ("en/", lambda page: page.keyboard.type("xqzvk", delay=20), ".berdaya-search-note a"),
    "term": ("peran/fasilitator/", lambda page: page.tap("a[data-term] >> nth=0"), ".bd-pop"),
    "ticked": ("daftar-periksa/prakondisi/", lambda page: page.check(".bd-is-stop input[value=n] >> nth=0"), ".bd-sheet"),
    "cleared": ("daftar-periksa/prakondisi/", lambda page: page.click("[data-do=clear]"), ".bd-sheet"),
    "compared": ("peran/bandingkan/#pld,pd", lambda page: None, ".bd-side"),
}
AT_REST = "() => document.getAnimations().every((one) => one.playState !== 'running')"
"""Nothing is on its way to where it will stand: colours between two others would be too faint."""


@pytest.mark.parametrize("scheme", ("light", "dark"))
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_a_page_at_work(browser, base_url: str, state: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    url, act, seen = STATES[state]
    page = browser.new_page(viewport={"width": 360, "height": 740}, color_scheme=scheme, has_touch=True)
    page.goto(base_url + url)
    if "found" in state:
        page.click('label[for="__search"].md-header__button')
    act(page)
    page.wait_for_selector(seen)
    page.wait_for_function(AT_REST)
    found = Axe().run(page)
    page.close()
    # Material lays its tags out as one landmark a result.
    assert [each["id"] for each in found.response["violations"] if each["id"] != "landmark-unique"] == []
