"""``berdaya upstream``: what changed above since an edition's file was written over a record, and how to confirm it."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from berdaya.authoring.beside import columns, in_words, texts_beside
from berdaya.authoring.history import body_of, value_of
from berdaya.authoring.options import ROOT
from berdaya.authoring.stamp import without_digests
from berdaya.authoring.upstream_notes import (
    FOLDER,
    Note,
    UnreadableNote,
    above_today,
    confirmed,
    has_own_file,
    new_above,
    note_missing,
    read_note,
    unneeded_notes,
    value_at,
    write_note,
)
from berdaya.check.project import check
from berdaya.model.kinds import KINDS
from berdaya.model.record import Record

_WIDTH = 96
_LONGEST_OWN = 300
"""Signs of an edition's own text that stand below what changed above."""


@click.command("upstream")
@click.argument("keys", nargs=-1)
@click.option("--confirm", is_flag=True, help="Catat bahwa Anda sudah membandingkan: perubahan sampai hari ini tidak disebut lagi.")
@ROOT
def upstream_command(keys: tuple[str, ...], confirm: bool, root: Path) -> None:
    """Bandingkan perubahan di local/ dengan proyek induk: berdaya upstream role/fasilitator"""
    library = check(root).library
    laid = [record for record in library.records if record.overlay]
    unread = [key for key in sorted(library.broken - {record.key for record in library.records}) if has_own_file(root, _path_of(key))]
    unknown = [key for key in keys if key not in {record.key for record in laid} and key not in unread]
    if unknown:
        raise click.UsageError(f"tidak ada berkas di local/ yang mengubah {', '.join(unknown)}.")
    chosen = [record for record in laid if record.key in keys or not keys]
    try:
        for line in noted_lines(note_missing(laid, root, date.today())):
            click.echo(line)
        for record in chosen:
            for line in _Comparison.of(record, root).lines(confirm, is_asked_for=record.key in keys):
                click.echo(line)
            if confirm:
                confirm_record(record, root, date.today())
    except UnreadableNote as failure:
        raise click.ClickException(str(failure)) from failure
    if confirm:
        click.echo(
            f"Keadaan proyek induk hari ini dicatat di {FOLDER} untuk {len(chosen)} catatan. Simpan (commit) folder itu bersama perubahan Anda."
        )
    elif not chosen and not unread:
        click.echo("Tidak ada berkas di local/ yang mengubah catatan proyek induk.")
    for key in (key for key in unread if key in keys or not keys):
        click.echo(f"{key}: ada kesalahan di berkasnya, jadi tidak dibandingkan. Betulkan dulu: berdaya check")
    for name in unneeded_notes(root) if not keys else ():
        click.echo(f"{name}: tidak ada lagi berkas di local/ yang mengubah catatan itu; catatan ini boleh dihapus.")


def _path_of(key: str) -> str:
    """Where the record of this key lies, without the end of its name."""
    kind, _, name = key.partition("/")
    return f"{KINDS[kind].folder}/{name}"


def noted_lines(names: Sequence[str]) -> Iterator[str]:
    """What is said of notes that were missing and are there now."""
    if names:
        yield f"Naskah proyek induk yang Anda ubah dicatat untuk pertama kali: {', '.join(names)}."
        yield "Simpan (commit) berkas itu: kelak `berdaya upstream` menunjukkan di samping naskah baru apa yang dulu tertulis."


def behind(records: Iterable[Record], root: Path) -> tuple[Record, ...]:
    """The records of which something changed above since the edition's file was written or confirmed. Raises ``UnreadableNote``."""
    laid = (record for record in records if record.overlay)
    return tuple(record for record in laid if _Comparison.of(record, root).is_behind)


def confirm_record(record: Record, root: Path, today: date) -> None:
    """Note how the fields that an edition's file changes stand above today, and what those that changed had said."""
    overlay = record.overlay
    if overlay is None or not overlay.above:
        return
    comparison = _Comparison.of(record, root)
    note = comparison.note
    if comparison.is_behind or note is None or set(note.fields) != set(overlay.above):
        before = {name: comparison.former[name] for name in comparison.changed if name in comparison.former}
        write_note(root, record.path_above, Note(today, comparison.today, before or (note.before if note else {})))
    without_digests(record, root)


@dataclass(frozen=True)
class _Comparison:
    """One record as it stands above today, beside what was noted. ``former``: what is known of the fields as they were; ``gained``:
    the fields that are new above, and that a file which stands for the whole record therefore leaves out."""

    record: Record
    root: Path
    note: Note | None
    today: Mapping[str, Any]
    former: Mapping[str, Any]
    changed: tuple[str, ...]
    gained: tuple[str, ...]

    @classmethod
    def of(cls, record: Record, root: Path) -> "_Comparison":
        """Compare one record. Raises ``UnreadableNote``."""
        note = read_note(root, record.path_above)
        digests = confirmed(record, note)
        above = record.overlay.above if record.overlay else {}
        changed = tuple(name for name in above if name in digests and digests[name] != above[name])
        former = dict(note.fields) if note else {}
        for name in changed:
            if name not in former:
                is_found, value = value_at(record, root, name, digests[name])
                former |= {name: value} if is_found else {}
        return cls(record, root, note, above_today(record, root), former, changed, new_above(record, digests))

    @property
    def is_behind(self) -> bool:
        """Whether something above is to be compared."""
        return bool(self.changed or self.gained)

    def lines(self, is_confirmed: bool, is_asked_for: bool) -> Iterator[str]:
        """What is said of the record."""
        overlay = self.record.overlay
        if overlay is None:
            return
        yield f"{overlay.path} ({self.record.key})"
        for name in self.changed:
            yield f"  {name}: berubah di proyek induk{self._since()}."
            yield from self._beside(name, self.former, self.today)
            yield from self._own(name)
        for name in self.gained:
            yield f"  {name}: kolom baru di proyek induk. Salinan Anda (replace: true) tidak memuatnya, jadi tidak tampil di edisi Anda."
            yield from textwrap.wrap(f"Isinya: {in_words(self.today.get(name))}", _WIDTH, initial_indent="    ", subsequent_indent="    ")
        if overlay.same:
            cure = "tanpa `replace: true` baris itu tidak perlu ditulis" if overlay.replaces else "baris itu boleh dihapus"
            yield f"  {', '.join(overlay.same)}: sama dengan proyek induk; {cure}."
        if self.is_behind:
            yield "  Dicatat." if is_confirmed else f"  Sesudah membandingkan: berdaya upstream --confirm {self.record.key}"
        elif self.note:
            yield f"  tidak berubah di proyek induk sejak dicatat pada {self.note.day.isoformat()}."
            for name in self.note.before if is_asked_for and not is_confirmed else ():
                yield f"  {name}: perubahan yang Anda catat pada hari itu."
                yield from self._beside(name, self.note.before, self.note.fields)

    def _since(self) -> str:
        return f" sejak dicatat pada {self.note.day.isoformat()}" if self.note else " sejak Anda mencatatnya"

    def _beside(self, name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
        if name not in old:
            text = f"naskah lama tidak tercatat dan tidak ada di riwayat git. Sekarang: {in_words(new.get(name))}"
            yield from textwrap.wrap(text, _WIDTH, initial_indent="    ", subsequent_indent="    ")
            return
        for label, one, other in texts_beside(old[name], new.get(name), name):
            yield f"    {label}"
            yield from (f"      {line}" for line in columns(one, other, ("Dulu", "Sekarang"), "(tidak ada)"))

    def _own(self, name: str) -> Iterator[str]:
        """What the edition's file says of a field."""
        overlay = self.record.overlay
        if overlay is None:
            return
        code = name.removeprefix("body.")
        if name == code:
            value = value_of((self.root / overlay.path).read_bytes(), overlay.path)
            own = value.get(name) if isinstance(value, dict) else None
        else:
            own = body_of((self.root / self.record.bodies[code].path).read_bytes(), self.record.bodies[code].path)
        text = f"Di edisi Anda: {textwrap.shorten(in_words(own), _LONGEST_OWN, placeholder=' …')}"
        yield from textwrap.wrap(text, _WIDTH, initial_indent="      ", subsequent_indent="      ")
