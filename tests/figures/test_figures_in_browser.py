"""Pages with figures at work: nothing wider than a phone, letters large enough to read, no complaint of axe, light and dark."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from berdaya.write.drawings import TYPES
from berdaya.write.svg import drawing_svg
from tests.figures.samples import LONG, figure

WEB = Path(__file__).parents[2] / "plugins" / "berdaya" / "web"
LEAST = 11.9
"""Pixels of the smallest letters; a browser rounds."""
ROOT = ":root{--md-default-bg-color:#fff;--md-default-fg-color:#000;--md-primary-fg-color--light:#00695c}"
DARK = "[data-md-color-scheme=slate]{--md-default-bg-color:#1f2129;color:#e2e4e9;background:#1f2129}"


@pytest.fixture(scope="module")
def screen(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def page_of(kinds: list[str], label: str, count: int, scheme: str) -> str:
    drawings = "".join(f"<figure class='bd-figure'>{drawing_svg(figure(kind, label, count), f'{kind}-')}</figure>" for kind in kinds)
    style = ROOT + DARK + (WEB / "site.css").read_text(encoding="utf-8")
    return (
        f'<!doctype html><html lang="id" data-md-color-scheme="{scheme}"><head><meta name="viewport" content="width=device-width">'
        f"<title>Gambar</title><style>html{{font-size:125%}}body{{margin:0 16px;font-family:sans-serif}}{style}</style></head>"
        f'<body><main class="md-typeset"><h1>Gambar</h1>{drawings}</main></body></html>'
    )


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("width", [360, 1280])
def test_figures_can_be_read_and_axe_has_nothing_to_say(screen: Page, width: int, scheme: str) -> None:
    screen.set_viewport_size({"width": width, "height": 800})
    screen.set_content(page_of(sorted(TYPES), "Kelompok ibu", 4, scheme))
    assert screen.evaluate("document.documentElement.scrollWidth") <= width
    shown = "[...document.querySelectorAll('svg text')].filter(text => text.getClientRects().length)"
    sizes = screen.evaluate(
        f"{shown}.map(text => parseFloat(getComputedStyle(text).fontSize) * text.ownerSVGElement.getBoundingClientRect().width"
        " / text.ownerSVGElement.viewBox.baseVal.width)"
    )
    assert min(sizes) >= LEAST
    assert Axe().run(screen).violations_count == 0


def test_the_longest_labels_stay_in_their_drawing(screen: Page) -> None:
    screen.set_viewport_size({"width": 360, "height": 800})
    screen.set_content(page_of(sorted(TYPES), LONG, 12, "default"))
    out = screen.evaluate(
        "[...document.querySelectorAll('svg text')].filter(text => text.getClientRects().length).filter(text => {"
        " const box = text.getBoundingClientRect(), room = text.ownerSVGElement.getBoundingClientRect();"
        " return box.left < room.left - 14 || box.right > room.right + 14; }).map(text => text.textContent.slice(0, 40))"
    )
    assert out == []
