"""JSON Schemas for editors and the field reference for authors, both from the declared fields."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from berdaya.authoring.fields import Field, fields
from berdaya.check.languages import LanguageFile
from berdaya.load.tree import LAYERS
from berdaya.model.artifact import Artifact
from berdaya.model.declarations import KINDS as KINDS_FOLDER
from berdaya.model.declarations import LANGUAGES as LANGUAGES_FOLDER
from berdaya.model.draft import OVERLAY
from berdaya.model.kinds import KINDS, Kind
from berdaya.model.kinds._declared import DeclaredKind

DECLARATIONS: tuple[tuple[str, str, type[BaseModel]], ...] = (
    (f"schema/{KINDS_FOLDER}/kind.json", f"{KINDS_FOLDER}/*.yml", DeclaredKind),
    (f"schema/{LANGUAGES_FOLDER}/language.json", f"{LANGUAGES_FOLDER}/*/language.yml", LanguageFile),
)
"""The schemas of what a project declares itself: each with the files that it is for, and their shape."""


def schemas(with_declarations: bool = False) -> Iterator[Artifact]:
    """Give a JSON Schema for each kind, at ``schema/<kind>.json`` in the project; ``with_declarations``: and for the declarations of
    kinds and languages."""
    if with_declarations:
        for path, _, shape in DECLARATIONS:
            yield Artifact(path, _json({"$schema": "https://json-schema.org/draft/2020-12/schema", **shape.model_json_schema()}))
    for kind in KINDS.values():
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **kind.shape.model_json_schema()}
        schema["title"] = kind.name
        yield Artifact(f"schema/{kind.name}.json", _json(schema))
        yield Artifact(f"schema/{OVERLAY}{kind.name}.json", _json(_of_overlay(schema)))


def _of_overlay(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of an edition's file over a record: any part of it, a list as a whole or as what is added and removed."""
    loose: dict[str, Any] = _loosened(schema)
    loose["properties"] |= {
        "hidden": {"type": "boolean", "description": "`true`: catatan ini tidak ada di edisi ini."},
        "replace": {"type": "boolean", "description": "`true`: berkas ini menggantikan seluruh catatan."},
        "upstream": {"type": "object", "description": "Dari versi lama; `berdaya upstream --confirm` memindahkannya ke local/upstream/."},
    }
    return loose


def _loosened(value: Any) -> Any:
    if isinstance(value, list):
        return [_loosened(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {name: _loosened(item) for name, item in value.items() if name != "required" or not isinstance(item, list)}
    if kept.get("type") != "array":
        return kept
    change = {"type": "object", "properties": {"add": {"type": "array"}, "remove": {"type": "array"}}, "additionalProperties": False}
    about = {name: kept.pop(name) for name in ("description", "title", "default") if name in kept}
    return {**about, "anyOf": [kept, change]}


EDITOR_SETTINGS = ".vscode/settings.json"
_OTHER_SETTINGS = {"yaml.customTags": ["!ENV sequence"], "files.eol": "\n"}


def editor_settings(present: str = "", with_declarations: bool = False) -> Artifact | None:
    """Give the settings by which an editor knows the schema of each file; what else stands in the ``present`` ones is kept.

    ``None`` where these hold comments or are no JSON: they are the author's own.
    """
    try:
        others = json.loads(present) if present.strip() else _OTHER_SETTINGS
    except json.JSONDecodeError:
        return None
    known = {f"schema/{layer}{kind.name}.json": [f"{layer}{kind.folder}/**/*.yml"] for layer in LAYERS for kind in KINDS.values()}
    known |= {path: [files] for path, files, _ in DECLARATIONS} if with_declarations else {}
    kept = {name: value for name, value in others.items() if name != "yaml.schemas"}
    text = json.dumps({"yaml.schemas": known, **kept}, indent=2, ensure_ascii=False)
    return Artifact(EDITOR_SETTINGS, f"{text}\n".encode())


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def field_reference() -> Artifact:
    """Give the field reference, at ``schema/README.md`` in the project."""
    parts = [_INTRODUCTION, *(_kind_part(kind) for kind in KINDS.values())]
    return Artifact("schema/README.md", "\n".join(parts).encode())


_INTRODUCTION = """# Rujukan kolom

Halaman ini dibuat oleh `berdaya schema` dari deklarasi di `plugins/berdaya/model/kinds/`. Jangan disunting dengan tangan.
Kolom bertanda **wajib** harus diisi. “teks per bahasa” ditulis sebagai `{id: …, en: …}`.
"""


def _kind_part(kind: Kind) -> str:
    about = " ".join((kind.shape.__doc__ or "").split())
    return f"\n## {kind.name}\n\nFolder: `{kind.folder}/`. {about}\n\n" + _table(kind.shape) + "".join(_nested_parts(kind.shape))


def _nested_parts(shape: type[BaseModel]) -> Iterator[str]:
    for field in fields(shape):
        if field.nested:
            yield f"\nIsi `{field.name}`:\n\n{_table(field.nested)}"
            yield from _nested_parts(field.nested)


def _table(shape: type[BaseModel]) -> str:
    rows = ["| kolom | bentuk | keterangan |", "| --- | --- | --- |", *(_row(field) for field in fields(shape))]
    return "\n".join(rows) + "\n"


def _row(field: Field) -> str:
    form = field.form.replace("|", "\\|")
    required = " **wajib**" if field.required else ""
    return f"| `{field.name}`{required} | {form} | {field.description.replace('|', chr(92) + '|')} |"
