"""The commands ``berdaya sheets`` and ``berdaya handbook``: what is printed, into a folder, with a progress bar."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from berdaya.authoring.options import LANG, ROOT, web_address
from berdaya.authoring.output import write_artifacts
from berdaya.check.report import as_text
from berdaya.load.edition import folder_of
from berdaya.model.artifact import Artifact
from berdaya.model.problem import Problem

if TYPE_CHECKING:
    from berdaya.build import Build

OUT = click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("lembar"), show_default=True, help="Folder untuk berkas yang dibuat."
)
SITE_URL = click.option("--site-url", envvar="SITE_URL", callback=web_address, help="Alamat situs, untuk kode QR; bila kosong: dari mkdocs.yml.")
PUBLISHER = click.option("--publisher", help="Nama lembaga; bila kosong: dari mkdocs.yml.")


@click.command("sheets")
@ROOT
@LANG
@OUT
@SITE_URL
@PUBLISHER
@click.option("--handbook", is_flag=True, help="Buat juga buku panduan lengkap (PDF dan EPUB).")
def sheets_command(root: Path, lang: str, out: Path, site_url: str | None, publisher: str | None, handbook: bool) -> None:
    """Buat semua lembar unduhan: PDF A4 dan F4, Word, XLSForm, kartu, buklet. Keluar dengan 1 bila ada yang rusak."""
    from berdaya.paper.run import PaperOptions, make

    build = _build(root, site_url, publisher)
    with click.progressbar(length=1, label="Lembar", file=sys.stderr) as bar:

        def progress(done: int, total: int, path: str) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        run = make(build.library, build.documents, build.edition, PaperOptions(build.workers, validate_forms=True, progress=progress), build.cache)
    errors = build.checked.errors
    books = [book.artifact for book in build.make_handbooks()] if handbook and not errors else []
    build.cache.save()
    if run.java_missing:
        click.echo("Java tidak ada: formulir XLSForm tidak diperiksa dengan ODK Validate.")
    stopping = [item for item in errors if handbook or item.place.path.startswith(("checklists/", "local/checklists/"))]
    _end([*stopping, *run.problems], [*run.artifacts, *books], out, lang)


@click.command("handbook")
@ROOT
@LANG
@OUT
@SITE_URL
@PUBLISHER
def handbook_command(root: Path, lang: str, out: Path, site_url: str | None, publisher: str | None) -> None:
    """Buat buku panduan lengkap, PDF dan EPUB; penyusunan situs berikutnya menawarkannya. Keluar dengan 1 bila sumber salah."""
    build = _build(root, site_url, publisher)
    errors = build.checked.errors  # a book holds every record: an error in any of them stops it
    books = [book.artifact for book in build.make_handbooks()] if not errors else []
    build.cache.save()
    _end(errors, books, out, lang)


def _build(root: Path, site_url: str | None, publisher: str | None) -> "Build":
    """The project's build; its rooms are loaded only now, for a check should not wait for them."""
    from berdaya.build import Build, processes
    from berdaya.paper.run import missing_packages

    if missing := missing_packages():
        raise click.UsageError(f"belum terpasang: {', '.join(missing)}. Pasang dengan: pip install berdaya[sheets]")
    build = Build.of(root, workers=processes())
    edition = build.edition
    if site_url:
        edition = replace(edition, url=folder_of(site_url))
    if publisher:
        edition = replace(edition, name=publisher, publisher=publisher)
    return replace(build, edition=edition)


def _end(problems: Sequence[Problem], artifacts: Sequence[Artifact], out: Path, lang: str) -> None:
    write_artifacts(out, artifacts)
    for line in as_text(problems, lang):
        click.echo(line)
    click.echo(f"{out}: {len(artifacts)}")
    sys.exit(1 if any(item.is_error for item in problems) else 0)
