"""The community readiness score as a sheet: to fill in, to print, and explained stage by stage."""

from dataclasses import dataclass

from berdaya.model.address import extra_page
from berdaya.model.library import Library
from berdaya.model.page import Page
from berdaya.model.text import Text
from berdaya.render.citations import citations
from berdaya.render.environment import template
from berdaya.render.readiness_table import ReadinessTable, readiness_table
from berdaya.render.strings import strings
from berdaya.render.view import View

READINESS_KEY = "page/method-readiness"
_HOME = "method/skor-kesiapan"
_SLUG = {"id": "kesiapan", "en": "readiness"}
_MORE = ("method/skor-kesiapan", "strategy/kesiapan-bertahap", "indicator/kesiapan-komunitas", "method/rembuk-kesiapan",
         "checklist/rembuk-kesiapan", "challenge/resistensi")


@dataclass(frozen=True)
class _Reader:
    """Reads the table's texts as the page shows them."""

    view: View
    table: ReadinessTable

    def t(self, text: Text) -> str:
        return self.view.t(text)

    def citations(self, identifiers) -> str:
        """Links from numbers to the sources at the end of the page."""
        order = self.sources()
        return citations(order.index(name) + 1 for name in identifiers if name in order)

    def sources(self) -> list[str]:
        """The sources that the library has, model first, then those of the actions."""
        named = [*self.table.sources, *(name for stage in self.table.stages for name in stage.sources)]
        return [name for name in dict.fromkeys(named) if f"source/{name}" in self.view.library]


def readiness_page(library: Library, lang: str) -> Page:
    """Render the readiness sheet in a language. The library must hold the method card it belongs to."""
    words = strings(lang).ways["readiness"]
    home = library.get(_HOME)
    view = View(library, home, lang, lang)
    table = readiness_table()
    return Page(
        key=READINESS_KEY,
        lang=lang,
        text_lang=lang,
        address=extra_page(None, _SLUG.get(lang, _SLUG["en"]), lang),
        title=words["title"],
        description=words["intro"],
        markdown=template("readiness.md.j2").render(
            words=words,
            v=view,
            table=table,
            reader=_Reader(view, table),
            script=words["script"],
            more=[view.link(key) for key in _MORE if key in library],
        ),
        reviewed=home.data.reviewed,
    )
