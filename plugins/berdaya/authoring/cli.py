"""The commands for authors: ``new``, ``schema``, ``status``, ``translated``."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from berdaya.authoring.former import former_texts
from berdaya.authoring.inventory import UnreadableInventory, promised
from berdaya.authoring.options import LANG, ROOT
from berdaya.authoring.schema import EDITOR_SETTINGS, editor_settings, field_reference, schemas
from berdaya.authoring.stamp import stamp, write_stamps
from berdaya.authoring.status import status_json, status_lines
from berdaya.check.project import check
from berdaya.check.report import as_text
from berdaya.model.declarations import declares
from berdaya.model.kinds import KINDS, WHOLE_RECORD
from berdaya.model.language import TRANSLATIONS
from berdaya.model.library import Library
from berdaya.model.near import nearest
from berdaya.model.record import Record
from berdaya.model.translation import field_stamps, is_stamped_as_whole, stale_fields, translations


@click.command("schema")
@ROOT
def schema_command(root: Path) -> None:
    """Tulis skema JSON untuk penyunting dan rujukan kolom ke schema/, dan sambungkan penyunting dengannya."""
    settings = root / EDITOR_SETTINGS
    present = settings.read_text(encoding="utf-8") if settings.is_file() else ""
    has_own = declares(root)
    for item in filter(None, (*schemas(has_own), field_reference(), editor_settings(present, has_own))):
        path = root / item.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(item.content)
    click.echo(f"{root / 'schema'}: {len(KINDS)} skema dan README.md ditulis.")


@click.command("status")
@ROOT
@LANG
@click.option("--json", "as_data", is_flag=True, help="Sebagai JSON, juga keadaan tiap terjemahan.")
def status_command(root: Path, lang: str, as_data: bool) -> None:
    """Tampilkan yang kurang, belum diverifikasi, belum diterjemahkan, atau usang."""
    try:
        promises = promised(root)
    except UnreadableInventory as error:
        for line in as_text(error.problems, lang):
            click.echo(line)
        sys.exit(1)
    if as_data:
        click.echo(status_json(check(root), promises))
        return
    for line in status_lines(check(root), promises, lang):
        click.echo(line)


@click.command("translated")
@click.argument("keys", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Semua catatan.")
@click.option("--field", "fields", multiple=True, metavar="KOLOM", help="Hanya kolom ini, misalnya summary atau body; boleh berulang.")
@click.option("--convert", is_flag=True, help="Ubah cap lama, satu untuk seluruh catatan, menjadi cap tiap kolom. Yang usang tetap usang.")
@ROOT
def translated_command(keys: tuple[str, ...], everything: bool, fields: tuple[str, ...], convert: bool, root: Path) -> None:
    """Catat bahwa terjemahan sesuai dengan teks Indonesia hari ini: berdaya translated role/fasilitator"""
    library = check(root).library
    if not (keys or everything or convert):
        raise click.UsageError("sebut kunci catatan, misalnya role/fasilitator, atau --all.")
    for key in keys:
        _require(library, key)
    records = [library[key] for key in keys] if keys else library.records
    if convert:
        _convert(records, root)
        return
    changed = [path for record in records for path in _stamped(record, fields, root)]
    click.echo(f"{len(changed)} berkas diperbarui.")


def _stamped(record: Record, fields: Sequence[str], root: Path) -> Iterator[Path]:
    if not fields:
        yield from stamp(record, root)
        return
    known = dict.fromkeys(item.field for language in TRANSLATIONS for item in translations(record, language.code))
    for name in fields:
        if name not in known:
            near = nearest(name, known)
            hint = f" Maksud Anda “{near}”?" if near else ""
            raise click.UsageError(f"{record.key} tidak punya teks di kolom “{name}”.{hint} Yang ada: {', '.join(known)}.")
    stamps = {
        language.code: field_stamps(record, language.code, [item.path for item in translations(record, language.code) if item.field in fields])
        for language in TRANSLATIONS
    }
    yield from write_stamps(record, root, stamps)


def _convert(records: Sequence[Record], root: Path) -> None:
    """Turn stamps of whole records over to stamps of fields, without calling anything fresh that was not."""
    files, unknown = 0, []
    for record in records:
        codes = [language.code for language in TRANSLATIONS if is_stamped_as_whole(record, language.code)]
        if not codes:
            continue
        stamps = {}
        for language in TRANSLATIONS:
            former = former_texts(record, root, language.code) if WHOLE_RECORD in stale_fields(record, language.code) else None
            stamps[language.code] = field_stamps(record, language.code, (), former)
            if WHOLE_RECORD in stamps[language.code]:
                unknown.append(record.key)
        files += len(write_stamps(record, root, stamps))
    click.echo(f"{files} berkas diperbarui.")
    if unknown:
        click.echo(f"Cap lama dari {', '.join(unknown)} tetap: naskah asalnya tidak ditemukan di riwayat git. Periksa seluruh terjemahannya.")


def _require(library: Library, key: str) -> None:
    if key in library:
        return
    if key in library.broken:
        raise click.UsageError(f"catatan {key} belum dapat dibaca. Betulkan dulu yang disebut `berdaya check`.")
    near = nearest(key, (record.key for record in library.records))
    hint = f"Maksud Anda “{near}”?" if near else "Kunci ditulis jenis/id, misalnya role/fasilitator."
    raise click.UsageError(f"tidak ada catatan “{key}”. {hint}")
