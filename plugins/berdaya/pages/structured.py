"""What a page is, for search engines: JSON-LD in the words of https://schema.org.

A ``script`` of this type is data: browsers neither run it nor fetch for it, and a content security policy lets it be
(HTML, "prepare the script element": a block of another type than JavaScript's ends there).
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from berdaya.model.document import plain
from berdaya.model.edition import LICENCE_URL
from berdaya.model.kinds.checklist import Checklist
from berdaya.model.kinds.method import Method
from berdaya.model.kinds.role import Role
from berdaya.model.kinds.term import Term
from berdaya.model.markdown import read_short
from berdaya.model.pages import ListPage
from berdaya.model.record import Record, holds
from berdaya.model.text import Text
from berdaya.pages.menu import MenuItem
from berdaya.pages.page import Page
from berdaya.pages.published import Published

Data = dict[str, Any]


def structured_data(page: Page, crumbs: Iterable[MenuItem], published: Published) -> str:
    """The element that says what a page is and where it stands; nothing where the edition knows no address of its own, and
    no more than the place of a page that waits for its translation."""
    if not published.edition.url or page.is_print:
        return ""
    graph = [item for item in (_entity(page, published), _breadcrumbs(page, crumbs, published)) if item]
    if not graph:
        return ""
    written = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{written.replace("<", chr(92) + "u003c")}</script>'


def _breadcrumbs(page: Page, crumbs: Iterable[MenuItem], published: Published) -> Data | None:
    items = [(item.title, item.url) for item in crumbs]
    if not items:
        return None
    listed = [
        {"@type": "ListItem", "position": place, "name": title, "item": published.edition.absolute(url)}
        for place, (title, url) in enumerate((*items, (page.title, page.url)), 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": listed}


def _entity(page: Page, published: Published) -> Data | None:
    record = published.library.get(page.key) if page.kind and not page.is_fallback else None
    if record is None:
        return None
    lang, url = page.lang, published.edition.absolute(page.url)
    about: Data = {"@id": url, "url": url, "name": page.title, "description": page.description}
    if holds(record, Term):
        return {"@type": "DefinedTerm", **about, **_term(record, lang, published)}
    if holds(record, Role):
        return {"@type": "Occupation", **about, **_role(record, lang)}
    work = {**about, "inLanguage": lang, "dateModified": record.data.reviewed.isoformat(), "license": LICENCE_URL}
    if holds(record, Method):
        steps = [_step(text, lang) for text in record.data.steps]
        tools = [{"@type": "HowToTool", "name": words} for text in record.data.tools if (words := _words(text, lang))]
        return {"@type": "HowTo", **work, "step": steps, **({"tool": tools} if tools else {})}
    if holds(record, Checklist):
        pauses = [{"@type": "HowToStep", "name": _words(pause.title, lang), "text": _words(pause.when, lang)} for pause in record.data.pauses]
        return {"@type": "HowTo", **work, "version": record.data.version, "step": pauses}
    return None


def _term(record: Record[Term], lang: str, published: Published) -> Data:
    names = [*record.data.abbreviation.get(lang), *record.data.other_names.get(lang)]
    glossary = published.plan.address(ListPage("term"), lang)
    scheme = {"inDefinedTermSet": published.edition.absolute(glossary.url)} if glossary else {}
    return {"termCode": record.id, **({"alternateName": names} if names else {}), **scheme}


def _role(record: Record[Role], lang: str) -> Data:
    duties = [words for text in record.data.duties if (words := _words(text, lang))]
    codes = [
        {"@type": "CategoryCode", "inCodeSet": {"@type": "CategoryCodeSet", "name": code.system}, "codeValue": code.code, "name": code.title}
        for code in record.data.codes
    ]
    said: Mapping[str, object] = {
        "responsibilities": duties,
        "qualifications": _words(record.data.requirement, lang),
        "occupationalCategory": codes,
    }
    return {name: value for name, value in said.items() if value}


def _step(text: Text, lang: str) -> Data:
    return {"@type": "HowToStep", "text": _words(text, lang)}


def _words(text: Text, lang: str) -> str:
    return plain(read_short(text.best(lang)[0]).inlines)
