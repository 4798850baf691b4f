"""MkDocs' theme for the preview: its frames and its files, set up once from ``mkdocs.yml`` without a build of MkDocs."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import ChoiceLoader, DictLoader
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from berdaya.mkdocs_plugin.edition import edition_of
from berdaya.mkdocs_plugin.icons import Icons
from berdaya.mkdocs_plugin.settings import apply_settings
from berdaya.mkdocs_plugin.theme import ThemeFrames
from berdaya.mkdocs_plugin.writing import with_worker
from berdaya.model.edition import Edition
from berdaya.pages.around import ThemeWords
from berdaya.pages.assets import PageAssets
from berdaya.pages.frame import Frame
from berdaya.pages.published import Published
from berdaya.search import SearchSite


class MkDocsTheme:
    """The theme of a project, as the preview wants it (``preview/theme.py``)."""

    edition: Edition
    assets: PageAssets
    words: Mapping[str, ThemeWords]

    def __init__(self, root: Path, address: str) -> None:
        config: MkDocsConfig = load_config(str(root / "mkdocs.yml"), site_url=address)
        apply_settings(config, root)
        icons = Icons(config.theme)
        env = config.theme.get_env()
        env.loader = ChoiceLoader([DictLoader(icons.templates), env.loader])
        env.filters["with_worker"] = with_worker
        self._config, self._env = config, env
        self.edition = edition_of(config)
        self.assets = PageAssets(icons.style, is_offline=False)
        self.words = ThemeFrames.words_of(env, config)

    def frames(self, published: Published, search: SearchSite) -> Mapping[str, Frame]:
        """Render the theme's page, once a language."""
        return ThemeFrames(self._env, self._config, published, search, self.assets).frames()

    def file(self, path: str) -> bytes | None:
        """A file of the theme; its templates are none."""
        if path.endswith(".html") or ".." in path.split("/"):
            return None
        found = (Path(folder, path) for folder in self._config.theme.dirs)
        return next((file.read_bytes() for file in found if file.is_file()), None)
