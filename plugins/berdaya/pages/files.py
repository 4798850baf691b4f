"""The files of a site, into a folder: what is as it was before is linked from the old site, the rest is written."""

import hashlib
import os
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from io import FileIO
from pathlib import Path

from berdaya.model.artifact import Artifact
from berdaya.pages.around import Around
from berdaya.pages.frame import Frame
from berdaya.pages.new_files import NewFiles
from berdaya.pages.page import Page
from berdaya.pages.putting import write_new


def page_html(page: Page, around: Around, frames: Mapping[str, Frame]) -> str:
    """Put a page into its frame."""
    return frames[page.lang].fill(around.values(page))


AT_ONCE = 16
"""Files that are handed over together: each time costs more than the system takes to link a file."""
NEW_AT_ONCE = 200
MOST_AT_ONCE = 400_000
"""Files, and bytes of them, that are sent together to the process that writes them."""
MOST_WAITING = 16_000_000
"""Bytes that wait for the disk: more would fill the memory."""


@dataclass(frozen=True)
class _Job:
    """A file to be put in its place. ``inode``: of the old site's file that it was read from, none where that is still to be found."""

    artifact: Artifact
    inode: int | None = None


class Output:
    """A folder that is filled with a site: the system makes folders and files while the next page is made. ``old`` is the folder of
    the site before, where there is one; ``there`` names the files that lie in the folder already, from a site before: what stands as
    it is wanted is left, and what is not wanted is removed. Leave it with ``with``: the end waits for all files.

    Where nothing is there from before, every file is new, and a process of its own writes them (``pages/new_files.py``).
    What the disk refuses is raised at the end, or when more is put (``OSError``).
    """

    def __init__(self, folder: Path, old: Path | None = None, there: frozenset[str] = frozenset()) -> None:
        self.written = 0
        """Files that are not as they were."""
        self.digests: dict[str, bytes] = {}
        self._folder, self._old = os.fspath(folder), os.fspath(old) if old else None
        self._there = there
        self._folders = folders_of(there)
        self._row: list[_Job] = []
        self._row_bytes = 0
        self._waiting: deque[tuple[Future[None], int]] = deque()
        self._bytes = 0
        self._thread = ThreadPoolExecutor(1)
        self._new_files = NewFiles(self._folder) if old is None and not there else None

    def __enter__(self) -> "Output":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._finish()
        finally:
            if self._new_files:
                self._new_files.stop()  # first: the thread may wait for it
            self._thread.shutdown(cancel_futures=True)

    def _finish(self) -> None:
        """Wait until everything is in its place."""
        self._hand_over()
        self._wait(0)
        if self._new_files:
            self._new_files.finish()
        else:
            self._remove_unwanted()

    def write(self, artifact: Artifact) -> bytes:
        """Put one file in its place, and give its digest. A file with the same bytes in the old site costs a link and no room."""
        self._later(_Job(artifact))
        digest = self.digests[artifact.path] = content_digest(artifact.content)
        return digest

    def keep(self, artifact: Artifact, digest: bytes, inode: int) -> None:
        """Put a file of the old site in its place: it was read as that inode, and has this digest."""
        self._later(_Job(artifact, inode))
        self.digests[artifact.path] = digest

    def _later(self, job: "_Job") -> None:
        self._row.append(job)
        self._row_bytes += len(job.artifact.content)
        is_full = len(self._row) == (NEW_AT_ONCE if self._new_files else AT_ONCE)
        if is_full or self._row_bytes > MOST_AT_ONCE:
            self._hand_over()
            self._wait(MOST_WAITING)

    def _hand_over(self) -> None:
        self._waiting.append((self._thread.submit(self._put, self._row), self._row_bytes))
        self._bytes += self._row_bytes
        self._row, self._row_bytes = [], 0

    def _put(self, row: "Sequence[_Job]") -> None:
        if self._new_files:
            if row:
                self._new_files.put([(job.artifact.path, job.artifact.content) for job in row])
            self.written += len(row)
            return
        for job in row:
            self._keep(job.artifact, self._inode(job.artifact) if job.inode is None else job.inode)

    def _wait(self, most: int) -> None:
        """Wait until no more than so many bytes wait; for everything, where that is none."""
        while self._waiting and (self._bytes > most or not most):
            done, size = self._waiting.popleft()
            done.result()
            self._bytes -= size

    def _inode(self, artifact: Artifact) -> int:
        """That of the old site's file with the same bytes; 0 where there is none."""
        return _same(f"{self._old}/{artifact.path}", artifact.content) if self._old else 0

    def _keep(self, artifact: Artifact, inode: int) -> None:
        """Put a file in its place: the old site's own, where this is its inode and it still is, or else a new one."""
        if inode and (self._is_there(artifact.path, inode) or (self._linked(artifact.path) and self._is(artifact.path, inode))):
            return
        self.written += not inode
        self._put_new(artifact.path, partial(write_new, artifact.content))

    def _is_there(self, path: str, inode: int) -> bool:
        return path in self._there and self._is(path, inode)

    def _is(self, path: str, inode: int) -> bool:
        """Whether a file is that inode. Another build may have exchanged the old site since it was read."""
        with suppress(OSError):
            return os.stat(f"{self._folder}/{path}").st_ino == inode  # noqa: PTH116  # as in ``_place``
        return False

    def _linked(self, path: str) -> bool:
        with suppress(OSError):
            self._put_new(path, partial(os.link, f"{self._old}/{path}"))
            return True
        return False

    def _put_new(self, path: str, put: Callable[[str], None]) -> None:
        """Put a file where nothing is: what is there may be a link, and what is written into one is written into the old site."""
        place = self._place(path)
        try:
            put(place)
        except FileExistsError:
            _remove(place)
            put(place)

    def _place(self, path: str) -> str:
        """Where a file is put; its folder is there. Plain strings: for ten thousand files, paths as objects take half of the time."""
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            for above in _above(folder):
                if above in self._there:  # a file of an older site
                    os.unlink(f"{self._folder}/{above}")  # noqa: PTH108  # as above
            os.makedirs(f"{self._folder}/{folder}", exist_ok=True)  # noqa: PTH103  # as above
            self._folders.add(folder)
        return f"{self._folder}/{path}"

    def _remove_unwanted(self) -> None:
        """Remove the files and folders of an older site that are none of this one."""
        wanted = folders_of(self.digests)
        for path in self._there - self.digests.keys() - wanted:
            with suppress(FileNotFoundError, NotADirectoryError):
                os.unlink(f"{self._folder}/{path}")  # noqa: PTH108  # as in ``_place``
        for folder in sorted(folders_of(self._there) - wanted, reverse=True):
            with suppress(FileNotFoundError, NotADirectoryError):
                os.rmdir(f"{self._folder}/{folder}")  # noqa: PTH106  # as in ``_place``


def _remove(place: str) -> None:
    with suppress(FileNotFoundError):
        try:
            os.unlink(place)  # noqa: PTH108  # as in ``Output._place``
        except OSError:
            if not os.path.isdir(place):  # noqa: PTH112  # as in ``Output._place``
                raise
            shutil.rmtree(place)  # a folder of an older site


def folders_of(paths: Iterable[str]) -> set[str]:
    """The folders in which files lie, with those above them."""
    found = {path.rpartition("/")[0] for path in paths}
    return found | {above for folder in found for above in _above(folder)} - {""}


def _above(folder: str) -> Iterator[str]:
    """A folder's name, and those of the folders above it."""
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


def _same(path: str, content: bytes) -> int:
    """The inode of a file with these bytes, read and compared: a size and a date prove nothing. 0 for any other."""
    try:
        with FileIO(path) as file:
            known = os.fstat(file.fileno())
            return known.st_ino if known.st_size == len(content) and file.readall() == content else 0
    except OSError:
        return 0


def content_digest(content: bytes) -> bytes:
    """The digest by which a file of the site is known again."""
    return hashlib.blake2b(content, digest_size=12).digest()
