"""The folder that keeps a language's handbook until its text changes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from berdaya.sheets.kept import keep_whole, kept


@dataclass(frozen=True)
class Shelf:
    """Files of one language under the hash of all that they are made of; without a folder nothing is kept."""

    folder: Path | None
    lang: str
    digest: str

    def content(self, suffix: str, make: Callable[[], bytes]) -> bytes:
        """Give the kept file, or make it and keep it in the place of the last one of its sort (``.pdf``, ``.epub``)."""
        if self.folder is None:
            return make()
        path = self.folder / f"{self.lang}-{self.digest}{suffix}"
        if content := kept(path):
            return content
        content = make()
        for former in self.folder.glob(f"{self.lang}-*{suffix}"):
            former.unlink(missing_ok=True)
        keep_whole(path, content)
        return content
