"""A file that is made: for the site, for a folder of downloads, for the project itself."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Artifact:
    """A file. ``path`` is relative to the root of whatever it is made for, with ``/``."""

    path: str
    content: bytes
