"""The project on the disk with one file changed, and what must hold of what is said of it."""

import json
import re
import time
import traceback
from pathlib import Path

from tests.full_records import TODAY

from berdaya.build import Build
from berdaya.cache import Cache
from berdaya.check.project import Memory, check
from berdaya.check.report import as_github, as_json, as_text
from berdaya.load.edition import read_edition
from berdaya.model.problem import Problem
from berdaya.paper.problems import printable_problems
from fuzzing.mutants import Mutant
from fuzzing.seeds import seeds, write_files

MOST_SECONDS = 2.0
"""Seconds of work that the check of one changed file may take: fifty times what it takes of a common one."""


class Project:
    """A project on the disk in which one file at a time is another one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._memory = Memory()
        write_files(root, seeds())
        self._held: dict[str, bytes] = dict(seeds())

    def put(self, change: Mutant) -> None:
        """Make a change, or take it back where it is what a seed holds."""
        path = self.root / change.path
        if change.content is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(change.content)

    def undo(self, change: Mutant) -> None:
        """Put a file back as it was."""
        self.put(Mutant(change.path, seeds().get(change.path), ""))
        folder = (self.root / change.path).parent
        while folder != self.root and not (folder.is_dir() and any(folder.iterdir())):
            if folder.is_dir():
                folder.rmdir()
            folder = folder.parent

    def problems(self) -> tuple[Problem, ...]:
        """What the check says."""
        found = check(self.root, TODAY, self._memory)
        return (*found.problems, *printable_problems(found.library))

    def build(self, with_handbooks: bool) -> None:
        """Make all that stands on the site, and handbooks where they are asked for."""
        cache = Cache.of(self.root)
        build = Build(self.root, read_edition(self.root), cache, today=TODAY)
        assert not build.checked.errors, list(as_text(build.checked.errors, "en"))
        for artifact in build.artifacts():
            assert isinstance(artifact.content, bytes)
        assert all(page.content.html for page in build.site.pages)
        if with_handbooks:
            build.make_handbooks()
        cache.save()


def wrong_with(problems: tuple[Problem, ...], root: Path) -> str:
    """What is wrong with what the check says; empty where all is right."""
    for lang in ("id", "en"):
        lines, notes = list(as_text(problems, lang)), list(as_github(problems, lang))
        rows = json.loads(as_json(problems, lang))["problems"]
        if not len(lines) == len(notes) == len(rows) == len(problems):
            return "as many lines as problems are wanted"
        for line in (*lines, *notes):
            if not line.isprintable():
                return f"a line that hides something: {line!r}"
            if len(line) > 1500:
                return f"a line of {len(line)} signs: {line[:300]!r}"
            if "{" in line and re.search(r"\{(hint|value|key|line|field|near)\}", line):
                return f"a line with a gap: {line!r}"
    for problem in problems:
        if fault := _misplaced(problem, root):
            return fault
    return ""


def _misplaced(problem: Problem, root: Path) -> str:
    place = problem.place
    path = root / place.path
    if not path.exists():
        return f"no such file: {place} {problem.code}"
    if not path.is_file():
        return "" if (place.line, place.column) == (1, 1) else f"a place within a folder: {place} {problem.code}"
    text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    lines = text.split("\n")
    if not 1 <= place.line <= max(1, len(lines)) or not 1 <= place.column <= len(lines[place.line - 1]) + 1:
        return f"outside of the file: {place} {problem.code} ({len(lines)} lines)"
    return ""


def one(project: Project, change: Mutant) -> tuple[str, str, float, tuple[Problem, ...]]:
    """Check one mutant: what became of it, what is wrong with that, seconds of work, and the problems."""
    project.put(change)
    started = time.process_time()
    try:
        problems = project.problems()
    except Exception:  # noqa: BLE001  # whatever is raised is what this looks for
        return "raised", traceback.format_exc(limit=-6), 0.0, ()
    seconds = time.process_time() - started
    fault = wrong_with(problems, project.root)
    if not fault and seconds > MOST_SECONDS:
        fault = f"the check took {seconds:.1f} s"
    return ("told" if any(item.is_error for item in problems) else "sound"), fault, seconds, problems
