"""The Word files, made to be changed."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.shared import Mm

from berdaya.model.edition import Logo
from berdaya.paper.formats import A4, PAPERS
from berdaya.paper.word import sheet_docx
from berdaya.paper.word_minutes import minutes_docx


def words_of(content):
    """All texts of a document, paragraphs and cells, in one string."""
    document = docx.Document(BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("code", ["id", "en"])
def test_a_word_sheet_holds_every_text_of_the_sheet(real_printed, code):
    printed = real_printed[code]
    sheet = printed.sheet
    text = words_of(sheet_docx(printed, A4))
    wanted = [part for item in sheet.items() for part in (item.code, item.text, item.if_no or "")]
    wanted += [choice.then for choice in sheet.decision.choices]
    wanted += [sheet.title, sheet.purpose, sheet.not_covered, printed.licence, printed.version, *sheet.signatures]
    assert [part for part in wanted if part not in text] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_word_sheet_has_its_paper_and_says_that_it_is_adapted(printed, paper):
    section = docx.Document(BytesIO(sheet_docx(printed["id"], paper))).sections[0]
    assert abs(section.page_width - Mm(paper.width)) < Mm(1)
    assert abs(section.page_height - Mm(paper.height)) < Mm(1)
    assert "Salinan yang disesuaikan dari Menyiapkan rapat contoh, versi 1.2" in section.footer.paragraphs[0].text


def test_there_is_one_row_of_boxes_an_item(printed):
    assert words_of(sheet_docx(printed["id"], A4)).count("☐") == 4 * 3 + 2


def test_stop_critical_and_suggested_are_marked(printed):
    text = words_of(sheet_docx(printed["id"], A4))
    assert "STOP" in text
    assert "Nyalakan lampu jalan masuk  [penting]" in text
    assert "Kirim undangan lewat tiga saluran  [saran]" in text


def test_header_rows_are_repeated_on_the_next_page(printed):
    document = docx.Document(BytesIO(sheet_docx(printed["id"], A4)))
    assert all(table.rows[0]._tr.xpath("./w:trPr/w:tblHeader") for table in document.tables)


def test_minutes_ask_for_no_identity_number(printed):
    text = words_of(minutes_docx(printed["id"], A4))
    assert "Berita acara rapat contoh" in text
    assert text.count("NIK") == text.count("Jangan menulis NIK") == 1
    assert "Kelompok atau dusun" in text


@pytest.mark.parametrize("make", [sheet_docx, minutes_docx])
def test_a_word_file_holds_no_time_of_saving(printed, make):
    content = make(printed["id"], A4)
    assert content == make(printed["id"], A4)
    assert {entry.date_time for entry in ZipFile(BytesIO(content)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert docx.Document(BytesIO(content)).core_properties.modified.date() == printed["id"].sheet.revised


def test_a_title_of_any_length_makes_a_file(printed):
    """A property of a Word file holds 255 letters; the heading holds them all."""
    long = replace(printed["id"], sheet=replace(printed["id"].sheet, title="panjang " * 40))
    document = docx.Document(BytesIO(sheet_docx(long, A4)))
    assert len(document.core_properties.title) <= 255
    assert document.paragraphs[0].text == "panjang " * 40


@pytest.mark.parametrize("make", [sheet_docx, minutes_docx])
def test_without_signatures_there_is_no_table_to_sign(printed, make):
    unsigned = replace(printed["id"], sheet=replace(printed["id"].sheet, signatures=()))
    assert len(docx.Document(BytesIO(make(unsigned, A4))).tables) == len(docx.Document(BytesIO(make(printed["id"], A4))).tables) - 1


@pytest.mark.parametrize("write", [sheet_docx, minutes_docx])
def test_an_organisation_s_logo_stands_at_the_foot_as_on_paper(printed, write):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0h20v10z"/></svg>'
    own = replace(printed["id"], edition=replace(printed["id"].edition, printed_logo=Logo("logo.svg", svg)))
    footer = docx.Document(BytesIO(write(own, A4))).sections[0].footer
    pictures = [part for part in footer.part.related_parts.values() if part.content_type == "image/png"]
    assert len(pictures) == 1 and "Salinan yang disesuaikan" in footer.paragraphs[0].text
