"""The handbook: everything is in it, the page numbers are right, and no text can become code."""

import hashlib
import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from conftest import IMPRINT
from handbook_samples import HOSTILE, METHOD, TERM, library_of

from berdaya.check import check_shapes
from berdaya.handbook import HandbookOptions, make_handbooks
from berdaya.handbook.blocks import blocks
from berdaya.handbook.book import book_of, reviewed_of
from berdaya.handbook.compact import compacted
from berdaya.handbook.manuscript import manuscript
from berdaya.handbook.press import ROOM as PRESS
from berdaya.handbook.press import press
from berdaya.handbook.run import HandbookRun
from berdaya.load import load
from berdaya.model.language import CODES
from berdaya.model.plain import plain
from berdaya.model.walk import texts
from berdaya.relate import relate
from berdaya.sheets.typeset import typeset

ROOT = Path(__file__).parents[2]
# What a page of the site says and a page of the book leaves out.
UNPRINTED = {("source", "summary")}


def pages_of(run: HandbookRun, lang: str) -> list[str]:
    content = next(item.content for item in run.artifacts if item.path.endswith(f".{lang}.pdf"))
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content)]


def letters(text: str) -> str:
    """Text without what a line break, a curved quotation mark or a reference to a page changes."""
    return "".join(character for character in text if character.isalpha())


@pytest.mark.parametrize("lang", CODES)
def test_every_text_of_every_record_is_in_the_book(small_library, small_run, lang) -> None:
    book = letters(" ".join(pages_of(small_run, lang)))
    for record in small_library.records:
        for path, text in texts(record.data):
            if (record.kind, path[0]) not in UNPRINTED:
                assert letters(plain(text.get(lang))) in book, (record.key, path)


@pytest.mark.parametrize(("lang", "record", "said"), [("id", "Sepi", "Kursi kosong"), ("en", "Nobody comes", "Empty chairs")])
def test_contents_references_and_index_give_the_page_where_a_record_stands(small_run, lang, record, said) -> None:
    pages = [" ".join(text.split()) for text in pages_of(small_run, lang)]
    place = next(number for number, text in enumerate(pages, 1) if said in text)
    contents = next(text for text in pages if text.startswith(("Isi ", "Contents ")))
    assert f"{record} {place}" in contents
    assert f"{record} {place}" in pages[-1]
    assert any(f"›{place}" in text for text in pages)


def test_the_index_names_the_definition_the_use_and_the_other_names(small_run) -> None:
    pages = pages_of(small_run, "id")
    defined = next(number for number, text in enumerate(pages, 1) if "Bicara untuk mufakat" in text)
    used = next(number for number, text in enumerate(pages, 1) if "Mengenal tempat lewat" in text)
    index = " ".join(pages[-1].split())
    assert f"musyawarah {defined}, {used}" in index
    assert "rembuk, lihat musyawarah" in index


@pytest.mark.parametrize(("lang", "title"), [("id", "Buku panduan pemberdayaan masyarakat"), ("en", "Community empowerment handbook")])
def test_the_pdf_is_tagged_and_says_its_title_and_language(small_run, lang, title) -> None:
    content = next(item.content for item in small_run.artifacts if item.path == f"unduh/berdaya.{lang}.pdf")
    with pikepdf.open(BytesIO(content)) as pdf:
        metadata = pdf.open_metadata()
        assert str(pdf.Root.Lang) == lang
        assert pdf.Root.MarkInfo.Marked
        assert metadata["dc:title"] == title
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert len(pdf.pages) == next(item.pages for item in small_run.handbooks if item.lang == lang and item.pages)
        assert pdf.Root.Outlines.Count != 0


def test_the_same_library_gives_the_same_bytes_in_another_process(tmp_path, small_library, small_run) -> None:
    program = (
        "import sys, pathlib; sys.path[:0] = ['tests/handbook', '.']; from handbook_samples import library_of; from conftest import IMPRINT;"
        "from berdaya.handbook import *; run = make_handbooks(library_of(pathlib.Path(sys.argv[1])), HandbookOptions(IMPRINT));"
        "import hashlib; print(*(hashlib.sha256(item.content).hexdigest() for item in run.artifacts))"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [hashlib.sha256(item.content).hexdigest() for item in small_run.artifacts]


def test_a_kept_handbook_is_taken_until_the_text_changes(tmp_path) -> None:
    options = HandbookOptions(IMPRINT, tmp_path / "kept")
    first = make_handbooks(library_of(tmp_path / "a"), options)
    kept = {path.name: path.stat().st_mtime_ns for path in options.cache.iterdir()}
    assert make_handbooks(library_of(tmp_path / "a"), options) == first
    assert {path.name: path.stat().st_mtime_ns for path in options.cache.iterdir()} == kept
    changed = {"glossary/musyawarah.yml": TERM.replace("Bicara", "Berembuk")}
    assert make_handbooks(library_of(tmp_path / "a", changed), options).artifacts[0] != first.artifacts[0]
    assert len(list(options.cache.iterdir())) == 2 * len(CODES)


def test_hostile_text_stays_text(tmp_path) -> None:
    hostile = json.dumps({code: HOSTILE for code in CODES})
    method = METHOD.replace("{id: Dua jam., en: Two hours.}", hostile).replace("{id: Jalan bersama, en: Walking together}", hostile)
    run = make_handbooks(library_of(tmp_path, {"content/methods/jalan.yml": method}), HandbookOptions(IMPRINT))
    whole = " ".join(pages_of(run, "id"))
    assert not run.problems
    for piece in ("$x^2$", "@c", "[e]", "#{1+1}", "~ = f"):
        assert whole.count(piece) >= 4, f"{piece} in contents, title, text and index"
    assert "#panic(“x”)" in whole and "\\u{41}" in whole


def test_marks_within_marks_of_their_kind_count_once() -> None:
    """A row of a hundred asterisks would nest deeper than Typst reads."""
    assert blocks("<p>" + "<strong>" * 100 + "a <em>b</em>" + "</strong>" * 100 + "</p>") == blocks("<p><strong>a <em>b</em></strong></p>")


def test_a_box_without_a_title_keeps_its_contents_and_an_empty_one_stops_nothing(tmp_path) -> None:
    body = '!!! note ""\n    - Pertama kali.\n    - Kedua kali.\n\n!!! note ""\n\nSesudahnya.\n'
    run = make_handbooks(library_of(tmp_path, {"content/guides/mulai.id.md": body}), HandbookOptions(IMPRINT))
    whole = " ".join(pages_of(run, "id"))
    assert [words for words in ("Pertama kali.", "Kedua kali.", "Sesudahnya.") if words not in whole] == []


def test_a_new_name_of_a_term_makes_the_book_anew(tmp_path) -> None:
    options = HandbookOptions(IMPRINT, tmp_path / "kept")
    make_handbooks(library_of(tmp_path / "a"), options)
    kept = {path.name for path in options.cache.iterdir()}
    named = {"glossary/musyawarah.yml": TERM + "forms: {id: [berjalan], en: [walked]}\n"}
    make_handbooks(library_of(tmp_path / "a", named), options)
    assert not kept & {path.name for path in options.cache.iterdir()}


def test_a_character_that_the_font_lacks_is_a_problem_of_its_record(tmp_path) -> None:
    files = {"glossary/musyawarah.yml": TERM.replace("mufakat.", "mufakat ☃.")}
    run = make_handbooks(library_of(tmp_path, files), HandbookOptions(IMPRINT))
    assert [(item.code, item.place.path, item.args["characters"]) for item in run.problems] == [
        ("handbook-glyph", "glossary/musyawarah.yml", "☃ (U+2603)")
    ]
    assert [item.path for item in run.handbooks] == ["unduh/berdaya.id.epub", "unduh/berdaya.en.pdf", "unduh/berdaya.en.epub"]


def test_a_character_of_the_sites_name_is_a_problem_of_the_settings(tmp_path) -> None:
    options = HandbookOptions(type(IMPRINT)(publisher="Warga ☃"))
    problems = make_handbooks(library_of(tmp_path), options).problems
    assert {item.place.path for item in problems} == {"mkdocs.yml"}


def test_the_link_says_type_language_pages_and_size(small_run) -> None:
    said = {item.path: item.words for item in small_run.handbooks}
    pages = small_run.handbooks[0].pages
    assert said["unduh/berdaya.id.epub"] == "Buku panduan untuk dibaca di ponsel tanpa sinyal: EPUB, Bahasa Indonesia, 0,1 MB"
    assert said["unduh/berdaya.id.pdf"] == f"Buku panduan lengkap: PDF, Bahasa Indonesia, {pages} halaman, 0,1 MB"
    assert said["unduh/berdaya.en.pdf"].startswith("The whole handbook: PDF, English, ")


def test_packing_loses_no_object(small_library) -> None:
    text = manuscript(small_library, book_of(small_library, "id"), IMPRINT)
    plain_pdf = typeset(PRESS / "templates" / "handbook.typ", text, reviewed_of(small_library))
    packed = compacted(plain_pdf)
    assert len(packed) < len(plain_pdf)
    with pikepdf.open(BytesIO(plain_pdf)) as before, pikepdf.open(BytesIO(packed)) as after:
        assert not after.get_warnings()
        assert after.Root.StructTreeRoot.keys() == before.Root.StructTreeRoot.keys()
        kinds = [[str(item.get("/Type")) for item in pdf.objects if isinstance(item, pikepdf.Dictionary)] for pdf in (before, after)]
        assert [kind for kind in kinds[1] if kind not in ("/ObjStm", "/XRef")] == kinds[0]
    assert [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(packed)] == [
        page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(plain_pdf)
    ]


def test_without_typst_there_is_no_book_and_no_complaint(small_library, monkeypatch) -> None:
    monkeypatch.setattr("berdaya.handbook.run.find_spec", lambda name: None)
    assert make_handbooks(small_library) == HandbookRun()


@pytest.mark.slow
def test_the_real_handbook_holds_every_record() -> None:
    library = relate(check_shapes(load(ROOT).drafts)[0])
    run = press(library, "id", HandbookOptions(IMPRINT))
    assert not run.problems
    book = letters(" ".join(pages_of(run, "id")).casefold())
    assert not [record.key for record in library.records if letters(plain(record.title("id")).casefold()) not in book]
    assert run.handbooks[0].size < 3_000_000, "a book that a slow phone can fetch"
