"""What every cache of made files needs: files that are never seen half written, and a hash of what makes them."""

import hashlib
import os
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import mkstemp


def keep_whole(path: Path, content: bytes) -> None:
    """Write a file that appears under its name only when it is whole, whoever else writes it at the same time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = mkstemp(prefix=f".{path.name[:20]}.", suffix=".part", dir=path.parent)
    half = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)  # only there where the disk was full or the build interrupted


def kept(path: Path) -> bytes | None:
    """Read a kept file, or give ``None`` where there is none, or no longer."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


@cache
def fingerprint(folders: Sequence[Path], packages: Sequence[str]) -> str:
    """Hash all files of these folders (tuples of paths and names, for they are hashed once) and these packages' versions."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(folder).as_posix().encode())
                digest.update(path.read_bytes())
    for name in packages:
        digest.update(f"{name} {version(name)}".encode())
    return digest.hexdigest()
