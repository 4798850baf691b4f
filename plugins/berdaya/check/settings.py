"""The edition's own settings: a problem of ``mkdocs.yml`` is told before any tool stumbles over it."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path as FilePath
from typing import Any

from berdaya.check.shape import check_shape_of
from berdaya.load.own_files import OWN_FILES
from berdaya.load.settings import FILE, options_path, plugin_options, read_settings
from berdaya.model.colour import PATTERN, TEXT, WHITE, contrast, readable
from berdaya.model.draft import Draft, Path
from berdaya.model.language import CODES, language
from berdaya.model.library import Library
from berdaya.model.near import nearest
from berdaya.model.problem import Place, Problem
from berdaya.model.settings import Extra, PluginOptions, Settings

_ABROAD = re.compile(r"^(?:https?:)?//", re.IGNORECASE)


def check_settings(root: FilePath) -> tuple[Problem, ...]:
    """PASS ``organisation: {name: Yayasan Contoh}``; FAIL ``organization: …``, ``contact: 12``, a logo that is not there."""
    draft, problems = read_settings(root)
    if draft is None:
        return problems
    settings, problems = check_shape_of(Settings, draft)
    if not isinstance(draft.value, dict):
        return problems
    return (*problems, *_misspelt(draft), *_plugins(draft), *_private(draft), *(_pictures(root, draft, settings) if settings else ()))


def _plugins(draft: Draft) -> Iterator[Problem]:
    """The line ``- berdaya``, without which nothing is compiled, and its options."""
    path = options_path(draft.value)
    if path is None:
        yield Problem.error("plugin-missing", draft.places.key(("plugins",)))
        return
    options = plugin_options(draft.value)
    if options is not None:
        below = Draft(draft.kind, draft.id, draft.path, options, draft.places.below(path), {})
        yield from check_shape_of(PluginOptions, below)[1]


def check_languages(root: FilePath, library: Library) -> Iterator[Problem]:
    """PASS ``languages: [id]``; FAIL a language in which no record can be read: its pages would all be in another one."""
    readable = {code for record in library.records for code in CODES if record.is_translated(code)}
    for code in library.languages:
        if library.records and code not in readable:
            draft, _ = read_settings(root)
            path = options_path(draft.value) if draft else None
            place = draft.places.value((*path, "languages")) if draft and path else Place(FILE)
            yield Problem.error("language-without-records", place, language=language(code).name, code=code)


def _private(draft: Draft) -> Iterator[Problem]:
    """Nothing on a page asks another host, and no tracker reads along; and what is not read is told."""
    extra = draft.value.get("extra")
    if isinstance(extra, dict) and extra.get("analytics"):
        yield Problem.error("tracker-refused", draft.places.key(("extra", "analytics")))
    for key in ("extra_css", "extra_javascript"):
        files = draft.value.get(key)
        for index, file in enumerate(files if isinstance(files, list) else ()):
            address = file.get("path") if isinstance(file, dict) else file
            if isinstance(address, str) and _ABROAD.match(address):
                yield Problem.error("file-from-outside", draft.places.value((key, index)), value=address)
    for path, given in _colours(draft.value):
        if isinstance(given, str) and re.fullmatch(PATTERN, given) and contrast(given, WHITE) < TEXT:
            yield Problem.error("colour-too-light", draft.places.value(path), value=given, instead=readable(given))
        elif path[0] == "theme" and given not in (None, "custom"):
            yield Problem.warning("colour-of-theme", draft.places.value(path), value=given)
    if "nav" in draft.value:
        yield Problem.warning("nav-not-used", draft.places.key(("nav",)))


def _colours(value: dict[str, Any]) -> Iterator[tuple[Path, object]]:
    """The colours of an edition, with the way to each: its own, and those of the theme's schemes."""
    extra, theme = value.get("extra"), value.get("theme")
    organisation = extra.get("organisation") if isinstance(extra, dict) else None
    if isinstance(organisation, dict) and "colour" in organisation:
        yield ("extra", "organisation", "colour"), organisation["colour"]
    palette = theme.get("palette") if isinstance(theme, dict) else None
    schemes: Iterable[tuple[Path, object]] = [((), palette)]
    if isinstance(palette, list):
        schemes = (((index,), scheme) for index, scheme in enumerate(palette))
    for way, scheme in schemes:
        for key in ("primary", "accent"):
            if isinstance(scheme, dict) and key in scheme:
                yield ("theme", "palette", *way, key), scheme[key]


def _misspelt(draft: Draft) -> Iterator[Problem]:
    """A key beside ``organisation`` that looks like it: MkDocs takes any key there, so nobody else would say."""
    extra = draft.value.get("extra") if isinstance(draft.value, dict) else None
    known = tuple(Extra.model_fields)
    for key in extra if isinstance(extra, dict) else ():
        near = "" if key in known else nearest(key, known)
        if near:
            place = draft.places.key(("extra", key))
            yield Problem.error("unknown-key", place, key=key, near=near, known=", ".join(known))


def _pictures(root: FilePath, draft: Draft, settings: Settings) -> Iterator[Problem]:
    folder = root / OWN_FILES
    organisation = settings.extra.organisation
    pictures = {
        ("theme", "logo"): settings.theme.logo,
        ("theme", "favicon"): settings.theme.favicon,
        ("extra", "organisation", "picture"): organisation.picture if organisation else None,
    }
    for path, value in pictures.items():
        if value and not (folder / value).is_file():
            there = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
            same = next((name for name in there if name == value.rpartition("/")[2]), "")
            place = draft.places.value(path)
            yield Problem.error("picture-missing", place, field=".".join(path), value=value, near=same or nearest(value, there))
