"""Kinds that a project declares beside its content, in ``kinds/<name>.yml``: another field's records, without a line of Python.

A declaration that does not fit is left out here; the check tells of it (``check/kinds.py``).
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import yaml
from pydantic import Field, ValidationError, create_model

from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import RecordData
from berdaya.model.kinds.layout import Body, Bullets, Choice, Listing, Para, Part, Steps
from berdaya.model.language import LANGUAGES, SOURCE
from berdaya.model.reference import ID_PATTERN, RefersTo
from berdaya.model.text import Frozen, ProperName, Text, Texts, Words

NAME_OF_KIND = r"^[a-z]+(-[a-z]+)*$"
NAME_OF_FIELD = r"^[a-z]+(_[a-z]+)*$"
_FOLDER_PATTERN = r"^content/[a-z]+(-[a-z]+)*$"


def _address_field(code: str) -> tuple[Any, Any]:
    if code == SOURCE.code:
        return Annotated[str, Field(pattern=ID_PATTERN)], Field(description="Bagian pertama alamat, huruf kecil: kunjungan.")
    return Annotated[str, Field(pattern=ID_PATTERN)] | None, Field(None, description=f"Sama dalam bahasa lain ({code}).")


class Addresses(Frozen):
    """The first part of the addresses of a kind, by language."""

    def get(self, code: str) -> str:
        """That of a language, else of the source language."""
        address: str = getattr(self, code) or getattr(self, SOURCE.code)
        return address


if not TYPE_CHECKING:  # no class body can name the languages
    Addresses = create_model("Addresses", __base__=Addresses, **{item.code: _address_field(item.code) for item in LANGUAGES})


class DeclaredField(Frozen):
    """A field of a declared kind: a text, several (a list or numbered steps), a choice, or links to records of a kind."""

    title: ProperName = Field(description="Judulnya di halaman.")
    type: Literal["text", "list", "steps", "choice", "links"] = Field("text", description="Isinya: satu teks, daftar, langkah, pilihan, atau tautan.")
    to: str | None = Field(None, pattern=NAME_OF_KIND, description="Untuk `links`: jenis catatan yang ditunjuk.")
    choices: dict[str, ProperName] = Field({}, description="Untuk `choice`: pilihannya, masing-masing dengan namanya.")
    help: str = Field("", description="Keterangan bagi penulis.")
    required: bool = Field(False, description="`true`: wajib diisi.")


class DeclaredKind(Frozen):
    """A kind of records of the project's own."""

    folder: str = Field(pattern=_FOLDER_PATTERN, description="Tempat berkasnya: content/kunjungan.")
    address: Addresses = Field(description="Bagian pertama alamatnya.")
    one: ProperName = Field(description="Namanya untuk satu: kunjungan rumah.")
    many: ProperName = Field(description="Namanya untuk banyak, juga judul daftarnya.")
    intro: Text = Field(description="Pembuka daftarnya.")
    place: int = Field(500, description="Urutannya di menu; angka kecil lebih dulu.")
    section: str | None = Field(None, pattern=NAME_OF_KIND, description="Bagian menu yang sudah ada; bila kosong, bagian sendiri.")
    on_home: bool = Field(True, description="`true`: beranda menautkan daftarnya.")
    needs_source: bool = Field(False, description="`true`: catatan tanpa sumber disebut.")
    asked: Words | None = Field(None, description="Kata yang diketik orang ketika mencari jenis halaman ini; tidak ditampilkan.")
    weight: float = Field(1.0, gt=0, le=10, description="Bobot halamannya dalam pencarian; 1 seperti biasa.")
    group: str | None = Field(None, pattern=NAME_OF_FIELD, description="Kolom `choice` yang menjadi judul-judul daftarnya.")
    fields: dict[str, DeclaredField] = Field({}, description="Kolomnya, menurut urutan di halaman.")


def declarations(folder: Path) -> Iterator[tuple[str, DeclaredKind]]:
    """The declared kinds of a folder, by name; those that cannot be read or used are left out."""
    for file in sorted(folder.glob("*.yml")):
        try:
            declared = DeclaredKind.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
        except (yaml.YAMLError, UnicodeDecodeError, ValidationError):
            continue
        is_grouped = declared.group is None or (declared.group in declared.fields and declared.fields[declared.group].type == "choice")
        if re.fullmatch(NAME_OF_KIND, file.stem) and is_grouped and all(is_usable(*item) for item in declared.fields.items()):
            yield file.stem, declared


def is_usable(name: str, field: DeclaredField) -> bool:
    """Whether a record can have such a field: its name is free, and all that its type asks for is said."""
    is_free = re.fullmatch(NAME_OF_FIELD, name) is not None and name not in RecordData.model_fields
    return is_free and (field.type != "choice" or bool(field.choices)) and (field.type != "links" or field.to is not None)


def kind_of(name: str, declared: DeclaredKind) -> Kind:
    """The kind that a declaration describes."""
    fields: dict[str, Any] = {key: _annotation(field) for key, field in declared.fields.items()}
    shape = create_model(f"Declared_{name.replace('-', '_')}", __base__=RecordData, __doc__=declared.intro.original, **fields)
    parts: list[Part] = [part for key, field in declared.fields.items() if (part := _part(key, field))]
    return Kind(
        name=name,
        folder=declared.folder,
        shape=shape,
        place=declared.place,
        section=declared.section or name,
        page=(*parts, Body()),
        listing=Listing(group=declared.group or ""),
        search_weight=declared.weight,
        needs_source=declared.needs_source,
        is_way_in=True,
        is_on_home=declared.on_home,
    )


def _annotation(field: DeclaredField) -> tuple[Any, Any]:
    told = field.help or field.title.original
    if field.type == "text":
        return (Text, Field(description=told)) if field.required else (Text | None, Field(None, description=told))
    if field.type == "choice":
        choices = Literal[tuple(field.choices)]  # type: ignore[valid-type]  # they are known when a declaration is read
        return choices, Field(description=told)
    several: Any = tuple[Annotated[str, RefersTo(field.to)], ...] if field.type == "links" else Texts
    empty: tuple[Text, ...] = ()
    return several, Field(min_length=1, description=told) if field.required else Field(empty, description=told)


def _part(name: str, field: DeclaredField) -> Part | None:
    match field.type:
        case "text":
            return Para(name)
        case "list":
            return Bullets(name)
        case "steps":
            return Steps(name)
        case "choice":
            return Choice(name)
    return None  # links stand among the relations


def words_of(declared: DeclaredKind, code: str) -> dict[str, Any]:
    """What a language says of a declared kind, as its ``kinds.yml`` would."""

    def said(text: Text) -> str:
        return text.best(code)[0]

    return {
        "address": declared.address.get(code),
        "one": said(declared.one),
        "many": said(declared.many),
        "intro": said(declared.intro),
        "asked": declared.asked.get(code) if declared.asked else (),
        "fields": {key: said(field.title) for key, field in declared.fields.items()},
        "choices": {key: {value: said(title) for value, title in field.choices.items()} for key, field in declared.fields.items() if field.choices},
    }


def sections_of(declared: Mapping[str, DeclaredKind], code: str) -> tuple[dict[str, str], dict[str, str]]:
    """The names and the addresses of the parts of the menu that declared kinds begin, in a language."""
    own = {name: kind for name, kind in declared.items() if not kind.section}
    names = {name: kind.many.best(code)[0] for name, kind in own.items()}
    return names, {name: kind.address.get(code) for name, kind in own.items()}
