"""Texts hold words and plain Markdown: no HTML, no script, no link that leads astray.

What is judged is what was read: the nodes of a text, of which every output is made. Nothing in a text can become a link
afterwards.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from berdaya.model.document import Link, PageTarget, PlaceTarget, Run, TermLink, every_node, plain
from berdaya.model.draft import Body, Path, dotted
from berdaya.model.kinds import KINDS
from berdaya.model.kinds.source import Source
from berdaya.model.language import LANGUAGES, SOURCE
from berdaya.model.library import Library
from berdaya.model.markdown import Finding, read_short
from berdaya.model.near import nearest
from berdaya.model.pages import ListPage, RecordPage
from berdaya.model.problem import Place, Problem
from berdaya.model.record import Record
from berdaya.model.walk import strings
from berdaya.model.walk import words as lists_of_words
from berdaya.relate.anchors import anchors_of

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
        yield from _titles(record)
        for body in record.bodies.values():
            yield from _of_body(library, record, body)
    for source in library.all(Source):
        yield from _addresses(source)


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
            for node in every_node(read.inlines):
                yield from _link(library, record, code, node, field, place)


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
        yield _finding(finding, field, Place(body.path, body.first_line + finding.line, finding.column))
    for node in body.read.links:
        yield from _link(library, record, code, node, field, start, body)


def _signs(text: str, field: str, place: Place, html: re.Pattern[str], is_body: bool = False) -> Iterator[Problem]:
    for code, pattern in (("html-in-text", html), ("braces-in-text", _BRACES), ("hidden-character", _HIDDEN)):
        if match := pattern.search(text):
            yield Problem.error(code, _at(place, text, match.start(), is_body), field=field, value=_visible(match.group()[:40]))


def _finding(finding: Finding, field: str, place: Place) -> Problem:
    make = Problem.warning if finding.code in WARNINGS else Problem.error
    return make(finding.code, place, field=field, value=_visible(finding.value))


def _link(library: Library, record: Record, lang: str, node: object, field: str, place: Place, body: Body | None = None) -> Iterator[Problem]:
    """Judge where a node of a text leads, if it leads anywhere in the site."""
    target, anchor = _target(node)
    if not target and not anchor:
        return
    where = _place_in(body, target or f"#{anchor}") if body else place
    kind, _, identifier = target.partition("/")
    is_missing_list = kind == "index" and identifier not in KINDS
    is_missing = kind not in ("", "index") and target not in library and target not in library.broken | library.hidden
    if is_missing_list or is_missing:
        yield Problem.error("broken-link", where, field=field, target=target, near=_near(library, target))
    elif anchor:
        known = _places(library, target or record.key, lang)
        if known and anchor not in known:
            near = nearest(anchor, sorted(known))
            page = target or record.key
            yield Problem.warning("broken-anchor", where, field=field, anchor=anchor, page=page, near=near and f"#{near}")


def _places(library: Library, key: str, lang: str) -> frozenset[str]:
    """The places on a page that a link may name; none where they are not known from here."""
    kind, _, identifier = key.partition("/")
    if kind == "index":
        return frozenset(record.id for record in library.of(identifier) if not record.data.has_page)
    record = library.get(key)
    return anchors_of(record, lang) if record and record.data.has_page else frozenset()


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


def _place_in(body: Body, target: str) -> Place:
    """The first place of a body that names this target: behind a bracket, else as a reference far from its link."""
    offset = body.text.find(f"({target}") + 1 or max(body.text.find(target), 0)
    return Place(body.path, body.first_line + body.text.count("\n", 0, offset), offset - body.text.rfind("\n", 0, offset))


def _visible(text: str) -> str:
    """Show a character that turns the direction of a line by its number."""
    return _HIDDEN.sub(lambda sign: f"U+{ord(sign.group()):04X}", text)


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
    """A title shows as it is written: whoever marks words in it means something that it cannot do."""
    title = record.data.title
    for code in title.languages():
        inlines = read_short(title.get(code) or "").inlines
        marked = next((node for node in inlines if not isinstance(node, Run) or not node.is_linkable), None)
        if marked:
            yield Problem.error("markdown-in-title", record.places.value(("title", code)), field="title", value=plain((marked,))[:60])


def _addresses(record: Record[Source]) -> Iterator[Problem]:
    for index, url in enumerate(record.data.urls):
        if not re.match(r"^https?://[^\s\"'<>\[\]]+$", url):
            place = record.places.value(("urls", index))
            yield Problem.error("unsafe-link", place, field="urls", value=url[:60])
