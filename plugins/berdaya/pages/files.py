"""The files of a site, into a folder: what is as it was before is linked from the old site, the rest is written."""

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Mapping
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
MOST_WAITING = 4_000_000
"""Bytes that wait for the disk: more would fill the memory."""


class Output:
    """A folder that is filled with a site, by a thread of its own: the system makes folders and files while the next page is
    made. ``old`` is the folder of the site before, where there is one. Leave it with ``with``: the end waits for all files.

    What the disk refuses is raised by ``settle``, or at the end (``OSError``).
    """

    def __init__(self, folder: Path, old: Path | None = None) -> None:
        self.written = 0
        """Files that are not as they were."""
        self.digests: dict[str, bytes] = {}
        self._folder, self._old = os.fspath(folder), os.fspath(old) if old else None
        self._folders: set[str] = set()
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
        finally:
            self._thread.shutdown(cancel_futures=True)

    def note(self, artifact: Artifact) -> bytes:
        """Remember the digest of a file that somebody else has put in its place, and give it."""
        digest = self.digests[artifact.path] = content_digest(artifact.content)
        return digest

    def write(self, artifact: Artifact) -> bytes:
        """Put one file in its place, and give its digest. A file with the same bytes in the old site costs a link and no room."""
        self._later(partial(self._write, artifact), len(artifact.content))
        return self.note(artifact)

    def keep(self, path: str, digest: bytes) -> None:
        """Put a file of the old site in its place: it was read, and has this digest."""
        self._later(partial(self._keep, path), 0)
        self.digests[path] = digest

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
        if not (self._old and _same(f"{self._old}/{artifact.path}", artifact.content) and self._linked(artifact.path)):
            self.written += 1
            target = Path(self._place(artifact.path))
            target.unlink(missing_ok=True)  # it may be a link: what is written into one is written into the old site
            target.write_bytes(artifact.content)

    def _keep(self, path: str) -> None:
        if not self._linked(path):
            self._write(Artifact(path, Path(f"{self._old}/{path}").read_bytes()))

    def _linked(self, path: str) -> bool:
        with suppress(OSError):
            os.link(f"{self._old}/{path}", self._place(path))
            return True
        return False

    def _place(self, path: str) -> str:
        """Where a file is put; its folder is there. Plain strings: for ten thousand files, paths as objects take half of the time."""
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            os.makedirs(f"{self._folder}/{folder}", exist_ok=True)  # noqa: PTH103  # as above
            self._folders.add(folder)
        return f"{self._folder}/{path}"


def _put(row: Iterable[Callable[[], object]]) -> None:
    for put in row:
        put()


def _same(path: str, content: bytes) -> bool:
    """Whether a file holds these bytes, read and compared: a size and a date prove nothing."""
    try:
        with FileIO(path) as file:
            return os.fstat(file.fileno()).st_size == len(content) and file.readall() == content
    except OSError:
        return False


def content_digest(content: bytes) -> bytes:
    """The digest by which a file of the site is known again."""
    return hashlib.blake2b(content, digest_size=12).digest()
