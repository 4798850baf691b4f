"""A word that a language lacks is told with its language and its way, before anything is made; never with a traceback."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from berdaya.build import Build
from berdaya.cache import Cache
from berdaya.check import kept
from berdaya.check.report import as_text
from berdaya.check.words import check_words
from berdaya.model import kinds as kinds_room
from berdaya.model.kinds import KINDS
from berdaya.words import MissingWord, MissingWords, UnreadableWords, use_local, words
from tests.other_words import Change, changed_words, saying, without
from tests.small_builds import EDITION, TODAY
from tests.small_sites import GOOD, write_site

FOLDER = "plugins/berdaya/languages"


def told() -> list[str]:
    return [f"{problem.place}: {problem.code}: {problem.args['word']}{problem.args.get('gap', '')}" for problem in check_words()]


def test_nothing_is_missing() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("code", "file", "change", "said"),
    [
        ("en", "kinds.yml", without("role", "fields", "focus"), ["word-missing: role.fields.focus"]),
        ("en", "kinds.yml", without("role", "choices", "group", "inti"), ["word-missing: role.choices.group.inti"]),
        ("en", "kinds.yml", without("role", "many"), ["word-missing: role.many"]),
        ("en", "kinds.yml", without("role"), ["word-missing: role"]),
        ("id", "kinds.yml", without("role", "fields", "focus"), ["word-missing: role.fields.focus"]),
        ("id", "kinds.yml", without("role", "fields", "competencies"), ["word-missing: role.fields.competencies"]),  # a line of links
        ("id", "kinds.yml", without("role", "address"), ["word-missing: role.address"]),
        ("id", "kinds.yml", saying("Peran Saya", "role", "address"), ["word-missing: role.address"]),
        ("id", "kinds.yml", without("guide"), ["word-missing: guide"]),
        ("id", "kinds.yml", without("role", "print"), ["word-missing: role.print"]),  # a print of its own
        ("en", "site.yml", without("labels", "sources"), ["word-missing: labels.sources"]),
        ("id", "site.yml", without("labels", "sources"), ["word-missing: labels.sources"]),
        ("id", "site.yml", without("sections", "laws"), ["word-missing: sections.laws"]),
        ("id", "site.yml", without("addresses", "sections", "laws"), ["word-missing: addresses.sections.laws"]),
        ("en", "site.yml", without("checklist", "do", "print"), ["word-missing: checklist.do.print"]),  # a script's word
        ("en", "sheets.yml", without("minutes"), ["word-missing: minutes"]),
        ("en", "handbook.yml", without("title"), ["word-missing: title"]),
        ("en", "messages.yml", without("messages", "bad-id"), ["word-missing: messages.bad-id"]),
        ("en", "messages.yml", without("held"), ["word-missing: held"]),
        ("en", "site.yml", saying("Reviewed {dat}", "labels", "reviewed"), ["word-gap: labels.reviewed{dat}"]),
        ("en", "messages.yml", saying("“{velue}”", "messages", "bad-date"), ["word-gap: messages.bad-date{velue}"]),
        ("en", "site.yml", saying("Reviewed", "labels", "reviewed"), []),  # a word may leave something out
    ],
)
def test_a_missing_word_is_told_with_its_way(code: str, file: str, change: Change, said: list[str]) -> None:
    with changed_words({(code, file): change}):
        ours = [line for line in told() if f"/{code}/" in line]
    assert ours == [f"{FOLDER}/{code}/{file}:1:1: {line}" for line in said]


def test_a_file_that_is_no_YAML_is_told_with_its_place() -> None:
    def broken(value: object) -> object:
        raise UnreadableWords(MissingWord("en", "site.yml", "", reason="salah", line=7, column=3))

    with changed_words({("en", "site.yml"): broken}):
        (problem,) = check_words()
    assert (problem.code, str(problem.place)) == ("yaml-syntax", f"{FOLDER}/en/site.yml:7:3")


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("file", ["kinds.yml", "site.yml", "messages.yml"])
def test_the_check_says_so_in_words_and_lays_out_no_site(file: str, lang: str, tmp_path: Path) -> None:
    way = {"kinds.yml": ("term", "many"), "site.yml": ("labels", "sources"), "messages.yml": ("messages", "orphan")}[file]
    with changed_words({("en", file): without(*way)}):
        build = Build(write_site(tmp_path, GOOD), EDITION, today=TODAY)
        errors = build.checked.errors
        lines = list(as_text(errors, lang))
    assert len(errors) == 1 and f"{'.'.join(way)}" in lines[0] and "en" in lines[0]
    assert len(build.library.records) == 2


def test_a_message_that_a_language_lacks_is_said_in_the_source_language(tmp_path: Path) -> None:
    with changed_words({("en", "messages.yml"): without("messages", "not-a-mapping")}):
        build = Build(write_site(tmp_path, {**GOOD, "glossary/desa.yml": "- x\n"}), EDITION, today=TODAY)
        assert any("catatan harus berupa pasangan" in line for line in as_text(build.checked.errors, "en"))


def test_words_name_all_that_is_missing_at_once() -> None:
    with changed_words({("en", "site.yml"): lambda value: without("title")(without("law", "age")(value))}):
        with pytest.raises(MissingWords) as failure:
            words("en")
    assert {item.word for item in failure.value.missing} == {"title", "law.age"}
    assert "languages/en/site.yml: law.age" in str(failure.value)


def test_a_kind_without_its_words_is_told_in_every_language(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    monkeypatch.setitem(kinds_room.KINDS, "story", replace(KINDS["challenge"], name="story"))
    assert told() == [f"{FOLDER}/{code}/kinds.yml:1:1: word-missing: story" for code in ("id", "en")]


# An edition's own words.


@pytest.fixture
def _no_local_words() -> Iterator[None]:
    yield
    use_local(Path("tiada"))


@pytest.mark.usefixtures("_no_local_words")
def test_an_edition_s_words_are_read_again_only_when_they_have_changed(tmp_path: Path) -> None:
    file = tmp_path / "id.yml"
    file.write_text("home: {lead: Kata kami}\n", encoding="utf-8")
    use_local(tmp_path)
    first = words("id")
    assert first.site.home.lead == "Kata kami"
    use_local(tmp_path)
    assert words("id") is first
    file.write_text("home: {lead: Kata baru}\n", encoding="utf-8")
    use_local(tmp_path)
    assert words("id").site.home.lead == "Kata baru"


@pytest.mark.usefixtures("_no_local_words")
def test_a_folder_in_the_place_of_an_edition_s_words_is_told(tmp_path: Path) -> None:
    root = write_site(tmp_path, GOOD)
    (root / "local" / "words" / "id.yml").mkdir(parents=True)
    (problem,) = Build(root, EDITION, today=TODAY).checked.errors
    assert (problem.code, problem.place.path) == ("file-unreadable", "local/words/id.yml")


def test_what_the_words_were_told_is_kept_until_they_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, cache = write_site(tmp_path, GOOD), Cache.of(tmp_path)
    with changed_words({("en", "site.yml"): without("labels", "sources")}):
        first = Build(root, EDITION, cache, today=TODAY).checked.errors
    assert [problem.code for problem in first] == ["word-missing"]
    assert Build(root, EDITION, cache, today=TODAY).checked.errors == first
    monkeypatch.setattr(kept, "program_digest", lambda: b"another")
    assert Build(root, EDITION, cache, today=TODAY).checked.errors == ()
