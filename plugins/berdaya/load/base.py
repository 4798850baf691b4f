"""Where the records above an edition lie: in the project itself, or in the package that is installed."""

from pathlib import Path

import berdaya
from berdaya.load.settings import plugin_options, read_settings

PACKAGE = "berdaya"
"""What ``base`` says in ``mkdocs.yml`` of an edition whose records come with the package."""


def base_of(root: Path) -> Path:
    """The folder of the records above the edition at ``root``: that of the package where ``mkdocs.yml`` says ``base: berdaya``."""
    draft, _ = read_settings(root)
    options = plugin_options(draft.value) if draft else None
    return packaged() if isinstance(options, dict) and options.get("base") == PACKAGE else root


def packaged() -> Path:
    """The records that come with the package; in a checkout of the project, its own."""
    room = Path(berdaya.__file__).parent
    inside = room / "base"
    return inside if inside.is_dir() else room.parents[1]
