"""The command ``berdaya``: check, status, new, schema, translated and the outputs. Works without MkDocs."""

import gc
import sys
from pathlib import Path

import click

from berdaya.authoring.cli import new_command, schema_command, search_command, status_command, translated_command
from berdaya.check.project import check
from berdaya.check.report import as_github, as_json, as_text, summary

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("."),
    show_default=True,
    help="Folder proyek (yang memuat content/, glossary/, checklists/).",
)
LANG = click.option("--lang", type=click.Choice(["id", "en"]), default="id", show_default=True, help="Bahasa pesan.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="berdaya")
def main() -> None:
    """Periksa dan susun basis pengetahuan Berdaya."""


@main.command("check")
@ROOT
@LANG
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Peringatan juga membuat pemeriksaan gagal.")
def check_command(root: Path, lang: str, form: str, strict: bool) -> None:
    """Periksa semua sumber. Keluar dengan 0 (bersih), 1 (ada masalah), 2 (tidak dapat berjalan)."""
    if not any((root / folder).is_dir() for folder in ("content", "glossary", "checklists")):
        raise click.UsageError(f"{root.resolve()}: tidak ada content/, glossary/, atau checklists/. Pakai --root.")
    gc.disable()  # one short run that keeps all it makes: looking for garbage would take a sixth of it
    found = check(root)
    if form == "json":
        click.echo(as_json(found.problems, lang))
    else:
        lines = as_text if form == "text" else as_github
        for line in lines(found.problems, lang):
            click.echo(line)
        click.echo(summary(found.problems, len(found.library.records), lang), err=form == "github")
    sys.exit(1 if found.errors or (strict and found.problems) else 0)


@main.command("sheets")
@ROOT
@LANG
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("lembar"), show_default=True)
@click.option("--site-url", envvar="SITE_URL", help="Alamat situs, untuk kode QR.")
def sheets_command(root: Path, lang: str, out: Path, site_url: str | None) -> None:
    """Buat semua lembar unduhan: PDF A4 dan F4, Word, XLSForm, buklet. Keluar dengan 1 bila ada yang rusak."""
    from berdaya.authoring.sheets import make_into  # here: `check` starts without the sheets

    checked = check(root)
    with click.progressbar(length=1, label="Lembar", file=sys.stderr) as bar:
        run = make_into(checked.library, root, out, site_url, bar)
    stopping = [item for item in checked.errors if item.place.path.startswith(("checklists/", "local/checklists/"))]
    problems = [*stopping, *run.problems]
    for line in as_text(problems, lang):
        click.echo(line)
    if run.java_missing:
        click.echo("Java tidak ada: formulir XLSForm tidak diperiksa dengan ODK Validate.")
    click.echo(f"{out}: {len(run.artifacts)}")
    sys.exit(1 if any(item.is_error for item in problems) else 0)


for command in (new_command, schema_command, search_command, status_command, translated_command):
    main.add_command(command)


if __name__ == "__main__":
    main()
