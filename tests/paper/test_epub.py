"""The handbook as EPUB: a reader opens it, every link leads somewhere, and no text becomes markup."""

import json
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from posixpath import join, normpath
from zipfile import ZIP_STORED, ZipFile

import pytest
from book_samples import EVERYTHING, HOSTILE, METHOD, library_of
from lxml import etree
from paper_samples import EDITION, documents_of

from berdaya.cache import Cache
from berdaya.model.document import plain
from berdaya.model.language import CODES
from berdaya.model.markdown import read_short
from berdaya.paper.handbook import handbooks

OPF = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
XHTML = {"x": "http://www.w3.org/1999/xhtml"}
# What a page of the site says and a book leaves out.
UNPRINTED = {("source", "summary")}


def opened(books: dict, lang: str) -> ZipFile:
    return ZipFile(BytesIO(books[lang, "epub"].content))


def made(library) -> dict:
    return {(book.lang, book.path.rpartition(".")[2]): book for book in handbooks(library, documents_of(library), EDITION, Cache(None))}


def documents(book: ZipFile) -> dict[str, etree._Element]:
    """Every XML file of the book, parsed; fails where one is not well-formed."""
    return {name: etree.fromstring(book.read(name)) for name in book.namelist() if name.endswith((".xhtml", ".opf", ".ncx", ".xml"))}


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalpha())


@pytest.mark.parametrize("lang", CODES)
def test_readers_know_the_format_by_its_first_file(small_books, lang) -> None:
    first = opened(small_books, lang).infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert opened(small_books, lang).read("mimetype") == b"application/epub+zip"


@pytest.mark.parametrize("lang", CODES)
def test_the_package_lists_every_file_and_reads_each_page_once(small_books, lang) -> None:
    book = opened(small_books, lang)
    package = documents(book)["EPUB/content.opf"]
    listed = {item.get("id"): item.get("href") for item in package.iterfind(".//o:item", OPF)}
    held = {name.removeprefix("EPUB/") for name in book.namelist() if name.startswith("EPUB/")} - {"content.opf"}
    assert sorted(listed.values()) == sorted(held)
    read = [listed[item.get("idref")] for item in package.iterfind(".//o:itemref", OPF)]
    assert sorted(read) == sorted(name for name in held if name.endswith(".xhtml"))
    assert package.findtext(".//dc:language", namespaces=OPF) == lang
    assert package.findtext(".//dc:rights", namespaces=OPF) == EDITION.licence


@pytest.mark.parametrize("lang", CODES)
def test_every_link_leads_to_a_place_in_the_book_or_abroad(small_books, lang) -> None:
    files = documents(opened(small_books, lang))
    ids = {name: set(tree.xpath("//@id")) for name, tree in files.items()}
    targets = list(links(files))
    assert len(targets) > 20
    for origin, target in targets:
        path, _, fragment = target.partition("#")
        file = normpath(join("EPUB", path)) if path else origin
        assert file in files, (origin, target)
        assert not fragment or fragment in ids[file], (origin, target)


def links(files: dict[str, etree._Element]) -> Iterator[tuple[str, str]]:
    for name, tree in files.items():
        for target in tree.xpath("//@href | //@src"):
            if name.endswith((".xhtml", ".ncx")) and not target.startswith(("https:", "http:", "mailto:")) and not target.endswith(".css"):
                yield name, target


@pytest.mark.parametrize("lang", CODES)
def test_every_text_of_every_record_is_in_the_book(small_library, small_books, lang) -> None:
    files = documents(opened(small_books, lang))
    whole = letters(" ".join("".join(tree.itertext()) for name, tree in files.items() if name.endswith(".xhtml")))
    for record in small_library.records:
        for path, text in record.texts:
            if (record.kind, path[0]) not in UNPRINTED:
                assert letters(plain(read_short(text.get(lang)).inlines)) in whole, (record.key, path)


def test_pages_say_their_language_and_mark_the_other(small_books) -> None:
    files = documents(opened(small_books, "id"))
    pages = [tree for name, tree in files.items() if name.endswith(".xhtml")]
    assert {page.get("lang") for page in pages} == {page.get("{http://www.w3.org/XML/1998/namespace}lang") for page in pages} == {"id"}
    marked = files["EPUB/glossary-1-term.xhtml"].xpath("//x:span[@lang]", namespaces=XHTML)
    assert [item.get("{http://www.w3.org/XML/1998/namespace}lang") for item in marked] == ["en"]


def test_a_link_between_records_leads_from_file_to_file(small_books) -> None:
    files = documents(opened(small_books, "en"))
    method = files["EPUB/method-jalan.xhtml"]
    assert "challenge-sepi.xhtml" in method.xpath("//@href")
    assert [tree for tree in files.values() if tree.xpath("//*[@href='challenge/sepi']")] == []


def test_hostile_text_breaks_no_file(tmp_path) -> None:
    hostile = json.dumps(dict.fromkeys(CODES, HOSTILE))
    method = METHOD.replace("{id: Dua jam., en: Two hours.}", hostile).replace("{id: Jalan bersama, en: Walking together}", hostile)
    files = documents(opened(made(library_of(tmp_path, {"content/methods/jalan.yml": method})), "id"))
    assert "#panic" in "".join(files["EPUB/method-jalan.xhtml"].itertext())
    assert "#panic" in "".join(files["EPUB/nav.xhtml"].itertext()) and "#panic" in "".join(files["EPUB/toc.ncx"].itertext())


def test_what_a_body_may_hold_is_well_formed(tmp_path) -> None:
    """Everything that Markdown knows; each ``id`` of a file once."""
    library = library_of(tmp_path, {"content/guides/mulai.id.md": EVERYTHING})
    for name, tree in documents(opened(made(library), "id")).items():
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), name
    guide = documents(opened(made(library), "id"))["EPUB/guide-mulai.xhtml"]
    assert [len(guide.xpath(f"//x:{tag}", namespaces=XHTML)) for tag in ("table", "pre", "blockquote", "sup", "hr", "del")] == [1, 1, 1, 1, 1, 1]
    levels = [int(item.tag[-1]) for item in guide.iter() if str(item.tag)[-2:] in ("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))
