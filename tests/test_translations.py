"""Which text of a record is an old translation, what it was made from, and how translators get their texts and give them back."""

import json
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook

from berdaya.authoring.former import former_originals
from berdaya.check.project import check
from berdaya.check.report import as_text
from berdaya.cli import main
from berdaya.model.digest import source_digest
from berdaya.model.record import Record
from berdaya.model.translation import State, stale_fields, translations
from tests.small_sites import GOOD, TERM, write_site

TWO_FACTS = (
    TERM + "facts: [{text: {id: Ada dua., en: There are two.}, sources: [buku]}, {text: {id: Ada tiga., en: There are three.}, sources: [buku]}]\n"
)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), catch_exceptions=False)


def record(root: Path, key: str = "term/desa") -> Record:
    return check(root).library[key]


def change(file: Path, old: str, new: str) -> None:
    text = file.read_bytes().decode()
    assert old in text, old
    file.write_bytes(text.replace(old, new, 1).encode())


def commit(root: Path, day: str) -> None:
    git = ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@contoh.example"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "-A"], check=True)
    moment = f"{day}T08:00:00+00:00"
    subprocess.run(
        [*git, "commit", "-q", "-m", day], check=True, env={"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "PATH": "/usr/bin:/bin"}
    )


@pytest.fixture
def stamped(tmp_path: Path) -> Path:
    root = write_site(
        tmp_path, {**GOOD, "glossary/desa.yml": TWO_FACTS, "glossary/desa.id.md": "Satu.\n\nDua.\n", "glossary/desa.en.md": "One.\n\nTwo.\n"}
    )
    assert run("translated", "--all", "--root", str(root)).exit_code == 0
    return root


def states(root: Path) -> dict[str, State]:
    return {"/".join(map(str, item.path)): item.state for item in translations(record(root), "en")}


# Stamps.


def test_a_stamp_names_each_field(stamped: Path) -> None:
    stamp = record(stamped).data.translated_from["en"]
    assert list(stamp) == ["title", "summary", "facts", "body"]
    assert [len(digests.split()) for digests in stamp.values()] == [1, 1, 2, 2]
    assert "translated_from" not in (stamped / "glossary/desa.en.md").read_text(encoding="utf-8")
    assert set(states(stamped).values()) == {State.FRESH}


def test_only_the_text_that_changed_is_old(stamped: Path) -> None:
    change(stamped / "glossary/desa.yml", "Ada tiga.", "Ada empat.")
    change(stamped / "glossary/desa.id.md", "Dua.", "Dua lagi.")
    assert {path for path, state in states(stamped).items() if state is State.STALE} == {"facts/1/text", "body/1"}
    assert stale_fields(record(stamped), "en") == ("facts", "body")
    told = run("check", "--root", str(stamped), "--all").output
    assert "facts.2.text, body.2: terjemahan English dibuat dari teks Indonesia yang lebih lama" in told


def test_another_order_and_a_text_less_make_nothing_old(stamped: Path) -> None:
    file = stamped / "glossary/desa.yml"
    first, second = "{text: {id: Ada dua., en: There are two.}, sources: [buku]}", "{text: {id: Ada tiga., en: There are three.}, sources: [buku]}"
    change(file, f"[{first}, {second}]", f"[{second}, {first}]")
    assert set(states(stamped).values()) == {State.FRESH}
    change(file, f"[{second}, {first}]", f"[{second}]")
    assert set(states(stamped).values()) == {State.FRESH}


def test_a_text_without_translation_is_missing_and_does_not_hide_an_old_one(stamped: Path) -> None:
    change(stamped / "glossary/desa.yml", ", en: There are two.", "")
    change(stamped / "glossary/desa.yml", "Ada tiga.", "Ada empat.")
    found = states(stamped)
    assert (found["facts/0/text"], found["facts/1/text"]) == (State.MISSING, State.STALE)


def test_one_field_can_be_confirmed_alone(stamped: Path) -> None:
    change(stamped / "glossary/desa.yml", "Ada tiga.", "Ada empat.")
    change(stamped / "glossary/desa.yml", "Kesatuan", "Suatu kesatuan")
    assert run("translated", "term/desa", "--field", "facts", "--root", str(stamped)).exit_code == 0
    assert stale_fields(record(stamped), "en") == ("summary",)
    refused = run("translated", "term/desa", "--field", "fact", "--root", str(stamped))
    assert refused.exit_code == 2 and "Maksud Anda “facts”?" in refused.output


# Stamps as they were: one for a whole record.


def old_stamp(root: Path) -> None:
    file = root / "glossary/desa.yml"
    digest = source_digest(record(root))
    file.write_bytes(file.read_bytes().partition(b"translated_from")[0] + f'translated_from: {{en: "{digest}"}}\n'.encode())


def test_an_old_stamp_is_understood_and_turned_over(tmp_path: Path) -> None:
    root = write_site(tmp_path, {**GOOD, "glossary/desa.yml": TWO_FACTS})
    old_stamp(root)
    assert set(states(root).values()) == {State.FRESH}
    assert run("translated", "--convert", "--root", str(root)).output.startswith("1 ")
    assert list(record(root).data.translated_from["en"]) == ["title", "summary", "facts"]
    assert run("translated", "--convert", "--root", str(root)).output.startswith("0 ")


def test_whoever_cannot_run_a_command_writes_the_line_that_is_told(tmp_path: Path) -> None:
    root = write_site(tmp_path, {**GOOD, "glossary/desa.yml": TWO_FACTS})
    (said,) = [line for line in as_text(check(root).problems, "en") if "unstamped-record-translation" in line and "term/desa" in line]
    file = root / "glossary/desa.yml"
    file.write_text(file.read_text(encoding="utf-8") + said.split("write `")[1].split("`")[0] + "\n", encoding="utf-8")
    assert [item.code for item in check(root).problems if "translation" in item.code and "desa" in item.place.path] == []


def test_an_old_stamp_that_no_longer_fits_says_so_and_git_tells_which_text(tmp_path: Path) -> None:
    root = write_site(tmp_path, {**GOOD, "glossary/desa.yml": TWO_FACTS})
    old_stamp(root)
    commit(root, "2026-03-01")
    change(root / "glossary/desa.yml", "Ada tiga.", "Ada empat.")
    assert stale_fields(record(root), "en") == ("*",)
    assert [item.code for item in check(root).problems if item.code.startswith("stale-")] == ["stale-record-translation"]
    assert run("translated", "--convert", "--root", str(root)).output.startswith("1 ")
    assert stale_fields(record(root), "en") == ("facts",)


def test_without_git_an_old_stamp_that_no_longer_fits_stays(tmp_path: Path) -> None:
    root = write_site(tmp_path, {**GOOD, "glossary/desa.yml": TWO_FACTS + 'translated_from: {en: "000000000000"}\n'})
    done = run("translated", "--convert", "--root", str(root))
    assert "term/desa" in done.output and "tidak ditemukan" in done.output
    assert stale_fields(record(root), "en") == ("*",)


# What an old translation was made from.


def test_git_gives_the_older_text_and_the_day_it_changed(stamped: Path) -> None:
    commit(stamped, "2026-03-01")
    change(stamped / "glossary/desa.yml", "Ada tiga.", "Ada empat.")
    change(stamped / "glossary/desa.id.md", "Dua.", "Dua lagi.")
    commit(stamped, "2026-04-02")
    change(stamped / "glossary/desa.yml", "Ada empat.", "Ada lima.")
    commit(stamped, "2026-05-03")
    found = former_originals(record(stamped), stamped, "en")
    assert {path: (item.text, str(item.changed)) for path, item in found.items()} == {
        ("facts", 1, "text"): ("Ada tiga.", "2026-04-02"),
        ("body", 1): ("Dua.", "2026-04-02"),
    }


def test_a_text_that_git_does_not_know_has_no_older_one(stamped: Path) -> None:
    change(stamped / "glossary/desa.yml", "Ada tiga.", "Ada empat.")
    assert former_originals(record(stamped), stamped, "en") == {}


def test_an_old_translation_is_shown_with_both_originals_and_the_day(stamped: Path) -> None:
    commit(stamped, "2026-03-01")
    change(stamped / "glossary/desa.yml", "Ada tiga.", "Ada empat.")
    commit(stamped, "2026-04-02")
    told = run("translate", "term/desa", "--root", str(stamped)).output
    assert "term/desa facts.2.text: usang, berubah 2026-04-02" in told
    assert "Ada [-tiga.-] {+empat.+}" in told and "terjemahan: There are three." in told
    assert told.endswith("English: 1 teks (usang 1).\n")


# Out to translators and back.

STYLES = """title: {id: Desa, en: "village"}   # nama
summary:
  id: >-
    Kesatuan masyarakat
    hukum.
  en: >-
    A legal
    community.
other_names: {id: [dusun]}
facts:
  - text: {id: Ada dua.}
    sources: [buku]
  - text:
      id: "Ada: tiga."
      en: 'There are: three.'
    sources: [buku]
  - text:
      id: Ada empat.
    sources: [buku]
sources: [buku]
reviewed: 2026-11-01
"""


@pytest.fixture(params=[".xlsx", ".po"])
def suffix(request: pytest.FixtureRequest) -> str:
    return request.param


def export(root: Path, file: Path, *more: str) -> Result:
    return run("translate", "--export", str(file), "--root", str(root), *more)


def bring_back(root: Path, file: Path, *more: str) -> Result:
    return run("translate", "--import", str(file), "--root", str(root), *more)


def fill(file: Path, texts: dict[str, str], confirm: tuple[str, ...] = ()) -> None:
    """Do what a translator does: write texts at places, and say which old ones hold."""
    if file.suffix == ".po":
        catalogue = read_po(BytesIO(file.read_bytes()))
        for message in catalogue:
            place = (message.context or "").removeprefix("term/desa ")
            if place in texts:
                message.string = texts[place]
            if place in texts or place in confirm:
                message.flags.discard("fuzzy")
        with file.open("wb") as out:
            write_po(out, catalogue, include_previous=True)
        return
    book = load_workbook(file)
    sheet = book["Terjemahan"]
    column = {cell.value: cell.column for cell in sheet[1]}
    for line in range(2, sheet.max_row + 1):
        place = sheet.cell(line, column["Bagian"]).value if sheet.cell(line, column["Kunci"]).value == "term/desa" else ""
        if place in texts:
            sheet.cell(line, column["Terjemahan"]).value = texts[place]
        if place in confirm:
            sheet.cell(line, column["Sesuai"]).value = "x"
    book.save(file)


def test_what_is_unseen_in_a_file_is_seen_in_its_message(tmp_path: Path) -> None:
    root, file = write_site(tmp_path / "p", {**GOOD, "glossary/desa.yml": STYLES}), tmp_path / "teks.po"
    assert export(root, file, "--state", "all").exit_code == 0
    file.write_text(file.read_text(encoding="utf-8").replace("term/desa title", "term/desa\x85\u202etitle"), encoding="utf-8")
    said = bring_back(root, file).output
    assert "term/desa<U+0085><U+202E>title" in said and all(line.isprintable() for line in said.splitlines())


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_only_the_lines_of_the_translations_change(tmp_path: Path, suffix: str, line_end: str) -> None:
    root = write_site(tmp_path / "p", {**GOOD, "glossary/desa.yml": STYLES.replace("\n", line_end)})
    file = tmp_path / f"teks{suffix}"
    assert export(root, file, "--state", "all").exit_code == 0
    long = "A legal community of people who govern " + "their own affairs " * 8 + "together."
    fill(file, {"title": "the village", "summary": long, "facts.1.text": "There are two.", "facts.2.text": "There: “3”.", "facts.3.text": "Four, or 'more'."})
    done = bring_back(root, file)
    assert done.exit_code == 0, done.output
    assert "5 terjemahan ditulis" in done.output
    text = (root / "glossary/desa.yml").read_bytes().decode()
    assert text.count("\n") == text.count(line_end)
    text = text.replace("\r\n", "\n").partition("translated_from")[0]
    first, _, rest = text.partition("  en: >-\n")
    wrapped, _, rest = rest.partition("other_names")
    assert first == STYLES.partition("  en: >-\n")[0].replace('"village"', '"the village"')
    assert " ".join(wrapped.split()) == long and all(len(line) <= 120 for line in wrapped.splitlines())
    expected = STYLES.partition("other_names")[2].replace("{id: Ada dua.}", "{id: Ada dua., en: There are two.}")
    expected = expected.replace("'There are: three.'", '"There: “3”."').replace("id: Ada empat.\n", "id: Ada empat.\n      en: \"Four, or 'more'.\"\n")
    assert rest == expected
    assert set(states(root).values()) == {State.FRESH}


def test_what_comes_back_untouched_changes_nothing(stamped: Path, tmp_path: Path, suffix: str) -> None:
    change(stamped / "glossary/desa.yml", "Ada tiga.", "Ada empat.")
    before = {path: path.read_bytes() for path in stamped.rglob("*.*") if path.is_file()}
    file = tmp_path / "keluar" / f"teks{suffix}"
    export(stamped, file, "--state", "all")
    done = bring_back(stamped, file)
    assert done.exit_code == 0 and done.output.startswith("0 terjemahan ditulis, 0 dinyatakan sesuai, 0 berkas")
    assert before == {path: path.read_bytes() for path in before}


def test_an_old_translation_that_still_holds_is_confirmed(stamped: Path, tmp_path: Path, suffix: str) -> None:
    change(stamped / "glossary/desa.yml", "Ada tiga.", "Ada tiga!")
    change(stamped / "glossary/desa.yml", "Kesatuan", "Suatu kesatuan")
    file = tmp_path / f"teks{suffix}"
    export(stamped, file)
    fill(file, {}, confirm=("facts.2.text",))
    assert "0 terjemahan ditulis, 1 dinyatakan sesuai" in bring_back(stamped, file).output
    assert {path for path, state in states(stamped).items() if state is State.STALE} == {"summary"}


def test_a_paragraph_of_a_body_comes_back_into_its_place(stamped: Path, tmp_path: Path, suffix: str) -> None:
    change(stamped / "glossary/desa.id.md", "Dua.", "Dua lagi.")
    file = tmp_path / f"teks{suffix}"
    export(stamped, file)
    fill(file, {"body.2": "Two more."})
    assert bring_back(stamped, file).exit_code == 0
    assert (stamped / "glossary/desa.en.md").read_text(encoding="utf-8") == "One.\n\nTwo more.\n"
    assert set(states(stamped).values()) == {State.FRESH}


def test_a_body_is_made_once_all_of_it_is_translated(tmp_path: Path, suffix: str) -> None:
    root = write_site(tmp_path / "p", {**GOOD, "glossary/desa.id.md": "Satu.\n\n- Dua.\n"})
    file = tmp_path / f"teks{suffix}"
    export(root, file)
    fill(file, {"body.1": "One."})
    assert "(1 dari 2)" in bring_back(root, file).output and not (root / "glossary/desa.en.md").exists()
    fill(file, {"body.2": "- Two."})
    assert bring_back(root, file).exit_code == 0
    assert (root / "glossary/desa.en.md").read_text(encoding="utf-8") == "One.\n\n- Two.\n"
    assert states(root)["body/1"] is State.FRESH


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("See [there](term/tiada).", "tiada"),
        ("A <b>bold</b> word.", "HTML"),
        ("Braces {here}.", "kurung kurawal"),
    ],
)
def test_a_text_that_the_check_refuses_keeps_all_out(stamped: Path, tmp_path: Path, suffix: str, text: str, said: str) -> None:
    change(stamped / "glossary/desa.yml", "Ada tiga.", "Ada empat.")
    before = {path: path.read_bytes() for path in stamped.rglob("*.*") if path.is_file()}
    file = tmp_path / f"teks{suffix}"
    export(stamped, file, "--state", "all")
    fill(file, {"facts.2.text": text, "title": "the village"})
    done = bring_back(stamped, file)
    assert done.exit_code == 1 and said in done.output and "Tidak ada yang ditulis" in done.output, done.output
    assert before == {path: path.read_bytes() for path in before}
    done = bring_back(stamped, file, "--only-good")
    assert "1 terjemahan ditulis" in done.output and done.exit_code == 1, done.output
    assert record(stamped).title("en") == "the village"


def test_what_changed_meanwhile_is_told_by_row(stamped: Path, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"teks{suffix}"
    export(stamped, file, "--state", "all")
    fill(file, {"title": "the village", "summary": "A community.", "facts.1.text": "Two."})
    change(stamped / "glossary/desa.yml", "Kesatuan", "Suatu kesatuan")
    change(stamped / "glossary/desa.yml", "There are two.", "Two there are.")
    done = bring_back(stamped, file)
    assert done.exit_code == 1 and "Tidak ada yang ditulis" in done.output
    assert "term/desa summary: teks Indonesia berubah sejak diekspor" in done.output
    assert "term/desa facts.1.text: terjemahannya sudah diubah orang lain" in done.output


def test_a_text_that_moved_is_found(stamped: Path, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"teks{suffix}"
    export(stamped, file, "--state", "all")
    fill(file, {"facts.2.text": "Three there are."})
    change(stamped / "glossary/desa.yml", "facts: [{text: {id: Ada dua., en: There are two.}, sources: [buku]}, ", "facts: [")
    done = bring_back(stamped, file)
    assert done.exit_code == 0, done.output
    assert "id: Ada tiga., en: Three there are." in (stamped / "glossary/desa.yml").read_text(encoding="utf-8")


def test_no_text_of_the_base_becomes_a_formula_and_only_translations_are_open(tmp_path: Path) -> None:
    root = write_site(tmp_path / "p", {**GOOD, "glossary/desa.yml": TERM.replace("id: Desa, en: village", 'id: "=1+1", en: "=HYPERLINK(1)"')})
    export(root, tmp_path / "teks.xlsx", "--state", "all", "--kind", "term")
    sheet = load_workbook(tmp_path / "teks.xlsx")["Terjemahan"]
    assert sheet.protection.sheet
    names = [cell.value for cell in sheet[1]]
    for line in sheet.iter_rows(min_row=2):
        assert {cell.data_type for cell in line} <= {"s", "n", "inlineStr"}
        assert [names[cell.column - 1] for cell in line if not cell.protection.locked] == ["Terjemahan", "Sesuai"]
    assert sheet["C2"].value == "=1+1"


def test_a_formula_on_the_way_in_is_refused(stamped: Path, tmp_path: Path) -> None:
    export(stamped, tmp_path / "teks.xlsx", "--state", "all")
    fill(tmp_path / "teks.xlsx", {"title": "=1+1"})
    done = bring_back(stamped, tmp_path / "teks.xlsx")
    assert done.exit_code == 2 and "rumus" in done.output


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04rusak", b"<html></html>", b"\xff\xfe\x00", b'msgid "a"\nmsgstr "', "teks biasa\n".encode()])
def test_a_damaged_or_foreign_file_is_one_sentence(stamped: Path, tmp_path: Path, suffix: str, content: bytes) -> None:
    file = tmp_path / f"teks{suffix}"
    file.write_bytes(content)
    done = bring_back(stamped, file)
    assert done.exit_code == 2 and "berdaya translate --export" in done.output and "Traceback" not in done.output


def test_pieces_of_a_workbook_never_end_in_a_traceback(stamped: Path, tmp_path: Path) -> None:
    export(stamped, tmp_path / "teks.xlsx", "--state", "all")
    with zipfile.ZipFile(tmp_path / "teks.xlsx") as packed:
        parts = {item.filename: packed.read(item) for item in packed.infolist()}
    for name in parts:
        for cut in (b"", parts[name][: len(parts[name]) // 2], b"<a/>"):
            broken = tmp_path / "rusak.xlsx"
            with zipfile.ZipFile(broken, "w") as packed:
                for other, content in parts.items():
                    packed.writestr(other, cut if other == name else content)
            done = bring_back(stamped, broken)
            assert done.exit_code in (0, 1, 2), (name, done.output)


def test_a_workbook_with_any_byte_changed_never_ends_in_a_traceback(stamped: Path, tmp_path: Path) -> None:
    export(stamped, tmp_path / "teks.xlsx", "--state", "all")
    whole = (tmp_path / "teks.xlsx").read_bytes()
    for place in range(0, len(whole), len(whole) // 60):
        changed = bytearray(whole)
        changed[place] ^= 0x55
        (tmp_path / "rusak.xlsx").write_bytes(bytes(changed))
        done = bring_back(stamped, tmp_path / "rusak.xlsx")
        assert done.exception is None or isinstance(done.exception, SystemExit), (place, done.exception)


def test_another_workbook_and_another_language_are_told(stamped: Path, tmp_path: Path) -> None:
    book = Workbook()
    book.save(tmp_path / "lain.xlsx")
    assert "bukan hasil berdaya translate --export" in bring_back(stamped, tmp_path / "lain.xlsx").output
    assert ".xlsx atau .po" in bring_back(stamped, write_site(tmp_path, {"lain.csv": "a"}) / "lain.csv").output
    export(stamped, tmp_path / "teks.xlsx")
    book = load_workbook(tmp_path / "teks.xlsx")
    book["Petunjuk"]["B2"] = "xx"
    book.save(tmp_path / "teks.xlsx")
    assert "bahasa “xx” tidak ada" in bring_back(stamped, tmp_path / "teks.xlsx").output


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")
def test_the_catalogue_is_one_for_gettext(stamped: Path, tmp_path: Path) -> None:
    commit(stamped, "2026-03-01")
    change(stamped / "glossary/desa.yml", "Ada tiga.", "Ada empat.")
    export(stamped, tmp_path / "teks.po", "--state", "all")
    subprocess.run(["msgfmt", "--check", "-o", str(tmp_path / "teks.mo"), str(tmp_path / "teks.po")], check=True, capture_output=True)
    assert '#| msgid "Ada tiga."' in (tmp_path / "teks.po").read_text(encoding="utf-8")


def test_the_choice_is_of_kinds_states_and_keys(stamped: Path) -> None:
    change(stamped / "glossary/desa.yml", ", en: village", "")
    change(stamped / "glossary/desa.yml", "Ada tiga.", "Ada empat.")
    root = ("--root", str(stamped))
    assert run("translate", *root).output.endswith("English: 2 teks (belum ada 1, usang 1).\n")
    assert run("translate", "--state", "missing", *root).output.endswith("English: 1 teks (belum ada 1).\n")
    assert run("translate", "--kind", "source", *root).output == "English: 0 teks.\n"
    assert "Maksud Anda “term/desa”?" in run("translate", "term/des", *root).output


def test_the_status_is_there_as_data(stamped: Path) -> None:
    change(stamped / "glossary/desa.yml", ", en: village", "")
    change(stamped / "glossary/desa.yml", "Ada tiga.", "Ada empat.")
    status = json.loads(run("status", "--json", "--root", str(stamped)).output)
    english = next(item for item in status["translations"] if item["language"] == "en")
    assert status["version"] == 1 and status["records"]["term"] == 1
    assert (english["texts"]["missing"], english["texts"]["stale"]) == (1, 1)
    assert english["records"] == [{"key": "term/desa", "missing": ["title"], "stale": ["facts.2.text"]}]


# An edition's own files.


def test_an_edition_that_changes_a_field_makes_its_translation_old_and_stamps_its_own_file(stamped: Path) -> None:
    write_site(stamped, {"local/glossary/desa.yml": "summary: {id: Kampung kami.}\n", "local/glossary/desa.id.md": "Lain.\n\nDua.\n"})
    assert stale_fields(record(stamped), "en") == ("summary", "body")
    before = (stamped / "glossary/desa.yml").read_bytes()
    write_site(stamped, {"local/glossary/desa.yml": "summary: {id: Kampung kami., en: Our village.}\n", "local/glossary/desa.en.md": "Another.\n\nTwo.\n"})
    assert stale_fields(record(stamped), "en") == ()
    assert run("translated", "term/desa", "--root", str(stamped)).exit_code == 0
    assert (stamped / "glossary/desa.yml").read_bytes() == before
    assert "    summary: " in (stamped / "local/glossary/desa.yml").read_text(encoding="utf-8")
    assert set(states(stamped).values()) == {State.FRESH}


def test_where_only_a_text_is_replaced_the_stamp_has_a_file_of_its_own(stamped: Path) -> None:
    write_site(stamped, {"local/glossary/desa.id.md": "Lain.\n\nDua.\n", "local/glossary/desa.en.md": "Another.\n\nTwo.\n"})
    before = (stamped / "glossary/desa.yml").read_bytes()
    assert run("translated", "term/desa", "--root", str(stamped)).exit_code == 0
    assert (stamped / "glossary/desa.yml").read_bytes() == before
    assert (stamped / "local/glossary/desa.yml").read_text(encoding="utf-8").startswith("translated_from:\n  en:\n    body: ")
    assert set(states(stamped).values()) == {State.FRESH} and not check(stamped).errors


def test_texts_of_an_edition_come_back_into_its_own_file(stamped: Path, tmp_path: Path, suffix: str) -> None:
    write_site(stamped, {"local/glossary/desa.yml": "summary:\n  id: Kampung kami.\n"})
    before = (stamped / "glossary/desa.yml").read_bytes()
    file = tmp_path / f"teks{suffix}"
    export(stamped, file, "--state", "all")
    fill(file, {"summary": "Our village."})
    done = bring_back(stamped, file)
    assert done.exit_code == 0, done.output
    assert (stamped / "glossary/desa.yml").read_bytes() == before
    assert (stamped / "local/glossary/desa.yml").read_text(encoding="utf-8").startswith("summary:\n  id: Kampung kami.\n  en: Our village.\n")
