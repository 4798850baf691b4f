"""What paper asks of whoever composes the documents of records."""

from collections.abc import Mapping
from typing import Protocol

from berdaya.compose.entries import Entry
from berdaya.compose.surroundings import Surroundings
from berdaya.model.document import Document
from berdaya.model.record import Record


class Documents(Protocol):
    """Who composes the documents of records: ``pages.contents.ContentMaker``, for one."""

    @property
    def entries(self) -> Mapping[str, Mapping[str, Entry]]:
        """What may be said of each record, by language and key."""

    def key(self, record: Record, code: str) -> bytes:
        """A hash of all that decides the document and its surroundings."""

    def document(self, record: Record, code: str) -> Document:
        """The document of a record's page in a language."""

    def around(self, record: Record, code: str) -> Surroundings:
        """What the page is composed with."""
