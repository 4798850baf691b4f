"""Builds into a sibling folder and swaps it in only when all has passed, so a failed build loses nothing.

Each build has a folder of its own: two at once (an editor's and a terminal's) give the one site or the other,
never a mixture. A swap that was cut short is mended by the next build, whatever becomes of that one: the old site is
put back, and no folder that may hold the only copy is ever swept away.
"""

import ctypes
import logging
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from time import time

from mkdocs.exceptions import PluginError

ABANDONED_SECONDS = 60 * 60
"""A build that was interrupted leaves its folder; after an hour it is surely nobody's."""
_OLD, _OF_MKDOCS = "-old", "-mkdocs"
_SWAP = 2
"""RENAME_EXCHANGE of Linux (linux/fs.h) and RENAME_SWAP of macOS (sys/stdio.h)."""
_HERE = -100
"""AT_FDCWD of Linux: paths count from the current folder."""
_IN_USE = (
    "{folder}: tidak dapat diganti ({reason}). Tutup program yang memakainya (peladen, terminal, penjelajah berkas), lalu"
    " susun lagi. / Cannot be replaced. Close what uses it (a server, a terminal, a file browser) and build again."
)


@dataclass(frozen=True)
class Staging:
    """``folder`` is being built; ``target`` is what readers see until ``swap``."""

    folder: Path
    target: Path

    @staticmethod
    def beside(target: Path) -> "Staging":
        """Make an empty staging folder beside the site's folder, on the same file system."""
        target.parent.mkdir(parents=True, exist_ok=True)
        recover(target)
        folder = Path(mkdtemp(prefix=_prefix(target), dir=target.parent))
        folder.chmod(0o755)  # what a web server may read, unlike a temporary folder
        staging = Staging(folder, target)
        staging.of_mkdocs.mkdir()
        return staging

    @property
    def of_mkdocs(self) -> Path:
        """Where MkDocs and other plugins write: MkDocs empties its folder when it begins."""
        return self.folder.with_name(f"{self.folder.name}{_OF_MKDOCS}")

    def swap(self) -> Path:
        """Put the new site in the old one's place. The old one is kept until the new one stands; gives its folder, where there
        was one.

        Raises ``PluginError`` where the system does not let go of the old one.
        """
        if exchange(self.folder, self.target):
            return self.folder  # the old site is in the new one's folder now
        old = self.folder.with_name(f"{self.folder.name}{_OLD}")
        try:
            if self.target.exists():
                self.target.rename(old)
            self.folder.rename(self.target)
        except OSError as failure:
            if old.exists() and not self.target.exists():
                old.rename(self.target)
            raise PluginError(_IN_USE.format(folder=self.target, reason=failure.strerror)) from failure
        return old

    def discard(self) -> None:
        """Remove what has been built."""
        remove(self.folder)
        remove(self.of_mkdocs)


def remove(folder: Path) -> None:
    """Remove a folder with all that is in it. What the system keeps is removed by another build, once nobody uses it."""
    shutil.rmtree(folder, ignore_errors=True)


def recover(target: Path) -> None:
    """Mend what an interrupted build left beside the site: put the old site back where the new one never came, and
    remove folders that surely nobody builds in."""
    beside = [folder for folder in target.parent.glob(f"{_prefix(target)}*") if folder.is_dir()]
    old_ones = sorted((folder for folder in beside if folder.name.endswith(_OLD)), key=lambda folder: folder.stat().st_mtime)
    if not target.exists() and old_ones:
        old_ones.pop().rename(target)
    if not target.exists():
        return
    oldest = time() - ABANDONED_SECONDS
    for folder in beside:
        if folder.exists() and folder.stat().st_mtime < oldest:
            shutil.rmtree(folder, ignore_errors=True)


def _prefix(target: Path) -> str:
    return f".{target.name}.new-"


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can (Linux: ``renameat2``; macOS: ``renamex_np``)."""
    if not one.exists() or not other.exists() or sys.platform not in ("linux", "darwin"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            return bool(library.renamex_np(*paths, _SWAP) == 0)
        return bool(library.renameat2(_HERE, paths[0], _HERE, paths[1], _SWAP) == 0)
    except AttributeError:  # a C library that is older than the call
        return False


def count_warnings() -> int:
    """Count the warnings that MkDocs will abort for after ``on_post_build`` when it is strict.

    MkDocs 1.6 and ProperDocs keep them in a ``CountHandler`` on their own logger.
    """
    handlers = [*logging.getLogger("mkdocs").handlers, *logging.getLogger("properdocs").handlers]
    counters = [handler for handler in handlers if hasattr(handler, "get_counts")]
    return sum(count for counter in counters for _, count in counter.get_counts())
