"""Typst: a template and a value → the bytes of a PDF, and the values that it marked. Needs the extra ``sheets``.

Imports nothing of the project, so that a worker process that sets type is small.
"""

import json
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

ROOM = Path(__file__).parent
TEMPLATES = ROOM / "templates"
STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
"""Typst refuses what these standards forbid: PDF/UA-1 (ISO 14289-1), PDF/A-2a (ISO 19005-2)."""

_COMPILATIONS_TO_FORGET = 12


def typeset(template: str, data: str, day: date, numbers: str = "{}") -> bytes:
    """Compile ``templates/<template>`` with ``data`` (JSON), dated ``day``: the same input gives the same bytes.

    ``numbers`` (JSON) is what is known only after a first look; a book has it.

    All texts in ``data`` are drawable (``signs``). Any complaint of Typst is then a mistake in a template, and stays a
    ``typst.TypstError``.
    """
    stamp = datetime.combine(day, time(), UTC)
    content = _compiler(template).compile(format="pdf", sys_inputs={"data": data, "numbers": numbers}, pdf_standards=[*STANDARDS], timestamp=stamp)
    if not isinstance(content, bytes):
        raise TypeError(type(content))
    return content


def picture(template: str, data: str) -> bytes:
    """Compile ``templates/<template>``, one page of as many points as the picture has pixels, to PNG."""
    content = _compiler(template).compile(format="png", ppi=72.0, sys_inputs={"data": data})
    if not isinstance(content, bytes):
        raise TypeError(type(content))
    return content


def marked(template: str, data: str, selector: str, numbers: str = "{}") -> list[Any]:
    """Lay out ``templates/<template>`` with ``data`` and give the values that it marked with ``selector``, in reading order."""
    inputs = {"data": data, "numbers": numbers}
    compiler = typst.Compiler(TEMPLATES / template, root=ROOM, font_paths=[ROOM / "fonts"], ignore_system_fonts=True, sys_inputs=inputs)
    found = json.loads(compiler.query(selector, field="value"))
    return found if isinstance(found, list) else [found]


def forget() -> None:
    """Let Typst drop what it keeps of the documents set before: 20 MB for a sheet, 60 MB for a part of a book.

    It keeps them for ten compilations of whatever it be, and tells of no other way; so many empty ones take 2 ms.
    """
    for number in range(_COMPILATIONS_TO_FORGET):
        _compiler("empty.typ").compile(format="pdf", sys_inputs={"data": str(number)})


@cache
def _compiler(template: str) -> typst.Compiler:
    return typst.Compiler(TEMPLATES / template, root=ROOM, font_paths=[ROOM / "fonts"], ignore_system_fonts=True, sys_inputs={})
