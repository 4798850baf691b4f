"""What a record's page needs beside the record: words of its language, its neighbours, the glossary, the edition."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from berdaya.compose.entries import Entry
from berdaya.model.document import FileTarget
from berdaya.model.edition import LocalContact
from berdaya.model.figure import PictureFigure
from berdaya.model.pages import ToolPage
from berdaya.model.record import Link as RecordLink
from berdaya.relate import Glossary
from berdaya.words import Words


@dataclass(frozen=True)
class Offer:
    """A file that a page offers: its place under the site's root, and all that the link says of it.

    ``worksheet``: the name of the paper, where the file is a worksheet.
    """

    path: str
    words: str
    worksheet: str = ""

    @property
    def target(self) -> FileTarget:
        """Where the link leads."""
        return FileTarget(self.path)


@dataclass(frozen=True)
class Surroundings:
    """The named inputs of one page, beside its record.

    ``neighbours`` holds the entries of the records that it names or that name it, and of no others; ``incoming`` the
    links that lead here; ``tools`` the tools that it offers, each with the place there; ``offers`` its files. ``danger``
    is the page for when someone is hurt, where the record's topic can lead to it; on that page, ``local_contacts`` are those
    that the edition of ``publisher`` adds. ``pictures`` are those of the record that can be shown, by id.
    """

    words: Words
    neighbours: Mapping[str, Entry]
    incoming: tuple[RecordLink, ...]
    tools: tuple[tuple[ToolPage, str], ...]
    offers: tuple[Offer, ...]
    glossary: Glossary
    danger: Entry | None = None
    local_contacts: tuple[LocalContact, ...] = ()
    publisher: str = ""
    pictures: Mapping[str, PictureFigure] = field(default_factory=dict)

    @property
    def lang(self) -> str:
        """The language of the page's address."""
        return self.words.code

    def digest(self) -> bytes:
        """A hash of all of it but the words and the glossary, which have hashes of their own."""
        hashed = hashlib.blake2b(digest_size=16)
        for key in sorted(self.neighbours):
            hashed.update(self.neighbours[key].digest)
        hashed.update(repr((self.incoming, self.tools, self.offers)).encode())
        hashed.update(self.danger.digest if self.danger else b"")
        hashed.update(repr((self.local_contacts, self.publisher)).encode())
        hashed.update(repr([(name, figure.fallback) for name, figure in self.pictures.items()]).encode())
        return hashed.digest()


def known(entries: Mapping[str, Entry], keys: Iterable[str]) -> dict[str, Entry]:
    """Keep the entries of these keys, as far as there are such records."""
    return {key: entries[key] for key in keys if key in entries}
