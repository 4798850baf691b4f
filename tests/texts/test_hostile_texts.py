"""Whatever an author pastes into a text or a field: a message, or a page on which it is only words."""

import json
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pikepdf
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from berdaya.authoring.starter import starter
from berdaya.build import Build
from berdaya.check.project import check
from berdaya.check.report import as_github, as_json, as_text
from berdaya.export.single_pages import FOLDER
from berdaya.model.kinds import KINDS, Kind
from berdaya.pages.around import Around, ThemeWords
from berdaya.pages.assets import PageAssets
from berdaya.paper import run
from berdaya.paper.formats import Format, Job
from berdaya.paper.making import Made
from tests.full_records import TODAY, as_yaml, copied, dated, full_records
from tests.small_builds import EDITION
from tests.small_sites import GOOD, TERM, write_site

PASTED = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<javascript:alert(1)>", "\\<script>", "`<i>`", "    <u>x</u>",
    "[a](javascript:alert(1))", "[a](JaVa\tScript:alert(1))", "[a](&#106;avascript:alert(1))", "[a]( <javascript:x>)", "[a](data:text/html,x)",
    "[a](//contoh.example)", "[a](../../x)", "[a][b]\n\n[b]: javascript:alert(1)", "[![a](javascript:x)](https://contoh.example)",
    "[[a](https://contoh.example)](javascript:x)", "[^1]\n\n[^1]: <u>x</u>", "```html\n<u>x</u>\n```", "# x {: onclick=alert(1) }",
    "[a](https://contoh.example){: onclick=x }", "[a](https://contoh.example 'x\" onclick=\"y')", "{{ 7*7 }}", "{% raw %}", "*[HTML]: <u>x</u>",
    "&lt;script&gt;", "<!-- x -->", "a < b > c", "| a |\n|--|\n| <u>x</u> |", '!!! note "<u>x</u>"\n    isi', '--8<-- "mkdocs.yml"', "[TOC]", "==x== ~~y~~ :smile:",
    "\u202eabc", "e\u0301 \U0001f469\u200d\U0001f33e", "*" * 3000, "[" * 3000, "](" * 3000, "> " * 40,
    "[di sini][](-)(javascript:alert(1))", "[](-)[](-)<img src=x>", "[a](-)(javascript:x)", "[-](-) <b onload=x>", "![](-)", "[x](-](javascript:x)",
    "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</title></a></template><script>x</script>", "]]><x/>", "\\u003cscript>", "\\[a\\](javascript:x)",
    "[a](term/desa#\"><u>)", "[a](https://x\" onclick=\"y)", "<https://contoh.example/\"onclick=x>", "[a](mailto:x@y?body=%0a<u>)", "%3Cscript%3E", "${alert(1)} `${x}`",
]  # fmt: skip
ALIEN = {"iframe", "object", "embed", "base", "link", "style", "img", "u", "i", "b onload", "x"}


class Alarm(HTMLParser):
    """Collects what only a pasted text can have brought into a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        leads = [value or "" for name, value in attrs if name in ("href", "src", "action")]
        runs = tag == "script" and dict(attrs).get("src") is None and dict(attrs).get("type") not in ("application/json", "application/ld+json")
        if tag in ALIEN or runs or any(name.startswith("on") for name, _ in attrs) or any(map(is_astray, leads)):
            self.found.append((tag, attrs))


def is_astray(address: str) -> bool:
    return bool(re.match(r"(javascript|data|vbscript|file):|//", re.sub(r"[\x00-\x20]", "", address), re.IGNORECASE))


def alarms_in(html: str) -> list[tuple]:
    alarm = Alarm()
    alarm.feed(html)
    alarm.close()
    return alarm.found


def all_of(build: Build) -> list[tuple]:
    """What is dangerous anywhere on a site: within pages, around them, in files for other tools."""
    around = Around(build.published, PageAssets("", True), "", {code: ThemeWords("a", "b", "c") for code in ("id", "en")})
    found = []
    for page in build.site.pages:
        values = around.values(page)
        # The head has links and meta of its own: what a text could add there is another element.
        head = [item for item in alarms_in(values.pop("head")) if item[0] != "link"]
        styles = values.pop("styles")
        found += [(page.key, item) for item in (*head, *alarms_in(f"<title>{values.pop('html_title')}</title>" + "\n".join(values.values())))]
        assert styles.count("<link") == len(around.assets.styles(page.id))
    for artifact in build.exported:
        text = artifact.content.decode()
        if artifact.path.endswith((".xml", ".tbx")):
            ElementTree.fromstring(text)
        elif artifact.path.endswith((".json", ".jsonld")):
            json.loads(text)
        elif artifact.path.endswith(".html"):
            alarms = alarms_in(text)
            if artifact.path.startswith(FOLDER):
                alarms.remove(("style", []))  # a file to send holds its one style sheet
            found += [(artifact.path, item) for item in alarms if item[0] != "link"]
        else:
            found += [(artifact.path, link) for link in re.findall(r"(?<!\\)\]\(([^)]*)", text) if is_astray(link)]
    printed = {artifact.content: artifact.path for artifact in build.paper.artifacts}
    return found + [(path, item) for content, path in printed.items() for item in on_paper(path, content)]


def on_paper(path: str, content: bytes) -> Iterator[object]:
    """What is dangerous in a file to print, fill in or send."""
    if path.endswith(".html"):
        alarms = alarms_in(content.decode())
        for own in ("style", "script"):
            alarms.remove((own, []))  # a file to send holds its one style sheet and its one program
        yield from alarms
    elif path.endswith(".pdf"):
        with pikepdf.open(BytesIO(content)) as pdf:
            actions = [note.A for page in pdf.pages for note in page.get("/Annots", ()) if "/A" in note]
            yield from [str(action.S) for action in actions if action.S not in ("/URI", "/GoTo")]
            yield from filter(is_astray, [str(action.URI) for action in actions if "/URI" in action])
            yield from [key for key in ("/OpenAction", "/AA", "/AcroForm") if key in pdf.Root]
    elif path.endswith((".docx", ".xlsx")):
        with ZipFile(BytesIO(content)) as parts:
            for name in parts.namelist():
                if name.endswith(".rels"):
                    yield from filter(is_astray, [part.get("Target", "") for part in ElementTree.fromstring(parts.read(name))])
                elif name.endswith(".xml"):
                    yield from [code for code in re.findall(rb"<(?:f|w:instrText)(?: [^>]*)?>([^<]*)", parts.read(name)) if not is_ours(code)]


def is_ours(code: bytes) -> bool:
    """Whether a formula or a field of a file is one that this program writes: the number of a page."""
    return code.strip() in (b"PAGE", b"NUMPAGES")


def each_format_once(jobs: Sequence[Job], *others: object) -> list[Made]:
    """Make each format of a record once; the same text in other letters, on other paper, in its other language is taken from it."""
    made: dict[tuple[str, Format], Made] = {}
    for job in jobs:
        if (job.record, job.format) not in made:
            (made[job.record, job.format],) = MAKE([job], *others)
    return [made[job.record, job.format] for job in jobs]


MAKE = run.make_jobs


# Every text of every kind at once.


def leaves(value: Any, way: tuple = ()) -> list[tuple]:
    if isinstance(value, dict):
        return [path for key, below in value.items() for path in leaves(below, (*way, key))]
    if isinstance(value, list):
        return [path for number, below in enumerate(value) for path in leaves(below, (*way, number))]
    return [way] if isinstance(value, str) and value.startswith("tulis-") else []


def pasted_into(kind: Kind, record: dict[str, Any], text: str) -> tuple[dict[str, Any], int]:
    """The record with ``text`` in every field whose form allows it, and how many these are."""
    ways = leaves(record)
    while True:
        made = copied(record)
        for way in ways:
            put(made, way, text)
        try:
            kind.shape.model_validate(dated(made))
            return made, len(ways)
        except ValidationError as failure:
            bad = {way_of(made, error["loc"]) for error in failure.errors()}
            kept = [way for way in ways if way not in bad]
            assert len(kept) < len(ways), failure
            ways = kept


def way_of(value: Any, location: tuple) -> tuple:
    """The way to a value that a shape refuses: pydantic names between its parts which of several shapes it means."""
    way = []
    for part in location:
        if isinstance(value, dict) and part in value or isinstance(value, list) and isinstance(part, int):
            way.append(part)
            value = value[part]
    return tuple(way)


def put(value: Any, way: tuple, text: str) -> None:
    for part in way[:-1]:
        value = value[part]
    value[way[-1]] = text


@pytest.mark.parametrize("text", [text for text in PASTED if len(text) < 1000], ids=lambda text: repr(text)[:40])
def test_no_text_of_any_field_becomes_a_link_a_tag_or_an_attribute(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the check says of it: nothing but words can come of a text, on pages, on paper, in files."""
    monkeypatch.setattr(run, "make_jobs", each_format_once)
    files, filled = {}, 0
    for name, (kind, record) in full_records().items():
        made, number = pasted_into(kind, record, text)
        filled += number
        files[name] = as_yaml(made)
    files["content/guides/contoh.id.md"] = files["content/guides/contoh.en.md"] = f"Isi {text} akhir.\n\n{text}\n\n## {text.splitlines()[0]}\n\n- {text}\n"
    build = Build(write_site(tmp_path, {**GOOD, **files}), EDITION, today=TODAY)
    missing = {f"{kind.name}/contoh" for kind, _ in full_records().values()} - {record.key for record in build.library.records}
    assert missing <= ({"guide/contoh"} if text == "> " * 40 else set())  # a body that nests too deeply is no body
    assert filled > 250
    assert all_of(build) == []


@pytest.mark.parametrize("text", PASTED, ids=lambda text: repr(text)[:40])
def test_a_pasted_text_is_refused_or_only_words(text: str, tmp_path: Path) -> None:
    """The check never raises, and every problem has its place."""
    quoted = json.dumps(text)
    files = {
        "glossary/desa.yml": TERM.replace("id: Kesatuan masyarakat hukum.", f"id: {quoted}") + f"usage: {{id: {quoted}}}\nother_names: {{id: [{quoted}]}}\n",
        "glossary/desa.id.md": f"Isi {text} akhir.\n\n{text}\n",
        "content/sources/buku.yml": f"{GOOD['content/sources/buku.yml']}author: {quoted}\nurls: [{quoted}]\n",
    }
    problems = check(write_site(tmp_path, {**GOOD, **files}), TODAY).problems
    assert all(problem.place.line >= 1 and problem.place.column >= 1 for problem in problems)
    assert [line for lang in ("id", "en") for line in as_text(problems, lang)]


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
