"""What the page on use without a signal offers to carry away: the whole site as a ZIP, each part as one file, with their sizes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from msgspec.structs import replace as changed

from berdaya.compose.writing import bullets, steps, words_of
from berdaya.export.single_pages import name_of, single_page_path
from berdaya.model.artifact import Artifact
from berdaya.model.document import Block, Disclosure, FileTarget, ItemList, Link, Paragraph, Section
from berdaya.model.pages import SectionPrint
from berdaya.pages.page import Page
from berdaya.pages.published import Published
from berdaya.words import Words, words
from berdaya.write.html import HtmlOptions, HtmlWriter

Sizes = Mapping[str, int]
"""The bytes of files, by their paths below the root."""


def with_copies(page: Page, published: Published, files: Iterable[Artifact]) -> Page:
    """Let a page offer these files at its end. Their sizes are known only once all other pages are written: it comes last."""
    sizes = {artifact.path: len(artifact.content) for artifact in files}
    said = words(page.lang)
    writer = HtmlWriter(HtmlOptions(published.plan, said, page.url))
    for section in (*_whole(sizes, said), *_parts(page.lang, published, sizes, said)):
        writer.section(section, 2)
    html = "".join(piece for piece in writer.joined() if isinstance(piece, str))
    return replace(page, content=changed(page.content, html=page.content.html + html), made_of=b"")


def _whole(sizes: Sizes, said: Words) -> Iterator[Section]:
    """The way to carry all of it, where this build has a copy."""
    named = said.site.offline.carried
    files = [(path, named.zip.format(size=said.size(size))) for path, size in sizes.items() if path.endswith(".zip")]
    if files:
        yield Section(words_of(named.title), "bawa", (steps(map(words_of, named.steps)), _links(files)))


def _parts(lang: str, published: Published, sizes: Sizes, said: Words) -> Iterator[Section]:
    """Sections and roles, each in a list of its own."""
    named = said.site.offline.carried
    rows: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
    for page in published.pages:
        path = single_page_path(page) if page.is_print and page.lang == lang else ""
        if path in sizes:
            line = named.part.format(title=name_of(page, published), size=said.size(sizes[path]))
            rows[isinstance(page.id, SectionPrint)].append((path, line))
    folds = ((named.sections, rows[True]), (named.roles, rows[False]))
    lists: list[Block] = [Disclosure(words_of(label), (_links(files),)) for label, files in folds if files]
    if lists:
        yield Section(words_of(named.parts), "kirim", (Paragraph(words_of(named.parts_text)), *lists))


def _links(files: Iterable[tuple[str, str]]) -> ItemList:
    return bullets((Link(FileTarget(path), words_of(line), is_download=True),) for path, line in files)
