"""Files that a command makes, into a folder."""

from collections.abc import Iterable
from pathlib import Path

from berdaya.model.artifact import Artifact


def write_artifacts(out: Path, artifacts: Iterable[Artifact]) -> None:
    """Write files below a folder."""
    for artifact in artifacts:
        path = out / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)
