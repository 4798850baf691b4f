"""The commands for authors do what their help says."""

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from itertools import count
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from berdaya.authoring.schema import EDITOR_SETTINGS, editor_settings, field_reference, schemas
from berdaya.authoring.starter import starter
from berdaya.check.project import check
from berdaya.check.report import as_text
from berdaya.check.shape import PATTERN_CODES
from berdaya.cli import main
from berdaya.model.kinds import KINDS
from tests.small_sites import GOOD, TERM, write_site

ROOT = Path(__file__).parent.parent


def run(*words: str):
    return CliRunner().invoke(main, list(words))


@pytest.mark.parametrize(
    ("files", "flags", "code"),
    [
        (GOOD, [], 0),
        (GOOD, ["--strict"], 1),
        ({**GOOD, "glossary/desa.yml": "- x\n"}, [], 1),
        ({"README": ""}, [], 2),
    ],
)
def test_check_exits_with_0_clean_1_problems_2_could_not_run(files, flags, code, tmp_path: Path) -> None:
    assert run("check", "--root", str(write_site(tmp_path, files)), *flags).exit_code == code


def test_check_tells_every_problem_of_every_file_at_once(tmp_path: Path) -> None:
    files = {**GOOD, "glossary/a.yml": "- x\n", "glossary/b.yml": "x: 1\n", "glossary/c.yml": ""}
    done = run("check", "--root", str(write_site(tmp_path, files)), "--lang", "en")
    assert {"glossary/a.yml", "glossary/b.yml", "glossary/c.yml"} <= {line.split(":")[0] for line in done.output.splitlines()}


def test_check_as_json(tmp_path: Path) -> None:
    done = run("check", "--root", str(write_site(tmp_path, {**GOOD, "glossary/a.yml": ""})), "--format", "json")
    rows = [row for row in json.loads(done.output)["problems"] if row["level"] == "error"]
    assert rows[0]["path"] == "glossary/a.yml" and rows[0]["code"] == "empty-file" and rows[0]["line"] == 1


def test_check_as_annotations_of_github(tmp_path: Path) -> None:
    done = run("check", "--root", str(write_site(tmp_path, {**GOOD, "glossary/a.yml": ""})), "--format", "github")
    assert "::error file=glossary/a.yml,line=1,col=1,title=empty-file::" in done.output


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_new_writes_a_starter_that_only_needs_filling(kind, tmp_path: Path) -> None:
    """The starter of every kind is valid YAML, names its schema, and has every compulsory field in place."""
    done = run("new", kind.name, "contoh-baru", "--root", str(write_site(tmp_path, {**GOOD, f"schema/{kind.name}.json": "{}"})))
    assert done.exit_code == 0, done.output
    text = (tmp_path / kind.folder / "contoh-baru.yml").read_text(encoding="utf-8")
    required = {name for name, field in kind.shape.model_fields.items() if field.is_required()}
    assert set(yaml.safe_load(text)) == required
    assert text.splitlines()[0].endswith(f"schema/{kind.name}.json")


def filled(text: str) -> str:
    """A starter with words in its blanks, as an author leaves it."""
    numbers = count(1)
    special = {"code": '"CTH1"', "version": "'1.0'", "in_force_since": "'2014-01'", "file": "rapat.jpg", "official_text": "https://contoh.example/naskah"}
    text = text.replace('ref: ["…"]', "ref: [buku]").replace('handout: ["…"]', "handout: [source/buku]")
    text = re.sub(r'(?<=^parts:\n)(?:.*\n)*?  .*\bfields:\n(?:.*\n)*?.*\bid: "…"', lambda part: part[0].removesuffix('"…"') + "kolom", text, flags=re.MULTILINE)
    text = text.replace('field: "…"', "field: kolom")
    return re.sub(r'(\w+): "…"', lambda found: f"{found[1]}: " + special.get(found[1], f'"tulis-{next(numbers)}"'), text)


@pytest.mark.parametrize("layer", [(), ("--local",)], ids=["", "local"])
@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_starter_has_no_error_once_its_blanks_are_filled(kind, layer, tmp_path: Path) -> None:
    root = write_site(tmp_path, {**GOOD, f"schema/{kind.name}.json": "{}"})
    assert run("new", kind.name, "contoh-baru", *layer, "--root", str(root)).exit_code == 0
    file = root / ("local" if layer else "") / kind.folder / "contoh-baru.yml"
    text = file.read_text(encoding="utf-8")
    assert {item.code for item in check(root).errors} == {"unfilled"}
    assert (file.parent / re.search(r"\$schema=(\S+)", text)[1]).resolve() == (root / "schema" / f"{kind.name}.json").resolve()
    file.write_text(filled(text), encoding="utf-8")
    assert list(as_text(check(root).errors, "en")) == []


@pytest.mark.parametrize(("words", "schema"), [(("term", "dusun"), "term"), (("term", "dusun", "--local"), "term"), (("term", "desa", "--local"), "local/term")])
def test_a_starter_names_its_schema_where_there_is_one(words: tuple[str, ...], schema: str, tmp_path: Path) -> None:
    for folder, has_schema in (("tanpa", False), ("dengan", True)):
        root = write_site(tmp_path / folder, {**GOOD, **({f"schema/{schema}.json": "{}"} if has_schema else {})})
        assert run("new", *words, "--root", str(root)).exit_code == 0
        text = (root / ("local" if "--local" in words else "") / "glossary" / f"{words[1]}.yml").read_text(encoding="utf-8")
        assert (f"schema/{schema}.json" in text.splitlines()[0]) == has_schema and ("$schema" in text) == has_schema


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_what_a_starter_leaves_out_may_be_taken_in(kind, tmp_path: Path) -> None:
    """Each commented field is of the right form: nothing but blanks is left to mend."""
    root = write_site(tmp_path, GOOD)
    file = root / kind.folder / "contoh-baru.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    text = starter(kind, date(2026, 11, 22))
    file.write_text(filled(re.sub(r"^# (?=[a-z_]+:|[ -])", "", text, flags=re.MULTILINE)), encoding="utf-8")
    missing = ("dangling-reference", "no-figure", "picture-file-missing")  # what an author would have beside the record
    assert [line for line in as_text(check(root).errors, "en") if not any(code in line for code in missing)] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new", "trem", "x"), "Maksud Anda “term”?"),
        (("new", "term", "../x"), "tidak dapat menjadi id"),
        (("new", "term", "nul"), "tidak dapat menjadi id"),
        (("new", "term", "desa"), "sudah ada"),
    ],
)
def test_new_refuses_with_the_cure(words, said, tmp_path: Path) -> None:
    done = run(*words, "--root", str(write_site(tmp_path, GOOD)))
    assert done.exit_code == 2 and said in done.output


@pytest.mark.parametrize(
    "words",
    [
        ("check",), ("new", "term", "x"), ("schema",), ("search", "x"), ("status",), ("translated", "--all"), ("export",), ("serve",),
        ("sheets",),
    ],
)
def test_a_folder_that_is_no_project_is_refused_and_nothing_is_written(words, tmp_path: Path) -> None:
    done = run(*words, "--root", str(tmp_path))
    assert done.exit_code == 2 and "--root" in done.output
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("translated", "term/desaa"), "Maksud Anda “term/desa”?"),
        (("translated", "desa"), "jenis/id"),
        (("translated", "term/rusak"), "`berdaya check`"),
        (("translated",), "--all"),
        (("search", "desa", "--most", "-3"), "--most"),
        (("export", "--site-url", "contoh.example"), "https://"),
        (("serve", "--port", "0"), "--port"),
        (("sheets", "--site-url", "contoh.example"), "https://"),
    ],
)
def test_wrong_arguments_are_told_with_the_cure(words, said, tmp_path: Path) -> None:
    done = run(*words, "--root", str(write_site(tmp_path, {**GOOD, "glossary/rusak.yml": "- x\n"})))
    assert done.exit_code == 2 and said in done.output


def test_a_search_in_sources_with_errors_names_the_errors(tmp_path: Path) -> None:
    done = run("search", "desa", "--root", str(write_site(tmp_path, {**GOOD, "glossary/rusak.yml": "- x\n"})))
    assert done.exit_code == 1 and done.output.startswith("glossary/rusak.yml:1:1: not-a-mapping")


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({**GOOD, "glossary/desa.yml": "- x\n"}, "1 error, 1 warning in 1 record."),
        ({**GOOD, "glossary/desa.yml": "- x\n", "glossary/kota.yml": "- x\n"}, "2 errors, 1 warning in 1 record."),
    ],
)
def test_one_is_not_told_as_many(files, said, tmp_path: Path) -> None:
    assert run("check", "--lang", "en", "--root", str(write_site(tmp_path, files))).output.splitlines()[-1] == said


def test_translated_stamps_and_a_later_change_of_the_original_shows(tmp_path: Path) -> None:
    root = write_site(tmp_path, GOOD)
    assert run("translated", "--all", "--root", str(root)).exit_code == 0
    assert not [item for item in check(root).problems if "translation" in item.code]
    file = root / "glossary" / "desa.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("hukum", "adat"), encoding="utf-8")
    assert [item.code for item in check(root).problems if "translation" in item.code] == ["stale-translation"]
    run("translated", "term/desa", "--root", str(root))
    assert not [item for item in check(root).problems if "translation" in item.code]
    assert file.read_text(encoding="utf-8").count("translated_from") == 1


def test_stamping_twice_changes_nothing(tmp_path: Path) -> None:
    root = write_site(tmp_path, {**GOOD, "glossary/desa.id.md": "Isi.\n", "glossary/desa.en.md": "Text.\n"})
    run("translated", "--all", "--root", str(root))
    before = {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()}
    assert run("translated", "--all", "--root", str(root)).output.startswith("0 ")
    assert before == {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()}


@pytest.mark.parametrize(("text", "said"), [
    ("role: [a, b\n", "content/inventory.yml:1:12: yaml-syntax"),
    ("- a\n", "content/inventory.yml:1:1: inventory-shape"),
    ("role: a\n", "content/inventory.yml:1:1: inventory-shape"),
    ("role: [1]\n", "content/inventory.yml:1:1: inventory-shape"),
    ("", "content/inventory.yml:1:1: inventory-shape"),
    (b"\xff", "content/inventory.yml:1:1: not-utf8"),
])
def test_status_tells_what_is_wrong_with_the_inventory(tmp_path: Path, text, said: str) -> None:
    done = run("status", "--root", str(write_site(tmp_path, {**GOOD, "content/inventory.yml": text})))
    assert done.exit_code == 1 and done.output.startswith(said), done.output


def test_status_counts_kinds_and_names_what_is_missing(tmp_path: Path) -> None:
    text = TERM.replace(", en: A legal community.", "")
    output = run("status", "--root", str(write_site(tmp_path, {**GOOD, "glossary/desa.yml": text}))).output
    assert "belum diterjemahkan: glossary/desa.yml:2:10" in output
    assert "term: 1" in output.splitlines()


@pytest.mark.parametrize("artifact", [*schemas(), field_reference(), editor_settings()], ids=lambda item: item.path)
def test_schemas_in_the_repository_are_those_of_the_declarations(artifact) -> None:
    """Run ``berdaya schema`` after changing a field."""
    assert (ROOT / artifact.path).read_bytes() == artifact.content


@pytest.mark.parametrize(("present", "kept"), [('{"editor.rulers": [120], "yaml.schemas": {"lama.json": []}}', True), ("{ // punya saya\n}", False)])
def test_an_author_s_own_settings_of_the_editor_are_kept(present: str, kept: bool, tmp_path: Path) -> None:
    root = write_site(tmp_path, {**GOOD, EDITOR_SETTINGS: present})
    assert run("schema", "--root", str(root)).exit_code == 0
    now = (root / EDITOR_SETTINGS).read_text(encoding="utf-8")
    if kept:
        assert json.loads(now)["editor.rulers"] == [120] and "lama.json" not in now and "schema/term.json" in now
    else:
        assert now == present


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_records_of_the_repository_are_valid_by_their_published_schema(kind) -> None:
    schema = json.loads((ROOT / "schema" / f"{kind.name}.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema)
    for path in sorted((ROOT / kind.folder).glob("*.yml")):
        record = json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8")), default=str))
        assert not list(validator.iter_errors(record)), path
        assert path.read_text(encoding="utf-8").splitlines()[0].endswith(f"schema/{kind.name}.json"), path


def test_every_field_of_every_kind_is_described() -> None:
    for kind in KINDS.values():
        assert all(field.description for field in kind.shape.model_fields.values()), kind.name
        assert starter(kind, date(2026, 1, 1))


def test_every_command_has_help() -> None:
    for name, command in main.commands.items():
        assert command.help, name


def test_every_form_that_a_field_asks_for_is_told_in_words() -> None:
    """A pattern of the declarations that only its regular expression explains would tell an author nothing."""
    declared = set(re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', "".join(json.dumps(kind.shape.model_json_schema()) for kind in KINDS.values())))
    assert {json.loads(pattern) for pattern in declared} <= set(PATTERN_CODES)


@pytest.mark.parametrize(
    "words",
    [
        ("check", "--format", "json"), ("check",), ("status",), ("new", "term", "é"), ("export", "knowledge", "--out", "keluar"),
        ("search", "desa"), ("search", "desa", "--json"),
    ],
)
def test_a_console_without_a_letter_stops_no_command(words, tmp_path: Path) -> None:
    """Windows hands on what a command says in the code page of the country."""
    root = write_site(tmp_path, {**GOOD, "glossary/desa.yml": TERM.replace("{id: Desa,", "{id: Desa 🌾 →,")})
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "berdaya.cli", *words, "--root", str(root)]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True)
    assert b"Traceback" not in done.stderr and done.returncode in (0, 2), done.stderr
    if words[-1] in ("json", "--json"):
        json.loads(done.stdout.decode("ascii"))


def test_translated_replaces_a_stamp_on_a_last_line_without_an_end(tmp_path: Path) -> None:
    root = write_site(tmp_path, {**GOOD, "glossary/desa.yml": TERM + 'translated_from: {en: "000000000000"}'})
    assert run("translated", "--all", "--root", str(root)).exit_code == 0
    assert (root / "glossary/desa.yml").read_text(encoding="utf-8").count("translated_from") == 1
    assert "duplicate-key" not in run("check", "--root", str(root)).output


def test_a_search_finds_a_new_name_that_no_page_shows_and_trusts_no_damaged_cache(tmp_path: Path) -> None:
    root = write_site(tmp_path, GOOD)
    assert "Desa" not in run("search", "sabrutu", "--root", str(root)).output
    write_site(root, {"glossary/desa.yml": TERM + "forms: {id: [sabrutu]}\n"})
    assert "Desa" in run("search", "sabrutu", "--root", str(root)).output
    for path in (root / ".cache").rglob("*.*"):
        path.write_bytes(b"rusak")
    assert "Desa" in run("search", "sabrutu", "--root", str(root)).output
