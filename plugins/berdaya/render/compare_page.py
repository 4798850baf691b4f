"""All roles side by side: complete as tables, without JavaScript."""

from berdaya.model.address import extra_page
from berdaya.model.library import Library
from berdaya.model.page import Page
from berdaya.render.environment import template
from berdaya.render.strings import strings
from berdaya.render.view import View

COMPARE_KEY = "page/compare-roles"
_SLUG = {"id": "bandingkan", "en": "compare"}


def compare_page(library: Library, lang: str) -> Page:
    """Render the comparison of roles in a language."""
    words = strings(lang)
    views = [View(library, record, lang, lang) for record in library.of("role")]
    core = [view for view in views if view.data.group == "inti"]
    others = [view for view in views if view.data.group != "inti"]
    groups = [(words.labels["compare_core"], core), (words.labels["compare_others"], others)]
    return Page(
        key=COMPARE_KEY,
        lang=lang,
        text_lang=lang,
        address=extra_page("role", _SLUG.get(lang, _SLUG["en"]), lang),
        title=words.labels["compare"],
        description=words.labels["compare_intro"],
        markdown=template("compare.md.j2").render(s=words, groups=groups),
        reviewed=max((view.data.reviewed for view in views), default=None),
    )
