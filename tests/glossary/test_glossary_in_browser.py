"""Meanings by hover, keyboard and tap; the list that is filtered as one types. The site is opened from files."""

import socket
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.glossary.conftest import FILES, TERMS
from tests.site_projects import CONFIG, build, project

pytestmark = pytest.mark.browser
PAGE, LIST = "hukum/pedoman/index.html", "glosarium/index.html"
FIRST, SECOND, POP = 'a[data-term="kader"] >> nth=0', 'a[data-term="modal-sosial"]', ".bd-pop"
LONGER_THAN_ANY_DELAY = 700


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = project(tmp_path_factory.mktemp("situs"), FILES)
    done = build(root)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture
def page(browser, site: Path):
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    opened.goto((site / PAGE).as_uri())
    yield opened
    opened.close()


@pytest.fixture
def phone(browser, site: Path):
    context = browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    opened = context.new_page()
    opened.goto((site / PAGE).as_uri())
    yield opened
    context.close()


def test_hovering_shows_the_meaning_in_the_page_s_language_with_the_other_s_word(page) -> None:
    page.hover(FIRST)
    page.wait_for_selector(POP)
    assert page.inner_text(".bd-pop__title") == "kader"
    assert page.inner_text(".bd-pop__meaning") == "Arti ini."
    assert (page.inner_text(".bd-pop__pair"), page.get_attribute(".bd-pop__pair", "lang")) == ("cadre", "en")


def test_the_meaning_stays_while_the_pointer_is_on_it_and_goes_afterwards(page) -> None:
    page.hover(FIRST)
    page.hover(".bd-pop__meaning")
    page.wait_for_timeout(LONGER_THAN_ANY_DELAY)
    assert page.is_visible(POP)
    page.mouse.move(5, 700)
    page.wait_for_selector(POP, state="detached")


def test_passing_over_a_word_shows_nothing(page) -> None:
    page.hover(FIRST)
    page.mouse.move(5, 700)
    page.wait_for_timeout(LONGER_THAN_ANY_DELAY)
    assert page.locator(POP).count() == 0


def test_escape_dismisses_it_without_moving_the_pointer(page) -> None:
    page.hover(FIRST)
    page.wait_for_selector(POP)
    page.keyboard.press("Escape")
    assert page.locator(POP).count() == 0
    page.wait_for_timeout(LONGER_THAN_ANY_DELAY)
    assert page.locator(POP).count() == 0


def test_a_click_of_the_mouse_follows_the_link(page) -> None:
    page.click(FIRST)
    assert page.url.endswith("/glosarium/kader/")


def test_keyboard_focus_shows_it_and_describes_the_link(page) -> None:
    page.focus(FIRST)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.term") == "kader"
    assert page.is_visible(POP)
    described = page.get_attribute(FIRST, "aria-describedby")
    assert "Arti ini." in page.inner_text(f"#{described}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.bd-pop__open')")
    page.keyboard.press("Escape")
    assert page.locator(POP).count() == 0
    assert page.evaluate("document.activeElement.dataset.term") == "kader"
    assert page.get_attribute(FIRST, "aria-describedby") is None


def test_enter_follows_the_link_whose_meaning_is_shown(page) -> None:
    page.focus(SECOND)
    page.keyboard.press("Shift+Tab")
    assert page.is_visible(POP)
    page.keyboard.press("Enter")
    page.wait_for_url("**/glosarium/kader/")


def test_focus_elsewhere_takes_it_away(page) -> None:
    page.focus(SECOND)
    page.keyboard.press("Shift+Tab")
    for _ in range(3):  # its link, its button, the next word
        page.keyboard.press("Tab")
    assert page.locator(POP).count() == 1
    assert page.inner_text(".bd-pop__title") == "modal sosial"


def test_a_tap_shows_it_and_the_next_tap_follows(phone) -> None:
    phone.tap(FIRST)
    assert phone.is_visible(POP)
    assert phone.evaluate("document.activeElement.id") == "bd-pop"
    box = phone.locator(POP).bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    phone.tap(FIRST)
    phone.wait_for_url("**/glosarium/kader/")


def test_a_tap_elsewhere_or_on_close_takes_it_away(phone) -> None:
    phone.tap(FIRST)
    phone.tap(".bd-pop__close")
    assert phone.locator(POP).count() == 0
    assert phone.evaluate("document.activeElement.dataset.term") == "kader"
    phone.tap(FIRST)
    phone.tap("h1")
    assert phone.locator(POP).count() == 0


def test_the_page_of_the_term_is_one_tap_further(phone) -> None:
    phone.tap(SECOND)
    phone.tap(".bd-pop__open")
    phone.wait_for_url("**/glosarium/modal-sosial/")


@pytest.mark.parametrize("scheme", ("light", "dark"))
def test_axe_finds_nothing_while_it_is_shown(browser, site: Path, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    opened = browser.new_page(color_scheme=scheme)
    opened.goto((site / PAGE).as_uri())
    opened.hover(FIRST)
    opened.wait_for_selector(POP)
    found = Axe().run(opened)
    opened.close()
    assert found.violations_count == 0, found.generate_report()


def test_without_a_script_the_words_are_links_and_the_list_is_whole(browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto((site / PAGE).as_uri())
    opened.click(FIRST)
    assert opened.url.endswith("/glosarium/kader/")
    opened.goto((site / LIST).as_uri())
    assert opened.locator(".bd-words li").count() == len(TERMS) + 1  # and the project's own, Desa
    assert opened.locator(".bd-filter").count() == 0
    context.close()


def test_the_list_is_filtered_by_either_word_as_one_types(page, site: Path) -> None:
    page.goto((site / LIST).as_uri())
    page.fill(".bd-filter input", "CADR")
    assert page.locator(".bd-words li:visible").all_inner_texts() == ["kader cadre"]
    assert page.locator(".bd-words h2:visible").all_inner_texts() == ["K"]
    assert page.inner_text(".bd-filter output").startswith("1 ")
    page.fill(".bd-filter input", "tiada")
    assert page.locator(".bd-words li:visible").count() == 0
    assert page.inner_text(".bd-filter output")
    page.fill(".bd-filter input", "")
    assert page.locator(".bd-words [hidden]").count() == 0


@pytest.fixture(scope="module")
def instant_url(tmp_path_factory: pytest.TempPathFactory):
    """A served site with the theme's instant navigation, which an organisation may turn on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/"
    config = CONFIG.replace("https://contoh.example/panduan/", url)
    config = config.replace("font: false}", "font: false, features: [navigation.instant]}")
    root = project(tmp_path_factory.mktemp("instan"), {**FILES, "mkdocs.yml": config})
    assert build(root).returncode == 0
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(root / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield url
    server.shutdown()
    server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Keep the tests' output clean."""
