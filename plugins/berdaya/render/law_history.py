"""How old a regulation is, and what replaced or amended what, in both directions."""

import re
from dataclasses import dataclass

from berdaya.model.library import Library
from berdaya.model.record import Record
from berdaya.render.strings import strings
from berdaya.render.view import View

_YEAR = re.compile(r"\bTahun (\d{4})\b")


@dataclass(frozen=True)
class LawHistory:
    """What a law's page says of its age and its place in the line; links are Markdown, empty where there is none."""

    age: str
    replaces: str
    amends: str
    amended_by: str


def law_history(view: View) -> LawHistory:
    """Gather the history of the law in a view."""
    return LawHistory(
        _age(view),
        _links(view, _sources(view.library, view.record, "replaced_by")),
        _links(view, _sources(view.library, view.record, "amended_by")),
        _links(view, [f"law/{name}" for name in view.data.amended_by]),
    )


def year_of(law: Record) -> int | None:
    """The year in which a regulation was issued, from its citation: the first ``Tahun 2014`` in it."""
    found = _YEAR.search(law.data.citation)
    return int(found[1]) if found else None


def standing(law: Record, lang: str) -> str:
    """The group of the law in the list: no replacement known, or replaced."""
    return strings(lang).ways["law"]["standing"]["replaced" if law.data.replaced_by else "current"]


def law_note(view: View) -> str:
    """What the list says beside the law's link: its year, and for a replaced one what came in its place."""
    words, year = view.strings.ways["law"], year_of(view.record)
    if not year:
        return ""
    if not view.data.replaced_by:
        return words["of_year"].format(year=year)
    return words["replaced"].format(year=year, by=_links(view, [f"law/{name}" for name in view.data.replaced_by]))


def _age(view: View) -> str:
    words, year, reviewed = view.strings.ways["law"], year_of(view.record), view.data.reviewed
    if not year:
        return ""
    if year >= reviewed.year:
        return words["age_new"].format(year=year)
    return words["age_years"].format(year=year, years=reviewed.year - year, reviewed=view.strings.day(reviewed))


def _sources(library: Library, law: Record, field: str) -> list[str]:
    return [link.source for link in library.links_to(law.key) if link.field == field]


def _links(view: View, keys: list[str]) -> str:
    return " · ".join(_dated(view, key) for key in keys)


def _dated(view: View, key: str) -> str:
    """A link with the year, which not every title of a law shows."""
    other = view.library.get(key)
    year = year_of(other) if other else None
    link = view.link(key)
    return view.strings.ways["law"]["replaced_year"].format(title=link, year=year) if year and str(year) not in link else link
