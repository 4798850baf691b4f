"""Builds into a sibling folder and swaps it in only when all has passed, so a failed build loses nothing."""

import logging
import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Staging:
    """``folder`` is being built; ``target`` is what readers see until ``publish``."""

    folder: Path
    target: Path

    @staticmethod
    def beside(target: Path) -> "Staging":
        """Make an empty staging folder beside the site's folder, on the same file system."""
        staging = Staging(target.with_name(f".{target.name}.new"), target)
        staging.discard()
        staging.folder.mkdir(parents=True)
        return staging

    def publish(self) -> None:
        """Put the new site in the old one's place. The old one is kept until the new one stands."""
        old = self.target.with_name(f".{self.target.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        if self.target.exists():
            self.target.rename(old)
        try:
            self.folder.rename(self.target)
        except OSError:
            if old.exists():
                old.rename(self.target)
            raise
        shutil.rmtree(old, ignore_errors=True)

    def discard(self) -> None:
        """Remove what was built so far."""
        shutil.rmtree(self.folder, ignore_errors=True)


def count_warnings() -> int:
    """Count the warnings that MkDocs will abort for after ``on_post_build`` when it is strict.

    MkDocs 1.6 and ProperDocs keep them in a ``CountHandler`` on their own logger.
    """
    handlers = [*logging.getLogger("mkdocs").handlers, *logging.getLogger("properdocs").handlers]
    counters = [handler for handler in handlers if hasattr(handler, "get_counts")]
    return sum(count for counter in counters for _, count in counter.get_counts())
