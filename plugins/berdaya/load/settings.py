"""``mkdocs.yml`` → the settings that an edition changes, with their places. The rest of the file is MkDocs' own."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from berdaya.load.bounds import MAX_BYTES
from berdaya.load.text import read_text
from berdaya.load.values import to_values
from berdaya.load.yaml_nodes import compose
from berdaya.model.draft import Draft
from berdaya.model.problem import Problem

FILE = "mkdocs.yml"
_MERGE = "tag:yaml.org,2002:merge"
# The keys that are read, and below which of them only some are: what stands elsewhere may be of any form.
_READ = {"site_name": None, "site_url": None, "repo_url": None, "extra": ("organisation",), "theme": ("language", "logo", "favicon")}


def read_settings(root: Path) -> tuple[Draft | None, tuple[Problem, ...]]:
    """Read the settings below ``root``; ``None`` where there is no such file, where it rests on another one, or where
    a problem stops the reading.

    A value ``!ENV [NAME, default]`` counts as its default, and without one it is left out. The names that stand beside ``organisation`` are kept,
    each with an empty value: they show a misspelling.
    """
    if not (root / FILE).is_file():
        return None, ()
    text, problems = read_text(root / FILE, FILE, MAX_BYTES)
    node, found = (None, problems) if problems else compose(text, FILE)
    if node is None or _inherits(node):
        return None, found
    value, places, found = to_values(_pruned(node), FILE)
    return (None, found) if found else (Draft("settings", "mkdocs", FILE, value, places, {}), ())


def _inherits(node: yaml.Node) -> bool:
    return isinstance(node, yaml.MappingNode) and any(key.value == "INHERIT" for key, _ in _named(node))


def _pruned(node: yaml.Node) -> yaml.Node:
    """The same tree without what is not ours to read: tags, anchors and values of other programs."""
    if not isinstance(node, yaml.MappingNode):
        return node
    return _mapping(node, [(key, _kept(value, _READ[key.value])) for key, value in _named(node) if key.value in _READ])


def _kept(value: yaml.Node, wanted: tuple[str, ...] | None) -> yaml.Node | None:
    if wanted is None or not isinstance(value, yaml.MappingNode):
        return _default(value)
    return _mapping(value, [(key, _default(below) if key.value in wanted else _empty(below)) for key, below in _named(value)])


def _named(node: yaml.MappingNode) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    return ((key, value) for key, value in node.value if isinstance(key, yaml.ScalarNode) and key.tag != _MERGE)


def _mapping(node: yaml.MappingNode, entries: list[tuple[yaml.Node, yaml.Node | None]]) -> yaml.MappingNode:
    known = [(key, value) for key, value in entries if value]
    return yaml.MappingNode("tag:yaml.org,2002:map", known, node.start_mark, node.end_mark)


def _empty(node: yaml.Node) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:null", "", node.start_mark, node.end_mark)


def _default(node: yaml.Node) -> yaml.Node | None:
    """What ``!ENV`` gives where the variable is not set; ``None`` if only the variable knows."""
    if node.tag != "!ENV":
        return node
    return node.value[-1] if isinstance(node, yaml.SequenceNode) and len(node.value) > 1 else None
