"""What changed lately: the records by the date of their last review."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from berdaya.model.address import Address, extra_page
from berdaya.model.kinds import KINDS
from berdaya.model.library import Library
from berdaya.model.page import Page
from berdaya.model.record import Record
from berdaya.render.environment import template
from berdaya.render.strings import strings
from berdaya.render.view import View

CHANGES_KEY = "page/changes"
_SLUG = {"id": "perubahan", "en": "changes"}
# A day on which a whole part was read again shows a few of each kind and counts the rest.
MOST_OF_A_KIND = 5
MOST_LINKS = 90
_RANK = {name: rank for rank, name in enumerate(KINDS)}


@dataclass(frozen=True)
class KindLine:
    """The records of one kind that were reviewed on one day: a few links, and how many more there are."""

    name: str
    index: str
    links: tuple[str, ...]
    more: int


def by_review(library: Library) -> list[Record]:
    """Every record but the register of sources, the last reviewed first, then in the order of the menu."""
    told = [record for record in library.records if record.kind != "source"]
    return sorted(told, key=lambda record: (-record.data.reviewed.toordinal(), _RANK[record.kind], record.data.order, record.id))


def changes_address(lang: str) -> Address:
    """The address of the list in a language."""
    return extra_page(None, _SLUG.get(lang, _SLUG["en"]), lang)


def changes_page(library: Library, lang: str) -> Page:
    """Render the list of what was written or reviewed lately."""
    words = strings(lang)
    days = [(words.day(day), lines) for day, lines in _days(library, lang)]
    return Page(
        key=CHANGES_KEY,
        lang=lang,
        text_lang=lang,
        address=changes_address(lang),
        title=words.changes["title"],
        description=words.changes["intro"],
        markdown=template("changes.md.j2").render(s=words, days=days, feed=f"{_SLUG.get(lang, _SLUG['en'])}.xml"),
        reviewed=max((record.data.reviewed for record in library.records), default=None),
        hide_toc=True,
    )


def _days(library: Library, lang: str) -> Iterator[tuple[date, list[KindLine]]]:
    shown = 0
    for day, records in groupby(by_review(library), key=lambda record: record.data.reviewed):
        if shown >= MOST_LINKS:
            return
        lines = [_line(library, kind, list(items), lang) for kind, items in groupby(records, key=lambda record: record.kind)]
        shown += sum(len(line.links) for line in lines)
        yield day, lines


def _line(library: Library, kind: str, records: list[Record], lang: str) -> KindLine:
    links = tuple(View(library, record, lang, lang).link(record.key) for record in records[:MOST_OF_A_KIND])
    return KindLine(strings(lang).kinds[kind]["many"], f"index/{kind}", links, len(records) - len(links))
