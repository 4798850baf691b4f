"""Many mutants, one after the other: what became of them, and whether the sound ones build."""

import random
import sys
import tempfile
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from fuzzing.mutants import Mutant, mutant
from fuzzing.project import Project, one

MOST_MEMORY = 1_500_000
"""Kilobytes of the largest process, of which paper's typesetter takes the most."""
BUILDS_TO_A_HANDBOOK = 16
"""The handbooks take most of a build's time."""


@dataclass
class Outcome:
    """What became of a round."""

    kinds: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0
    memory: int = 0
    builds: int = 0

    def add(self, other: "Outcome") -> None:
        """Count another round to this one."""
        self.kinds += other.kinds
        self.codes += other.codes
        self.faults += other.faults
        self.slowest, self.memory = max(self.slowest, other.slowest), max(self.memory, other.memory)
        self.builds += other.builds


def play(seed: int, numbers: range, with_builds: bool = True) -> Outcome:
    """One round: check its mutants one by one, then build the sound ones together."""
    outcome = Outcome()
    with tempfile.TemporaryDirectory(prefix="berdaya-fuzz-") as folder:
        project = Project(Path(folder))
        sound: dict[str, list[tuple[int, Mutant]]] = {}
        for number in numbers:
            change = mutant(random.Random(f"{seed}/{number}"))
            became, fault, seconds, problems = one(project, change)
            outcome.kinds[became] += 1
            outcome.codes.update({problem.code for problem in problems})
            outcome.slowest = max(outcome.slowest, seconds)
            if fault:
                outcome.faults.append(f"{number} ({change.way}, {change.path}): {fault}")
            elif became == "sound" and change.path != "mkdocs.yml":
                sound.setdefault(change.path, []).append((number, change))
            project.undo(change)
        while sound and with_builds:
            together = [changes.pop() for changes in sound.values()]
            sound = {path: changes for path, changes in sound.items() if changes}
            build_together(project, together, outcome)
    outcome.memory = _largest()
    if outcome.memory > MOST_MEMORY:
        outcome.faults.append(f"{numbers}: {outcome.memory // 1000} MB")
    return outcome


def _largest() -> int:
    """Kilobytes that this process has held at once; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1000 if sys.platform == "darwin" else 1)


def build_together(project: Project, changes: list[tuple[int, Mutant]], outcome: Outcome) -> None:
    """Build a project with several sound changes; where that fails, find out which one is at fault."""
    for _, change in changes:
        project.put(change)
    try:
        if not any(problem.is_error for problem in project.problems()):  # two changes may contradict each other
            outcome.builds += 1
            project.build(outcome.builds % BUILDS_TO_A_HANDBOOK == 1)
    except Exception:  # noqa: BLE001  # as above
        said = traceback.format_exc(limit=-6)
        for _, change in changes:
            project.undo(change)
        if len(changes) == 1:
            number, change = changes[0]
            outcome.faults.append(f"{number} ({change.way}, {change.path}), in the build: {said}")
        else:
            for half in (changes[::2], changes[1::2]):
                build_together(project, half, outcome)
        return
    for _, change in changes:
        project.undo(change)
