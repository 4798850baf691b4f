"""What is sent runs in the browsers that the README names: nothing newer is used without a question first."""

import re

import pytest

from berdaya.browser import bundle, page_values
from berdaya.browser.tokens import tokens
from berdaya.search import browser as search
from berdaya.words import words
from tests.browser.test_bundle import ENTRIES
from tests.conftest import ROOT

OLDEST = {"Chrome": "96", "Firefox": "94", "Safari": "15.4"}
# What came later to one of them, by the version of Chrome, Firefox and Safari that has it.
NEWER_NAMES = {
    "structuredClone": "98, 94, 15.4", "findLast": "97, 104, 15.4", "findLastIndex": "97, 104, 15.4", "toSorted": "110, 115, 16",
    "toReversed": "110, 115, 16", "toSpliced": "110, 115, 16", "groupBy": "117, 119, 17.4", "withResolvers": "119, 121, 17.4",
    "fromAsync": "121, 115, 16.4", "isWellFormed": "111, 119, 16.4", "OffscreenCanvas": "69, 105, 16.4", "startViewTransition": "111, 144, 18",
    "requestIdleCallback": "47, 55, none", "CompressionStream": "80, 113, 16.4", "highlights": "105, 140, 17.2",
}  # fmt: skip
SOURCES = [(name, bundle(name, page_values(words("id"), True))) for name in ENTRIES]
SOURCES += [("search engine", search.engine("id", ("en",))), ("search worker", search.worker({"id": "id-0/"}, {"id": "glosarium/"}))]


@pytest.mark.parametrize(("name", "source"), SOURCES, ids=[name for name, _ in SOURCES])
def test_scripts_use_nothing_that_a_supported_browser_lacks(name: str, source: str) -> None:
    found = tokens(source, name)
    asked = {before.text for before, after in zip(found, found[1:], strict=False) if after.text == "?."}
    assert [token.text for token in found if token.kind == "name" and token.text in NEWER_NAMES and token.text not in asked] == []
    # Safari understands what stands before a pattern since 16.4 (the search needs it), and the flag v since 17.
    late = r"/[a-z]*v[a-z]*$" if name == "search engine" else r"\(\?<[=!]|/[a-z]*v[a-z]*$"
    assert [token.text for token in found if token.kind == "pattern" and re.search(late, token.text)] == []
    assert not re.search(r"\bstatic\s*\{|\bimport\s*\(", source)


def test_the_readme_names_the_oldest_browsers() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"| {OLDEST['Chrome']} (" in table and f"| {OLDEST['Firefox']} (" in table and f"| {OLDEST['Safari']} (" in table


def test_styles_nest_no_rules() -> None:
    """Nesting came with Chrome 112; an older browser leaves out the whole rule."""
    for file in (ROOT / "plugins/berdaya/web").rglob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r"[{;]\s*&", text), file
