"""What a visit costs: bytes as a server with gzip sends them, by kind of page."""

from pathlib import Path

import pytest

from tests.conftest import gzip_size
from tests.light.pages import KINDS

KB = 1000
FIRST = {
    "role": 36, "term": 35, "method": 38, "law": 39, "danger": 40, "home": 39, "list": 36, "checklist": 44, "form": 47, "checklists": 39, "compare": 44,
    "sources": 62, "glossary": 60, "missing": 35,
}  # fmt: skip
"""Kilobytes of a first visit at 360 px, all that the page asks for in 2.5 s without a touch. Long lists weigh what they say."""
SECOND, SEARCH = 12, 38


def sent(page, site: Path, base: str) -> list[tuple[str, int]]:
    """Note what a page asks for from now on: each file once, with what gzip makes of it."""
    files: dict[str, int] = {}

    def note(request) -> None:
        name = request.url.removeprefix(base).split("?")[0].split("#")[0]
        file = site / name / "index.html" if name.endswith("/") or not name else site / name
        if file.is_file() and name not in files:
            packs = file.suffix in (".html", ".css", ".js", ".json", ".xml", ".svg")
            files[name] = gzip_size(file.read_bytes()) if packs else file.stat().st_size

    page.on("request", note)
    return files


@pytest.fixture
def phone(browser):
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    yield context.new_page()
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("kind", FIRST)
def test_a_first_visit_costs_little(phone, base_url: str, site_dir: Path, kind: str) -> None:
    files = sent(phone, site_dir, base_url)
    phone.goto(base_url + KINDS[kind])
    phone.wait_for_timeout(2500)
    assert sum(files.values()) <= FIRST[kind] * KB, files


@pytest.mark.browser
def test_a_second_page_costs_itself_and_a_search_what_it_reads(phone, base_url: str, site_dir: Path) -> None:
    files = sent(phone, site_dir, base_url)
    phone.goto(base_url + KINDS["role"])
    phone.wait_for_timeout(1000)
    first = dict(files)
    phone.goto(base_url + KINDS["method"])
    phone.wait_for_timeout(1000)
    assert sum(size for name, size in files.items() if name not in first) <= SECOND * KB
    before = dict(files)
    phone.click('label[for="__search"].md-header__button')
    phone.keyboard.type("musyawarah", delay=30)
    phone.wait_for_selector(".md-search-result__item")
    phone.wait_for_timeout(1000)
    assert sum(size for name, size in files.items() if name not in before) <= SEARCH * KB


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["role", "home", "checklist"])
def test_nothing_moves_while_a_page_loads(phone, base_url: str, kind: str) -> None:
    phone.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.moved += entry.value }))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    phone.goto(base_url + KINDS[kind])
    phone.wait_for_timeout(1500)
    assert phone.evaluate("window.moved") < 0.02


@pytest.mark.browser
def test_a_page_is_read_without_scripts(browser, base_url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(base_url + KINDS["role"])
    page.click('label[for="__drawer"].md-header__button')
    page.click(".bd-nav >> text=Daftar periksa >> nth=0")
    page.wait_for_url("**/daftar-periksa/")
    page.goto(base_url + KINDS["role"])
    page.hover(".md-header .md-select")
    page.click('.md-select__link[hreflang="en"]')
    page.wait_for_url("**/en/roles/facilitator/")
    context.close()
