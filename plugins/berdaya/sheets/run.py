"""A sealed library → every file edition of its checklists, and the problems that stopped some of them.

Imports nothing of the extra ``sheets``, so that a site builds without it.
"""

from importlib.util import find_spec

from berdaya.model.library import Library
from berdaya.sheets.options import SheetOptions, SheetRun

MODULES = ("typst", "segno", "docx", "openpyxl", "pyxform")


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
