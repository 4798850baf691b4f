"""What runs in the browser, under names that carry their content's hash so that caches never mix versions."""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

from berdaya.model.page import Artifact

FOLDER = "assets/berdaya"
SCRIPTS = ("site.js", "checklist/checklist.js", "glossary/glossary.js")
STYLES = ("site.css", "checklist/checklist.css", "glossary/glossary.css")


@cache
def assets() -> tuple[Artifact, ...]:
    """Give every style and script of ``web/`` that a page loads."""
    return tuple(_asset(name) for name in (*STYLES, *SCRIPTS) if _resource(name).is_file())


def asset_paths(suffix: str) -> tuple[str, ...]:
    """Name the assets with this suffix (``.css``, ``.js``), in loading order."""
    return tuple(artifact.path for artifact in assets() if artifact.path.endswith(suffix))


def _resource(name: str):
    return files("berdaya").joinpath("web", *PurePosixPath(name).parts)


def _asset(name: str) -> Artifact:
    content = _resource(name).read_bytes().replace(b"\r\n", b"\n")
    digest = hashlib.sha256(content).hexdigest()[:8]
    path = PurePosixPath(name)
    return Artifact(f"{FOLDER}/{path.stem}.{digest}{path.suffix}", content)
