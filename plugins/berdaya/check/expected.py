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
# The first that fits: a truth is a number, too.
_GOT: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "truth"),
    ((int, float), "number"),
    (date, "date"),
    (str, "text"),
    (dict, "mapping"),
    (list, "list"),
)


def wanted_word(error_type: str) -> str:
    """Name what pydantic wanted, as a word that the messages translate."""
    return _WANTED.get(error_type.removesuffix("_type").partition("_parsing")[0].partition("_from")[0], "text")


def got_word(value: object) -> str:
    """Name what the author wrote, as a word that the messages translate."""
    for shapes, word in _GOT:
        if isinstance(value, shapes):
            return word
    return "nothing"


def fields_at(shape: type[BaseModel], path: Path) -> tuple[str, ...]:
    """Name the keys that the shape knows at this path."""
    here: type[BaseModel] | None = shape
    for part in path:
        if isinstance(part, str) and here:
            field = here.model_fields.get(part)
            here = next(_shapes(field.annotation), None) if field else None
    return tuple(here.model_fields) if here else ()


def _shapes(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _shapes(part)


def choices_at(error: ErrorDetails) -> tuple[str, ...]:
    """Name the values that a field allows, out of pydantic's sentence ``'a', 'b' or 'c'``."""
    return tuple(part.strip(" '") for part in error["ctx"]["expected"].replace(" or ", ", ").split(","))
