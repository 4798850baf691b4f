"""The pages that list all records of a kind; a long list goes over several pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from berdaya.model.address import Address, extra_page, index_of
from berdaya.model.language import SOURCE
from berdaya.model.library import Library
from berdaya.model.page import Page
from berdaya.model.plain import plain
from berdaya.model.record import Record
from berdaya.render.environment import template
from berdaya.render.inline import literal
from berdaya.render.law_history import law_note, standing
from berdaya.render.start_ways import MAPS, tools, ways_of_kind
from berdaya.render.sections import section_of
from berdaya.render.strings import Strings, strings
from berdaya.render.view import View

# Keeps a list page within the 12 KB (gzip) that a slow phone gets in one breath.
MOST_ON_A_PAGE = 60
GROUPED_BY = {"guide": "group", "role": "group", "competency": "group", "strategy": "level",
              "indicator": "level", "source": "tier"}


@dataclass(frozen=True)
class Entry:
    """One line of a list: a link, a note where that helps, and the summary."""

    link: str
    summary: str
    note: str = ""


def index_pages(library: Library, kind: str, lang: str) -> Iterator[Page]:
    """Render the list of a kind in a language; nothing where the kind has no record."""
    records = list_order(library.of(kind), kind, lang)
    parts = list(_parts(records, kind))
    for number, part in enumerate(parts, 1):
        yield _index_page(library, kind, lang, part, number, _part_names(parts, kind, lang))


def index_key(kind: str, number: int = 1) -> str:
    """The key of a list page: ``index/role``, ``index/term-2``."""
    return f"index/{kind}" if number == 1 else f"index/{kind}-{number}"


def index_address(kind: str, lang: str, number: int) -> Address:
    """The address of a list page: ``glosarium/``, ``glosarium/2/``."""
    return index_of(kind, lang) if number == 1 else extra_page(kind, str(number), lang)


def _parts(records: Sequence[Record], kind: str) -> Iterator[Sequence[Record]]:
    """Cut a list into its pages: sources at each tier, so that a page is one tier; the rest by length alone."""
    groups = [list(items) for _, items in groupby(records, key=lambda record: record.data.tier if kind == "source" else "")]
    if len(records) <= MOST_ON_A_PAGE:
        groups = [records] if records else []
    for group in groups:
        pages = -(-len(group) // MOST_ON_A_PAGE)
        size = -(-len(group) // pages)
        yield from (group[start : start + size] for start in range(0, len(group), size))


def _part_names(parts: Sequence[Sequence[Record]], kind: str, lang: str) -> tuple[str, ...]:
    """Name the pages of a list: the tier for sources (with a number where a tier has several), else the number."""
    if kind != "source":
        return tuple(str(number) for number in range(1, len(parts) + 1))
    tiers = [part[0].data.tier for part in parts]
    names = []
    for place, tier in enumerate(tiers):
        which = f" ({tiers[:place].count(tier) + 1})" if tiers.count(tier) > 1 else ""
        names.append(f"{strings(lang).labels['tier_label']} {tier}{which}")
    return tuple(names)


def _part_title(kind: str, name: str) -> str:
    return f": {name}" if kind == "source" else f" ({name})"


def _index_page(
    library: Library, kind: str, lang: str, part: Sequence[Record], number: int, names: tuple[str, ...]
) -> Page:
    words = strings(lang)
    many, name = words.kinds[kind]["many"], names[number - 1]
    markdown = template("index.md.j2").render(
        s=words,
        kind=kind,
        part=_part_title(kind, name) if len(names) > 1 else "",
        extra=(*ways_of_kind(library, kind, lang), _print_link(kind, words)) if number == 1 else (),
        above=MAPS[kind](library, lang) if number == 1 and kind in MAPS else "",
        tools=tools(library, lang) if number == 1 and kind == "guide" else (),
        footnote=words.ways["law"]["note"] if kind == "law" else "",
        groups=[(heading, [_entry(library, item, lang) for item in items]) for heading, items in list_groups(part, kind, lang)],
        pager=_pager(kind, number, names),
    )
    return Page(
        key=index_key(kind, number),
        lang=lang,
        text_lang=lang,
        address=index_address(kind, lang, number),
        title=many if number == 1 else many + _part_title(kind, name),
        description=words.kinds[kind]["intro"],
        markdown=markdown,
        reviewed=max(record.data.reviewed for record in part),
        hide_toc=len(part) > MOST_ON_A_PAGE // 2 and kind not in GROUPED_BY,
    )


def _print_link(kind: str, words: Strings) -> str:
    return f"[{words.printing['section']}](print/section-{section_of(kind)})"


def list_order(records: Sequence[Record], kind: str, lang: str) -> list[Record]:
    """Sort the records of a kind as its list shows them."""
    if kind == "term":
        return sorted(records, key=lambda record: plain(record.title(lang)).casefold())
    if kind == "source":
        return sorted(records, key=lambda record: (record.data.tier, record.title(lang).casefold()))
    if kind == "law":
        return sorted(records, key=lambda record: bool(record.data.replaced_by))
    if kind in GROUPED_BY:
        rank = list(strings(SOURCE.code).groups[kind])
        return sorted(records, key=lambda record: rank.index(getattr(record.data, GROUPED_BY[kind])))
    return list(records)


def list_groups(records: Sequence[Record], kind: str, lang: str) -> Iterator[tuple[str, list[Record]]]:
    """Cut records in the order of their list at its headings; one group without a name where it has none."""
    for name, items in groupby(records, key=lambda record: _group(record, kind, lang)):
        yield name, list(items)


def _group(record: Record, kind: str, lang: str) -> str:
    if kind == "term":
        return plain(record.title(lang))[:1].upper()
    if kind in GROUPED_BY:
        return strings(lang).groups[kind][getattr(record.data, GROUPED_BY[kind])]
    if kind == "law":
        return standing(record, lang)
    return ""


def _entry(library: Library, record: Record, lang: str) -> Entry:
    view = View(library, record, lang, lang)
    return Entry(view.link(record.key), view.t(record.data.summary), _note(view))


def _note(view: View) -> str:
    """What stands in brackets after a link: a law's year and successor, a source's author and year."""
    if view.record.kind == "law":
        return law_note(view)
    if view.record.kind == "source":
        return ", ".join(literal(part) for part in (view.data.author, view.data.year) if part)
    return ""


def _pager(kind: str, number: int, names: tuple[str, ...]) -> str:
    if len(names) == 1:
        return ""
    return " · ".join(
        f"**{name}**" if place == number else f"[{name}]({index_key(kind, place)})" for place, name in enumerate(names, 1)
    )
