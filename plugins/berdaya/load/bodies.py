"""The Markdown bodies beside records: ``<id>.<language>.md`` with optional front matter."""

import re

from berdaya.load.bounds import MAX_BODY_LINES, MAX_BODY_NESTING, UNSEEN, body_too_deep, line_and_column
from berdaya.load.text import decode
from berdaya.load.values import to_values
from berdaya.load.yaml_nodes import compose
from berdaya.model.draft import Body
from berdaya.model.problem import Place, Problem

FRONT_MATTER = re.compile(r"\A---[ ]*\n(.*?)^---[ ]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KNOWN = {"translated_from"}


def parse_body(raw: bytes, name: str, is_page: bool = False) -> tuple[Body | None, tuple[Problem, ...]]:
    """Take one body's bytes apart. ``name`` is its path in problems. Gives ``None`` where it cannot be read.

    ``is_page``: there is no record beside it, so that any field may stand above the text (``load/own_pages.py``).
    """
    text, problems = decode(raw, name)
    if problems:
        return None, problems
    deep = body_too_deep(text)
    if deep is not None:
        return None, (Problem.error("body-too-nested", Place(name, *line_and_column(text, deep)), limit=MAX_BODY_NESTING),)
    if text.count("\n") > MAX_BODY_LINES or text.count("|") > MAX_BODY_LINES:
        return None, (Problem.error("body-too-many-lines", Place(name, MAX_BODY_LINES + 1), limit=MAX_BODY_LINES),)
    head = FRONT_MATTER.match(text)
    if not head:
        return Body(name, text.translate(UNSEEN)), ()
    matter, problems = _front_matter(head.group(1), name, is_page)
    body = Body(name, text[head.end() :].translate(UNSEEN), text.count("\n", 0, head.end()) + 1, matter.get("translated_from"))
    return (None, problems) if problems else (body, ())


def _front_matter(text: str, name: str, is_page: bool) -> tuple[dict[str, str], tuple[Problem, ...]]:
    node, problems = compose("\n" + text, name)  # the blank line stands for `---`: lines stay right
    if node is None:
        return {}, problems
    value, places, problems = to_values(node, name, "\n" + text)
    if not isinstance(value, dict):
        return {}, (Problem.error("front-matter-shape", Place(name, 2)),)
    unknown = tuple(Problem.error("front-matter-key", places.key((key,)), key=key) for key, field in value.items() if not _fits(key, field, is_page))
    return value, problems + unknown


def _fits(key: str, value: object, is_page: bool) -> bool:
    """Whether a key may stand above a text: any field of a page that is nothing but its text."""
    return isinstance(value, str) if key in _KNOWN else is_page
