"""A commented starter file for a new record, made from the declared fields."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from pydantic import BaseModel

from berdaya.authoring.fields import Field, fields
from berdaya.model.kinds import Kind
from berdaya.model.language import LANGUAGES
from berdaya.model.reference import ID_PATTERN

_OWN_TOOLS = {"translated_from"}


class BadId(ValueError):
    """The id cannot be a file's name."""


def starter_path(kind: Kind, identifier: str) -> PurePosixPath:
    """Where the record belongs, relative to the project. Raises ``BadId`` for an id of the wrong form."""
    if not re.fullmatch(ID_PATTERN, identifier):
        raise BadId(identifier)
    return PurePosixPath(kind.folder, f"{identifier}.yml")


def starter(kind: Kind, today: date) -> str:
    """Write the starter: compulsory fields to fill, the others commented out, each with its description."""
    up = "../" * (kind.folder.count("/") + 1)
    head = f"# yaml-language-server: $schema={up}schema/{kind.name}.json\n"
    return head + "".join(f"{line}\n" for field in fields(kind.shape) for line in _lines(field, "", today))


def _lines(field: Field, indent: str, today: date) -> Iterator[str]:
    if field.name in _OWN_TOOLS:
        return
    mark = "" if field.required else "# "
    yield f"{indent}# {field.description}" + ("" if field.required else " (boleh kosong)")
    for line in _value(field, today):
        yield f"{indent}{mark}{line}"


def _value(field: Field, today: date) -> Iterator[str]:
    item = "  - " if field.is_list else "  "
    if field.nested:
        yield f"{field.name}:"
        yield from _nested(field.nested, item, today)
    elif "teks per bahasa" in field.form:
        yield f"{field.name}:"
        yield from _texts(item)
    elif "daftar kata per bahasa" in field.form:
        yield f"{field.name}: {{{', '.join(f'{language.code}: []' for language in LANGUAGES)}}}"
    elif field.is_list:
        yield f"{field.name}: []"
    else:
        yield f"{field.name}: {_plain(field, today)}"


def _texts(item: str) -> Iterator[str]:
    lead = item
    for language in LANGUAGES:
        yield f'{lead}{language.code}: "…"'
        lead = " " * len(item)


def _nested(shape: type[BaseModel], item: str, today: date) -> Iterator[str]:
    lead = item
    for field in fields(shape):
        if field.required:
            for line in _value(field, today):
                yield f"{lead}{line}"
                lead = " " * len(item)


def _plain(field: Field, today: date) -> str:
    if field.choices:
        return field.choices[0]
    return {"tanggal": today.isoformat(), "true/false": "false", "angka": "1"}.get(field.form, '"…"')


