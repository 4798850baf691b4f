"""MkDocs' theme for the preview: its frames and its files, set up once from ``mkdocs.yml`` without a build of MkDocs."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from berdaya.cache import Cache
from berdaya.mkdocs_plugin.edition import edition_of
from berdaya.mkdocs_plugin.icons import Icons
from berdaya.mkdocs_plugin.settings import apply_settings
from berdaya.mkdocs_plugin.theme import ThemeFrames
from berdaya.mkdocs_plugin.writing import prepare_templates, theme_sheets
from berdaya.model.edition import Edition
from berdaya.pages.around import ThemeWords
from berdaya.pages.assets import PageAssets
from berdaya.pages.frame import Frame
from berdaya.pages.published import Published
from berdaya.preview.theme import ThemeProblem
from berdaya.search import SearchSite


@contextmanager
def _told() -> Iterator[None]:
    """What MkDocs and its templates complain of, in words for the author."""
    try:
        yield
    except (MkDocsException, TemplateError) as problem:
        place = f"{problem.filename}:{problem.lineno}: " if isinstance(problem, TemplateSyntaxError) else ""
        raise ThemeProblem(f"{place}{problem}") from problem


class MkDocsTheme:
    """The theme of a project, as the preview wants it (``preview/theme.py``)."""

    edition: Edition
    assets: PageAssets
    words: Mapping[str, ThemeWords]

    def __init__(self, root: Path, address: str) -> None:
        """Set up the theme of the project at ``root``, seen at ``address``. Raises ``ThemeProblem``."""
        with _told():
            config: MkDocsConfig = load_config(str(root / "mkdocs.yml"), site_url=address)
            apply_settings(config, root)
            self._set_up(config, root)

    def _set_up(self, config: MkDocsConfig, root: Path) -> None:
        icons = Icons(config.theme)
        env = config.theme.get_env()
        self._config, self._env, self._cache = config, env, Cache.of(root)
        prepare_templates(env, config, icons, self._cache)
        self.edition = edition_of(config)
        style = "".join(path.read_text(encoding="utf-8") for path in theme_sheets(config))
        self.assets = PageAssets(icons.style, is_offline=False, colour=self.edition.colour, theme_style=style)
        self.words = ThemeFrames.words_of(env, config)

    def frames(self, published: Published, search: SearchSite) -> Mapping[str, Frame]:
        """Render the theme's page, once for each language. Raises ``ThemeProblem`` for a template that cannot be read."""
        with _told():
            frames = ThemeFrames(self._env, self._config, published, search, self.assets).frames()
        self._cache.save()
        return frames

    def file(self, path: str) -> bytes | None:
        """A file of the theme; its templates are none."""
        if path.endswith(".html") or ".." in path.split("/"):
            return None
        files = (Path(folder, path) for folder in self._config.theme.dirs)
        return next((file.read_bytes() for file in files if file.is_file()), None)
