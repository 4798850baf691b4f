"""The technical settings of MkDocs and Material: ours to keep, so that an edition's ``mkdocs.yml`` stays short."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from berdaya.export.offline import NOTICE
from berdaya.model.kinds import KINDS
from berdaya.model.language import SOURCE
from berdaya.render.html import EXTENSIONS

OVERRIDES = Path(__file__).parent / "overrides"
FEATURES = ("navigation.footer", "navigation.path", "navigation.top", "search.suggest", "search.highlight",
            "content.action.edit")


def apply_settings(config: MkDocsConfig, root: Path, is_offline: bool) -> None:
    """Complete the configuration in place; what the edition sets itself is kept, but for what our pages rest on.

    Their addresses are folders, and each page has a language of its own. Raises ``PluginError`` where the output
    would replace sources.
    """
    _require_harmless(Path(config.site_dir), root)
    config.use_directory_urls = True
    config.theme["language"] = SOURCE.code
    if is_offline:
        config.theme.static_templates.add(NOTICE)
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(OVERRIDES))
    _extend(config.markdown_extensions, EXTENSIONS)
    features = list(config.theme.get("features") or [])
    _extend(features, FEATURES)
    config.theme["features"] = features
    config.watch.extend(str(folder) for folder in _watched(root) if folder.is_dir())


def _require_harmless(site: Path, root: Path) -> None:
    """MkDocs spares `docs_dir` alone; the sources lie beside it, too."""
    kept = [*_watched(root), root / "plugins", root / "scripts", root / ".git"]
    if site in (root, *root.parents) or any(folder in (site, *site.parents) for folder in kept):
        raise PluginError(
            f"site_dir: {site} memuat sumber, dan isinya akan diganti seluruhnya. Pilih folder lain, misalnya site. / "
            f"{site} holds sources, and everything in it would be replaced. Choose another folder, such as site."
        )


def _extend(existing: list, wanted: tuple[str, ...]) -> None:
    existing.extend(item for item in wanted if item not in existing)


def _watched(root: Path) -> list[Path]:
    folders = {kind.folder.partition("/")[0] for kind in KINDS.values()} | {"local"}
    return [root / folder for folder in sorted(folders)]
