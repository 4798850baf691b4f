"""The room's way in: a project's folder → drafts and problems."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from berdaya.load.bodies import parse_body
from berdaya.load.bounds import MAX_BODY_BYTES, MAX_BYTES
from berdaya.load.text import decode, read_bytes
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
    kept: Mapping[str, "ReadFile"] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class ReadFile:
    """What one record's files gave: a hash of their bytes, the draft (``None`` where nothing can be kept), and problems."""

    digest: bytes
    draft: Draft | None
    problems: tuple[Problem, ...]


def load(root: Path, before: Loaded | None = None) -> Loaded:
    """Read all records and bodies below ``root``. Never raises for what a file holds: it becomes a problem.

    A record whose files have the same bytes as ``before`` is not parsed again.
    """
    files, problems = source_files(root)
    kept = before.kept if before else {}
    read = {item.name: _read(item, root, kept.get(item.name)) for item in files}
    keys = frozenset(f"{item.kind}/{item.id}" for item in files)
    drafts = tuple(item.draft for item in read.values() if item.draft)
    return Loaded(keys, drafts, (*problems, *(problem for item in read.values() for problem in item.problems)), read)


def _read(item: SourceFile, root: Path, kept: ReadFile | None) -> ReadFile:
    problems: list[Problem] = []
    names = {code: path.relative_to(root).as_posix() for code, path in item.bodies.items()}
    raw, faults = read_bytes(item.file, item.name, MAX_BYTES)
    problems.extend(faults)
    bodies = {}
    for code, path in item.bodies.items():
        bodies[code], faults = read_bytes(path, names[code], MAX_BODY_BYTES)
        problems.extend(faults)
    digest = _digest(raw, bodies)
    if kept and kept.digest == digest and not problems:
        return kept
    return ReadFile(digest, *_parsed(item, raw, bodies, names, problems))


def _digest(raw: bytes | None, bodies: Mapping[str, bytes | None]) -> bytes:
    hashed = hashlib.blake2b(raw or b"", digest_size=16)
    for code, content in sorted(bodies.items()):
        hashed.update(f"\0{code}\0{len(content or b'')}\0".encode())
        hashed.update(content or b"")
    return hashed.digest()


def _parsed(
    item: SourceFile, raw: bytes | None, bodies: Mapping[str, bytes | None], names: Mapping[str, str], problems: list[Problem]
) -> tuple[Draft | None, tuple[Problem, ...]]:
    read: dict[str, Body] = {}
    for code, content in bodies.items():
        if content is not None:
            body, faults = parse_body(content, names[code])
            problems.extend(faults)
            if body:
                read[code] = body
    if raw is None:
        return None, tuple(problems)
    text, faults = decode(raw, item.name)
    problems.extend(faults)
    draft = None if faults else parse_draft(item, text, read, problems)
    if draft and len(read) < len(bodies):
        draft = replace(draft, has_unread_body=True)
    return draft, tuple(problems)


def parse_draft(item: SourceFile, text: str, bodies: dict[str, Body], problems: list[Problem]) -> Draft | None:
    """Parse one record's text; adds what is wrong to ``problems`` and gives ``None`` if nothing can be kept."""
    node, faults = compose(text, item.name)
    problems.extend(faults)
    if node is None:
        if not faults:
            problems.append(Problem.error("empty-file", Place(item.name), kind=item.kind))
        return None
    value, places, faults = to_values(node, item.name, text)
    problems.extend(faults)
    return None if faults else Draft(item.kind, item.id, item.name, value, places, bodies)
