"""The command ``berdaya export``: the files for other tools, into a folder."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from berdaya.authoring.options import LANG, ROOT, web_address
from berdaya.authoring.output import write_artifacts
from berdaya.check.report import as_text
from berdaya.load.edition import folder_of
from berdaya.model.artifact import Artifact

ZIP = "zip"
"""The copy to carry: made of the whole site, so only where it is named."""

MARKDOWN = "markdown"
"""The name of the export that is a project of its own, into a folder that may be named behind it."""
MOST_WITH_MARKDOWN = 2


def _known(context: click.Context, argument: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """The named exporters, or all. Their rooms are loaded only now: a check should not wait for them."""
    from berdaya.export import EXPORTERS

    if names[:1] == (MARKDOWN,):
        if len(names) > MOST_WITH_MARKDOWN:
            raise click.BadParameter(f"tulis: berdaya export {MARKDOWN} FOLDER.")
        return names
    for name in names:
        if name not in (*EXPORTERS, ZIP):
            raise click.BadParameter(f"“{name}” tidak dikenal. Yang ada: {', '.join((*EXPORTERS, MARKDOWN, ZIP))}.")
    return names or tuple(EXPORTERS)


@click.command("export")
@ROOT
@LANG
@click.argument("names", nargs=-1, callback=_known)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("ekspor"), show_default=True, help="Folder untuk berkas yang dibuat."
)
@click.option("--site-url", envvar="SITE_URL", callback=web_address, help="Alamat situs, untuk tautan utuh; bila kosong: dari mkdocs.yml.")
@click.option("--publisher", help="Nama lembaga; bila kosong: dari mkdocs.yml.")
def export_command(root: Path, lang: str, names: tuple[str, ...], out: Path, site_url: str | None, publisher: str | None) -> None:
    """Buat berkas bagi alat lain: JSON, SKOS, TBX, llms.txt, Atom. Tanpa NAMES: semuanya. Keluar dengan 1 bila sumber salah.

    `berdaya export markdown FOLDER` menulis satu proyek Markdown biasa per bahasa, yang dibangun MkDocs atau ProperDocs tanpa
    program ini.

    zip: seluruh situs sebagai salinan yang dibuka tanpa jaringan. parts: tiap bagian dan peran dalam satu berkas HTML.
    """
    from berdaya.build import Build
    from berdaya.export import EXPORTERS
    from berdaya.export.markdown_project import markdown_projects

    build = Build.of(root)
    if build.checked.errors:
        for line in as_text(build.checked.errors, lang):
            click.echo(line)
        sys.exit(1)
    edition = build.edition
    if site_url:
        edition = replace(edition, url=folder_of(site_url))
    if publisher:
        edition = replace(edition, name=publisher, publisher=publisher)
    published = replace(build, edition=edition).published
    if names[:1] == (MARKDOWN,):
        out = Path(names[1]) if len(names) > 1 else out
        if out.is_dir() and any(out.iterdir()):
            raise click.UsageError(f"{out} tidak kosong. Pilih folder baru, supaya tidak ada yang tertimpa.")
        artifacts = tuple(markdown_projects(published))
    else:
        artifacts = tuple(item for name in names if name != ZIP for item in EXPORTERS[name](published, build.cache))
    if ZIP in names:
        artifacts += (_copy(root, site_url),)
    write_artifacts(out, artifacts)
    build.cache.save()
    click.echo(f"{out}: {len(artifacts)}")


def _copy(root: Path, site_url: str | None) -> Artifact:
    from berdaya.mkdocs_plugin.copying import CopyProblem, carried_copy  # here: the other files need no theme

    try:
        return carried_copy(root.resolve(), site_url)
    except CopyProblem as problem:
        raise click.ClickException(str(problem)) from problem
