"""What ``make_sheets`` takes and gives."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from berdaya.model.page import Artifact
from berdaya.model.problem import Problem
from berdaya.sheets.edition import Edition, Form
from berdaya.sheets.imprint import Imprint

CACHE = Path(".cache") / "sheets"

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class SheetOptions:
    """How to make the sheets.

    ``cache`` is a folder, usually ``root / CACHE`` (``None``: no cache); ``workers`` above 1 spreads the
    work over processes; ``validate_forms`` also asks ODK Validate, where Java is installed; ``progress``
    is called with (files done, files in all, path) after each file.
    """

    imprint: Imprint = Imprint()
    cache: Path | None = None
    workers: int = 0
    validate_forms: bool = False
    progress: Progress | None = None


@dataclass(frozen=True)
class SheetRun:
    """What was made. ``java_missing``: ODK Validate was asked for but could not run."""

    artifacts: tuple[Artifact, ...] = ()
    editions: tuple[Edition, ...] = ()
    problems: tuple[Problem, ...] = ()
    java_missing: bool = False

    def of(self, key: str, lang: str) -> tuple[Edition, ...]:
        """The editions that the page of the checklist ``key`` offers in ``lang``, in the order to show them."""
        return tuple(item for item in self.editions if item.checklist == key and item.lang == lang)

    def booklets(self, lang: str) -> tuple[Edition, ...]:
        """The booklets of all sheets in ``lang``."""
        return tuple(item for item in self.editions if item.form is Form.BOOKLET and item.lang == lang)
