"""Which problems are shown one by one: those of one's own change first; what has stood for long is summed up."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from berdaya.model.problem import Problem

STANDING = (
    "checklist-untested",
    "missing-body-translation",
    "missing-translation",
    "orphan",
    "review-overdue",
    "stale-review",
    "unstamped-record-translation",
    "unstamped-translation",
    "unused-source",
    "unverified",
)
"""Warnings that say how far a base has come, not that a change went wrong."""
MOST_STANDING = 3
"""So many warnings of one code are still told one by one."""


@dataclass(frozen=True)
class Selection:
    """``shown``: problems to tell one by one. ``standing``: how many of each code are only summed up. ``elsewhere``:
    errors in files that nobody asked for."""

    shown: tuple[Problem, ...]
    standing: Mapping[str, int]
    elsewhere: tuple[Problem, ...] = ()


def select(problems: Iterable[Problem], wanted: tuple[str, ...] | None, all_of_them: bool) -> Selection:
    """Choose what to show. ``wanted``: files and folders, or ``None`` for the whole project."""
    found = tuple(problems)
    if wanted is not None:
        own = tuple(problem for problem in found if _is_below(problem.place.path, wanted))
        return Selection(own, {}, tuple(problem for problem in found if problem.is_error and problem not in own))
    counts = Counter(problem.code for problem in found if problem.code in STANDING)
    summed = {} if all_of_them else {code: count for code, count in sorted(counts.items()) if count > MOST_STANDING}
    return Selection(tuple(problem for problem in found if problem.code not in summed), summed)


def _is_below(path: str, wanted: tuple[str, ...]) -> bool:
    return any(name == "." or path == name or path.startswith(f"{name}/") for name in wanted)
