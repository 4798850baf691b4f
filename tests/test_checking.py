"""``berdaya check`` for who writes: one's own change first, what has stood for long in a line, everything on request."""

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from berdaya.check.report import messages, shown
from berdaya.check.selection import MOST_STANDING, STANDING
from berdaya.cli import main
from berdaya.model.language import CODES
from tests.small_sites import GOOD, SOURCE, TERM, write_site

BROKEN = "- x\n"
QUIET = ("orphan", "unstamped-translation", "unstamped-record-translation")
UNTOLD = [f"b{number}" for number in range(MOST_STANDING + 1)]
# Books that no record names: four warnings of one code.
MANY = {**GOOD, **{f"content/sources/{name}.yml": SOURCE for name in UNTOLD}}


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["check", "--root", str(root), "--lang", "en", *words])


def codes(done: Result) -> list[str]:
    """What is told one by one, as ``file code``."""
    rows = [line.split(": ") for line in done.stdout.splitlines()]
    return [f"{row[0].split(':')[0]} {row[1]}" for row in rows if len(row) > 2 and row[0].count(":") == 2 and row[1] not in QUIET]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "proyek", {**GOOD, "glossary/a.yml": BROKEN, "glossary/b/c.yml": BROKEN, "content/sources/d.yml": ""})


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        (["glossary/a.yml"], ["glossary/a.yml not-a-mapping"]),
        (["glossary"], ["glossary/a.yml not-a-mapping", "glossary/b/c.yml not-a-mapping"]),
        (["glossary/b", "content"], ["content/sources/d.yml empty-file", "glossary/b/c.yml not-a-mapping"]),
        (["content/sources/buku.yml"], []),
        (["."], ["content/sources/d.yml empty-file", "glossary/a.yml not-a-mapping", "glossary/b/c.yml not-a-mapping"]),
    ],
)
def test_files_and_folders_that_are_named_are_told(paths: list[str], told: list[str], site: Path) -> None:
    done = run(site, *paths)
    assert sorted(codes(done)) == told
    assert done.exit_code == 1, "an error elsewhere stops a build as well"


def test_errors_elsewhere_are_named_and_the_whole_is_counted(site: Path) -> None:
    lines = run(site, "glossary/a.yml").stdout.splitlines()
    assert lines[-2].startswith("The whole project: 3 errors, ")
    assert lines[-1] == "2 errors in other files, which stop a build as well; the first: content/sources/d.yml:1:1"
    assert run(site, ".").stdout.splitlines()[-1].startswith("The whole project: 3 errors, ")


def test_a_path_is_seen_from_where_one_stands(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site / "glossary")
    assert codes(run(site, "a.yml")) == codes(run(site, "./../glossary/a.yml")) == codes(run(site, str(site / "glossary/a.yml")))
    assert codes(run(site, "glossary/a.yml")) == ["glossary/a.yml not-a-mapping"]


@pytest.mark.parametrize("words", [["tiada.yml"], [".."], ["glossary", "--changed"], ["--changed"]])
def test_what_cannot_be_chosen_is_told_with_2(words: list[str], site: Path) -> None:
    done = run(site, *words)
    assert done.exit_code == 2 and "Traceback" not in done.output


def git(root: Path, *words: str) -> None:
    person = ("-c", "user.name=A", "-c", "user.email=a@contoh.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(root), *person, *words], check=True, capture_output=True)


def test_what_has_changed_since_a_version_is_told(site: Path) -> None:
    git(site, "init", "-q")
    git(site, "add", "-A")
    git(site, "commit", "-qm", "Satu")
    assert codes(run(site, "--changed")) == []
    write_site(site, {"glossary/a.yml": "- y\n", "glossary/désa-baru.yml": BROKEN})
    assert sorted(codes(run(site, "--changed"))) == ["glossary/a.yml not-a-mapping", "glossary/désa-baru.yml bad-file-name"]
    git(site, "add", "-A")
    git(site, "commit", "-qm", "Dua")
    assert codes(run(site, "--changed")) == []
    assert sorted(codes(run(site, "--changed", "HEAD~1"))) == ["glossary/a.yml not-a-mapping", "glossary/désa-baru.yml bad-file-name"]
    refused = run(site, "--changed", "tiada")
    assert refused.exit_code == 2 and "tiada" in refused.output


def test_a_project_below_a_repository_has_its_own_changes(site: Path) -> None:
    git(site.parent, "init", "-q")
    git(site.parent, "commit", "-qm", "Satu", "--allow-empty")
    assert "glossary/a.yml not-a-mapping" in codes(run(site, "--changed"))


def test_what_has_stood_for_long_is_summed_up(tmp_path: Path) -> None:
    site = write_site(tmp_path, MANY)
    done = run(site)
    assert not [row for row in codes(done) if "unused-source" in row]
    count = f"{MOST_STANDING + 1} × unused-source: sources that no record uses"
    assert count in done.stdout.splitlines() and "berdaya check --all" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("0 errors, ")


def test_few_are_told_one_by_one_and_all_are_on_request(tmp_path: Path) -> None:
    site = write_site(tmp_path, MANY)
    every = [f"content/sources/{name}.yml unused-source" for name in UNTOLD]
    assert [row for row in codes(run(site, "--all")) if "unused" in row] == every
    assert [row for row in codes(run(site, "content")) if "unused" in row] == every
    rows = json.loads(run(site, "--format", "json").stdout)["problems"]
    assert [row["path"] for row in rows if row["code"] == "unused-source"] == [f"content/sources/{name}.yml" for name in UNTOLD]
    (site / "content/sources/b0.yml").unlink()
    assert len([row for row in codes(run(site)) if "unused" in row]) == MOST_STANDING


def test_annotations_stay_alone_on_their_stream(tmp_path: Path) -> None:
    done = run(write_site(tmp_path, MANY), "--format", "github")
    assert all(line.startswith("::") for line in done.stdout.splitlines())
    assert "× unused-source" in done.stderr


@pytest.mark.parametrize("code", CODES)
def test_what_is_summed_up_has_its_words(code: str) -> None:
    assert set(messages(code).summed) == set(STANDING) <= set(messages(code).messages)


@pytest.mark.parametrize(
    ("value", "seen"),
    [("a\nb\tc", "a b c"), ("a\u202eb", "a<U+202E>b"), ("\u200b", "<U+200B>"), ("\x1b[31m", "<U+001B>[31m"), ("  a  ", "a"), ("ü–“", "ü–“"), ("a" * 900, "a" * 399 + "…")],
)
def test_a_message_stays_on_one_line_and_hides_nothing(value: str, seen: str) -> None:
    assert shown(value) == seen


@pytest.mark.parametrize(
    ("name", "file"),
    [("term", "glossary/arisan.yml"), ("istilah", "glossary/arisan.yml"), ("Istilah", "glossary/arisan.yml"), ("langkah karier", "content/career-steps/arisan.yml"),
     ("career step", "content/career-steps/arisan.yml"), ("peraturan", "content/laws/arisan.yml")],
)  # fmt: skip
def test_a_kind_answers_to_its_names(name: str, file: str, tmp_path: Path) -> None:
    site = write_site(tmp_path, {**GOOD, "glossary/desa.yml": TERM})
    assert CliRunner().invoke(main, ["new", name, "arisan", "--root", str(site)]).exit_code == 0
    assert (site / file).is_file()
