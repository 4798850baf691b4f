"""The command ``berdaya sheets``: every file to download, into a folder, with a progress bar."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

import click

from berdaya.authoring.options import LANG, ROOT
from berdaya.check.project import Checked, check
from berdaya.check.report import as_text
from berdaya.handbook import CACHE as HANDBOOK_CACHE
from berdaya.handbook import HandbookOptions, HandbookRun, make_handbooks
from berdaya.model.library import Library
from berdaya.model.page import Artifact
from berdaya.sheets import CACHE, Imprint, SheetOptions, SheetRun, make_sheets, missing_packages


def web_address(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Take the address of a site as an option gives it. Raises ``BadParameter`` where it is none."""
    parts = urlsplit(value or "")
    if value and not (parts.scheme in ("http", "https") and parts.netloc):
        raise click.BadParameter(f"“{value}” bukan alamat situs. Tulis lengkap, misalnya https://contoh.example/panduan/")
    return value or None


@click.command("sheets")
@ROOT
@LANG
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("lembar"), show_default=True, help="Folder untuk berkas yang dibuat."
)
@click.option("--site-url", envvar="SITE_URL", callback=web_address, help="Alamat situs, untuk kode QR.")
@click.option("--publisher", default=Imprint().publisher, show_default=True, help="Nama lembaga pada lembar.")
@click.option("--handbook", is_flag=True, help="Buat juga buku panduan lengkap (PDF dan EPUB).")
def sheets_command(root: Path, lang: str, out: Path, site_url: str | None, publisher: str, handbook: bool) -> None:
    """Buat semua lembar unduhan: PDF A4 dan F4, Word, XLSForm, buklet. Keluar dengan 1 bila ada yang rusak."""
    if missing := missing_packages():
        raise click.UsageError(f"belum terpasang: {', '.join(missing)}. Pasang dengan: pip install berdaya[sheets]")
    checked = check(root)
    imprint = Imprint(publisher=publisher, site_url=site_url)
    run = _sheets(checked.library, root, imprint)
    book = _handbook(checked, root, imprint) if handbook else HandbookRun()
    write_artifacts(out, (*run.artifacts, *book.artifacts))
    stopping = [item for item in checked.errors if item.place.path.startswith(("checklists/", "local/checklists/"))]
    problems = [*(checked.errors if handbook else stopping), *run.problems, *book.problems]
    for line in as_text(problems, lang):
        click.echo(line)
    if run.java_missing:
        click.echo("Java tidak ada: formulir XLSForm tidak diperiksa dengan ODK Validate.")
    click.echo(f"{out}: {len(run.artifacts) + len(book.artifacts)}")
    sys.exit(1 if any(item.is_error for item in problems) else 0)


def _sheets(library: Library, root: Path, imprint: Imprint) -> SheetRun:
    with click.progressbar(length=1, label="Lembar", file=sys.stderr) as bar:

        def progress(done: int, total: int, path: str) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        return make_sheets(library, SheetOptions(imprint, root / CACHE, validate_forms=True, progress=progress))


def _handbook(checked: Checked, root: Path, imprint: Imprint) -> HandbookRun:
    """The handbook holds every record: an error in any of them stops it, and is told."""
    if checked.errors:
        return HandbookRun()
    return make_handbooks(checked.library, HandbookOptions(imprint, root / HANDBOOK_CACHE))


def write_artifacts(out: Path, artifacts: tuple[Artifact, ...]) -> None:
    """Write files below a folder."""
    for artifact in artifacts:
        path = out / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)
