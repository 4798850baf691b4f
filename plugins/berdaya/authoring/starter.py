"""A commented starter file for a new record, made from the declared fields, with what is known of it already."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any

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
class _Project:
    """What a project gives to every starter: the day, and the languages of its texts."""

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


def starter(kind: Kind, today: date, layer: str = "", given: Mapping[str, Any] | None = None, codes: tuple[str, ...] = CODES) -> str:
    """Write the starter: compulsory fields to fill, the others commented out, each with its description.

    ``layer`` is the folder above the kind's own, with its ``/``: the overlay of an organisation. ``given`` are values by field,
    as a record holds them: those stand in the file, and only what they lack is left to fill in. In a list of many entries
    the first one alone carries descriptions. ``codes``: the languages in which the project is published; the source language
    is asked for in any.
    """
    project = _Project(today, tuple(dict.fromkeys((SOURCE.code, *codes))))
    up = "../" * (f"{layer}{kind.folder}".count("/") + 1)
    head = f"{_SCHEMA}{up}{schema_path(kind)}\n"
    return head + "".join(f"{line}\n" for field in fields(kind.shape) for line in _lines(field, project, given or {}))


def override_starter(kind: Kind, identifier: str, above: str) -> str:
    """Write the starter of an edition's file over a record: the text of the file ``above``, each line commented out."""
    up = "../" * (f"{OVERLAY}{kind.folder}".count("/") + 1)
    head = f"{_SCHEMA}{up}{schema_path(kind, OVERLAY)}\n" + _OVER.format(key=f"{kind.name}/{identifier}")
    kept = (line for line in above.splitlines() if not line.startswith(_SCHEMA))
    return head + "".join(f"# {line}".rstrip() + "\n" for line in kept)


def without_schema(text: str) -> str:
    """A starter without the line that names its schema, for a project that has none."""
    return text.partition("\n")[2] if text.startswith(_SCHEMA) else text


def _lines(field: Field, project: _Project, given: Mapping[str, Any]) -> Iterator[str]:
    if field.name in _OWN_TOOLS:
        return
    value = given.get(field.name)
    is_open = field.required or value is not None
    yield f"# {field.description}" + ("" if field.required else " (boleh kosong)")
    for line in _value(field, project, is_open, value):
        yield line if is_open else f"# {line}"


def _value(field: Field, project: _Project, commented: bool, given: Any = None) -> Iterator[str]:
    """The lines of a field. ``commented``: descriptions stand above what is within it."""
    entries: Sequence[Any] = given if field.is_list and given is not None else [given] * max(field.least, 1)
    lead = "  - " if field.is_list else "  "
    if field.nested and given is None and not any(below.required for below in fields(field.nested)):
        yield f"{field.name}: {{{', '.join(_words_of(field.nested, project))}}}"
    elif field.nested:
        yield f"{field.name}:"
        for number, entry in enumerate(entries):
            yield from _indented(_nested(field.nested, project, commented and (given is None or number == 0), entry or {}), lead)
    elif field.is_list and entries and isinstance(entries[0], list):  # rows of a table
        yield f"{field.name}: {json.dumps(entries, ensure_ascii=False)}"
    elif "teks per bahasa" in field.form:
        yield f"{field.name}:"
        for entry in entries:
            yield from _indented((f"{code}: {_quoted((entry or {}).get(code) or BLANK)}" for code in project.codes), lead)
    elif "daftar kata per bahasa" in field.form:
        yield f"{field.name}: {{{', '.join(f'{code}: []' for code in project.codes)}}}"
    elif field.is_list:
        yield f"{field.name}: {_listed(field) if given is None else json.dumps(list(given), ensure_ascii=False)}"
    else:
        yield f"{field.name}: {_plain(field, project) if given is None else _scalar(field, given)}"


def _words_of(shape: type[BaseModel], project: _Project) -> Iterator[str]:
    """The words that a value holds, in one line; those by language in the languages of the project alone."""
    others = set(CODES) - set(project.codes)
    return (f'{field.name}: "{BLANK}"' for field in fields(shape) if field.form == "teks" and field.name not in others)


def _indented(lines: Iterable[str], item: str) -> Iterator[str]:
    """Put lines below a key; the first one that is no comment opens the item of a list."""
    lead = item
    for line in lines:
        is_comment = line.lstrip().startswith("#")
        yield (" " * len(item) if is_comment else lead) + line
        lead = lead if is_comment else " " * len(item)


def _nested(shape: type[BaseModel], project: _Project, commented: bool, given: Mapping[str, Any]) -> Iterator[str]:
    for field in fields(shape):
        value = given.get(field.name)
        is_asked_for = field.name in _ASKED_FOR or (shape is Filled and field.name == "text" and not given.keys() - {"field"})
        if field.required or is_asked_for or value is not None:
            if commented:
                yield f"# {field.description}"
            yield from _value(field, project, commented, value)
        elif commented:
            yield f"# {field.description} (boleh kosong)"
            yield from (f"# {line}" for line in _value(field, project, commented=False))


def _listed(field: Field) -> str:
    if field.name in _ASKED_FOR:
        return f'["{BLANK}"]'
    if not field.least:
        return "[]"
    return "[1]" if field.form == "daftar: angka" else f'["{BLANK}"]'


def _plain(field: Field, project: _Project) -> str:
    if field.choices:
        return field.choices[0]
    return {"tanggal": project.today.isoformat(), "tahun": str(project.today.year), "true/false": "false", "angka": "1"}.get(field.form, f'"{BLANK}"')


def _scalar(field: Field, given: Any) -> str:
    """A value that is known: words in quotes, so that no sign of theirs means anything to YAML."""
    return _quoted(given) if field.form == "teks" else str(given).lower() if isinstance(given, bool) else str(given)


def _quoted(text: str) -> str:
    """A text in double quotes. What JSON escapes, YAML reads alike."""
    return json.dumps(text, ensure_ascii=False)
