"""The options that several commands share: which project, and in which language to speak."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import click

from berdaya.model.declarations import VARIABLE, is_in_use
from berdaya.model.kinds import KINDS
from berdaya.model.language import CODES, SOURCE

PROJECT_FOLDERS = (*dict.fromkeys(kind.folder.partition("/")[0] for kind in KINDS.values()), "local")
"""Folders of sources: those of the kinds, and an organisation's overlay."""


def _project(context: click.Context, option: click.Parameter, root: Path) -> Path:
    """Refuse a folder that is no project: a command must not call it clean, or write into it."""
    if not any((root / folder).is_dir() for folder in PROJECT_FOLDERS):
        raise click.UsageError(f"{root.resolve()} tidak memuat folder {', '.join(PROJECT_FOLDERS)}. Sebut folder proyek dengan --root.")
    if not is_in_use(root):
        # Kinds and languages are declared before anything else is read: begin again, with this project's.
        command = [sys.executable, "-m", "berdaya.cli", *sys.argv[1:]]
        context.exit(subprocess.run(command, env={**os.environ, VARIABLE: str(root.resolve())}, check=False).returncode)
    return root


ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default=True,
    callback=_project,
    help="Folder proyek (yang memuat content/, glossary/, checklists/).",
)
LANG = click.option("--lang", type=click.Choice(CODES), default=SOURCE.code, show_default=True, help="Bahasa pesan.")


def web_address(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Take the address of a site as an option gives it. Raises ``BadParameter`` where it is none."""
    parts = urlsplit(value or "")
    if value and not (parts.scheme in ("http", "https") and parts.netloc):
        raise click.BadParameter(f"“{value}” bukan alamat situs. Tulis lengkap, misalnya https://contoh.example/panduan/")
    return value or None
