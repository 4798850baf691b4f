"""The sheet on its page, on paper and in a file of its own: valid, labelled, complete, and small."""

import re
from pathlib import Path

import html5lib
import pytest
import yaml
from bs4 import BeautifulSoup

from berdaya.build import Build
from berdaya.compose.sheet import sheet_of
from berdaya.model.document import plain
from berdaya.model.language import CODES
from berdaya.model.library import Library
from berdaya.model.markdown import read_short
from berdaya.model.pages import RecordPage, SectionPrint
from berdaya.pages.contents import ContentMaker
from berdaya.relate.plan import plan
from berdaya.words import words
from berdaya.write.html_sheet_file import sheet_file_html
from tests.checklist.sample import TODAY, both, changed, item, sheet
from tests.small_builds import page_of, small_build
from tests.small_sites import SOURCE

# With what keeps answers of two open copies and of an older version: a picture sent by WhatsApp is five times as large.
LARGEST_FILE = 28_000


@pytest.fixture(scope="module")
def library(real_build: Build) -> Library:
    return real_build.library


@pytest.fixture(scope="module")
def sheets(library: Library) -> list[tuple]:
    """Every checklist of the repository in each language, as its page shows it."""
    maker = ContentMaker(library, plan(library), {})
    return [(record, lang, only_sheet(maker.content(record, lang).html)) for record in library.of("checklist") for lang in CODES]


def only_sheet(html: str) -> str:
    """The sheet within the page."""
    end = html.index("\n</div>\n", html.index('<div class="bd-notice"')) + len("\n</div>")
    return html[html.index('<div class="bd-sheet"') : end]


def build_with(folder: Path, record: dict) -> Build:
    text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False)
    return small_build(folder, {"content/sources/buku.yml": SOURCE, "checklists/uji.yml": text})


def sheet_html(build: Build, lang: str = "id") -> str:
    return only_sheet(page_of(build, RecordPage("checklist", "uji"), lang).content.html)


def strict_problems(html: str) -> list[str]:
    parser = html5lib.HTMLParser()
    parser.parse(html)
    return [code for _, code, _ in parser.errors]


def test_the_html_is_valid(sheets) -> None:
    for record, lang, html in sheets:
        assert strict_problems(f"<!doctype html><title>x</title>{html}") == []
        assert strict_problems(f"<!doctype html><title>x</title>{sheet_file_html(sheet_of(record, words(lang)), words(lang))}") == []


def test_every_control_has_a_name_for_readers_and_ids_are_unique(sheets) -> None:
    for _, _, html in sheets:
        soup = BeautifulSoup(html, "html5lib")
        for control in soup.select("input, textarea"):
            label = control.find_parent("label")
            assert control.get("aria-label") or (label and label.get_text(strip=True))
        ids = [element["id"] for element in soup.select("[id]")]
        assert len(ids) == len(set(ids))
        for group in soup.select("[role=radiogroup]"):
            assert soup.find(id=group["aria-labelledby"]).get_text(strip=True)
        assert all(fieldset.find("legend").get_text(strip=True) for fieldset in soup.select("fieldset"))


def test_a_page_and_a_file_hold_every_item_and_the_decision(sheets) -> None:
    for record, lang, html in sheets:
        page = BeautifulSoup(html, "html5lib").get_text(" ")
        file = BeautifulSoup(sheet_file_html(sheet_of(record, words(lang)), words(lang)), "html5lib").get_text(" ")
        wanted = [entry.text for pause in record.data.pauses for entry in pause.items]
        wanted += [entry.if_no for pause in record.data.pauses for entry in pause.items if entry.if_no]
        wanted += [record.data.decision.question, *(choice.then for choice in record.data.decision.choices), *record.data.signatures]
        for text in wanted:
            said = plain(read_short(text.get(lang)).inlines)
            assert said in page and said in file


def test_every_item_has_three_answers_and_stops_are_marked_with_a_word(sheets) -> None:
    for record, _, html in sheets:
        soup = BeautifulSoup(html, "html5lib")
        items = [entry for pause in record.data.pauses for entry in pause.items]
        shown = soup.select(".bd-item")
        assert [box.select("input")[0]["name"] for box in shown] == [f"a.{entry.id}" for entry in items]
        assert all(len(box.select("input[type=radio]")) == 3 for box in shown)
        assert [bool(box.select(".bd-stop")) for box in shown] == [entry.stop for entry in items]


def test_the_sheet_of_a_file_is_small_and_needs_nothing_else(library) -> None:
    for record in library.of("checklist"):
        for lang in CODES:
            html = sheet_file_html(sheet_of(record, words(lang)), words(lang))
            assert len(html.encode()) <= LARGEST_FILE, record.key
            assert not re.search(r"(?:src|href)=|@import|url\(", html), record.key


def test_texts_of_authors_are_escaped(tmp_path: Path) -> None:
    build = build_with(tmp_path, changed("pauses/0/items/1", item("dua", 'Tulis "A" & B', 'Write "A" & B')))
    assert 'Tulis "A" &amp; B' in sheet_html(build)


def test_a_text_without_translation_is_marked_with_its_language_on_screen_and_paper(tmp_path: Path) -> None:
    build = build_with(tmp_path, changed("pauses/0/items/1/text", {"id": "Tulis nama warga"}))
    marked = '<span lang="id">Tulis nama warga</span>'
    assert marked in sheet_html(build, "en") and marked not in sheet_html(build)
    assert marked in page_of(build, SectionPrint("checklists"), "en").content.html


@pytest.mark.parametrize(("tested", "banner"), [([], True), ([{"date": TODAY, "place": "Desa uji", "people": "tim"}], False)])
def test_the_banner_goes_when_the_sheet_was_tried(tested: list, banner: bool, tmp_path: Path) -> None:
    assert ("bd-untested" in sheet_html(build_with(tmp_path, changed("tested", tested)))) is banner


def test_a_sheet_with_more_pause_points_than_letters_has_a_page_and_a_print(tmp_path: Path) -> None:
    record = sheet()
    record["pauses"] = [{**sheet()["pauses"][0], "id": f"jeda-{at}", "items": [item(f"butir-{at}")]} for at in range(28)]
    build = build_with(tmp_path, record)
    assert [code for code in ("Z1", "AA1", "AB1") if f'id="t-{code}"' not in sheet_html(build)] == []
    assert "<strong>AB1</strong>" in page_of(build, SectionPrint("checklists")).content.html


def test_the_file_leaves_the_words_of_authors_alone(tmp_path: Path) -> None:
    said = 'Tulis nama="Abd-Rahman" di papan, bukan </p> q'
    build = build_with(tmp_path, {**changed("pauses/0/items/1", item("dua", said.replace("</p>", "–"))), "title": both("Abd-Rahman")})
    record = build.library.get("checklist/uji")
    soup = BeautifulSoup(sheet_file_html(sheet_of(record, words("id")), words("id")), "html5lib")
    assert [said.replace("</p>", "–") in text.get_text() for text in soup.select(".item span")].count(True) == 1
    assert soup.h1.get_text() == "Abd-Rahman"


def test_one_full_stop_whatever_the_author_wrote(tmp_path: Path) -> None:
    """full-stop-twice: a clause that stands within a sentence of ours."""
    record = {**sheet(), "when": both("Sehari sebelumnya."), "who": both("Panitia.")}
    record["pauses"][0] |= {"when": both("Pagi."), "who": both("Tim dll..")}
    record["decision"] |= {"decided_by": both("Warga."), "choices": [{"id": "a", "label": both("Mulai."), "then": both("Jalan.")}, {"id": "b", "label": both("Tunda"), "then": both("Nanti.")}]}
    build = build_with(tmp_path, record)
    made = sheet_of(build.library.get("checklist/uji"), words("id"))
    assert (made.when, made.who, made.pauses[0].when, made.decision.decided_by) == ("Sehari sebelumnya", "Panitia", "Pagi", "Warga")
    assert [choice.label for choice in made.decision.choices] == ["Mulai", "Tunda"]
    for html in (sheet_html(build), page_of(build, SectionPrint("checklists")).content.html):
        assert not re.search(r"(?<![.l])\.\.(?!\.)", BeautifulSoup(html, "html5lib").get_text())


def test_the_code_of_an_item_is_its_pause_and_its_number(tmp_path: Path) -> None:
    made = sheet_of(build_with(tmp_path, sheet()).library.get("checklist/uji"), words("id"))
    assert [entry.code for entry in made.items()] == ["A1", "A2", "A3"]
    assert made.has_stop and not made.has_suggested and not made.has_critical


def test_a_letter_that_an_author_wrote_before_a_pause_is_not_said_twice(tmp_path: Path) -> None:
    made = sheet_of(build_with(tmp_path, changed("pauses/0/title", both("A. Sebelum berangkat"))).library.get("checklist/uji"), words("id"))
    assert made.pauses[0].title == "Sebelum berangkat"
