"""A handout from method cards and checklists: the page lists them, the browser puts the chosen ones on one sheet."""

from berdaya.model.address import extra_page
from berdaya.model.library import Library
from berdaya.model.page import Page
from berdaya.render.environment import template
from berdaya.render.strings import strings
from berdaya.render.view import View

HANDOUT_KEY = "page/checklist-handout"
_SLUG = {"id": "susun", "en": "build"}
# Keeps the page within the 12 KB (gzip) that a slow phone gets in one breath; the list of the kind has the rest.
MOST_OF_A_KIND = 60


def handout_page(library: Library, lang: str) -> Page:
    """Render the builder in a language. Without JavaScript it is a list of pages to print one by one."""
    words = strings(lang).ways["handout"]
    address = extra_page("checklist", _SLUG.get(lang, _SLUG["en"]), lang)
    records = {kind: library.of(kind) for kind in ("checklist", "method")}
    lists = [
        (words[f"{kind}s"], [_link(library, record, lang) for record in found[:MOST_OF_A_KIND]], _rest(kind, len(found), lang))
        for kind, found in records.items()
    ]
    return Page(
        key=HANDOUT_KEY,
        lang=lang,
        text_lang=lang,
        address=address,
        title=words["title"],
        description=words["intro"],
        markdown=template("handout.md.j2").render(
            words=words,
            lists=[(heading, links, rest) for heading, links, rest in lists if links],
            to_root="../" * address.url.count("/"),
            script=words["script"],
        ),
        reviewed=max(record.data.reviewed for kind in records for record in records[kind]),
        hide_toc=True,
    )


def _link(library: Library, record, lang: str) -> str:
    return View(library, record, lang, lang).link(record.key)


def _rest(kind: str, count: int, lang: str) -> str:
    left_out = count - MOST_OF_A_KIND
    return f"[{strings(lang).labels['and_more'].format(count=left_out)}](index/{kind})" if left_out > 0 else ""
