"""What a project of another field declares beside its content: kinds, a language of its own, tables of the search, and the schemas by
which an editor knows them. The worked example is tests/cadres."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator

from berdaya.model.declarations import VARIABLE

CADRES = Path(__file__).parent / "cadres"


def in_project(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in (VARIABLE, "NO_MKDOCS_2_WARNING")}
    return subprocess.run([sys.executable, "-m", *words], cwd=folder, env=clean, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example, with its site."""
    folder = Path(shutil.copytree(CADRES, tmp_path_factory.mktemp("kader") / "kader"))
    done = in_project(folder, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def cadres(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CADRES, tmp_path / "kader"))


def page(folder: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((folder / "site" / address / "index.html").read_text(encoding="utf-8"), "html5lib")


def test_a_language_that_the_project_adds_has_its_addresses_words_and_texts(built: Path) -> None:
    visit = page(built, "jv/tilik/timbang-balita")
    assert visit.html["lang"] == "jv" and visit.h1.text.strip() == "Nimbang balita ing griya"
    assert page(built, "jv").find("h1").text.strip() == "Pandom kader kesehatan"
    switch = {link["hreflang"]: link.text.strip() for link in page(built, "kunjungan/timbang-balita").select("a[hreflang]")}
    assert switch.get("jv") == "Basa Jawa"


def test_what_it_has_no_words_for_is_said_in_indonesian_and_told(built: Path) -> None:
    done = in_project(built, "berdaya.cli", "check", "--all", "--lang", "en")
    (line,) = [line for line in done.stdout.splitlines() if "language-untranslated" in line]
    assert line.startswith("languages/jv/language.yml:1:1: language-untranslated: warning:") and "shown in Indonesian" in line
    assert "Tujuan" in [heading.text for heading in page(built, "jv/tilik/timbang-balita").select("article h2")]


@pytest.mark.parametrize("query", ["ukur berat", "bb", "jadwal kader"], ids=["a synonym", "an abbreviation", "a word of the kind"])
def test_the_search_knows_the_field_s_own_words(query: str, built: Path, tmp_path: Path) -> None:
    first = in_project(built, "berdaya.cli", "search", query).stdout.splitlines()[0]
    assert "kunjungan/timbang-balita/" in first
    for name in ("synonyms.txt", "abbreviations.txt"):  # without them nothing is found: the tables are what does it
        shutil.copytree(CADRES, tmp_path / name)
        (tmp_path / name / "languages/id/search" / name).unlink()
    if query in ("ukur berat", "bb"):
        name = "synonyms.txt" if query == "ukur berat" else "abbreviations.txt"
        assert in_project(tmp_path / name, "berdaya.cli", "search", query).stdout.splitlines()[:1] != [first]


def test_an_editor_knows_the_declared_kinds_and_the_declarations(built: Path) -> None:
    assert in_project(built, "berdaya.cli", "schema").returncode == 0
    known = json.loads((built / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    for schema, pattern, file in (
        ("schema/kunjungan.json", "content/kunjungan/**/*.yml", "content/kunjungan/timbang-balita.yml"),
        ("schema/kinds/kind.json", "kinds/*.yml", "kinds/kunjungan.yml"),
        ("schema/languages/language.json", "languages/*/language.yml", "languages/jv/language.yml"),
    ):
        assert known[schema] == [pattern]
        validator = Draft202012Validator(json.loads((built / schema).read_text(encoding="utf-8")))
        value = json.loads(json.dumps(yaml.safe_load((built / file).read_text(encoding="utf-8")), default=str))
        assert list(validator.iter_errors(value)) == []
        assert list(validator.iter_errors({**value, "alamatt": 1})) != []
    reference = (built / "schema/README.md").read_text(encoding="utf-8")
    assert "## kunjungan" in reference and "Apa yang dikerjakan kader" in reference and "`langkah`" in reference


def test_a_kind_is_begun_and_its_first_record_too(cadres: Path) -> None:
    assert in_project(cadres, "berdaya.cli", "new", "jenis", "penyuluhan").returncode == 0
    assert in_project(cadres, "berdaya.cli", "new", "penyuluhan", "cuci-tangan").returncode == 0
    text = (cadres / "content/penyuluhan/cuci-tangan.yml").read_text(encoding="utf-8")
    assert "tujuan:" in text and "jv:" in text and "en:" not in text
    told = in_project(cadres, "berdaya.cli", "check").stdout
    assert "kinds/" not in told and "content/penyuluhan/cuci-tangan.yml" in told, told
    for name in ("penyuluhan", "role", "Penyuluhan"):
        again = in_project(cadres, "berdaya.cli", "new", "jenis", name)
        assert again.returncode == 2 and "Traceback" not in again.stderr and "“" in again.stderr


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("languages/jawa/site.yml", "x: y\n", "languages/jawa:1:1: language-folder"),
        ("languages/mad/site.yml", "home: {lead: X}\n", "languages/mad:1:1: language-folder"),
        ("languages/jv/sitee.yml", "home: {lead: X}\n", "languages/jv/sitee.yml:1:1: language-file: this file is not read. Did you mean “site.yml”?"),
        ("languages/jv/site.yml", "home: {leed: X}\n", "languages/jv/site.yml:1:8: unknown-key"),
        ("languages/jv/site.yml", "home: {lead: '{cuont}'}\n", "languages/jv/site.yml:1:14: word-gap"),
        ("languages/jv/site.yml", "home: [\n", "languages/jv/site.yml:"),
        ("languages/jv/site.yml", "", "languages/jv/site.yml:1:1: not-a-mapping"),
        ("languages/jv/language.yml", "locale: jv_ID\n", "languages/jv/language.yml:1:1: missing-key"),
        ("languages/jv/language.yml", "name: Jawa\nmonths: [a, b]\n", "languages/jv/language.yml:2:9: "),
        ("languages/jv/language.yml", "name: Jawa\nprefix: en\n", "languages/jv/language.yml:2:9: language-prefix"),
        ("languages/jv/language.yml", "name: Jawa\nplace: dua\n", "languages/jv/language.yml:2:8: "),
        ("languages/jv/language.yml", "name: [\n", "languages/jv/language.yml:"),
        ("languages/id/language.yml", "name: Melayu\n", "languages/id/language.yml:1:1: unknown-key"),
        ("languages/id/search/synonyms.txt", "timbang\n", "languages/id/search/synonyms.txt:1:1: language-table: “timbang” has not the form"),
        ("languages/id/search/abbreviations.txt", "# x\nbb berat badan\n", "languages/id/search/abbreviations.txt:2:1: language-table"),
        ("languages/id/search/variants.txt", "analisa\n", "languages/id/search/variants.txt:1:1: language-table"),
        ("languages/jv/search/stemmer.txt", "jawa\n", "languages/jv/search/stemmer.txt:1:1: language-table"),
        ("languages/jv/search/affixes.json", "{}\n", "languages/jv/search/affixes.json:1:1: language-table"),
        ("languages/catatan.txt", "x\n", "languages/catatan.txt:1:1: language-folder"),
        (
            "kinds/kunjungan.yml",
            (CADRES / "kinds/kunjungan.yml").read_text(encoding="utf-8").replace("jv: tilik", "jv: Tilik Griya"),
            "kinds/kunjungan.yml:2:",
        ),
    ],
)
def test_a_declaration_that_does_not_fit_is_told_with_its_place_and_no_traceback(file: str, text: str, line: str, cadres: Path) -> None:
    (cadres / file).parent.mkdir(parents=True, exist_ok=True)
    (cadres / file).write_text(text, encoding="utf-8")
    done = in_project(cadres, "berdaya.cli", "check", "--lang", "en")
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == 1 and [said for said in done.stdout.splitlines() if said.startswith(line)], done.stdout
