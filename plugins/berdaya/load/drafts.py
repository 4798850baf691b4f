"""The room's way in: a project's folder → drafts and problems."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

from berdaya.cache import Cache, digest
from berdaya.load.base import base_of
from berdaya.load.bodies import parse_body
from berdaya.load.bounds import MAX_BODY_BYTES, MAX_BYTES
from berdaya.load.kept_values import KeptValues
from berdaya.load.overlay import directions, is_for_emergencies, overlaid
from berdaya.load.own_pages import page_draft
from berdaya.load.text import decode, read_bytes
from berdaya.load.tree import SourceFile, path_name, source_files
from berdaya.load.values import to_values
from berdaya.load.yaml_nodes import compose
from berdaya.model.draft import OVERLAY, Body, Draft, Places
from berdaya.model.near import nearest
from berdaya.model.problem import Place, Problem

_EMPTY = re.compile(r"^[ \t]*#.*$|\s+", re.MULTILINE)


@dataclass(frozen=True)
class Loaded:
    """Every draft that could be read, in the order of keys, and what could not.

    ``keys`` names every record that has a file, readable or not; ``hidden`` those that the edition takes out. ``files`` are those
    of the records, ``of_folders`` what is wrong with others; ``base`` is the folder of the records above those of an edition.
    """

    keys: frozenset[str]
    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...]
    hidden: frozenset[str] = frozenset()
    kept: Mapping[str, "ReadRecord"] = field(default_factory=dict, repr=False)
    files: tuple[SourceFile, ...] = ()
    of_folders: tuple[Problem, ...] = ()
    base: Path = Path()

    @property
    def digest(self) -> bytes:
        """A hash of every record's files."""
        return digest(*(part for key, read in sorted(self.kept.items()) for part in (key, read.digest)))

    @cached_property
    def by_file(self) -> Mapping[Path, str]:
        """The record to which each file belongs, by the file's real path."""
        return {path.resolve(): item.key for item in self.files for path in item.every_file}


@dataclass(frozen=True)
class ReadRecord:
    """What one record's files gave: a hash of their bytes, the draft (``None`` where nothing can be kept), and problems."""

    digest: bytes
    draft: Draft | None
    problems: tuple[Problem, ...]
    is_hidden: bool = False


@dataclass(frozen=True)
class _Raw:
    """The bytes of one file with its name in problems; ``None`` where it cannot be read."""

    name: str
    content: bytes | None


def load(root: Path, before: Loaded | None = None, changed: Iterable[Path] | None = None, cache: Cache | None = None) -> Loaded:
    """Read all records and bodies below ``root``. Never raises for what a file holds: it becomes a problem.

    A record whose files have the same bytes as ``before`` is not parsed again, nor is a file whose value is in the ``cache``. Where it is
    known which files have ``changed`` since (by their real paths), and all belong to records that were there, the others are not even
    looked at.
    """
    base = base_of(root)
    kept = before.kept if before else {}
    touched = _touched(before, changed) if before and before.base == base and changed is not None else None
    files, problems = (before.files, before.of_folders) if before and touched is not None else source_files(root, base)
    ids: dict[str, list[str]] = {}
    for item in files:
        ids.setdefault(item.kind, []).append(item.id)
    readers = {item.key: _Reader(root, base, item, ids[item.kind]) for item in files if touched is None or item.key in touched}
    values = KeptValues(cache or Cache(None), (content for reader in readers.values() for content in reader.contents))
    read = {item.key: readers[item.key].read(kept.get(item.key), values) if item.key in readers else kept[item.key] for item in files}
    shown = {key: item for key, item in read.items() if not item.is_hidden}
    drafts = tuple(item.draft for item in shown.values() if item.draft)
    hidden = frozenset(read) - frozenset(shown)
    told = (*problems, *(problem for item in read.values() for problem in item.problems))
    loaded = Loaded(frozenset(shown), drafts, told, hidden, read, files, problems, base)
    if before and touched is not None:
        loaded.__dict__["by_file"] = before.by_file
    return loaded


def _touched(before: Loaded, changed: Iterable[Path]) -> frozenset[str] | None:
    """The records to which these files belong; ``None`` where one is new, is gone, or belongs to none."""
    paths = [path.resolve() for path in changed]
    if not all(path in before.by_file and path.is_file() for path in paths):
        return None
    return frozenset(before.by_file[path] for path in paths)


class _Reader:
    """Reads the files of one record; grows while it reads and is then thrown away."""

    def __init__(self, root: Path, base: Path, item: SourceFile, ids: Sequence[str]) -> None:
        self._root, self._base = root, base
        self._item = item
        self._ids = ids
        self._problems: list[Problem] = []
        self._has_unread_body = False
        self._record, self._over = self._bytes(item.file, MAX_BYTES), self._bytes(item.over, MAX_BYTES) if item.over else None
        self._texts = {code: self._bytes(path, MAX_BODY_BYTES) for code, path in item.bodies.items()}
        self._texts_over = {code: self._bytes(path, MAX_BODY_BYTES) for code, path in item.bodies_over.items()}

    @property
    def contents(self) -> Iterator[bytes]:
        """The bytes of the record's YAML files."""
        return (file.content for file in (self._record, self._over) if file and file.content is not None)

    def read(self, kept: ReadRecord | None, values: KeptValues) -> ReadRecord:
        """The record, as it was ``kept`` where its files have the same bytes."""
        hashed = _digest((self._record, self._over, *self._texts.values(), *self._texts_over.values()))
        if kept and kept.digest == hashed and not self._problems:
            return kept
        read = self._read(hashed, values)
        return replace(read, draft=replace(read.draft, source=hashed)) if read.draft else read

    def _read(self, hashed: bytes, values: KeptValues) -> ReadRecord:
        item = self._item
        if item.is_text_alone:
            return ReadRecord(hashed, self._page(self._texts_over or self._texts), tuple(self._problems))
        draft = self._draft(self._record, self._texts, values)
        if item.name.startswith(OVERLAY):
            draft = self._own(draft, self._bodies(self._texts_over))
        elif self._over or self._texts_over:
            return self._overlaid(hashed, draft, values)
        return ReadRecord(hashed, self._marked(draft), tuple(self._problems))

    def _marked(self, draft: Draft | None) -> Draft | None:
        """A draft that knows whether a body beside it could not be read: half a record is none."""
        return replace(draft, has_unread_body=True) if draft and self._has_unread_body else draft

    def _overlaid(self, hashed: bytes, base: Draft | None, values: KeptValues) -> ReadRecord:
        """A record with the edition's file over it."""
        item, over, bodies = self._item, self._over, self._bodies(self._texts_over)
        laid = self._draft(over, {}, values, item.over) if over else Draft(item.kind, item.id, item.name, {}, Places(item.name, {}, {}), {})
        if base is None or laid is None:
            return ReadRecord(hashed, None, tuple(self._problems))
        told, laid, problems = directions(replace(laid, bodies=bodies))
        self._problems.extend(problems)
        if told.is_hidden and is_for_emergencies(base):
            self._problems.append(Problem.error("emergency-page-hidden", laid.places.key(("hidden",))))
        draft, problems = overlaid(base, laid, told)
        self._problems.extend(problems)
        return ReadRecord(hashed, None if problems else self._marked(draft), tuple(self._problems), told.is_hidden)

    def _own(self, draft: Draft | None, bodies: dict[str, Body]) -> Draft | None:
        """A record of the edition's own. One without a title was meant to lie over another, which is not there."""
        if draft is None:
            return None
        _, draft, problems = directions(replace(draft, bodies={**draft.bodies, **bodies}))
        self._problems.extend(problems)
        if isinstance(draft.value, dict) and "title" not in draft.value:
            near = nearest(self._item.id, (name for name in self._ids if name != self._item.id))
            self._problems.append(Problem.error("override-of-nothing", Place(self._item.name), id=self._item.id, near=near))
            return None
        return draft

    def _page(self, files: Mapping[str, _Raw]) -> Draft | None:
        """A page that is nothing but its texts."""
        bodies = self._bodies(files, is_page=True)
        if self._has_unread_body:
            return None
        texts = {code: decode(file.content, file.name)[0] for code, file in files.items() if file.content is not None}
        return page_draft(self._item, texts, bodies, self._problems)

    def _bytes(self, file: Path, limit: int) -> _Raw:
        name = path_name(self._root, file, self._base)
        content, problems = read_bytes(file, name, limit)
        self._problems.extend(problems)
        return _Raw(name, content)

    def _bodies(self, files: Mapping[str, _Raw], is_page: bool = False) -> dict[str, Body]:
        read = {}
        for code, file in files.items():
            body, problems = (None, ()) if file.content is None else parse_body(file.content, file.name, is_page)
            self._problems.extend(problems)
            if body:
                read[code] = body
            else:
                self._has_unread_body = True
        return read

    def _draft(self, file: _Raw, bodies: Mapping[str, _Raw], values: KeptValues, over: Path | None = None) -> Draft | None:
        read = self._bodies(bodies)
        if file.content is None:
            return None
        if found := values.find(file.content):
            return Draft(self._item.kind, self._item.id, file.name, found[0], Places.late(file.name, partial(_places, file)), read)
        draft = self._parsed(file, file.content, read, over)
        if draft and draft.value:  # nothing in a file means something else in an edition's than in a record's own
            values.keep(file.content, draft.value)
        return draft

    def _parsed(self, file: _Raw, content: bytes, read: dict[str, Body], over: Path | None) -> Draft | None:
        text, problems = decode(content, file.name)
        self._problems.extend(problems)
        if problems:
            return None
        if over is None:
            return parse_draft(self._item, text, read, self._problems)
        if not _EMPTY.sub("", text):  # nothing is changed yet: the starter of `berdaya new --local`
            return Draft(self._item.kind, self._item.id, file.name, {}, Places(file.name, {}, {}), read)
        return parse_draft(replace(self._item, file=over, name=file.name), text, read, self._problems)


def _places(file: _Raw) -> Places:
    """The places of a file whose value was kept."""
    text, _ = decode(file.content or b"", file.name)
    node, _ = compose(text, file.name)
    return to_values(node, file.name, text)[1] if node else Places(file.name, {}, {})


def _digest(files: Iterable[_Raw | None]) -> bytes:
    hashed = hashlib.blake2b(digest_size=16)
    for file in files:
        if file:
            hashed.update(f"\0{file.name}\0{len(file.content or b'')}\0".encode())
            hashed.update(file.content or b"")
    return hashed.digest()


def parse_draft(item: SourceFile, text: str, bodies: dict[str, Body], problems: list[Problem]) -> Draft | None:
    """Parse one record's text; adds what is wrong to ``problems`` and gives ``None`` if nothing can be kept."""
    node, faults = compose(text, item.name)
    problems.extend(faults)
    if node is None:
        if not faults:
            problems.append(Problem.error("empty-file", Place(item.name), kind=item.kind))
        return None
    value, places, faults = to_values(node, item.name, text)
    problems.extend(faults)
    return None if faults else Draft(item.kind, item.id, item.name, value, places, bodies)
