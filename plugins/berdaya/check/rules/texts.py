"""Texts hold words and plain Markdown: no HTML, no script, no link that leads astray.

What is judged is what was read: the nodes of a text, of which every output is made. Nothing in a text can become a link
afterwards.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from berdaya.model.document import Run, plain
from berdaya.model.draft import Body, Path, dotted
from berdaya.model.kinds.source import Source
from berdaya.model.language import LANGUAGES
from berdaya.model.markdown import Finding, read_short
from berdaya.model.problem import Place, Problem
from berdaya.model.record import Record
from berdaya.model.walk import strings
from berdaya.model.walk import words as lists_of_words

_SUSPECT = re.compile("[<{\\[#&\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HIDDEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HTML = re.compile(r"<(?!https?://|[\w.+-]+@)[A-Za-z/!?][^>]{0,40}|&#[xX]?[0-9A-Fa-f]+;?")
_HTML_IN_BODY = re.compile(r"<(?!https?://|[\w.+-]+@|br\s*/?>)[A-Za-z/!?][^>]{0,40}|&#[xX]?[0-9A-Fa-f]+;?")
_BRACES = re.compile(r"\{[^}]{0,40}\}?")
_HEADING = re.compile(r"^#{1,6}\s", re.MULTILINE)
WARNINGS = ("second-title", "empty-link", "bullet-sign")
"""Findings that change nothing that a reader sees."""


def texts_are_safe(record: Record, languages: Sequence[str]) -> Iterable[Problem]:
    """PASS ``**kata**, [tautan](term/desa), [kata](-)``; FAIL ``<script>``, ``[x](javascript:…)``."""
    yield from _of_record(record)
    yield from _titles(record)
    for code, body in record.bodies.items():
        yield from _of_body(body, code)
    if isinstance(record.data, Source):
        yield from _addresses(record, record.data.urls)


def _of_record(record: Record) -> Iterator[Problem]:
    for path, text, key, is_markdown in _short_texts(record):
        if not _SUSPECT.search(text):
            continue
        place = record.places.value(key)
        field = dotted(path)
        yield from _signs(text, field, place, _HTML)
        if _HEADING.search(text):
            yield Problem.error("heading-in-text", place, field=field)
        if is_markdown:
            yield from (_finding(item, field, place) for item in read_short(text).findings)


def _short_texts(record: Record) -> Iterator[tuple[Path, str, Path, bool]]:
    """Every text with the name of its field, the path of its value, and whether it is read as Markdown."""
    for path, text in record.texts:
        for language in LANGUAGES:
            if value := text.get(language.code):
                yield path, value, (*path, language.code), path[-1] != "title" or len(path) > 1
    for path, listed in lists_of_words(record.data):
        for language in LANGUAGES:
            for index, value in enumerate(listed.get(language.code) or ()):
                yield path, value, (*path, language.code, index), False
    for path, value in strings(record.data):
        if path[0] not in ("urls", "official_text"):
            yield path, value, path, False


def _of_body(body: Body, code: str) -> Iterator[Problem]:
    field = f"body.{code}"
    start = Place(body.path, body.first_line)
    yield from _signs(body.text, field, start, _HTML_IN_BODY, is_body=True)
    for finding in body.read.findings:
        yield _finding(finding, field, Place(body.path, body.first_line + finding.line, finding.column))


def _signs(text: str, field: str, place: Place, html: re.Pattern[str], is_body: bool = False) -> Iterator[Problem]:
    for code, pattern in (("html-in-text", html), ("braces-in-text", _BRACES), ("hidden-character", _HIDDEN)):
        if match := pattern.search(text):
            yield Problem.error(code, _at(place, text, match.start(), is_body), field=field, value=_visible(match.group()[:40]))


def _finding(finding: Finding, field: str, place: Place) -> Problem:
    make = Problem.warning if finding.code in WARNINGS else Problem.error
    return make(finding.code, place, field=field, value=_visible(finding.value))


def _visible(text: str) -> str:
    """Show a character that turns the direction of a line by its number."""
    return _HIDDEN.sub(lambda sign: f"U+{ord(sign.group()):04X}", text)


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


def _addresses(record: Record, urls: Sequence[str]) -> Iterator[Problem]:
    for index, url in enumerate(urls):
        if not re.match(r"^https?://[^\s\"'<>\[\]]+$", url):
            place = record.places.value(("urls", index))
            yield Problem.error("unsafe-link", place, field="urls", value=url[:60])
