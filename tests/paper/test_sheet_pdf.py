"""Sheets as PDF: what is on them, how they look to a copier, a phone camera and a screen reader."""

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

from berdaya.model.edition import Edition
from berdaya.paper.formats import A4, F4, LARGE, NORMAL, PAPERS, PRINTS
from berdaya.paper.pdf import LONG_SETTING, SETTINGS, minutes_pdf, sheet_pdf

POINTS_PER_MM = 72 / 25.4
MADE = {}


def made(printed, paper, size):
    """Set a sheet once for all tests."""
    key = (printed.sheet.id, printed.sheet.lang, paper, size)
    MADE[key] = MADE.get(key) or pdf(printed, paper, size)
    return MADE[key]


def pdf(printed, paper, size=NORMAL, **changes):
    """Set a sheet in which some texts are others."""
    return sheet_pdf(replace(printed.sheet, **changes), printed.edition, paper, size)[0]


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
def test_the_longest_sheet_fits_on_one_leaf(real_printed, code, paper):
    document = pikepdf.open(BytesIO(made(real_printed[code], paper, NORMAL)))
    assert len(document.pages) == 2
    width, height = (float(side) / POINTS_PER_MM for side in document.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (paper.width, paper.height)


@pytest.mark.parametrize("size", PRINTS, ids=lambda size: size.name)
@pytest.mark.parametrize("code", ["id", "en"])
def test_every_item_and_what_to_do_is_on_paper(real_printed, code, size):
    printed = real_printed[code]
    sheet = printed.sheet
    text = text_of(made(printed, A4, size))
    wanted = [part for item in sheet.items() for part in (item.text, item.if_no or "")]
    wanted += [sheet.title, sheet.not_covered, printed.licence, printed.version, *sheet.signatures]
    wanted += [printed.words.sheet.untested, printed.address.text]
    assert [part for part in wanted if letters(part) not in text] == []


def test_residents_sign_first(real_printed):
    text = text_of(made(real_printed["id"], A4, NORMAL))
    first, *others = (text.rindex(letters(label)) for label in real_printed["id"].sheet.signatures)
    assert first < min(others)


@pytest.mark.parametrize("code", ["id", "en"])
def test_a_pdf_says_its_title_language_and_standards(printed, code):
    document = pikepdf.open(BytesIO(made(printed[code], A4, NORMAL)))
    assert document.Root.Lang == code
    assert document.Root.MarkInfo.Marked
    with document.open_metadata() as metadata:
        assert metadata["dc:title"] == printed[code].sheet.title
        assert (metadata["pdfuaid:part"], metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("1", "2", "A")


def test_a_screen_reader_hears_whose_box_it_is(printed):
    document = pikepdf.open(BytesIO(made(printed["id"], A4, NORMAL)))
    heard = {str(item.Alt) for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item}
    boxes = {f"{item.code} {answer}: kotak untuk dicentang" for item in printed["id"].sheet.items() for answer in ("Ya", "Belum", "Tidak relevan")}
    assert boxes <= heard
    assert "Kode QR menuju contoh.example/berdaya/P/CONTOH/" in heard


def test_headings_stand_once_in_the_outline(real_printed):
    sheet = real_printed["id"].sheet
    with pikepdf.open(BytesIO(made(real_printed["id"], A4, LARGE))).open_outline() as outline:
        titles = [child.title for child in outline.root[0].children]
    assert titles[: len(sheet.pauses)] == [f"{pause.letter}. {pause.title}" for pause in sheet.pauses]
    assert len(titles) == len(set(titles))


SIGNS = "≥ ≤ → ← ✓ ✗ ☐ ☑ ′ ″ ≈ − °"


def test_signs_of_field_texts_are_drawn_from_further_fonts(printed):
    """A non-breaking hyphen, as word processors write it, is a hyphen at which no line breaks."""
    first = replace(printed["id"].sheet.pauses[0], title=f"Undang {SIGNS} tanda‑tanda")
    drawn = pypdfium2.PdfDocument(pdf(printed["id"], A4, pauses=(first,)))[0].get_textpage().get_text_bounded()
    assert [sign for sign in SIGNS.split() if sign not in drawn] == []
    assert "tanda-tanda" in drawn.replace("\u2060", "")


def test_a_sign_that_no_font_has_is_named(printed):
    page = pypdfium2.PdfDocument(pdf(printed["id"], A4, purpose="Undang 🐄 dan 👍🏽"))[0]
    assert "Undang [cow] dan [thumbs up sign]" in page.get_textpage().get_text_bounded()


@pytest.mark.parametrize(
    "changes",
    [
        {"signatures": ()},
        {"signatures": ("Wakil " + "warga " * 90,) * 9},
        {"title": "panjang " * 40},
        {"not_covered": "tidak " * 900},
    ],
)
def test_no_length_and_no_lack_stops_a_sheet(printed, changes):
    assert text_of(pdf(printed["id"], A4, **changes))
    assert minutes_pdf(replace(printed["id"].sheet, **changes), printed["id"].edition, F4)


def test_a_long_sheet_takes_the_pages_that_it_needs_and_numbers_them(printed):
    """As real field forms: forty short items in eight pause points."""
    sheet = printed["id"].sheet
    items = tuple(replace(sheet.pauses[0].items[1], text=f"Butir nomor {number} dari lembar ini") for number in range(5))
    long = replace(sheet, pauses=tuple(replace(sheet.pauses[0], letter=letter, items=items) for letter in "ABCDEFGHIJ"))
    content, setting = sheet_pdf(long, printed["id"].edition, A4, NORMAL)
    pages = [letters(page.get_textpage().get_text_bounded()) for page in pypdfium2.PdfDocument(content)]
    assert len(pages) > 2 and setting == LONG_SETTING
    assert [f"halaman{number}dari{len(pages)}" in text for number, text in enumerate(pages, 1)] == [True] * len(pages)


def test_an_item_is_whole_on_its_page(printed):
    """Boxes to tick stand beside their words, also where a pause point goes over two pages."""
    sheet = printed["id"].sheet
    item = replace(sheet.pauses[0].items[0], text="kata " * 60 + "AKHIR", if_no="lalu " * 30 + "SELESAI")
    long = replace(sheet, pauses=(replace(sheet.pauses[0], items=(item,) * 12),))
    content, _ = sheet_pdf(long, printed["id"].edition, A4, LARGE)
    for page in pypdfium2.PdfDocument(content):
        text = page.get_textpage().get_text_bounded()
        assert text.count("AKHIR") == text.count("SELESAI")


def test_only_our_font_is_embedded(printed):
    document = pikepdf.open(BytesIO(made(printed["id"], A4, NORMAL)))
    known = [item for item in document.objects if isinstance(item, pikepdf.Dictionary)]
    fonts = [item for item in known if item.get("/Type") == "/FontDescriptor"]
    assert {str(font.FontName).partition("+")[2].partition("-")[0] for font in fonts} == {"AtkinsonHyperlegibleNext"}
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_letters_are_at_least_nine_points_and_items_twelve(real_printed):
    sizes = {operands[1] for operator, operands in operators(made(real_printed["id"], A4, NORMAL)) if operator == "Tf"}
    assert min(sizes) >= 9
    assert 12 in sizes


def test_large_print_is_sixteen_points(printed):
    sizes = {operands[1] for operator, operands in operators(made(printed["id"], A4, LARGE)) if operator == "Tf"}
    assert 16 in sizes
    assert min(sizes) >= 12


def test_a_copier_sees_black_and_white_and_no_hairline(real_printed):
    """Greys fade and thin lines break on a photocopier: 7:1 holds because there is only black on white."""
    drawn = list(operators(made(real_printed["id"], A4, NORMAL)))
    assert {value for operator, operands in drawn if operator in ("g", "G", "rg", "RG", "sc", "SC", "scn", "SCN") for value in operands} <= {0, 1}
    assert min(operands[0] for operator, operands in drawn if operator == "w") >= 0.6


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_poor_camera_reads_the_code(printed, paper):
    """100 dots an inch, blurred, hardly more than a copied sheet under a lamp."""
    sheet = printed["id"]
    page = pypdfium2.PdfDocument(made(sheet, paper, NORMAL))[0].render(scale=100 / 72).to_pil()
    found = zxingcpp.read_barcodes(page.convert("L").filter(ImageFilter.GaussianBlur(1)))
    assert [code.text for code in found] == [sheet.address.qr_payload]
    left, right = found[0].position.top_left.x, found[0].position.top_right.x
    assert (right - left) / 100 * 25.4 >= 25.5


def test_without_an_address_there_is_no_code(printed):
    page = pypdfium2.PdfDocument(pdf(replace(printed["id"], edition=Edition()), A4))[0].render(scale=2).to_pil()
    assert zxingcpp.read_barcodes(page) == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_minutes_and_attendance_fill_one_leaf(printed, paper):
    content = minutes_pdf(printed["id"].sheet, printed["id"].edition, paper)
    text = text_of(content)
    assert len(pypdfium2.PdfDocument(content)) == 2
    for words in ("Beritaacararapatcontoh", "Daftarhadir", "Kelompokataudusun", "JanganmenulisNIK", "Wakilwarga"):
        assert words in text


SCRIPT = """
import hashlib, sys
sys.path[:0] = [{plugins!r}, {here!r}]
from paper_samples import HERE, library_at, made_from
run = made_from(library_at(HERE / "project"))
print(hashlib.sha256(b"".join(item.path.encode() + item.content for item in run.artifacts)).hexdigest())
"""


def test_another_process_folder_and_clock_give_the_same_bytes(sample_run, tmp_path):
    here = Path(__file__).parent
    script = SCRIPT.format(plugins=str(here.parents[1] / "plugins"), here=str(here))
    surroundings = os.environ | {"TZ": "Asia/Jakarta", "LANG": "C", "PYTHONHASHSEED": "7"}
    run = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=False)
    made = b"".join(item.path.encode() + item.content for item in sample_run.artifacts)
    assert (run.stdout.strip(), run.stderr) == (hashlib.sha256(made).hexdigest(), "")


def test_settings_go_from_generous_to_tight():
    assert list(SETTINGS) == sorted(SETTINGS, key=lambda setting: (not setting.whole, -setting.air))
