"""The files of a site, into a folder: what is as it was before is linked from the old site, the rest is written."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from berdaya.model.artifact import Artifact
from berdaya.pages.around import Around
from berdaya.pages.frame import Frame
from berdaya.pages.page import Page


def page_files(pages: Iterable[Page], around: Around, frames: Mapping[str, Frame]) -> Iterator[Artifact]:
    """Put every page into its frame."""
    for page in pages:
        yield Artifact(page.address.file, frames[page.lang].fill(around.values(page)).encode())


@dataclass
class Output:
    """A folder that is filled with a site. ``old`` is the folder of the site before, where there is one; ``written``
    counts the files that are not as they were."""

    folder: Path
    old: Path | None = None
    written: int = 0
    _folders: set[Path] = field(default_factory=set)

    def write(self, artifact: Artifact) -> None:
        """Put one file in its place. A file with the same bytes in the old site costs a link and no room."""
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
