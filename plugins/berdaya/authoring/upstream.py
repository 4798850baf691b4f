"""``berdaya upstream``: what changed above since an edition's file was written over a record, and how to confirm it."""

import difflib
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from berdaya.authoring.history import body_of, value_of, versions
from berdaya.authoring.options import ROOT
from berdaya.authoring.stamp import stamp_upstream
from berdaya.check.project import check
from berdaya.load.base import base_of
from berdaya.load.overlay import digest_of
from berdaya.model.record import Record

_WIDTH = 100


@click.command("upstream")
@click.argument("keys", nargs=-1)
@click.option("--confirm", is_flag=True, help="Catat bahwa Anda sudah membandingkan: perubahan sampai hari ini tidak disebut lagi.")
@ROOT
def upstream_command(keys: tuple[str, ...], confirm: bool, root: Path) -> None:
    """Bandingkan perubahan di local/ dengan proyek induk: berdaya upstream role/fasilitator"""
    laid = [record for record in check(root).library.records if record.overlay and not record.is_own]
    unknown = [key for key in keys if key not in {record.key for record in laid}]
    if unknown:
        raise click.UsageError(f"tidak ada berkas di local/ yang mengubah {', '.join(unknown)}.")
    chosen = [record for record in laid if record.key in keys or not keys]
    if confirm:
        changed = [path for record in chosen for path in stamp_upstream(record, root)]
        click.echo(f"{len(changed)} berkas di local/ mencatat keadaan proyek induk hari ini.")
        return
    for record in chosen:
        for line in _told(record, root):
            click.echo(line)
    if not chosen:
        click.echo("Tidak ada berkas di local/ yang mengubah catatan proyek induk.")


def behind(records: Iterable[Record]) -> tuple[Record, ...]:
    """The records of which something changed above since the edition's file was confirmed."""
    return tuple(record for record in records if record.overlay and _changed(record))


def _changed(record: Record) -> tuple[str, ...]:
    """The names of the fields that changed above since they were confirmed."""
    overlay = record.overlay
    if overlay is None:
        return ()
    return tuple(name for name in overlay.above if name in overlay.confirmed and overlay.confirmed[name] != overlay.above[name])


def _told(record: Record, root: Path) -> Iterator[str]:
    overlay = record.overlay
    if overlay is None:
        return
    changed = _changed(record)
    unseen = tuple(name for name in overlay.above if name not in overlay.confirmed)
    yield f"{overlay.path} ({record.key})"
    for name in changed:
        yield f"  {name}: berubah di proyek induk sejak Anda mencatatnya."
        old, new = _value_at(record, root, name, overlay.confirmed[name]), _value_at(record, root, name, overlay.above[name])
        yield from textwrap.wrap(_difference(old, new), _WIDTH, initial_indent="    ", subsequent_indent="    ")
    if unseen:
        yield f"  {', '.join(unseen)}: belum pernah dibandingkan."
    if overlay.same:
        yield f"  {', '.join(overlay.same)}: sama dengan proyek induk; baris itu boleh dihapus."
    if changed or unseen:
        yield f"  Sesudah membandingkan: berdaya upstream --confirm {record.key}"


def _difference(old: object, new: object) -> str:
    """What the words of two values have in common and what not: [-gone-] {+new+}."""
    if old is None:
        return f"sekarang: {_words(new)} (naskah lama tidak ditemukan di riwayat git)"
    return changed_words(_words(old), _words(new))


def changed_words(old: str, new: str) -> str:
    """Two texts as one, with the words that went and came marked: ``dua [-kali-] {+hari+} lagi``."""
    one, other = old.split(), new.split()
    parts: list[str] = []
    for action, start, end, begin, stop in difflib.SequenceMatcher(a=one, b=other, autojunk=False).get_opcodes():
        if action == "equal":
            kept = one[start:end]
            parts += kept if len(kept) <= 12 else [*kept[:5], "…", *kept[-5:]]
            continue
        parts += [f"[-{' '.join(one[start:end])}-]"] * (end > start) + [f"{{+{' '.join(other[begin:stop])}+}}"] * (stop > begin)
    return " ".join(parts)


def _words(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(f"{key}: {_words(below)}" for key, below in value.items())
    if isinstance(value, list):
        return " · ".join(map(_words, value))
    return "(kosong)" if value is None else str(value)


def _value_at(record: Record, root: Path, field: str, digest: str) -> object:
    """The value of a field above that has this digest: today's, or one of git's history. ``None`` where none is found."""
    name, path = (field, record.path)
    if field.startswith("body."):
        code = field.removeprefix("body.")
        path = str(Path(record.path).with_suffix("")) + f".{code}.md"
    for version in versions(base_of(root), path):
        value = _field(version.content, path, name)
        if digest_of(value) == digest:
            return value
    return None


def _field(content: bytes, path: str, field: str) -> Any:
    if field.startswith("body."):
        return body_of(content, path)
    value = value_of(content, path)
    return value.get(field) if isinstance(value, dict) else None
