"""The room's way in: a project's folder → drafts and problems."""

from dataclasses import dataclass
from pathlib import Path

from berdaya.load.bodies import read_body
from berdaya.load.bounds import MAX_BYTES
from berdaya.load.text import read_text
from berdaya.load.tree import SourceFile, source_files
from berdaya.load.values import to_values
from berdaya.load.yaml_nodes import compose
from berdaya.model.draft import Body, Draft
from berdaya.model.problem import Place, Problem


@dataclass(frozen=True)
class Loaded:
    """Every draft that could be read, in the order of keys, and what could not.

    ``keys`` names every record that has a file, readable or not.
    """

    keys: frozenset[str]
    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...]


def load(root: Path) -> Loaded:
    """Read all records and bodies below ``root``. Never raises for what a file holds: it becomes a problem."""
    files, found = source_files(root)
    problems = list(found)
    drafts = [_draft(item, root, problems) for item in files]
    keys = frozenset(f"{item.kind}/{item.id}" for item in files)
    return Loaded(keys, tuple(item for item in drafts if item), tuple(problems))


def _draft(item: SourceFile, root: Path, problems: list[Problem]) -> Draft | None:
    bodies = {code: _body(path, root, problems) for code, path in item.bodies.items()}
    text, found = read_text(item.file, item.name, MAX_BYTES)
    problems.extend(found)
    return None if found else parse_draft(item, text, {code: body for code, body in bodies.items() if body}, problems)


def _body(path: Path, root: Path, problems: list[Problem]) -> Body | None:
    body, found = read_body(path, path.relative_to(root).as_posix())
    problems.extend(found)
    return body


def parse_draft(item: SourceFile, text: str, bodies: dict[str, Body], problems: list[Problem]) -> Draft | None:
    """Parse one record's text; adds what is wrong to ``problems`` and gives ``None`` if nothing can be kept."""
    node, found = compose(text, item.name)
    problems.extend(found)
    if node is None:
        if not found:
            problems.append(Problem.error("empty-file", Place(item.name), kind=item.kind))
        return None
    value, places, found = to_values(node, item.name)
    problems.extend(found)
    return None if found else Draft(item.kind, item.id, item.name, value, places, bodies)
