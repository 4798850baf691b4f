"""Javanese as a third language: its words, and thirty terms that come in as a translator's file, on pages of the whole base.

It shows that nothing of a language is fixed in code, and that translations travel. The texts are not published (README.md there).
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.messages.pofile import read_po, write_po
from lxml import html

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent
JAVANESE = Path(__file__).parent / "javanese"
LANGUAGES = "plugins/berdaya/languages"
OF_INDONESIAN = ("items.yml", "imperatives.txt", "promises.yml", "settled.yml", "search")
WORDS = ("site", "kinds", "sheets", "handbook", "figures")
"""Parts with words that readers see; messages to authors stay Indonesian."""
TERMS: dict[str, dict[str, str]] = yaml.safe_load((JAVANESE / "records.yml").read_text(encoding="utf-8"))
PAGES = """
import json, sys
from pathlib import Path
from berdaya.build import Build
from berdaya.model.pages import HOME, ListPage, RecordPage
from berdaya.pages.site import SitePages
build = Build.of(Path())
site = SitePages(build.documents, {}, {})
contents = {name: build.documents.content(build.library["term/" + name], "jv") for name in sys.argv[1:]}
pages = {name: [content.title, content.text_lang, build.plan.at(RecordPage("term", name), "jv").url, content.html] for name, content in contents.items()}
others = {"home": HOME, "glossary": ListPage("term")}
pages |= {name: [site.page(page, "jv").title, "jv", site.page(page, "jv").url, site.page(page, "jv").content.html] for name, page in others.items()}
print(json.dumps(pages))
"""


def paths(value: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield from paths(below, (*way, str(key)))
    else:
        yield way


def merged(old: Any, new: Any) -> Any:
    return {**old, **{key: merged(old[key], value) if isinstance(old.get(key), dict) else value for key, value in new.items()}}


def run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(root / "plugins"), "PYTHONUTF8": "1"}
    return subprocess.run([sys.executable, *command], cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with Javanese as its third language."""
    root = tmp_path_factory.mktemp("jawa") / "proyek"
    for name in ("plugins", "content", "glossary", "checklists", "local", "schema"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    folder = root / LANGUAGES / "jv"
    shutil.copytree(root / LANGUAGES / "id", folder, ignore=shutil.ignore_patterns(*OF_INDONESIAN))
    for name in WORDS:
        both = (yaml.safe_load((place / f"{name}.yml").read_text(encoding="utf-8")) for place in (folder, JAVANESE))
        (folder / f"{name}.yml").write_text(yaml.safe_dump(merged(*both), allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")
    for name in ("language.yml", "theme.yml"):
        shutil.copy(JAVANESE / name, folder)
    for code, name in (("id", "Jawa"), ("en", "Javanese")):
        path = root / LANGUAGES / code / "language.yml"
        value = yaml.safe_load(path.read_text(encoding="utf-8"))
        value["names"]["jv"] = name
        path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def translated(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the thirty terms, which went out as a PO file and came back."""
    file = tmp_path_factory.mktemp("po") / "jawa.po"
    keys = [f"term/{name}" for name in TERMS]
    done = run(copy, "-m", "berdaya.cli", "translate", "--to", "jv", "--export", str(file), "--state", "missing", *keys)
    assert done.returncode == 0, done.stdout + done.stderr
    with file.open("rb") as source:
        catalogue = read_po(source)
    for message in catalogue:
        key, _, place = (message.context or "").partition(" ")
        said = TERMS.get(key.removeprefix("term/"), {}).get(place)
        if said and message.id:
            message.string = said
    with file.open("wb") as out:
        write_po(out, catalogue)
    done = run(copy, "-m", "berdaya.cli", "translate", "--import", str(file))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1].startswith(f"{3 * len(TERMS)} terjemahan ditulis"), done.stdout
    return copy


@pytest.fixture(scope="module")
def pages(translated: Path) -> dict[str, tuple[str, str, str, html.HtmlElement]]:
    done = run(translated, "-c", PAGES, *TERMS)
    assert done.returncode == 0, done.stderr
    return {name: (title, lang, url, html.fragment_fromstring(text, "div")) for name, (title, lang, url, text) in json.loads(done.stdout).items()}


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("name", WORDS)
def test_every_word_that_a_reader_sees_is_there(name: str) -> None:
    """Words that are new to the site are told here; till somebody translates them, pages say them in Indonesian."""
    source, own = (yaml.safe_load((place / f"{name}.yml").read_text(encoding="utf-8")) for place in (ROOT / LANGUAGES / "id", JAVANESE))
    known, there = set(paths(source)), set(paths(own))
    assert there - known == set(), "words that the site no longer has"
    missing = known - there
    assert len(missing) <= len(known) * 0.1, sorted(missing)


def test_the_base_has_no_error_in_three_languages(translated: Path) -> None:
    done = run(translated, "-m", "berdaya.cli", "check")
    assert done.returncode == 0, done.stdout[-2000:]


def test_thirty_terms_are_translated_and_fresh(translated: Path) -> None:
    assert len(TERMS) == 30
    status = json.loads(run(translated, "-m", "berdaya.cli", "status", "--json").stdout)
    javanese = next(item for item in status["translations"] if item["language"] == "jv")
    assert javanese["texts"]["fresh"] >= 3 * len(TERMS) and javanese["texts"]["stale"] == javanese["texts"]["unstamped"] == 0


@pytest.mark.parametrize("name", TERMS)
def test_a_page_of_a_term_is_in_javanese(pages: dict, name: str) -> None:
    title, lang, url, page = pages[name]
    assert (title, lang) == (TERMS[name]["title"], "jv") and url.startswith("jv/glosarium/")
    assert text_of(page.xpath("//h1")[0]) == TERMS[name]["title"] and not page.xpath("//h1/@lang")
    assert text_of(page.xpath("//p[@class='bd-lead']")[0]) == TERMS[name]["summary"].replace("**", "")
    labels = {"Kasunyatan saha dhasaripun", "Lampah salajengipun", "Gegayutan", "Sumber", "Conto ukara", "Sampun kalintu kaliyan"}
    assert {text_of(heading) for heading in page.xpath("//h2")} & labels


def test_the_home_page_and_the_glossary_speak_javanese(pages: dict) -> None:
    assert pages["home"][0] == "Pandom lapangan kangge fasilitator pemberdayaan masyarakat"
    assert "Cithak saderengipun bidhal" in text_of(pages["home"][3])
    words = {text_of(link) for link in pages["glossary"][3].xpath("//a")}
    assert {TERMS[name]["title"] for name in ("transek", "kuasa")} <= words | {text_of(item) for item in pages["glossary"][3].xpath("//li")}
