"""The command ``berdaya serve``: the site while it is written."""

import gc
from datetime import datetime
from pathlib import Path

import click

from berdaya.authoring.options import LANG, ROOT
from berdaya.check.report import messages


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
    from berdaya.preview.server import AddressTaken, Preview, begin_anew, serve, watched

    seen = address or f"http://{host}:{port}/"
    gc.disable()  # what is made until the site can be seen stays
    try:
        theme = MkDocsTheme(root, seen)
        project = LiveProject(root, theme.edition, theme.assets, theme.words)
        preview = Preview(project, theme, lambda: MkDocsTheme(root, seen), lang, _say)
        gc.freeze()  # a look at all of it takes a third of a second, and a save would wait for it
    except ThemeProblem as problem:
        raise click.ClickException(str(problem)) from problem
    finally:
        gc.enable()
    _say(f"{seen}  ({len(project.snapshot.library.records)})")
    if is_opened:
        click.launch(seen)
    try:
        is_outdated = serve(preview, host, port, *watched(root))
    except AddressTaken as problem:
        raise click.ClickException(str(problem)) from problem
    if is_outdated:
        _say(messages(lang).begun_anew)
        begin_anew()


def _say(line: str) -> None:
    click.echo(f"{datetime.now():%H:%M:%S} {line}")
