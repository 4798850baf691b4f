"""The sections of a page out of its HTML, so that headings, anchors and words are those that the reader sees."""

import re
from html.parser import HTMLParser

from berdaya.search.document import Section

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_OPENING = ("h2", "h3")
"""Headings that begin a section of their own; deeper ones stay in its text."""
_SILENT = ("script", "style", "nav", "template", "svg", "button", "form")
_VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
_BLOCKS = ("p", "li", "td", "th", "div", "section", "dt", "dd", "br", "tr", "summary", "figcaption", "blockquote") + _HEADINGS
_QUIET_CLASSES = frozenset(("headerlink", "md-source-file"))
_SPACES = re.compile(r"\s+")


def sections(html: str) -> tuple[Section, ...]:
    """Cut a page's HTML at its h2 and h3 headings.

    Left out: h1 (the title is known), scripts, navigation, permalink signs, and whatever stands in an
    element with ``hidden`` or ``data-search-exclude``; a heading so marked silences its whole section.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.sections()


def _clean(pieces: list[str]) -> str:
    return _SPACES.sub(" ", "".join(pieces)).strip()


class _Draft:
    """A section while it is being read."""

    def __init__(self, anchor: str = "", quiet: bool = False) -> None:
        self.anchor, self.quiet = anchor, quiet
        self.heading: list[str] = []
        self.text: list[str] = []

    def finished(self) -> Section:
        return Section(self.anchor, _clean(self.heading), _clean(self.text))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._drafts = [_Draft()]
        self._open: list[tuple[str, bool]] = []
        self._heading = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag in _BLOCKS:
            self._write(" ")
        if tag in _OPENING and not self._silent():
            self._drafts.append(_Draft(named.get("id") or "", "data-search-exclude" in named))
        if tag in _HEADINGS:
            self._heading = tag
        if tag not in _VOID:
            self._open.append((tag, _is_silent(tag, named)))

    def handle_endtag(self, tag: str) -> None:
        if tag == self._heading:
            self._heading = ""
        if tag in (name for name, _ in self._open):
            while self._open.pop()[0] != tag:
                pass
        if tag in _BLOCKS:
            self._write(" ")

    def handle_data(self, data: str) -> None:
        if not self._silent():
            self._write(data)

    def _silent(self) -> bool:
        return any(silent for _, silent in self._open)

    def _write(self, data: str) -> None:
        if self._heading == "h1":
            return
        draft = self._drafts[-1]
        (draft.heading if self._heading in _OPENING else draft.text).append(data)

    def sections(self) -> tuple[Section, ...]:
        found = (draft.finished() for draft in self._drafts if not draft.quiet)
        return tuple(section for section in found if section.text or section.heading)


def _is_silent(tag: str, attributes: dict[str, str | None]) -> bool:
    classes = (attributes.get("class") or "").split()
    return tag in _SILENT or "hidden" in attributes or bool(_QUIET_CLASSES & set(classes)) or (
        "data-search-exclude" in attributes and tag not in _HEADINGS
    )
