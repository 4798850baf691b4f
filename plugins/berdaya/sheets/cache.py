"""Made files by the hash of all that went into them, so that an unchanged sheet is not made twice."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from time import time

from berdaya.sheets.edition import Job
from berdaya.sheets.kept import fingerprint, keep_whole, kept

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
        content = kept(path) if path else None
        if content is not None:
            with suppress(FileNotFoundError):
                os.utime(path)  # in use, so not to be forgotten
        return content

    def keep(self, job: Job, content: bytes) -> None:
        """Keep a file. The name appears only when the file is whole."""
        if path := self._path(job):
            keep_whole(path, content)

    def forget_old(self, now: float | None = None) -> None:
        """Delete what no run has asked for in a month. ``now`` in seconds since 1970."""
        oldest = (time() if now is None else now) - KEPT_SECONDS
        for entry in os.scandir(self._folder) if self._folder and self._folder.is_dir() else ():
            with suppress(FileNotFoundError):  # another build may be faster
                if entry.stat().st_mtime < oldest:
                    os.unlink(entry.path)

    def _path(self, job: Job) -> Path | None:
        if self._folder is None:
            return None
        surroundings = fingerprint((ROOM,), PACKAGES)
        return self._folder / hashlib.sha256(f"{surroundings}\n{job!r}".encode()).hexdigest()
