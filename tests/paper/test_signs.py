"""Which signs paper draws, and what is told of the others."""

import pytest
from book_samples import TERM, library_of
from paper_samples import HERE, ROOT, library_at

from berdaya.check.report import sentence
from berdaya.paper.problems import ROWS_OF_A_LEAF, printable_problems
from berdaya.paper.signs import drawable, drawable_in_picture, drawn, undrawn


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("≥ 20 warga, ≤ 3 °C → ✓ ✗ ☐ ☑ 5′ 6″ ≈ −1", None),  # drawn as they are
        ("Jum'at “pasar” – é ½ €", None),
        ("tanda‑tanda", "tanda\u2060-\u2060tanda"),  # Word's hyphen at which no line breaks
        ("✅ ❌", "☑ ✗"),  # as messengers write them
        ("①②", "12"),
        ("5 µg, m³, №7", "5 μg, m³, No7"),
        ("e\u0301 ḥadīth", "é hadīth"),
        ("🐄", "[cow]"),
        ("🐄🐄🐄🐄", "[cow, cow, cow, …]"),
        ("👍🏽", "[thumbs up sign]"),
        ("a\ufeffb\u200ec\ufe0f", "abc"),  # never seen
        ("a\u2003b\u2028c", "a b c"),
        ("ka\u00adta\u200b", None),  # where a line may break
    ],
)
def test_a_text_becomes_drawable(text, shown):
    assert drawable(text) == (shown or text)


def test_a_picture_is_drawn_in_one_font():
    assert drawable_in_picture("≥ a") == "[greater-than or equal to] a"


def test_every_weight_of_the_font_has_the_same_signs():
    assert set("aA0éȘ") <= drawn(in_picture=True) < drawn()


@pytest.mark.parametrize(("text", "missing"), [("≥ ✅ ‑", ()), ("☂ 🐄🐄 a", ("🐄",)), ("ابا", ("ا", "ب"))])
def test_a_sign_is_missing_where_it_can_only_be_named(text, missing):
    assert undrawn(text) == missing


def test_a_sign_that_cannot_be_drawn_is_told_with_record_field_and_place(tmp_path):
    files = {"glossary/musyawarah.yml": TERM.replace("mufakat.", "mufakat 🐄."), "content/guides/mulai.id.md": "Satu.\n\nDua 🐄.\n"}
    found = list(printable_problems(library_of(tmp_path, files)))
    assert [(item.code, item.place.path, item.place.line, item.args["field"]) for item in found] == [
        ("printed-sign", "content/guides/mulai.id.md", 3, "body.id"),
        ("printed-sign", "glossary/musyawarah.yml", 2, "summary.id"),
    ]
    assert {item.is_error for item in found} == {False}
    for code in ("id", "en"):
        assert all(words in sentence(found[0], code) for words in ("🐄", "U+1F404", "[cow]"))


def test_the_sources_of_this_project_print():
    assert [sentence(item, "en") for item in printable_problems(library_at(ROOT))] == []


def test_a_sheet_for_which_a_leaf_is_too_small_is_told_at_its_first_pause_beyond(project):
    item = "      - id: butir-{0}\n        text: {{id: Tulis satu kalimat pendek, en: Write one short line}}\n        why: {{id: Contoh., en: Sample.}}\n"
    path = project / "checklists" / "contoh.yml"
    many = "".join(map(item.format, range(60)))
    path.write_text(path.read_text(encoding="utf-8").replace("decision:\n", many + "decision:\n"), encoding="utf-8", newline="\n")
    (problem,) = printable_problems(library_at(project))
    assert (problem.code, problem.is_error, problem.args["pages"]) == ("sheet-long", False, str(-(-2 * 120 // ROWS_OF_A_LEAF)))
    assert problem.place.line == library_at(project).get("checklist/contoh").places.value(("pauses", 1, "title")).line


def test_a_language_with_a_gap_is_told_where_its_first_gap_is(project):
    path = project / "checklists" / "contoh.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("jalan masuk, en: Light the way in", "jalan masuk"), encoding="utf-8", newline="\n")
    (problem,) = printable_problems(library_at(project))
    assert (problem.code, problem.args["lang"], problem.args["count"]) == ("sheet-untranslated", "English", "1")


def test_the_sample_has_no_problem():
    assert list(printable_problems(library_at(HERE / "project"))) == []
