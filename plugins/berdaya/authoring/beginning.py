"""``berdaya new``: the beginning of a record, empty or from a list that was made elsewhere."""

import re
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from berdaya.authoring.importing.checklist_values import RecordValues, checklist_values
from berdaya.authoring.importing.form_values import form_values
from berdaya.authoring.importing.outline import Outline, Remark, UnreadableSource
from berdaya.authoring.importing.source_file import read_source
from berdaya.authoring.options import LANG, ROOT
from berdaya.authoring.starter import BadId, override_starter, schema_path, starter, starter_path, without_schema
from berdaya.authoring.upstream_notes import note_beginning, note_path
from berdaya.check.report import Argument, messages, shown
from berdaya.load.base import base_of
from berdaya.load.edition import read_edition
from berdaya.load.values import BLANK
from berdaya.model.declarations import KINDS as KINDS_FOLDER
from berdaya.model.draft import OVERLAY
from berdaya.model.kinds import KINDS, Kind
from berdaya.model.kinds._declared import NAME_OF_KIND
from berdaya.model.language import CODES
from berdaya.model.near import nearest
from berdaya.words import words

FROM_FILE = {"checklist": checklist_values, "form": form_values}
"""Kinds of which a list or a form from elsewhere can be made."""
MOST_REMARKS = 200
LONGEST_QUOTE = 80
_NEW_KIND = ("jenis", "kind")
"""What stands in the place of a kind where a kind itself is begun."""
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("new")
@click.argument("kind")
@click.argument("identifier")
@click.option("--local", "layer", flag_value=OVERLAY, default="", help="Taruh di local/: tambahan milik lembaga Anda.")
@click.option("--from", "source", type=_FILE, metavar="BERKAS", help="Ambil daftar atau formulir dari .xlsx (juga XLSForm) atau .md.")
@click.option("--sheet", metavar="NAMA", default="", help="Lembar buku kerja yang diambil; bila kosong: yang butirnya terbanyak.")
@ROOT
@LANG
def new_command(kind: str, identifier: str, layer: str, source: Path | None, sheet: str, root: Path, lang: str) -> None:
    """Buat catatan baru: berdaya new istilah arisan (atau: new term arisan); jenis sendiri: berdaya new jenis kunjungan"""
    if kind.strip().lower() in _NEW_KIND:
        _new_kind(identifier, root, lang)
        return
    name = _kind_named(kind, lang)
    try:
        path = root / layer / starter_path(KINDS[name], identifier)
    except BadId:
        raise click.UsageError(_said(lang, "bad-id", value=identifier)) from None
    if path.exists():
        raise click.UsageError(_said(lang, "exists", path=path))
    above = base_of(root) / starter_path(KINDS[name], identifier)
    is_over = bool(layer) and above.is_file()
    if sheet and not source:
        raise click.UsageError(_said(lang, "source-with-sheet-only"))
    if source:
        if name not in FROM_FILE:
            raise click.UsageError(_said(lang, "not-from-file", value=words(lang).kinds[name].one))
        if is_over:
            raise click.UsageError(_said(lang, "exists-above", key=f"{name}/{identifier}"))
        _bring_in(name, source, sheet, path, layer, root, lang)
        return
    if is_over:
        said_above = above.read_text(encoding="utf-8")
        _write(path, _fitting(override_starter(KINDS[name], identifier, said_above), KINDS[name], root, OVERLAY))
        place = starter_path(KINDS[name], identifier).as_posix()
        note_beginning(root, place, said_above, date.today())
        click.echo(_said(lang, "noted", path=root / note_path(place)))
        click.echo(_said(lang, "written-over", path=path, key=f"{name}/{identifier}"))
        return
    _write(path, _fitting(starter(KINDS[name], date.today(), layer, codes=read_edition(root).languages), KINDS[name], root))
    click.echo(_said(lang, "written", path=path))


def _new_kind(name: str, root: Path, lang: str) -> None:
    """Begin the declaration of a kind of the project's own."""
    path = root / KINDS_FOLDER / f"{name}.yml"
    if not re.fullmatch(NAME_OF_KIND, name):
        raise click.UsageError(_said(lang, "bad-kind", value=name))
    if name in KINDS or path.exists():
        raise click.UsageError(_said(lang, "kind-exists", value=name, path=path))
    text = files("berdaya").joinpath("authoring", "beginnings", "kind.yml").read_text(encoding="utf-8").replace("@KIND@", name)
    _write(path, text)
    click.echo(_said(lang, "kind-written", path=path, value=name))


def _fitting(text: str, kind: Kind, root: Path, layer: str = "") -> str:
    """A starter that names its schema only where the project has one: an editor would complain of what is not there."""
    return text if (root / schema_path(kind, layer)).is_file() else without_schema(text)


def _bring_in(kind: str, source: Path, sheet: str, path: Path, layer: str, root: Path, lang: str) -> None:
    """Make a record of a file, and tell line by line what was left out."""
    try:
        outline = read_source(source, sheet)
        made = _values(kind, outline)
    except UnreadableSource as failure:
        said = _filled(messages(lang).new["source"][failure.code], failure.args_of_message)
        raise click.UsageError(_said(lang, "nothing-written", file=source.name, said=said)) from None
    text = _fitting(starter(KINDS[kind], date.today(), layer, made.values, read_edition(root).languages), KINDS[kind], root)
    remarks = (*outline.remarks, *made.remarks)
    for remark in remarks[:MOST_REMARKS]:
        click.echo(f"{shown(source.name)}{_place(remark)}: {_filled(messages(lang).new['remarks'][remark.code], remark.args)}")
    if len(remarks) > MOST_REMARKS:
        click.echo(_said(lang, "more", count=len(remarks) - MOST_REMARKS))
    _write(path, text)
    blanks = sum(line.count(f'"{BLANK}"') for line in text.splitlines() if not line.lstrip().startswith("#"))
    click.echo(_said(lang, "written-from", path=path, file=source.name, parts=made.parts, entries=made.entries, blanks=blanks))


def _values(kind: str, outline: Outline) -> RecordValues:
    made = FROM_FILE[kind](outline)
    if not made.entries:
        raise UnreadableSource("no-answerable" if kind == "checklist" else "nothing-found")
    return made


def _place(remark: Remark) -> str:
    """Where a remark belongs: `:12` for a line, ` Lembar1!B12` for a cell."""
    return f":{remark.where}" if remark.where.isdigit() else f" {shown(remark.where)}" if remark.where else ""


def _write(path: Path, text: str) -> None:
    """Write a new file; one that came meanwhile is not overwritten."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _said(lang: str, code: str, **args: object) -> str:
    text: str = messages(lang).new[code]
    return text.format(**{name: Argument(value) for name, value in args.items()})


def _filled(text: str, args: Mapping[str, Any]) -> str:
    return text.format(**{name: Argument(shown(str(value), LONGEST_QUOTE)) for name, value in args.items()})


def _kind_named(name: str, lang: str) -> str:
    """The kind of this name: that in keys (``term``), or what a language calls it (``istilah``, ``langkah-karier``)."""
    wanted = name.strip().replace(" ", "-").lower()
    if wanted in KINDS:  # a new kind need not have its words yet
        return wanted
    named = {said.one.replace(" ", "-").lower(): kind for code in CODES for kind, said in words(code).kinds.items() if kind in KINDS}
    if wanted in named:
        return named[wanted]
    near = nearest(wanted, (*KINDS, *named))
    hint = messages(lang).hint.format(near=near) if near else ""
    shown_kinds = ", ".join(f"{words(lang).kinds[kind].one} ({kind})" for kind in KINDS)
    raise click.UsageError(_said(lang, "no-kind", value=name, hint=hint, known=shown_kinds))
