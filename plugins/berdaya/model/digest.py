"""The content hash that tells whether a translation was made from today's text."""

import hashlib
import json

from berdaya.model.language import SOURCE
from berdaya.model.record import Record

DIGEST_LENGTH = 12


def source_digest(record: Record) -> str:
    """Hash every source-language text of the record, its path included; white space does not count."""
    parts = [["/".join(map(str, path)), _folded(text.get(SOURCE.code))] for path, text in record.texts]
    return _digest(json.dumps(parts, ensure_ascii=False))


def body_digest(record: Record) -> str:
    """Hash the source-language body; empty where there is none."""
    body = record.bodies.get(SOURCE.code)
    return _digest(_folded(body.text)) if body else ""


def _folded(text: str | None) -> str:
    return " ".join((text or "").split())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]
