"""Everybody's hands and eyes: large letters, wide spacing, forced colours, no motion, the search by keys alone."""

import pytest

from tests.light.pages import KINDS

pytestmark = pytest.mark.browser
SAMPLE = ("home", "role", "checklist", "glossary", "compare", "danger")
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
"""The page has been laid out anew, and was told of what was scrolled."""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# https://www.w3.org/WAI/WCAG22/Understanding/text-spacing.html
SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True, service_workers="block")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", SAMPLE)
def test_letters_twice_as_large_fit_a_phone(page, base_url: str, name: str) -> None:
    page.goto(base_url + KINDS[name])
    page.evaluate("document.documentElement.style.fontSize = '250%'")  # the theme's are 125 % of the reader's
    page.wait_for_function(DRAWN)
    assert page.evaluate(WIDER) <= 0


@pytest.mark.parametrize("name", SAMPLE)
def test_a_desk_at_four_times_its_size_and_wide_spacing_need_no_sideways_scroll(page, base_url: str, name: str) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(base_url + KINDS[name])
    assert page.evaluate(WIDER) <= 0
    page.set_viewport_size({"width": 360, "height": 740})
    page.add_style_tag(content=SPACED)
    page.wait_for_function(DRAWN)
    assert page.evaluate(WIDER) <= 0


@pytest.mark.parametrize("letters", ["100%", "250%"])
def test_a_number_to_call_stands_in_one_piece(page, base_url: str, letters: str) -> None:
    page.goto(base_url + KINDS["danger"])
    page.evaluate(f"document.documentElement.style.fontSize = '{letters}'")
    page.wait_for_function(DRAWN)
    pieces = page.evaluate("[...document.querySelectorAll('.bd-numbers strong')].map((each) => each.getClientRects().length)")
    assert pieces == [1] * 4
    tiles = page.evaluate("[...document.querySelectorAll('.bd-numbers a')].map((each) => each.scrollWidth - each.clientWidth)")
    assert max(tiles) <= 0


def test_signs_are_seen_in_forced_colours(page, base_url: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(base_url + KINDS["home"])
    seen = page.evaluate(
        """[...document.querySelectorAll("svg.bd-icon")].filter((each) => each.checkVisibility()).map((each) => getComputedStyle(each).backgroundColor)"""
    )
    assert seen and "rgba(0, 0, 0, 0)" not in seen
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_nothing_moves_for_who_asks_for_no_motion(page, base_url: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(base_url + KINDS["role"])
    moving = """[...document.querySelectorAll("*")].filter((each) => {
      const { transitionProperty, transitionDuration, animationName } = getComputedStyle(each);
      return (transitionProperty !== "none" && parseFloat(transitionDuration) > 0) || animationName !== "none";
    }).map((each) => each.className)"""
    assert page.evaluate(moving) == []


def test_the_search_is_used_by_keys_alone(page, base_url: str) -> None:
    page.goto(base_url + KINDS["role"])
    page.keyboard.press("/")
    page.keyboard.type("musyawarah", delay=20)
    page.wait_for_selector(".md-search-result__item")
    page.keyboard.press("ArrowDown")
    assert "md-search-result__link" in page.evaluate("document.activeElement.className")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "query"
    page.keyboard.press("Escape")
    assert not page.is_checked("#__search")
    page.keyboard.press("s")
    page.wait_for_function("() => document.querySelector('[data-md-component=search-result] li')")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**musyawarah**")


def test_the_way_back_up_moves_the_focus_too(page, base_url: str) -> None:
    page.goto(base_url + KINDS["role"])
    page.evaluate("scrollTo(0, 2000)")
    page.wait_for_function(DRAWN)
    page.evaluate("scrollTo(0, 1700)")
    page.wait_for_selector(".md-top:not([hidden])")
    page.click(".md-top")
    page.wait_for_function("() => scrollY === 0")


def test_what_is_folded_up_stands_open_on_paper_and_for_an_address_within(page, base_url: str) -> None:
    page.goto(base_url + "langkah-karier/renungan/")
    folded = page.locator("article details:not([open])").count()
    assert folded
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("article details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("article details:not([open])").count() == folded


def test_axe_finds_nothing_on_a_page_of_each_kind(browser, base_url: str) -> None:
    """All pages: ``python3 scripts/check_axe.py SITE --every``."""
    import sys

    from axe_playwright_python.base import AXE_SCRIPT

    from tests.conftest import ROOT

    sys.path.append(str(ROOT / "scripts"))
    from check_axe import faults

    assert list(faults(browser, base_url, [KINDS[name] for name in ("home", "term", "law", "method", "danger")], AXE_SCRIPT)) == []


VOICES = """(voices) => {
  const said = window.said = [];
  let current = null;
  class Utterance { constructor(text) { this.text = text; } }
  const speech = {
    getVoices: () => voices,
    addEventListener() {},
    cancel() { current = null; },
    speak(one) { if (one.text) said.push([one.text, one.lang]); current = one; },
  };
  window.goOn = () => current?.onend?.();
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.SpeechSynthesisUtterance = Utterance;
}"""
MARKED = "() => [...(CSS.highlights.get('bd-aloud') ?? [])].map(String).join('|').trim()"


def with_voices(page, *voices: dict) -> None:
    page.add_init_script(f"({VOICES})({list(voices)})".replace("True", "true").replace("False", "false"))


def test_a_page_is_read_aloud_sentence_by_sentence_and_the_sentence_is_marked(page, base_url: str) -> None:
    # Android names Indonesian as it was named until 1989.
    with_voices(page, {"lang": "en-US", "localService": True}, {"lang": "in_ID", "localService": True})
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url) if "aloud" in request.url else None)
    page.goto(base_url + KINDS["role"])
    page.wait_for_selector(".bd-listen:not([hidden])")
    assert loaded == []  # nothing is sent before somebody reaches for it
    page.click(".bd-listen")
    page.wait_for_selector(".bd-aloud")
    first = page.inner_text("h1")
    assert page.evaluate("said") == [[first, "in_ID"]] and page.evaluate(MARKED) == first
    page.evaluate("goOn()")
    second = page.evaluate("said[1][0]")
    assert second == page.inner_text(".bd-lead").split(". ")[0] + "." and page.evaluate(MARKED) == second
    page.click(".bd-aloud button >> nth=0")  # pause
    page.evaluate("goOn()")
    assert page.evaluate("said.length") == 2
    page.click(".bd-aloud button >> nth=0")  # go on: with the same sentence
    assert page.evaluate("said[2][0]") == second
    for _ in range(25):
        page.evaluate("goOn()")
    assert page.evaluate("() => { const [one] = CSS.highlights.get('bd-aloud'); const { top, bottom } = one.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }")
    page.click(".bd-aloud button >> nth=1")  # stop
    assert page.evaluate(MARKED) == "" and page.is_hidden(".bd-aloud")
    spoken = " ".join(text for text, _ in page.evaluate("said"))
    assert "Tidak jelas?" not in spoken and "Sunting" not in spoken


@pytest.mark.parametrize("voices", [[], [{"lang": "en-US", "localService": True}], [{"lang": "id-ID", "localService": False}]])
def test_without_a_voice_of_the_device_in_the_language_nothing_is_offered(page, base_url: str, voices: list[dict]) -> None:
    """A voice that speaks through a server would tell it what is read."""
    with_voices(page, *voices)
    page.goto(base_url + KINDS["role"])
    page.wait_for_selector(".bd-listen", state="attached")
    assert page.is_hidden(".bd-listen")


def test_the_page_for_emergencies_is_not_read_aloud(page, base_url: str) -> None:
    with_voices(page, {"lang": "id-ID", "localService": True})
    page.goto(base_url + KINDS["danger"])
    page.wait_for_timeout(500)
    assert page.locator(".bd-listen").count() == 0


@pytest.mark.parametrize("name", ["role", "danger", "method"])
def test_the_parts_of_a_long_page_are_in_reach_of_the_thumb(page, base_url: str, name: str) -> None:
    page.goto(base_url + KINDS[name])
    assert page.is_hidden(".bd-parts")  # the first screen is the page's own
    page.evaluate("scrollTo(0, 2 * innerHeight)")
    page.wait_for_selector(".bd-parts:not([hidden])")
    page.click(".bd-parts")
    box = page.locator(".md-sidebar--secondary").bounding_box()
    assert box["y"] > 200 and box["y"] + box["height"] <= 741 and page.get_attribute(".bd-parts", "aria-expanded") == "true"
    assert page.evaluate("document.activeElement.closest('.md-sidebar--secondary') !== null")
    page.keyboard.press("Escape")
    assert page.is_hidden(".md-sidebar--secondary") and "bd-parts" in page.evaluate("document.activeElement.className")
    page.click(".bd-parts")
    last = page.locator(".md-sidebar--secondary .md-nav__link").last
    target = last.get_attribute("href")
    last.click()
    assert page.is_hidden(".md-sidebar--secondary") and page.url.endswith(target)
    assert page.evaluate("document.getElementById(location.hash.slice(1)).getBoundingClientRect().top") < 740
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.is_hidden(".bd-parts") and page.is_visible(".md-sidebar--secondary")
