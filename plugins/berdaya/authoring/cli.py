"""The commands for authors: ``new``, ``schema``, ``status``, ``translated``."""

import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path

import click

from berdaya.authoring.former import former_texts
from berdaya.authoring.inventory import UnreadableInventory, promised
from berdaya.authoring.options import LANG, ROOT
from berdaya.authoring.schema import EDITOR_SETTINGS, editor_settings, field_reference, schemas
from berdaya.authoring.stamp import stamp, write_stamps
from berdaya.authoring.starter import BadId, override_starter, schema_path, starter, starter_path, without_schema
from berdaya.authoring.status import status_json, status_lines
from berdaya.authoring.upstream_notes import note_beginning, note_path
from berdaya.check.project import check
from berdaya.check.report import as_text
from berdaya.load.base import base_of
from berdaya.load.edition import read_edition
from berdaya.model.declarations import KINDS as KINDS_FOLDER
from berdaya.model.declarations import declares
from berdaya.model.draft import OVERLAY
from berdaya.model.kinds import KINDS, WHOLE_RECORD
from berdaya.model.kinds._declared import NAME_OF_KIND
from berdaya.model.language import CODES, SOURCE, TRANSLATIONS
from berdaya.model.library import Library
from berdaya.model.near import nearest
from berdaya.model.record import Record
from berdaya.model.translation import field_stamps, is_stamped_as_whole, stale_fields, translations
from berdaya.words import words

_NEW_KIND = ("jenis", "kind")
"""What stands in the place of a kind where a kind itself is begun."""


@click.command("new")
@click.argument("kind")
@click.argument("identifier")
@click.option("--local", "layer", flag_value=OVERLAY, default="", help="Taruh di local/: tambahan milik lembaga Anda.")
@ROOT
def new_command(kind: str, identifier: str, layer: str, root: Path) -> None:
    """Buat catatan baru: berdaya new istilah arisan (atau: new term arisan); jenis sendiri: berdaya new jenis kunjungan"""
    if kind.strip().lower() in _NEW_KIND:
        _new_kind(identifier, root)
        return
    kind = _kind_named(kind)
    try:
        path = root / layer / starter_path(KINDS[kind], identifier)
    except BadId:
        message = f"“{identifier}” tidak dapat menjadi id. Pakai huruf kecil, angka, dan tanda hubung, misalnya gotong-royong."
        raise click.UsageError(message) from None
    if path.exists():
        raise click.UsageError(f"{path} sudah ada.")
    above = base_of(root) / starter_path(KINDS[kind], identifier)
    is_over = bool(layer) and above.is_file()
    if is_over:
        text = override_starter(KINDS[kind], identifier, above.read_text(encoding="utf-8"))
    else:
        text = starter(KINDS[kind], date.today(), layer, read_edition(root).languages)
    if not (root / schema_path(KINDS[kind], OVERLAY if is_over else "")).is_file():  # an editor would complain of what is not there
        text = without_schema(text)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    if is_over:
        note_beginning(root, starter_path(KINDS[kind], identifier).as_posix(), above.read_text(encoding="utf-8"), date.today())
        click.echo(f"{root / note_path(str(starter_path(KINDS[kind], identifier)))} dibuat: naskah proyek induk hari ini, untuk `berdaya upstream`.")
        click.echo(f"{path} dibuat: mengubah {kind}/{identifier}. Buka kolom yang ingin Anda ubah, lalu jalankan: berdaya check")
        return
    click.echo(f"{path} dibuat. Isi tanda “…”, lalu jalankan: berdaya check")


def _new_kind(name: str, root: Path) -> None:
    """Begin the declaration of a kind of the project's own."""
    path = root / KINDS_FOLDER / f"{name}.yml"
    if not re.fullmatch(NAME_OF_KIND, name):
        raise click.UsageError(f"“{name}” tidak dapat menjadi nama jenis. Pakai huruf kecil dan tanda hubung, misalnya kunjungan-rumah.")
    if name in KINDS or path.exists():
        raise click.UsageError(f"jenis “{name}” sudah ada. Pilih nama lain, atau sunting {path}.")
    path.parent.mkdir(parents=True, exist_ok=True)
    text = files("berdaya").joinpath("authoring", "beginnings", "kind.yml").read_text(encoding="utf-8").replace("@KIND@", name)
    path.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"{path} dibuat. Tulis nama dan kolomnya, lalu: berdaya check, dan berdaya new {name} catatan-pertama")


def _kind_named(name: str) -> str:
    """The kind of this name: that in keys (``term``), or what a language calls it (``istilah``, ``langkah-karier``)."""
    wanted = name.strip().replace(" ", "-").lower()
    if wanted in KINDS:  # a new kind need not have its words yet
        return wanted
    named = {said.one.replace(" ", "-").lower(): kind for code in CODES for kind, said in words(code).kinds.items() if kind in KINDS}
    if wanted in named:
        return named[wanted]
    near = nearest(wanted, (*KINDS, *named))
    hint = f" Maksud Anda “{near}”?" if near else ""
    shown = ", ".join(f"{words(SOURCE.code).kinds[kind].one} ({kind})" for kind in KINDS)
    raise click.UsageError(f"jenis “{name}” tidak ada.{hint} Jenis yang ada: {shown}.")


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
