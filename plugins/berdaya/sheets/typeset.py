"""Typst: JSON and a template → the bytes of a PDF, or a fault that an author can mend."""

import json
import re
from dataclasses import asdict, is_dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst
from pydantic import BaseModel

ROOM = Path(__file__).parent
TEMPLATES = ROOM / "templates"
FONTS = ROOM / "fonts"
STANDARDS = ["ua-1", "a-2a"]
_MISSING = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.DOTALL)
_JOINERS = frozenset("\u200d\ufe0e\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
_NUMBER = re.compile(r"\\u\{([0-9a-fA-F]+)\}")
_PAGES = re.compile(rb"/Type\s*/Pages\b[^>]*?/Count (\d+)|/Count (\d+)[^>]*?/Type\s*/Pages\b")


class MissingGlyphs(Exception):
    """The font lacks these characters."""

    def __init__(self, characters: str) -> None:
        super().__init__(characters)
        self.characters = characters


def typeset(template: str | Path, data: dict[str, Any], day: date) -> bytes:
    """Compile ``templates/<template>`` with ``data``, dated ``day``: the same input gives the same bytes.

    Another room gives the whole path of its template, which may import ``/sheets/templates/look.typ``.
    Raises ``MissingGlyphs``, naming every character that the font lacks. Any other complaint of Typst is a
    mistake in a template, so it stays a ``typst.TypstError``.
    """
    inputs = json.dumps(data, default=_jsonable, ensure_ascii=False, sort_keys=True)
    lacking = ""
    while True:
        try:
            content = _compile(template, inputs, day)
        except typst.TypstError as error:
            new = set(_lacking(error)) - set(lacking) - {" "}
            if not new and _JOINERS <= set(lacking):
                raise MissingGlyphs(_named(lacking)) from error
            # Parts of a picture made of several characters: alone they are nothing that can be named.
            lacking += "".join(sorted(new or _JOINERS - set(lacking)))
            inputs = _without(inputs, lacking)
            continue
        if lacking:
            raise MissingGlyphs(_named(lacking))
        return content


def page_count(content: bytes) -> int:
    """Count the pages of a PDF that Typst made: the root of its page tree holds the number in the open."""
    return max(int(first or second) for first, second in _PAGES.findall(content))


def query(template: str, data: dict[str, Any], selector: str) -> list[Any]:
    """Ask a template for the values that it marked with ``selector``."""
    inputs = json.dumps(data, default=_jsonable, ensure_ascii=False, sort_keys=True)
    found = typst.query(
        TEMPLATES / template, selector, field="value", root=TEMPLATES, font_paths=[FONTS],
        ignore_system_fonts=True, sys_inputs={"data": inputs},
    )
    return json.loads(found)


@cache
def _compiler(template: str | Path) -> typst.Compiler:
    return typst.Compiler(
        TEMPLATES / template, root=ROOM.parent, font_paths=[FONTS], ignore_system_fonts=True, sys_inputs={}
    )


def _compile(template: str | Path, inputs: str, day: date) -> bytes:
    return _compiler(template).compile(
        format="pdf",
        sys_inputs={"data": inputs},
        pdf_standards=STANDARDS,
        timestamp=datetime.combine(day, time(), UTC),
    )


def _lacking(error: typst.TypstError) -> str:
    found = _MISSING.search(error.message)
    if not found:
        raise error
    # Typst names a character that has no picture of its own, such as a joiner, by its number.
    return _NUMBER.sub(lambda number: chr(int(number[1], 16)), found[1])


def _named(lacking: str) -> str:
    return "".join(character for character in lacking if character not in _JOINERS) or lacking


def _without(inputs: str, characters: str) -> str:
    return inputs.translate({ord(character): " " for character in characters})


def _jsonable(value: Any) -> Any:
    if is_dataclass(value):
        return asdict(value)
    if isinstance(value, BaseModel):
        return value.model_dump()
    raise TypeError(f"no JSON form for {value!r}")
