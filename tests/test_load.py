"""No bytes of a source file can do more than make a message."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from berdaya.check.project import check
from berdaya.check.report import as_text
from berdaya.check.shape import check_shape_of
from berdaya.load import load
from berdaya.load.bounds import MAX_NESTING, too_deep
from berdaya.load.drafts import parse_draft
from berdaya.load.text import decode
from berdaya.load.tree import SourceFile
from berdaya.load.values import to_values
from berdaya.load.yaml_nodes import compose
from berdaya.model.draft import Draft
from tests.small_sites import GOOD, SOURCE, TERM, write_site

DEEP = ("[" * 4_000 + "\n  ") * 25
MAPS = ("{a: " * 1_000 + "\n  ") * 40
COMPACT = "- " * 50_000 + "x"


def codes(root: Path) -> list[str]:
    return [problem.code for problem in check(root).errors]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("latin-1 bytes", TERM.replace("masyarakat", "caf\xe9").encode("latin-1"), "not-utf8"),
        ("UTF-16", TERM.encode("utf-16"), "not-utf8"),
        ("a NUL", TERM.replace("Desa", "De\0sa").encode(), "yaml-control-character"),
        ("100,000 nested brackets", f"title: {DEEP}".encode(), "too-nested"),
        ("100,000 nested brackets on one line", b"title: " + b"[" * 100_000, "line-too-long"),
        ("nested maps", f"title: {MAPS}".encode(), "too-nested"),
        ("50,000 nested lists on one line", f"title:\n  {COMPACT}\n".encode(), "line-too-long"),
        ("2,000 nested lists on one line", f"title:\n  {COMPACT[:4_000]}x\n".encode(), "too-nested"),
        ("a lone surrogate", TERM.replace("id: Desa", r'id: "\ud800"').encode(), "yaml-surrogate"),
        ("a bell by its code", TERM.replace("id: Desa", r'id: "De\x07sa"').encode(), "yaml-control-character"),
        ("a control character of Windows' old code page", TERM.replace("Desa", "De\x92sa").encode(), "yaml-control-character"),
        ("a byte order mark within a text", TERM.replace("Desa", "De\ufeffsa").encode(), "yaml-control-character"),
        ("a letter of a private font", TERM.replace("id: Desa", r'id: "De\uf0b7sa"').encode(), "yaml-control-character"),
        ("an escaped bell in a key", TERM.encode() + b'"\\a": x\n', "yaml-key"),
        ("a number of 4,900 digits", TERM.replace("id: Desa", "id: " + "9" * 4_900).encode(), None),
        ("an explicit tag on a word", TERM.replace("id: Desa", "id: !!int Desa").encode(), "yaml-tag"),
    ],
)
def test_hostile_bytes_become_one_message(name: str, content: bytes, code: str | None, tmp_path: Path) -> None:
    found = codes(write_site(tmp_path, {**GOOD, "glossary/desa.yml": content}))
    assert found == ([code] if code else []), name


def test_a_control_character_in_a_body_is_told_with_its_place(tmp_path: Path) -> None:
    (problem,) = check(write_site(tmp_path, {**GOOD, "glossary/desa.id.md": "Satu.\n\nDua\x0c.\n"})).errors
    assert (problem.code, problem.place.line, problem.place.column) == ("yaml-control-character", 3, 4)


@pytest.mark.parametrize("line", ["> " * 9 + "dalam", "- " * 9 + "dalam", "    " * 8 + "- dalam", "\t" * 8 + "1. dalam", "1.  " * 1200, "> " * 2400])
def test_a_body_that_nests_too_deeply_is_told_with_its_line(line: str, tmp_path: Path) -> None:
    (problem,) = check(write_site(tmp_path, {**GOOD, "glossary/desa.id.md": f"Isi.\n\n{line}\n"})).errors
    assert (problem.code, problem.place.line) == ("body-too-nested", 3)


@pytest.mark.parametrize("line", ["> " * 8 + "dalam", "- " * 20, "* * * * * * * * * * *", "-" * 30, "    " * 9 + "kode", "-   " * 1200])
def test_rules_and_code_are_not_nested(line: str, tmp_path: Path) -> None:
    assert codes(write_site(tmp_path, {**GOOD, "glossary/desa.id.md": f"Isi.\n\n{line}\n"})) == []


def test_a_file_of_50_MB_is_not_even_read(tmp_path: Path) -> None:
    write_site(tmp_path, GOOD)
    with (tmp_path / "glossary" / "desa.yml").open("wb") as file:
        file.seek(50 * 1024 * 1024)
        file.write(b"x")
    started = time.perf_counter()
    assert codes(tmp_path) == ["file-too-large"]
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("change", [lambda text: text.replace("\n", "\r\n"), lambda text: "\ufeff" + text])
def test_windows_line_ends_and_a_BOM_are_fine(change, tmp_path: Path) -> None:
    root = write_site(tmp_path, {name: change(text) for name, text in GOOD.items()})
    assert codes(root) == []


def test_places_count_lines_as_an_editor_does_with_windows_line_ends(tmp_path: Path) -> None:
    text = (TERM + "bad: 1\n").replace("\n", "\r\n")
    (problem,) = check(write_site(tmp_path, {**GOOD, "glossary/desa.yml": text})).errors
    assert (problem.place.line, problem.place.column) == (5, 1)


def test_prose_with_balanced_brackets_is_not_nested() -> None:
    assert too_deep("[a](term/a) [b](term/b) " * 500) is None
    assert too_deep("[" * (MAX_NESTING + 1)) == MAX_NESTING


def test_words_that_YAML_1_1_takes_for_truths_stay_words() -> None:
    node, _ = compose("[ya, no, on, off, yes, 12:30, 0o17, 1e3]", "a.yml")
    assert to_values(node, "a.yml")[0] == ["ya", "no", "on", "off", "yes", "12:30", "0o17", "1e3"]


def test_a_record_of_the_local_layer_replaces_the_one_above(tmp_path: Path) -> None:
    mine = TERM.replace("{id: Desa,", "{id: Nagari,")
    root = write_site(tmp_path, {**GOOD, "local/glossary/desa.yml": mine})
    library = check(root).library
    assert library.get("term/desa").title("id") == "Nagari"
    assert library.get("term/desa").overlay.path == "local/glossary/desa.yml"


@pytest.mark.parametrize(
    ("local", "read"),
    [
        ({"local/glossary/desa.id.md": "Isi kami.\n"}, {"id": "Isi kami.\n", "en": "Text.\n"}),
        ({"local/glossary/desa.yml": TERM}, {"id": "Isi.\n", "en": "Text.\n"}),
        ({"local/glossary/sub/desa.en.md": "Ours.\n"}, {"id": "Isi.\n", "en": "Ours.\n"}),
    ],
)
def test_a_file_of_the_local_layer_replaces_that_file_alone(local, read, tmp_path: Path) -> None:
    root = write_site(tmp_path, {**GOOD, "glossary/desa.id.md": "Isi.\n", "glossary/desa.en.md": "Text.\n", **local})
    assert codes(root) == []
    assert {code: body.text for code, body in check(root).library.get("term/desa").bodies.items()} == read


def test_a_local_body_needs_a_record_somewhere(tmp_path: Path) -> None:
    assert codes(write_site(tmp_path, {**GOOD, "local/glossary/kota.id.md": "Isi.\n"})) == ["stray-body"]


def test_a_body_may_carry_the_hash_of_its_original(tmp_path: Path) -> None:
    body = '---\ntranslated_from: "0123456789ab"\n---\nText.\n'
    root = write_site(tmp_path, {**GOOD, "glossary/desa.id.md": "Isi.\n", "glossary/desa.en.md": body})
    found = next(draft for draft in load(root).drafts if draft.id == "desa").bodies["en"]
    assert (found.text, found.first_line, found.translated_from) == ("Text.\n", 4, "0123456789ab")


YAML_PIECES = st.sampled_from(
    ["title", ":", " ", "\n", "  ", "- ", "[", "]", "{", "}", "&a", "*a", "!!python/object:x", "!", "|", ">-", "'", '"', "#",
     "---", "...", "%YAML 1.1", "?", "<<", "\t", "\x85", "\u2028", "\ufeff", "2026-99-99", "id", "en", "\\ud800", "~", "=", "é"]
)
ITEM = SourceFile("term", "x", Path("x.yml"), "glossary/x.yml")


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=300), st.lists(YAML_PIECES, max_size=60).map("".join)))
@example("? " * 30 + "x")
@example("'")
def test_no_text_makes_the_loader_raise(text: str) -> None:
    problems: list = []
    draft = parse_draft(ITEM, text, {}, problems)
    assert draft is not None or problems


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=200))
def test_no_bytes_make_the_check_raise(raw: bytes, tmp_path: Path) -> None:
    root = write_site(tmp_path, {"content/sources/buku.yml": SOURCE, "glossary/desa.yml": raw})
    assert check(root).errors


def test_hidden_folders_of_editors_are_no_sources(tmp_path: Path) -> None:
    hidden = {"glossary/.obsidian/desa.yml": "x: [", "content/sources/.git/buku.yml": SOURCE, "glossary/._desa.yml": "\x00"}
    loaded = load(write_site(tmp_path, {**GOOD, **hidden}))
    assert (sorted(loaded.keys), loaded.problems) == (["source/buku", "term/desa"], ())


def test_a_name_of_a_record_that_is_no_file_is_told(tmp_path: Path) -> None:
    root = write_site(tmp_path, {**GOOD, "glossary/kota.yml/isi.txt": "x"})
    if os.name != "nt":  # where making a link needs a right of its own
        (root / "glossary/hilang.id.md").symlink_to(root / "tiada")
    told = [line.partition(" ")[0] for line in as_text(load(root).problems, "en")]
    assert told == ["glossary/hilang.id.md:1:1:", "glossary/kota.yml:1:1:"][-len(told) :]
    assert {problem.code for problem in load(root).problems} == {"no-file"}


@pytest.mark.parametrize(("owner", "name"), [(Path, "read_bytes"), (os, "scandir")], ids=["file", "folder"])
def test_what_cannot_be_read_is_told_with_the_reason(owner: object, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_site(tmp_path, GOOD)
    as_it_is = getattr(owner, name)

    def refuse(path: Path):
        if "glossary" in Path(path).parts:
            raise PermissionError(13, "Permission denied")
        return as_it_is(path)

    monkeypatch.setattr(owner, name, refuse)
    (problem,) = load(root).problems
    assert (problem.code, problem.args["reason"]) == ("file-unreadable", "Permission denied")


class Unforeseen(BaseModel):
    """A shape with bounds for which there is no sentence of ours."""

    number: int = Field(multiple_of=2)
    word: str = Field(pattern="^a+$")


def test_a_fault_that_nobody_foresaw_is_told_all_the_same() -> None:
    """A kind of somebody else's may ask for what the program has no words for."""
    node, _ = compose("number: 3\nword: b\n", "a.yml")
    value, places, _ = to_values(node, "a.yml")
    problems = check_shape_of(Unforeseen, Draft("a", "a", "a.yml", value, places, {}))[1]
    assert list(as_text(problems, "en")) == [
        "a.yml:1:9: bad-value: number: the value cannot be used (Input should be a multiple of 2).",
        "a.yml:2:7: bad-pattern: word: “b” does not have the required form (^a+$).",
    ]


def test_a_list_that_the_project_leaves_empty_may_be_added_to(tmp_path: Path) -> None:
    root = write_site(tmp_path, {**GOOD, "local/glossary/desa.yml": "see_also: {add: [source/buku]}\n"})
    (draft,) = (draft for draft in load(root).drafts if draft.kind == "term")
    assert draft.value["see_also"] == ["source/buku"]
    assert not [problem for problem in check(root).problems if problem.is_error]


def test_the_place_of_a_wrong_byte_counts_old_line_ends_too() -> None:
    (problem,) = decode(b"a: b\rc: \xff", "glossary/a.yml")[1]
    assert (problem.code, problem.place.line, problem.place.column) == ("not-utf8", 2, 4)
