"""Translations written into the files of a record: only their own lines change."""

import json
import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from berdaya.load.values import to_values
from berdaya.load.yaml_nodes import compose
from berdaya.model.draft import Path
from berdaya.model.language import CODES, SOURCE
from berdaya.model.translation import paragraphs

WIDTH = 120
"""Signs of a line in the files of the base."""
_PLAIN = re.compile(r"[A-Za-z(][^:#{}\[\],&*!|>'\"%@`\n\\]*[^:#{}\[\],&*!|>'\"%@`\n\\\s]")


class UnwritableText(Exception):
    """A text cannot be written where it belongs; it says why."""


@dataclass(frozen=True)
class _Edit:
    """A piece of a file and what stands there instead."""

    start: int
    end: int
    text: str


def with_texts(text: str, changes: Mapping[Path, str], lang: str) -> str:
    """A YAML file with translations of short texts put in. Raises ``UnwritableText`` where one has no place in it."""
    root, problems = compose(text, "")
    if root is None or problems:
        raise UnwritableText("berkasnya tidak dapat dibaca.")
    lines = _line_starts(text)
    edits = [_edit(_node(root, path), text, lines, said, lang) for path, said in changes.items()]
    written = text
    for edit in sorted(edits, key=lambda item: item.start, reverse=True):
        written = written[: edit.start] + edit.text + written[edit.end :]
    if _value(written) != _expected(_value(text), changes, lang):
        raise UnwritableText("berkasnya ditulis dengan cara yang tidak dikenal: tulis terjemahannya dengan tangan.")
    return written


def with_paragraphs(text: str, changes: Mapping[int, str]) -> str:
    """A body with some of its paragraphs replaced."""
    place = 0
    for index, part in enumerate(paragraphs(text)):
        start = text.index(part, place)
        place = start + len(part)
        if index in changes:
            text = text[:start] + changes[index] + text[place:]
            place = start + len(changes[index])
    return text


def _node(node: yaml.Node, path: Path) -> yaml.MappingNode:
    for part in path:
        below: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            below = next((value for key, value in node.value if key.value == part), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            below = node.value[part]
        if below is None:
            raise UnwritableText("teks ini berasal dari berkas lain (local/): tulis terjemahannya dengan tangan.")
        node = below
    if not isinstance(node, yaml.MappingNode):
        raise UnwritableText("teks ini satu untuk semua bahasa: ubah dahulu berkasnya menjadi {id: …}.")
    return node


def _edit(node: yaml.MappingNode, text: str, lines: list[int], said: str, lang: str) -> _Edit:
    is_flow = bool(node.flow_style)
    for key, value in node.value:
        if key.value == lang:
            start, end = _span(value, text, lines)
            if start == end:  # `en:` with nothing behind it
                start = end = text.index(":", _offset(key.end_mark, lines)) + 1
                return _Edit(start, end, " " + _scalar(said, key.start_mark.column, is_flow, "", len(lang) + 2))
            first = value.start_mark.column if value.start_mark.line == key.start_mark.line else key.start_mark.column + 2
            return _Edit(start, end, _scalar(said, key.start_mark.column, is_flow, value.style or "", first - key.start_mark.column))
    key, value = [pair for pair in node.value if pair[0].value in CODES][-1]
    _, end = _span(value, text, lines)
    column = key.start_mark.column
    line = f"{lang}: {_scalar(said, column, is_flow, value.style or '', len(lang) + 2)}"
    return _Edit(end, end, f", {line}" if is_flow else f"\n{' ' * column}{line}")


def _span(node: yaml.Node, text: str, lines: list[int]) -> tuple[int, int]:
    start, end = _offset(node.start_mark, lines), _offset(node.end_mark, lines)
    return start, start + len(text[start:end].rstrip())


def _offset(mark: yaml.Mark, lines: list[int]) -> int:
    return lines[mark.line] + mark.column


def _line_starts(text: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer("\n", text))]


def _scalar(said: str, column: int, is_flow: bool, style: str, first: int) -> str:
    """A text as YAML, written as its neighbour is where that can be. ``column``: that of its key; ``first``: how far behind
    its key's first sign it begins."""
    fits = column + first + len(said) + 2 <= WIDTH and "\n" not in said
    if not is_flow and "\n" not in said and (style in (">", "|") or not fits):
        indent = " " * (column + 2)
        wrapped = textwrap.wrap(said, WIDTH - column - 2, break_long_words=False, break_on_hyphens=False)
        return ">-\n" + "\n".join(indent + line for line in wrapped)
    if style != '"' and _PLAIN.fullmatch(said) and said.lower() not in ("true", "false", "null", "yes", "no", "on", "off") and fits:
        return said
    return json.dumps(said, ensure_ascii=False)


def _value(text: str) -> object:
    node, _ = compose(text, "")
    return to_values(node, "", text)[0] if node else None


def _expected(value: object, changes: Mapping[Path, str], lang: str) -> object:
    for path, said in changes.items():
        place = value
        for part in path:
            place = place[part]  # type: ignore[index]
        if isinstance(place, dict) and SOURCE.code in place:
            place[lang] = said
    return value
