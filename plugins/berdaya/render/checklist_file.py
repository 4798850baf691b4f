"""A checklist as one HTML file: forwarded by WhatsApp or Bluetooth, opened from a phone's storage, needs nothing else."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from berdaya.model.library import Library
from berdaya.model.page import Artifact, Download
from berdaya.model.record import Record
from berdaya.render.environment import template
from berdaya.render.script_values import json_script
from berdaya.render.strings import strings
from berdaya.render.view import View

FOLDER = "unduh"
# Words of ``checklist.script`` that the file's small script says.
_SAID = ("progress", "complete", "stopped", "cleared", "undo", "unanswered")
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


def checklist_file(library: Library, record: Record, lang: str) -> Artifact | None:
    """Make the file of a checklist in a language; ``None`` where the record waits for its translation."""
    if not record.is_translated(lang):
        return None
    view = View(library, record, lang, lang)
    words = view.strings.checklist
    html = template("checklist_file.html.j2").render(
        v=view,
        d=record.data,
        s=view.strings,
        style=_style(),
        script=_script(),
        words=_words(words),
    )
    path = f"{FOLDER}/{record.data.code.lower()}/{record.id}.{lang}.html"
    return Artifact(path, _small(html).encode())


def file_download(library: Library, record: Record, lang: str) -> tuple[Download, ...]:
    """Say how the page of a checklist offers its file; nothing for other kinds of records."""
    made = checklist_file(library, record, lang) if record.kind == "checklist" else None
    if made is None:
        return ()
    words = strings(lang).checklist
    size = max(1, round(len(made.content) / 1000))
    return (Download(made.path, words["single_file"].format(language=words["language"], size=size)),)


def _small(html: str) -> str:
    """Take out what HTML does not need: line breaks, quotes round plain values, ends of paragraphs, our prefix.

    Only tags, style and script lose something: the words between them are the author's.
    """
    head, style_end, body = _INDENT.sub("\n", html).partition("</style>")
    title, style_start, style = head.partition("<style>")
    markup, script_start, script = body.partition("<script>")
    markup = _PARAGRAPH_END.sub("", _TAG.sub(_small_tag, markup).replace(">\n<", "><"))
    return title + style_start + style.replace(_PREFIX, "") + style_end + markup + script_start + script.replace(_PREFIX, "")


def _small_tag(tag: re.Match[str]) -> str:
    bare = tag.group().replace(" data-search-exclude", "").replace(_PREFIX, "")
    return _PLAIN_VALUE.sub(r"\1=\2", bare)


def _words(words: Mapping[str, Any]) -> str:
    """The words of the file's script as a JavaScript value that cannot end its own element."""
    said = {name: words["script"][name] for name in _SAID}
    said |= {"unsaved": words["unsaved_file"], "note": words["note"], "answers": words["answers"]}
    return json_script(said)


@cache
def _script() -> str:
    return _BETWEEN.sub(lambda match: match[1] or match[2], _INDENT.sub("\n", _COMMENT.sub("", _web("file.js")))).strip()


@cache
def _style() -> str:
    return _CSS_SPACES.sub(lambda match: match[1] or "", _COMMENT.sub("", _web("file.css"))).strip()


def _web(name: str) -> str:
    return files("berdaya").joinpath("web", "checklist", name).read_text(encoding="utf-8")
