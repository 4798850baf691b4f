"""Builds into a sibling folder and swaps it in only when all has passed, so a failed build loses nothing.

Each build has a folder of its own: two at once (an editor's and a terminal's) give the one site or the other,
never a mixture.
"""

import logging
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from time import time

from mkdocs.exceptions import PluginError

ABANDONED_SECONDS = 60 * 60
"""A build that was interrupted leaves its folder; after an hour it is surely nobody's."""
_IN_USE = (
    "{folder}: tidak dapat diganti ({reason}). Tutup program yang memakainya (peladen, terminal, penjelajah berkas), lalu"
    " susun lagi. / Cannot be replaced. Close what uses it (a server, a terminal, a file browser) and build again."
)


@dataclass(frozen=True)
class Staging:
    """``folder`` is being built; ``target`` is what readers see until ``publish``."""

    folder: Path
    target: Path

    @staticmethod
    def beside(target: Path) -> "Staging":
        """Make an empty staging folder beside the site's folder, on the same file system."""
        target.parent.mkdir(parents=True, exist_ok=True)
        prefix = f".{target.name}.new-"
        _forget_abandoned(target.parent, prefix)
        folder = Path(mkdtemp(prefix=prefix, dir=target.parent))
        folder.chmod(0o755)  # what a web server may read, unlike a temporary folder
        return Staging(folder, target)

    def publish(self) -> None:
        """Put the new site in the old one's place. The old one is kept until the new one stands.

        Raises ``PluginError`` where the system does not let go of the old one.
        """
        old = self.folder.with_name(f"{self.folder.name}-old")
        try:
            if self.target.exists():
                self.target.rename(old)
            self.folder.rename(self.target)
        except OSError as failure:
            if old.exists() and not self.target.exists():
                old.rename(self.target)
            raise PluginError(_IN_USE.format(folder=self.target, reason=failure.strerror)) from failure
        shutil.rmtree(old, ignore_errors=True)

    def discard(self) -> None:
        """Remove what was built so far."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _forget_abandoned(parent: Path, prefix: str) -> None:
    oldest = time() - ABANDONED_SECONDS
    for folder in parent.glob(f"{prefix}*"):
        if folder.stat().st_mtime < oldest:
            shutil.rmtree(folder, ignore_errors=True)


def count_warnings() -> int:
    """Count the warnings that MkDocs will abort for after ``on_post_build`` when it is strict.

    MkDocs 1.6 and ProperDocs keep them in a ``CountHandler`` on their own logger.
    """
    handlers = [*logging.getLogger("mkdocs").handlers, *logging.getLogger("properdocs").handlers]
    counters = [handler for handler in handlers if hasattr(handler, "get_counts")]
    return sum(count for counter in counters for _, count in counter.get_counts())
