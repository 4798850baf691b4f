"""Pages that stand in the old site as they would be made again: they are taken from there, byte for byte."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from io import FileIO
from pathlib import Path

import msgspec

from berdaya.cache import Cache, digest, program_digest
from berdaya.pages.around import Around
from berdaya.pages.files import content_digest, page_html
from berdaya.pages.frame import Frame
from berdaya.pages.page import Page

Kept = dict[str, tuple[bytes, bytes]]
"""By the page's file: the key of what it was made of, and the digest of what came of it."""
_encoder, _decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(Kept)


@dataclass(frozen=True)
class PageFile:
    """The bytes of a page, and their digest. ``inode``: of the old site's file that they were read from, 0 where they are made anew."""

    content: bytes
    digest: bytes
    inode: int = 0


@dataclass(frozen=True)
class PageFiles:
    """Gives the bytes of pages. ``old`` is the folder of the site before. Its file is taken where the page was made of the same and
    the file is as it was written; whoever has touched it finds it made anew."""

    around: Around
    frames: Mapping[str, Frame]
    cache: Cache
    old: Path
    _made: Kept = field(default_factory=dict)

    def file(self, page: Page) -> PageFile:
        """The page in its frame."""
        file, key = page.address.file, self._key(page)
        was_made_of, written = self._before.get(file, (b"", b""))
        made = (self._as_written(file, written) if was_made_of == key else None) or self._made_anew(page)
        self._made[file] = key, made.digest
        return made

    def keep(self) -> None:
        """Remember what each page was made of."""
        self.cache.keep({_place(): _encoder.encode(self._made)})

    def _made_anew(self, page: Page) -> PageFile:
        content = page_html(page, self.around, self.frames).encode()
        return PageFile(content, content_digest(content))

    def _as_written(self, file: str, written: bytes) -> PageFile | None:
        """A file of the old site, where it has this digest."""
        try:
            with FileIO(f"{self.old}/{file}") as opened:
                content, inode = opened.readall(), os.fstat(opened.fileno()).st_ino
        except OSError:
            return None
        return PageFile(content, written, inode) if content_digest(content) == written else None

    @cached_property
    def _before(self) -> Kept:
        kept = self.cache.get([_place()])
        return _decoder.decode(next(iter(kept.values()))) if kept else {}

    def _key(self, page: Page) -> bytes:
        """A hash of all that a page is made of: its own text, its record, and what all pages have in common."""
        content, record = page.content, self.around.published.library.get(page.key)
        of_text = page.made_of or digest(content.title, content.description, content.text_lang, content.html, repr((content.toc, content.terms)))
        of_page = repr((page.id, page.lang, page.address, page.reviewed, page.sources, page.overlay, page.shows_toc))
        return digest(self._common, of_page, of_text, record.digest if record else b"")

    @cached_property
    def _common(self) -> bytes:
        """A hash of what any page may show of others (their titles and addresses, the meanings of terms), of the edition, and
        of the frames."""
        around, published = self.around, self.around.published
        library, entries = published.library, published.site.maker.entries
        named = [
            (entry.key, entry.title, entry.title_lang, entry.url, entry.anchor) for of_language in entries.values() for entry in of_language.values()
        ]
        written = [(record.key, [code for code in library.languages if record.is_translated(code)]) for record in library.records]
        addresses = [(page.key, code, address.url) for (page, code), address in published.plan.addresses.items()]
        files = [artifact.path for artifact in around.assets.artifacts()]
        terms = [record.digest for record in library.of("term")]
        frames = [(code, frame.parts) for code, frame in self.frames.items()]
        site = (published.edition, around.picture, around.policy, dict(around.theme), library.languages)
        return digest(program_digest(), "page", repr((named, written, addresses, files, terms, frames, site)))


def _place() -> bytes:
    return digest(program_digest(), "pages of the old site")
