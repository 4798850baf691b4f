"""The form for KoboToolbox and ODK."""

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from berdaya.sheets.form_check import FormRefused, java_available, odk_verdicts, to_xform
from berdaya.sheets.xlsform import xlsform

needs_java = pytest.mark.skipif(not java_available(), reason="ODK Validate needs Java")


@pytest.fixture(scope="module")
def book(sheets):
    return openpyxl.load_workbook(BytesIO(xlsform(sheets)))


def rows(book, page):
    titles, *below = book[page].iter_rows(values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in below]


def test_every_label_is_in_both_languages(book):
    labels = [(row["label::Bahasa Indonesia (id)"], row["label::English (en)"])
              for page in ("survey", "choices") for row in rows(book, page)]
    assert all(bool(left) == bool(right) for left, right in labels)
    assert ("A1 Pilih ruang yang bisa dimasuki kursi roda", "A1 Choose a room that a wheelchair can enter") in labels


def test_each_pause_point_is_one_screen(book):
    groups = [(row["name"], row["appearance"]) for row in rows(book, "survey") if row["type"] == "begin_group"]
    assert groups == [(name, "field-list") for name in ("pembuka", "jeda_1", "jeda_2", "keputusan")]


def test_a_note_is_asked_for_when_the_answer_is_not_yes(book):
    note = next(row for row in rows(book, "survey") if row["name"] == "jeda_1_1_ruang_terbuka_catatan")
    assert note["relevant"] == "${jeda_1_1_ruang_terbuka} = 'belum' or ${jeda_1_1_ruang_terbuka} = 'tidak_relevan'"


def test_a_stop_item_says_what_to_do(book):
    item = next(row for row in rows(book, "survey") if row["name"] == "jeda_1_1_ruang_terbuka")
    assert item["hint::Bahasa Indonesia (id)"] == "STOP. Bila belum: Pindahkan rapat ke ruang lain."
    assert item["hint::English (en)"] == "STOP. If not yet: Move the meeting to another room."


def test_the_place_of_residents_is_not_recorded_unless_switched_on(book):
    assert [row["relevant"] for row in rows(book, "survey") if row["type"] == "geopoint"] == ["false()"]


def test_the_form_carries_id_and_version(book):
    assert next(row for row in rows(book, "survey") if row["name"] == "lembar")["calculation"] == "'contoh@1.2'"
    (settings,) = rows(book, "settings")
    assert (settings["form_id"], settings["version"], settings["style"]) == ("contoh", "1.2", "pages")
    assert settings["default_language"] == "Bahasa Indonesia (id)"


def test_the_same_sheets_give_the_same_form(sheets):
    assert xlsform(sheets) == xlsform(sheets)


def test_a_text_that_looks_like_a_formula_stays_a_text(sheets):
    odd = {code: replace(sheet, decision=replace(sheet.decision, question="=1+1")) for code, sheet in sheets.items()}
    cells = (cell for row in openpyxl.load_workbook(BytesIO(xlsform(odd)))["survey"].iter_rows() for cell in row)
    assert {cell.data_type for cell in cells if cell.value == "=1+1"} == {"s"}


def test_a_reference_to_a_question_that_is_not_there_is_refused(sheets):
    broken = {code: replace(sheet, purpose="Lihat ${tidak_ada}") for code, sheet in sheets.items()}
    with pytest.raises(FormRefused, match="tidak_ada"):
        to_xform(xlsform(broken))


@needs_java
def test_odk_validate_accepts_the_form(real_sheets):
    (verdict,) = odk_verdicts({"prakondisi": to_xform(xlsform(real_sheets))})
    assert verdict.reason is None


@needs_java
def test_odk_validate_names_the_form_that_it_refuses(sheets):
    good = to_xform(xlsform(sheets))
    verdicts = odk_verdicts({"baik": good, "rusak": good.replace("'contoh@1.2'", "tidakdikenal()")})
    assert [verdict.reason is None for verdict in verdicts] == [True, False]
    assert "tidakdikenal" in verdicts[1].reason
