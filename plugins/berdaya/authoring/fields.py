"""Walks over the declared fields of a kind, for starters and for the field reference."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from berdaya.model.kinds import Year
from berdaya.model.reference import RefersTo
from berdaya.model.text import Text, Words


@dataclass(frozen=True)
class Field:
    """One declared field, in words for an author. ``least``: how many entries a list must have."""

    name: str
    form: str
    required: bool
    description: str
    nested: type[BaseModel] | None
    is_list: bool
    choices: tuple[str, ...]
    least: int = 0


def fields(shape: type[BaseModel]) -> Iterator[Field]:
    """Describe each field of a shape in declared order, the compulsory ones first."""
    described = [_field(name, info) for name, info in shape.model_fields.items()]
    return iter(sorted(described, key=lambda item: not item.required))


def _field(name: str, info: FieldInfo) -> Field:
    parts = list(_parts(info.annotation)) + list(info.metadata)
    nested = next((part for part in parts if _is_shape(part)), None)
    is_list = any(get_origin(part) is tuple for part in [info.annotation, *parts])
    choices = tuple(choice for part in parts for choice in _choices(part))
    least = max((getattr(part, "min_length", 0) for part in info.metadata), default=0) if is_list else 0
    return Field(name, _form(parts, is_list, choices), info.is_required(), info.description or "", nested, is_list, choices, least)


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation) if get_origin(annotation) is not Literal else ():
        yield from _parts(part)


def _is_shape(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, BaseModel) and part not in (Text, Words)


def _choices(part: Any) -> tuple[str, ...]:
    if get_origin(part) is Literal:
        return get_args(part)
    return tuple(item.value for item in part) if isinstance(part, type) and issubclass(part, Enum) else ()


def _form(parts: list[Any], is_list: bool, choices: tuple[str, ...]) -> str:
    if choices:
        return " | ".join(f"`{choice}`" for choice in choices)
    reference = next((part for part in parts if isinstance(part, RefersTo)), None)
    if reference:
        word = f"id {reference.kind}" if reference.kind else "kunci `jenis/id`"
    else:
        word = next((word for shape, word in _WORDS if shape in parts), "bagian")
    return f"daftar: {word}" if is_list else word


_WORDS = (
    (Text, "teks per bahasa"),
    (Words, "daftar kata per bahasa"),
    (date, "tanggal"),
    (bool, "true/false"),
    (Year, "tahun"),
    (int, "angka"),
    (str, "teks"),
)
