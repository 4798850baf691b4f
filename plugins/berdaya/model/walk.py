"""Walks over a record's data: every text and every reference, with its path."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from berdaya.model.draft import Path
from berdaya.model.reference import RefersTo
from berdaya.model.text import Text, Words

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Reference:
    """A value that names another record. ``kind`` is ``None`` where the value is a whole key."""

    path: Path
    kind: str | None
    value: str

    @property
    def field(self) -> str:
        """The field of the record in which the reference stands."""
        return str(self.path[0])

    @property
    def target(self) -> str:
        """The key that is meant."""
        return self.value if self.kind is None else f"{self.kind}/{self.value}"


def texts(data: BaseModel) -> Iterator[tuple[Path, Text]]:
    """Give every text in each language that the data holds, in declared order."""
    return ((path, value) for path, value in _values(data, ()) if isinstance(value, Text))


def words(data: BaseModel) -> Iterator[tuple[Path, Words]]:
    """Give every list of words in each language that the data holds."""
    return ((path, value) for path, value in _values(data, ()) if isinstance(value, Words))


def strings(data: BaseModel) -> Iterator[tuple[Path, str]]:
    """Give every plain string that the data holds: names, citations, codes, ids."""
    return ((path, value) for path, value in _values(data, ()) if isinstance(value, str))


def references(data: BaseModel, path: Path = ()) -> Iterator[Reference]:
    """Give every reference to another record, in declared order."""
    for name, kinds in _reference_fields(type(data)).items():
        value = getattr(data, name)
        if kinds and value is not None:
            yield from _named(value, kinds[0].kind, (*path, name))
        elif not kinds:
            for below, item in _models(value, (*path, name)):
                yield from references(item, below)


def without_references(data: Model, gone: Container[str]) -> Model:
    """Give the data without what names a record that is gone: it leaves lists and optional fields, and takes the entry of
    a list along that cannot be without it. A compulsory field keeps it: the check tells of that."""
    changes: dict[str, object] = {}
    for name, marks in _reference_fields(type(data)).items():
        value = getattr(data, name)
        kept = _named_without(value, marks[0].kind, gone, type(data).model_fields[name]) if marks else _models_without(value, gone)
        if kept is not value:
            changes[name] = kept
    return data.model_copy(update=changes) if changes else data


def _named_without(value: object, kind: str | None, gone: Container[str], field: FieldInfo) -> object:
    def is_gone(name: object) -> bool:
        return (name if kind is None else f"{kind}/{name}") in gone

    if isinstance(value, tuple):
        return tuple(name for name in value if not is_gone(name)) if any(map(is_gone, value)) else value
    return field.get_default(call_default_factory=True) if value is not None and is_gone(value) and not field.is_required() else value


def _models_without(value: object, gone: Container[str]) -> object:
    if isinstance(value, BaseModel):
        return without_references(value, gone)
    if not isinstance(value, tuple) or not any(isinstance(item, BaseModel) for item in value):
        return value
    kept = tuple(without_references(item, gone) if isinstance(item, BaseModel) else item for item in value)
    kept = tuple(item for item in kept if not isinstance(item, BaseModel) or not any(reference.target in gone for reference in references(item)))
    return value if len(kept) == len(value) and all(one is other for one, other in zip(kept, value, strict=True)) else kept


def listed_references(shape: type[BaseModel]) -> tuple[str, ...]:
    """Name the fields of a shape that hold a list of references: a page shows each as a line of links."""
    return tuple(name for name, marks in _reference_fields(shape).items() if marks and get_origin(shape.model_fields[name].annotation) is tuple)


def _named(value: object, kind: str | None, path: Path) -> Iterator[Reference]:
    if isinstance(value, tuple):
        return (Reference((*path, index), kind, item) for index, item in enumerate(value))
    return iter((Reference(path, kind, str(value)),))


def _models(value: object, path: Path) -> Iterator[tuple[Path, BaseModel]]:
    if isinstance(value, BaseModel):
        yield path, value
    elif isinstance(value, tuple):
        yield from (((*path, index), item) for index, item in enumerate(value) if isinstance(item, BaseModel))


@cache
def _reference_fields(shape: type[BaseModel]) -> dict[str, tuple[RefersTo, ...]]:
    """The fields that hold references or may hold nested shapes; texts are left out."""
    marked = {name: tuple(_marks(field)) for name, field in shape.model_fields.items()}
    return {name: marks for name, marks in marked.items() if marks or not _is_text(shape.model_fields[name])}


def _marks(field: FieldInfo) -> Iterator[RefersTo]:
    yield from (item for item in field.metadata if isinstance(item, RefersTo))
    yield from _marks_within(field.annotation)


def _marks_within(annotation: Any) -> Iterator[RefersTo]:
    for part in get_args(annotation):
        if isinstance(part, RefersTo):
            yield part
        else:
            yield from _marks_within(part)


def _is_text(field: FieldInfo) -> bool:
    return field.annotation in (Text, Words, str, int, bool)


def _values(value: object, path: Path) -> Iterator[tuple[Path, Text | Words | str]]:
    if isinstance(value, (Text, Words, str)):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _values(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _values(item, (*path, index))
