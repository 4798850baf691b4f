"""All sheets of a project into a folder, with a progress bar: the work of ``berdaya sheets``."""

from pathlib import Path

import click

from berdaya.model.library import Library
from berdaya.sheets import CACHE, Imprint, SheetOptions, SheetRun, missing_packages, run_sheets


def make_into(library: Library, root: Path, out: Path, site_url: str | None, bar) -> SheetRun:
    """Make every edition below ``out``. Raises ``click.UsageError`` where the extra ``sheets`` is not installed."""
    if missing := missing_packages():
        raise click.UsageError(f"belum terpasang: {', '.join(missing)}. Pasang dengan: pip install berdaya[sheets]")

    def progress(done: int, total: int, path: str) -> None:
        bar.length = total
        bar.update(done - bar.pos)

    options = SheetOptions(imprint=Imprint(site_url=site_url), cache=root / CACHE, validate_forms=True, progress=progress)
    return run_sheets(library, out, options)
