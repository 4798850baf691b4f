"""The whole way from sources to a site's contents. Reads like a table of contents; writes nothing."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from berdaya.check.project import Checked, check
from berdaya.handbook import HandbookOptions, HandbookRun, make_handbooks
from berdaya.model.page import Download, Downloads, Site
from berdaya.model.problem import in_reading_order
from berdaya.render import render
from berdaya.sheets import SheetOptions, SheetRun, make_sheets

__all__ = ["Build", "Checked", "check", "compile"]


@dataclass(frozen=True)
class Build(Checked):
    """A checked library, the site made from it (``None`` where errors forbid one) and the files to download."""

    site: Site | None
    sheets: SheetRun = SheetRun()
    handbook: HandbookRun = HandbookRun()


def compile(
    root: Path,
    options: SheetOptions = SheetOptions(),
    today: date | None = None,
    handbook: HandbookOptions | None = None,
) -> Build:
    """Read, check and, where there is no error, make the sheets and render the project at ``root``.

    The handbook takes seconds, so it is made only where ``handbook`` says how.
    """
    checked = check(root, today)
    if checked.errors:
        return Build(checked.library, checked.problems, None)
    sheets = make_sheets(checked.library, options)
    book = make_handbooks(checked.library, handbook) if handbook else HandbookRun()
    site = render(checked.library, _downloads(sheets, book))
    problems = in_reading_order([*checked.problems, *sheets.problems, *book.problems])
    return Build(checked.library, problems, site, sheets, book)


def _downloads(sheets: SheetRun, book: HandbookRun) -> Downloads:
    """Sort the files to the pages that offer them; the booklets stand on the list of checklists."""
    offered: dict[tuple[str, str], tuple[Download, ...]] = {}
    for item in book.handbooks:
        for key in ("page/home", "index/checklist"):
            offered[key, item.lang] = (*offered.get((key, item.lang), ()), Download(item.path, item.words))
    for item in sheets.editions:
        place = (item.checklist or "index/checklist", item.lang)
        offered[place] = (*offered.get(place, ()), Download(item.path, item.words))
    return offered
