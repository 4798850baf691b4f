"""An edition's file over a record: only its fields change, nothing points to what is hidden, and what cannot be done is told."""

import re
from datetime import date
from pathlib import Path

import pytest

from berdaya.check.project import check
from berdaya.check.report import as_text
from berdaya.check.rules.references import references_resolve
from berdaya.model.library import Library
from tests.small_sites import GOOD, TERM, write_site

OTHER = TERM.replace("Desa, en: village", "Dusun, en: hamlet")
PLACES = {**GOOD, "glossary/desa.yml": TERM + "see_also: [term/dusun]\n", "glossary/dusun.yml": OTHER}
TODAY = date(2026, 11, 22)
HERE = "local/glossary/desa.yml"


def library(tmp_path: Path, files: dict[str, str]) -> Library:
    checked = check(write_site(tmp_path, files))
    assert list(as_text(checked.errors, "en")) == []
    return checked.library


def test_a_file_changes_the_fields_that_it_holds_and_no_other(tmp_path: Path) -> None:
    record = library(tmp_path, {**PLACES, HERE: "title: {id: Nagari}\n"}).get("term/desa")
    assert (record.title("id"), record.title("en")) == ("Nagari", "village")
    assert record.data.summary.get("id") == "Kesatuan masyarakat hukum."
    assert record.path == "glossary/desa.yml"
    assert record.data.see_also == ("term/dusun",)


def test_a_full_copy_gives_the_same_record(tmp_path: Path) -> None:
    plain = library(tmp_path / "a", PLACES).get("term/desa")
    copied = library(tmp_path / "b", {**PLACES, HERE: PLACES["glossary/desa.yml"]}).get("term/desa")
    assert copied.data == plain.data


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ("see_also: {add: [source/buku]}", ("term/dusun", "source/buku")),
        ("see_also: {remove: [term/dusun]}", ()),
        ("see_also: {add: [source/buku], remove: [term/dusun]}", ("source/buku",)),
        ("see_also: [source/buku]", ("source/buku",)),
        ("see_also:", ()),
    ],
)
def test_a_list_is_added_to_taken_from_replaced_or_emptied(change: str, left: tuple[str, ...], tmp_path: Path) -> None:
    assert library(tmp_path, {**PLACES, HERE: change + "\n"}).get("term/desa").data.see_also == left


def test_replace_puts_the_whole_file_in_the_record_s_place(tmp_path: Path) -> None:
    record = library(tmp_path, {**PLACES, HERE: TERM.replace("Desa", "Nagari") + "replace: true\n"}).get("term/desa")
    assert record.title("id") == "Nagari" and record.data.see_also == ()


def test_what_pointed_to_a_hidden_record_copes(tmp_path: Path) -> None:
    body = "Lihat [dusun](term/dusun).\n"
    files = {**PLACES, "glossary/desa.id.md": body, "glossary/desa.en.md": body, "local/glossary/dusun.yml": "hidden: true\n"}
    made = library(tmp_path, files)
    assert "term/dusun" not in made
    assert made.get("term/desa").data.see_also == ()


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({HERE.replace("desa", "dessa"): "see_also: [source/buku]\n"}, "local/glossary/dessa.yml:1:1: override-of-nothing"),
        ({HERE: "tittle: {id: Nagari}\n"}, f"{HERE}:1:1: unknown-key"),
        ({HERE: "title: {add: [Nagari]}\n"}, f"{HERE}:1:8: marker-on-text: title: `add` changes a list"),
        ({HERE: "title: {id: {remove: [Desa]}}\n"}, f"{HERE}:1:13: marker-on-text: title.id: `remove`"),
        ({HERE: "see_also: {tambah: [source/buku]}\n"}, f"{HERE}:1:12: unknown-key: the key “tambah” is not known. Known keys: add, remove."),
        ({HERE: "see_also: {add: source/buku}\n"}, f"{HERE}:1:17: list-change"),
        ({HERE: "see_also: {remove: [source/buku]}\n"}, f"{HERE}:1:21: nothing-to-remove"),
        ({HERE: "see_also: [term/tiada]\n"}, f"{HERE}:1:12: dangling-reference"),
        ({HERE: "hidden: ya\n"}, f"{HERE}:1:9: wrong-type"),
        ({HERE: "replace: 1\ntitle: {id: Nagari}\n"}, f"{HERE}:1:10: wrong-type"),
    ],
)
def test_what_cannot_be_done_is_told_at_the_edition_s_own_file(files: dict[str, str], told: str, tmp_path: Path) -> None:
    lines = list(as_text(check(write_site(tmp_path, {**PLACES, **files})).errors, "en"))
    assert [line for line in lines if line.startswith(told)], lines


def test_what_upstream_records_lack_once_others_are_hidden_is_no_warning(tmp_path: Path) -> None:
    """Nobody can mend it in the edition: no source, no link to it, a source that nothing uses any more."""
    files = {**PLACES, "glossary/dusun.yml": OTHER.replace("buku", "peta"), "content/sources/peta.yml": GOOD["content/sources/buku.yml"]}
    hidden = {"local/content/sources/buku.yml": "hidden: true\n", "local/glossary/dusun.yml": "hidden: true\n"}
    codes = {problem.code for problem in check(write_site(tmp_path, {**files, **hidden}), TODAY).problems}
    assert codes <= {"unstamped-translation", "unstamped-record-translation"}, codes


def test_the_entry_of_a_list_that_cannot_be_without_a_hidden_record_goes_with_it(tmp_path: Path) -> None:
    confused = TERM + "confused_with: [{term: dusun, difference: {id: Lebih kecil., en: Smaller.}}]\n"
    made = library(tmp_path, {**PLACES, "glossary/desa.yml": confused, "local/glossary/dusun.yml": "hidden: true\n"})
    assert made.get("term/desa").data.confused_with == ()


def test_a_table_beside_a_link_to_a_hidden_record_keeps_its_plain_cells(tmp_path: Path) -> None:
    figure = """figures:
  - id: siapa
    title: {id: Siapa, en: Who}
    about: {id: Siapa memutuskan., en: Who decides.}
    type: matrix
    columns: [{id: Satu, en: One}, {id: Dua, en: Two}]
    rows: [{label: {id: Uang, en: Money}, cells: [{id: tahu, en: knows}, "–"]}]
"""
    made = library(tmp_path, {**PLACES, "glossary/desa.yml": PLACES["glossary/desa.yml"] + figure, "local/glossary/dusun.yml": "hidden: true\n"})
    record = made.get("term/desa")
    assert record.data.see_also == () and record.data.figures[0].rows[0].cells[1] == "–"


def test_a_compulsory_reference_to_a_hidden_record_is_told(tmp_path: Path) -> None:
    """No kind of today has one outside a list; one to come may."""
    made = library(tmp_path, PLACES)
    kept = tuple(record for record in made.records if record.key != "term/dusun")
    (problem,) = references_resolve(Library.seal(kept, (), frozenset(), frozenset({"term/dusun"}), made.languages), TODAY)
    (line,) = as_text([problem], "en")
    assert line.startswith("glossary/desa.yml:5:") and "hidden-needed" in line


def test_a_language_in_which_nothing_can_be_read_is_no_language_of_an_edition(tmp_path: Path) -> None:
    settings = "site_name: X\ntheme: material\nplugins:\n- berdaya: {languages: [en]}\n"
    untranslated = {name: re.sub(r", en: [^}]*", "", text) for name, text in GOOD.items()}
    lines = list(as_text(check(write_site(tmp_path, {**untranslated, "mkdocs.yml": settings})).errors, "en"))
    assert [line for line in lines if line.startswith("mkdocs.yml:4:") and "language-without-records" in line], lines
