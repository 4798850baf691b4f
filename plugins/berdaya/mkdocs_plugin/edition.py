"""MkDocs' configuration → the build of an edition: what ``mkdocs.yml`` says, with all that MkDocs has worked into it."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from mkdocs.config.defaults import MkDocsConfig
from pydantic import BaseModel, ValidationError

from berdaya.build import Build, processes
from berdaya.cache import Cache
from berdaya.load import edition as loaded
from berdaya.model.edition import Edition
from berdaya.model.settings import PluginOptions, Settings

Shape = TypeVar("Shape", bound=BaseModel)


def build_of(config: MkDocsConfig, root: Path) -> Build:
    """Begin the build of the project at ``root``."""
    edition = edition_of(config)
    edition = replace(edition, printed_logo=loaded.read_logo(root, edition.logo_on_paper or edition.logo))
    return Build(root, edition, Cache.of(root), workers=processes())


def edition_of(config: MkDocsConfig) -> Edition:
    """Read the edition. A value of the wrong form counts as none: the check has told of it."""
    settings = {
        "site_name": config.site_name,
        "site_url": config.site_url or "",
        "repo_url": config.repo_url or "",
        "edit_uri": config.edit_uri or "",
        "theme": {"name": "material", "logo": config.theme.get("logo")},
        "extra": {"organisation": config.extra.get("organisation")},
    }
    return loaded.edition_of(_valid(Settings, settings), _valid(PluginOptions, dict(config.plugins["berdaya"].config)))


def _valid(shape: type[Shape], values: dict[str, Any]) -> Shape:
    """The values in this shape, without those that do not fit."""
    rest = deepcopy(values)
    while True:
        try:
            return shape.model_validate(rest)
        except ValidationError as failure:
            for error in failure.errors(include_url=False, include_input=False):
                _remove(rest, error["loc"])


def _remove(values: Any, path: Sequence[str | int]) -> None:
    """Take out what a path leads to; as much of what holds it as is needed where a part of the path is no key."""
    inside, last = values, path[0]
    for part, following in pairwise(path):
        below = inside.get(part) if isinstance(inside, dict) else inside[part] if isinstance(part, int) and part < len(inside) else None
        if not isinstance(below, (dict, list)) or (isinstance(below, dict) and following not in below):
            break
        inside, last = below, following
    if isinstance(inside, dict):
        inside.pop(last, None)
    elif isinstance(last, int) and last < len(inside):
        del inside[last]
