"""A node tree → plain values, with the place of every key and value."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from berdaya.load.bounds import CONTROLS, MAX_NESTING, UNSEEN
from berdaya.model.draft import Mark, Path, Places
from berdaya.model.problem import Place, Problem

# What `berdaya new` writes where an author must.
BLANK = "…"
_PLAIN = "tag:yaml.org,2002:"
# Behind a plain text, or behind the `>-` of a text in lines of its own.
_COMMENT = re.compile(r"(?:[|>][-+0-9]*)?[ \t]+(?P<sign>#)")
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_values(node: yaml.Node, name: str, text: str = "") -> tuple[Any, Places, tuple[Problem, ...]]:
    """Convert a root node. Gives the value, the places, and a problem for each duplicate key, alias and tag.

    ``text`` is what the tree was read from: it shows what YAML takes out of a text without a word.
    """
    reading = _Reading(name, text.split("\n"))
    value = reading.convert(node, ())
    return value, Places(name, reading.keys, reading.places), tuple(reading.problems)


@dataclass
class _Reading:
    """One pass over one tree; grows while it walks and is then thrown away."""

    name: str
    lines: list[str]
    keys: dict[Path, Mark] = field(default_factory=dict)
    places: dict[Path, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def convert(self, node: yaml.Node, path: Path) -> Any:
        self.places[path] = node.start_mark
        if id(node) in self.seen:
            return self._problem("yaml-alias", node)
        self.seen.add(id(node))
        if len(path) > MAX_NESTING:
            return self._problem("too-nested", node, limit=MAX_NESTING)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return self._sequence(node, path)
        return self._scalar(node, path) if isinstance(node, yaml.ScalarNode) else None

    def _mapping(self, node: yaml.MappingNode, path: Path) -> Any:
        if node.tag != f"{_PLAIN}map":
            return self._problem("yaml-tag", node, tag=_short(node.tag))
        result: dict[str, Any] = {}
        for key_node, value_node in self._without_cut_texts(node) if node.flow_style else node.value:
            key = self._key(key_node)
            if key is None:
                continue
            if key in result:
                self._problem("duplicate-key", key_node, key=key, first=self.keys[(*path, key)].line + 1)
                continue
            self.keys[(*path, key)] = key_node.start_mark
            result[key] = self.convert(value_node, (*path, key))
        return result

    def _without_cut_texts(self, node: yaml.MappingNode) -> Iterator[tuple[yaml.Node, yaml.Node]]:
        """The pairs of ``{…}`` without the halves of a text that was cut at its commas; each such text is told."""
        cut: dict[int, list[str]] = {}
        last = -1
        for place, (key, value) in enumerate(node.value):
            if last >= 0 and self._is_half(key, value):
                cut.setdefault(last, []).append(str(key.value))
            else:
                last = place
                yield key, value
        for place, halves in cut.items():
            key, value = node.value[place]
            whole = ", ".join((str(value.value), *halves)).replace('"', "”")
            self._problem("yaml-comma", value, line=f'{key.value}: "{whole}"')

    def _is_half(self, key: yaml.Node, value: yaml.Node) -> bool:
        """Whether a pair of ``{…}`` is words without a colon: what stood behind a comma."""
        is_empty = isinstance(value, yaml.ScalarNode) and not value.value and value.start_mark.index == value.end_mark.index
        return is_empty and isinstance(key, yaml.ScalarNode) and not self._behind(key).lstrip().startswith(":")

    def _behind(self, node: yaml.Node) -> str:
        """What stands on its last line behind a node."""
        mark = node.end_mark
        return self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""

    def _sequence(self, node: yaml.SequenceNode, path: Path) -> Any:
        if node.tag != f"{_PLAIN}seq":
            return self._problem("yaml-tag", node, tag=_short(node.tag))
        return [self.convert(item, (*path, index)) for index, item in enumerate(node.value)]

    def _key(self, node: yaml.Node) -> str | None:
        if isinstance(node, yaml.ScalarNode) and node.tag != f"{_PLAIN}merge" and not _unwritable(node.value):
            return str(node.value)
        self._problem("yaml-key", node)
        return None

    def _scalar(self, node: yaml.ScalarNode, path: Path) -> Any:
        kind = node.tag.removeprefix(_PLAIN)
        if kind == "str" or (kind == "null" and not node.value):  # behind `null` nobody writes more of a text
            self._comment(node)
        if kind == "timestamp":
            return self._date(node)
        if kind not in _SCALARS:
            return self._problem("yaml-tag", node, tag=_short(node.tag))
        try:
            value = _SCALARS[kind](node.value)
        except ValueError:  # an explicit tag on a value that is not of it: `!!int abc`
            return self._problem("yaml-tag", node, tag=_short(node.tag))
        if value == BLANK:
            return self._problem("unfilled", node, field=".".join(str(part + 1) if isinstance(part, int) else part for part in path))
        fault = _unwritable(node.value)
        if fault:
            return self._problem(fault, node)
        return value.translate(UNSEEN) if isinstance(value, str) and not value.isascii() else value

    def _date(self, node: yaml.ScalarNode) -> date | None:
        try:
            return date.fromisoformat(node.value)
        except ValueError:
            self._problem("bad-date", node, value=node.value)
            return None

    def _comment(self, node: yaml.ScalarNode) -> None:
        """Tell a comment behind an unquoted text: its author may have meant the words behind `` #``."""
        if node.style in ("'", '"'):
            return
        mark = node.start_mark if node.style else node.end_mark
        line = self.lines[mark.line] if mark.line < len(self.lines) else ""
        if found := _COMMENT.match(line, mark.column):
            place = Place(self.name, mark.line + 1, found.start("sign") + 1)
            self.problems.append(Problem.error("yaml-comment", place, value=line[found.start("sign") :]))

    def _problem(self, code: str, node: yaml.Node, **args: object) -> None:
        place = Place(self.name, node.start_mark.line + 1, node.start_mark.column + 1)
        self.problems.append(Problem.error(code, place, **args))


_SCALARS: dict[str, Callable[[str], object]] = {
    "str": str,
    "bool": lambda value: value == "true",
    "null": lambda _: None,
    "int": int,
    "float": float,
}


def _short(tag: str) -> str:
    return "!!" + tag.removeprefix(_PLAIN) if tag.startswith(_PLAIN) else tag


def _unwritable(value: str) -> str | None:
    """Name what is wrong with a text that no page could be written with: an escape gave it a control character
    (``"\\x07"``) or half a character (``"\\ud800"``)."""
    if CONTROLS.search(value):
        return "yaml-control-character"
    return "yaml-surrogate" if not value.isascii() and _SURROGATE.search(value) else None
