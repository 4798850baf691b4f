"""``data/knowledge.json``: every record with its title and address in each language. A stable interface."""

import json
from collections.abc import Iterator

from berdaya.model.artifact import Artifact
from berdaya.model.record import Record
from berdaya.pages.published import Published

PATH = "data/knowledge.json"


def knowledge(published: Published) -> Iterator[Artifact]:
    """Give the list of records: ``key``, ``kind``, ``title`` and ``url`` by language; addresses are relative to the
    site's root (``peran/fasilitator/``). A record without a page of its own has the place where it stands."""
    rows = [_row(record, published) for record in published.library.records]
    text = json.dumps({"records": rows}, ensure_ascii=False, separators=(",", ":"))
    yield Artifact(PATH, text.encode())


def _row(record: Record, published: Published) -> dict[str, object]:
    entries = {code: published.site.maker.entries[code][record.key] for code in published.plan.languages}
    return {
        "key": record.key,
        "kind": record.kind,
        "title": {code: entry.title for code, entry in entries.items()},
        "url": {code: entry.url + (f"#{entry.anchor}" if entry.anchor else "") for code, entry in entries.items()},
    }
