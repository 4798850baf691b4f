"""The whole run: files and offers, faults, cache, and life without the extra."""

import re
import subprocess
import sys
from dataclasses import replace

import pytest
from book_samples import GUIDE, library_of
from paper_samples import EDITION, HERE, ROOT, library_at, made_from

from berdaya.cache import Cache
from berdaya.check.report import sentence
from berdaya.model.edition import Edition
from berdaya.model.pages import ListPage
from berdaya.paper import making, run
from berdaya.paper.run import PaperOptions


def record_with(project, old, new):
    """Change the sample: the lines ``old`` become ``new``."""
    path = project / "checklists" / "contoh.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    return library_at(project)


def offered(made, key, lang):
    return [re.sub(r", \d+ KB$", "", offer.words) for offer in made.offers.get((key, lang), ())]


def test_a_page_offers_every_file_of_its_language(sample_run):
    assert offered(sample_run, "checklist/contoh", "id") == [
        *(
            f"{label}, {paper}, Bahasa Indonesia"
            for paper in ("A4", "F4")
            for label in (
                "PDF",
                "PDF huruf besar",
                "Word untuk disesuaikan",
                "Berita acara dan daftar hadir, PDF",
                "Berita acara dan daftar hadir, Word",
            )
        ),
        "Formulir KoboToolbox/ODK (XLSForm), dua bahasa",
        "HTML satu berkas, untuk diteruskan lewat WhatsApp, Bahasa Indonesia",
    ]


def test_every_offer_is_a_file_with_a_telling_name(sample_run):
    paths = {artifact.path for artifact in sample_run.artifacts}
    offers = [*sample_run.offers.values(), *sample_run.site_offers.values()]
    assert {offer.path for row in offers for offer in row} == paths
    assert {
        "unduh/contoh/contoh-a4.id.pdf",
        "unduh/contoh/contoh-f4-large-print.en.pdf",
        "unduh/contoh/contoh.en.html",
        "unduh/contoh/contoh-formulir.xlsx",
        "unduh/semua/semua-daftar-periksa-a4.id.pdf",
    } <= paths


def test_the_booklets_stand_on_the_list_of_checklists(sample_run):
    words = [offer.words for offer in sample_run.site_offers[ListPage("checklist"), "en"]]
    assert [re.sub(r", \d+ KB$", "", item) for item in words] == [f"Booklet of every sheet, PDF, {paper}, English" for paper in ("A4", "F4")]


def test_a_sound_sheet_has_no_problem(sample_run):
    assert sample_run.problems == ()


def test_no_sign_stops_a_file(project, sample_run):
    made = made_from(record_with(project, "id: Nyalakan lampu", "id: Nyalakan 🐄 ☂ ≥ lampu"), Edition("Desa 🐄", "Warga 🐄", EDITION.url))
    assert {item.path for item in made.artifacts} == {item.path for item in sample_run.artifacts}
    assert made.problems == ()


def test_a_language_with_a_gap_is_not_printed(project):
    made = made_from(record_with(project, "id: Nyalakan lampu jalan masuk, en: Light the way in", "id: Nyalakan lampu jalan masuk"))
    pdfs = [item.path for item in made.artifacts if item.path.endswith(".pdf")]
    assert pdfs and not [path for path in pdfs if path.endswith(".en.pdf")]
    assert "Formulir KoboToolbox/ODK (XLSForm), dua bahasa" not in offered(made, "checklist/contoh", "en")[:1]


def test_a_form_that_is_refused_leaves_the_other_files(sample_run, monkeypatch):
    refused = making.Made(b"", "no such question")
    monkeypatch.setitem(making._MAKERS, making.Format.XLSFORM, lambda job: refused)
    made = made_from(library_at(HERE / "project"))
    (problem,) = made.problems
    assert (problem.code, problem.is_error, problem.place.path) == ("sheet-form", True, "checklists/contoh.yml")
    assert "no such question" in sentence(problem, "id")
    assert {item.path for item in sample_run.artifacts} - {item.path for item in made.artifacts} == {"unduh/contoh/contoh-formulir.xlsx"}


def test_an_unchanged_sheet_is_not_made_twice(tmp_path, monkeypatch, sample_run):
    cache = Cache(tmp_path)
    assert made_from(library_at(HERE / "project"), cache=cache) == sample_run
    cache.save()
    monkeypatch.setattr(making, "_encoded", lambda job: pytest.fail(f"made again: {job.path}"))
    assert made_from(library_at(HERE / "project"), cache=Cache(tmp_path)) == sample_run


def test_a_changed_text_is_made_again_and_only_its_language(project, tmp_path, monkeypatch):
    cache = Cache(tmp_path / "cache")
    made_from(library_at(project), cache=cache)
    changed = record_with(project, "en: Light the way in", "en: Light the way in and out")
    made = []
    monkeypatch.setattr(making, "_encoded", lambda job, make=making._encoded: made.append(job.lang) or make(job))
    made_from(changed, cache=cache)
    assert set(made) == {"en", ""}


@pytest.mark.parametrize("damage", [lambda held: b"", lambda held: held[:-1] + bytes([held[-1] ^ 1])], ids=["empty", "one bit"])
def test_a_kept_file_that_is_damaged_is_made_anew(tmp_path, sample_run, damage):
    import sqlite3
    from contextlib import closing

    cache = Cache(tmp_path)
    made_from(library_at(HERE / "project"), cache=cache)
    cache.save()
    with closing(sqlite3.connect(tmp_path / "berdaya.sqlite")) as database, database:
        for key, value in database.execute("SELECT key, value FROM kept").fetchall():
            database.execute("UPDATE kept SET value = ? WHERE key = ?", (damage(value), key))
    assert made_from(library_at(HERE / "project"), cache=Cache(tmp_path)) == sample_run


def test_where_a_project_s_source_lies_sets_no_sheet_anew():
    assert replace(EDITION, repo_url="https://github.com/contoh/panduan", edit_uri="edit/main/docs/").for_paper == EDITION.for_paper


def test_progress_counts_up_to_the_end():
    told = []
    made_from(library_at(HERE / "project"), options=PaperOptions(progress=lambda *words: told.append(words)))
    assert told[-1][:2] == (told[-1][1], told[-1][1])


@pytest.mark.slow
def test_processes_make_the_same_files(sample_run):
    assert made_from(library_at(HERE / "project"), options=PaperOptions(workers=2)) == sample_run


def test_without_the_extra_only_the_single_files_are_made(monkeypatch):
    monkeypatch.setattr(run, "MODULES", ("typst", "there_is_no_such_module"))
    assert run.missing_packages() == ("there_is_no_such_module",)
    made = made_from(library_at(HERE / "project"))
    assert [item.path for item in made.artifacts] == ["unduh/contoh/contoh.id.html", "unduh/contoh/contoh.en.html"]


def test_a_record_that_says_so_is_a_card(tmp_path):
    guide = (
        GUIDE
        + """printed_card: true
contacts: [{name: {id: Polisi, en: Police}, number: '110', when: {id: Bahaya., en: Danger.}, checked: 2026-11-01}]
first: [{id: Menjauh, en: Get away}]
avoid: [{id: Menunggu, en: Waiting}]
year: [{months: [6], what: {id: Musyawarah, en: Meeting}, who: {id: BPD, en: Council}, door: {id: Bicara, en: Speak}, late: {id: Juli, en: July}}]
"""
    )
    made = made_from(library_of(tmp_path, {"content/guides/mulai.yml": guide}))
    assert offered(made, "guide/mulai", "en") == [f"Card to print, PDF, {paper}, English" for paper in ("A4", "F4")]
    import pypdfium2

    (card,) = (item for item in made.artifacts if item.path == "unduh/kartu/mulai-a4.id.pdf")
    document = pypdfium2.PdfDocument(card.content)
    text = document[0].get_textpage().get_text_bounded()
    assert len(document) == 1
    assert [words for words in ("Mulai", "110", "Polisi", "Menjauh", "Menunggu", "Musyawarah", "Jun") if words not in text] == []
    assert "kutipan" not in text, "the long text is not on the card"


@pytest.mark.slow
def test_all_checklists_of_the_project_become_files(built_build):
    """Every form accepted, every sheet on one leaf or longer only where the check says so, in both languages."""
    made = run.make(built_build.library, built_build.documents, built_build.edition, PaperOptions(validate_forms=True), built_build.cache)
    assert [sentence(problem, "en") for problem in made.problems] == []
    for record in built_build.library.of("checklist"):
        for code in ("id", "en"):
            assert len(offered(made, record.key, code)) == (12 if record.data.minutes else 8)


def test_nothing_of_the_extra_is_needed_to_build_without_it(tmp_path):
    """What only the extra ``sheets`` brings is imported where it is used: a site builds, and is checked, without it."""
    program = (
        "import sys\n"
        f"sys.path[:0] = [{str(ROOT / 'plugins')!r}, {str(HERE)!r}]\n"
        "for name in ('typst', 'segno', 'docx', 'openpyxl', 'pyxform', 'pikepdf', 'lxml'): sys.modules[name] = None\n"
        "from berdaya.paper import run\n"
        "run.missing_packages = lambda: ('typst',)\n"
        "from paper_samples import HERE, library_at, made_from\n"
        "print(*(item.path for item in made_from(library_at(HERE / 'project')).artifacts))\n"
        "import berdaya.paper.handbook, berdaya.paper.problems, berdaya.paper.epub\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.stdout.split(), done.stderr) == (["unduh/contoh/contoh.id.html", "unduh/contoh/contoh.en.html"], "")
