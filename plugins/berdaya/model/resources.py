"""The program's own files: words and tables that lie beside the code."""

from importlib.resources import files
from typing import Any

import yaml

__all__ = ["FastLoader", "read_yaml"]

try:
    from yaml import CSafeLoader as FastLoader
except ImportError:  # a PyYAML that was built without libyaml
    from yaml import SafeLoader as FastLoader  # type: ignore[assignment]  # reads the same, some ten times slower


def read_yaml(*path: str) -> Any:
    """Read a YAML file of the program by its path within the package; ``None`` where there is no such file."""
    file = files("berdaya").joinpath(*path)
    return yaml.load(file.read_text(encoding="utf-8"), FastLoader) if file.is_file() else None
