"""``mkdocs serve`` by record.

MkDocs' own server looks for changes each half second, waits a tenth of a second for more of them
(``mkdocs/livereload/__init__.py: LiveReloadServer``), and then builds the whole site (``mkdocs/commands/serve.py: builder``). Where no
other plugin has a part in the site, the preview takes its place: a saved file shows as soon as with ``berdaya serve``.
"""

import gc
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from berdaya.check.report import messages
from berdaya.mkdocs_plugin.preview import MkDocsTheme
from berdaya.mkdocs_plugin.problems import tell
from berdaya.preview import LiveProject, ThemeProblem
from berdaya.preview.server import AddressTaken, Preview, begin_anew, serve, watched


class ServedFolder(Protocol):
    """What is used of the server that MkDocs has made."""

    root: str

    @property
    def _watched_paths(self) -> Mapping[str, int]:
        """What it would watch."""

    def shutdown(self, wait: bool = False) -> None:
        """Close it."""


class PreviewServer:
    """What ``mkdocs/commands/serve.py`` asks of a server, answered by the preview. ``replaced`` is the server that MkDocs has made; it
    has not begun to listen yet."""

    def __init__(self, replaced: ServedFolder, config: MkDocsConfig, root: Path, lang: str) -> None:
        """Read the project at ``root``, below the address that MkDocs has given it. Raises ``PluginError``."""
        self._replaced, self._lang = replaced, lang
        self.url = config.site_url or ""
        self._host, self._port = config.dev_addr
        try:
            theme = MkDocsTheme(root, self.url)
        except ThemeProblem as problem:
            raise PluginError(str(problem)) from problem
        project = LiveProject(root, theme.edition, theme.assets, theme.words)
        self._preview = Preview(project, theme, lambda: MkDocsTheme(root, self.url), lang, tell)
        self._folders, self._files = watched(root)
        # ``--watch-theme`` has been told to the other server already (``mkdocs/commands/serve.py: server.watch``).
        for path in replaced._watched_paths:
            self.watch(path)
        gc.freeze()  # a look at all that stays would take a third of a second of a save

    def watch(self, path: str, func: Callable[[], None] | None = None, *, recursive: bool = True) -> None:
        """Make everything again, too, when this file changes, or one in this folder."""
        place = Path(path).resolve()
        if not any(place.is_relative_to(own.resolve()) for own in (*self._folders, *self._files)):
            self._preview.also.append(place)

    def unwatch(self, path: str) -> None:
        """Do so no longer."""
        self._preview.also[:] = [place for place in self._preview.also if place != Path(path).resolve()]

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Serve until Ctrl-C; a kind or a language that the project declares anew lets the command begin once more."""
        tell(self.url)
        if open_in_browser:
            click.launch(self.url)
        below = urlsplit(self.url).path.strip("/")
        also = self._preview.also
        folders = [*self._folders, *(place for place in also if place.is_dir())]
        files = [*self._files, *(place for place in also if not place.is_dir())]
        try:
            is_outdated = serve(self._preview, self._host, self._port, folders, files, below)
        except AddressTaken as problem:
            raise PluginError(str(problem)) from problem
        if is_outdated:
            tell(messages(self._lang).begun_anew)
            shutil.rmtree(self._replaced.root, ignore_errors=True)  # MkDocs' own end is not reached
            begin_anew()

    def shutdown(self, wait: bool = False) -> None:
        """Close what MkDocs has opened."""
        self._replaced.shutdown(wait)
