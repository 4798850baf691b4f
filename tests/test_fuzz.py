"""Changed sources give a placed message or a clean build: a short run of ``scripts/fuzz.py``, and what longer ones found."""

import random
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent.parent / "scripts"))

from fuzzing import imports
from fuzzing.mutants import mutant
from fuzzing.project import Project, wrong_with
from fuzzing.rounds import play
from fuzzing.seeds import OWN_WORDS, seeds

from berdaya.check.project import Memory, check
from tests.full_records import TODAY


def test_the_project_is_sound_before_it_is_changed(tmp_path: Path) -> None:
    project = Project(tmp_path)
    assert [problem for problem in project.problems() if problem.is_error] == []
    assert {path.partition(".")[2] for path in seeds()} == {"yml", "id.md", "en.md", "svg"}


def test_mutants_change_every_file_in_every_way_and_a_seed_gives_the_same_ones() -> None:
    made = [mutant(random.Random(f"1/{number}")) for number in range(2000)]
    assert made[:20] == [mutant(random.Random(f"1/{number}")) for number in range(20)]
    assert {change.way for change in made} == {"line", "sign", "byte", "file", "value", "snippet"}
    assert {change.path for change in made} >= {*seeds(), *OWN_WORDS}


def test_a_changed_file_is_put_back(tmp_path: Path) -> None:
    project = Project(tmp_path)
    for number in range(100):
        change = mutant(random.Random(f"2/{number}"))
        project.put(change)
        project.undo(change)
    assert {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == seeds()


@pytest.mark.slow
def test_a_short_run_finds_no_fault() -> None:
    outcome = play(seed=1, numbers=range(120))
    assert outcome.faults == []
    assert outcome.kinds["told"] > 50 and outcome.kinds["sound"] > 10 and outcome.builds


def test_a_misplaced_problem_is_seen(tmp_path: Path) -> None:
    from berdaya.model.problem import Place, Problem

    project = Project(tmp_path)
    for place in (Place("mkdocs.yml", 999), Place("mkdocs.yml", 1, 999), Place("tidak-ada.yml"), Place("glossary", 2)):
        assert wrong_with((Problem.error("file-unreadable", place, reason="x"),), tmp_path)
    assert not wrong_with(check(project.root, TODAY).problems, tmp_path)


def test_files_to_bring_in_are_changed_in_every_way() -> None:
    made = [imports.brought(random.Random(f"1/{number}/imports")) for number in range(300)]
    again = [imports.brought(random.Random(f"1/{number}/imports")) for number in range(20)]
    assert [(file.as_kind, file.name, file.way) for file in made[:20]] == [(file.as_kind, file.name, file.way) for file in again]  # workbooks hold their time
    assert {file.way for file in made} == {"cell", "part", "line", "sign", "byte", "file", "message", "snippet"}
    assert {(file.as_kind, file.name[-5:]) for file in made} >= {("checklist", ".xlsx"), ("form", "as.md"), ("", "as.po"), ("", ".xlsx")}


@pytest.mark.slow
def test_a_short_run_of_files_to_bring_in_finds_no_fault() -> None:
    outcome = imports.play_imports(seed=1, numbers=range(60))
    assert outcome.faults == []
    assert outcome.kinds["brought in"] > 15 and outcome.kinds["refused"] > 15


def test_what_is_brought_in_as_it_is_passes(tmp_path: Path) -> None:
    root = tmp_path / "proyek"
    for place, (kind, ending, content) in enumerate(sorted(set(imports.sources()))):
        imports.write_files(root, seeds())
        became, fault, _ = imports.bring_in(imports.Brought(kind, f"berkas{place}{ending}", content, ""), root, Memory())
        (root / {"form": "content/forms", "checklist": "checklists"}.get(kind, "") / "dibawa.yml").unlink(missing_ok=True)
        assert (became, fault) == ("brought in", ""), (kind, ending)
