"""A commented starter file for a new record, made from the declared fields."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from pydantic import BaseModel

from berdaya.authoring.fields import Field, fields
from berdaya.load.values import BLANK
from berdaya.model.draft import OVERLAY
from berdaya.model.kinds import Kind
from berdaya.model.kinds.form import Filled
from berdaya.model.language import CODES, SOURCE
from berdaya.model.reference import ID_PATTERN, RESERVED_NAMES

_OVER = """\
# Mengubah {key} di edisi ini. Hapus "# " di depan kolom yang ingin Anda ubah; kolom lain tetap mengikuti proyek induk.
# Daftar boleh ditambah dan dikurangi: see_also: {{add: [term/arisan], remove: [term/modal]}}
# Seluruh halaman disembunyikan dengan: hidden: true
# Seluruh halaman diganti isi berkas ini dengan: replace: true

"""
_SCHEMA = "# yaml-language-server: $schema="
_OWN_TOOLS = {"translated_from"}
# Asked for by a rule (check/rules/checklist_reasons.py), though not by the shape; `suggested: true` stands in for it.
_ASKED_FOR = {"ref"}


@dataclass(frozen=True)
class _Given:
    """What a starter is filled with: the day, and the languages of its texts."""

    today: date
    codes: tuple[str, ...]


class BadId(ValueError):
    """The id cannot be a file's name."""


def starter_path(kind: Kind, identifier: str) -> PurePosixPath:
    """Where the record belongs, relative to the project. Raises ``BadId`` for an id of the wrong form."""
    if not re.fullmatch(ID_PATTERN, identifier) or identifier in RESERVED_NAMES:
        raise BadId(identifier)
    return PurePosixPath(kind.folder, f"{identifier}.yml")


def schema_path(kind: Kind, layer: str = "") -> str:
    """Where the schema of a kind lies, or with a ``layer`` that of an edition's files over its records."""
    return f"schema/{layer}{kind.name}.json"


def starter(kind: Kind, today: date, layer: str = "", codes: tuple[str, ...] = CODES) -> str:
    """Write the starter: compulsory fields to fill, the others commented out, each with its description.

    ``layer`` is the folder above the kind's own, with its ``/``: the overlay of an organisation. ``codes``: the languages in
    which the project is published; the source language is asked for in any.
    """
    given = _Given(today, tuple(dict.fromkeys((SOURCE.code, *codes))))
    up = "../" * (f"{layer}{kind.folder}".count("/") + 1)
    head = f"{_SCHEMA}{up}{schema_path(kind)}\n"
    return head + "".join(f"{line}\n" for field in fields(kind.shape) for line in _lines(field, "", given))


def override_starter(kind: Kind, identifier: str, above: str) -> str:
    """Write the starter of an edition's file over a record: the text of the file ``above``, each line commented out."""
    up = "../" * (f"{OVERLAY}{kind.folder}".count("/") + 1)
    head = f"{_SCHEMA}{up}{schema_path(kind, OVERLAY)}\n" + _OVER.format(key=f"{kind.name}/{identifier}")
    kept = (line for line in above.splitlines() if not line.startswith(_SCHEMA))
    return head + "".join(f"# {line}".rstrip() + "\n" for line in kept)


def without_schema(text: str) -> str:
    """A starter without the line that names its schema, for a project that has none."""
    return text.partition("\n")[2] if text.startswith(_SCHEMA) else text


def _lines(field: Field, indent: str, given: _Given) -> Iterator[str]:
    if field.name in _OWN_TOOLS:
        return
    mark = "" if field.required else "# "
    yield f"{indent}# {field.description}" + ("" if field.required else " (boleh kosong)")
    for line in _value(field, given, commented=field.required):
        yield f"{indent}{mark}{line}"


def _value(field: Field, given: _Given, commented: bool) -> Iterator[str]:
    items = ["  - "] * max(field.least, 1) if field.is_list else ["  "]
    if field.nested and not any(below.required for below in fields(field.nested)):
        yield f"{field.name}: {{{', '.join(_words_of(field.nested, given))}}}"
    elif field.nested:
        yield f"{field.name}:"
        for item in items:
            yield from _indented(_nested(field.nested, given, commented), item)
    elif "teks per bahasa" in field.form:
        yield f"{field.name}:"
        for item in items:
            yield from _indented((f'{code}: "{BLANK}"' for code in given.codes), item)
    elif "daftar kata per bahasa" in field.form:
        yield f"{field.name}: {{{', '.join(f'{code}: []' for code in given.codes)}}}"
    elif field.is_list:
        yield f"{field.name}: {_listed(field)}"
    else:
        yield f"{field.name}: {_plain(field, given)}"


def _words_of(shape: type[BaseModel], given: _Given) -> Iterator[str]:
    """The words that a value holds, in one line; those by language in the languages of the project alone."""
    others = set(CODES) - set(given.codes)
    return (f'{field.name}: "{BLANK}"' for field in fields(shape) if field.form == "teks" and field.name not in others)


def _indented(lines: Iterable[str], item: str) -> Iterator[str]:
    """Put lines below a key; the first one that is no comment opens the item of a list."""
    lead = item
    for line in lines:
        is_comment = line.lstrip().startswith("#")
        yield (" " * len(item) if is_comment else lead) + line
        lead = lead if is_comment else " " * len(item)


def _nested(shape: type[BaseModel], given: _Given, commented: bool) -> Iterator[str]:
    for field in fields(shape):
        if field.required or field.name in _ASKED_FOR or (shape is Filled and field.name == "text"):
            if commented:
                yield f"# {field.description}"
            yield from _value(field, given, commented)
        elif commented:
            yield f"# {field.description} (boleh kosong)"
            yield from (f"# {line}" for line in _value(field, given, commented=False))


def _listed(field: Field) -> str:
    if field.name in _ASKED_FOR:
        return f'["{BLANK}"]'
    if not field.least:
        return "[]"
    return "[1]" if field.form == "daftar: angka" else f'["{BLANK}"]'


def _plain(field: Field, given: _Given) -> str:
    if field.choices:
        return field.choices[0]
    return {"tanggal": given.today.isoformat(), "tahun": str(given.today.year), "true/false": "false", "angka": "1"}.get(field.form, f'"{BLANK}"')
