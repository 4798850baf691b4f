"""The technical settings of MkDocs and Material: ours to keep, so that an edition's ``mkdocs.yml`` stays short."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from berdaya.mkdocs_plugin.writing import OWN_TEMPLATES
from berdaya.model.declarations import is_in_use
from berdaya.model.kinds import KINDS
from berdaya.model.language import SOURCE

OVERRIDES = Path(__file__).parent / "overrides"
FEATURES = ("navigation.footer", "navigation.path", "navigation.top", "search.suggest", "search.highlight", "content.action.edit")
PAGE_EVENTS = ("page_markdown", "page_content", "page_context", "post_page", "pre_page", "page_read_source")
"""The events by which a plugin of MkDocs works on single pages."""
_NOT_COUNTED = ("berdaya", "material/search", "search")
"""Plugins whose work on pages is ours to do: our search takes the place of theirs."""


def goes_through_mkdocs(config: MkDocsConfig, choice: str) -> bool:
    """Whether every page goes MkDocs' whole way: as the edition says, else where a plugin or a template wants pages."""
    if choice != "auto":
        return choice == "mkdocs"
    overrides = config.theme.custom_dir
    has_templates = overrides is not None and any(Path(overrides).rglob("*.html"))
    return has_templates or any(works_on_pages(plugin) for name, plugin in config.plugins.items() if name not in _NOT_COUNTED)


def is_alone(config: MkDocsConfig) -> bool:
    """Whether no plugin but ours and the theme's search has a part in the site."""
    return not config.hooks and all(name in _NOT_COUNTED for name in config.plugins)


def works_on_pages(plugin: object) -> bool:
    """Whether a plugin of MkDocs answers an event of single pages."""
    return any(callable(getattr(plugin, f"on_{event}", None)) for event in PAGE_EVENTS)


def apply_settings(config: MkDocsConfig, root: Path) -> None:
    """Complete the configuration in place; what the edition sets itself is kept, but for what our pages rest on.

    Their addresses are folders, and each page has a language of its own. Raises ``PluginError`` where the output
    would replace sources.
    """
    _require_harmless(Path(config.site_dir), root)
    config.use_directory_urls = True
    config.theme["language"] = SOURCE.code
    config.theme.static_templates.difference_update(OWN_TEMPLATES)
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(OVERRIDES))
    features = list(config.theme.get("features") or [])
    _extend(features, FEATURES)
    config.theme["features"] = features
    config.watch.extend(str(folder) for folder in _watched(root) if folder.is_dir())


def require_declarations(root: Path) -> None:
    """Raise ``PluginError`` where a project declares kinds or languages and this run does not go by them: they are read at its
    beginning."""
    if not is_in_use(root):
        raise PluginError(
            f"Proyek {root.resolve()} punya jenis atau bahasa sendiri. Jalankan mkdocs dari folder proyek itu. / "
            f"The project {root.resolve()} declares kinds or languages of its own. Run mkdocs in the project's folder."
        )


def _require_harmless(site: Path, root: Path) -> None:
    """MkDocs spares `docs_dir` alone; the sources lie beside it, too."""
    kept = [*_watched(root), root / "plugins", root / "scripts", root / ".git"]
    if site in (root, *root.parents) or any(folder in (site, *site.parents) for folder in kept):
        raise PluginError(
            f"site_dir: {site} memuat sumber, dan isinya akan diganti seluruhnya. Pilih folder lain, misalnya site. / "
            f"{site} holds sources, and everything in it would be replaced. Choose another folder, such as site."
        )


def _extend(existing: list[str], wanted: tuple[str, ...]) -> None:
    existing.extend(item for item in wanted if item not in existing)


def _watched(root: Path) -> list[Path]:
    folders = {kind.folder.partition("/")[0] for kind in KINDS.values()} | {"local"}
    return [root / folder for folder in sorted(folders)]
