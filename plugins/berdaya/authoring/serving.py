"""The command ``berdaya serve``: the site while it is written."""

import gc
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import click

from berdaya.authoring.options import LANG, PROJECT_FOLDERS, ROOT
from berdaya.check.report import messages
from berdaya.model.declarations import KINDS, LANGUAGES


@click.command("serve")
@ROOT
@LANG
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0: juga ponsel di jaringan yang sama.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--address", help="Alamat yang dilihat peramban, bila lain dari host dan port.")
@click.option("--open", "is_opened", is_flag=True, help="Buka peramban.")
def serve_command(root: Path, lang: str, host: str, port: int, address: str | None, is_opened: bool) -> None:
    """Tampilkan situs selagi ditulis: berkas yang disimpan langsung tampil. Ctrl-C: selesai."""
    from berdaya.mkdocs_plugin.preview import MkDocsTheme  # here: other commands work without MkDocs
    from berdaya.preview import LiveProject, ThemeProblem
    from berdaya.preview.server import Preview, serve

    gc.disable()  # what is made until the site can be seen stays
    seen = address or f"http://{host}:{port}/"
    try:
        theme = MkDocsTheme(root, seen)
    except ThemeProblem as problem:
        raise click.ClickException(str(problem)) from problem
    project = LiveProject(root, theme.edition, theme.assets, theme.words)
    preview = Preview(project, theme, lambda: MkDocsTheme(root, seen), lang, _say)
    # A look at all that stays takes a third of a second, and a save would wait for it.
    gc.freeze()
    gc.enable()
    _say(f"{seen}  ({len(project.snapshot.library.records)})")
    if is_opened:
        click.launch(seen)
    package = Path(__file__).parents[1]
    folders = [root / name for name in (*PROJECT_FOLDERS, KINDS, LANGUAGES)]
    if serve(preview, host, port, [*folders, package], [root / "mkdocs.yml"]):
        _say(messages(lang).begun_anew)
        _begin_anew()


def _begin_anew() -> None:
    """Let this command take its own place: kinds and languages are read when the program begins, before anything else."""
    sys.stdout.flush()
    command = [sys.executable, *(word for word in sys.orig_argv[1:] if word != "--open")]
    if os.name == "posix":
        os.execv(command[0], command)
    sys.exit(subprocess.run(command, check=False).returncode)


def _say(line: str) -> None:
    click.echo(f"{datetime.now():%H:%M:%S} {line}")
