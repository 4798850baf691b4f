"""Style sheets cut to what pages can show: what stays, what goes, and that nothing looks other than with the whole sheet."""

import json
from pathlib import Path

import pytest
from mkdocs.config import load_config

from berdaya.browser.styles import can_match, cut, rules_of, small, words_of, words_of_page, words_of_python
from berdaya.mkdocs_plugin.settings import OVERRIDES
from berdaya.mkdocs_plugin.writing import theme_sheets
from berdaya.pages.assets import written_words
from tests.conftest import ROOT
from tests.light.pages import KINDS

WORDS = frozenset("a div md-nav slate data-md-color-scheme open details hidden type checkbox".split())


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        (".md-nav", True),
        ("div>.md-nav:hover::before", True),
        (".md-tabs", False),
        (".md-nav .md-tabs", False),
        (".md-nav:not(.md-tabs)", True),
        (":is(.md-tabs,.md-nav) a", True),
        (":is(.md-tabs,.md-other) a", False),
        ("details[open]>div", True),
        ("video", False),
        ("[data-md-color-scheme=slate] a", True),
        ('[data-md-color-scheme="default"] a', False),
        ("[data-md-toggle]", False),
        ("*,:before", True),
        (":root", True),
        ("h3:first-child", True),
        (".md-nav:nth-child(2n + 1)", True),
    ],
)
def test_a_selector_is_kept_where_a_page_may_hold_what_it_asks_for(selector: str, expected: bool) -> None:
    assert all(can_match(part, WORDS) for part in selector.split(",") if "(" not in selector) == expected or can_match(selector, WORDS) == expected


def test_what_no_page_can_show_is_left_out_with_all_that_only_it_asked_for() -> None:
    css = """@charset "UTF-8"; /* a note { */
    :root { --a: 1px; --b: var(--c); --c: red; --unused: url("data:image/svg+xml;a{b}") }
    .md-nav, .md-tabs { color: var(--b) } .md-tabs { margin: 0 } .md-nav { animation: turn 1s }
    @media print { .md-tabs { color: blue } } @media screen and (min-width: 60em) { .md-nav:hover { top: calc(1px + 2px) !important } }
    @keyframes turn { from { top: 0 } to { top: 1px } } @keyframes other { from { top: 0 } }"""
    assert cut(css, WORDS) == (
        '@charset "UTF-8";:root{--b:var(--c);--c:red}.md-nav{color:var(--b)}.md-nav{animation:turn 1s}'
        "@media screen and (min-width: 60em){.md-nav:hover{top:calc(1px + 2px)!important}}@keyframes turn{from{top:0}to{top:1px}}"
    )


def test_a_small_sheet_says_the_same() -> None:
    css = "/* note */\na > b , c { content: \"a ; b  }\" ; color: red }\n\n@media print { a { top: 0 } }\n"
    assert small(css) == 'a>b,c{content:"a ; b  }";color:red}@media print{a{top:0}}'
    assert rules_of(small(css))[1].is_group


def test_words_come_from_tags_and_from_strings_of_code() -> None:
    assert words_of_page('<div class="md-nav bd-x">word</div>') == {"div", "class", "md-nav", "bd-x"}
    assert words_of(["const a = 'md-nav'; // md-note\nb(`bd-x ${c}`);"]) >= {"md-nav", "bd-x"}
    assert words_of_python('"""Of md-note."""\nA = "md-nav"\nB = f"bd-x {A}"\n') == {"md-nav", "bd-x"}


def whole_sheet() -> str:
    config = load_config(str(ROOT / "mkdocs.yml"))
    config.theme.dirs.insert(0, str(OVERRIDES))
    return "".join(path.read_text(encoding="utf-8") for path in theme_sheets(config))


def test_the_cut_sheet_is_a_third_of_the_whole_and_always_the_same() -> None:
    words = written_words()
    first = cut(whole_sheet(), words)
    assert first == cut(whole_sheet(), frozenset(sorted(words)))
    assert len(first) < len(whole_sheet()) / 3


LOOK = """() => {
  const names = [...getComputedStyle(document.body)].filter((name) => !name.startsWith("--"));
  const ways = new Map(), times = {};
  const elements = [...document.querySelectorAll("body, body *")].filter((element) => {
    const way = (ways.get(element.parentElement) ?? "") + ">" + element.tagName + "." + element.getAttribute("class");
    ways.set(element, way);
    times[way] = (times[way] ?? 0) + 1;
    return times[way] <= 3 || !element.nextElementSibling;
  });
  return elements.flatMap((element) => [null, "::before", "::after"].map((part) => {
    const style = getComputedStyle(element, part);
    if (part && style.content === "none") return null;
    return element.tagName + "." + element.getAttribute("class") + (part ?? "") + " " + names.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";");
  }));
}"""
"""What each element looks like: of those with the same classes under the same, the first three and the last of its parent."""
LOOKS = [(width, scheme, media) for width in (360, 1280) for scheme, media in (("light", "screen"), ("dark", "screen"), ("light", "print"))]


@pytest.mark.browser
@pytest.mark.parametrize("name", ["home", "role", "glossary", "checklist", "compare", "danger"])
def test_pages_look_as_with_the_whole_sheet(browser, base_url: str, site_dir: Path, name: str) -> None:
    (own,) = (path for path in (site_dir / "assets/berdaya").glob("site.*.css"))
    text = own.read_text(encoding="utf-8")
    ours = text[text.index("/*ours*/") if "/*ours*/" in text else text.index(":root{--md-primary-fg-color:#17594a") :]
    seen: dict[str, list] = {}
    for which in ("cut", "whole"):
        # A first visit for each: what is kept from one shows on the next.
        context = browser.new_context(service_workers="block", reduced_motion="reduce")
        page = context.new_page()
        if which == "whole":
            page.route("**/assets/berdaya/site.*.css", lambda route: route.fulfill(body=whole_sheet() + ours, content_type="text/css"))
        for width, scheme, media in LOOKS:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme, media=media)
            page.goto(base_url + KINDS[name], wait_until="networkidle")
            page.wait_for_function(AT_REST)
            seen.setdefault(json.dumps([width, scheme, media]), []).append(page.evaluate(LOOK))
        context.close()
    for case, (with_cut, with_whole) in seen.items():
        assert len(with_cut) > 300 and all(row is None or ";" in row for row in with_cut)
        other = [pair for pair in zip(with_cut, with_whole, strict=True) if pair[0] != pair[1]]
        assert not other, (case, len(other), _difference(*other[0]))


AT_REST = "() => document.readyState === 'complete' && document.getAnimations().every((one) => one.playState !== 'running')"


def _difference(one: str, other: str) -> list[str]:
    return [f"{a} | {b}" for a, b in zip(one.split(";"), other.split(";"), strict=False) if a != b][:5]
