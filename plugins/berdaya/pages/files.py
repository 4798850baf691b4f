"""The files of a site, into a folder: what is as it was before is linked from the old site, the rest is written."""

import hashlib
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from io import FileIO
from pathlib import Path
from queue import Queue
from threading import Thread

from berdaya.model.artifact import Artifact
from berdaya.pages.around import Around
from berdaya.pages.frame import Frame
from berdaya.pages.page import Page


def page_html(page: Page, around: Around, frames: Mapping[str, Frame]) -> str:
    """Put a page into its frame."""
    return frames[page.lang].fill(around.values(page))


AT_ONCE = 32
"""Files that are handed over together: each time costs more than the system takes to link a file."""
MOST_WAITING = 8
"""Rows of files that wait for the disk: more would fill the memory."""


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
        self._row: list[Callable[[], object]] = []
        self._waiting: Queue[list[Callable[[], object]] | None] = Queue(MOST_WAITING)
        self._failure: Exception | None = None
        self._thread = Thread(target=self._work)

    def __enter__(self) -> "Output":
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._hand_over()
        self._waiting.put(None)
        self._thread.join()
        if self._failure and kind is None:
            raise self._failure

    def note(self, artifact: Artifact) -> bytes:
        """Remember the digest of a file that somebody else has put in its place, and give it."""
        digest = self.digests[artifact.path] = content_digest(artifact.content)
        return digest

    def write(self, artifact: Artifact) -> bytes:
        """Put one file in its place, and give its digest. A file with the same bytes in the old site costs a link and no room."""
        self._later(partial(self._write, artifact))
        return self.note(artifact)

    def keep(self, artifact: Artifact, digest: bytes) -> None:
        """Put a file in its place that was read from the old site: it has this digest."""
        self._later(partial(self._keep, artifact))
        self.digests[artifact.path] = digest

    def settle(self) -> None:
        """Wait until everything is in its place."""
        self._hand_over()
        self._waiting.join()
        if self._failure:
            raise self._failure

    def _later(self, put: Callable[[], object]) -> None:
        self._row.append(put)
        if len(self._row) == AT_ONCE:
            self._hand_over()

    def _hand_over(self) -> None:
        self._waiting.put(self._row)
        self._row = []

    def _work(self) -> None:
        while (row := self._waiting.get()) is not None:
            try:
                for put in row if self._failure is None else ():
                    put()
            except Exception as failure:  # noqa: BLE001  # whatever it is, the other thread raises it
                self._failure = failure
            finally:
                self._waiting.task_done()

    def _write(self, artifact: Artifact) -> None:
        if not (self._old and _same(f"{self._old}/{artifact.path}", artifact.content) and self._linked(artifact.path)):
            self.written += 1
            target = Path(self._place(artifact.path))
            target.unlink(missing_ok=True)  # it may be a link: what is written into one is written into the old site
            target.write_bytes(artifact.content)

    def _keep(self, artifact: Artifact) -> None:
        if not self._linked(artifact.path):
            self._write(artifact)

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
