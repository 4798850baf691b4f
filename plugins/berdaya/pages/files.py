"""The files of a site, into a folder: what is as it was before is linked from the old site, the rest is written."""

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
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
    _folders: set[Path] = field(default_factory=set)

    def note(self, artifact: Artifact) -> None:
        """Remember the digest of a file that somebody else has put in its place."""
        self.digests[artifact.path] = content_digest(artifact.content)

    def write(self, artifact: Artifact) -> None:
        """Put one file in its place. A file with the same bytes in the old site costs a link and no room."""
        self.note(artifact)
        target = self.folder / artifact.path
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        if self.old and _same(self.old / artifact.path, artifact.content):
            with suppress(OSError):
                os.link(self.old / artifact.path, target)
                return
        self.written += 1
        target.write_bytes(artifact.content)


def _same(path: Path, content: bytes) -> bool:
    """Whether a file holds these bytes, read and compared: a size and a date prove nothing."""
    try:
        with path.open("rb") as file:
            return os.fstat(file.fileno()).st_size == len(content) and file.read() == content
    except OSError:
        return False


def content_digest(content: bytes) -> bytes:
    """The digest by which a file of the site is known again."""
    return hashlib.blake2b(content, digest_size=12).digest()
