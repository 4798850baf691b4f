"""The folder of the site before the last. The next site is made in it: what stands there already needs no folder and no link.

A site has ten thousand files, of which an edit changes a hundred: making a folder with all of them, and removing the old one, would
take a third of the build. It lies in the project's ``.cache/``; without it a build takes longer and gives the same.
"""

import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from berdaya.cache import FOLDER, digest
from berdaya.pages.files import folders_of

_SITES = "sites"
_NAME = "site-{}"


@dataclass(frozen=True)
class Spare:
    """``folder`` is where the site before the last lies, if it does."""

    folder: Path

    @staticmethod
    def of(root: Path, target: Path) -> "Spare":
        """That of a project, for the site at ``target``: each place has its own."""
        return Spare(root / FOLDER / _SITES / _NAME.format(digest(str(target.resolve())).hex()))

    def take(self, place: Path) -> frozenset[str]:
        """Move it to ``place``, an empty folder; gives the names of its files, with ``/``. None where it is not there or cannot be used:
        ``place`` is an empty folder then, as it was."""
        if not self.folder.is_dir():
            return frozenset()
        # Where a name in capitals is the same file, a name that is not wanted any more may be that of one that is.
        is_alike = self.folder.with_name(self.folder.name.upper()).exists()
        names = None if is_alike else _own_files(os.fspath(self.folder))
        if names is None:
            shutil.rmtree(self.folder, ignore_errors=True)
            return frozenset()
        try:
            place.rmdir()
            self.folder.rename(place)
            os.utime(place)  # it is not the folder of an interrupted build
        except OSError:  # another build has taken it, or it lies on another disk
            place.mkdir(exist_ok=True)
            return frozenset()
        return names

    def give(self, old: Path) -> None:
        """Keep an old site's folder as the only spare one of the project; where that cannot be, remove it."""
        with suppress(OSError):
            self._make_room()
            old.rename(self.folder)
        shutil.rmtree(old, ignore_errors=True)

    def link(self, site: Path, names: Collection[str]) -> None:
        """Make the spare folder of links to a site's files, where there was no site before: the first edit is as fast as the others."""
        try:
            self._make_room()
            self.folder.mkdir()
            for folder in folders_of(names):
                os.makedirs(f"{self.folder}/{folder}", exist_ok=True)  # noqa: PTH103  # plain strings, as in ``Output``
            for name in names:
                os.link(f"{site}/{name}", f"{self.folder}/{name}")
        except OSError:  # a disk without links, or another build at work
            shutil.rmtree(self.folder, ignore_errors=True)

    def _make_room(self) -> None:
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        for other in self.folder.parent.iterdir():
            shutil.rmtree(other, ignore_errors=True)


def _own_files(folder: str) -> frozenset[str] | None:
    """The names of all files; ``None`` where something is no plain file or folder, or may not be changed: a link may lead out of it."""
    try:
        return frozenset(_below(folder, ""))
    except OSError:
        return None


def _below(folder: str, prefix: str) -> Iterator[str]:
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise PermissionError(folder)
    with os.scandir(folder) as listed:
        inside = list(listed)
    for item in inside:
        if item.is_dir(follow_symlinks=False):
            yield from _below(item.path, f"{prefix}{item.name}/")
        elif item.is_file(follow_symlinks=False):
            yield f"{prefix}{item.name}"
        else:
            raise FileExistsError(item.path)
