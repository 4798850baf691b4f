"""``mkdocs.yml`` → the settings that an edition changes, with their places. The rest of the file is MkDocs' own."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from types import MappingProxyType

import yaml

from berdaya.load.bounds import MAX_BYTES
from berdaya.load.text import read_text
from berdaya.load.values import to_values
from berdaya.load.yaml_nodes import compose
from berdaya.model.draft import Draft, Path
from berdaya.model.problem import Problem

FILE = "mkdocs.yml"
_MERGE = "tag:yaml.org,2002:merge"
OWN = "berdaya"
"""The name of our plugin."""
# The keys that are read, and below which of them only some are: what stands elsewhere may be of any form.
_READ: Mapping[str, tuple[str, ...] | None] = MappingProxyType(
    {
        "site_name": None,
        "site_url": None,
        "repo_url": None,
        "edit_uri": None,
        "nav": (),
        "extra_css": None,
        "extra_javascript": None,
        "extra": ("organisation", "analytics"),
        "plugins": (OWN,),
        "theme": ("name", "language", "logo", "favicon", "palette", "icon", "features", "font"),
    }
)


def read_settings(root: FilePath, environment: Mapping[str, str] = MappingProxyType({})) -> tuple[Draft | None, tuple[Problem, ...]]:
    """Read the settings below ``root``; ``None`` where there is no such file, where it rests on another one, or where
    a problem stops the reading.

    A value ``!ENV [NAME, default]`` is that of the ``environment``, else its default, and without one it is left out.
    The names that stand beside ``organisation`` are kept, each with an empty value: they show a misspelling.
    """
    if not (root / FILE).is_file():
        return None, ()
    text, problems = read_text(root / FILE, FILE, MAX_BYTES)
    node, faults = (None, problems) if problems else compose(text, FILE)
    if node is None or _inherits(node):
        return None, faults
    value, places, faults = to_values(_Pruning(environment).pruned(node), FILE)
    return (None, faults) if faults else (Draft("settings", "mkdocs", FILE, value, places, {}), ())


def _inherits(node: yaml.Node) -> bool:
    return isinstance(node, yaml.MappingNode) and any(key.value == "INHERIT" for key, _ in _named(node))


@dataclass(frozen=True)
class _Pruning:
    """Copies a tree without what is not ours to read: tags, anchors and values of other programs."""

    environment: Mapping[str, str]

    def pruned(self, node: yaml.Node) -> yaml.Node:
        """The whole tree."""
        if not isinstance(node, yaml.MappingNode):
            return node
        return _mapping(node, [(key, self._kept(value, _READ[key.value])) for key, value in _named(node) if key.value in _READ])

    def _kept(self, value: yaml.Node, wanted: tuple[str, ...] | None) -> yaml.Node | None:
        if wanted is None:
            return self._value(value)
        if isinstance(value, yaml.SequenceNode):  # the plugins, and the entries of a menu
            return _sequence(value, (self._kept(item, wanted) for item in value.value))
        if not isinstance(value, yaml.MappingNode):
            return self._value(value)
        return _mapping(value, [(key, self._value(below) if key.value in wanted else _empty(below)) for key, below in _named(value)])

    def _value(self, node: yaml.Node) -> yaml.Node | None:
        """What ``!ENV`` gives; ``None`` if only a variable that is not set knows."""
        if isinstance(node, yaml.MappingNode):
            return _mapping(node, [(key, self._value(below)) for key, below in _named(node)])
        if node.tag != "!ENV":
            return _sequence(node, map(self._value, node.value)) if isinstance(node, yaml.SequenceNode) else node
        names = node.value if isinstance(node, yaml.SequenceNode) else [node]
        for name in names if len(names) == 1 else names[:-1]:
            if isinstance(name, yaml.ScalarNode) and name.value in self.environment:
                return yaml.ScalarNode("tag:yaml.org,2002:str", self.environment[name.value], node.start_mark, node.end_mark)
        return names[-1] if len(names) > 1 else None


def _named(node: yaml.MappingNode) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    return ((key, value) for key, value in node.value if isinstance(key, yaml.ScalarNode) and key.tag != _MERGE)


def _mapping(node: yaml.MappingNode, entries: list[tuple[yaml.Node, yaml.Node | None]]) -> yaml.MappingNode:
    known = [(key, value) for key, value in entries if value]
    return yaml.MappingNode("tag:yaml.org,2002:map", known, node.start_mark, node.end_mark)


def _sequence(node: yaml.SequenceNode, items: Iterable[yaml.Node | None]) -> yaml.SequenceNode:
    return yaml.SequenceNode(node.tag, [item for item in items if item], node.start_mark, node.end_mark)


def _empty(node: yaml.Node) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:null", "", node.start_mark, node.end_mark)


def options_path(value: object) -> Path | None:
    """The way to the options of our plugin in the settings: ``plugins.1.berdaya``; ``None`` where the plugin is not named.

    An entry without options is named by the way to itself.
    """
    named = value.get("plugins") if isinstance(value, dict) else None
    if isinstance(named, dict) and OWN in named:
        return ("plugins", OWN)
    for index, entry in enumerate(named if isinstance(named, list) else ()):
        if entry == OWN:
            return ("plugins", index)
        if isinstance(entry, dict) and OWN in entry:
            return ("plugins", index, OWN)
    return None


def plugin_options(value: object) -> object:
    """What the settings say of our plugin: its options, or ``None`` where it has none."""
    found = value
    for part in options_path(value) or ("nothing",):
        if isinstance(found, dict):
            found = found.get(part)
        elif isinstance(found, list) and isinstance(part, int):
            found = found[part]
        else:
            return None
    return None if found == OWN else found
