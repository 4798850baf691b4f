"""The command ``berdaya export``: the files for other tools, into a folder."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from berdaya.authoring.options import LANG, ROOT
from berdaya.authoring.sheets import web_address, write_artifacts
from berdaya.check.project import check
from berdaya.check.report import as_text
from berdaya.model.page import Edition


def _known(context: click.Context, argument: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """The named exporters, or all. Their rooms are loaded only now: a check should not wait for them."""
    from berdaya.export import EXPORTERS

    for name in names:
        if name not in EXPORTERS:
            raise click.BadParameter(f"“{name}” tidak dikenal. Yang ada: {', '.join(EXPORTERS)}.")
    return names or tuple(EXPORTERS)


@click.command("export")
@ROOT
@LANG
@click.argument("names", nargs=-1, callback=_known)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("ekspor"), show_default=True,
              help="Folder untuk berkas yang dibuat.")
@click.option("--site-url", envvar="SITE_URL", callback=web_address, help="Alamat situs, untuk tautan utuh.")
@click.option("--publisher", default=Edition().publisher, show_default=True, help="Nama lembaga.")
def export_command(root: Path, lang: str, names: tuple[str, ...], out: Path, site_url: str | None, publisher: str) -> None:
    """Buat berkas bagi alat lain: JSON, SKOS, llms.txt, Atom, HTML. Tanpa NAMES: semuanya. Keluar dengan 1 bila sumber salah."""
    from berdaya.export import EXPORTERS
    from berdaya.render import render

    checked = check(root)
    if checked.errors:
        for line in as_text(checked.errors, lang):
            click.echo(line)
        sys.exit(1)
    edition = Edition(publisher, publisher, f"{site_url.rstrip('/')}/" if site_url else "")
    site = replace(render(checked.library), edition=edition)
    artifacts = tuple(item for name in names for item in EXPORTERS[name](checked.library, site))
    write_artifacts(out, artifacts)
    click.echo(f"{out}: {len(artifacts)}")
