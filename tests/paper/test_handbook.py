"""The handbook: everything is in it, the page numbers are right, and no text can become code."""

import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from book_samples import EVERYTHING, GUIDE, HOSTILE, METHOD, TERM, library_of
from paper_samples import EDITION, HERE, ROOT, documents_of, library_at

from berdaya.cache import Cache
from berdaya.model.document import plain
from berdaya.model.edition import Edition
from berdaya.model.language import CODES
from berdaya.model.markdown import read_short
from berdaya.model.pages import HOME
from berdaya.paper import book, book_pdf, handbook
from berdaya.paper.handbook import handbook_offers, handbooks, kept_handbooks, newest_made

# What a page of the site says and a page of the book leaves out.
UNPRINTED = {("source", "summary")}


def made(library, cache=None, edition=EDITION):
    """The handbooks of a library by language and format."""
    return {(item.lang, item.path.rpartition(".")[2]): item for item in handbooks(library, documents_of(library), edition, cache or Cache(None))}


def pages_of(books, lang):
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(books[lang, "pdf"].content)]


def letters(text: str) -> str:
    """Text without what a line break, a curved quotation mark or a reference to a page changes."""
    return "".join(character for character in text if character.isalpha())


@pytest.mark.parametrize("lang", CODES)
def test_every_text_of_every_record_is_in_the_book(small_library, small_books, lang) -> None:
    whole = letters(" ".join(pages_of(small_books, lang)))
    for record in small_library.records:
        for path, text in record.texts:
            if (record.kind, path[0]) not in UNPRINTED:
                assert letters(plain(read_short(text.get(lang)).inlines)) in whole, (record.key, path)


@pytest.mark.parametrize(("lang", "record", "said"), [("id", "Sepi", "Kursi kosong"), ("en", "Nobody comes", "Empty chairs")])
def test_contents_references_and_index_give_the_page_where_a_record_stands(small_books, lang, record, said) -> None:
    pages = [" ".join(text.split()) for text in pages_of(small_books, lang)]
    place = next(number for number, text in enumerate(pages, 1) if said in text)
    contents = next(text for text in pages if text.startswith(("Isi ", "Contents ")))
    assert f"{record} {place}" in contents
    assert f"{record} {place}" in pages[-1]
    assert any(f"›{place}" in text for text in pages)


def test_the_index_names_the_definition_the_use_and_the_other_names(small_books) -> None:
    pages = pages_of(small_books, "id")
    defined = next(number for number, text in enumerate(pages, 1) if "Bicara untuk mufakat" in text)
    used = next(number for number, text in enumerate(pages, 1) if "Mengenal tempat lewat" in text)
    index = " ".join(pages[-1].split())
    assert f"musyawarah {defined}, {used}" in index
    assert "rembuk, lihat musyawarah" in index


@pytest.mark.parametrize(("lang", "title"), [("id", "Buku panduan pemberdayaan masyarakat"), ("en", "Community empowerment handbook")])
def test_the_pdf_is_tagged_and_says_its_title_and_language(small_books, lang, title) -> None:
    with pikepdf.open(BytesIO(small_books[lang, "pdf"].content)) as pdf:
        metadata = pdf.open_metadata()
        assert str(pdf.Root.Lang) == lang
        assert pdf.Root.MarkInfo.Marked
        assert metadata["dc:title"] == title
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert len(pdf.pages) == small_books[lang, "pdf"].pages == int(metadata["{http://ns.adobe.com/xap/1.0/t/pg/}NPages"])
        assert pdf.Root.Outlines.Count != 0


def test_every_tag_hangs_in_one_tree_and_every_page_and_link_finds_its_own(small_books) -> None:
    """Joined from parts that Typst checked one by one: ISO 32000-1, 14.7."""
    with pikepdf.open(BytesIO(small_books["id", "pdf"].content)) as pdf:
        root = pdf.Root.StructTreeRoot
        parents = {int(root.ParentTree.Nums[at]): root.ParentTree.Nums[at + 1] for at in range(0, len(root.ParentTree.Nums), 2)}
        elements = list(tagged(root.K[0], parents))
        assert len(elements) > 100
        keys = [int(page.obj.StructParents) for page in pdf.pages]
        keys += [int(note.StructParent) for page in pdf.pages for note in page.obj.get("/Annots", ())]
        assert sorted(keys) == sorted(parents), "each key once"
        ids = [str(item.ID) for item in elements if "/ID" in item]
        headers = {str(name) for item in elements for one in item.get("/A", ()) if "/Headers" in one for name in one.Headers}
        assert len(ids) == len(set(ids)) and headers <= set(ids)


def tagged(element, parents):
    """Every element of the tree below one, each checked against its parent and its places on pages."""
    yield element
    kids = element.get("/K", ())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            assert parents[int(element.Pg.StructParents)][kid].objgen == element.objgen
        elif kid.get("/Type") == "/OBJR":
            assert parents[int(kid.Obj.StructParent)].objgen == element.objgen
        elif kid.get("/Type") != "/MCR":
            assert kid.P.objgen == element.objgen
            yield from tagged(kid, parents)


def test_every_link_within_the_book_leads_to_the_page_that_it_names(small_books) -> None:
    with pikepdf.open(BytesIO(small_books["id", "pdf"].content)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        notes = [note for page in pdf.pages for note in page.obj.get("/Annots", ())]
        inner = [note for note in notes if "/Dest" in note]
        assert len(inner) > 20
        assert {str(note.A.URI)[:6] for note in notes if "/A" in note} <= {"https:", "http:/"}
        for note in inner:
            assert str(note.Contents) == f"Halaman {numbers[note.Dest[0].objgen]}"


def test_the_outline_has_parts_with_their_records_below(small_books) -> None:
    with pikepdf.open(BytesIO(small_books["en", "pdf"].content)) as pdf, pdf.open_outline() as outline:
        lines = {item.title: [below.title for below in item.children] for item in outline.root}
    assert next(iter(lines)) == "How to use this book" and list(lines)[-1] == "Index"
    assert ["Begin"] in lines.values()


PROGRAM = """
import hashlib, pathlib, sys
sys.path[:0] = [{here!r}, {plugins!r}, {root!r}]
from book_samples import library_of
from paper_samples import EDITION, documents_of
from berdaya.cache import Cache
from berdaya.paper.handbook import handbooks
library = library_of(pathlib.Path(sys.argv[1]))
if __name__ == "__main__":
    made = handbooks(library, documents_of(library), EDITION, Cache(None), int(sys.argv[2]))
    print(*(hashlib.sha256(book.content).hexdigest() for book in made))
"""


@pytest.mark.parametrize("workers", ["0", "2"])
def test_the_same_library_gives_the_same_bytes_in_another_process(tmp_path, small_books, workers) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM.format(here=str(HERE), plugins=str(ROOT / "plugins"), root=str(ROOT)), encoding="utf-8")
    done = subprocess.run([sys.executable, str(program), str(tmp_path / "a"), workers], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [hashlib.sha256(item.content).hexdigest() for item in small_books.values()]


def test_a_kept_handbook_is_taken_until_the_text_changes(tmp_path, monkeypatch) -> None:
    cache, library = Cache(tmp_path / "kept"), library_of(tmp_path / "a")
    first = made(library, cache)
    cache.save()
    with monkeypatch.context() as patch:
        patch.setattr(handbook, "book_of", lambda *_: pytest.fail("made again"))
        assert made(library, Cache(tmp_path / "kept")) == first
    changed = library_of(tmp_path / "a", {"glossary/musyawarah.yml": TERM.replace("Bicara", "Berembuk")})
    assert made(changed, Cache(tmp_path / "kept"))["id", "pdf"].content != first["id", "pdf"].content


def test_a_build_offers_the_handbook_that_it_finds_with_its_date(tmp_path) -> None:
    cache, library = Cache(tmp_path / "kept"), library_of(tmp_path / "a")
    assert kept_handbooks(library, EDITION, cache) == (), "none is made unasked"
    today = made(library, cache)
    assert kept_handbooks(library, EDITION, cache) == tuple(today.values())
    assert all(book.is_current and book.reviewed == date(2026, 11, 1) for book in today.values())
    assert newest_made(EDITION, cache) != newest_made(EDITION, Cache(None)), "a build of unchanged sources sees that there is one"
    changed = library_of(tmp_path / "a", {"content/guides/mulai.yml": GUIDE.replace("2026-11-01", "2026-11-20")})
    older = kept_handbooks(changed, EDITION, cache)
    assert [replace(book, is_current=True) for book in older] == list(today.values())
    assert not any(book.is_current for book in older)
    assert [offer.words.partition(" MB")[2] for offer in handbook_offers(older)[HOME, "id"]] == [", isi per 1 November 2026"] * 2
    assert [offer.words.partition(" MB")[2] for offer in handbook_offers(older)[HOME, "en"]] == [", contents as of 1 November 2026"] * 2
    assert kept_handbooks(library, replace(EDITION, publisher="Yayasan Lain"), cache) == (), "another cover is another book"


def test_a_book_is_named_after_its_edition() -> None:
    assert handbook._path(Edition("Panduan Desa Él"), "id", "pdf") == "unduh/panduan-desa-el.id.pdf"


def test_hostile_text_stays_text(tmp_path) -> None:
    hostile = json.dumps(dict.fromkeys(CODES, HOSTILE))
    method = METHOD.replace("{id: Dua jam., en: Two hours.}", hostile).replace("{id: Jalan bersama, en: Walking together}", hostile)
    whole = " ".join(pages_of(made(library_of(tmp_path, {"content/methods/jalan.yml": method})), "id"))
    for piece in ("$x^2$", "@c", "[e]", "#{1+1}", "~ = f"):
        assert whole.count(piece) >= 4, f"{piece} in contents, title, text and index"
    assert "#panic(“x”)" in whole and "\\u{41}" in whole


def test_what_a_body_may_hold_is_set(tmp_path) -> None:
    """Tables with gaps, task lists, boxes without titles, notes, headings that skip levels, signs of other fonts."""
    whole = " ".join(pages_of(made(library_of(tmp_path, {"content/guides/mulai.id.md": EVERYTHING})), "id"))
    wanted = (
        "coret",
        "Tingkat empat ✓ ≥",
        "☑",
        "nomor",
        "kutipan",
        "Pertama kali.",
        "Kedua kali.",
        "Tingkat enam",
        '#panic("x")',
        "Sesudahnya.",
        "Isi catatan kaki.",
    )
    assert [words for words in wanted if words not in whole] == []


def test_a_sign_that_no_font_has_stands_in_by_its_name(tmp_path) -> None:
    files = {"glossary/musyawarah.yml": TERM.replace("mufakat.", "mufakat 🐄.")}
    books = made(library_of(tmp_path, files), edition=Edition("Desa 🐄", "Warga 🐄"))
    assert "mufakat [cow]." in " ".join(" ".join(pages_of(books, "id")).split())
    assert "Warga [cow]" in pages_of(books, "id")[0]


def test_a_new_name_of_a_term_makes_the_book_anew(tmp_path) -> None:
    named = {"glossary/musyawarah.yml": TERM + "forms: {id: [berjalan], en: [walked]}\n"}
    keys = [handbook.content_key(library_of(tmp_path / name, files), EDITION, "id", "pdf") for name, files in (("a", {}), ("b", named))]
    assert keys[0] != keys[1]


def test_the_link_says_type_language_pages_and_size(small_books) -> None:
    pages = small_books["id", "pdf"].pages
    assert small_books["id", "epub"].offer.words == "Buku panduan untuk dibaca di ponsel tanpa sinyal: EPUB, Bahasa Indonesia, 0,1 MB"
    assert small_books["id", "pdf"].offer.words == f"Buku panduan lengkap: PDF, Bahasa Indonesia, {pages} halaman, 0,1 MB"
    assert small_books["en", "pdf"].offer.words.startswith("The whole handbook: PDF, English, ")


def test_a_long_section_becomes_several_parts(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(book, "MOST_LETTERS", 400)
    files = {f"content/guides/lain-{number}.yml": GUIDE.replace("Mulai", f"Lain {number}") for number in range(4)}
    files |= {f"content/guides/lain-{number}.id.md": "Isi yang panjang. " * 20 for number in range(4)}
    library = library_of(tmp_path, files)
    parts = book.book_of(library, documents_of(library), "id").parts
    assert [part.title for part in parts if part.name.startswith("start")][:3] == ["Mulai di sini", "Mulai di sini (2)", "Mulai di sini (3)"]
    assert sorted(record.key for part in parts for record in part.records) == sorted(record.key for record in library.records)
    pages = [" ".join(text.split()) for text in pages_of(made(library), "id")]
    place = next(number for number, text in enumerate(pages, 1) if text.count("Lain 3") and "Isi yang panjang" in text)
    assert f"Lain 3 {place}" in pages[2]


def test_numbers_that_move_their_own_pages_are_set_in_room_of_one_width(small_library, small_books, monkeypatch) -> None:
    """Made to happen: no round of natural numbers is taken; the next kind of room then needs one alone."""
    monkeypatch.setattr(book_pdf, "MOST_ROUNDS", 0)
    content, count = book_pdf.book_pdf(book.book_of(small_library, documents_of(small_library), "id"), EDITION, 0)
    assert count == small_books["id", "pdf"].pages
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content)]
    place = next(number for number, text in enumerate(pages, 1) if "Kursi kosong" in text)
    assert any(f"›{place}" in text for text in pages)


def test_without_typst_there_is_an_epub_and_no_complaint(small_library, monkeypatch) -> None:
    monkeypatch.setattr("berdaya.paper.handbook.find_spec", lambda name: None)
    assert list(made(small_library)) == [(code, "epub") for code in CODES]


def stands(title: str, whole: str) -> bool:
    """Whether a title is in the book, in one piece or with the foot of a page between its two parts."""
    return title in whole or any(title[:cut] in whole and title[cut:] in whole for cut in range(8, len(title) - 8))


@pytest.mark.slow
def test_the_real_handbook_holds_every_record() -> None:
    library = library_at(ROOT)
    content, pages = book_pdf.book_pdf(book.book_of(library, documents_of(library), "id"), EDITION, 2)
    document = pypdfium2.PdfDocument(content)
    whole = letters(" ".join(page.get_textpage().get_text_bounded() for page in document).casefold())
    assert not [record.key for record in library.records if not stands(letters(record.title("id").casefold()), whole)]
    assert len(document) == pages
    assert len(content) < 9_000 * pages, "text and drawings, no pictures of pages: a slow phone can fetch it"
