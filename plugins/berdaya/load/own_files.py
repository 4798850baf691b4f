"""The files that an edition publishes as they are: those below ``local/files/``."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from berdaya.load.tree import path_name
from berdaya.model.problem import Place, Problem

OWN_FILES = "local/files"
_OF_THE_PROJECT = "README.md"
"""Says what the folder is for; the only file in it that is not published."""
_OF_SYSTEMS = (".gitkeep", ".DS_Store", "Thumbs.db", "desktop.ini")
"""What systems leave in folders by themselves, and what holds an empty folder for git."""


def own_files(root: Path) -> tuple[dict[str, Path], tuple[Problem, ...]]:
    """Find the edition's own files: each by its place on the site (``peta/desa.png``), and what cannot be read."""
    files: dict[str, Path] = {}
    problems: list[Problem] = []
    folder = root / OWN_FILES
    if os.path.lexists(folder):
        for item in _inside(root, folder, problems):
            place = path_name(folder, item)
            if place != _OF_THE_PROJECT and item.name not in _OF_SYSTEMS:
                files[place] = item
    return files, tuple(problems)


def _inside(root: Path, folder: Path, problems: list[Problem]) -> Iterator[Path]:
    try:
        inside = sorted(folder.iterdir())
    except OSError as failure:
        problems.append(_unreadable(root, folder, failure.errno))
        return
    for item in inside:
        if item.is_dir() and not item.is_symlink():
            yield from _inside(root, item, problems)
        elif not item.is_file():  # a pipe, a link to what is gone, a link to a folder, which might lead round in circles
            problems.append(_unreadable(root, item, errno.ENOENT if not item.exists() else errno.EISDIR))
        elif not os.access(item, os.R_OK):
            problems.append(_unreadable(root, item, errno.EACCES))
        elif item.name.isprintable():
            yield item
        else:  # bytes that are no UTF-8, or a line end: no address can hold them
            problems.append(Problem.error("own-file-name", Place(path_name(root, item))))


def _unreadable(root: Path, item: Path, number: int | None) -> Problem:
    return Problem.error("file-unreadable", Place(path_name(root, item)), reason=os.strerror(number or errno.EIO))
