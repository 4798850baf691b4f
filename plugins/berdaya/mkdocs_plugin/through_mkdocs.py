"""Pages on MkDocs' whole way, for an edition whose other plugins or templates work on pages.

MkDocs gets a page for each of ours: its Markdown (for ``on_page_markdown``), its HTML (``on_page_content``), its context
and its output. Forced by ``mkdocs/structure/pages.py: Page.render``, which converts Markdown by itself.
"""

from collections.abc import Callable
from types import SimpleNamespace

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from berdaya.mkdocs_plugin.theme import switches
from berdaya.mkdocs_plugin.writing import SiteWriter
from berdaya.pages.page import Page
from berdaya.write.html import TocLine


class _Context(TemplateContext):
    """What the theme's page reads: MkDocs' own values, and ours."""

    bd: SimpleNamespace
    slot: Callable[[str], Markup]


class PagesThroughMkDocs:
    """Hands every page to MkDocs and answers its hooks for it."""

    def __init__(self, writer: SiteWriter) -> None:
        self._writer = writer
        self._pages = {page.address.src_uri: page for page in writer.build.published.pages}

    def files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add a file for each page."""
        ours = []
        for uri, page in self._pages.items():
            file = File.generated(config, uri, content=page.content.html, inclusion=InclusionLevel.INCLUDED)
            _WrittenPage(file, config, page)
            ours.append(file)
        return Files([*files, *ours])

    def describe(self, page: MkDocsPage) -> None:
        """Give a MkDocs page its title, description and date; the date is the review's, never the build's."""
        ours = self._pages.get(page.file.src_uri)
        if ours is None:
            return
        page.meta["title"] = page.title = escape(ours.title)  # Material prints titles as they are
        page.meta["description"] = ours.description
        page.meta["search"] = {"exclude": True}  # Material's own index is not used: spare its making
        page.update_date = ours.reviewed.isoformat() if ours.reviewed else ""

    def context(self, context: TemplateContext, page: MkDocsPage) -> TemplateContext:
        """Fill the slots of the theme's page with this page's values, and turn the theme to its language."""
        ours = self._pages.get(page.file.src_uri)
        if ours is None:
            return context
        self._writer.theme.turn_theme(ours.lang)
        values = self._writer.around.values(ours) | {"content": page.content or ""}
        self._writer.config.extra["alternate"] = switches(self._writer.around.published, values)
        filled: _Context = {**context, "bd": self._writer.theme.values(ours.lang), "slot": lambda name: Markup(values[name])}
        return filled

    def written(self) -> frozenset[str]:
        """The files that MkDocs has written."""
        return frozenset(page.address.file for page in self._pages.values())


class _WrittenPage(MkDocsPage):
    """A page whose HTML is there already."""

    def __init__(self, file: File, config: MkDocsConfig, page: Page) -> None:
        super().__init__(None, file, config)
        self._written = page

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the HTML that was written from the page's document."""
        self.content = self._written.content.html
        self._title_from_render = self._written.title
        self.toc = TableOfContents([_link(line, 2) for line in self._written.content.toc])
        self.present_anchor_ids = None
        self.links_to_anchors = None


def _link(line: TocLine, level: int) -> AnchorLink:
    """A line of the table of contents as MkDocs has it."""
    link = AnchorLink(line.title, line.anchor, level)
    link.children = [_link(below, level + 1) for below in line.below]
    return link
