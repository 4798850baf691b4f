"""Roles side by side: complete as tables, without JavaScript; a script narrows them to two or three."""

from collections.abc import Sequence
from dataclasses import dataclass

from berdaya.model.address import extra_page
from berdaya.model.library import Library
from berdaya.model.page import Page
from berdaya.render.environment import template
from berdaya.render.inline import cell
from berdaya.render.role_selection import fitting, rest_link, roles_by_group
from berdaya.render.strings import strings
from berdaya.render.view import View

COMPARE_KEY = "page/role-compare"
FACTS = ("focus", "works_for", "works_where", "requirement")
FIT = ("suits", "suits_not")
_SLUG = {"id": "bandingkan", "en": "compare"}


@dataclass(frozen=True)
class Row:
    """One role in one table: its id (the row's place on the page), its link, and its cells."""

    id: str
    link: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Some roles under a heading; ``labels`` head the columns after the role's name."""

    heading: str
    labels: tuple[str, ...]
    rows: tuple[Row, ...]


def compare_page(library: Library, lang: str) -> Page:
    """Render the comparison of roles in a language."""
    words = strings(lang)
    roles = roles_by_group(library)
    views = [View(library, record, lang, lang) for record in fitting(roles)]
    return Page(
        key=COMPARE_KEY,
        lang=lang,
        text_lang=lang,
        address=extra_page("role", _SLUG.get(lang, _SLUG["en"]), lang),
        title=words.ways["compare"]["title"],
        description=words.ways["compare"]["intro"],
        markdown=template("compare.md.j2").render(
            s=words,
            words=words.ways["compare"],
            script=words.ways["compare"]["script"],
            tables=_tables(views),
            rest=rest_link(roles, lang),
        ),
        reviewed=max((view.data.reviewed for view in views), default=None),
        hide_toc=True,
    )


def _tables(views: Sequence[View]) -> list[Table]:
    if not views:
        return []
    words = views[0].strings.ways["compare"]
    core = [view for view in views if view.data.group == "inti"]
    others = [view for view in views if view.data.group != "inti"]
    return [
        _facts(words["core"], core),
        _facts(words["others"], others),
        _fit(words["fit"], [view for view in views if view.data.suits or view.data.suits_not]),
    ]


def _facts(heading: str, views: Sequence[View]) -> Table:
    rows = [_row(view, [cell(view.html(getattr(view.data, name))) for name in FACTS]) for view in views]
    return Table(heading, _labels(views, FACTS), tuple(rows))


def _fit(heading: str, views: Sequence[View]) -> Table:
    rows = [_row(view, [_list(view, getattr(view.data, name)) for name in FIT]) for view in views]
    return Table(heading, _labels(views, FIT), tuple(rows))


def _row(view: View, cells: Sequence[str]) -> Row:
    return Row(view.record.id, view.link(view.record.key), tuple(cells))


def _labels(views: Sequence[View], names: Sequence[str]) -> tuple[str, ...]:
    return tuple(views[0].label(name) for name in names) if views else ()


def _list(view: View, texts) -> str:
    """A list inside a table cell, where Markdown has none."""
    return "<ul>" + "".join(f"<li>{cell(view.html(text))}</li>" for text in texts) + "</ul>" if texts else ""
