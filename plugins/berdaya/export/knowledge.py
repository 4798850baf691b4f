"""Every record as JSON: a list of all in ``data/knowledge.json``, each whole in a file of its own, and the schemas of both.

The list and its fields are a stable interface (``model/open_data.py``).
"""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from pydantic.json_schema import models_json_schema

from berdaya.cache import Cache, digest, program_digest
from berdaya.model.artifact import Artifact
from berdaya.model.edition import LICENCE_URL, Edition
from berdaya.model.kinds import KINDS
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
    (schemas,) = cache.made([schemas_key(published.edition)], lambda _: [schemas_made(published.edition)])
    for kind, schema in _decode(schemas).items():
        if published.library.of(kind):
            yield Artifact(record_schema(kind), schema)


def schemas_key(edition: Edition) -> bytes:
    """The key under which the schemas of all kinds are kept."""
    return digest(program_digest(), "record-schemas", repr(edition))


def schemas_made(edition: Edition) -> bytes:
    """Make the schema of each kind's records, encoded by kind. All at once: most of what they hold is the same."""
    shapes = {kind: declared.shape for kind, declared in KINDS.items()}
    named, whole = models_json_schema([(shape, "validation") for shape in shapes.values()])
    definitions = whole["$defs"]
    return _encode({kind: _schema(kind, named[shape, "validation"]["$ref"], definitions, edition) for kind, shape in shapes.items()})


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


def _schema(kind: str, name: str, definitions: Mapping[str, Mapping[str, Any]], edition: Edition) -> bytes:
    keys = {"type": "array", "items": _KEY}
    said = definitions[_definition(name)]
    data = {**said, "properties": {field: value for field, value in said["properties"].items() if field not in UNSAID}}
    properties = {**_row_properties(), "data": data, "body": _TEXT_BY_LANGUAGE, "links": keys, "linked_from": keys}
    below = {name: definitions[name] for name in sorted(_named_in(said, definitions))}
    return _json({**_head_schema(kind, edition.absolute(record_schema(kind)), properties), "$defs": below})


def _named_in(schema: object, definitions: Mapping[str, object]) -> set[str]:
    """The names of the definitions that a schema refers to, and these in turn."""
    found: set[str] = set()
    waiting = [schema]
    while waiting:
        match waiting.pop():
            case {"$ref": str(reference)} if (name := _definition(reference)) not in found:
                found.add(name)
                waiting.append(definitions[name])
            case dict() as named:
                waiting += named.values()
            case list() as row:
                waiting += row
    return found


def _definition(reference: str) -> str:
    return reference.rpartition("/")[2]


_json = msgspec.json.Encoder().encode
_encode, _decode = msgspec.msgpack.Encoder().encode, msgspec.msgpack.Decoder(dict[str, bytes]).decode
