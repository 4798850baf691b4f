"""Whatever an author pastes into a text or a field: a message, or a page on which it is only words."""

import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from berdaya.authoring.starter import starter
from berdaya.check.project import check
from berdaya.check.report import as_github, as_json, as_text
from berdaya.model.kinds import KINDS
from berdaya.render import render
from berdaya.render.html import to_html
from tests.small_sites import GOOD, TERM, write_site

TODAY = date(2026, 11, 22)
PASTED = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<javascript:alert(1)>", "\\<script>", "`<i>`", "    <u>x</u>",
    "[a](javascript:alert(1))", "[a](JaVa\tScript:alert(1))", "[a](&#106;avascript:alert(1))", "[a]( <javascript:x>)", "[a](data:text/html,x)",
    "[a](//contoh.example)", "[a](../../x)", "[a][b]\n\n[b]: javascript:alert(1)", "[![a](javascript:x)](https://contoh.example)",
    "[[a](https://contoh.example)](javascript:x)", "[^1]\n\n[^1]: <u>x</u>", "```html\n<u>x</u>\n```", "# x {: onclick=alert(1) }",
    "[a](https://contoh.example){: onclick=x }", "[a](https://contoh.example 'x\" onclick=\"y')", "{{ 7*7 }}", "{% raw %}", "*[HTML]: <u>x</u>",
    "&lt;script&gt;", "<!-- x -->", "a < b > c", "| a |\n|--|\n| <u>x</u> |", '!!! note "<u>x</u>"\n    isi', '--8<-- "mkdocs.yml"', "[TOC]", "==x== ~~y~~ :smile:",
    "\u202eabc", "e\u0301 \U0001f469\u200d\U0001f33e", "*" * 3000, "[" * 3000, "](" * 3000, "> " * 40,
]  # fmt: skip
ALIEN = {"iframe", "object", "embed", "base", "meta", "link", "style", "img", "u", "i"}


class Alarm(HTMLParser):
    """Collects what only a pasted text can have brought into a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        leads = [value or "" for name, value in attrs if name in ("href", "src", "action")]
        if tag in ALIEN or any(name.startswith("on") for name, _ in attrs) or any(map(is_astray, leads)):
            self.found.append((tag, attrs))


def is_astray(address: str) -> bool:
    return bool(re.match(r"(javascript|data|vbscript|file):|//", re.sub(r"[\x00-\x20]", "", address), re.IGNORECASE))


def alarms(root: Path) -> list[tuple]:
    """What is dangerous on the pages of a site; nothing where errors forbid one."""
    checked = check(root, TODAY)
    if checked.errors:
        return []
    found = []
    for page in render(checked.library).pages:
        alarm = Alarm()
        alarm.feed(to_html(page.markdown))
        found += alarm.found
    return found


@pytest.mark.parametrize("text", PASTED, ids=lambda text: repr(text)[:40])
def test_a_pasted_text_is_refused_or_only_words(text: str, tmp_path: Path) -> None:
    quoted = json.dumps(text)
    places = {
        "body": {"glossary/desa.id.md": f"Isi {text} akhir.\n\n{text}\n"},
        "title": {"glossary/desa.yml": TERM.replace("id: Desa", f"id: {quoted}")},
        "summary": {"glossary/desa.yml": TERM.replace("id: Kesatuan masyarakat hukum.", f"id: {quoted}")},
        "usage": {"glossary/desa.yml": f"{TERM}usage: {{id: {quoted}}}\nother_names: {{id: [{quoted}]}}\nforms: {{id: [{quoted}]}}\n"},
        "source": {"content/sources/buku.yml": f"{GOOD['content/sources/buku.yml']}author: {quoted}\npublisher: {quoted}\nyear: {quoted}\n"},
        "address": {"content/sources/buku.yml": f"{GOOD['content/sources/buku.yml']}urls: [{quoted}]\n"},
    }
    for name, files in places.items():
        assert alarms(write_site(tmp_path / name, {**GOOD, **files})) == [], name


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.dates() | st.sampled_from(PASTED) | st.text(max_size=20),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.sampled_from(["id", "en", "text", "", "x: y", "<<"]) | st.text(max_size=5), below, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(list(KINDS.values())), data=st.data())
def test_no_value_in_a_field_makes_the_check_raise(kind, data, tmp_path: Path) -> None:
    record = yaml.safe_load(starter(kind, TODAY).replace('"…"', '"tulis-1"'))
    for field in data.draw(st.lists(st.sampled_from(list(kind.shape.model_fields)), min_size=1, max_size=3)):
        record[field] = data.draw(VALUES)
    file = f"{kind.folder}/contoh.yml"
    root = write_site(tmp_path, {**GOOD, file: yaml.safe_dump(record, allow_unicode=True, sort_keys=False)})
    problems = check(root, TODAY).problems
    (root / file).unlink()
    for lang in ("id", "en"):
        assert len(list(as_text(problems, lang))) == len(list(as_github(problems, lang))) == len(json.loads(as_json(problems, lang))["problems"])
    assert all(problem.place.line >= 1 and problem.place.column >= 1 for problem in problems)
