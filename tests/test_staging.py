"""Two builds at once, a build that was interrupted, and a folder that the system does not let go of."""

import os
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from berdaya.mkdocs_plugin.staging import ABANDONED_SECONDS, Staging


def write(staging: Staging, *names: str) -> None:
    for name in names:
        (staging.folder / name).write_text(name, encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_two_builds_at_once_give_one_site_or_the_other(tmp_path: Path) -> None:
    one, two = Staging.beside(tmp_path / "site"), Staging.beside(tmp_path / "site")
    write(one, "index.html", "satu.html")
    write(two, "index.html", "dua.html")
    one.publish()
    assert names(tmp_path / "site") == ["index.html", "satu.html"]
    two.publish()
    assert names(tmp_path / "site") == ["dua.html", "index.html"]
    assert names(tmp_path) == ["site"]


def test_the_next_build_clears_what_an_interrupted_one_left_an_hour_ago_and_no_build_under_way(tmp_path: Path) -> None:
    left, under_way = Staging.beside(tmp_path / "site"), Staging.beside(tmp_path / "site")
    os.utime(left.folder, (0, os.stat(left.folder).st_mtime - ABANDONED_SECONDS - 1))
    Staging.beside(tmp_path / "site").discard()
    assert names(tmp_path) == [under_way.folder.name]


def test_a_site_that_cannot_be_replaced_stays_and_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Staging.beside(tmp_path / "site")
    write(first, "lama.html")
    first.publish()
    second = Staging.beside(tmp_path / "site")
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path == second.folder:
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PluginError, match="Permission denied.*build again"):
        second.publish()
    assert names(tmp_path / "site") == ["lama.html"]


def test_the_site_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    staging = Staging.beside(tmp_path / "site")
    staging.publish()
    assert os.name == "nt" or (tmp_path / "site").stat().st_mode & 0o777 == 0o755
