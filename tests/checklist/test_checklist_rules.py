"""Each rule passes the good sheet, and finds the one thing that a changed sheet does wrong, at its place."""

from datetime import date
from pathlib import Path

import pytest

from berdaya.check.report import sentence
from berdaya.check.rules.checklist_words import is_imperative, is_nominal, syllables
from tests.checklist.sample import both, changed, item, problems, sheet

ITEMS = "pauses/0/items"
LONG = "Tulis " + "nama " * 25
ERROR, WARNING = "error", "warning"


def eleven(count: int) -> list[dict]:
    return [item(f"butir-{number}") for number in range(count)]


# what is changed, to what, the rule that says so, its level
BROKEN = [
    (ITEMS, eleven(10), "checklist-too-many-items", ERROR),
    (ITEMS, eleven(8), "checklist-many-items", WARNING),
    ("pauses/0/when", None, "missing-key", ERROR),
    ("pauses/0/who", None, "missing-key", ERROR),
    ("style", None, "missing-key", ERROR),
    ("style", "read", "not-a-choice", ERROR),
    ("purpose", {"id": "Untuk uji.", "en": "word " * 41}, "checklist-long-purpose", ERROR),
    ("created", None, "missing-key", ERROR),
    ("revised", date(2025, 12, 31), "checklist-revised-early", ERROR),
    ("review_by", date(2030, 1, 1), "checklist-late-review", WARNING),
    (ITEMS, [item(f"butir-{number}", ("kata tulis " * 7).strip().capitalize()) for number in range(7)], "checklist-slow", WARNING),
    (f"{ITEMS}/1/text/id", "Nama warga tertulis di papan", "checklist-no-verb", WARNING),
    (f"{ITEMS}/1/text/id", "Penulisan nama warga", "checklist-nominal", WARNING),
    (f"{ITEMS}/1/text/en", "Names are on the board", "checklist-no-verb", WARNING),
    (f"{ITEMS}/1/text/id", "Tulis nama dan bacakan di rapat", "checklist-two-actions", WARNING),
    (f"{ITEMS}/1/text/id", "Tulis nama; tempel di papan", "checklist-two-actions", WARNING),
    (f"{ITEMS}/1/text/en", "Write the names and read them out", "checklist-two-actions", WARNING),
    (f"{ITEMS}/1/text/id", "Siapkan kursi yang memadai", "checklist-vague", WARNING),
    (f"{ITEMS}/1/text/id", "Cek tempat", "checklist-vague", WARNING),
    (f"{ITEMS}/1/text/en", "Prepare adequate chairs", "checklist-vague", WARNING),
    (f"{ITEMS}/1/text/id", "Tulis " + "nama " * 15, "checklist-long", WARNING),
    (f"{ITEMS}/1/text/id", LONG, "checklist-too-long", ERROR),
    (f"{ITEMS}/1/text/id", "Tulis nama (warga) di papan", "checklist-not-aloud", WARNING),
    (f"{ITEMS}/1/text/id", "Tulis ketidakberdayaannya di papan", "checklist-hard-word", WARNING),
    (f"{ITEMS}/1/text/id", "Tulis nama dari DPRX di papan", "checklist-abbreviation", WARNING),
    (f"{ITEMS}/2", item("tiga", stop=True, if_no=both("Tunda.")), "checklist-late-stop", WARNING),
    (f"{ITEMS}/2", item("tiga", critical=True), "checklist-late-stop", WARNING),
    (f"{ITEMS}/0/if_no", None, "checklist-stop-without-way", ERROR),
    (f"{ITEMS}/1/ref", [], "checklist-no-source", ERROR),
    (f"{ITEMS}/1/ref", ["tiada"], "unknown-source", ERROR),
    (f"{ITEMS}/1/text/id", "JANGAN LANJUT tanpa nama", "checklist-capitals", ERROR),
    ("tested", [], "checklist-untested", WARNING),
    (f"{ITEMS}/1/text", {"id": "Tulis 30 nama", "en": "Write 3 names"}, "checklist-figures-differ", WARNING),
    (f"{ITEMS}/1/text", {"id": "Tulis nama warga"}, "missing-translation", WARNING),
    (f"{ITEMS}/1/id", "satu", "duplicate-item", ERROR),
    ("decision/choices/1/id", "lanjut", "duplicate-choice", ERROR),
    ("pauses", [sheet()["pauses"][0], {**sheet()["pauses"][0], "items": eleven(3)}], "duplicate-pause", ERROR),
]

KEPT = [
    (f"{ITEMS}/1/text/id", "Temui BPD di balai"),
    (f"{ITEMS}/1/text/id", "Tulis nama dan tanggal"),
    (f"{ITEMS}/1/text/en", "Write the name and role"),
    (f"{ITEMS}/1/text/id", "Siapkan kursi sesuai jumlah undangan"),
    (f"{ITEMS}/1/text/id", "Sepakati jam rapat"),
    (f"{ITEMS}/1", item("dua", stop=True, if_no=both("Tunda."))),
]


def told(folder: Path, record: dict) -> dict[str, object]:
    return {problem.code: problem for problem in problems(folder, record) if problem.code not in ("orphan", "unstamped-translation", "unstamped-record-translation")}


def test_the_good_sheet_says_nothing(tmp_path: Path) -> None:
    assert told(tmp_path, sheet()) == {}


@pytest.mark.parametrize(("path", "value", "code", "level"), BROKEN, ids=lambda value: value if isinstance(value, str) else "")
def test_a_broken_sheet_is_told(path: str, value, code: str, level: str, tmp_path: Path) -> None:
    found = told(tmp_path, changed(path, value))
    assert code in found
    assert found[code].level.value == level
    assert found[code].place.line > 1 or code == "missing-key"
    for lang in ("id", "en"):
        assert "{" not in sentence(found[code], lang)


@pytest.mark.parametrize(("path", "value"), KEPT)
def test_what_only_looks_broken_passes(path: str, value, tmp_path: Path) -> None:
    assert told(tmp_path, changed(path, value)) == {}


@pytest.mark.parametrize(
    ("word", "lang", "verb"),
    [("tulis", "id", True), ("sampaikan", "id", True), ("memeriksa", "id", True), ("kunjungi", "id", True),
     ("catatan", "id", False), ("jadwal", "id", False), ("batas", "id", False), ("tanda", "id", False), ("tindakan", "id", False),
     ("menteri", "id", False), ("write", "en", True), ("record", "en", True), ("results", "en", False), ("news", "en", False)],
)
def test_imperatives_are_known(word: str, lang: str, verb: bool) -> None:
    assert is_imperative(word, lang) is verb


@pytest.mark.parametrize(("word", "nominal"), [("pemetaan", True), ("kesepakatan", True), ("peta", False), ("kelola", False)])
def test_nominal_forms_are_known(word: str, nominal: bool) -> None:
    assert is_nominal(word, "id") is nominal


@pytest.mark.parametrize(
    ("word", "lang", "count"),
    [("warga", "id", 2), ("pemberdayaan", "id", 5), ("sungai", "id", 2), ("names", "en", 1), ("responsibility", "en", 6)],
)
def test_syllables_are_counted(word: str, lang: str, count: int) -> None:
    assert syllables(word, lang) == count
