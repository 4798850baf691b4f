"""Files below a folder, and what a disk refuses: neither stumbles over what it may not look at."""

import errno
import os
import sys
from pathlib import Path

import pytest

from berdaya.disk import files_below, refusal_of_disk


def test_files_are_named_in_order_with_those_of_folders_below(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    assert files_below(tmp_path) == ["a/b/c.txt", "a/z.txt", "b.txt"]
    assert files_below(tmp_path / "nothing") == [] == files_below(tmp_path / "b.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no links without rights")
def test_links_to_folders_are_not_followed_and_dead_ones_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "dead").symlink_to(tmp_path / "nothing")
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert files_below(tmp_path) == ["file"]


def test_a_folder_that_may_not_be_read_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    scan = os.scandir

    def refusing(folder: str):
        if str(folder).endswith("shut"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), folder)
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refusing)
    assert files_below(tmp_path) == ["file"]


def test_a_path_that_may_not_be_looked_at_has_its_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "is_dir", refuse)
    told = refusal_of_disk(PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/shut/a.yml"))
    assert told and told.startswith("/shut/a.yml: tidak boleh dibaca") and "Check the rights" in told
