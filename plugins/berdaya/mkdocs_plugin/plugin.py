"""Wires the compiler into MkDocs (and ProperDocs, which aliases ``mkdocs``). Each hook calls one plain function.

MkDocs' own way of a page (read, convert, render, write: ``mkdocs/commands/build.py``) takes most of a build's time and
gives nothing that the compiler has not made. So MkDocs lays out the theme's files and renders one frame for each
language; the pages are put into it and written by ``pages/files.py``. Where another plugin works on pages, or the edition overrides
templates, every page goes the whole way (``through_mkdocs.py``).
"""

import gc
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from berdaya.mkdocs_plugin.serving import PreviewServer

from berdaya.beforehand import begin
from berdaya.build import Build
from berdaya.cache import digest
from berdaya.disk import refusal_of_disk
from berdaya.load.settings import FILE
from berdaya.mkdocs_plugin.edition import build_of
from berdaya.mkdocs_plugin.icons import Icons
from berdaya.mkdocs_plugin.problems import log_problems, refusal, tell_unchanged
from berdaya.mkdocs_plugin.settings import apply_settings, goes_through_mkdocs, is_alone, require_declarations
from berdaya.mkdocs_plugin.spare import Spare
from berdaya.mkdocs_plugin.staging import Staging, count_warnings, recover, remove
from berdaya.mkdocs_plugin.templates import list_visible_only
from berdaya.mkdocs_plugin.through_mkdocs import PagesThroughMkDocs
from berdaya.mkdocs_plugin.unchanged import inputs_of, is_unchanged, keep
from berdaya.mkdocs_plugin.writing import OWN_TEMPLATES, SiteWriter, prepare_templates
from berdaya.model.language import CODES, SOURCE
from berdaya.paper.handbook import newest_made


class BerdayaConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves Config.__init_subclass__ without types
    """Options of the plugin in ``mkdocs.yml``."""

    lang = config_options.Choice(CODES, default=SOURCE.code)
    # False takes the worker back from every reader's phone: see web/offline/retire.js.
    offline = config_options.Type(bool, default=True)
    languages = config_options.Type(list, default=list(CODES))
    hidden = config_options.Type(list, default=[])
    base = config_options.Optional(config_options.Type(str))
    home = config_options.Type(dict, default={})
    menu = config_options.Type(list, default=[])
    footer = config_options.Type(list, default=[])
    # Whether the site offers itself as a ZIP to carry: it takes some seconds, so only scripts/build.py asks for it.
    carry = config_options.Type(bool, default=False)
    # False leaves out what pages say of what may run on them, for an edition with scripts from elsewhere: browser/policy.py.
    policy = config_options.Type(bool, default=True)
    # Whether each page goes through MkDocs, for plugins that work on pages: it takes ten times as long.
    pages = config_options.Choice(("auto", "berdaya", "mkdocs"), default="auto")


class BerdayaPlugin(BasePlugin[BerdayaConfig]):  # type: ignore[no-untyped-call]  # as above, of BasePlugin
    """Compiles the sources beside ``mkdocs.yml`` into the pages and files of one bilingual site."""

    build: Build
    icons: Icons
    writer: SiteWriter
    through: PagesThroughMkDocs | None = None
    staging: Staging
    undo = ExitStack()
    """What a build that fails takes back."""
    inputs: bytes = b""
    is_preview: bool = False
    is_command: bool = False

    def on_startup(self, command: str, dirty: bool) -> None:
        self.is_preview, self.is_command = command == "serve", command == "build"
        if command == "build":
            gc.disable()  # one run that keeps nearly all it makes: looking for garbage would take a fifth of its time

    @event_priority(100)  # what is wrong is told before another plugin stumbles over it
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = Path(config.config_file_path).parent
        require_declarations(root)
        recover(Path(config.site_dir))
        self.build = build_of(config, root)
        self.inputs = digest(inputs_of(config, root), newest_made(self.build.edition, self.build.cache))
        if self.is_command and is_alone(config) and is_unchanged(self.build.cache, self.inputs, Path(config.site_dir)):
            tell_unchanged(config.site_dir, self.config.lang)
            sys.exit(0)
        # An author must never see a page of yesterday.
        is_offline = self.config.offline and not self.is_preview
        finish = begin(self.build.edition, is_offline, self.build.cache) if self.build.workers > 1 else lambda: None
        log_problems(self.build.problems, self.config.lang)
        finish()
        if self.build.checked.errors:
            raise PluginError(refusal(self.build, self.config.lang))
        is_through = goes_through_mkdocs(config, self.config.pages)
        apply_settings(config, root)
        self.icons = Icons(config.theme)
        list_visible_only(config.theme)
        self.staging = Staging.beside(Path(config.site_dir))
        self.undo = ExitStack()
        self.undo.callback(self.staging.discard)
        config.site_dir = str(self.staging.of_mkdocs)
        has_policy = self.config.policy and not self.is_preview  # MkDocs writes a script of its own into pages that it serves
        self.writer = SiteWriter(self.build, config, self.icons.style, is_offline, is_through, has_policy, self.config.carry)
        self.through = PagesThroughMkDocs(self.writer) if is_through else None
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        # What the theme has as a template, and we write ourselves, would be copied as it is where we have nothing to write.
        ours = [file for file in files if file.src_uri not in OWN_TEMPLATES]
        kept = Files([file for file in ours if file.generated_by is not None or file.src_dir != config.docs_dir])
        return self.through.files(kept, config) if self.through else kept

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        prepare_templates(env, config, self.icons, self.build.cache)
        self.writer.render_frames(env)
        return env

    def on_page_markdown(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        if self.through:
            self.through.describe(page)
        return markdown

    def on_page_context(self, context: TemplateContext, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
        return self.through.context(context, page) if self.through else context

    @event_priority(-100)  # after every other plugin has written its files
    def on_post_build(self, config: MkDocsConfig) -> None:
        spare = Spare.of(self.build.root, self.staging.target)
        output = self.writer.write(self.staging, spare, self.through.written() if self.through else frozenset())
        config.site_dir = str(self.staging.target)
        if not (config.strict and count_warnings()):
            # The system is busy with ten thousand files, while what was made is remembered.
            with ThreadPoolExecutor(1) as another:
                is_first = not self.staging.target.exists()
                old = self.staging.swap()
                if is_first:
                    another.submit(spare.link, self.staging.target, output.digests)
                else:
                    another.submit(spare.give, old)
                self.undo.pop_all()
                keep(self.build.cache, self.inputs, Path(config.site_dir), output.digests)
                self.build.cache.save()
                remove(self.staging.of_mkdocs)
        if self.is_command:
            gc.freeze()  # nor is there any garbage to look for at the end

    def on_serve(  # type: ignore[override]  # of a server MkDocs asks what ours answers, and no more
        self, server: "LiveReloadServer", *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> "LiveReloadServer | PreviewServer":
        from berdaya.mkdocs_plugin.serving import PreviewServer  # here: no build needs a server

        is_ours = self.through is None and is_alone(config) and Path(config.config_file_path).name == FILE
        return PreviewServer(server, config, self.build.root, self.config.lang) if is_ours else server

    def on_build_error(self, error: Exception) -> None:
        self.undo.close()
        if sentence := refusal_of_disk(error):
            raise PluginError(sentence) from error
