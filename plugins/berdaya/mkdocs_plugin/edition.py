"""MkDocs' configuration → the build of an edition: what ``mkdocs.yml`` says, with all that MkDocs has worked into it."""

import re
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from berdaya.build import Build, processes
from berdaya.cache import Cache
from berdaya.load.edition import folder_of, in_order, kinds_of, read_logo
from berdaya.model.colour import PATTERN
from berdaya.model.edition import Edition
from berdaya.model.language import CODES


def build_of(config: MkDocsConfig, root: Path) -> Build:
    """Begin the build of the project at ``root``."""
    edition = edition_of(config)
    edition = replace(edition, printed_logo=read_logo(root, edition.logo))
    return Build(root, edition, Cache.of(root), workers=processes())


def edition_of(config: MkDocsConfig) -> Edition:
    """Read the edition. A value of the wrong form counts as none: the check has told of it."""
    options = config.plugins["berdaya"].config
    given = config.extra.get("organisation")
    values = given if isinstance(given, dict) else {}
    wanted = ("name", "contact", "picture", "colour")
    name, contact, picture, colour = (value.strip() if isinstance(value := values.get(key), str) else "" for key in wanted)
    return Edition(
        name=config.site_name,
        publisher=name or config.site_name,
        url=folder_of(config.site_url or ""),
        contact=contact,
        picture=picture,
        repo_url=config.repo_url or "",
        edit_uri=config.edit_uri or "",
        colour=colour if re.fullmatch(PATTERN, colour) else "",
        logo=str(config.theme.get("logo") or ""),
        languages=in_order([code for code in options["languages"] if code in CODES]) or CODES,
        hidden_kinds=kinds_of(map(str, options["hidden"])),
        keeps_pages=options["offline"],
    )
