"""The first week of every role on one page."""

from itertools import groupby

from berdaya.model.address import extra_page
from berdaya.model.library import Library
from berdaya.model.page import Page
from berdaya.render.environment import template
from berdaya.render.role_selection import fitting, rest_link, roles_by_group
from berdaya.render.strings import strings
from berdaya.render.view import View

FIRST_WEEK_KEY = "page/guide-first-week"
_SLUG = {"id": "minggu-pertama", "en": "first-week"}
_BEFORE = ("guide/minggu-pertama", "guide/baru-masuk-desa", "checklist/persiapan-tim", "checklist/prakondisi")


def first_week_page(library: Library, lang: str) -> Page:
    """Render the first weeks in a language, role after role in the order of their groups."""
    words = strings(lang)
    roles = [record for record in roles_by_group(library) if record.data.first_week]
    views = [View(library, record, lang, lang) for record in fitting(roles)]
    groups = [(words.groups["role"][name], list(items)) for name, items in groupby(views, key=lambda view: view.data.group)]
    return Page(
        key=FIRST_WEEK_KEY,
        lang=lang,
        text_lang=lang,
        address=extra_page(None, _SLUG.get(lang, _SLUG["en"]), lang),
        title=words.ways["first_week"]["title"],
        description=words.ways["first_week"]["intro"],
        markdown=template("first_week.md.j2").render(
            words=words.ways["first_week"],
            groups=groups,
            rest=rest_link(roles, lang),
            before=[views[0].link(key) for key in _BEFORE if key in library],
        ),
        reviewed=max(view.data.reviewed for view in views),
        hide_toc=True,
    )
