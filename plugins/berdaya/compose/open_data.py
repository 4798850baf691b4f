"""The page for developers: which files of the site are data, what they hold, and what is promised of them."""

from collections.abc import Iterator

from berdaya.compose.lists import Listed
from berdaya.compose.writing import bullets, joined, words_of
from berdaya.model.document import Document, FileTarget, Inlines, LineBreak, Link, Paragraph, Section
from berdaya.model.kinds import KINDS
from berdaya.model.markdown import Anchors, read_short
from berdaya.model.open_data import FULL_TEXT, KNOWLEDGE, KNOWLEDGE_SCHEMA, OVERVIEW, SKOS, TBX, record_file, record_schema
from berdaya.model.pages import OPEN_DATA

SAMPLE = "role"
"""The kind of the record that stands for all of them where the library has one."""


def open_data_document(listed: Listed, feed: str, prefix: str) -> Document:
    """Compose the page. ``feed`` is the path of the language's feed, ``prefix`` the folder of its addresses (empty at the root)."""
    said = listed.words.site.open_data
    anchors = Anchors([said.title])
    lines: list[Inlines] = [
        joined(((Link(FileTarget(path), words_of(path)),), read_short(said.lines[name]).inlines), LineBreak())
        for name, path in _files(listed, feed, f"{prefix}/" if prefix else "")
    ]
    promises: list[Inlines] = [read_short(text).inlines for text in said.promise_text]
    sections = (
        Section(words_of(said.files), anchors.of(said.files), (bullets(lines),)),
        Section(words_of(said.pages), anchors.of(said.pages), (Paragraph(read_short(said.pages_text).inlines),)),
        Section(words_of(said.promise), anchors.of(said.promise), (bullets(promises),)),
        Section(words_of(said.licence), anchors.of(said.licence), (Paragraph(read_short(said.licence_text).inlines),)),
    )
    lead = (Paragraph(words_of(said.intro), "lead"),)
    return Document(OPEN_DATA, listed.lang, listed.lang, said.title, listed.lang, said.intro, Anchors().of(said.title), lead, sections)


def _files(listed: Listed, feed: str, folder: str) -> Iterator[tuple[str, str]]:
    """The name of each file's line, and its path; files that this library does not have are left out."""
    library = listed.library
    yield "knowledge", KNOWLEDGE
    yield "knowledge_schema", KNOWLEDGE_SCHEMA
    kind = next((name for name in (SAMPLE, *KINDS) if library.of(name)), "")
    if kind:
        yield "record", record_file(kind, library.of(kind)[0].id)
        yield "record_schema", record_schema(kind)
    if library.of("term"):
        yield "skos", SKOS
        yield "tbx", TBX
    yield "feed", feed
    yield "overview", f"{folder}{OVERVIEW}"
    yield "full_text", f"{folder}{FULL_TEXT}"
