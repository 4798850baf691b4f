"""The way out: one plain project a language, in Markdown, that MkDocs, ProperDocs and Zensical build without this program.

Records keep their addresses below their language; lists, tables, footnotes and drawings are what Python-Markdown and every
browser know. What only works with a script (search, ticks that stay, handouts) is left behind.
"""

import hashlib
import json
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from berdaya.compose.lists import Listed, list_document
from berdaya.compose.on_paper import on_paper
from berdaya.compose.start import home_document
from berdaya.compose.tools import tool_document
from berdaya.model.artifact import Artifact
from berdaya.model.document import Block, Document, FileTarget, PlaceTarget, SourceList, Target, WebTarget
from berdaya.model.figure import Figure, PictureFigure
from berdaya.model.kinds import KINDS, SECTIONS
from berdaya.model.pages import HOME, ListPage, PageId, RecordPage, ToolPage
from berdaya.pages.published import Published
from berdaya.relate.tools import COMPARE, FIRST_WEEK
from berdaya.words import words
from berdaya.write.markdown import MarkdownOptions, write_markdown
from berdaya.write.svg import figure_picture

PICTURES = "gambar"
"""The folder of the drawings."""
READ_WITHOUT_SCRIPT = (COMPARE, FIRST_WEEK)
"""Tools that say all they have as text."""
_SCHEMES = ("https:", "http:", "mailto:", "tel:")


def markdown_projects(published: Published) -> Iterator[Artifact]:
    """Give the files of a project for each language of the site: ``id/mkdocs.yml``, ``id/docs/…``."""
    for code in published.plan.languages:
        yield from _Project(published, code).files()


@dataclass
class _Project:
    """One language while it is written."""

    published: Published
    lang: str
    pictures: dict[str, bytes] = field(default_factory=dict)

    def files(self) -> Iterator[Artifact]:
        pages = [page for page in self.published.plan.pages if self._is_kept(page)]
        for page in pages:
            yield Artifact(f"{self.lang}/docs/{self._file(page)}", self._text(page).encode())
        for path, content in self.pictures.items():
            yield Artifact(f"{self.lang}/docs/{path}", content)
        yield Artifact(f"{self.lang}/mkdocs.yml", self._settings(pages, f"{{name: mkdocs, locale: {self.lang}}}").encode())
        # Zensical has a theme of its own, and refuses a file that names another.
        yield Artifact(f"{self.lang}/zensical.yml", self._settings(pages, f"{{language: {self.lang}}}").encode())

    def _is_kept(self, page: PageId) -> bool:
        return page == HOME or page in READ_WITHOUT_SCRIPT or isinstance(page, (RecordPage, ListPage))

    def _file(self, page: PageId) -> str:
        """The file of a page below ``docs/``: its address below its language's folder."""
        prefix = self.published.plan.prefix(self.lang)
        return self.published.plan.at(page, self.lang).src_uri.removeprefix(f"{prefix}/" if prefix else "")

    def _text(self, page: PageId) -> str:
        here = self._file(page)
        document = self._document(page)
        options = MarkdownOptions(lambda target: self._href(target, here), lambda figure: self._picture(figure, here))
        title, description = (json.dumps(value, ensure_ascii=False) for value in (document.title, document.description))
        return f"---\ntitle: {title}\ndescription: {description}\n---\n\n" + write_markdown(document, options)

    def _document(self, page: PageId) -> Document:
        maker = self.published.site.maker
        if isinstance(page, RecordPage):
            document = maker.document(maker.library[page.key], self.lang)
            return _with_sources(document, on_paper(document, words(self.lang)))
        listed = Listed(maker.library, maker.entries[self.lang], words(self.lang), ())
        if isinstance(page, ListPage):
            return list_document(page, listed)
        return home_document(listed) if page == HOME or not isinstance(page, ToolPage) else tool_document(page, listed)

    def _href(self, target: Target, here: str) -> str:
        match target:
            case WebTarget(url):
                return url if url.startswith(_SCHEMES) else ""
            case PlaceTarget(anchor):
                return f"#{anchor}"
            case FileTarget(path):
                return self.published.edition.absolute(path) if self.published.edition.url else ""
        page, anchor = self.published.plan.place(target.page, target.anchor)
        if not self._is_kept(page) or self.published.plan.address(page, self.lang) is None:
            return ""
        file = self._file(page)
        if file == here:
            return f"#{anchor}" if anchor else ""
        return posixpath.relpath(file, posixpath.dirname(here) or ".") + (f"#{anchor}" if anchor else "")

    def _picture(self, figure: Figure, here: str) -> str:
        content, suffix = (figure.paper, "jpg") if isinstance(figure, PictureFigure) else (figure_picture(figure).svg.encode(), "svg")
        path = f"{PICTURES}/{hashlib.sha256(content).hexdigest()[:12]}.{suffix}"
        self.pictures[path] = content
        return posixpath.relpath(path, posixpath.dirname(here) or ".")

    def _settings(self, pages: list[PageId], theme: str) -> str:
        said, edition = words(self.lang), self.published.edition
        kept = set(pages)
        nav: list[object] = [{said.site.sections["home"]: self._file(HOME)}]
        for section, kinds in SECTIONS.items():
            below = [{said.kinds[kind].many: self._of_kind(kind, kept)} for kind in kinds if ListPage(kind) in kept]
            if below:
                nav.append({said.site.sections[section]: below if len(below) > 1 else next(iter(below[0].values()))})
        name, address, line = (
            json.dumps(value, ensure_ascii=False) for value in (edition.name, edition.url, f"{edition.publisher} · {edition.licence}")
        )
        lines = [
            f"site_name: {name}",
            *([f"site_url: {address}"] if edition.url else []),
            f"copyright: {line}",
            "docs_dir: docs",
            f"theme: {theme}",
            "markdown_extensions: [tables, footnotes, attr_list, toc]",
            "plugins: [search]",
            "validation: {nav: {omitted_files: ignore}, links: {anchors: warn, unrecognized_links: warn}}",
            f"nav: {json.dumps(nav, ensure_ascii=False)}",  # JSON is YAML
        ]
        return "\n".join(lines) + "\n"

    def _of_kind(self, kind: str, kept: set[PageId]) -> list[object]:
        """The lines of the menu for a kind: its list, its tools, its records. A glossary's words are found in its list."""
        lists = [page for page in kept if isinstance(page, ListPage) and page.kind == kind and not page.by]
        lines: list[object] = [self._file(page) for page in sorted(lists, key=lambda page: page.part)]
        lines += [self._file(page) for page in READ_WITHOUT_SCRIPT if page.kind == kind and page in kept]
        if KINDS[kind].listing.is_by_word:
            return lines
        library = self.published.library
        return lines + [self._file(RecordPage(kind, record.id)) for record in library.of(kind) if RecordPage(kind, record.id) in kept]


def _with_sources(document: Document, printed: Document) -> Document:
    """A document for paper with its list of sources, which a book has at its end for all its records."""
    from msgspec.structs import replace

    sections = tuple(section for section in document.sections if any(isinstance(block, SourceList) for block in section.blocks))
    kept: list[Block] = [block for section in sections for block in section.blocks if isinstance(block, SourceList)]
    if not kept:
        return printed
    own = replace(sections[0], blocks=tuple(kept), sections=())
    others = tuple(section for section in printed.sections if section.anchor != own.anchor or not own.anchor)
    return replace(printed, sections=(*others, own))
