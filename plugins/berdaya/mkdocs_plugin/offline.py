"""Writes the worker for use without a signal, last of all, from what the build has written."""

from pathlib import Path

from berdaya.export.offline import may_be_kept, offline, retired
from berdaya.model.page import Artifact, Site


def write_offline(site: Site, folder: Path, is_on: bool) -> None:
    """Write ``sw.js`` and its manifests below ``folder``; where it is off, the worker that takes leave."""
    for artifact in offline_files(site, folder) if is_on else (retired(),):
        target = folder / artifact.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(artifact.content)


def offline_files(site: Site, folder: Path) -> tuple[Artifact, ...]:
    """Make the files for use without a signal from a finished site."""
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    files = {path: (folder / path).read_bytes() for path in sorted(paths) if may_be_kept(path)}
    return offline(site.pages, files, [path.name for path in folder.iterdir()])
