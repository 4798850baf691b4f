"""Made files by the hash of all that went into them, so that an unchanged sheet is not made twice."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from time import time

from berdaya.sheets.edition import Job

ROOM = Path(__file__).parent
KEPT_SECONDS = 30 * 24 * 60 * 60
PACKAGES = ("typst", "segno", "python-docx", "openpyxl", "pyxform", "lxml")


class SheetCache:
    """A folder of files named by their key. With no folder it holds nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, job: Job) -> bytes | None:
        """Give the file made from the same sheets, templates, fonts and packages, if it was kept."""
        path = self._path(job)
        if not path or not path.is_file():
            return None
        path.touch()
        return path.read_bytes()

    def keep(self, job: Job, content: bytes) -> None:
        """Keep a file. The name appears only when the file is whole."""
        path = self._path(job)
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
            half = path.with_suffix(".part")
            half.write_bytes(content)
            half.replace(path)

    def forget_old(self, now: float | None = None) -> None:
        """Delete what no run has asked for in a month. ``now`` in seconds since 1970."""
        oldest = (time() if now is None else now) - KEPT_SECONDS
        for path in self._folder.iterdir() if self._folder and self._folder.is_dir() else ():
            if path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)

    def _path(self, job: Job) -> Path | None:
        if self._folder is None:
            return None
        name = hashlib.sha256(f"{_surroundings()}\n{job!r}".encode()).hexdigest()
        return self._folder / name


@cache
def _surroundings() -> str:
    """Hash this room (code, templates, strings, fonts) and the versions of the packages it uses."""
    digest = hashlib.sha256()
    for path in sorted(ROOM.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(ROOM).as_posix().encode())
            digest.update(path.read_bytes())
    for name in PACKAGES:
        digest.update(f"{name} {version(name)}".encode())
    return digest.hexdigest()
