"""What the project above said of a record when an edition's file over it was written, and when it was last compared.

One JSON file beside each such file, at ``local/upstream/<path of the record>.json``, in the edition's own repository: an edition
whose base is a package has no other place where the older wording could still be read.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from berdaya.authoring.history import body_of, value_of, versions
from berdaya.load.base import base_of
from berdaya.load.overlay import STAMPS, digest_of
from berdaya.model.draft import OVERLAY
from berdaya.model.record import Record

FOLDER = f"{OVERLAY}upstream/"
"""Where the notes of an edition lie."""
_BODY = "body."


@dataclass(frozen=True)
class Note:
    """What stood above. ``fields``: the value of each field on the ``day`` of the last comparison, bodies as ``body.id``;
    ``before``: what those that were confirmed on that day had said until then."""

    day: date
    fields: Mapping[str, Any] = field(default_factory=dict)
    before: Mapping[str, Any] = field(default_factory=dict)


class UnreadableNote(Exception):
    """A note is no JSON of ours, perhaps after a merge; ``path`` names it."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} tidak dapat dibaca. Hapus berkas itu; pemeriksaan berikutnya mencatat naskah hari ini. / "
            f"{path} cannot be read. Delete it; the next check notes today's text."
        )
        self.path = path


def note_path(path: str) -> str:
    """Where the note of the record at ``path`` in the project above lies: ``local/upstream/glossary/desa.json``."""
    return FOLDER + str(Path(path).with_suffix(".json").as_posix())


def read_note(root: Path, path: str) -> Note | None:
    """Read the note of a record; ``None`` where there is none. Raises ``UnreadableNote``."""
    file = root / note_path(path)
    if not file.is_file():
        return None
    try:
        given = json.loads(file.read_text(encoding="utf-8"))
        note = Note(date.fromisoformat(given["compared"]), given["fields"], given.get("before", {}))
    except (ValueError, KeyError, TypeError, AttributeError) as failure:
        raise UnreadableNote(note_path(path)) from failure
    if not isinstance(note.fields, dict) or not isinstance(note.before, dict):
        raise UnreadableNote(note_path(path))
    return note


def write_note(root: Path, path: str, note: Note) -> Path | None:
    """Write the note of a record. Gives the file where it changed."""
    file = root / note_path(path)
    given = {"compared": note.day.isoformat(), "fields": note.fields, **({"before": note.before} if note.before else {})}
    text = json.dumps(given, ensure_ascii=False, indent=1, default=str) + "\n"
    if file.is_file() and file.read_text(encoding="utf-8") == text:
        return None
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def confirmed(record: Record, note: Note | None) -> dict[str, str]:
    """The digest of each field above when somebody last compared: as noted, else as the edition's file itself says."""
    stamps = dict(record.overlay.confirmed) if record.overlay else {}
    return stamps | {name: digest_of(value) for name, value in (note.fields if note else {}).items()}


def new_above(record: Record, known: Collection[str]) -> tuple[str, ...]:
    """The fields that a file standing for the whole record does not hold, and that nobody has compared: the project above has
    gained them since. ``known`` are the fields that were compared; none, where the file was never compared at all."""
    overlay = record.overlay
    if overlay is None or not overlay.replaces or not known:
        return ()
    held = {*overlay.fields, *(f"{_BODY}{code}" for code in record.bodies)}
    return tuple(name for name in overlay.above if name not in known and name not in held)


def above_today(record: Record, root: Path) -> dict[str, Any]:
    """What the fields that the edition's file changes say above today."""
    base = base_of(root)
    return {name: _value_in(base, _file_of(record.path_above, name), name) for name in (record.overlay.above if record.overlay else ())}


def note_beginning(root: Path, path: str, content: str, today: date) -> None:
    """Note all fields of a record as ``berdaya new --local`` begins a file over it: which ones it will change is not known yet."""
    value = value_of(content.encode(), path)
    fields = {name: below for name, below in value.items() if name != STAMPS} if isinstance(value, dict) else {}
    write_note(root, path, Note(today, fields))


def note_missing(records: Iterable[Record], root: Path, today: date) -> list[str]:
    """Note what is above each file over a record, where that was not noted when the file was written. Gives the new files' names.

    A field that was compared when only digests were kept is noted as it was then, where git still knows that; else it stays
    a digest. Raises ``UnreadableNote``.
    """
    written = []
    for record in records:
        if not record.overlay or not record.overlay.above:
            continue
        note = read_note(root, record.path_above)
        known = note.fields if note else {}
        above = above_today(record, root)
        missing = {}
        news = new_above(record, confirmed(record, note))
        for name in record.overlay.above:
            if name in known or name in news:
                continue
            digest = record.overlay.confirmed.get(name)
            is_found, value = (True, above[name]) if digest is None else value_at(record, root, name, digest)
            if is_found:
                missing[name] = value
        if missing:
            write_note(root, record.path_above, Note(note.day if note else today, {**known, **missing}, note.before if note else {}))
            written.append(note_path(record.path_above))
    return written


def unneeded_notes(root: Path) -> list[str]:
    """The notes of records over which no file lies any more."""
    lying = sorted((root / FOLDER).rglob("*.json"))
    return [file.relative_to(root).as_posix() for file in lying if not has_own_file(root, file.relative_to(root / FOLDER).as_posix())]


def has_own_file(root: Path, path: str) -> bool:
    """Whether the edition has a file, or a text, by the name of the record at ``path`` in the project above."""
    place = root / OVERLAY / Path(path).with_suffix("")
    return any(place.parent.glob(f"{place.name}.*"))


def value_at(record: Record, root: Path, name: str, digest: str) -> tuple[bool, Any]:
    """The value of a field above that has this digest, of today's file or of git's history, and whether there is one."""
    file = _file_of(record.path_above, name)
    for version in versions(base_of(root), file):
        value = _field_of(version.content, file, name)
        if digest_of(value) == digest:
            return True, value
    return False, None


def _file_of(path: str, name: str) -> str:
    """The file above that holds a field of the record at ``path``: its own, or that of its text."""
    return Path(path).with_suffix(f".{name.removeprefix(_BODY)}.md").as_posix() if name.startswith(_BODY) else path


def _value_in(base: Path, file: str, name: str) -> Any:
    return _field_of((base / file).read_bytes(), file, name) if (base / file).is_file() else None


def _field_of(content: bytes, path: str, name: str) -> Any:
    if name.startswith(_BODY):
        return body_of(content, path)
    value = value_of(content, path)
    return value.get(name) if isinstance(value, dict) else None
