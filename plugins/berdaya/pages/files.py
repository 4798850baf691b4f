"""The files of a site, into a folder: what is as it was before is linked from the old site, the rest is written."""

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path

from berdaya.model.artifact import Artifact
from berdaya.pages.around import Around
from berdaya.pages.frame import Frame
from berdaya.pages.page import Page


def page_html(page: Page, around: Around, frames: Mapping[str, Frame]) -> str:
    """Put a page into its frame."""
    return frames[page.lang].fill(around.values(page))


@dataclass
class Output:
    """A folder that is filled with a site. ``old`` is the folder of the site before, where there is one; ``written``
    counts the files that are not as they were."""

    folder: Path
    old: Path | None = None
    written: int = 0
    digests: dict[str, bytes] = field(default_factory=dict)
    _folders: set[str] = field(default_factory=set)

    def note(self, artifact: Artifact) -> bytes:
        """Remember the digest of a file that somebody else has put in its place, and give it."""
        digest = self.digests[artifact.path] = content_digest(artifact.content)
        return digest

    def write(self, artifact: Artifact) -> bytes:
        """Put one file in its place, and give its digest. A file with the same bytes in the old site costs a link and no room."""
        if not (self.old and _same(f"{self.old}/{artifact.path}", artifact.content) and self._linked(artifact.path)):
            self.written += 1
            Path(self._place(artifact.path)).write_bytes(artifact.content)
        return self.note(artifact)

    def keep(self, artifact: Artifact, digest: bytes) -> None:
        """Put a file in its place that was read from the old site: it has this digest."""
        if self._linked(artifact.path):
            self.digests[artifact.path] = digest
        else:
            self.write(artifact)

    def _linked(self, path: str) -> bool:
        with suppress(OSError):
            os.link(f"{self.old}/{path}", self._place(path))
            return True
        return False

    def _place(self, path: str) -> str:
        """Where a file is put; its folder is there. Plain strings: for ten thousand files, paths as objects take half of the time."""
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            os.makedirs(f"{self.folder}/{folder}", exist_ok=True)  # noqa: PTH103  # as above
            self._folders.add(folder)
        return f"{self.folder}/{path}"


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
