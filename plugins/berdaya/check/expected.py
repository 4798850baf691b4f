"""What a shape expects at a place, in words for messages."""

from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from berdaya.model.draft import Path

_WANTED = {
    "string": "text",
    "int": "number",
    "float": "number",
    "bool": "truth",
    "model": "mapping",
    "model_attributes": "mapping",
    "dict": "mapping",
    "tuple": "list",
    "list": "list",
}


def wanted_word(error_type: str) -> str:
    """Name what pydantic wanted, as a word that the messages translate."""
    return _WANTED.get(error_type.removesuffix("_type").partition("_parsing")[0].partition("_from")[0], "text")


def got_word(value: Any) -> str:
    """Name what the author wrote, as a word that the messages translate."""
    for kind, word in ((bool, "truth"), (int, "number"), (float, "number"), (date, "date"), (str, "text")):
        if isinstance(value, kind):
            return word
    return {dict: "mapping", list: "list"}.get(type(value), "nothing")


def fields_at(shape: type[BaseModel], path: Path) -> tuple[str, ...]:
    """Name the keys that the shape knows at this path."""
    for part in path:
        if isinstance(part, str) and shape:
            field = shape.model_fields.get(part)
            shape = next(_shapes(field.annotation), None) if field else None
    return tuple(shape.model_fields) if shape else ()


def _shapes(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _shapes(part)


def choices_at(error: ErrorDetails) -> tuple[str, ...]:
    """Name the values that a field allows, out of pydantic's sentence ``'a', 'b' or 'c'``."""
    return tuple(part.strip(" '") for part in error["ctx"]["expected"].replace(" or ", ", ").split(","))
