"""A sealed library → every file edition of its checklists, and the problems that stopped some of them.

Imports nothing of the extra ``sheets``, so that a site builds without it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from berdaya.model.library import Library
from berdaya.model.page import Artifact
from berdaya.model.problem import Problem
from berdaya.sheets.edition import Edition, Form
from berdaya.sheets.imprint import Imprint

MODULES = ("typst", "segno", "docx", "openpyxl", "pyxform")
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


def missing_packages() -> tuple[str, ...]:
    """The modules of the extra ``sheets`` that are not installed."""
    return tuple(name for name in MODULES if find_spec(name) is None)


def sheets_available() -> bool:
    """Whether the extra ``sheets`` is installed."""
    return not missing_packages()


def make_sheets(library: Library, options: SheetOptions = SheetOptions()) -> SheetRun:
    """Make every edition of every checklist. Without the extra ``sheets`` nothing is made and nothing is wrong.

    A sheet that cannot be made stops its own edition only, and says so in ``problems``. The same library
    and options give the same bytes.
    """
    if not sheets_available():
        return SheetRun()
    from berdaya.sheets.workshop import make_all

    return make_all(library, options)


def run_sheets(library: Library, out: Path, options: SheetOptions = SheetOptions()) -> SheetRun:
    """Make every edition and write it below ``out``; the command ``berdaya sheets`` without its words."""
    run = make_sheets(library, options)
    for artifact in run.artifacts:
        path = out / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)
    return run
