"""What was made before, by a hash of all that it was made of. One file, one interface, for every step of a build.

A hit is always right: each entry carries a digest of its content that is looked at when it is read, and its key names
everything that decided it. A cache that is damaged, locked or cannot be written costs time and nothing else.
"""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing, suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeVar

from berdaya.model.declarations import declared_files

FOLDER = ".cache"
FILE = "berdaya.sqlite"
KEPT_BUILDS = 12
"""An entry that so many builds did not use is forgotten, or already half as many."""
MOST_IN_MEMORY = 12_000_000
"""Bytes of new entries that wait to be written at the end."""
_PACKAGES = (
    "pillow",
    "markdown-it-py",
    "mdit-py-plugins",
    "msgspec",
    "lunr",
    "typst",
    "segno",
    "python-docx",
    "openpyxl",
    "pyxform",
    "pikepdf",
    "lxml",
)
MOST_FREE = 50_000_000
"""Bytes of forgotten entries that the file may hold; they are used again."""
_LAST_BUILD = 1 << 30
_PAGE = 16_384
_FORM = 2
"""How the file is laid out; another number each time that it changes."""
# A damaged name within the file makes the module stumble over its own message.
_DAMAGE = (sqlite3.Error, UnicodeDecodeError)
_AT_ONCE = 400
_DIGEST = 16
_CODE = ".py"

Value = TypeVar("Value")


LOCAL_WORDS = "BERDAYA_LOCAL_WORDS"
"""The environment's variable that names the folder of an edition's own words: processes that share the work inherit it."""


@cache
def program_digest() -> bytes:
    """Hash this program's own files, an edition's words and declarations, and the versions of the packages that its results depend on; once
    for each run, and again when a preview has read one of them anew."""
    hashed = hashlib.blake2b(code_digest(), digest_size=_DIGEST)
    _hash_files(hashed, lambda path: path.suffix != _CODE)
    words = os.environ.get(LOCAL_WORDS, "")
    for path in (*(sorted(Path(words).glob("*.yml")) if words else ()), *declared_files()):
        if path.is_file():
            hashed.update("/".join(path.parts[-3:]).encode() + b"\0" + path.read_bytes())
    for name in _PACKAGES:
        hashed.update(f"{name} {_version(name)}\n".encode())
    return hashed.digest()


@cache
def code_digest() -> bytes:
    """Hash the modules: as they were when this process began, for it goes on with them when one is written."""
    hashed = hashlib.blake2b(digest_size=_DIGEST)
    _hash_files(hashed, lambda path: path.suffix == _CODE)
    return hashed.digest()


def _hash_files(hashed: "hashlib.blake2b", is_wanted: Callable[[Path], bool]) -> None:
    """Add this program's files, by their names and what they hold."""
    room = Path(__file__).parent
    for path in sorted(path for path in room.rglob("*") if is_wanted(path)):
        if "__pycache__" not in path.parts and path.is_file():
            hashed.update(path.relative_to(room).as_posix().encode() + b"\0")
            hashed.update(path.read_bytes())


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"


def digest(*parts: bytes | str) -> bytes:
    """Hash named inputs: the key of what is made of them."""
    hashed = hashlib.blake2b(digest_size=_DIGEST)
    for part in parts:
        value = part.encode() if isinstance(part, str) else part
        hashed.update(len(value).to_bytes(8, "big"))
        hashed.update(value)
    return hashed.digest()


class Cache:
    """Entries in a file below a project's ``.cache/``; with no folder it keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / FILE if folder else None
        self._used: set[bytes] = set()
        self._new: dict[bytes, bytes] = {}
        self._is_damaged = False
        self._number = 0

    @staticmethod
    def of(root: Path) -> "Cache":
        """The cache of a project."""
        return Cache(root / FOLDER)

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Give the entries of these keys that are there and whole."""
        wanted = list(dict.fromkeys(keys))
        entries = {key: self._new[key] for key in wanted if key in self._new}
        for key, value in self._stored([key for key in wanted if key not in entries]):
            if value[:_DIGEST] == digest(key, value[_DIGEST:]):
                entries[key] = value[_DIGEST:]
        self._used.update(entries)
        return entries

    def keep(self, entries: Mapping[bytes, bytes]) -> None:
        """Keep entries; they are written by ``save``, or now where they take much room in memory."""
        self._new.update(entries)
        self._used.update(entries)
        if self._path and sum(map(len, self._new.values())) > MOST_IN_MEMORY and self._written(is_last=False):
            self._new.clear()

    def made(self, keys: Sequence[bytes], make: Callable[[Sequence[int]], Sequence[bytes]]) -> list[bytes]:
        """Give the entry of each key; ``make`` makes those that are not kept, by their places in ``keys``."""
        entries = self.get(keys)
        missing = [place for place, key in enumerate(keys) if key not in entries]
        if missing:
            fresh = {keys[place]: value for place, value in zip(missing, make(missing), strict=True)}
            self.keep(fresh)
            entries |= fresh
        return [entries[key] for key in keys]

    def save(self) -> None:
        """Write what is new, and forget what no build has used for long."""
        if self._path is None or not (self._new or self._used):
            return
        self._written(is_last=True)
        self._new.clear()
        self._used.clear()
        self._number = 0

    def _written(self, is_last: bool) -> bool:
        """Write what is new; the last time, also forget what is old. Gives whether it could be written."""
        path = self._path or Path()
        with suppress(OSError, *_DAMAGE):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                if self._is_damaged:
                    path.unlink(missing_ok=True)
                    self._is_damaged = False
                self._write(path, is_last)
            except _DAMAGE as error:
                if _is_busy(error):
                    return False
                path.unlink(missing_ok=True)  # damaged beyond writing: begin anew
                self._write(path, is_last)
            return True
        return False

    def _write(self, path: Path, is_last: bool) -> None:
        _leave_older(path)
        with closing(_opened(path)) as database:
            self._write_entries(database, is_last)
            if is_last:
                _shrink(database)

    def _write_entries(self, database: sqlite3.Connection, is_last: bool) -> None:
        with database:
            database.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB, build INTEGER)")
            database.execute("CREATE INDEX IF NOT EXISTS kept_by_build ON kept (build)")
            database.execute("DELETE FROM kept WHERE typeof(build) <> 'integer' OR build NOT BETWEEN 0 AND ?", (_LAST_BUILD,))
            this = self._number = self._number or _number_of_this_build(database)
            rows = ((key, digest(key, value) + value, this) for key, value in self._new.items())
            database.executemany("INSERT OR REPLACE INTO kept (key, value, build) VALUES (?, ?, ?)", rows)
            if is_last:
                # Not at every use: a mark is written with the whole entry.
                old = {key for (key,) in database.execute("SELECT key FROM kept WHERE build < ?", (this - KEPT_BUILDS // 2,))}
                database.executemany("UPDATE kept SET build = ? WHERE key = ?", ((this, key) for key in old & self._used))
                database.execute("DELETE FROM kept WHERE build < ?", (this - KEPT_BUILDS,))
                database.execute(f"PRAGMA user_version = {this}")

    def _stored(self, keys: list[bytes]) -> Iterable[tuple[bytes, bytes]]:
        if self._path is None or not keys or not self._path.is_file():
            return []
        rows: list[tuple[object, object]] = []  # whatever a damaged file holds
        try:
            with closing(_opened(self._path)) as database:
                for start in range(0, len(keys), _AT_ONCE):
                    some = keys[start : start + _AT_ONCE]
                    marks = ",".join("?" * len(some))
                    rows += database.execute(f"SELECT key, value FROM kept WHERE key IN ({marks})", some).fetchall()
        except _DAMAGE as error:
            self._is_damaged = not _is_busy(error)
        except OSError:
            pass  # it cannot be read, and so it is not used
        return [(key, value) for key, value in rows if isinstance(value, bytes) and isinstance(key, bytes)]


def _opened(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=30)
    database.text_factory = bytes  # a damaged value may be told as text, and be none
    database.execute("PRAGMA synchronous = OFF")  # where the power fails, the file may be damaged: that costs time and nothing else
    return database


def _leave_older(path: Path) -> None:
    """Begin anew where the file was made by an older program, which laid it out otherwise."""
    with closing(_opened(path)) as database:
        (form,) = database.execute("PRAGMA application_id").fetchone()
        is_new = not database.execute("PRAGMA page_count").fetchone()[0]
        if is_new:
            # Entries take some ten thousand bytes: small pages would be read one by one.
            database.execute(f"PRAGMA page_size = {_PAGE}")
            database.execute(f"PRAGMA application_id = {_FORM}")
    if not is_new and form != _FORM:
        path.unlink()
        _leave_older(path)


def _shrink(database: sqlite3.Connection) -> None:
    """Give back the room of forgotten entries, where it is most of the file."""
    pages, free = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count"))
    if free * _PAGE > MOST_FREE and free > pages // 2:
        with suppress(sqlite3.Error):  # another build reads it, or the disk has no room for a copy: the next one tries again
            database.execute("VACUUM")


def _number_of_this_build(database: sqlite3.Connection) -> int:
    (newest,) = database.execute("SELECT coalesce(max(build), 0) FROM kept").fetchone()
    (counted,) = database.execute("PRAGMA user_version").fetchone()
    return int(max(newest, counted if 0 <= counted <= _LAST_BUILD else 0)) + 1


def _is_busy(error: Exception) -> bool:
    """Whether another build has the file at the moment."""
    return getattr(error, "sqlite_errorcode", None) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
