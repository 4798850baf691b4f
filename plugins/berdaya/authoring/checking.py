"""``berdaya check``: every problem of the sources, one's own change first."""

import gc
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from berdaya.authoring.options import LANG, ROOT
from berdaya.authoring.upstream import behind, noted_lines
from berdaya.authoring.upstream_notes import UnreadableNote, note_missing
from berdaya.check.project import Checked, check
from berdaya.check.report import as_github, as_json, as_text, changed_above, elsewhere, standing_lines, summary
from berdaya.check.selection import select
from berdaya.load.edition import read_edition
from berdaya.model.problem import Problem, in_reading_order
from berdaya.paper.problems import printable_problems


@click.command("check")
@click.argument("paths", nargs=-1)
@click.option(
    "--changed",
    is_flag=False,
    flag_value="HEAD",
    metavar="[VERSI]",
    help="Hanya berkas yang berubah sejak versi git ini (bila kosong: sejak commit terakhir).",
)
@click.option("--all", "all_of_them", is_flag=True, help="Sebut juga satu per satu peringatan yang sudah lama berdiri.")
@ROOT
@LANG
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Peringatan juga membuat pemeriksaan gagal.")
def check_command(paths: tuple[str, ...], changed: str | None, all_of_them: bool, root: Path, lang: str, form: str, strict: bool) -> None:
    """Periksa semua sumber, atau berkas dan folder PATHS saja: berdaya check glossary/arisan.yml

    Keluar dengan 0 (bersih), 1 (ada masalah, juga di berkas lain), 2 (tidak dapat berjalan).
    """
    wanted = _wanted(root, paths, changed)
    with _no_garbage():
        found = _checked(root)
    chosen = select(found.problems, wanted, all_of_them or form == "json")
    if form == "json":
        click.echo(as_json(chosen.shown, lang))
    else:
        for line in (as_text if form == "text" else as_github)(chosen.shown, lang):
            click.echo(line)
        on_error = form == "github"
        if on_error:  # GitHub shows ten notes: those of the change stand first, errors that it brought elsewhere follow
            for line in as_github(chosen.elsewhere, lang):
                click.echo(line)
        for line in standing_lines(chosen.standing, lang):
            click.echo(line, err=on_error)
        click.echo(summary(found.problems, len(found.library.records), lang, is_part=wanted is not None), err=on_error)
        for line in _about_upstream(found, root, lang):
            click.echo(line, err=on_error)
        if chosen.elsewhere:
            click.echo(elsewhere(chosen.elsewhere, lang), err=on_error)
    sys.exit(1 if found.errors or (strict and found.problems) else 0)


def _about_upstream(found: Checked, root: Path, lang: str) -> Iterator[str]:
    """What an edition is told of the project above: notes that were missing and are written now, and what changed there."""
    try:
        yield from noted_lines(note_missing(found.library.records, root, date.today()))
        if late := behind(found.library.records, root):
            yield changed_above(late, lang)
    except UnreadableNote as failure:
        yield str(failure)


def _checked(root: Path) -> Checked:
    """All that is wrong with the sources, and what of them paper cannot print."""
    found = check(root)
    return replace(found, problems=in_reading_order([*found.problems, *printable_problems(found.library), *_of_logo(root)]))


def _of_logo(root: Path) -> Iterable[Problem]:
    edition = read_edition(root)
    if edition.printed_logo is None:
        return ()
    from berdaya.paper.logo import logo_problems  # here: a project without a logo needs nothing of what draws it
    from berdaya.paper.run import missing_packages

    return () if missing_packages() else logo_problems(edition)


def _wanted(root: Path, paths: tuple[str, ...], changed: str | None) -> tuple[str, ...] | None:
    """The files and folders asked for, as problems name them; ``None`` for all."""
    if changed is None:
        return tuple(_within(root, path) for path in paths) or None
    if paths:
        raise click.UsageError("Sebut berkas, atau pakai --changed, jangan keduanya.")
    return _changed(root, changed)


def _within(root: Path, path: str) -> str:
    """A path of the command line, seen from where the person stands, as problems name it."""
    for base in (Path.cwd(), root):
        file = (base / path).resolve()
        if file.exists() and file.is_relative_to(root.resolve()):
            return file.relative_to(root.resolve()).as_posix()
    raise click.UsageError(f"tidak ada {path} di proyek {root.resolve()}.")


def _changed(root: Path, since: str) -> tuple[str, ...]:
    """The files that git calls changed or new since a version."""
    listed: list[str] = []
    for arguments in (["diff", "--name-only", "--relative", "--no-renames", since, "--"], ["ls-files", "--others", "--exclude-standard"]):
        command = ["git", "-C", str(root), "-c", "core.quotepath=false", *arguments]
        try:
            done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
        except FileNotFoundError:
            raise click.UsageError("--changed memerlukan git, yang tidak ada di komputer ini. Sebut berkasnya saja.") from None
        except subprocess.CalledProcessError as failure:
            raise click.UsageError(f"git tidak dapat membandingkan dengan “{since}”: {failure.stderr.strip()}") from None
        listed += done.stdout.splitlines()
    return tuple(listed)


@contextmanager
def _no_garbage() -> Iterator[None]:
    """One short run keeps all that it makes: looking for garbage would take a sixth of it."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # else Python would look through all of it once more at its end
        gc.enable()
