"""Whose edition a project is, from its ``mkdocs.yml``: the one place that tells every command and output."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from berdaya.load.settings import plugin_options, read_settings
from berdaya.model.edition import Edition, Logo
from berdaya.model.kinds import SECTIONS
from berdaya.model.language import SOURCE
from berdaya.model.settings import Organisation, PluginOptions, Settings

PICTURES = (".png", ".jpg", ".jpeg", ".svg")
"""Endings of pictures that paper and Word files can show."""
LARGEST_LOGO = 2_000_000
"""Bytes of a logo; a larger one is a photograph, and would make every file as large."""


def read_edition(root: Path, environment: Mapping[str, str] = os.environ) -> Edition:
    """Read the edition of the project at ``root``. Settings that the check refuses count as none."""
    draft, problems = read_settings(root, environment)
    if draft is None or problems:
        return Edition()
    try:
        settings = Settings.model_validate(draft.value)
        edition = edition_of(settings, PluginOptions.model_validate(plugin_options(draft.value) or {}))
    except ValidationError:
        return Edition()
    return replace(edition, printed_logo=read_logo(root, edition.logo_on_paper or edition.logo))


def edition_of(settings: Settings, options: PluginOptions) -> Edition:
    """The edition that these settings describe."""
    organisation = settings.extra.organisation or Organisation()
    name = settings.site_name or Edition().name
    return Edition(
        name=name,
        publisher=organisation.name or name,
        url=folder_of(settings.site_url or ""),
        contact=organisation.contact or "",
        picture=organisation.picture or "",
        repo_url=settings.repo_url or "",
        edit_uri=settings.edit_uri or "",
        colour=organisation.colour or "",
        logo=settings.theme.logo or "",
        languages=in_order(options.languages),
        hidden_kinds=kinds_of(options.hidden),
        home=options.home,
        menu=options.menu,
        footer=options.footer,
        emergency=organisation.emergency,
        complaints=organisation.complaints,
        privacy=organisation.privacy,
        own_licence=organisation.licence,
        edit=organisation.edit,
        upstream=organisation.upstream,
        logo_on_paper=organisation.logo_on_paper or "",
        keeps_pages=options.offline,
    )


def read_logo(root: Path, name: str) -> Logo | None:
    """The logo below ``local/files/`` that the theme shows; ``None`` where there is none that paper can show."""
    path = root / "local" / "files" / name
    if not name or path.suffix.lower() not in PICTURES or not path.is_file() or path.stat().st_size > LARGEST_LOGO:
        return None
    return Logo(name, path.read_bytes())


def in_order(languages: Sequence[str]) -> tuple[str, ...]:
    """The languages of an edition, each once: the source language first where it is among them, else as they are given."""
    return tuple(dict.fromkeys(sorted(languages, key=lambda code: code != SOURCE.code)))


def kinds_of(parts: Iterable[str]) -> frozenset[str]:
    """The kinds that sections of the menu and names of kinds mean."""
    return frozenset(kind for part in parts for kind in SECTIONS.get(part, (part,)))


def folder_of(url: str) -> str:
    """An address with a slash at its end, so that others can be joined to it; an empty one stays empty."""
    return url if url.endswith("/") or not url else f"{url}/"
