"""Small projects that a real MkDocs or ProperDocs builds in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from tests.small_sites import GOOD, write_site

CONFIG = """site_name: Contoh
site_url: https://contoh.example/panduan/
repo_url: https://github.com/contoh/panduan
docs_dir: content
theme: {name: material, font: false}
plugins: [material/search, berdaya]
"""
FILES = {**GOOD, "mkdocs.yml": CONFIG}


def project(root: Path, files: dict | None = None) -> Path:
    """Write a small project with its ``mkdocs.yml``."""
    return write_site(root, {**FILES, **(files or {})})


def build(root: Path, *flags: str, tool: str = "mkdocs", **environment: str) -> subprocess.CompletedProcess:
    """Build the project at ``root`` as a user would on the command line."""
    command = [sys.executable, "-m", tool, "build", *flags]
    clean = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    return subprocess.run(command, cwd=root, env=clean, capture_output=True, text=True, encoding="utf-8")


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
