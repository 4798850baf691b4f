"""Wires the compiler into MkDocs (and ProperDocs, which aliases ``mkdocs``). Each hook calls one plain function."""

import gc
from pathlib import Path

from jinja2 import ChoiceLoader, DictLoader
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from berdaya.build import Build, compile
from berdaya.export.feed import feed_path
from berdaya.handbook import CACHE, HandbookOptions
from berdaya.mkdocs_plugin.assets import WebAssets
from berdaya.mkdocs_plugin.chrome import Chrome
from berdaya.mkdocs_plugin.contents import add_files, site_files
from berdaya.mkdocs_plugin.icons import Icons
from berdaya.mkdocs_plugin.offline import write_offline
from berdaya.mkdocs_plugin.problems import log_problems, refusal
from berdaya.mkdocs_plugin.rendered import CACHE as PAGES_CACHE
from berdaya.mkdocs_plugin.rendered import RenderedCache
from berdaya.mkdocs_plugin.searching import search_site, with_worker, write_stubs
from berdaya.mkdocs_plugin.settings import apply_settings
from berdaya.mkdocs_plugin.sheets import sheet_options
from berdaya.mkdocs_plugin.slim import without_indentation
from berdaya.mkdocs_plugin.staging import Staging, count_warnings
from berdaya.render.changes_page import changes_address
from berdaya.search import SearchSite


class BerdayaConfig(Config):
    """Options of the plugin in ``mkdocs.yml``."""

    lang = config_options.Choice(("id", "en"), default="id")
    # False takes the worker back from every reader's phone: see web/offline/retire.js.
    offline = config_options.Type(bool, default=True)


class BerdayaPlugin(BasePlugin[BerdayaConfig]):
    """Compiles the sources beside ``mkdocs.yml`` into the pages and files of one bilingual site."""

    build: Build
    icons: Icons
    assets: WebAssets
    rendered: RenderedCache
    chrome: Chrome
    search: SearchSite
    html: dict[str, str]
    staging: Staging | None = None
    is_preview: bool = False
    is_offline: bool = True

    def on_startup(self, command: str, dirty: bool) -> None:
        self.is_preview = command == "serve"
        if command == "build":
            gc.disable()  # one run that keeps nearly all it makes: looking for garbage would take a fifth of its time

    @event_priority(100)  # what is wrong is told before another plugin stumbles over it
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = Path(config.config_file_path).parent
        options = sheet_options(config, root, self.config.lang)
        # An author who sees a change at once needs no new handbook with each save.
        handbook = None if self.is_preview else HandbookOptions(options.imprint, root / CACHE)
        self.build = compile(root, options, handbook=handbook)
        log_problems(self.build.problems, self.config.lang)
        if self.build.errors:
            raise PluginError(refusal(self.build, self.config.lang))
        # An author must never see a page of yesterday.
        self.is_offline = self.config.offline and not self.is_preview
        apply_settings(config, root, self.is_offline)
        self.icons = Icons(config.theme)
        self.assets = WebAssets(self.icons.style, self.is_offline)
        self.chrome = Chrome(self.build.site, self.assets, config)
        self.rendered = RenderedCache(root / PAGES_CACHE, config)
        self.html = {}
        self.staging = Staging.beside(Path(config.site_dir))
        config.site_dir = str(self.staging.folder)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        return site_files(files, config, self.build, self.assets, self.rendered)

    def on_nav(self, nav, config: MkDocsConfig, files: Files):
        self.chrome.link_neighbours(files)
        return nav

    def on_page_markdown(self, markdown: str, page, config: MkDocsConfig, files: Files) -> str:
        self.chrome.describe(page)
        return markdown

    def on_page_content(self, html: str, page, config: MkDocsConfig, files: Files) -> str:
        self.html[page.file.src_uri] = html
        return html

    def on_env(self, env, config: MkDocsConfig, files: Files):
        self.search = search_site(self.build.library, self.build.site, self.html)
        add_files(files, config, self.search.artifacts)
        env.loader = ChoiceLoader([DictLoader(self.icons.templates), env.loader])
        env.filters["with_worker"] = with_worker
        env.globals["bd_search"] = self.search
        env.globals["bd_feed"] = feed_path
        env.globals["bd_changes"] = changes_address
        return env

    def on_page_context(self, context, page, config: MkDocsConfig, nav):
        return self.chrome.page_context(context, page)

    def on_post_page(self, output: str, page, config: MkDocsConfig) -> str:
        return without_indentation(output)

    def on_template_context(self, context, template_name: str, config: MkDocsConfig):
        return self.chrome.template_context(context, template_name)

    @event_priority(-100)  # after every other plugin has written its files
    def on_post_build(self, config: MkDocsConfig) -> None:
        write_stubs(self.search, self.staging.folder)
        write_offline(self.build.site, self.staging.folder, self.is_offline)
        warnings = count_warnings() if config.strict else 0
        if not warnings:
            self.staging.publish()
            self.staging = None
            self.rendered.save()

    def on_build_error(self, error: Exception) -> None:
        if self.staging:
            self.staging.discard()
            self.staging = None
