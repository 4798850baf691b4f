"""What ``scripts/test.py`` looks at before the tests: a finding ends it, and a tool that is not there has not passed."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from bootstrap import gates
from bootstrap.steps import Steps
from bootstrap.venv import Venv


class Here(Venv):
    """The Python that runs the tests, in the place of the project's own."""

    @property
    def python(self) -> Path:
        return Path(sys.executable)


@pytest.mark.parametrize(
    ("arguments", "selects"),
    [
        ((), False),
        (("-x", "-q", "--maxfail=2"), False),
        (("-p", "no:cacheprovider"), False),
        (("tests/test_gates.py",), True),
        (("tests/test_gates.py::test_something",), True),
        (("-k", "search"), True),
        (("-m", "not slow"), True),
        (("--lf",), True),
    ],
)
def test_some_tests_are_asked_for(arguments, selects):
    assert gates.selects_tests(arguments, ROOT) is selects


def test_a_tool_that_is_not_there_is_named_and_has_not_passed(monkeypatch, capsys):
    monkeypatch.setattr(gates, "GATES", (gates.Gate(("no_such_tool", "check", "plugins")),))
    assert gates.passed(Here(ROOT), Steps(1))
    assert "no_such_tool check: TIDAK DIJALANKAN" in (said := capsys.readouterr().out)
    assert "NOT RUN" in said and "passed" not in said


@pytest.mark.parametrize(("code", "word"), [(0, "lulus / passed"), (1, "gagal / failed")])
def test_the_words_of_a_tool_are_shown_where_it_finds_something(monkeypatch, capsys, code, word):
    def found(venv: Venv, gate: gates.Gate) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess([], code, "a finding at line 3\n")

    monkeypatch.setattr(gates, "run", found)
    monkeypatch.setattr(gates, "GATES", (gates.Gate(("json", "check")),))
    assert gates.passed(Here(ROOT), Steps(1)) is (code == 0)
    said = capsys.readouterr().out
    assert word in said and ("a finding" in said) is bool(code)


def test_the_tools_are_locked_with_the_tests():
    locked = (ROOT / "requirements" / "test.txt").read_text(encoding="utf-8")
    assert all(f"\n{gate.name}==" in locked for gate in gates.GATES)
