"""Rules about what could hurt: each passes what is right and finds what is not. How it is said stands in ``sites/broken``."""

from datetime import date
from pathlib import Path

import pytest

from berdaya import workers
from berdaya.check import rules
from berdaya.check.project import begin_check, check
from berdaya.check.rules.promises import promises
from berdaya.check.rules.settled_words import settled
from berdaya.model.language import CODES
from tests.small_sites import GOOD, SOURCE, TERM, write_site
from tests.ways.ways_sample import head, law

TODAY = date(2026, 11, 22)
GUIDE = head("Rapat") + "group: dasar\n"
PRESS = SOURCE.replace("tier: A", "tier: C")
LAW = law("Aturan", "Peraturan Nomor 1 Tahun 2020")
DATED = "in_force_since: '2020-01-01'\n"
TEXT = "official_text: https://contoh.example/naskah\n"


def guide(more: str = "", summary: str | None = None) -> dict[str, str]:
    text = GUIDE if summary is None else GUIDE.replace("{id: Teks., en: Text.}", summary)
    return {"content/guides/rapat.yml": text + more}


def case(words: int, more: str = "") -> dict[str, str]:
    texts = "".join(f"{name}: {{id: Teks., en: Text.}}\n" for name in ("where", "years", "who", "tried", "went_wrong", "unsaid"))
    happened = f"happened: {{id: '{'Kata. ' * words}', en: Text.}}\nlessons: [{{id: Teks., en: Text.}}]\n"
    return {**guide(), "content/cases/a.yml": head("Kasus") + "group: kota\n" + texts + happened + more}


def fact(text: str, more: str = "") -> dict[str, str]:
    return guide(f"facts: [{{text: {{id: '{text}', en: x}}{more}}}]\n")


def contact(sources: str, more: str = "") -> dict[str, str]:
    line = f"{{name: {{id: Posko}}, number: '129', when: {{id: Banjir}}, sources: {sources}, checked: 2026-11-01{more}}}"
    return {**guide(f"contacts: [{line}]\n"), "content/sources/koran.yml": PRESS, "content/sources/warta.yml": PRESS}


def body(text: str) -> dict[str, str]:
    return {**guide(), "content/guides/rapat.id.md": text, "content/guides/rapat.en.md": "Text.\n"}


ROWS = [
    # years
    (guide("valid_for: 2026\n"), "year-passed", 0),
    (guide("valid_for: 2027\n"), "year-passed", 0),
    (guide("valid_for: 2025\n"), "year-passed", 1),
    (guide("facts: [{text: {id: A, en: A}, sources: [buku], valid_for: 2025}]\n"), "year-passed", 1),
    # laws
    ({"content/laws/a.yml": LAW}, "law-undated", 1),
    ({"content/laws/a.yml": LAW}, "law-without-text", 1),
    ({"content/laws/a.yml": LAW + DATED}, "law-undated", 0),
    ({"content/laws/a.yml": LAW + DATED}, "law-without-text", 1),
    ({"content/laws/a.yml": LAW + DATED + TEXT}, "law-without-text", 0),
    ({"content/laws/a.yml": LAW + "no_official_text: {id: Tidak daring., en: Not online.}\n"}, "law-without-text", 0),
    ({"content/laws/a.yml": LAW + "no_official_text: {id: Tidak daring., en: Not online.}\n"}, "law-undated", 0),
    ({"content/laws/a.yml": LAW + "unread: {id: Belum., en: Not yet.}\n"}, "law-undated", 0),
    # numbers that people act on
    (fact("Pasal 22 mengatur izin."), "number-without-source", 1),
    (fact("Pasal 22 mengatur izin.", ", sources: [buku]"), "number-without-source", 0),
    (fact("Pasal 22 mengatur izin.", ", status: belum-diverifikasi"), "number-without-source", 0),
    (fact("Upahnya Rp 50.000 sehari."), "number-without-source", 1),
    (fact("Upahnya Rp50.000 sehari."), "number-without-source", 1),
    (fact("Telepon 0812-3456-789."), "number-without-source", 1),
    (fact("Telepon 021-7654321."), "number-without-source", 1),
    (fact("Rapat 2 jam, 30 orang, tahun 2020."), "number-without-source", 0),
    (contact("[buku]"), "number-without-source", 0),  # an official text
    (contact("[koran]"), "number-without-source", 1),  # one page of the press
    (contact("[koran, warta]"), "number-without-source", 0),  # two that do not copy each other
    (contact("[]"), "number-without-source", 1),
    (contact("[]", ", status: belum-diverifikasi"), "number-without-source", 0),
    ({"glossary/desa.yml": TERM + "facts: [{text: {id: Pasal 1, en: Article 1}}]\n"}, "number-without-source", 1),
    # promises
    (guide("searched_as: {id: [contoh surat undangan]}\n"), "broken-promise", 1),
    (guide("searched_as: {id: [contoh surat undangan]}\n", "{id: Ada contoh surat di bawah., en: Text.}"), "broken-promise", 0),
    (guide("searched_as: {en: [job vacancy]}\n"), "broken-promise", 1),
    (guide("searched_as: {id: [undangan rapat]}\n"), "broken-promise", 0),
    (guide("searched_as: {id: [laporannya]}\n"), "broken-promise", 0),  # whole words
    ({**body("Contoh surat: ...\n"), **guide("searched_as: {id: [contoh surat]}\n")}, "broken-promise", 0),
    # settled words
    (guide(summary="{id: Untuk kasus peka., en: Text.}"), "settled-word", 1),
    (guide(summary="{id: Untuk kasus sensitif., en: Text.}"), "settled-word", 0),
    (guide(summary="{id: Selama 2-4 jam., en: Text.}"), "settled-word", 1),
    (guide(summary="{id: Selama 2–4 jam., en: Text.}"), "settled-word", 0),
    (guide(summary="{id: Panggil juru bahasa isyarat., en: Text.}"), "settled-word", 0),
    (body("Isi.\n\nPanggil juru isyarat.\n"), "settled-word", 1),
    ({"content/laws/a.yml": LAW.replace("{id: Teks., en: Text.}", "{id: Tentang penyandang cacat., en: Text.}")}, "settled-word", 0),  # its own words
    # cases
    (case(20), "case-too-short", 1),
    (case(20), "case-without-links", 1),
    (case(260, "see_also: [term/desa, guide/rapat]\n"), "case-too-short", 0),
    (case(260, "see_also: [term/desa, guide/rapat]\n"), "case-without-links", 0),
    # places that a link names
    (body("## Satu\n\n[ya](#satu) [ya](guide/rapat#satu) [ya](source/buku#terkait) [ya](index/guide#apa-saja)\n"), "broken-anchor", 0),
    (body("## Satu\n\n[tidak](#dua)\n"), "broken-anchor", 1),
    (body("[tidak](source/buku#dua)\n"), "broken-anchor", 1),
    (guide(summary="{id: '[tidak](source/buku#dua)', en: Text.}"), "broken-anchor", 1),
    (guide(summary="{id: '[ya](source/buku#terkait)', en: '[yes](source/buku#related)'}"), "broken-anchor", 0),
    (guide(summary="{id: Teks., en: '[no](source/buku#terkait)'}"), "broken-anchor", 1),  # another language, another heading
]  # fmt: skip


@pytest.mark.parametrize(("files", "code", "times"), ROWS)
def test_a_rule_finds_what_is_wrong_and_nothing_else(files: dict[str, str], code: str, times: int, tmp_path: Path) -> None:
    problems = check(write_site(tmp_path, {**GOOD, **files}), TODAY).problems
    found = [problem for problem in problems if problem.code == code]
    assert len(found) == times, found
    assert not any(problem.is_error for problem in problems if problem.code == code)
    assert all(problem.place.path in files for problem in found)


@pytest.mark.parametrize("code", CODES)
def test_the_tables_of_a_language_can_be_used(code: str) -> None:
    """Each promise can be kept in some way, and each settled word does not stand in what is written instead of it."""
    assert all(promise.kinds or promise.words for promise in promises(code).values())
    for avoided in settled(code):
        assert not avoided.search(avoided.write.partition(" (")[0]), avoided.pattern.pattern


def test_a_language_without_tables_is_not_judged_by_them() -> None:
    assert promises("xx") == {} and settled("xx") == ()


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_rules_say_the_same_where_half_of_them_run_in_another_process(tmp_path: Path, method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if method not in workers.get_all_start_methods():
        pytest.skip("not on this system")
    monkeypatch.setattr(rules, "FEWEST_FOR_A_PROCESS", 1)
    monkeypatch.setattr(rules, "start_method", lambda: method)
    begun = []
    monkeypatch.setattr(rules, "apart", lambda *given: begun.append(given) or workers.apart(*given))
    root = write_site(tmp_path, guide("facts: [{text: {id: Desa 12 orang., en: x}, sources: [tiada]}]\n"))
    alone, both = (begin_check(root, TODAY, workers=count).finish().problems for count in (1, 2))
    assert alone == both and len({item.code for item in alone}) > 1 and len(begun) == (method == "fork")
