"""The program's own files, words and tables that lie beside the code; those of a project in ``languages/`` lie over them."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from berdaya.model.declarations import LANGUAGES, declared_folder

__all__ = ["FastLoader", "laid_over", "own_file", "own_text", "program_text", "read_yaml"]

try:
    from yaml import CSafeLoader as FastLoader
except ImportError:  # a PyYAML that was built without libyaml
    from yaml import SafeLoader as FastLoader  # type: ignore[assignment]  # reads the same, some ten times slower


def read_yaml(*path: str) -> Any:
    """Read a YAML file of the program by its path within the package, with what the project says over it where it is one of a
    language; ``None`` where there is no such file."""
    text = program_text(*path)
    ours = None if text is None else yaml.load(text, FastLoader)
    own = _own_value(path[1:]) if path[0] == LANGUAGES else None
    return ours if own is None else laid_over(ours or {}, own)


def program_text(*path: str) -> str | None:
    """The text of a file of the program; ``None`` where there is no such file."""
    file = files("berdaya").joinpath(*path)
    return file.read_text(encoding="utf-8") if file.is_file() else None


def own_file(*path: str) -> Path | None:
    """A file of the project's own below ``languages/``; ``None`` where there is none."""
    folder = declared_folder(LANGUAGES)
    file = folder.joinpath(*path) if folder else None
    return file if file and file.is_file() else None


@cache
def own_text(*path: str) -> str | None:
    """The text of a file of the project's own below ``languages/``. What cannot be read counts as nothing: the check tells of it
    (``check/languages.py``)."""
    file = own_file(*path)
    try:
        return file.read_text(encoding="utf-8") if file else None
    except (OSError, UnicodeDecodeError):
        return None


def _own_value(path: tuple[str, ...]) -> dict[str, Any] | None:
    text = own_text(*path)
    try:
        value = None if text is None else yaml.load(text, FastLoader)
    except yaml.YAMLError:
        return None
    return value if isinstance(value, dict) else None


def laid_over(ours: Any, own: Any) -> Any:
    """A value with another over it: mappings key by key, anything else whole."""
    if isinstance(ours, dict) and isinstance(own, dict):
        return {**ours, **{key: laid_over(ours.get(key), value) for key, value in own.items()}}
    return own
