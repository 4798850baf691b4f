"""What stands around a page's text: language, menu, neighbours, alternates, links to edit and report."""

from collections.abc import MutableMapping
from typing import Any
from urllib.parse import quote, urljoin

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage

from berdaya.mkdocs_plugin.alternates import Alternates
from berdaya.mkdocs_plugin.assets import CARD, ICON, WebAssets
from berdaya.mkdocs_plugin.frame import Frame
from berdaya.mkdocs_plugin.navigation import crumbs, menu_around
from berdaya.mkdocs_plugin.organisation import organisation_of
from berdaya.mkdocs_plugin.repository import edit_url, report_url
from berdaya.model.language import LANGUAGES, SOURCE, language
from berdaya.model.page import Page, Site
from berdaya.render.strings import strings

THEME_ICON = "assets/images/favicon.png"


class Chrome:
    """Answers MkDocs' hooks for one build; holds no state of its own but the indexes over the pages."""

    def __init__(self, site: Site, assets: WebAssets, config: MkDocsConfig) -> None:
        self.site = site
        self.assets = assets
        self.config = config
        self.by_uri = {page.src_uri: page for page in site.pages}
        self.palette = config.theme.get("palette")
        self.alternates = Alternates(site, config.site_url or "")

    def link_neighbours(self, files: Files) -> None:
        """Set previous and next within a language and a section, in reading order."""
        for page in self.site.pages:
            theirs = files.get_file_from_path(page.src_uri).page
            theirs.previous_page = theirs.next_page = None
        for before, after in zip(self.site.pages, self.site.pages[1:]):
            if _follow_each_other(before, after):
                _join(files, before, after)

    def describe(self, page: MkDocsPage) -> None:
        """Give a MkDocs page its title, description and date; the date is the review's, never the build's."""
        ours = self.by_uri.get(page.file.src_uri)
        if ours is None:
            return
        page.meta["title"] = page.title = escape(ours.title)  # Material prints titles as they are
        page.meta["description"] = ours.description
        page.meta["hide"] = ["toc"] * ours.hide_toc + ["navigation"] * ours.is_print
        page.meta["search"] = {"exclude": True}  # Material's own index is not used: spare its making
        page.update_date = ours.reviewed.isoformat() if ours.reviewed else ""
        page.edit_url = edit_url(self.config, ours)
        if ours.is_fallback:
            page.canonical_url = self.alternates.absolute(ours.key, SOURCE.code)

    def page_context(self, context: MutableMapping[str, Any], page: MkDocsPage) -> MutableMapping[str, Any]:
        """Add the frame of a page, and turn the theme to its language."""
        ours = self.by_uri.get(page.file.src_uri)
        if ours:
            context["bd"] = self._frame(ours)
            self._turn_theme(ours.lang, ours)
        return context

    def template_context(self, context: MutableMapping[str, Any], name: str) -> MutableMapping[str, Any]:
        """Add what the sitemap and the pages for an address without a page need."""
        home = next(page for page in self.site.pages if page.address.folder == "")
        self._turn_theme(SOURCE.code, home)
        context["bd"] = self._frame(home)
        context["bd_own_scripts"] = self.assets.page_scripts(name, SOURCE.code)
        context["bd_languages"] = [(item, strings(item.code)) for item in LANGUAGES]
        context["bd_sitemap"] = self.alternates.sitemap()
        return context

    def _frame(self, page: Page) -> Frame:
        words = strings(page.lang)
        return Frame(
            page=page,
            language=language(page.lang),
            words=words,
            menu=menu_around(self.site.menus[page.lang], page.key),
            crumbs=crumbs(self.site, page),
            alternates=self.alternates.of(page),
            reviewed=words.day(page.reviewed) if page.reviewed and page.kind else "",
            report_url=report_url(self.config, page),
            styles=self.assets.styles(page.key),
            scripts=self.assets.scripts(page.lang),
            page_scripts=self.assets.page_scripts(page.key, page.lang),
            icon=self._icon(),
            picture=self._picture(),
        )

    def _icon(self) -> str:
        """The edition's own icon, or ours in the place of the theme's."""
        chosen = self.config.theme["favicon"]
        return self.assets.picture(ICON) if chosen == THEME_ICON else chosen

    def _picture(self) -> str:
        """What a messenger shows of a link; it needs the whole address."""
        if not self.config.site_url:
            return ""
        chosen = organisation_of(self.config).picture
        return urljoin(self.config.site_url, quote(chosen or self.assets.picture(CARD)))

    def _turn_theme(self, code: str, page: Page) -> None:
        self.config.theme["language"] = code
        if isinstance(self.palette, list):
            self.config.theme["palette"] = [_in_language(scheme, code) for scheme in self.palette]
        self.config.extra["homepage"] = f"{language(code).prefix}/".lstrip("/") or "."
        self.config.extra["alternate"] = self.alternates.switch(page)


def _in_language(scheme: dict[str, Any], code: str) -> dict[str, Any]:
    """A colour scheme whose toggle says its name in a language; an edition may give one name for all."""
    toggle = scheme.get("toggle") or {}
    name = toggle.get("name")
    return {**scheme, "toggle": {**toggle, "name": name[code]}} if isinstance(name, dict) else scheme


def _follow_each_other(before: Page, after: Page) -> bool:
    """Records of one kind follow each other; the first follows the list of its kind."""
    if before.lang != after.lang or not after.kind:
        return False
    return before.kind == after.kind or before.key == f"index/{after.kind}"


def _join(files: Files, before: Page, after: Page) -> None:
    first, second = files.get_file_from_path(before.src_uri), files.get_file_from_path(after.src_uri)
    first.page.next_page, second.page.previous_page = second.page, first.page
