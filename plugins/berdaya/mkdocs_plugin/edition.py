"""MkDocs' configuration → the build of an edition: what ``mkdocs.yml`` says, with all that MkDocs has worked into it."""

import os
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from berdaya.build import Build
from berdaya.cache import Cache
from berdaya.load.edition import folder_of, read_logo
from berdaya.model.edition import Edition

MOST_WORKERS = 4
"""More processes than this wait for each other."""


def build_of(config: MkDocsConfig, root: Path) -> Build:
    """Begin the build of the project at ``root``."""
    return Build(root, replace(edition_of(config), logo=read_logo(root, _logo_of(config))), Cache.of(root), workers=min(MOST_WORKERS, os.cpu_count() or 1))


def _logo_of(config: MkDocsConfig) -> str | None:
    logo = config.theme.get("logo")
    return logo if isinstance(logo, str) else None


def edition_of(config: MkDocsConfig) -> Edition:
    """Read the edition. A value of the wrong form counts as none: the check has told of it."""
    given = config.extra.get("organisation")
    values = given if isinstance(given, dict) else {}
    name, contact, picture = (value.strip() if isinstance(value := values.get(key), str) else "" for key in ("name", "contact", "picture"))
    return Edition(
        name=config.site_name,
        publisher=name or config.site_name,
        url=folder_of(config.site_url or ""),
        contact=contact,
        picture=picture,
        repo_url=config.repo_url or "",
        edit_uri=config.edit_uri or "",
    )
