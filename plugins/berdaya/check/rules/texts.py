"""Texts hold words and plain Markdown: no HTML, no script, no link that leads astray."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from berdaya.model.draft import Body, Path
from berdaya.model.language import LANGUAGES
from berdaya.model.library import Library
from berdaya.model.markdown_links import MarkdownLink, markdown_links
from berdaya.model.near import nearest
from berdaya.model.problem import Place, Problem
from berdaya.model.record import Record
from berdaya.model.walk import strings, words

_SUSPECT = re.compile("[<{\\[#&\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HIDDEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HTML = re.compile(r"<[A-Za-z/!?][^>]{0,40}|&#[xX]?[0-9A-Fa-f]+;?")
_BRACES = re.compile(r"\{[^}]{0,40}\}?")
_IMAGE = re.compile(r"!\[[^\]]{0,40}")
_HEADING = re.compile(r"^#{1,6}\s", re.MULTILINE)
_TITLE_MARKUP = re.compile(r"\*\*|\]\(|`|\s\*\S|^\*\S")
# A lone hyphen, as in ``[kata](-)``, keeps a word from being linked to the glossary.
_ALLOWED = re.compile(r"^(?:-|https?://[^\s\"'<>]+|mailto:[^\s\"'<>?]+@[^\s\"'<>?]+|#[\w-]+)$")


def texts_are_safe(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``**kata**, [tautan](term/desa), [kata](-)``; FAIL ``<script>``, ``[x](javascript:…)``, ``[x](term/tiada)``."""
    for record in library.records:
        for path, text, key, body in _all_texts(record):
            if _SUSPECT.search(text):  # places are worked out for these few alone
                place = Place(body.path, body.first_line) if body else record.places.value(key)
                yield from _check(library, text, path, place, body is not None)
        yield from _titles(record)
        if record.kind == "source":
            yield from _addresses(record)


def _all_texts(record: Record) -> Iterator[tuple[Path, str, Path, Body | None]]:
    """Every text with the name of its field and the path of its value; the body, where it is one."""
    for path, text in record.texts:
        for language in LANGUAGES:
            if value := text.get(language.code):
                yield path, value, (*path, language.code), None
    for path, listed in words(record.data):
        for language in LANGUAGES:
            for index, value in enumerate(listed.get(language.code) or ()):
                yield path, value, (*path, language.code, index), None
    for path, value in strings(record.data):
        if path[0] != "urls":  # looked at below, as addresses
            yield path, value, path, None
    for code, body in record.bodies.items():
        yield ("body", code), body.text, (), body


def _check(library: Library, text: str, path: Path, place: Place, is_body: bool) -> Iterator[Problem]:
    field = ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
    for code, pattern in (("html-in-text", _HTML), ("braces-in-text", _BRACES), ("image-in-text", _IMAGE), ("hidden-character", _HIDDEN)):
        if found := pattern.search(text):
            yield Problem.error(code, _at(place, text, found.start(), is_body), field=field, value=_visible(found.group()[:40]))
    if not is_body and _HEADING.search(text):
        yield Problem.error("heading-in-text", place, field=field)
    for link in markdown_links(text):
        yield from _link(library, link, field, _at(place, text, link.offset, is_body))


def _link(library: Library, link: MarkdownLink, field: str, place: Place) -> Iterator[Problem]:
    if link.key and link.key in library.broken:
        return
    if link.key and link.key not in library:
        yield Problem.error("broken-link", place, field=field, target=link.key, near=_near(library, link.key))
    elif not link.key and not _ALLOWED.match(link.target):
        yield Problem.error("unsafe-link", place, field=field, value=link.target[:60])


def _visible(text: str) -> str:
    """Show a character that turns the direction of a line by its number."""
    return _HIDDEN.sub(lambda found: f"U+{ord(found.group()):04X}", text)


def _near(library: Library, key: str) -> str:
    """A record of the same kind with a near id, else one with the same id elsewhere."""
    kind, _, identifier = key.partition("/")
    near = nearest(identifier, (record.id for record in library.of(kind)))
    elsewhere = (record.key for record in library.records if record.id == identifier)
    return f"{kind}/{near}" if near else next(elsewhere, "")


def _at(place: Place, text: str, offset: int, is_body: bool) -> Place:
    """The line inside a body; a short text is folded in its file, so its own place must do."""
    if not is_body:
        return place
    return Place(place.path, place.line + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset))


def _titles(record: Record) -> Iterator[Problem]:
    for language in LANGUAGES:
        title = record.data.title.get(language.code) or ""
        if found := _TITLE_MARKUP.search(title):
            place = record.places.value(("title", language.code))
            yield Problem.error("markdown-in-title", place, field="title", value=found.group())


def _addresses(record: Record) -> Iterator[Problem]:
    for index, url in enumerate(record.data.urls):
        if not re.match(r"^https?://[^\s\"'<>]+$", url):
            place = record.places.value(("urls", index))
            yield Problem.error("unsafe-link", place, field="urls", value=url[:60])
