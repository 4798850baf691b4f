"""The content hashes that tell whether a translation was made from today's text: of one text, and of a whole record.

The hash of a whole record is what stamps were before each field had its own; files of editions may still hold it.
"""

import hashlib
import json

from berdaya.model.language import SOURCE
from berdaya.model.record import Record

DIGEST_LENGTH = 12
TEXT_DIGEST_LENGTH = 8
"""Of one text: with some hundred texts in a record, two of them share a hash once in 400,000 records."""


def text_digest(text: str) -> str:
    """Hash one text; white space does not count."""
    return hashlib.sha256(_folded(text).encode()).hexdigest()[:TEXT_DIGEST_LENGTH]


def source_digest(record: Record) -> str:
    """Hash every source-language text of the record, its path included; white space does not count."""
    parts = [["/".join(map(str, path)), _folded(text.get(SOURCE.code))] for path, text in record.texts]
    return _digest(json.dumps(parts, ensure_ascii=False))


def body_digest(record: Record) -> str:
    """Hash the source-language body; empty where there is none."""
    body = record.bodies.get(SOURCE.code)
    return long_digest(body.text) if body else ""


def long_digest(text: str) -> str:
    """Hash a whole body; white space does not count."""
    return _digest(_folded(text))


def _folded(text: str | None) -> str:
    return " ".join((text or "").split())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]
