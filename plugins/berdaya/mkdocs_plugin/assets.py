"""What runs in the browser, under names that carry their content's hash so that caches never mix versions."""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

from berdaya.model.page import Artifact

FOLDER = "assets/berdaya"
SCRIPTS = ("site.js", "glossary/glossary.js")
STYLES = ("site.css", "glossary/glossary.css")


# Styles and scripts that only some pages load, by the pages' keys; ``kind/`` stands for every page of a kind.
PAGE_ASSETS = {
    "print/": ("print/print.css",),
    "checklist/": ("checklist/checklist.css", "checklist/checklist.js"),
    "index/phase": ("ways/ways.css",),
    "index/career-path": ("ways/ways.css",),
    "page/role-compare": ("ways/ways.css", "ways/compare.js"),
    "page/checklist-handout": ("checklist/checklist.css", "checklist/handout.js"),
    "page/method-readiness": ("ways/ways.css", "ways/keep.js", "ways/readiness.js"),
    "page/career-step-reflection": ("ways/ways.css", "ways/keep.js", "ways/reflection.js"),
}


@cache
def assets() -> tuple[Artifact, ...]:
    """Give every style and script of ``web/`` that a page loads."""
    some = dict.fromkeys(name for names in PAGE_ASSETS.values() for name in names)
    return tuple(_asset(name) for name in (*STYLES, *SCRIPTS, *some) if _resource(name).is_file())


def style_paths(key: str) -> tuple[str, ...]:
    """Name the styles that the page of this key loads, in loading order."""
    return _paths((*STYLES, *(name for name in _own_assets(key) if name.endswith(".css"))))


def script_paths() -> tuple[str, ...]:
    """Name the scripts that every page loads, in loading order."""
    return _paths(SCRIPTS)


def page_script_paths(key: str) -> tuple[str, ...]:
    """Name the scripts of the page of this key alone, in loading order."""
    return _paths(tuple(name for name in _own_assets(key) if name.endswith(".js")))


def _own_assets(key: str) -> tuple[str, ...]:
    return PAGE_ASSETS.get(key) or PAGE_ASSETS.get(key.partition("/")[0] + "/", ())


def _paths(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_asset(name).path for name in names if _resource(name).is_file())


def _resource(name: str):
    return files("berdaya").joinpath("web", *PurePosixPath(name).parts)


@cache
def _asset(name: str) -> Artifact:
    content = _resource(name).read_bytes().replace(b"\r\n", b"\n")
    digest = hashlib.sha256(content).hexdigest()[:8]
    path = PurePosixPath(name)
    return Artifact(f"{FOLDER}/{path.stem}.{digest}{path.suffix}", content)
