"""Texts hold words and plain Markdown: no HTML, no script, no link that leads astray.

What is judged is what was read: the nodes of a text, of which every output is made. Nothing in a text can become a link
afterwards.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from berdaya.model.document import Link, PageTarget, PlaceTarget, Section, TermLink, every_node, walk
from berdaya.model.draft import Body, Path
from berdaya.model.kinds import KINDS
from berdaya.model.language import LANGUAGES, SOURCE
from berdaya.model.library import Library
from berdaya.model.markdown import Finding, read_short, slugify
from berdaya.model.near import nearest
from berdaya.model.pages import ListPage, RecordPage
from berdaya.model.problem import Place, Problem
from berdaya.model.record import Record
from berdaya.model.walk import strings
from berdaya.model.walk import words as lists_of_words
from berdaya.words import words

_SUSPECT = re.compile("[<{\\[#&\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HIDDEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HTML = re.compile(r"<(?!https?://|[\w.+-]+@)[A-Za-z/!?][^>]{0,40}|&#[xX]?[0-9A-Fa-f]+;?")
_HTML_IN_BODY = re.compile(r"<(?!https?://|[\w.+-]+@|br\s*/?>)[A-Za-z/!?][^>]{0,40}|&#[xX]?[0-9A-Fa-f]+;?")
_BRACES = re.compile(r"\{[^}]{0,40}\}?")
_HEADING = re.compile(r"^#{1,6}\s", re.MULTILINE)
WARNINGS = ("second-title", "empty-link", "bullet-sign")
"""Findings that change nothing that a reader sees."""


def texts_are_safe(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``**kata**, [tautan](term/desa), [kata](-)``; FAIL ``<script>``, ``[x](javascript:…)``, ``[x](term/tiada)``."""
    for record in library.records:
        yield from _of_record(library, record)
        for body in record.bodies.values():
            yield from _of_body(library, record, body)
        if record.kind == "source":
            yield from _addresses(record)


def _of_record(library: Library, record: Record) -> Iterator[Problem]:
    for path, text, key, code, is_markdown in _short_texts(record):
        if not _SUSPECT.search(text):
            continue
        place = record.places.value(key)
        field = dotted(path)
        yield from _signs(text, field, place, _HTML)
        if _HEADING.search(text):
            yield Problem.error("heading-in-text", place, field=field)
        if is_markdown:
            read = read_short(text)
            yield from (_finding(item, field, place) for item in read.findings)
            yield from _links(library, code, read.inlines, field, place)


def _short_texts(record: Record) -> Iterator[tuple[Path, str, Path, str, bool]]:
    """Every text with the name of its field, the path of its value, its language, and whether it is read as Markdown."""
    for path, text in record.texts:
        for language in LANGUAGES:
            if value := text.get(language.code):
                yield path, value, (*path, language.code), language.code, path[-1] != "title" or len(path) > 1
    for path, listed in lists_of_words(record.data):
        for language in LANGUAGES:
            for index, value in enumerate(listed.get(language.code) or ()):
                yield path, value, (*path, language.code, index), language.code, False
    for path, value in strings(record.data):
        if path[0] not in ("urls", "official_text"):
            yield path, value, path, SOURCE.code, False


def _of_body(library: Library, record: Record, body: Body) -> Iterator[Problem]:
    code = next(code for code, item in record.bodies.items() if item is body)
    field = f"body.{code}"
    start = Place(body.path, body.first_line)
    yield from _signs(body.text, field, start, _HTML_IN_BODY, is_body=True)
    for finding in body.read.findings:
        yield _finding(finding, field, Place(body.path, body.first_line + finding.line))
    nodes = (body.read.blocks, body.read.sections)
    for node in every_node(nodes):
        if isinstance(node, (Link, TermLink)):
            yield from _links(library, code, (node,), field, start, body, walk(body.read.sections))


def _signs(text: str, field: str, place: Place, html: re.Pattern[str], is_body: bool = False) -> Iterator[Problem]:
    for code, pattern in (("html-in-text", html), ("braces-in-text", _BRACES), ("hidden-character", _HIDDEN)):
        if found := pattern.search(text):
            yield Problem.error(code, _at(place, text, found.start(), is_body), field=field, value=_visible(found.group()[:40]))


def _finding(finding: Finding, field: str, place: Place) -> Problem:
    make = Problem.warning if finding.code in WARNINGS else Problem.error
    return make(finding.code, place, field=field, value=_visible(finding.value))


def _links(
    library: Library, code: str, inlines: tuple, field: str, place: Place, body: Body | None = None, sections: Iterable[Section] = ()
) -> Iterator[Problem]:
    for node in every_node(inlines):
        target, anchor = _target(node)
        if not target and not anchor:
            continue
        where = _line_of(body, target or f"#{anchor}") if body else place
        kind, _, identifier = target.partition("/")
        if kind == "index" and identifier not in KINDS or kind not in ("", "index") and target not in library and target not in library.broken:
            yield Problem.error("broken-link", where, field=field, target=target, near=_near(library, target))
        elif anchor:
            known = _anchors(library, target, code) if target else [section.anchor for section in sections]
            if known and anchor not in known:
                yield Problem.warning("broken-anchor", where, field=field, anchor=anchor, near=nearest(anchor, known))


def _anchors(library: Library, key: str, code: str) -> list[str]:
    """The places on another page that a text can lead to: its own headings and those of its kind; nothing where we
    cannot know them from here."""
    kind, _, identifier = key.partition("/")
    if kind == "index":
        return [record.id for record in library.of(identifier) if not record.data.has_page]
    record = library.get(key)
    body = record and (record.bodies.get(code) or record.bodies.get(SOURCE.code))
    if not body:
        return []
    said = words(code)
    headings = (*said.kinds[kind].fields.values(), *said.site.labels.model_dump().values())
    return [*(section.anchor for section in walk(body.read.sections)), *(slugify(title) for title in headings if isinstance(title, str))]


def _target(node: object) -> tuple[str, str]:
    """The key of the record to which a node links, and the place there."""
    if isinstance(node, TermLink):
        return f"term/{node.term}", ""
    if not isinstance(node, Link):
        return "", ""
    match node.to:
        case PageTarget(RecordPage(kind, identifier), anchor):
            return f"{kind}/{identifier}", anchor
        case PageTarget(ListPage(kind), anchor):
            return f"index/{kind}", anchor
        case PlaceTarget(anchor):
            return "", anchor
    return "", ""


def _line_of(body: Body, target: str) -> Place:
    """The first place of a body that holds a link to this target."""
    offset = max(body.text.find(f"({target}"), 0)
    return Place(body.path, body.first_line + body.text.count("\n", 0, offset), offset - body.text.rfind("\n", 0, offset))


def dotted(path: Path) -> str:
    """Write a path as authors count: ``facts.1.text``."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)


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


def _addresses(record: Record) -> Iterator[Problem]:
    for index, url in enumerate(record.data.urls):
        if not re.match(r"^https?://[^\s\"'<>\[\]]+$", url):
            place = record.places.value(("urls", index))
            yield Problem.error("unsafe-link", place, field="urls", value=url[:60])
