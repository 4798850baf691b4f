"""Helpers that write small sites for tests."""

from pathlib import Path

TERM = """title: {id: Desa, en: village}
summary: {id: Kesatuan masyarakat hukum., en: A legal community.}
sources: [buku]
reviewed: 2026-11-01
"""
SOURCE = """title: Buku desa
summary: {id: Tentang desa., en: On villages.}
tier: A
reviewed: 2026-11-01
"""
GOOD = {"glossary/desa.yml": TERM, "content/sources/buku.yml": SOURCE}


def write_site(root: Path, files: dict[str, str | bytes]) -> Path:
    """Write files below ``root`` exactly as given and return it."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root
