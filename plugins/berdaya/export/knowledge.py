"""Every record as JSON: a list of all in ``data/knowledge.json``, each whole in a file of its own, and the schemas of both.

The list and its fields are a stable interface (``model/open_data.py``).
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import msgspec

from berdaya.cache import Cache, digest, program_digest
from berdaya.model.artifact import Artifact
from berdaya.model.edition import LICENCE_URL, Edition
from berdaya.model.kinds import KINDS, RecordData
from berdaya.model.open_data import KNOWLEDGE, KNOWLEDGE_SCHEMA, VERSION, record_file, record_schema
from berdaya.model.record import Record
from berdaya.pages.published import Published

PATH = KNOWLEDGE
UNSAID = frozenset({"translated_from", "searched_as"})
"""Fields that are no content: notes of translators, and wordings that no page shows."""
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT_BY_LANGUAGE = {"type": "object", "additionalProperties": {"type": "string"}}
_KEY = {"type": "string", "pattern": "^[a-z-]+/[a-z0-9-]+$"}


def knowledge(published: Published, cache: Cache) -> Iterator[Artifact]:
    """Give the list of records: ``key``, ``kind``, ``title`` and ``url`` by language; addresses are relative to the
    site's root (``peran/fasilitator/``). A record without a page of its own has the place where it stands."""
    rows = [_row(record, published) for record in published.library.records]
    yield Artifact(KNOWLEDGE, _json({**_head(published.edition, KNOWLEDGE_SCHEMA), "records": rows}))
    yield Artifact(KNOWLEDGE_SCHEMA, _json(_list_schema(published)))


def records(published: Published, cache: Cache) -> Iterator[Artifact]:
    """Give each record whole: its fields as their schema has them, its texts in Markdown, and the keys of its neighbours."""
    for record in published.library.records:
        yield Artifact(record_file(record.kind, record.id), _json(_whole(record, published)))
    kinds = [kind for kind in KINDS if published.library.of(kind)]
    keys = [_schema_key(kind, published.edition) for kind in kinds]
    schemas = cache.made(keys, lambda places: [_schema(kinds[place], published.edition) for place in places])
    for kind, schema in zip(kinds, schemas, strict=True):
        yield Artifact(record_schema(kind), schema)


def every_schema(edition: Edition) -> dict[bytes, Callable[[], bytes]]:
    """What makes the schema of each kind, by the key under which it is kept."""
    return {_schema_key(kind, edition): partial(_schema, kind, edition) for kind in KINDS}


def _schema_key(kind: str, edition: Edition) -> bytes:
    return digest(program_digest(), "record-schema", kind, repr(edition))


def _head(edition: Edition, schema: str) -> dict[str, object]:
    return {"version": VERSION, "schema": edition.absolute(schema), "publisher": edition.publisher, "licence": LICENCE_URL}


def _row(record: Record, published: Published) -> dict[str, object]:
    entries = {code: published.site.maker.entries[code][record.key] for code in published.plan.languages}
    return {
        "key": record.key,
        "kind": record.kind,
        "title": {code: entry.title for code, entry in entries.items()},
        "url": {code: entry.url + (f"#{entry.anchor}" if entry.anchor else "") for code, entry in entries.items()},
    }


def _whole(record: Record, published: Published) -> dict[str, object]:
    library = published.library
    return {
        **_head(published.edition, record_schema(record.kind)),
        **_row(record, published),
        "data": record.data.model_dump(mode="json", exclude_defaults=True, exclude=set(UNSAID)),
        "body": {code: body.text for code, body in record.bodies.items()},
        "links": sorted({link.target for link in library.links_from(record.key) if link.target in library}),
        "linked_from": sorted({user.key for user in library.users_of(record.key)}),
    }


# Schemas.


def _head_schema(title: str, address: str, properties: dict[str, object]) -> dict[str, object]:
    head = {
        "version": {"const": VERSION},
        "schema": {"type": "string"},
        "publisher": {"type": "string"},
        "licence": {"type": "string", "format": "uri"},
    }
    properties = {**head, **properties}
    about = {"$id": address} if "://" in address else {}
    return {"$schema": _DRAFT, **about, "title": title, "type": "object", "properties": properties, "required": list(properties)}


def _row_properties() -> dict[str, object]:
    return {"key": _KEY, "kind": {"enum": list(KINDS)}, "title": _TEXT_BY_LANGUAGE, "url": _TEXT_BY_LANGUAGE}


def _list_schema(published: Published) -> dict[str, object]:
    row = {"type": "object", "properties": _row_properties(), "required": list(_row_properties())}
    properties: dict[str, object] = {"records": {"type": "array", "items": row}}
    return _head_schema("knowledge", published.edition.absolute(KNOWLEDGE_SCHEMA), properties)


def _schema(kind: str, edition: Edition) -> bytes:
    data, definitions = _data_schema(KINDS[kind].shape)
    keys = {"type": "array", "items": _KEY}
    properties = {**_row_properties(), "data": data, "body": _TEXT_BY_LANGUAGE, "links": keys, "linked_from": keys}
    return _json({**_head_schema(kind, edition.absolute(record_schema(kind)), properties), "$defs": definitions})


def _data_schema(shape: type[RecordData]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a record's data look like, and the definitions that it names."""
    data = shape.model_json_schema()
    definitions = data.pop("$defs", {})
    data["properties"] = {name: field for name, field in data["properties"].items() if name not in UNSAID}
    return data, definitions


_json = msgspec.json.Encoder().encode
