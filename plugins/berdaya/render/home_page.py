"""The home page: what a newcomer needs, in one tap."""

from berdaya.model.address import home
from berdaya.model.library import Library
from berdaya.model.page import Page
from berdaya.render.environment import template
from berdaya.render.start_ways import tools
from berdaya.render.strings import strings
from berdaya.render.view import View

HOME_KEY = "page/home"
_LEARN = ("role", "responsibility", "competency", "principle", "method", "indicator", "challenge", "career-step", "law", "term")
_MOST_CHECKLISTS = 5


def home_page(library: Library, lang: str) -> Page:
    """Render the home page in a language."""
    words = strings(lang)
    checklists = library.of("checklist")
    markdown = template("home.md.j2").render(
        s=words,
        situations=[_situation(library, record, lang) for record in library.of("guide") if record.data.group == "situasi"],
        tools=tools(library, lang),
        prakondisi=_link(library, "checklist/prakondisi", lang),
        checklists=[_link(library, record.key, lang) for record in checklists[1 : _MOST_CHECKLISTS + 1]]
        + [f"[{words.home['all_checklists']}](index/checklist)"] * bool(checklists),
        kinds=[f"[{words.kinds[kind]['many']}](index/{kind})" for kind in _LEARN if library.of(kind)],
        counts=words.home["counts"].format(
            records=len(library.records), terms=len(library.of("term")), checklists=len(checklists)
        ),
    )
    return Page(
        key=HOME_KEY,
        lang=lang,
        text_lang=lang,
        address=home(lang),
        title=words.site["tagline"],
        description=words.site["description"],
        markdown=markdown,
        reviewed=max((record.data.reviewed for record in library.records), default=None),
        hide_toc=True,
    )


def _situation(library: Library, record, lang: str) -> str:
    view = View(library, record, lang, lang)
    said = record.data.situation
    return f"[{view.plain(said) if said else view.title_of(record.key)}]({record.key})"


def _link(library: Library, key: str, lang: str) -> str:
    record = library.get(key)
    return View(library, record, lang, lang).link(key) if record else ""
