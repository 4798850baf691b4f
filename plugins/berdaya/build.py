"""The whole way from sources to a site's contents. Reads like a table of contents; writes nothing."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from berdaya.check import check_shapes, run_rules
from berdaya.load import load
from berdaya.model.library import Library
from berdaya.model.page import Site
from berdaya.model.problem import Problem, in_reading_order
from berdaya.relate import relate
from berdaya.render import render


@dataclass(frozen=True)
class Checked:
    """A sealed library and everything that is wrong with its sources."""

    library: Library
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(problem for problem in self.problems if problem.is_error)


@dataclass(frozen=True)
class Build(Checked):
    """A checked library and the site made from it; ``site`` is ``None`` where errors forbid one."""

    site: Site | None


def check(root: Path, today: date | None = None) -> Checked:
    """Read the project at ``root`` and check all of it. ``today`` defaults to the day of the call."""
    loaded = load(root)
    records, misshapen = check_shapes(loaded.drafts)
    library = relate(records, loaded.keys)
    broken = run_rules(library, today or date.today())
    return Checked(library, in_reading_order([*loaded.problems, *misshapen, *broken]))


def compile(root: Path, today: date | None = None) -> Build:
    """Read, check and, where there is no error, render the project at ``root``."""
    checked = check(root, today)
    site = None if checked.errors else render(checked.library)
    return Build(checked.library, checked.problems, site)
