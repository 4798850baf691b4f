"""The site's files, written around MkDocs: pages in the theme's frame, and everything that is no page."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from jinja2 import ChoiceLoader, DictLoader, Environment
from mkdocs.config.defaults import MkDocsConfig

from berdaya.build import Build
from berdaya.export.offline import OfflineFiles, is_shared, retired
from berdaya.mkdocs_plugin.icons import Icons
from berdaya.mkdocs_plugin.theme import ThemeFrames, language_templates
from berdaya.model.artifact import Artifact
from berdaya.pages.around import Around
from berdaya.pages.assets import CARD, PageAssets
from berdaya.pages.files import Output, page_html
from berdaya.pages.frame import Frame
from berdaya.pages.notices import notices

_THEME_WORKER = re.compile(r'[^"]*assets/javascripts/workers/search[^"]*')
_OF_THEME = ("assets/images/", "assets/javascripts/", "assets/stylesheets/")
# Made by MkDocs from the theme's templates where nobody prevents it; ours hold every language.
OWN_TEMPLATES = ("404.html", "sitemap.xml", "sitemap.xml.gz")


class SiteWriter:
    """Renders the frames once the theme is there, and writes the site once MkDocs has."""

    def __init__(self, build: Build, config: MkDocsConfig, icon_style: str, is_offline: bool) -> None:
        self.build = build
        self.config = config
        self.assets = PageAssets(icon_style, is_offline, build.edition.colour)
        self.is_offline = is_offline
        self.theme: ThemeFrames
        self.frames: dict[str, Frame] = {}
        self.around: Around

    def render_frames(self, env: Environment) -> None:
        """Render the theme's page, once for each language."""
        published = self.build.published
        self.theme = ThemeFrames(env, self.config, published, self.build.search, self.assets)
        self.frames = self.theme.frames()
        self.around = Around(published, self.assets, self._picture(), ThemeFrames.words_of(env, self.config))

    def write(self, folder: Path, old: Path, by_mkdocs: frozenset[str]) -> Output:
        """Write what MkDocs has not: every page (but those of ``by_mkdocs``, by file), notices, files, the worker."""
        output = Output(folder, old if old.is_dir() else None)
        kept = OfflineFiles(self.build.published, self._frame_size())
        for page in self.build.published.pages:
            if page.address.file in by_mkdocs:
                content = (folder / page.address.file).read_bytes()
                output.note(Artifact(page.address.file, content))
                kept.add_page(page, content)
                continue
            content = page_html(page, self.around, self.frames).encode()
            output.write(Artifact(page.address.file, content))
            kept.add_page(page, content)
        for artifact in self._artifacts():
            output.write(artifact)
            kept.add(artifact)
        for artifact in _others(folder, output):
            output.note(artifact)
            if artifact.path.startswith(_OF_THEME) and is_shared(artifact.path):
                kept.add(artifact)
        for artifact in kept.artifacts() if self.is_offline else (retired(),):
            output.write(artifact)
        return output

    def _artifacts(self) -> Iterator[Artifact]:
        yield from notices(self.build.published, self.around, self.frames, self.is_offline)
        yield from self.build.artifacts()
        yield from self.assets.artifacts()
        yield from self._local_files()

    def _local_files(self) -> Iterator[Artifact]:
        """The edition's own files: ``local/files/logo.svg`` stands at ``logo.svg`` of the site."""
        folder = self.build.root / "local" / "files"
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.is_file() and path.suffix != ".md":
                yield Artifact(path.relative_to(folder).as_posix(), path.read_bytes())

    def _picture(self) -> str:
        """What a messenger shows of a link; it needs the whole address."""
        edition = self.build.edition
        return edition.absolute(edition.picture or self.assets.picture(CARD)) if edition.url else ""

    def _frame_size(self) -> int:
        """Bytes that a server with gzip sends of a page without its text."""
        parts = next(iter(self.frames.values())).parts[::2]
        return len(zlib.compress("".join(parts).encode(), 6))


def _others(folder: Path, output: Output) -> Iterator[Artifact]:
    """What others have written: MkDocs, from the theme; another plugin."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name not in output.digests and path.is_file():
            yield Artifact(name, path.read_bytes())


def prepare_templates(env: Environment, config: MkDocsConfig, icons: Icons) -> None:
    """Put our icons before the theme's drawings, words of languages that it lacks beside its own, and our filter."""
    templates = {**icons.templates, **language_templates(config)}
    env.loader = ChoiceLoader([DictLoader(templates), *([env.loader] if env.loader else [])])
    env.filters["with_worker"] = with_worker


def with_worker(config_block: str, address: str) -> str:
    """Name our worker in the JSON that the theme's bundle reads (a template filter)."""
    return _THEME_WORKER.sub(lambda _: address, config_block)
