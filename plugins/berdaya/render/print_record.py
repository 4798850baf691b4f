"""One record as Markdown for paper: what its page says, without the lists of related pages.

The kinds' own templates are used; only the frame around them, and the kinds that paper shows differently,
are others (``PRINTED``).
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from jinja2 import BaseLoader, Environment

from berdaya.model.language import SOURCE
from berdaya.model.library import Library
from berdaya.model.record import Record
from berdaya.render.citations import citations
from berdaya.render.environment import environment
from berdaya.render.strings import strings
from berdaya.render.view import View

PRINTED = {
    "record.md.j2": "print_record.md.j2",
    "checklist.md.j2": "print_checklist.md.j2",
    "term.md.j2": "print_term.md.j2",
    "source.md.j2": "print_source.md.j2",
}
ONE_PARAGRAPH = ("term", "source")
"""Kinds that paper shows as one paragraph without a heading."""

DEEPEST = 6
_FENCE = re.compile(r"^\s*(```|~~~)")


@dataclass(frozen=True)
class PrintView(View):
    """A record on paper. ``numbers`` gives each source its number in the list at the end of the whole print."""

    numbers: Mapping[str, int]

    @property
    def anchor(self) -> str:
        """The record's place in the print, unlike any other record's: ``role-fasilitator``."""
        return anchor_of(self.record.key)

    @property
    def number(self) -> int:
        """The number of this record, which is a source."""
        return self.numbers[self.record.id]

    def citations(self, identifiers: Iterable[str]) -> str:
        """Numbers of sources as links to the list at the end of the print."""
        return citations(sorted(self.numbers[identifier] for identifier in identifiers))


def anchor_of(key: str) -> str:
    """Turn a record's key into an anchor."""
    return key.replace("/", "-")


def printed(library: Library, record: Record, lang: str, numbers: Mapping[str, int], level: int = 1, full: bool = True) -> str:
    """Write a record as Markdown whose title is a heading of ``level``.

    ``numbers`` holds every source that the record names. ``full=False`` shortens a source to what names it.
    """
    text_lang = lang if record.is_translated(lang) else SOURCE.code
    body = record.bodies.get(text_lang)
    markdown = _environment().get_template(f"{record.kind}.md.j2").render(
        v=PrintView(library, record, lang, text_lang, numbers),
        d=record.data,
        s=strings(lang),
        body=body.text if body else "",
        full=full,
    )
    return demoted(markdown, level - 1)


def source_ids(library: Library, records: Iterable[Record]) -> tuple[str, ...]:
    """The ids of all sources that these records name, in the order of their first naming."""
    found = (name for record in records for name in View(library, record, SOURCE.code, SOURCE.code).sources())
    return tuple(dict.fromkeys(found))


def demoted(markdown: str, by: int) -> str:
    """Make every heading ``by`` levels deeper; lines of code stay as they are."""
    lines, in_code = [], False
    for line in markdown.split("\n"):
        in_code ^= bool(_FENCE.match(line))
        is_heading = line.startswith("#") and line.lstrip("#").startswith(" ")
        depth = len(line) - len(line.lstrip("#"))
        lines.append("#" * min(by, DEEPEST - depth) + line if is_heading and not in_code else line)
    return "\n".join(lines)


class _PrintLoader(BaseLoader):
    """Finds the templates for paper where there are some, else those of the pages."""

    def __init__(self, pages: BaseLoader) -> None:
        self._pages = pages

    def get_source(self, env: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        return self._pages.get_source(env, PRINTED.get(template, template))


@cache
def _environment() -> Environment:
    made = environment()
    return made.overlay(loader=_PrintLoader(made.loader))
