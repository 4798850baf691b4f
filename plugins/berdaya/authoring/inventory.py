"""What the knowledge base promises to hold: ``content/inventory.yml``, ids by kind."""

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from berdaya.load.bounds import MAX_BYTES
from berdaya.load.text import read_text
from berdaya.load.values import to_values
from berdaya.load.yaml_nodes import compose
from berdaya.model.library import Library
from berdaya.model.problem import Place, Problem

FILE = "content/inventory.yml"
Promises = dict[str, list[str]]
_SHAPE = TypeAdapter(Promises)


class UnreadableInventory(Exception):
    """The inventory is no list of ids by kind; ``problems`` say where."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(FILE)
        self.problems = problems


def promised(root: Path) -> Promises:
    """Read the promised ids of each kind; empty where the edition promises nothing. Raises ``UnreadableInventory``."""
    if not (root / FILE).is_file():
        return {}
    text, problems = read_text(root / FILE, FILE, MAX_BYTES)
    node, problems = (None, problems) if problems else compose(text, FILE)
    if node is None:
        raise UnreadableInventory(tuple(problems)) if problems else _misshapen()
    value, _, problems = to_values(node, FILE)
    if problems:
        raise UnreadableInventory(tuple(problems))
    try:
        return _SHAPE.validate_python(value, strict=True)
    except ValidationError as error:
        raise _misshapen() from error


def not_kept(promises: Promises, library: Library) -> tuple[str, ...]:
    """Name the keys that are promised but not there."""
    keys = (f"{kind}/{name}" for kind, names in promises.items() for name in names)
    return tuple(key for key in keys if key not in library)


def _misshapen() -> UnreadableInventory:
    return UnreadableInventory((Problem.error("inventory-shape", Place(FILE)),))
