"""The handbook as EPUB: a reader opens it, every link leads somewhere, and no text becomes markup."""

import json
from collections.abc import Iterator
from io import BytesIO
from posixpath import join, normpath
from zipfile import ZIP_STORED, ZipFile

import pytest
from conftest import IMPRINT
from handbook_samples import HOSTILE, METHOD, library_of
from lxml import etree

from berdaya.handbook import HandbookOptions, HandbookRun, make_handbooks
from berdaya.model.language import CODES
from berdaya.model.plain import plain
from berdaya.model.walk import texts

OPF = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
XHTML = {"x": "http://www.w3.org/1999/xhtml"}
# What a page of the site says and a book leaves out.
UNPRINTED = {("source", "summary")}


def opened(run: HandbookRun, lang: str) -> ZipFile:
    return ZipFile(BytesIO(next(item.content for item in run.artifacts if item.path == f"unduh/berdaya.{lang}.epub")))


def documents(book: ZipFile) -> dict[str, etree._Element]:
    """Every XML file of the book, parsed; fails where one is not well-formed."""
    return {name: etree.fromstring(book.read(name)) for name in book.namelist() if name.endswith((".xhtml", ".opf", ".ncx", ".xml"))}


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalpha())


@pytest.mark.parametrize("lang", CODES)
def test_readers_know_the_format_by_its_first_file(small_run, lang) -> None:
    first = opened(small_run, lang).infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert opened(small_run, lang).read("mimetype") == b"application/epub+zip"


@pytest.mark.parametrize("lang", CODES)
def test_the_package_lists_every_file_and_reads_each_page_once(small_run, lang) -> None:
    book = opened(small_run, lang)
    package = documents(book)["EPUB/content.opf"]
    listed = {item.get("id"): item.get("href") for item in package.iterfind(".//o:item", OPF)}
    held = {name.removeprefix("EPUB/") for name in book.namelist() if name.startswith("EPUB/")} - {"content.opf"}
    assert sorted(listed.values()) == sorted(held)
    read = [listed[item.get("idref")] for item in package.iterfind(".//o:itemref", OPF)]
    assert sorted(read) == sorted(name for name in held if name.endswith(".xhtml"))
    assert package.findtext(".//dc:language", namespaces=OPF) == lang
    assert package.findtext(".//dc:rights", namespaces=OPF) == IMPRINT.licence


@pytest.mark.parametrize("lang", CODES)
def test_every_link_leads_to_a_place_in_the_book_or_abroad(small_run, lang) -> None:
    files = documents(opened(small_run, lang))
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
def test_every_text_of_every_record_is_in_the_book(small_library, small_run, lang) -> None:
    files = documents(opened(small_run, lang))
    whole = letters(" ".join("".join(tree.itertext()) for name, tree in files.items() if name.endswith(".xhtml")))
    for record in small_library.records:
        for path, text in texts(record.data):
            if (record.kind, path[0]) not in UNPRINTED:
                assert letters(plain(text.get(lang))) in whole, (record.key, path)


def test_pages_say_their_language_and_mark_the_other(small_run) -> None:
    files = documents(opened(small_run, "id"))
    pages = [tree for name, tree in files.items() if name.endswith(".xhtml")]
    assert {page.get("lang") for page in pages} == {page.get("{http://www.w3.org/XML/1998/namespace}lang") for page in pages} == {"id"}
    marked = files["EPUB/term-1.xhtml"].xpath("//x:span[@lang]", namespaces=XHTML)
    assert [item.get("{http://www.w3.org/XML/1998/namespace}lang") for item in marked] == ["en"]


def test_a_link_between_records_leads_from_leaf_to_leaf(small_run) -> None:
    files = documents(opened(small_run, "en"))
    method = files["EPUB/method-jalan.xhtml"]
    assert "challenge-sepi.xhtml" in method.xpath("//@href")
    assert [tree for tree in files.values() if tree.xpath("//*[@href='challenge/sepi']")] == []


def test_hostile_text_breaks_no_file(tmp_path) -> None:
    hostile = json.dumps({code: HOSTILE for code in CODES})
    method = METHOD.replace("{id: Dua jam., en: Two hours.}", hostile).replace("{id: Jalan bersama, en: Walking together}", hostile)
    run = make_handbooks(library_of(tmp_path, {"content/methods/jalan.yml": method}), HandbookOptions(IMPRINT))
    files = documents(opened(run, "id"))
    assert "#panic" in "".join(files["EPUB/method-jalan.xhtml"].itertext())
    assert "#panic" in "".join(files["EPUB/nav.xhtml"].itertext()) and "#panic" in "".join(files["EPUB/toc.ncx"].itertext())
