"""What the knowledge base promises to hold: ``content/inventory.yml``, ids by kind."""

from pathlib import Path

import yaml

from berdaya.model.library import Library

FILE = Path("content") / "inventory.yml"


def promised(root: Path) -> dict[str, list[str]]:
    """Read the promised ids of each kind; empty where the edition promises nothing."""
    file = root / FILE
    return yaml.safe_load(file.read_text(encoding="utf-8")) if file.is_file() else {}


def not_kept(root: Path, library: Library) -> tuple[str, ...]:
    """Name the keys that are promised but not there."""
    keys = (f"{kind}/{name}" for kind, names in promised(root).items() for name in names)
    return tuple(key for key in keys if key not in library)
