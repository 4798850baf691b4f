"""The command ``berdaya``: check, status, new, schema, translated and the outputs. Works without MkDocs."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from berdaya.authoring.cli import new_command, schema_command, status_command, translated_command
from berdaya.authoring.exporting import export_command
from berdaya.authoring.options import LANG, ROOT
from berdaya.authoring.searching import search_command
from berdaya.authoring.serving import serve_command
from berdaya.check.project import check
from berdaya.check.report import as_github, as_json, as_text, summary


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="berdaya")
def main() -> None:
    """Periksa dan susun basis pengetahuan Berdaya."""
    # A console of Windows may lack a letter of a title: it shows a question mark, and the command goes on.
    sys.stdout.reconfigure(errors="replace")


@main.command("check")
@ROOT
@LANG
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Peringatan juga membuat pemeriksaan gagal.")
def check_command(root: Path, lang: str, form: str, strict: bool) -> None:
    """Periksa semua sumber. Keluar dengan 0 (bersih), 1 (ada masalah), 2 (tidak dapat berjalan)."""
    with _no_garbage():
        found = check(root)
    if form == "json":
        click.echo(as_json(found.problems, lang))
    else:
        lines = as_text if form == "text" else as_github
        for line in lines(found.problems, lang):
            click.echo(line)
        click.echo(summary(found.problems, len(found.library.records), lang), err=form == "github")
    sys.exit(1 if found.errors or (strict and found.problems) else 0)


@contextmanager
def _no_garbage() -> Iterator[None]:
    """One short run keeps all that it makes: looking for garbage would take a sixth of it."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # else Python would look through all of it once more at its end
        gc.enable()


for command in (export_command, new_command, schema_command, search_command, serve_command, status_command, translated_command):
    main.add_command(command)


if __name__ == "__main__":
    main()
