"""The whole run: editions, faults, cache, and life without the extra."""

import re
from pathlib import Path

import pytest
from sheet_samples import HERE, IMPRINT, ROOT, library_at

from berdaya.check.report import sentence
from berdaya.sheets import CACHE, Form, Imprint, SheetOptions, make_sheets, run, workshop
from berdaya.sheets.pdf import SETTINGS
from berdaya.sheets.typeset import page_count

OPTIONS = SheetOptions(IMPRINT)


def record_with(project, old, new):
    """Break the sample: the lines ``old`` become ``new``."""
    path = project / "checklists" / "contoh.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    return library_at(project)


def test_a_page_offers_every_edition_of_its_language(sample_run):
    offered = [re.sub(r", \d+ KB$", "", edition.words) for edition in sample_run.of("checklist/contoh", "id")]
    assert offered == [
        *(f"{label}, {paper}, Bahasa Indonesia" for paper in ("A4", "F4") for label in (
            "PDF", "PDF huruf besar", "Word untuk disesuaikan",
            "Berita acara dan daftar hadir, PDF", "Berita acara dan daftar hadir, Word")),
        "Formulir KoboToolbox/ODK (XLSForm), dua bahasa",
    ]


def test_every_edition_is_a_file_with_a_telling_name(sample_run):
    sizes = {artifact.path: len(artifact.content) for artifact in sample_run.artifacts}
    assert {edition.path: edition.size for edition in sample_run.editions} == sizes
    assert {"unduh/contoh/contoh-a4.id.pdf", "unduh/contoh/contoh-f4-large-print.en.pdf",
            "unduh/contoh/contoh-formulir.xlsx", "unduh/semua/semua-daftar-periksa-a4.id.pdf"} <= sizes.keys()


def test_the_booklet_holds_cover_contents_and_the_sheet_on_a_right_hand_page(sample_run):
    (booklet,) = (item for item in sample_run.artifacts if item.path == "unduh/semua/all-checklists-a4.en.pdf")
    assert page_count(booklet.content) in (3, 4)
    assert [edition.paper for edition in sample_run.booklets("en")] == ["A4", "F4"]


def test_a_sound_sheet_has_no_problem(sample_run):
    assert sample_run.problems == ()


def test_a_character_that_the_font_lacks_is_named_with_its_place(project):
    broken = make_sheets(record_with(project, "id: Nyalakan lampu", "id: Nyalakan ☂ lampu"), OPTIONS)
    (problem,) = broken.problems
    assert (problem.code, problem.place.path, problem.place.line) == ("sheet-glyph", "checklists/contoh.yml", 28)
    assert problem.args["characters"] == "☂ (U+2602 umbrella)"
    assert "☂" in sentence(problem, "id") and "☂" in sentence(problem, "en")


def test_a_character_in_the_name_of_the_site_points_to_the_settings():
    broken = make_sheets(library_at(HERE / "project"), SheetOptions(Imprint(publisher="Desa ☂")))
    assert {(problem.code, problem.place.path) for problem in broken.problems} == {("sheet-glyph", "mkdocs.yml")}


def test_a_broken_sheet_stops_only_its_own_edition(project):
    broken = make_sheets(record_with(project, "id: Nyalakan lampu", "id: Nyalakan ☂ lampu"), OPTIONS)
    made = {(edition.form, edition.lang) for edition in broken.editions}
    assert (Form.PDF, "id") not in made
    assert (Form.BOOKLET, "id") not in made
    assert {(Form.PDF, "en"), (Form.BOOKLET, "en"), (Form.DOCX, "id"), (Form.XLSFORM, "id")} <= made


def test_a_sheet_on_three_pages_is_refused_and_the_first_item_beyond_is_named(project):
    item = ("      - id: butir-{0}\n        text: {{id: Tulis {1}, en: Write one short line}}\n"
            "        why: {{id: Contoh., en: Sample.}}\n")
    many = "".join(item.format(number, "kalimat yang panjang sekali " * 6) for number in range(24))
    broken = make_sheets(record_with(project, "decision:\n", many + "decision:\n"), OPTIONS)
    problems = {(problem.code, problem.args["paper"]): problem for problem in broken.problems}
    assert set(problems) == {("sheet-pages", "A4"), ("sheet-pages", "F4")}
    assert int(problems["sheet-pages", "A4"].args["pages"]) > 2
    assert problems["sheet-pages", "A4"].args["item"].startswith("B")
    assert problems["sheet-pages", "A4"].place.line > 44
    assert "A4" in sentence(problems["sheet-pages", "A4"], "id")
    assert (Form.PDF_LARGE, "id") in {(edition.form, edition.lang) for edition in broken.editions}


def test_a_form_that_is_refused_leaves_the_paper_editions(project):
    broken = make_sheets(record_with(project, "id: Tulis undangan dalam bahasa warga",
                                     "id: 'Tulis ${undangan} dalam bahasa warga'"), OPTIONS)
    assert [problem.code for problem in broken.problems] == ["sheet-form"]
    assert "undangan" in sentence(broken.problems[0], "id")
    made = {edition.form for edition in broken.editions}
    assert Form.PDF in made and Form.XLSFORM not in made


def test_a_language_with_a_gap_is_not_printed(project):
    gap = make_sheets(record_with(project, "id: Nyalakan lampu jalan masuk, en: Light the way in",
                                  "id: Nyalakan lampu jalan masuk"), OPTIONS)
    (problem,) = gap.problems
    assert (problem.code, problem.is_error, problem.args["lang"]) == ("sheet-untranslated", False, "English")
    assert {edition.text_lang for edition in gap.editions} == {"id", None}


def test_an_unchanged_sheet_is_not_made_twice(tmp_path, monkeypatch):
    options = SheetOptions(IMPRINT, cache=tmp_path / "cache")
    first = make_sheets(library_at(HERE / "project"), options)
    monkeypatch.setattr(workshop, "make", lambda job: pytest.fail(f"made again: {job.path}"))
    assert make_sheets(library_at(HERE / "project"), options) == first


def test_a_changed_text_is_made_again_and_only_its_language(project, tmp_path, monkeypatch):
    options = SheetOptions(IMPRINT, cache=tmp_path / "cache")
    make_sheets(library_at(project), options)
    changed = record_with(project, "en: Light the way in", "en: Light the way in and out")
    made = []
    monkeypatch.setattr(workshop, "make", lambda job, make=workshop.make: made.append(job.lang) or make(job))
    make_sheets(changed, options)
    assert set(made) == {"en", None}


def test_progress_counts_up_to_the_end():
    told = []
    make_sheets(library_at(HERE / "project"), SheetOptions(IMPRINT, progress=lambda *words: told.append(words)))
    assert [done for done, _, _ in told] == list(range(1, len(told) + 1))
    assert told[-1][:2] == (len(told), len(told))


@pytest.mark.slow
def test_processes_make_the_same_files(sample_run):
    assert make_sheets(library_at(HERE / "project"), SheetOptions(IMPRINT, workers=2)) == sample_run


def test_without_the_extra_nothing_is_made_and_nothing_is_wrong(monkeypatch):
    monkeypatch.setattr(run, "MODULES", ("typst", "there_is_no_such_module"))
    assert run.missing_packages() == ("there_is_no_such_module",)
    assert not run.sheets_available()
    assert make_sheets(library_at(HERE / "project"), OPTIONS) == run.SheetRun()


@pytest.mark.slow
def test_all_checklists_of_the_project_become_files():
    """Every sheet on one leaf of each paper, every form accepted, in both languages."""
    library = library_at(ROOT)
    options = SheetOptions(IMPRINT, cache=Path(ROOT) / CACHE, workers=2, validate_forms=True)
    made = make_sheets(library, options)
    assert [sentence(problem, "en") for problem in made.problems] == []
    for record in library.of("checklist"):
        for code in ("id", "en"):
            forms = {edition.form for edition in made.of(record.key, code)}
            assert {Form.PDF, Form.PDF_LARGE, Form.DOCX, Form.XLSFORM} <= forms
            assert (Form.MINUTES_PDF in forms) == bool(record.data.minutes)
    contents = {artifact.path: artifact.content for artifact in made.artifacts}
    assert {page_count(contents[edition.path]) for edition in made.editions if edition.form is Form.PDF} <= {1, 2}


def test_settings_go_from_generous_to_tight():
    assert list(SETTINGS) == sorted(SETTINGS, key=lambda setting: (not setting.whole, -setting.air))
