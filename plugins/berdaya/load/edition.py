"""Whose edition a project is, from its ``mkdocs.yml``: the one place that tells every command and output."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from berdaya.load.settings import plugin_options, read_settings
from berdaya.model.edition import Drawing, Edition
from berdaya.model.kinds import SECTIONS
from berdaya.model.language import SOURCE
from berdaya.model.settings import Organisation, PluginOptions, Settings

MOST_BYTES_OF_A_LOGO = 150_000
"""A logo goes along with every sheet; one that is heavier than this is a photograph."""


def read_edition(root: Path, environment: Mapping[str, str] = os.environ) -> Edition:
    """Read the edition of the project at ``root``. Settings that the check refuses count as none."""
    draft, problems = read_settings(root, environment)
    if draft is None or problems:
        return Edition()
    try:
        return edition_of(Settings.model_validate(draft.value), PluginOptions.model_validate(plugin_options(draft.value) or {}), root)
    except ValidationError:
        return Edition()


def edition_of(settings: Settings, options: PluginOptions, root: Path) -> Edition:
    """The edition that these settings of the project at ``root`` describe."""
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
        drawing=drawing_of(root, organisation.logo_on_paper or settings.theme.logo or ""),
    )


def drawing_of(root: Path, name: str) -> Drawing | None:
    """The logo of this name below ``local/files``; ``None`` where there is none that paper can take along."""
    file = root / "local" / "files" / name
    ending = file.suffix.lower().removeprefix(".").replace("jpeg", "jpg")
    if not name or ending not in ("svg", "png", "jpg") or not file.is_file() or file.stat().st_size > MOST_BYTES_OF_A_LOGO:
        return None
    form: Literal["svg", "png", "jpg"] = "svg" if ending == "svg" else "png" if ending == "png" else "jpg"
    return Drawing(form, file.read_bytes())


def in_order(languages: Sequence[str]) -> tuple[str, ...]:
    """The languages of an edition, each once: the source language first where it is among them, else as they are given."""
    return tuple(dict.fromkeys(sorted(languages, key=lambda code: code != SOURCE.code)))


def kinds_of(parts: Iterable[str]) -> frozenset[str]:
    """The kinds that sections of the menu and names of kinds mean."""
    return frozenset(kind for part in parts for kind in SECTIONS.get(part, (part,)))


def folder_of(url: str) -> str:
    """An address with a slash at its end, so that others can be joined to it; an empty one stays empty."""
    return url if url.endswith("/") or not url else f"{url}/"
