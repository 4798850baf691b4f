"""Whatever happened to an earlier build: the next one gives what a clean one gives, byte for byte."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from berdaya import cache
from berdaya.cache import FILE, FOLDER
from tests.pages.test_prints import FILES
from tests.site_projects import CONFIG, build, project, snapshot
from tests.small_sites import GOOD

CACHE = Path(FOLDER, FILE)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project built once, with its cache."""
    root = project(tmp_path_factory.mktemp("bersih"), FILES)
    done = build(root, "--strict")
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def again(clean: Path, tmp_path: Path) -> Path:
    """The same project and cache in another place, without the site."""
    shutil.copytree(clean, tmp_path / "lagi", ignore=shutil.ignore_patterns("site"))
    return tmp_path / "lagi"


def exchanged(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        rows = database.execute("SELECT key, value FROM kept").fetchall()
        database.executemany("UPDATE kept SET value = ? WHERE key = ?", ((value, key) for (key, _), (_, value) in zip(rows, [*rows[1:], rows[0]])))


def noisy(path: Path) -> None:
    content, noise = bytearray(path.read_bytes()), random.Random(7)
    for _ in range(200):
        content[noise.randrange(len(content))] = noise.randrange(256)
    path.write_bytes(content)


DAMAGE = {
    "as it is": lambda path: None,
    "gone": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "another program's": lambda path: path.write_bytes(b"{}"),
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:9000]),
    "noise within": noisy,
    "entries exchanged": exchanged,
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "a file where its folder is": lambda path: (shutil.rmtree(path.parent), path.parent.write_text("x", encoding="utf-8")),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_the_site_of_a_damaged_cache_is_that_of_none(clean: Path, again: Path, damage: str) -> None:
    DAMAGE[damage](again / CACHE)
    done = build(again, "--strict")
    assert done.returncode == 0 and "Traceback" not in done.stderr, done.stderr
    assert snapshot(again / "site") == snapshot(clean / "site")


def test_two_builds_at_once_give_one_whole_site(clean: Path, tmp_path: Path) -> None:
    root = project(tmp_path, FILES)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    started = [subprocess.Popen(command, cwd=root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate()[1] for process in started]
    # Both may swap their site in at the same moment: one of them may be told that the folder is in use, none of them lies.
    assert 0 in [process.returncode for process in started] and not any("Traceback" in text for text in said), said
    assert snapshot(root / "site") == snapshot(clean / "site")
    shutil.rmtree(root / "site")
    assert build(root).returncode == 0
    assert snapshot(root / "site") == snapshot(clean / "site")


@pytest.mark.skipif(os.name != "posix", reason="ends a process at once")
@pytest.mark.parametrize("seconds", [0.5, 0.8, 1.1])
def test_a_build_that_was_killed_leaves_the_old_site_and_hinders_no_other(clean: Path, again: Path, seconds: float) -> None:
    old = snapshot(clean / "site")
    shutil.copytree(clean / "site", again / "site")
    project(again, {**FILES, "mkdocs.yml": CONFIG.replace("Contoh", "Nama lain")})
    process = subprocess.Popen([sys.executable, "-m", "mkdocs", "build"], cwd=again, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    finished = process.wait() == 0
    assert finished or (again / "site/index.html").is_file()
    assert finished or b"Nama lain" in (again / "site/index.html").read_bytes() or snapshot(again / "site") == old
    project(again, FILES)
    assert build(again, "--strict").returncode == 0
    assert snapshot(again / "site") == old


def test_another_version_of_the_program_uses_nothing_of_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every key names the program: each of its files, and the packages that its results rest on."""
    room = tmp_path / "berdaya"
    (room / "languages").mkdir(parents=True)
    (room / "__pycache__").mkdir()
    monkeypatch.setattr(cache, "__file__", str(room / "cache.py"))
    monkeypatch.setattr(cache, "_version", lambda name: "1")
    seen = set()

    def digest() -> bytes:
        cache.code_digest.cache_clear()
        return cache.program_digest.__wrapped__()

    for file, text in (("cache.py", "a"), ("cache.py", "b"), ("languages/id.yml", "b"), ("languages/en.yml", "b")):
        (room / file).write_text(text, encoding="utf-8")
        seen.add(digest())
    (room / "__pycache__" / "cache.pyc").write_bytes(b"x")
    assert digest() in seen and len(seen) == 4
    monkeypatch.setattr(cache, "_version", lambda name: "2" if name == "msgspec" else "1")
    assert digest() not in seen
    monkeypatch.undo()
    cache.code_digest.cache_clear()


def test_a_process_goes_on_with_the_modules_that_it_has_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a preview makes with the module of before is none of the new one's; words and styles it reads anew."""
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "cache.py"))
    (tmp_path / "cache.py").write_text("a", encoding="utf-8")
    cache.code_digest.cache_clear()
    before = cache.program_digest.__wrapped__()
    (tmp_path / "cache.py").write_text("b", encoding="utf-8")
    assert cache.program_digest.__wrapped__() == before
    (tmp_path / "own.css").write_text("b", encoding="utf-8")
    assert cache.program_digest.__wrapped__() != before
    monkeypatch.undo()
    cache.code_digest.cache_clear()


def test_one_edited_record_gives_what_a_clean_build_gives(tmp_path: Path) -> None:
    root, other = project(tmp_path / "satu", FILES), tmp_path / "dua"
    assert build(root).returncode == 0
    edited = {**FILES, "content/methods/jalan.yml": FILES["content/methods/jalan.yml"].replace("Jalan bersama", "Jalan kaki").replace("purpose", "slug: {en: walk}\npurpose")}
    project(root, edited)
    project(other, edited)
    assert build(root).returncode == build(other).returncode == 0
    assert snapshot(root / "site") == snapshot(other / "site")


WALK = "content/methods/jalan.yml"
EDITS = {
    "a title, which neighbours and menus name": {WALK: ("Jalan bersama", "Jalan kaki")},
    "a term's meaning, which other pages show": {"glossary/desa.yml": ("summary: {id: ", "summary: {id: Kini ")},
    "the edition's name": {"mkdocs.yml": ("Contoh", "Nama lain")},
    "the edition's address": {"mkdocs.yml": ("https://contoh.example/", "https://lain.example/")},
}


@pytest.mark.parametrize("edit", EDITS)
def test_pages_that_are_taken_from_the_old_site_are_those_of_a_clean_build(clean: Path, tmp_path: Path, edit: str) -> None:
    root, other = Path(shutil.copytree(clean, tmp_path / "lagi")), tmp_path / "bersih"
    (root / "site/404.html").write_text("diubah orang", encoding="utf-8")
    (root / "site/glosarium/desa/index.html").write_text("diubah orang", encoding="utf-8")
    edited = {**GOOD, **FILES, "mkdocs.yml": CONFIG}
    for path, (old, new) in EDITS[edit].items():
        assert old in edited[path]
        edited[path] = edited[path].replace(old, new)
    project(root, edited)
    project(other, edited)
    assert build(root).returncode == build(other).returncode == 0
    assert snapshot(root / "site") == snapshot(other / "site")


def test_a_site_that_is_made_in_the_folder_of_the_one_before_the_last_is_that_of_a_clean_build(clean: Path, tmp_path: Path) -> None:
    """One build after another, each with other pages; between them somebody writes into the site, and leaves a link in it."""
    root, other = Path(shutil.copytree(clean, tmp_path / "lagi")), tmp_path / "bersih"
    new = FILES[WALK].replace("Jalan bersama", "Duduk bersama")
    for name in ("duduk", "berdiri"):
        project(root, {f"content/methods/{name}.yml": new.replace("Duduk", name.title())})
        assert build(root).returncode == 0
        (root / f"content/methods/{name}.yml").unlink()
    assert list((root / FOLDER / "sites").iterdir())
    with (root / "site/glosarium/desa/index.html").open("a", encoding="utf-8") as file:  # the same file as that of the spare folder
        file.write("ditambah orang")
    (root / "site/assets/berdaya").rename(root / "site/dipindah")
    if os.name == "posix":
        (root / "site/assets/berdaya").symlink_to(tmp_path)
    edited = {**GOOD, **FILES, WALK: FILES[WALK].replace("Jalan bersama", "Jalan kaki")}
    for _ in range(3):
        project(root, edited)
        assert build(root).returncode == 0
        edited[WALK] += "\n"
    project(other, edited)
    assert build(root).returncode == build(other).returncode == 0
    assert snapshot(root / "site") == snapshot(other / "site")
    assert _folders(root / "site") == _folders(other / "site")
    assert {path.name for path in tmp_path.iterdir()} == {"lagi", "bersih"}


def _folders(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}
