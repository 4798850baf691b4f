"""Which files of a project are records and bodies."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from berdaya.model.kinds import KINDS
from berdaya.model.language import CODES
from berdaya.model.problem import Place, Problem
from berdaya.model.reference import ID_PATTERN

LAYERS = ("", "local/")
_BODY = re.compile(r"^(?P<id>.+)\.(?P<code>[a-z]{2,3})\.md$")


@dataclass(frozen=True)
class SourceFile:
    """One record's file and the bodies beside it. ``name`` is its path relative to the project."""

    kind: str
    id: str
    file: Path
    name: str
    bodies: dict[str, Path] = field(default_factory=dict)


def source_files(root: Path) -> tuple[tuple[SourceFile, ...], tuple[Problem, ...]]:
    """Find every record of the project. A record of ``local/`` replaces the one of the same key above it."""
    found: dict[tuple[str, str], SourceFile] = {}
    problems: list[Problem] = []
    for layer in LAYERS:
        for item in _layer(root, layer, problems):
            earlier = found.get((item.kind, item.id))
            if earlier and earlier.name.startswith("local/") == bool(layer):
                problems.append(Problem.error("duplicate-id", Place(item.name), id=item.id, other=earlier.name))
            else:
                found[item.kind, item.id] = item
    return tuple(found[key] for key in sorted(found)), tuple(problems)


def _layer(root: Path, layer: str, problems: list[Problem]) -> Iterator[SourceFile]:
    problems.extend(_stray_folders(root, layer))
    for kind in KINDS.values():
        folder = root / layer / kind.folder
        if folder.is_dir():
            yield from _folder(root, folder, kind.name, problems)


def _folder(root: Path, folder: Path, kind: str, problems: list[Problem]) -> Iterator[SourceFile]:
    files = sorted(item for item in folder.rglob("*") if item.is_file() and not item.name.startswith("."))
    records = [item for item in files if item.suffix in (".yml", ".yaml")]
    bodies = {item: match for item in files if (match := _BODY.match(item.name))}
    known = {(item.parent, item.stem) for item in records}
    for item in files:
        problems.extend(_stray(item, _name(root, item), bodies.get(item), known))
    for item in records:
        name = _name(root, item)
        if not re.fullmatch(ID_PATTERN, item.stem):
            problems.append(Problem.error("bad-file-name", Place(name), name=item.name))
            continue
        beside = {match["code"]: path for path, match in bodies.items() if _is_beside(path, match["id"], item)}
        yield SourceFile(kind, item.stem, item, name, beside)


def _is_beside(body: Path, identifier: str, record: Path) -> bool:
    return body.parent == record.parent and identifier == record.stem


def _stray(item: Path, name: str, body: re.Match | None, known: set) -> Iterator[Problem]:
    if body and body["code"] not in CODES:
        yield Problem.error("body-language", Place(name), code=body["code"], codes=", ".join(CODES))
    elif body and (item.parent, body["id"]) not in known:
        yield Problem.error("stray-body", Place(name), record=f"{body['id']}.yml")
    elif not body and item.suffix not in (".yml", ".yaml"):
        yield Problem.warning("stray-file", Place(name))


def _stray_folders(root: Path, layer: str) -> Iterator[Problem]:
    folders = {kind.folder.removeprefix("content/") for kind in KINDS.values() if kind.folder.startswith("content/")}
    content = root / layer / "content"
    for item in sorted(content.iterdir()) if content.is_dir() else ():
        if item.is_dir() and item.name not in folders and not item.name.startswith("."):
            yield Problem.error("unknown-folder", Place(_name(root, item)), name=item.name, folders=", ".join(sorted(folders)))


def _name(root: Path, item: Path) -> str:
    """The path in problems: relative to the project, with bytes that are no UTF-8 made visible."""
    return os.fsencode(item.relative_to(root).as_posix()).decode("utf-8", "replace")
