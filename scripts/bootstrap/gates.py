"""What is looked at before the tests run, within seconds: ruff's rules, its format, and mypy's types."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bootstrap.steps import Steps, say
from bootstrap.venv import Venv

CODE = ("plugins", "scripts")
"""The folders that are looked at; mypy has its own in pyproject.toml."""
SELECTING = ("-k", "-m", "--lf", "--last-failed", "--deselect", "--ignore", "--sw", "--stepwise", "--collect-only")
"""Options by which pytest runs some of the tests."""


@dataclass(frozen=True)
class Gate:
    """A tool and what it is asked; ``words`` follow ``python -m``."""

    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """The tool's package."""
        return self.words[0]

    def __str__(self) -> str:
        return " ".join(word for word in self.words if word not in CODE)


GATES = (Gate(("ruff", "check", *CODE)), Gate(("ruff", "format", "--check", *CODE)), Gate(("mypy",)))


def selects_tests(arguments: Sequence[str], root: Path) -> bool:
    """Whether someone asks for some of the tests: then nothing else shall keep him waiting."""
    return any(item.startswith(SELECTING) or (root / item.partition("::")[0]).exists() for item in arguments)


def passed(venv: Venv, steps: Steps) -> bool:
    """Let each tool look at the code; the first that finds something ends it, and its words are shown.

    A tool that is not there (no wheel for this machine) is named as not run: it has not passed.
    """
    for gate in GATES:
        if not is_installed(venv, gate.name):
            steps.note(f"{gate}: TIDAK DIJALANKAN, {gate.name} tidak terpasang / NOT RUN, {gate.name} is not installed")
            continue
        done = run(venv, gate)
        if done.returncode:
            say(done.stdout.rstrip())
            steps.note(f"{gate}: gagal / failed")
            return False
        steps.note(f"{gate}: lulus / passed")
    return True


def is_installed(venv: Venv, package: str) -> bool:
    """Whether the venv has a package."""
    ask = f"import importlib.util, sys; sys.exit(importlib.util.find_spec({package!r}) is None)"
    return subprocess.run([str(venv.python), "-c", ask], env=venv.environment(), check=False).returncode == 0


def run(venv: Venv, gate: Gate) -> subprocess.CompletedProcess[str]:
    """Run a tool at the root of the project, its words and its errors in one."""
    return subprocess.run(
        [str(venv.python), "-m", *gate.words], cwd=venv.root, env=venv.environment(), check=False, encoding="utf-8", errors="replace",
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
