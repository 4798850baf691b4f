"""The files of a site, into a folder: what is as it was before is linked from the old site, the rest is written."""

import hashlib
import os
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from io import FileIO
from pathlib import Path

from berdaya.model.artifact import Artifact
from berdaya.pages.around import Around
from berdaya.pages.frame import Frame
from berdaya.pages.page import Page


def page_html(page: Page, around: Around, frames: Mapping[str, Frame]) -> str:
    """Put a page into its frame."""
    return frames[page.lang].fill(around.values(page))


AT_ONCE = 16
"""Files that are handed over together: each time costs more than the system takes to link a file."""
MOST_WAITING = 16_000_000
"""Bytes that wait for the disk: more would fill the memory."""


class Output:
    """A folder that is filled with a site, by a thread of its own: the system makes folders and files while the next page is
    made. ``old`` is the folder of the site before, where there is one; ``there`` names the files that lie in the folder already,
    from a site before: what stands as it is wanted is left, and what is not wanted is removed. Leave it with ``with``: the end waits
    for all files.

    What the disk refuses is raised by ``settle``, or at the end (``OSError``).
    """

    def __init__(self, folder: Path, old: Path | None = None, there: frozenset[str] = frozenset()) -> None:
        self.written = 0
        """Files that are not as they were."""
        self.digests: dict[str, bytes] = {}
        self._folder, self._old = os.fspath(folder), os.fspath(old) if old else None
        self._there = there
        self._folders = folders_of(there)
        self._row: list[tuple[Callable[[], object], int]] = []
        self._waiting: deque[tuple[Future[None], int]] = deque()
        self._bytes = 0
        self._thread = ThreadPoolExecutor(1)

    def __enter__(self) -> "Output":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self.settle()
                self._remove_unwanted()
        finally:
            self._thread.shutdown(cancel_futures=True)

    def write(self, artifact: Artifact) -> bytes:
        """Put one file in its place, and give its digest. A file with the same bytes in the old site costs a link and no room."""
        self._later(partial(self._write, artifact), len(artifact.content))
        digest = self.digests[artifact.path] = content_digest(artifact.content)
        return digest

    def keep(self, artifact: Artifact, digest: bytes, inode: int) -> None:
        """Put a file of the old site in its place: it was read as that inode, and has this digest."""
        self._later(partial(self._keep, artifact, inode), len(artifact.content))
        self.digests[artifact.path] = digest

    def settle(self) -> None:
        """Wait until everything is in its place."""
        self._hand_over()
        self._wait(0)

    def _later(self, put: Callable[[], object], size: int) -> None:
        self._row.append((put, size))
        if len(self._row) == AT_ONCE:
            self._hand_over()
            self._wait(MOST_WAITING)

    def _hand_over(self) -> None:
        size = sum(size for _, size in self._row)
        self._waiting.append((self._thread.submit(_put, [put for put, _ in self._row]), size))
        self._bytes += size
        self._row = []

    def _wait(self, most: int) -> None:
        """Wait until no more than so many bytes wait; for everything, where that is none."""
        while self._waiting and (self._bytes > most or not most):
            done, size = self._waiting.popleft()
            done.result()
            self._bytes -= size

    def _write(self, artifact: Artifact) -> None:
        self._keep(artifact, _same(f"{self._old}/{artifact.path}", artifact.content) if self._old else 0)

    def _keep(self, artifact: Artifact, inode: int) -> None:
        """Put a file in its place: the old site's own, where this is its inode and it still is, or else a new one."""
        if inode and (self._is_there(artifact.path, inode) or (self._linked(artifact.path) and self._is(artifact.path, inode))):
            return
        self.written += not inode
        self._put_new(artifact.path, partial(_write_new, artifact.content))

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


def _write_new(content: bytes, place: str) -> None:
    """Write a file that is not there yet (``FileExistsError``); plain calls, for they are made ten thousand times."""
    with FileIO(place, "x") as file:
        left = memoryview(content)
        while left:
            left = left[file.write(left) :]


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


def _put(row: Iterable[Callable[[], object]]) -> None:
    for put in row:
        put()


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
