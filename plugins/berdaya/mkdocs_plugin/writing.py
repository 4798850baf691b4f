"""The site's files, written around MkDocs: pages in the theme's frame, and everything that is no page."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from jinja2 import ChoiceLoader, DictLoader, Environment
from mkdocs.config.defaults import MkDocsConfig

from berdaya.browser.policy import Policy, policy_of
from berdaya.browser.styles import cut, words_of_page
from berdaya.build import Build
from berdaya.cache import Cache, digest, program_digest
from berdaya.disk import files_below
from berdaya.export.carried import CarriedCopy
from berdaya.export.offers import with_copies
from berdaya.export.offline import OfflineFiles, is_shared, retired
from berdaya.export.single_pages import FOLDER as SINGLE_PAGES
from berdaya.export.single_pages import style_hash
from berdaya.load.own_files import own_files
from berdaya.mkdocs_plugin.icons import Icons
from berdaya.mkdocs_plugin.spare import Spare
from berdaya.mkdocs_plugin.staging import Staging
from berdaya.mkdocs_plugin.templates import CompiledTemplates
from berdaya.mkdocs_plugin.theme import ThemeFrames, language_templates
from berdaya.model.artifact import Artifact
from berdaya.pages.around import Around
from berdaya.pages.assets import CARD, PageAssets, kept_words
from berdaya.pages.files import Output, content_digest, page_html
from berdaya.pages.frame import Frame
from berdaya.pages.kept import PageFile, PageFiles
from berdaya.pages.notices import notices
from berdaya.pages.page import Page
from berdaya.paper.single_file import hashes_key, hashes_made
from berdaya.relate.tools import CARRY, OFFLINE

_SWITCH = re.compile(r'(<input class="md-toggle"[^>]*) autocomplete="off">')
_SWITCHES = '<form id="__switches" autocomplete="off"></form>'
_UNUSED = ("assets/javascripts", "assets/stylesheets", "search/search_index.json")
_OF_THEME = ("assets/images/", "assets/javascripts/", "assets/stylesheets/")
# Made by MkDocs from the theme's templates where nobody prevents it; ours hold every language.
OWN_TEMPLATES = ("404.html", "sitemap.xml", "sitemap.xml.gz")


class SiteWriter:
    """Renders the frames once the theme is there, and writes the site once MkDocs has."""

    def __init__(
        self,
        build: Build,
        config: MkDocsConfig,
        icon_style: str,
        is_offline: bool,
        is_through: bool = False,
        has_policy: bool = True,
        is_carried: bool = False,
    ) -> None:
        self.build = build
        self.config = config
        self.assets = PageAssets(icon_style, is_offline, build.edition.colour, cache=build.cache)
        self.is_offline = is_offline
        self.is_through = is_through
        self.has_policy = has_policy
        self.is_carried = is_carried
        self.theme: ThemeFrames
        self.policy: Policy | None = None
        self.frames: dict[str, Frame] = {}
        self.around: Around

    def render_frames(self, env: Environment) -> None:
        """Render the theme's page, once for each language."""
        published = self.build.published
        self.theme = ThemeFrames(env, self.config, published, self.build.search, self.assets)
        self.frames = self.theme.frames()
        self.assets = self.assets.with_theme(self._theme_style())
        self.policy = policy_of(frame.text for frame in self.frames.values()) if self.has_policy else None
        said = self.policy.meta() if self.policy else ""
        self.around = Around(published, self.assets, self._picture(), ThemeFrames.words_of(env, self.config), said)

    def write(self, staging: Staging, spare: Spare, by_mkdocs: frozenset[str]) -> Output:
        """Put the site together: every page (those of ``by_mkdocs``, by file, as MkDocs has written them), notices, files, the worker."""
        old = staging.target if staging.target.is_dir() else None
        with Output(staging.folder, old, spare.take(staging.folder) if old else frozenset()) as output:
            self._write(staging.of_mkdocs, staging.target, by_mkdocs, output)
        return output

    def _write(self, of_mkdocs: Path, old: Path, by_mkdocs: frozenset[str], output: Output) -> None:
        kept = OfflineFiles(self.build.published, self.frames, self.build.cache)
        copy = CarriedCopy(self.around, self.frames, self.policy) if self.is_carried else None
        pages = PageFiles(self.around, self.frames, self.build.cache, old)
        last: list[tuple[Page, PageFile | None]] = []
        for page in self.build.published.pages:
            theirs = _by_mkdocs(of_mkdocs / page.address.file) if page.address.file in by_mkdocs else None
            if copy:
                copy.add_page(page, theirs.content if theirs else None)
            if page.id in (OFFLINE, CARRY):
                last.append((page, theirs))
                continue
            file = theirs or pages.file(page)
            artifact = Artifact(page.address.file, file.content)
            if file.inode:
                output.keep(artifact, file.digest, file.inode)
            else:
                output.write(artifact)
            kept.add_page(page, file.content, file.digest, theirs is not None)
        pages.keep()
        downloads: list[Artifact] = []
        for artifact in self._artifacts():
            kept.add(artifact, output.write(artifact))
            if artifact.path.startswith(SINGLE_PAGES):
                downloads.append(artifact)
            elif copy:
                copy.add(artifact)
        # An edition's own templates may ask for what no page of ours does: the theme's scripts and its index, two megabytes.
        is_used = any(f"{name}/" in part for frame in self.frames.values() for part in frame.parts for name in _UNUSED)
        ours = {*output.digests, *(page.address.file for page, _ in last)}
        for artifact in _by_others(of_mkdocs, ours, () if is_used else _UNUSED):
            noted = output.write(artifact)
            if copy:
                copy.add(artifact)
            if artifact.path.startswith(_OF_THEME) and is_shared(artifact.path):
                kept.add(artifact, noted)
        if copy:
            downloads.append(copy.artifact())
            output.write(downloads[-1])
        # They say how large the copies are.
        for page, theirs in last:
            offering = with_copies(page, self.build.published, downloads)
            if theirs:
                whole = theirs.content.replace(page.content.html.encode(), offering.content.html.encode(), 1)
            else:
                whole = page_html(offering, self.around, self.frames).encode()
            kept.add_page(offering, whole, output.write(Artifact(page.address.file, whole)), theirs is not None)
        for artifact in kept.artifacts() if self.is_offline else (retired(),):
            output.write(artifact)

    def _artifacts(self) -> Iterator[Artifact]:
        yield from notices(self.build.published, self.around, self.frames, self.is_offline)
        yield from self.build.artifacts()
        yield from self.assets.artifacts()
        if self.policy:
            yield self.policy.headers(file_policy(self.build.published.plan.languages, self.build.cache))
        yield from self._local_files()

    def _local_files(self) -> Iterator[Artifact]:
        """The edition's own files: ``local/files/logo.svg`` stands at ``logo.svg`` of the site."""
        for place, path in own_files(self.build.root)[0].items():
            yield Artifact(place, path.read_bytes())

    def _theme_style(self) -> str:
        """The theme's rules, cut to what pages can show; whole where other plugins or templates add to pages."""
        sheets = "".join(path.read_text(encoding="utf-8") for path in theme_sheets(self.config))
        if self.is_through:
            return sheets
        shown = frozenset[str]().union(*(words_of_page(frame.text) for frame in self.frames.values()))
        key = digest(program_digest(), "theme-style", sheets, *sorted(shown))
        (kept,) = self.build.cache.made([key], lambda _: [cut(sheets, shown | kept_words(self.build.cache)).encode()])
        return kept.decode()

    def _picture(self) -> str:
        """What a messenger shows of a link; it needs the whole address."""
        edition = self.build.edition
        if not edition.url:
            return ""
        card = self.build.share_card
        return edition.absolute(edition.picture or (card.path if card else self.assets.picture(CARD)))


def _by_mkdocs(path: Path) -> PageFile:
    content = path.read_bytes()
    return PageFile(content, content_digest(content))


def _by_others(folder: Path, ours: Collection[str], unused: Iterable[str]) -> Iterator[Artifact]:
    """What others have written: MkDocs, from the theme; another plugin."""
    left_out = tuple(f"{name}/" for name in unused)
    for name in files_below(folder):
        if name not in ours and not f"{name}/".startswith(left_out):
            yield Artifact(name, (folder / name).read_bytes())


def file_policy(languages: Sequence[str], cache: Cache) -> Policy:
    """What runs in the files of checklists that are opened by themselves."""
    made = cache.made([hashes_key(code) for code in languages], lambda places: [hashes_made(languages[place]) for place in places])
    pairs = [value.decode().split(" ") for value in made]
    return Policy(tuple(script for script, _ in pairs), (*(style for _, style in pairs), style_hash()))


def theme_sheets(config: MkDocsConfig) -> list[Path]:
    """The theme's own style sheets, in the order in which they hold: the first folder that has one of a name gives it."""
    found: dict[str, Path] = {}
    for folder in config.theme.dirs:
        for path in sorted(Path(folder, "assets/stylesheets").glob("*.css")):
            found.setdefault(path.name, path)
    return sorted(found.values(), key=lambda path: path.name)


def prepare_templates(env: Environment, config: MkDocsConfig, icons: Icons, cache: Cache) -> None:
    """Put our icons before the theme's drawings, words of languages that it lacks beside its own, and valid switches."""
    env.bytecode_cache = CompiledTemplates(cache, env)
    templates = {**icons.templates, **language_templates(config), "base.html": _valid_base(env)}
    env.loader = ChoiceLoader([DictLoader(templates), *([env.loader] if env.loader else [])])


def _valid_base(env: Environment) -> str:
    """The theme's page with valid switches: HTML knows no ``autocomplete`` of a checkbox. It keeps Firefox from opening
    the menu anew when a page is loaded again; that of a form to which the switches belong does the same."""
    source: str = env.loader.get_source(env, "base.html")[0] if env.loader else ""
    mended = _SWITCH.sub(r'\1 form="__switches">', source)
    return mended.replace('<input class="md-toggle"', f'{_SWITCHES}\n    <input class="md-toggle"', 1)
