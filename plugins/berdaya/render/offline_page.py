"""The page about use without a signal, where readers keep the whole site on the phone."""

from berdaya.model.address import extra_page
from berdaya.model.library import Library
from berdaya.model.page import Page
from berdaya.render.environment import template
from berdaya.render.strings import strings

OFFLINE_KEY = "page/guide-offline"
_SLUG = {"id": "tanpa-sinyal", "en": "offline"}


def offline_page(library: Library, lang: str) -> Page:
    """Render the page in a language. The library must hold guides and checklists."""
    words = strings(lang).ways["offline"]
    return Page(
        key=OFFLINE_KEY,
        lang=lang,
        text_lang=lang,
        address=extra_page("guide", _SLUG.get(lang, _SLUG["en"]), lang),
        title=words["title"],
        description=words["intro"],
        markdown=template("offline.md.j2").render(words=words),
        reviewed=max(record.data.reviewed for record in library.of("checklist")),
        hide_toc=True,
    )
