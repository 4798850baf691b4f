"""A page that is one Markdown file: title and opening stand in the text itself, the record's other fields above it.

---
reviewed: 2026-11-29
---
# Tentang kami

Kami mendampingi warga di tujuh desa.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from berdaya.load.bodies import FRONT_MATTER
from berdaya.load.tree import SourceFile
from berdaya.load.values import to_values
from berdaya.load.yaml_nodes import compose
from berdaya.model.draft import Body, Draft, Places
from berdaya.model.language import SOURCE
from berdaya.model.problem import Place, Problem

_TITLE = re.compile(r"\A\s*#[ \t]+(?P<title>[^\n]+?)[ \t]*#*[ \t]*(?:\n|\Z)")
_OPENING = re.compile(r"\A\s*(?P<opening>[^\s#>|`~!<*+-][^\n]*(?:\n[^\s#>|`~!<*+-][^\n]*)*)[ \t]*(?:\n|\Z)")
_STAMP = "translated_from"


def page_draft(item: SourceFile, texts: Mapping[str, str], bodies: Mapping[str, Body], problems: list[Problem]) -> Draft | None:
    """Make the draft of a page of which there are only texts. ``texts`` are the files by language, decoded; ``bodies`` the
    same without what stands above the text. Adds what is wrong to ``problems`` and gives ``None`` if nothing can be kept."""
    source = texts.get(SOURCE.code)
    if source is None or SOURCE.code not in bodies:
        problems.append(Problem.error("body-without-source", Place(item.name), wanted=f"{item.id}.{SOURCE.code}.md"))
        return None
    value, places = _fields(source, item.name, problems)
    if value is None:
        return None
    rest: dict[str, Body] = {}
    title: dict[str, str] = {}
    summary: dict[str, str] = {}
    for code, body in bodies.items():
        named = _TITLE.match(body.text)
        opening = _OPENING.match(body.text[named.end() :]) if named else None
        if named is None or opening is None:
            code_of_problem = "page-without-opening" if named else "page-without-title"
            problems.append(Problem.error(code_of_problem, Place(body.path, body.first_line)))
            return None
        cut = named.end() + opening.end()
        title[code], summary[code] = named["title"], " ".join(opening["opening"].split())
        rest[code] = replace(body, text=body.text[cut:], first_line=body.first_line + body.text.count("\n", 0, cut))
    if "reviewed" not in value:
        problems.append(Problem.error("page-undated", Place(item.name)))
        return None
    kept = rest if rest[SOURCE.code].text.strip() else {}
    return Draft(item.kind, item.id, item.name, {"title": title, "summary": summary, **value}, places, kept)


def _fields(text: str, name: str, problems: list[Problem]) -> tuple[dict[str, object] | None, Places]:
    """The fields above the text of the source language, with their places."""
    head = FRONT_MATTER.match(text)
    if not head or not head.group(1).strip():
        return {}, Places(name, {}, {})
    above = "\n" + head.group(1)  # the blank line stands for `---`: lines stay right
    node, faults = compose(above, name)
    value, places, more = to_values(node, name, above) if node is not None else (None, Places(name, {}, {}), ())
    problems.extend((*faults, *more))
    if not isinstance(value, dict):
        if not (faults or more):
            problems.append(Problem.error("front-matter-shape", Place(name, 2)))
        return None, places
    return {key: field for key, field in value.items() if key != _STAMP}, places
