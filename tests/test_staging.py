"""Two builds at once, a build that was interrupted, a folder that the system does not let go of, and a full disk."""

import errno
import os
import sys
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from berdaya.disk import refusal_of_disk
from berdaya.mkdocs_plugin import staging as module
from berdaya.mkdocs_plugin.staging import ABANDONED_SECONDS, Staging, exchange, recover, remove


@pytest.fixture(params=["exchanged", "moved"])
def swap(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each way of a system to put one folder in the place of another."""
    if request.param == "moved":
        monkeypatch.setattr(module, "exchange", lambda one, other: False)
    return request.param


def write(staging: Staging, *names: str) -> None:
    for name in names:
        (staging.folder / name).write_text(name, encoding="utf-8")


def publish(staging: Staging) -> None:
    remove(staging.swap())
    remove(staging.of_mkdocs)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_two_builds_at_once_give_one_site_or_the_other(tmp_path: Path, swap: str) -> None:
    one, two = Staging.beside(tmp_path / "site"), Staging.beside(tmp_path / "site")
    write(one, "index.html", "satu.html")
    write(two, "index.html", "dua.html")
    publish(one)
    assert names(tmp_path / "site") == ["index.html", "satu.html"]
    publish(two)
    assert names(tmp_path / "site") == ["dua.html", "index.html"]
    assert names(tmp_path) == ["site"]


def test_the_next_build_clears_what_an_interrupted_one_left_an_hour_ago_and_no_build_under_way(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    left, under_way = Staging.beside(tmp_path / "site"), Staging.beside(tmp_path / "site")
    long_ago(left.folder)
    long_ago(left.of_mkdocs)
    Staging.beside(tmp_path / "site").discard()
    assert names(tmp_path) == [under_way.folder.name, under_way.of_mkdocs.name, "site"]


def long_ago(folder: Path) -> None:
    before = os.stat(folder).st_mtime - ABANDONED_SECONDS - 1
    os.utime(folder, (before, before))


def test_a_swap_that_was_cut_short_is_mended_by_the_next_build(tmp_path: Path) -> None:
    """Between the two moves of a swap the old site lies beside its place, and is the only copy."""
    for age in (0, 1):
        old = tmp_path / f".site.new-{age}-old"
        old.mkdir()
        (old / f"{age}.html").touch()
        os.utime(old, (1_000_000 + age, 1_000_000 + age))  # long abandoned; the second is the newer
    recover(tmp_path / "site")
    assert names(tmp_path / "site") == ["1.html"]
    assert names(tmp_path) == ["site"]


def test_without_a_site_nothing_beside_is_swept_away(tmp_path: Path) -> None:
    left = Staging.beside(tmp_path / "site")
    long_ago(left.folder)
    Staging.beside(tmp_path / "site").discard()
    assert left.folder.is_dir()


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="this system cannot exchange two folders")
def test_two_folders_are_exchanged_in_one_step(tmp_path: Path) -> None:
    for name in ("satu", "dua"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.html").touch()
    assert exchange(tmp_path / "satu", tmp_path / "dua")
    assert (names(tmp_path / "satu"), names(tmp_path / "dua")) == (["dua.html"], ["satu.html"])
    assert not exchange(tmp_path / "satu", tmp_path / "tiga")


def test_a_site_that_cannot_be_replaced_stays_and_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Staging.beside(tmp_path / "site")
    write(first, "lama.html")
    publish(first)
    second = Staging.beside(tmp_path / "site")
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path == second.folder:
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(module, "exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PluginError, match="Permission denied.*build again"):
        second.swap()
    assert names(tmp_path / "site") == ["lama.html"]


def test_the_site_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    staging = Staging.beside(tmp_path / "site")
    publish(staging)
    assert os.name == "nt" or (tmp_path / "site").stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, ("Tempat di disk habis: {path}", "Kosongkan", "The disk is full")),
        (errno.EDQUOT, ("Tempat di disk habis: {path}", "The disk is full")),
        (errno.EACCES, ("{path}: tidak boleh dibaca atau ditulis", "Check the rights")),
        (errno.EPERM, ("{path}: tidak boleh dibaca atau ditulis", "Check the rights")),
        (errno.EROFS, ("{path}: disk ini hanya bisa dibaca", "can only be read")),
    ],
)
def test_what_a_disk_refuses_is_told_in_a_sentence(number: int, said: tuple[str, ...], tmp_path: Path) -> None:
    path = str(tmp_path / "belum" / "ada" / "index.html")
    sentence = refusal_of_disk(OSError(number, "x", path)) or ""
    assert all(part.format(path=path) in sentence for part in said)
    assert "\n" not in sentence


def test_a_write_that_names_no_file_tells_the_room_of_no_disk() -> None:
    """The output may lie on another disk than the project: what is free here says nothing of it."""
    assert refusal_of_disk(OSError(errno.ENOSPC, "x")).startswith("Tempat di disk habis. Kosongkan")
    assert "tersisa" in (refusal_of_disk(OSError(errno.ENOSPC, "x", "a")) or "")


@pytest.mark.parametrize("failure", [OSError(errno.ENOENT, "x", "a"), ValueError("x"), OSError()])
def test_another_failure_is_none_of_the_disk(failure: Exception) -> None:
    assert refusal_of_disk(failure) is None
