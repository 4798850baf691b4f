"""The edition's own settings: a problem of ``mkdocs.yml`` is told before any tool stumbles over it."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path as FilePath
from typing import Any

from berdaya.check.rules.freshness import months_between
from berdaya.check.shape import check_shape_of
from berdaya.load.own_files import OWN_FILES
from berdaya.load.settings import FILE, options_path, plugin_options, read_settings
from berdaya.model.colour import PATTERN, TEXT, WHITE, contrast, readable
from berdaya.model.draft import Draft, Path
from berdaya.model.edition import MOST_BYTES_OF_A_LOGO
from berdaya.model.kinds import KINDS
from berdaya.model.language import CODES, language
from berdaya.model.library import Library
from berdaya.model.markdown import LISTS
from berdaya.model.near import nearest
from berdaya.model.problem import Place, Problem
from berdaya.model.reference import KEY_PATTERN
from berdaya.model.settings import Extra, Organisation, PluginOptions, Settings

MONTHS_OF_A_NUMBER = 12
"""A local number for emergencies that nobody has tried for longer is told."""
_ACTIVE = re.compile(rb"<script|\bon[a-z]+\s*=|javascript:|<foreignObject", re.IGNORECASE)
_WRONG_NUMBER = re.compile(r"//(?:wa\.me/|(?:api|www)\.whatsapp\.com/send/?\?phone=)(?P<number>(?:\+|%2B|0)[\d()%. -]*)", re.IGNORECASE)
"""A number as people write it and WhatsApp does not take it: with the 0 of the country, or a plus
(https://faq.whatsapp.com/5913398998672934)."""
_ABROAD = re.compile(r"^(?:https?:)?//", re.IGNORECASE)


def check_settings(root: FilePath, today: date | None = None) -> tuple[Problem, ...]:
    """PASS ``organisation: {name: Yayasan Contoh}``; FAIL ``organization: …``, ``contact: 12``, a logo that is not there.
    ``today`` decides which numbers are old; without it none is."""
    draft, problems = read_settings(root)
    if draft is None:
        return problems
    settings, problems = check_shape_of(Settings, draft)
    if not isinstance(draft.value, dict):
        return problems
    return (
        *problems,
        *_misspelt(draft),
        *_plugins(draft),
        *_private(draft),
        *_whatsapp(draft),
        *(_settings_problems(root, draft, settings, today) if settings else ()),
    )


def _settings_problems(root: FilePath, draft: Draft, settings: Settings, today: date | None) -> Iterator[Problem]:
    yield from _pictures(root, draft, settings)
    if today and settings.extra.organisation:
        yield from _numbers(draft, settings.extra.organisation, today)


def _numbers(draft: Draft, organisation: Organisation, today: date) -> Iterator[Problem]:
    """Local numbers for emergencies are tried once a year: a wrong one costs more than none."""
    for index, contact in enumerate(organisation.emergency):
        place = draft.places.value(("extra", "organisation", "emergency", index, "checked"))
        if contact.checked > today:
            yield Problem.warning("future-date", place, field="checked", value=contact.checked)
        elif months_between(contact.checked, today) > MONTHS_OF_A_NUMBER:
            yield Problem.warning("number-old", place, number=contact.number, checked=contact.checked, months=MONTHS_OF_A_NUMBER)


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


def check_edition(root: FilePath, library: Library) -> Iterator[Problem]:
    """What the settings ask of the records: a language that some can be read in, pages that menu and foot lead to."""
    yield from check_languages(root, library)
    yield from _entries(root, library)


def _entries(root: FilePath, library: Library) -> Iterator[Problem]:
    """PASS ``menu: [{title: Kontak, to: about/kontak}]``; FAIL a page that is not there."""
    draft, _ = read_settings(root)
    path = options_path(draft.value) if draft else None
    options = plugin_options(draft.value) if draft else None
    if draft is None or path is None or not isinstance(options, dict):
        return
    for name in ("menu", "footer"):
        entries = options.get(name)
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            key = entry.get("to") if isinstance(entry, dict) else None
            if isinstance(key, str) and re.fullmatch(KEY_PATTERN, key) and not _is_there(key, library):
                near = nearest(key, (record.key for record in library.records))
                yield Problem.error("menu-target", draft.places.value((*path, name, index, "to")), value=key, near=near)


def _is_there(key: str, library: Library) -> bool:
    kind, _, identifier = key.partition("/")
    if kind == LISTS:
        return identifier in KINDS
    return key in library or key in library.hidden or key in library.broken


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
        if given is None and path[0] == "extra":
            yield Problem.error("colour-unquoted", draft.places.key(path), field=".".join(map(str, path)))
        if isinstance(given, str) and re.fullmatch(PATTERN, given) and contrast(given, WHITE) < TEXT:
            yield Problem.error("colour-too-light", draft.places.value(path), value=given, instead=readable(given))
        elif path[0] == "theme" and given not in (None, "custom"):
            yield Problem.warning("colour-of-theme", draft.places.value(path), value=given)
    if "nav" in draft.value:
        yield Problem.warning("nav-not-used", draft.places.key(("nav",)))


def _whatsapp(draft: Draft) -> Iterator[Problem]:
    """PASS ``https://wa.me/6281200000000``; FAIL ``https://wa.me/081200000000``, which WhatsApp calls no number."""
    extra = draft.value.get("extra")
    organisation = extra.get("organisation") if isinstance(extra, dict) else None
    given = organisation if isinstance(organisation, dict) else {}
    complaints = given.get("complaints")
    where = complaints.get("where") if isinstance(complaints, dict) else None
    for path, value in {("contact",): given.get("contact"), ("complaints", "where"): where}.items():
        digits = _WRONG_NUMBER.search(value) if isinstance(value, str) else None
        if digits:
            place = draft.places.value(("extra", "organisation", *path))
            number = re.sub(r"\D", "", digits["number"]).removeprefix("00")
            instead = f"https://wa.me/{re.sub('^0', '62', number)}"
            yield Problem.error("whatsapp-number", place, field=".".join(("extra", "organisation", *path)), value=value, instead=instead)


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
        ("extra", "organisation", "logo_on_paper"): organisation.logo_on_paper if organisation else None,
        ("extra", "organisation", "picture"): organisation.picture if organisation else None,
    }
    for path, value in pictures.items():
        place = draft.places.value(path)
        if value and path[-1] == "picture" and value.lower().endswith(".svg"):
            yield Problem.error("picture-is-drawing", place, field=".".join(path), value=value)
        elif value and (folder / value).is_file():
            if value.lower().endswith(".svg") and _ACTIVE.search((folder / value).read_bytes()):
                yield Problem.error("picture-with-script", place, field=".".join(path), value=value)
            size = (folder / value).stat().st_size
            if path[-1].startswith("logo") and size > MOST_BYTES_OF_A_LOGO:
                kilobytes = {"size": size // 1000, "limit": MOST_BYTES_OF_A_LOGO // 1000}
                yield Problem.warning("logo-too-heavy", place, field=".".join(path), value=value, **kilobytes)
        elif value:
            there = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
            same = next((name for name in there if name == value.rpartition("/")[2]), "")
            yield Problem.error("picture-missing", place, field=".".join(path), value=value, near=same or nearest(value, there))
