"""*Cocok / tidak cocok* as a sheet for self-reflection: the roles' own statements, no score and no verdict."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from berdaya.model.address import extra_page
from berdaya.model.language import SOURCE
from berdaya.model.library import Library
from berdaya.model.page import Page
from berdaya.model.text import Text
from berdaya.render.environment import template
from berdaya.render.role_selection import fitting, rest_link, roles_by_group
from berdaya.render.strings import strings
from berdaya.render.view import View

REFLECTION_KEY = "page/career-step-reflection"
_SLUG = {"id": "renungan", "en": "reflection"}


@dataclass(frozen=True)
class Statement:
    """A sentence to tick. ``id`` comes from the source text: ticks outlive a new order and a change of language."""

    id: str
    html: str


@dataclass(frozen=True)
class RoleSheet:
    """The statements of one role; ``link`` is a Markdown link to its page, ``title`` its name as HTML."""

    title: str
    link: str
    suits: tuple[Statement, ...]
    suits_not: tuple[Statement, ...]


def reflection_page(library: Library, lang: str) -> Page:
    """Render the reflection sheet in a language."""
    words = strings(lang).ways["reflection"]
    roles = [record for record in roles_by_group(library) if record.data.suits or record.data.suits_not]
    views = [View(library, record, lang, lang) for record in fitting(roles)]
    return Page(
        key=REFLECTION_KEY,
        lang=lang,
        text_lang=lang,
        address=extra_page("career-step", _SLUG.get(lang, _SLUG["en"]), lang),
        title=words["title"],
        description=words["intro"],
        markdown=template("reflection.md.j2").render(
            words=words,
            sheets=[_sheet(view) for view in views],
            rest=rest_link(roles, lang),
            script=_script(words),
        ),
        reviewed=max(view.data.reviewed for view in views),
        hide_toc=True,
    )


def statement_id(role: str, text: Text) -> str:
    """Name a role's statement by its source text: six hex digits after the role's id."""
    return f"{role}.{hashlib.sha256(text.get(SOURCE.code).encode()).hexdigest()[:6]}"


def _sheet(view: View) -> RoleSheet:
    return RoleSheet(
        view.html(view.data.title),
        f"[{view.strings.ways['reflection']['open']}]({view.record.key})",
        _statements(view, view.data.suits),
        _statements(view, view.data.suits_not),
    )


def _statements(view: View, texts: Iterable[Text]) -> tuple[Statement, ...]:
    return tuple(Statement(statement_id(view.record.id, text), view.html(text)) for text in texts)


def _script(words) -> dict[str, str]:
    return {name: words[name] for name in ("cleared", "unsaved")}
