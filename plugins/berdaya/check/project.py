"""The sources of a project → a sealed library and every problem. All that ``berdaya check`` needs, and no more."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from berdaya.check.rules import run_rules
from berdaya.check.settings import check_settings
from berdaya.check.shape import check_shapes
from berdaya.load import load
from berdaya.model.library import Library
from berdaya.model.problem import Problem, in_reading_order
from berdaya.relate import relate


@dataclass(frozen=True)
class Checked:
    """A sealed library and everything that is wrong with its sources."""

    library: Library
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(problem for problem in self.problems if problem.is_error)


def check(root: Path, today: date | None = None) -> Checked:
    """Read the project at ``root`` and check all of it. ``today`` defaults to the day of the call."""
    settings = check_settings(root)
    loaded = load(root)
    records, misshapen = check_shapes(loaded.drafts)
    library = relate(records, loaded.keys)
    broken = run_rules(library, today or date.today())
    return Checked(library, in_reading_order([*settings, *loaded.problems, *misshapen, *broken]))
