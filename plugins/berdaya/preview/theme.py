"""What the preview needs of a theme: frames, its words beside links, and its files. An adapter gives it."""

from collections.abc import Mapping
from typing import Protocol

from berdaya.model.edition import Edition
from berdaya.pages.around import ThemeWords
from berdaya.pages.assets import PageAssets
from berdaya.pages.frame import Frame
from berdaya.pages.published import Published
from berdaya.search import SearchSite


class ThemeProblem(Exception):
    """A theme could not be set up: a setting or a template is wrong. Its words are for the author."""


class Theme(Protocol):
    """A theme that was set up from the project's settings."""

    edition: Edition
    assets: PageAssets
    words: Mapping[str, ThemeWords]

    def frames(self, published: Published, search: SearchSite) -> Mapping[str, Frame]:
        """Render the theme's page, once for each language."""

    def file(self, path: str) -> bytes | None:
        """The content of a file of the theme, by its path below the site's root; ``None`` where it has none."""
