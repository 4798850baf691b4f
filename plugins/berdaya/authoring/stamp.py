"""Writes the hash of today's source text beside a translation, without touching the rest of the file."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from berdaya.model.digest import body_digest, source_digest
from berdaya.model.draft import OVERLAY
from berdaya.model.language import TRANSLATIONS
from berdaya.model.record import Record

_STAMP = re.compile(r"^translated_from:.*(?:\n|\Z)(?:[ \t]+.*(?:\n|\Z))*", re.MULTILINE)
_UPSTREAM = re.compile(r"^upstream:.*(?:\n|\Z)(?:[ \t]+.*(?:\n|\Z))*", re.MULTILINE)
_BODY_STAMP = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)


def stamp(record: Record, root: Path) -> tuple[Path, ...]:
    """Stamp every translation of a record. Gives the files that changed."""
    codes = [language.code for language in TRANSLATIONS if record.is_translated(language.code)]
    file = record.overlay.path if record.overlay else record.path  # what an edition changed is stamped in its own file
    is_text = file.endswith(".md")  # a page that is nothing but its texts has no stamp of its own
    changed = [] if is_text else [_rewrite(root / file, partial(_stamped, codes=codes, digest=source_digest(record)))]
    for code in codes:
        body = record.bodies.get(code)
        if body:
            changed.append(_rewrite(root / body.path, partial(_stamped_body, digest=body_digest(record))))
    return tuple(path for path in changed if path)


def stamp_upstream(record: Record, root: Path) -> tuple[Path, ...]:
    """Note in an edition's file how the fields that it changes stand above today. Gives the file where it changed.

    A record of which only a text is replaced has no such file yet: it is made.
    """
    overlay = record.overlay
    if overlay is None or not overlay.above:
        return ()
    file = root / overlay.path
    if not file.exists() or not overlay.path.startswith(OVERLAY):
        file = root / OVERLAY / record.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    changed = _rewrite(file, partial(_upstream, digests=overlay.above))
    return (changed,) if changed else ()


def _upstream(text: str, digests: Mapping[str, str]) -> str:
    lines = "upstream:\n" + "".join(f'  {name}: "{digest}"\n' for name, digest in digests.items())
    if _UPSTREAM.search(text):
        return _UPSTREAM.sub(lambda _: lines, text, count=1)
    return (text.rstrip("\n") + "\n").lstrip("\n") + lines


def _rewrite(file: Path, change: Callable[[str], str]) -> Path | None:
    if not file.is_file():  # a record of the package: its translation is stamped where it is written
        return None
    before = file.read_bytes().decode("utf-8-sig")
    newline = "\r\n" if "\r\n" in before else "\n"
    after = change(before.replace("\r\n", "\n")).replace("\n", newline)
    if after == before:
        return None
    file.write_bytes(after.encode())
    return file


def _stamped(text: str, codes: list[str], digest: str) -> str:
    line = "translated_from: {" + ", ".join(f'{code}: "{digest}"' for code in codes) + "}\n" if codes else ""
    if _STAMP.search(text):
        return _STAMP.sub(lambda _: line, text, count=1)
    return text.rstrip("\n") + "\n" + line


def _stamped_body(text: str, digest: str) -> str:
    return f'---\ntranslated_from: "{digest}"\n---\n' + _BODY_STAMP.sub("", text, count=1)
