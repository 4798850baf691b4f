"""Pages whose HTML is kept between builds: an author who saves one record waits for the pages that it changed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from berdaya.sheets.kept import keep_whole

CACHE = Path(".cache") / "pages.json"
PACKAGES = ("mkdocs", "markdown", "pymdown-extensions")


@dataclass(frozen=True)
class Rendered:
    """One rendering: what it left on the page, and the files that it looked up, with the addresses found."""

    content: str
    title: str | None
    toc: list[dict[str, Any]]
    anchors: list[str]
    links: dict[str, dict[str, str]]
    asked: dict[str, str]


class RenderedCache:
    """The renderings of the last build and of this one, by a hash of all that goes into them."""

    def __init__(self, path: Path, config: MkDocsConfig) -> None:
        self._path = path
        self._before = _read(path)
        self._now: dict[str, Rendered] = {}
        self._surroundings = _surroundings(config)

    def get(self, page: Page, files: Files) -> Rendered | None:
        """Give the kept rendering of a page whose Markdown is read, if each file that it links to stands where it stood."""
        key = self._key(page)
        kept = self._before.get(key)
        if kept is None or any(_url(files, uri) != url for uri, url in kept.asked.items()):
            return None
        self._now[key] = kept
        return kept

    def keep(self, page: Page, rendered: Rendered) -> None:
        """Keep a rendering for the next build."""
        self._now[self._key(page)] = rendered

    def save(self) -> None:
        """Write what this build used; the name appears only when the file is whole."""
        keep_whole(self._path, json.dumps({key: asdict(item) for key, item in self._now.items()}).encode())

    def _key(self, page: Page) -> str:
        return hashlib.sha256(f"{self._surroundings}\n{page.file.src_uri}\n{page.markdown}".encode()).hexdigest()


class RenderedPage(Page):
    """A page that asks the cache before it converts its Markdown."""

    def __init__(self, file: File, config: MkDocsConfig, cache: RenderedCache) -> None:
        super().__init__(None, file, config)
        self._cache = cache

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Fill in the HTML and what MkDocs reads from it, converted anew only where something changed."""
        kept = self._cache.get(self, files)
        if kept:
            self._take(kept, files)
            return
        asking = _AskedFiles(files)
        super().render(config, asking)
        if None not in asking.asked.values():  # a link into nothing is to be told at each build
            self._cache.keep(self, self._rendered(asking.asked))

    def _take(self, kept: Rendered, files: Files) -> None:
        self.content = kept.content
        self._title_from_render = kept.title
        self.toc = get_toc(kept.toc)
        self.present_anchor_ids = set(kept.anchors)
        self.links_to_anchors = {files.get_file_from_path(uri): dict(links) for uri, links in kept.links.items()}

    def _rendered(self, asked: Mapping[str, str]) -> Rendered:
        return Rendered(
            content=self.content,
            title=self._title_from_render,
            toc=[_token(item) for item in self.toc],
            anchors=sorted(filter(None, self.present_anchor_ids)),
            links={file.src_uri: links for file, links in (self.links_to_anchors or {}).items()},
            asked=dict(asked),
        )


@dataclass
class _AskedFiles:
    """Stands in for MkDocs' files while a page is rendered, and notes what the page asked for."""

    files: Files
    asked: dict[str, str | None] = field(default_factory=dict)

    def get_file_from_path(self, path: str) -> File | None:
        self.asked[path] = _url(self.files, path)
        return self.files.get_file_from_path(path)


def _url(files: Files, uri: str) -> str | None:
    file = files.get_file_from_path(uri)
    return file.url if file else None


def _token(link: AnchorLink) -> dict[str, Any]:
    """The token that ``get_toc`` makes the link from."""
    return {"name": link.title, "id": link.id, "level": link.level, "children": [_token(child) for child in link.children]}


def _surroundings(config: MkDocsConfig) -> str:
    """All but the page that its HTML depends on: packages and settings."""
    versions = [f"{name} {version(name)}" for name in PACKAGES]
    return repr((versions, config.markdown_extensions, config.mdx_configs, config.use_directory_urls))


def _read(path: Path) -> dict[str, Rendered]:
    """The renderings of the last build; none where there was no build, or where its file cannot be understood."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return {key: Rendered(**item) for key, item in kept.items()}
    except (FileNotFoundError, ValueError, TypeError, AttributeError):
        return {}
