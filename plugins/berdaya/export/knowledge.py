"""``data/knowledge.json``: every record with its title and address in each language."""

import json
from collections.abc import Iterator

from berdaya.model.address import page_of
from berdaya.model.language import CODES
from berdaya.model.library import Library
from berdaya.model.page import Artifact, Site
from berdaya.model.record import Record


def knowledge(library: Library, site: Site) -> Iterator[Artifact]:
    """Give the list of records; addresses are relative to the site's root (``peran/fasilitator/``)."""
    rows = [_row(record) for record in library.records]
    text = json.dumps({"records": rows}, ensure_ascii=False, separators=(",", ":"))
    yield Artifact("data/knowledge.json", text.encode())


def _row(record: Record) -> dict[str, object]:
    return {
        "key": record.key,
        "kind": record.kind,
        "title": {code: record.data.title.best(code)[0] for code in CODES},
        "url": {code: page_of(record, code).url for code in CODES},
    }
