"""The edition's own settings: a problem of ``mkdocs.yml`` is told before any tool stumbles over it."""

from collections.abc import Iterator
from pathlib import Path

from berdaya.check.shape import check_shape_of
from berdaya.load.settings import read_settings
from berdaya.model.draft import Draft
from berdaya.model.near import nearest
from berdaya.model.problem import Problem
from berdaya.model.settings import Extra, Settings


def check_settings(root: Path) -> tuple[Problem, ...]:
    """PASS ``organisation: {name: Yayasan Contoh}``; FAIL ``organization: …``, ``contact: 12``, a logo that is not there."""
    draft, problems = read_settings(root)
    if draft is None:
        return problems
    settings, problems = check_shape_of(Settings, draft)
    return (*problems, *_misspelt(draft), *(_pictures(root, draft, settings) if settings else ()))


def _misspelt(draft: Draft) -> Iterator[Problem]:
    """A key beside ``organisation`` that looks like it: MkDocs takes any key there, so nobody else would say."""
    extra = draft.value.get("extra") if isinstance(draft.value, dict) else None
    known = tuple(Extra.model_fields)
    for key in extra if isinstance(extra, dict) else ():
        near = "" if key in known else nearest(key, known)
        if near:
            place = draft.places.key(("extra", key))
            yield Problem.error("unknown-key", place, key=key, near=near, known=", ".join(known))


def _pictures(root: Path, draft: Draft, settings: Settings) -> Iterator[Problem]:
    folder = root / "local" / "files"
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
