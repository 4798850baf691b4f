"""A checklist as one HTML file: forwarded by WhatsApp or Bluetooth, opened from a phone's storage, needs nothing else."""

import json
import re
from functools import cache
from importlib.resources import files

from berdaya.model.sheet import Sheet
from berdaya.words import Words
from berdaya.write.html import text
from berdaya.write.html_sheet import sheet_file_html

_SAID = ("progress", "complete", "stopped", "cleared", "undo", "unanswered")
"""Words of ``checklist.script`` that the file's small script says."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_SPACES = re.compile(r"\s*([{};,>])\s*|(?<=[a-z]:)\s+")
# Spaces round an operator and line breaks after a bracket, comma or semicolon mean nothing to JavaScript; a line of
# `file.js` ends in one of these wherever its statement goes on.
_BETWEEN = re.compile(r" ([=+?:<>&|]+) |([{(,;])\n")
_INDENT = re.compile(r"\n\s*")
_TAG = re.compile(r"<[^<>]*>")
_PREFIX = "bd-"
_PLAIN_VALUE = re.compile(r'(?<= )([a-z-]+)="([\w./@-]+)"(?=[ >])')
# HTML lets a paragraph end by itself where one of these follows.
_PARAGRAPH_END = re.compile(r"</p>\n?(?=<(?:p|div|dl|fieldset|details)\b|</(?:div|fieldset|details)>)")


def sheet_file(sheet: Sheet, said: Words) -> bytes:
    """Make the file of a checklist in the language of ``said``."""
    body = _PARAGRAPH_END.sub("", _TAG.sub(_small_tag, sheet_file_html(sheet, said)).replace(">\n<", "><"))
    html = (
        f'<!doctype html>\n<html lang="{said.code}">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f"<title>{text(sheet.title)}</title>\n<style>{_style()}</style>\n</head>\n<body>\n<main>\n{body}</main>\n"
        f"<script>const words = {_words(said)};\n{_script()}</script>\n</body>\n</html>\n"
    )
    return html.encode()


def _small_tag(tag: re.Match[str]) -> str:
    """A tag without our prefix and without quotes round plain values; the words between tags are the author's, and stay."""
    return _PLAIN_VALUE.sub(r"\1=\2", tag.group().replace(_PREFIX, ""))


def _words(said: Words) -> str:
    """The words of the file's script as a JavaScript value that cannot end its own element."""
    words = said.site.checklist
    value: dict[str, object] = {name: words.script[name] for name in _SAID}
    value |= {"unsaved": words.unsaved_file, "note": words.note, "answers": dict(words.answers)}
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


@cache
def _script() -> str:
    plain = _INDENT.sub("\n", _COMMENT.sub("", _web("file.js")))
    return _BETWEEN.sub(lambda match: match[1] or match[2], plain).replace(_PREFIX, "").strip()


@cache
def _style() -> str:
    return _CSS_SPACES.sub(lambda match: match[1] or "", _COMMENT.sub("", _web("file.css"))).replace(_PREFIX, "").strip()


def _web(name: str) -> str:
    return files("berdaya").joinpath("web", "checklist", name).read_text(encoding="utf-8")
