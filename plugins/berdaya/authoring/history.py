"""What stood in a file before: its versions in git, and the Indonesian texts of each."""

import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from berdaya.load.bodies import parse_body
from berdaya.load.text import decode
from berdaya.load.values import to_values
from berdaya.load.yaml_nodes import compose
from berdaya.model.language import SOURCE

MOST_VERSIONS = 200
"""Versions of a file that are looked through for the one that is sought."""


@dataclass(frozen=True)
class Version:
    """One version of a file. ``day`` is that of its commit; ``None`` for the file as it lies on the disk."""

    day: date | None
    commit: str
    content: bytes


def versions(root: Path, path: str) -> Iterator[Version]:
    """Every version of a file, newest first, the one on the disk before all. Only that one without git."""
    file = root / path
    if file.is_file():
        yield Version(None, "", file.read_bytes())
    try:
        listed = _git(root, "log", f"--max-count={MOST_VERSIONS}", "--format=%H %cs", "--", path).decode().split("\n")
        for line in filter(None, listed):
            commit, _, day = line.partition(" ")
            yield Version(date.fromisoformat(day), commit, _git(root, "show", f"{commit}:./{path}"))
    except (FileNotFoundError, subprocess.CalledProcessError):
        return  # without git, or before the file was there: today's text is all there is


def file_at(root: Path, commit: str, path: str) -> bytes | None:
    """A file as it was in a commit (as it lies on the disk, without one); ``None`` where it was not there."""
    if not commit:
        return (root / path).read_bytes() if (root / path).is_file() else None
    try:
        return _git(root, "show", f"{commit}:./{path}")
    except (FileNotFoundError, subprocess.CalledProcessError):
        return None


def value_of(content: bytes, path: str) -> object:
    """The value of a YAML file's bytes; ``None`` where they cannot be read."""
    text, problems = decode(content, path)
    node = None if problems else compose(text, path)[0]
    return to_values(node, path, text)[0] if node else None


def body_of(content: bytes, path: str) -> str | None:
    """The text of a Markdown file's bytes, without its front matter; ``None`` where they cannot be read."""
    body, _ = parse_body(content, path)
    return body.text if body else None


def source_texts(value: object) -> Iterator[str]:
    """Every text of the source language below a value, wherever it stands."""
    if isinstance(value, Mapping):
        said = value.get(SOURCE.code)
        if isinstance(said, str):
            yield said
        for below in value.values():
            yield from source_texts(below)
    elif isinstance(value, list):
        for item in value:
            yield from source_texts(item)


def _git(root: Path, *arguments: str) -> bytes:
    return subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=True).stdout
