"""Changed sources give a placed message or a clean build: a short run of ``scripts/fuzz.py``, and what longer ones found."""

import random
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent.parent / "scripts"))

import fuzz
from berdaya.check.project import check
from tests.full_records import TODAY


def test_the_project_is_sound_before_it_is_changed(tmp_path: Path) -> None:
    project = fuzz.Project(tmp_path)
    assert [problem for problem in project.problems() if problem.is_error] == []
    assert {path.partition(".")[2] for path in fuzz.seeds()} == {"yml", "id.md", "en.md", "svg"}


def test_mutants_change_every_file_in_every_way_and_a_seed_gives_the_same_ones() -> None:
    made = [fuzz.mutant(random.Random(f"1/{number}")) for number in range(2000)]
    assert made[:20] == [fuzz.mutant(random.Random(f"1/{number}")) for number in range(20)]
    assert {change.way for change in made} == {"line", "sign", "byte", "file", "value", "snippet"}
    assert {change.path for change in made} >= {*fuzz.seeds(), *fuzz.OWN_WORDS}


def test_a_changed_file_is_put_back(tmp_path: Path) -> None:
    project = fuzz.Project(tmp_path)
    for number in range(100):
        change = fuzz.mutant(random.Random(f"2/{number}"))
        project.put(change)
        project.undo(change)
    assert {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == fuzz.seeds()


@pytest.mark.slow
def test_a_short_run_finds_no_fault() -> None:
    outcome = fuzz.play(seed=1, numbers=range(120))
    assert outcome.faults == []
    assert outcome.kinds["told"] > 50 and outcome.kinds["sound"] > 10 and outcome.builds


def test_a_misplaced_problem_is_seen(tmp_path: Path) -> None:
    from berdaya.model.problem import Place, Problem

    project = fuzz.Project(tmp_path)
    for place in (Place("mkdocs.yml", 999), Place("mkdocs.yml", 1, 999), Place("tidak-ada.yml"), Place("glossary", 2)):
        assert fuzz.wrong_with((Problem.error("file-unreadable", place, reason="x"),), tmp_path)
    assert not fuzz.wrong_with(check(project.root, TODAY).problems, tmp_path)
