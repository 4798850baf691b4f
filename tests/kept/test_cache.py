"""What was made before: a hit is always right, and a cache that cannot be used costs time and nothing else."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from berdaya import cache as cache_module
from berdaya.cache import FILE, FOLDER, KEPT_BUILDS, Cache, digest

KEYS = [digest("kunci", str(number)) for number in range(20)]
VALUES = {key: bytes([number]) * 50 for number, key in enumerate(KEYS)}


def kept(root: Path) -> Path:
    """The file of a cache that holds all values."""
    cache = Cache.of(root)
    cache.keep(VALUES)
    cache.save()
    return root / FOLDER / FILE


def test_what_is_kept_is_there_for_the_next_build(tmp_path: Path) -> None:
    kept(tmp_path)
    assert Cache.of(tmp_path).get(KEYS) == VALUES
    assert Cache.of(tmp_path).get([KEYS[3], digest("lain"), KEYS[3]]) == {KEYS[3]: VALUES[KEYS[3]]}


def test_what_is_not_saved_is_there_for_this_build_alone(tmp_path: Path) -> None:
    cache = Cache.of(tmp_path)
    cache.keep(VALUES)
    assert cache.get(KEYS) == VALUES
    assert Cache.of(tmp_path).get(KEYS) == {} and not (tmp_path / FOLDER).exists()


def test_without_a_folder_nothing_is_kept() -> None:
    cache = Cache(None)
    cache.keep(VALUES)
    assert cache.get(KEYS) == VALUES
    cache.save()


def test_only_what_is_missing_is_made_in_the_order_that_was_asked_for(tmp_path: Path) -> None:
    cache, asked = Cache.of(tmp_path), []
    cache.keep({KEYS[1]: b"lama"})

    def make(places):
        asked.append(list(places))
        return [f"baru {place}".encode() for place in places]

    assert cache.made(KEYS[:4], make) == [b"baru 0", b"lama", b"baru 2", b"baru 3"]
    assert cache.made(KEYS[:4], make) == [b"baru 0", b"lama", b"baru 2", b"baru 3"]
    assert asked == [[0, 2, 3]]


def test_parts_of_a_key_are_told_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc") != digest("abc") != digest("abc", "")
    assert digest("a") == digest(b"a")


def test_what_no_build_uses_any_more_is_forgotten(tmp_path: Path) -> None:
    kept(tmp_path)
    for _ in range(KEPT_BUILDS + 1):
        cache = Cache.of(tmp_path)
        cache.get(KEYS[:1])
        cache.save()
    assert set(Cache.of(tmp_path).get(KEYS)) == {KEYS[0]}


def survives(root: Path) -> None:
    """Whatever happened to the file: nothing is wrong that is found, nothing raises, and the next build has all again."""
    cache = Cache.of(root)
    found = cache.get(KEYS)
    assert found.items() <= VALUES.items()
    assert cache.made(KEYS, lambda places: [VALUES[KEYS[place]] for place in places]) == list(VALUES.values())
    cache.save()
    assert Cache.of(root).get(KEYS).items() <= VALUES.items()


def test_damage_in_any_byte_is_never_taken_for_content(tmp_path: Path) -> None:
    """Each byte of the first pages, where the file says what it is, and every few of the rest."""
    path = kept(tmp_path)
    whole = path.read_bytes()
    places = [*range(0, 200), *range(200, len(whole), 41)]
    for place in places:
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        survives(tmp_path)


@pytest.mark.parametrize("bit", range(8))
def test_a_single_turned_bit_is_seen(tmp_path: Path, bit: int) -> None:
    path = kept(tmp_path)
    whole = path.read_bytes()
    for place in range(0, len(whole), 397):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ (1 << bit)]) + whole[place + 1 :])
        survives(tmp_path)


@pytest.mark.parametrize("content", [b"", b"{}", b"SQLite format 3\0", bytes(5000), b"\xff" * 5000], ids=["empty", "json", "head", "zeros", "ones"])
def test_a_file_that_is_none_of_ours_is_replaced(tmp_path: Path, content: bytes) -> None:
    kept(tmp_path).write_bytes(content)
    survives(tmp_path)
    assert Cache.of(tmp_path).get(KEYS) == VALUES


@pytest.mark.parametrize("length", [1, 100, 4096, 5000])
def test_a_file_that_was_cut_short(tmp_path: Path, length: int) -> None:
    path = kept(tmp_path)
    path.write_bytes(path.read_bytes()[:length])
    survives(tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE kept RENAME COLUMN value TO content",
        "DROP TABLE kept",
        "UPDATE kept SET value = 'teks'",
        "UPDATE kept SET value = NULL",
        "UPDATE kept SET build = 'x'",
        "UPDATE kept SET build = 9223372036854775807",
        "UPDATE kept SET build = 1e300",
        "UPDATE kept SET build = NULL",
        "CREATE TABLE kept2 AS SELECT * FROM kept; DROP TABLE kept; CREATE VIEW kept AS SELECT * FROM kept2",
    ],
)
def test_a_table_of_another_version_or_another_hand(tmp_path: Path, change: str) -> None:
    with closing(sqlite3.connect(kept(tmp_path))) as database, database:
        database.executescript(change)
    survives(tmp_path)
    survives(tmp_path)
    assert Cache.of(tmp_path).get(KEYS) == VALUES


def test_a_value_under_another_key_is_no_hit(tmp_path: Path) -> None:
    """Whole entries, each with its own digest, exchanged: the key is part of what is looked at."""
    with closing(sqlite3.connect(kept(tmp_path))) as database, database:
        rows = database.execute("SELECT key, value FROM kept ORDER BY key").fetchall()
        turned = zip(rows, [*rows[1:], rows[0]])
        database.executemany("UPDATE kept SET value = ? WHERE key = ?", ((value, key) for (key, _), (_, value) in turned))
    assert Cache.of(tmp_path).get(KEYS) == {}
    survives(tmp_path)


@pytest.mark.parametrize("way", ["a file in the folder's place", "a folder in the file's place", "a folder that nobody may write"])
def test_a_folder_that_cannot_be_written_costs_time_alone(tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if way.startswith("a file"):
        (tmp_path / FOLDER).write_text("bukan folder", encoding="utf-8")
    elif way.startswith("a folder in"):
        (tmp_path / FOLDER / FILE).mkdir(parents=True)
    else:

        def refuse(*args, **more):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "mkdir", refuse)
    survives(tmp_path)
    assert Cache.of(tmp_path).get(KEYS) == {}


def test_two_at_once_write_one_file_that_is_whole(tmp_path: Path) -> None:
    def write(start: int) -> None:
        for number in range(start, start + 10):
            cache = Cache.of(tmp_path)
            cache.get(KEYS)
            cache.keep({KEYS[number]: VALUES[KEYS[number]]})
            cache.save()

    threads = [threading.Thread(target=write, args=(start,)) for start in (0, 10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = Cache.of(tmp_path).get(KEYS)
    assert found.items() <= VALUES.items() and set(KEYS[8:10] + KEYS[18:]) <= set(found)


def test_much_is_written_at_once_and_counts_as_one_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "MOST_IN_MEMORY", 3)
    cache = Cache.of(tmp_path)
    cache.keep({KEYS[0]: b"satu"})
    assert Cache.of(tmp_path).get(KEYS) == {KEYS[0]: b"satu"} == cache.get(KEYS)
    cache.keep({KEYS[1]: b"dua"})
    cache.save()
    assert Cache.of(tmp_path).get(KEYS) == {KEYS[0]: b"satu", KEYS[1]: b"dua"}
    with closing(sqlite3.connect(tmp_path / FOLDER / FILE)) as database:
        assert {row[0] for row in database.execute("SELECT build FROM kept")} == {1}


def test_much_that_cannot_be_written_stays_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "MOST_IN_MEMORY", 3)
    (tmp_path / FOLDER).write_text("bukan folder", encoding="utf-8")
    cache = Cache.of(tmp_path)
    cache.keep({KEYS[0]: b"satu"})
    assert cache.get(KEYS) == {KEYS[0]: b"satu"}


def test_a_file_of_an_older_layout_is_read_and_then_begun_anew(tmp_path: Path) -> None:
    path = kept(tmp_path)
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT key, value, build FROM kept").fetchall()
    path.unlink()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE kept (key BLOB PRIMARY KEY, value BLOB, build INTEGER) WITHOUT ROWID")
        database.executemany("INSERT INTO kept VALUES (?, ?, ?)", rows)
    assert Cache.of(tmp_path).get(KEYS) == VALUES
    cache = Cache.of(tmp_path)
    cache.keep({KEYS[0]: VALUES[KEYS[0]]})
    cache.save()
    assert Cache.of(tmp_path).get(KEYS) == {KEYS[0]: VALUES[KEYS[0]]}


def test_the_room_of_forgotten_entries_is_given_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "MOST_FREE", 0)
    cache = Cache.of(tmp_path)
    cache.keep({KEYS[0]: bytes(1_000_000)})
    cache.save()
    large = (tmp_path / FOLDER / FILE).stat().st_size
    for number in range(KEPT_BUILDS + 2):
        cache.keep({KEYS[1]: bytes([number])})
        cache.save()
    assert large > 1_000_000 > (tmp_path / FOLDER / FILE).stat().st_size
    assert Cache.of(tmp_path).get(KEYS[:2]) == {KEYS[1]: bytes([KEPT_BUILDS + 1])}
