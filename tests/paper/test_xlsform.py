"""The form for KoboToolbox and ODK."""

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from berdaya.paper.form_check import FormRefused, java_available, odk_verdicts, to_xform
from berdaya.paper.xlsform import survey, xlsform

needs_java = pytest.mark.skipif(not java_available(), reason="ODK Validate needs Java")


@pytest.fixture(scope="module")
def book(sheets):
    return openpyxl.load_workbook(BytesIO(xlsform(sheets)))


def rows(book, page):
    titles, *below = book[page].iter_rows(values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in below]


def test_every_label_is_in_both_languages(book):
    labels = [(row["label::Bahasa Indonesia (id)"], row["label::English (en)"]) for page in ("survey", "choices") for row in rows(book, page)]
    assert all(bool(left) == bool(right) for left, right in labels)
    assert ("A1 Pilih ruang yang bisa dimasuki kursi roda", "A1 Choose a room that a wheelchair can enter") in labels


def test_each_pause_point_is_one_screen(book):
    groups = [(row["name"], row["appearance"]) for row in rows(book, "survey") if row["type"] == "begin_group"]
    assert groups == [(name, "field-list") for name in ("pembuka", "jeda__tempat", "jeda__undangan", "keputusan")]


def test_a_note_is_asked_for_when_the_answer_is_not_yes(book):
    note = next(row for row in rows(book, "survey") if row["name"] == "catatan__tempat__ruang_terbuka")
    assert note["relevant"] == "${butir__tempat__ruang_terbuka} = 'belum' or ${butir__tempat__ruang_terbuka} = 'tidak_relevan'"


def test_a_stop_item_says_what_to_do(book):
    item = next(row for row in rows(book, "survey") if row["name"] == "butir__tempat__ruang_terbuka")
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


def test_a_text_that_looks_like_a_reference_stays_a_text(sheets):
    """``${name}`` stands for the answer to a question: in a text it would stop the form."""
    odd = {code: replace(sheet, purpose="Lihat ${tidak_ada}") for code, sheet in sheets.items()}
    assert "$ {tidak_ada}" in to_xform(xlsform(odd))


def test_a_form_that_pyxform_refuses_is_told_with_its_reason():
    with pytest.raises(FormRefused):
        to_xform(b"no form at all")


def names(sheet):
    return [row.name for row in survey(sheet) if row.name]


def test_a_new_an_absent_or_a_moved_item_renames_no_other(sheets):
    """In KoboToolbox and ODK a question is its name: answers of two versions meet in one column only by it."""
    sheet = sheets["id"]
    first, second = sheet.pauses
    new = replace(first.items[0], id="baru")
    changed = replace(sheet, pauses=(second, replace(first, items=(new, *reversed(first.items)))))
    assert set(names(sheet)) < set(names(changed))
    assert set(names(changed)) - set(names(sheet)) == {"butir__tempat__baru", "catatan__tempat__baru"}


def test_items_of_one_id_in_two_pauses_stay_apart(sheets):
    sheet = sheets["id"]
    first, second = sheet.pauses
    same = replace(sheet, pauses=(first, replace(second, items=(replace(second.items[0], id=first.items[0].id),))))
    assert len(set(names(same))) == len(names(same))


@needs_java
def test_odk_validate_accepts_the_form(real_printed):
    real_sheets = {code: printed.sheet for code, printed in real_printed.items()}
    (verdict,) = odk_verdicts({"prakondisi": to_xform(xlsform(real_sheets))})
    assert verdict.reason is None


@needs_java
def test_odk_validate_names_the_form_that_it_refuses(sheets):
    good = to_xform(xlsform(sheets))
    verdicts = odk_verdicts({"baik": good, "rusak": good.replace("'contoh@1.2'", "tidakdikenal()")})
    assert [verdict.reason is None for verdict in verdicts] == [True, False]
    assert "tidakdikenal" in verdicts[1].reason
