"""The sheet on its page and in a file of its own: valid, labelled, complete, and small."""

import re
from pathlib import Path

import html5lib
import pytest
import yaml
from bs4 import BeautifulSoup

from berdaya.build import check
from berdaya.export.single_file import single_files
from berdaya.model.page import Site
from berdaya.model.plain import plain
from berdaya.render.checklist_file import checklist_file
from berdaya.render.print_record import printed
from berdaya.render.record_page import record_page
from tests.checklist.sample import TODAY, changed, item, sheet
from tests.small_sites import SOURCE, TERM, write_site

ROOT = Path(__file__).parents[2]
# With what keeps answers of two open copies and of an older version: a picture sent by WhatsApp is five times as large.
LARGEST_FILE = 28_000


@pytest.fixture(scope="module")
def library():
    return check(ROOT, TODAY).library


@pytest.fixture(scope="module")
def files(library):
    return {artifact.path: artifact.content.decode() for artifact in single_files(library, Site((), {}))}


def sheet_html(library, record, lang: str) -> str:
    """The raw HTML of the sheet within the page's Markdown."""
    markdown = record_page(library, record, lang).markdown
    end = markdown.index("\n</div>\n", markdown.index('<div class="bd-notice"')) + len("\n</div>")
    return markdown[markdown.index('<div class="bd-sheet"') : end]


def library_with(folder: Path, record: dict):
    files = {"glossary/desa.yml": TERM, "content/sources/buku.yml": SOURCE, "checklists/uji.yml": yaml.safe_dump(record)}
    return check(write_site(folder, files), TODAY).library


def every_sheet(library):
    return [(record, lang, sheet_html(library, record, lang)) for record in library.of("checklist") for lang in ("id", "en")]


def strict_problems(html: str) -> list[str]:
    parser = html5lib.HTMLParser()
    parser.parse(html)
    return [code for _, code, _ in parser.errors]


def test_the_html_is_valid(library, files) -> None:
    for _, _, html in every_sheet(library):
        assert strict_problems(f"<!doctype html><title>x</title>{html}") == []
    for html in files.values():
        assert strict_problems(html) == []


def test_every_control_has_a_name_for_readers_and_ids_are_unique(library) -> None:
    for _, _, html in every_sheet(library):
        soup = BeautifulSoup(html, "html5lib")
        for control in soup.select("input, textarea"):
            label = control.find_parent("label")
            assert control.get("aria-label") or (label and label.get_text(strip=True))
        ids = [element["id"] for element in soup.select("[id]")]
        assert len(ids) == len(set(ids))
        for group in soup.select("[role=radiogroup]"):
            assert soup.find(id=group["aria-labelledby"]).get_text(strip=True)
        assert all(fieldset.find("legend").get_text(strip=True) for fieldset in soup.select("fieldset"))


def test_a_page_and_a_file_hold_every_item_and_the_decision(library, files) -> None:
    for record, lang, html in every_sheet(library):
        page = BeautifulSoup(html, "html5lib").get_text(" ")
        file = BeautifulSoup(files[f"unduh/{record.data.code.lower()}/{record.id}.{lang}.html"], "html5lib").get_text(" ")
        wanted = [entry.text for pause in record.data.pauses for entry in pause.items]
        wanted += [entry.if_no for pause in record.data.pauses for entry in pause.items if entry.if_no]
        wanted += [record.data.decision.question, *(choice.then for choice in record.data.decision.choices), *record.data.signatures]
        for text in wanted:
            assert plain(text.get(lang)) in page
            assert plain(text.get(lang)) in file


def test_every_item_has_three_answers_and_stops_are_marked_with_a_word(library) -> None:
    for record, _, html in every_sheet(library):
        soup = BeautifulSoup(html, "html5lib")
        items = [entry for pause in record.data.pauses for entry in pause.items]
        shown = soup.select(".bd-item")
        assert [box.select("input")[0]["name"] for box in shown] == [f"a.{entry.id}" for entry in items]
        assert all(len(box.select("input[type=radio]")) == 3 for box in shown)
        assert [bool(box.select(".bd-stop")) for box in shown] == [entry.stop for entry in items]


def test_files_are_small_and_need_nothing_else(files) -> None:
    assert len(files) >= 2
    for path, html in files.items():
        assert len(html.encode()) <= LARGEST_FILE, path
        assert not re.search(r'(?:src|href)=|@import|url\(', html), path


def test_texts_of_authors_are_escaped(tmp_path: Path) -> None:
    record = changed("pauses/0/items/1", item("dua", 'Tulis "A" & B', 'Write "A" & B'))
    library = library_with(tmp_path, record)
    assert 'Tulis "A" &amp; B' in sheet_html(library, library.get("checklist/uji"), "id")


def test_a_text_without_translation_is_marked_with_its_language(tmp_path: Path) -> None:
    record = changed("pauses/0/items/1/text", {"id": "Tulis nama warga"})
    library = library_with(tmp_path, record)
    assert '<span lang="id">Tulis nama warga</span>' in sheet_html(library, library.get("checklist/uji"), "en")


def test_the_banner_goes_when_the_sheet_was_tried(tmp_path: Path) -> None:
    for tested, banner in (([], True), ([{"date": TODAY, "place": "Desa uji", "people": "tim"}], False)):
        library = library_with(tmp_path, changed("tested", tested))
        assert ("bd-untested" in sheet_html(library, library.get("checklist/uji"), "id")) is banner



def test_a_sheet_with_more_pause_points_than_letters_has_a_page(tmp_path: Path) -> None:
    record = sheet()
    record["pauses"] = [{**sheet()["pauses"][0], "id": f"jeda-{at}", "items": [item(f"butir-{at}")]} for at in range(28)]
    library = library_with(tmp_path, record)
    html = sheet_html(library, library.get("checklist/uji"), "id")
    assert [code for code in ("Z1", "AA1", "AB1") if f'id="t-{code}"' not in html] == []
    assert "AB1" in printed(library, library.get("checklist/uji"), "id", {"buku": 1})


def test_the_file_leaves_the_words_of_authors_alone(tmp_path: Path) -> None:
    words = 'Tulis nama="Abd-Rahman" di papan, bukan </p> <q'
    library = library_with(tmp_path, {**changed("pauses/0/items/1", item("dua", words)), "title": {"id": "Abd-Rahman", "en": "Abd-Rahman"}})
    html = checklist_file(library, library.get("checklist/uji"), "id").content.decode()
    soup = BeautifulSoup(html, "html5lib")
    assert [words in text.get_text() for text in soup.select(".item span")].count(True) == 1
    assert soup.title.get_text() == soup.h1.get_text() == "Abd-Rahman"
