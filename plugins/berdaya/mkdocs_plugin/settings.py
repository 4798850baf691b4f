"""The technical settings of MkDocs and Material: ours to keep, so that an edition's ``mkdocs.yml`` stays short."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from berdaya.model.kinds import KINDS
from berdaya.render.html import EXTENSIONS

OVERRIDES = Path(__file__).parent / "overrides"
FEATURES = ("navigation.footer", "navigation.path", "navigation.top", "search.suggest", "search.highlight",
            "search.share", "content.action.edit")


def apply_settings(config: MkDocsConfig, root: Path) -> None:
    """Complete the configuration in place; what the edition sets itself is kept."""
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(OVERRIDES))
    _extend(config.markdown_extensions, EXTENSIONS)
    features = list(config.theme.get("features") or [])
    _extend(features, FEATURES)
    config.theme["features"] = features
    config.watch.extend(str(folder) for folder in _watched(root) if folder.is_dir())


def _extend(existing: list, wanted: tuple[str, ...]) -> None:
    existing.extend(item for item in wanted if item not in existing)


def _watched(root: Path) -> list[Path]:
    folders = {kind.folder.partition("/")[0] for kind in KINDS.values()} | {"local"}
    return [root / folder for folder in sorted(folders)]
