"""Forms as files: PDF, Word, Excel, XLSForm and packs, of an invented form and of every form of the base."""

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pypdfium2
import pytest
from docx.shared import Mm
from PIL import Image

from berdaya.cache import Cache
from berdaya.compose.form import form_of
from berdaya.model.edition import Edition, Logo
from berdaya.model.kinds.form import Form
from berdaya.model.language import CODES
from berdaya.model.library import Library
from berdaya.model.pages import HOME, ListPage
from berdaya.model.text import Text
from berdaya.pages.contents import ContentMaker
from berdaya.paper.logo import picture_of, with_drawable_logo
from berdaya.paper.form_check import java_available, odk_verdicts, to_xform
from berdaya.paper.form_pdf import form_pdf
from berdaya.paper.form_xlsform import form_xlsform
from berdaya.paper.form_xlsx import form_xlsx
from berdaya.paper.formats import A4, F4, LARGE, NORMAL
from berdaya.paper.printed_sheet import PrintedForm
from berdaya.paper.run import PaperOptions, make
from berdaya.paper.word_form import form_docx
from berdaya.relate.plan import plan
from berdaya.words import words
from tests.forms.conftest import EDITION, ROOT, in_languages

NAMES = sorted(path.stem for path in (ROOT / "content/forms").glob("*.yml"))
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def bare(text: str) -> str:
    """Words without the places where paper breaks them."""
    return re.sub(r"[\s\u00ad\u200b\u2010\ufffe-]+", "", text).casefold()


def text_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return "".join(document[page].get_textpage().get_text_range() for page in range(len(document)))


def texts_of(form, is_letter: bool = False):
    """Every label and text that a blank form shows."""
    for part in form.parts:
        if not is_letter:
            yield part.title
        yield part.intro
        for field in part.fields:
            yield field.label if field.type != "note" or not field.text else ""
            yield field.text
            yield from (option.label for option in field.options)
            yield from (column.head for column in field.columns)
            yield from field.row_labels
            yield from (signer.label for signer in field.signers)


def missing(form, text: str) -> list[str]:
    """What a file does not say of the form. A table called as its part is named once."""
    held = bare(text)
    return [said for said in texts_of(form, form.is_letter) if bare(said) not in held]


# PDF.


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(("paper", "size"), [(A4, NORMAL), (F4, NORMAL), (A4, LARGE)])
def test_a_blank_form_says_everything_on_its_paper(forms, code: str, paper, size) -> None:
    content = form_pdf(forms[code], EDITION, paper, size, is_filled=False)
    assert missing(forms[code], text_of(content)) == []
    with pikepdf.open(BytesIO(content)) as pdf:
        sides = {tuple(sorted(round(float(side) / 72 * 25.4) for side in page.mediabox[2:])) for page in pdf.pages}
        assert sides == {(paper.width, paper.height)}
        assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang).startswith(code)
        assert "pdfuaid" in bytes(pdf.Root.Metadata.read_bytes()).decode()


def test_a_blank_form_holds_no_answer_and_the_example_all_of_them(forms) -> None:
    blank, filled = (text_of(form_pdf(forms["id"], EDITION, A4, NORMAL, is_filled=flag)) for flag in (False, True))
    for answer in ("Rapat air", "4 Mei 2027", "15.30", "1.500", "=Pipa", "3.750.000", "3.750.000,3", "21", "Sari", "kunjungan"):
        assert answer in filled and (answer not in blank or answer == "21"), answer
    assert "rekaan" in filled and "rekaan" not in blank


def test_a_form_has_its_code_version_and_short_address(forms) -> None:
    text = text_of(form_pdf(forms["id"], EDITION, A4, NORMAL, is_filled=False))
    assert "CONTOH" in text and "1.1" in text and "contoh.example/panduan/P/CONTOH/" in text


def test_the_same_form_gives_the_same_bytes(forms) -> None:
    one, other = (form_pdf(forms["id"], EDITION, A4, NORMAL, is_filled=True) for _ in range(2))
    assert one == other


def test_a_long_table_repeats_its_head(forms) -> None:
    form = forms["id"]
    parts = tuple(
        replace(part, fields=tuple(replace(field, rows=40, row_lines=2) if field.id == "belanja" else field for field in part.fields))
        for part in form.parts
    )
    content = form_pdf(replace(form, parts=parts), EDITION, A4, NORMAL, is_filled=False)
    assert len(pypdfium2.PdfDocument(content)) >= 3
    assert text_of(content).count("Harga satuan") >= 2


def test_a_word_that_is_too_long_for_its_column_is_not_cut(forms) -> None:
    form, word = forms["id"], "Pertanggungjawabankepemerintahandesaanselengkapnya"
    parts = tuple(
        replace(part, fields=tuple(replace(field, columns=tuple(replace(column, label=word, head=word) for column in field.columns)) for field in part.fields))
        for part in form.parts
    )
    assert bare(text_of(form_pdf(replace(form, parts=parts), EDITION, A4, LARGE, is_filled=False))).count(bare(word)) >= 7


@pytest.mark.parametrize("logo", [Logo("logo.png", PIXEL), Logo("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>')])
def test_an_organisation_s_name_and_logo_head_its_forms(forms, logo: Logo) -> None:
    edition = Edition(name="Panduan", publisher="Yayasan Contoh", url=EDITION.url, printed_logo=logo)
    content = form_pdf(forms["id"], edition, A4, NORMAL, is_filled=False)
    assert "Yayasan Contoh" in text_of(content)
    word = docx.Document(BytesIO(form_docx(PrintedForm(forms["id"], edition), A4)))
    assert word.paragraphs[0].text.strip() == "Yayasan Contoh"
    (shape,) = word.inline_shapes
    part = word.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed]
    assert part.content_type == "image/png"  # not every Word shows an SVG
    assert shape.height == Mm(16) and abs(shape.width - Mm(16)) < 40_000


def test_a_logo_that_is_drawn_for_word_is_seen_on_nothing(forms) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><circle cx="5" cy="5" r="5" fill="#123456"/></svg>'
    drawn = Image.open(BytesIO(picture_of(Logo("logo.svg", svg)))).convert("RGBA")
    assert drawn.size == (480, 240)
    assert drawn.getpixel((120, 120)) == (0x12, 0x34, 0x56, 255) and drawn.getpixel((400, 120))[3] == 0
    assert picture_of(Logo("logo.svg", b"<svg")) == b""


@pytest.mark.parametrize("content", [b"not a picture", PIXEL[:40]])
def test_a_picture_that_is_none_leaves_the_name(forms, content: bytes) -> None:
    edition = Edition(name="Panduan", publisher="Yayasan Contoh", printed_logo=Logo("logo.png", content))
    printed, reason = with_drawable_logo(edition)
    assert reason and "Yayasan Contoh" in text_of(form_pdf(forms["id"], printed, A4, NORMAL, is_filled=False))
    word = docx.Document(BytesIO(form_docx(PrintedForm(forms["id"], edition), A4)))
    assert word.paragraphs[0].text == "Yayasan Contoh"


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_real_form_says_everything_on_paper_and_in_word(real_library, name: str) -> None:
    for form in in_languages(real_library, f"form/{name}").values():
        for paper, size in ((A4, NORMAL), (F4, LARGE)):
            assert missing(form, text_of(form_pdf(form, EDITION, paper, size, is_filled=False))) == []
        word = docx.Document(BytesIO(form_docx(PrintedForm(form, EDITION), A4)))
        cells = (cell.text for table in word.tables for row in table.rows for cell in row.cells)
        assert missing(form, "".join([*(paragraph.text for paragraph in word.paragraphs), *cells])) == []


# Word.


def test_a_word_file_has_headings_tables_with_heads_and_lines(forms) -> None:
    document = docx.Document(BytesIO(form_docx(PrintedForm(forms["id"], EDITION), F4)))
    assert [item.text for item in document.paragraphs if item.style.name == "Heading 1"] == ["Formulir contoh"]
    assert [item.text for item in document.paragraphs if item.style.name == "Heading 2"] == ["Acara", "Biaya"]
    assert all(table.rows[0]._tr.xpath("./w:trPr/w:tblHeader") for table in document.tables)
    assert document.tables[0].rows[1].cells[0].text == "1" and len(document.tables[0].rows) == 7
    assert round(document.sections[0].page_height.mm) == 330
    assert any("\t" in item.text for item in document.paragraphs if item.text.startswith("Acara"))


def test_a_lying_form_lies_in_word(forms) -> None:
    document = docx.Document(BytesIO(form_docx(PrintedForm(replace(forms["id"], is_landscape=True), EDITION), A4)))
    section = document.sections[0]
    assert section.page_width > section.page_height


def has(part: str) -> bool:
    """Whether LibreOffice is there with one of its parts."""
    tool = shutil.which("soffice")
    return bool(tool) and (Path(tool).resolve().parent / f"lib{part}lo.so").exists()


def converted(folder: Path, name: str, content: bytes, kind: str) -> Path:
    """Let LibreOffice open a file and write it in another format."""
    source = folder / name
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder / "out"), str(source)], check=True, capture_output=True, timeout=120)
    return folder / "out" / f"{source.stem}.{kind}"


@pytest.mark.slow
@pytest.mark.skipif(not has("sw"), reason="LibreOffice Writer is not installed")
def test_libreoffice_opens_the_word_file(forms, tmp_path: Path) -> None:
    pdf = converted(tmp_path, "contoh.docx", form_docx(PrintedForm(forms["id"], EDITION), A4), "pdf")
    assert missing(forms["id"], text_of(pdf.read_bytes())) == []


# Excel.


@pytest.fixture(scope="module")
def book(forms):
    return openpyxl.load_workbook(BytesIO(form_xlsx(PrintedForm(forms["id"], EDITION))))


def cells_of(page) -> dict[str, object]:
    return {cell.coordinate: cell for row in page.iter_rows() for cell in row if cell.value is not None}


def test_sums_and_products_are_formulas(book) -> None:
    formulas = [cell.value for cell in cells_of(book.worksheets[0]).values() if cell.data_type == "f"]
    assert sum(value.startswith("=IF(COUNT(") for value in formulas) == 10  # a row each
    assert sum(bool(re.fullmatch(r"=SUM\([A-Z]\d+:[A-Z]\d+\)", value)) for value in formulas) == 2
    assert sum(bool(re.fullmatch(r"=SUM\([A-Z]\d+\)", value)) for value in formulas) == 1  # the total


def test_no_text_is_a_formula(book) -> None:
    for page in book.worksheets:
        for cell in cells_of(page).values():
            assert cell.data_type != "f" or cell.value.startswith(("=IF(COUNT", "=SUM("))
    texts = [cell for page in book.worksheets for cell in cells_of(page).values() if str(cell.value).startswith(("=Catatan", "=Pipa", "-2"))]
    assert len(texts) == 4 and all(cell.quotePrefix for cell in texts)


def test_the_example_holds_numbers_and_days(book) -> None:
    values = [cell.value for cell in cells_of(book.worksheets[1]).values()]
    assert 2.5 in values and 1500000 in values and datetime(2027, 5, 1) in values


def test_answers_are_picked_and_it_prints_as_it_stands(book) -> None:
    page = book.worksheets[0]
    rules = {rule.formula1 for rule in page.data_validations.dataValidation}
    assert len(rules) == 2 and all(rule.startswith("data!$") for rule in rules)  # a column to choose from, a column to tick
    assert page.print_area and page.page_setup.fitToWidth == 1 and page.sheet_properties.pageSetUpPr.fitToPage
    assert book["data"].sheet_state == "hidden" and "swadaya, gotong royong" in [cell.value for cell in cells_of(book["data"]).values()]
    assert form_widths(page)[0] < form_widths(page)[1]


def form_widths(page) -> list[float]:
    return [page.column_dimensions[letter].width for letter in "AB"]


def test_a_single_table_repeats_its_head_on_paper(real_library) -> None:
    for name in NAMES:
        form = in_languages(real_library, f"form/{name}")["id"]
        if not form.is_spreadsheet:
            continue
        page = openpyxl.load_workbook(BytesIO(form_xlsx(PrintedForm(form, EDITION)))).worksheets[0]
        tables = [field for field in form.fields() if field.type == "table"]
        assert bool(page.print_title_rows) == (len(tables) == 1)


def test_the_same_form_gives_the_same_spreadsheet(forms) -> None:
    one, other = (form_xlsx(PrintedForm(forms["id"], EDITION)) for _ in range(2))
    assert one == other


@pytest.mark.slow
@pytest.mark.skipif(not has("sc"), reason="LibreOffice Calc is not installed")
def test_libreoffice_counts_what_the_page_shows(forms, tmp_path: Path) -> None:
    made = converted(tmp_path, "contoh.xlsx", form_xlsx(PrintedForm(forms["id"], EDITION)), "ods")
    back = converted(tmp_path, "hasil.ods", made.read_bytes(), "xlsx")
    page = openpyxl.load_workbook(back, data_only=True).worksheets[1]
    values = [cell.value for row in page.iter_rows() for cell in row]
    assert {3750000, 0.3, 3750000.3, 21} <= {round(value, 6) if isinstance(value, float) else value for value in values}


# XLSForm.


def rows_of(content: bytes, page: str) -> list[dict]:
    titles, *below = openpyxl.load_workbook(BytesIO(content))[page].iter_rows(values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in below]


def test_questions_are_named_by_fixed_ids(forms) -> None:
    rows = rows_of(form_xlsform(forms), "survey")
    names = [row["name"] for row in rows if row["type"] not in ("end_group", "end_repeat")]
    assert len(set(names)) == len(names)
    assert {"isi__acara", "isi__tanggal", "tulis__bentuk__lain", "sel__belanja__volume", "sel__hadir__perempuan__banyak", "jumlah__belanja__jumlah"} <= set(names)
    (first,) = [row for row in rows if row["name"] == "isi__acara"]
    assert (first["required"], first["label::English (en)"]) == ("yes", "Event")
    (product,) = [row for row in rows if row["name"] == "sel__belanja__jumlah"]
    assert product["calculation"] == "${sel__belanja__volume} * ${sel__belanja__harga}"


def test_a_row_that_comes_goes_or_moves_renames_no_other(library: Library) -> None:
    """Answers of two versions meet in one column only where the name stayed: rows that a form names have ids, too."""

    def names(labels: list[str], ids: tuple[str, ...] = ()) -> set[str]:
        record = library.get("form/contoh")
        rows = tuple(Text(id=label, en=label) for label in labels)
        parts = tuple(
            part.model_copy(
                update={
                    "fields": tuple(
                        field.model_copy(update={"row_labels": rows, "row_ids": ids}) if field.id == "hadir" else field for field in part.fields
                    )
                }
            )
            for part in record.data.parts
        )
        changed = replace(record, data=record.data.model_copy(update={"parts": parts, "filled": record.data.filled[:1]}))
        book = openpyxl.load_workbook(BytesIO(form_xlsform({code: form_of(changed, words(code)) for code in CODES})))
        return {str(row[1]) for row in book["survey"].iter_rows(min_row=2, values_only=True) if "__hadir__" in str(row[1])}

    before = names(["Perempuan", "Laki-laki"])
    assert "sel__hadir__perempuan__banyak" in before
    assert names(["Anak", "Laki-laki", "Perempuan"]) - before == {"baris__hadir__anak", "sel__hadir__anak__banyak"}
    assert before <= names(["Anak", "Laki-laki", "Perempuan"])
    assert names(["Ibu dan nenek", "Laki-laki"], ("perempuan", "laki-laki")) == before  # other words, the old ids
    assert len(names(["Sama", "Sama"])) == len(before)


def test_where_people_live_is_no_point_on_a_map(forms) -> None:
    assert not [row for row in rows_of(form_xlsform(forms), "survey") if row["type"] == "geopoint"]


@pytest.mark.slow
def test_pyxform_and_odk_validate_accept_every_form(forms, real_library) -> None:
    made = {"contoh": to_xform(form_xlsform(forms))}
    for name in NAMES:
        every = in_languages(real_library, f"form/{name}")
        made[name] = to_xform(form_xlsform(every))  # also of those that are offered on paper alone
    if not java_available():
        pytest.skip("ODK Validate needs Java")
    assert [verdict for verdict in odk_verdicts(made) if verdict.reason] == []


# All files of a library.


@pytest.fixture(scope="module")
def run(library):
    return make(library, ContentMaker(library, plan(library), {}), EDITION, PaperOptions(), Cache(None))


def test_each_form_offers_its_files_in_both_languages(run) -> None:
    offered = [offer.words for offer in run.offers["form/contoh", "id"]]
    assert [words.partition(", ")[0] for words in offered] == [
        "PDF", "PDF huruf besar", "Word untuk disesuaikan", "PDF", "PDF huruf besar", "Word untuk disesuaikan", "PDF contoh isian (rekaan)",
        "Excel dengan rumus", "Excel dengan rumus", "Formulir KoboToolbox/ODK (XLSForm)",
    ]  # fmt: skip
    assert len(run.offers["form/contoh", "en"]) == len(offered)
    assert not [offer for offer in run.offers["form/rahasia", "id"] if offer.target.path.endswith(".xlsx")]


def test_packs_hold_what_goes_together(run) -> None:
    packs = {artifact.path: artifact.content for artifact in run.artifacts if artifact.path.endswith(".zip")}
    assert sorted(packs) == [f"unduh/paket/{name}.zip" for name in ("pack-complaint.en", "pack-meeting.en", "paket-aduan.id", "paket-rapat.id")]
    with zipfile.ZipFile(BytesIO(packs["unduh/paket/paket-rapat.id.zip"])) as pack:
        assert pack.namelist() == ["BACA-DULU.txt", "Formulir/contoh-a4.id.pdf", "Formulir/contoh-a4.id.docx"]
        assert "Formulir contoh (CONTOH 1.1)" in pack.read("BACA-DULU.txt").decode("utf-8-sig")
    assert [offer.words.partition(",")[0] for offer in run.site_offers[ListPage("form"), "id"]] == ["Paket rapat", "Paket aduan"]
    assert run.site_offers[HOME, "en"]


def test_a_second_run_makes_the_same_bytes(library, run) -> None:
    again = make(library, ContentMaker(library, plan(library), {}), EDITION, PaperOptions(workers=2), Cache(None))
    assert {item.path: item.content for item in again.artifacts} == {item.path: item.content for item in run.artifacts}


def test_every_pack_of_the_base_has_forms(real_library) -> None:
    packs = {name for record in real_library.all(Form) for name in record.data.packs}
    assert packs == {"rapat", "kunjungan", "aduan", "laporan"}



@pytest.mark.parametrize(("paper", "number"), [(A4, 9), (F4, 14)])
def test_a_spreadsheet_prints_on_both_papers(forms, paper, number: int) -> None:
    book = openpyxl.load_workbook(BytesIO(form_xlsx(PrintedForm(forms["id"], EDITION), paper)))
    assert [page.page_setup.paperSize for page in book.worksheets[:2]] == [number, number]
