"""Writes the hashes of today's source texts beside their translations, without touching the rest of the file."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from berdaya.model.draft import OVERLAY
from berdaya.model.draft import Path as TextPath
from berdaya.model.kinds import WHOLE_RECORD
from berdaya.model.language import TRANSLATIONS
from berdaya.model.record import Record
from berdaya.model.translation import BODY, field_stamps

_STAMP = re.compile(r"^translated_from:.*(?:\n|\Z)(?:[ \t]+.*(?:\n|\Z))*", re.MULTILINE)
_UPSTREAM = re.compile(r"^upstream:.*(?:\n|\Z)(?:[ \t]+.*(?:\n|\Z))*", re.MULTILINE)
_BODY_STAMP = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)


def stamp(record: Record, root: Path, code: str | None = None, confirmed: Sequence[TextPath] | None = None) -> tuple[Path, ...]:
    """Stamp the texts of a record as translated from today's Indonesian: all of them, in every language, or in the language
    ``code`` the ``confirmed`` ones alone. Gives the files that changed."""
    stamps = {
        language.code: field_stamps(record, language.code, confirmed if code == language.code else None if code is None else ())
        for language in TRANSLATIONS
    }
    return write_stamps(record, root, stamps)


def write_stamps(record: Record, root: Path, stamps: Mapping[str, Mapping[str, str]]) -> tuple[Path, ...]:
    """Write the stamps of every language into a record's file, and take those out of the bodies that stand there now."""
    file = record.path
    if record.overlay:  # what an edition changed is stamped in its own file, and nothing else is
        file = _own_file(record, root)
        own = {name.partition(".")[0] for name in record.overlay.fields} | {WHOLE_RECORD}
        if not record.overlay.replaces:
            stamps = {code: {name: digests for name, digests in fields.items() if name in own} for code, fields in stamps.items()}
    is_text = file.endswith(".md")  # a page that is nothing but its texts has no stamp of its own
    changed = [] if is_text else [_rewrite(root / file, partial(_stamped, stamps=stamps))]
    for code, fields in stamps.items():
        body = record.bodies.get(code)
        if body and BODY in fields:
            changed.append(_rewrite(root / body.path, partial(_BODY_STAMP.sub, "", count=1)))
    return tuple(path for path in changed if path)


def without_digests(record: Record, root: Path) -> None:
    """Take the digests of the project above out of an edition's file, where they were kept before there were notes of it."""
    if record.overlay and record.overlay.path.startswith(OVERLAY) and record.overlay.confirmed:
        _rewrite(root / record.overlay.path, partial(_UPSTREAM.sub, "", count=1))


def _own_file(record: Record, root: Path) -> str:
    """The YAML file of an edition over a record; made where only a text of it is replaced."""
    path = record.overlay.path if record.overlay else record.path
    if path.startswith(OVERLAY) and (root / path).exists():
        return path
    file = root / OVERLAY / record.path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    return OVERLAY + record.path


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


def _stamped(text: str, stamps: Mapping[str, Mapping[str, str]]) -> str:
    lines = "".join(
        f"  {code}:\n" + "".join(f'    {_name(name)}: "{digests}"\n' for name, digests in fields.items()) for code, fields in stamps.items() if fields
    )
    block = f"translated_from:\n{lines}" if lines else ""
    if _STAMP.search(text):
        return _STAMP.sub(lambda _: block, text, count=1)
    return (text.rstrip("\n") + "\n").lstrip("\n") + block


def _name(field: str) -> str:
    return f'"{field}"' if field == WHOLE_RECORD else field
