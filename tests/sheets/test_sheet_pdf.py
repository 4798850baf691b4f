"""The PDF editions: what is on them, how they look to a copier, a phone camera and a screen reader."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import ImageFilter

from berdaya.sheets.paper import A4, LARGE, NORMAL, PAPERS, PRINTS
from berdaya.sheets.pdf import minutes_pdf, sheet_pdf

POINTS_PER_MM = 72 / 25.4
MADE = {}


def made(sheet, paper, size):
    """Set a sheet once for all tests."""
    key = (sheet.id, sheet.lang, paper, size)
    MADE[key] = MADE.get(key) or sheet_pdf(sheet, paper, size)
    return MADE[key]


def letters(text):
    """Text without what a line break may change: spaces and hyphens."""
    return "".join(character for character in text if character.isalnum() or character in ".,:?")


def text_of(content):
    document = pypdfium2.PdfDocument(content)
    return letters(" ".join(page.get_textpage().get_text_bounded() for page in document))


def operators(content):
    """Every drawing operator of a PDF with its operands as numbers where they are."""
    for page in pikepdf.open(BytesIO(content)).pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            yield str(operator), [float(part) if isinstance(part, (int, Decimal)) else part for part in operands]


@pytest.mark.parametrize("code", ["id", "en"])
@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_the_longest_sheet_fits_on_one_leaf(real_sheets, code, paper):
    document = pikepdf.open(BytesIO(made(real_sheets[code], paper, NORMAL)))
    assert len(document.pages) == 2
    width, height = (float(side) / POINTS_PER_MM for side in document.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (paper.width, paper.height)


@pytest.mark.parametrize("size", PRINTS, ids=lambda size: size.name)
@pytest.mark.parametrize("code", ["id", "en"])
def test_every_item_and_what_to_do_is_on_paper(real_sheets, code, size):
    sheet = real_sheets[code]
    text = text_of(made(sheet, A4, size))
    wanted = [part for item in sheet.items() for part in (item.text, item.if_no or "")]
    wanted += [sheet.title, sheet.not_covered, sheet.licence, sheet.edition, *sheet.signatures]
    wanted += [sheet.words.sheet.untested, sheet.address.text]
    assert [part for part in wanted if letters(part) not in text] == []


def test_residents_sign_first(real_sheets):
    text = text_of(made(real_sheets["id"], A4, NORMAL))
    first, *others = (text.rindex(letters(label)) for label in real_sheets["id"].signatures)
    assert first < min(others)


@pytest.mark.parametrize("code", ["id", "en"])
def test_a_pdf_says_its_title_language_and_standards(sheets, code):
    document = pikepdf.open(BytesIO(made(sheets[code], A4, NORMAL)))
    assert document.Root.Lang == code
    assert document.Root.MarkInfo.Marked
    with document.open_metadata() as metadata:
        assert metadata["dc:title"] == sheets[code].title
        assert (metadata["pdfuaid:part"], metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("1", "2", "A")


def test_a_screen_reader_hears_whose_box_it_is(sheets):
    document = pikepdf.open(BytesIO(made(sheets["id"], A4, NORMAL)))
    heard = {str(item.Alt) for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item}
    boxes = {f"{item.code} {answer}: kotak untuk dicentang" for item in sheets["id"].items()
             for answer in ("Ya", "Belum", "Tidak relevan")}
    assert boxes <= heard
    assert "Kode QR menuju contoh.example/berdaya/P/CONTOH/" in heard


def test_headings_stand_once_in_the_outline(real_sheets):
    sheet = real_sheets["id"]
    with pikepdf.open(BytesIO(made(sheet, A4, LARGE))).open_outline() as outline:
        titles = [child.title for child in outline.root[0].children]
    assert titles[: len(sheet.pauses)] == [f"{pause.letter}. {pause.title}" for pause in sheet.pauses]
    assert len(titles) == len(set(titles))


def test_only_our_font_is_embedded(sheets):
    document = pikepdf.open(BytesIO(made(sheets["id"], A4, NORMAL)))
    known = [item for item in document.objects if isinstance(item, pikepdf.Dictionary)]
    fonts = [item for item in known if item.get("/Type") == "/FontDescriptor"]
    assert {str(font.FontName).partition("+")[2].partition("-")[0] for font in fonts} == {"AtkinsonHyperlegibleNext"}
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_letters_are_at_least_nine_points_and_items_twelve(real_sheets):
    sizes = {operands[1] for operator, operands in operators(made(real_sheets["id"], A4, NORMAL)) if operator == "Tf"}
    assert min(sizes) >= 9
    assert 12 in sizes


def test_large_print_is_sixteen_points(sheets):
    sizes = {operands[1] for operator, operands in operators(made(sheets["id"], A4, LARGE)) if operator == "Tf"}
    assert 16 in sizes
    assert min(sizes) >= 12


def test_a_copier_sees_black_and_white_and_no_hairline(real_sheets):
    """Greys fade and thin lines break on a photocopier: 7:1 holds because there is only black on white."""
    drawn = list(operators(made(real_sheets["id"], A4, NORMAL)))
    assert {value for operator, operands in drawn if operator in ("g", "G", "rg", "RG", "sc", "SC", "scn", "SCN")
            for value in operands} <= {0, 1}
    assert min(operands[0] for operator, operands in drawn if operator == "w") >= 0.6


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_poor_camera_reads_the_code(sheets, paper):
    """100 dots an inch, blurred, hardly more than a copied sheet under a lamp."""
    sheet = sheets["id"]
    page = pypdfium2.PdfDocument(made(sheet, paper, NORMAL))[0].render(scale=100 / 72).to_pil()
    found = zxingcpp.read_barcodes(page.convert("L").filter(ImageFilter.GaussianBlur(1)))
    assert [code.text for code in found] == [sheet.address.qr_payload]
    left, right = found[0].position.top_left.x, found[0].position.top_right.x
    assert (right - left) / 100 * 25.4 >= 25.5


def test_without_an_address_there_is_no_code(sheets):
    page = pypdfium2.PdfDocument(sheet_pdf(replace(sheets["id"], address=None), A4, NORMAL))[0].render(scale=2).to_pil()
    assert zxingcpp.read_barcodes(page) == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_minutes_and_attendance_fill_one_leaf(sheets, paper):
    content = minutes_pdf(sheets["id"], paper)
    text = text_of(content)
    assert len(pypdfium2.PdfDocument(content)) == 2
    for words in ("Beritaacararapatcontoh", "Daftarhadir", "Kelompokataudusun", "JanganmenulisNIK", "Wakilwarga"):
        assert words in text


SCRIPT = """
import hashlib, sys
sys.path[:0] = [{plugins!r}, {here!r}]
from sheet_samples import IMPRINT, HERE, library_at
from berdaya.sheets import SheetOptions, make_sheets
run = make_sheets(library_at(HERE / "project"), SheetOptions(IMPRINT))
print(hashlib.sha256(b"".join(item.path.encode() + item.content for item in run.artifacts)).hexdigest())
"""


def test_another_process_folder_and_clock_give_the_same_bytes(sample_run, tmp_path):
    here = Path(__file__).parent
    script = SCRIPT.format(plugins=str(here.parents[1] / "plugins"), here=str(here))
    surroundings = os.environ | {"TZ": "Asia/Jakarta", "LANG": "C", "PYTHONHASHSEED": "7"}
    run = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=surroundings, capture_output=True, text=True)
    made = b"".join(item.path.encode() + item.content for item in sample_run.artifacts)
    assert (run.stdout.strip(), run.stderr) == (hashlib.sha256(made).hexdigest(), "")
