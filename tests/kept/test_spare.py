"""The folder of the site before the last is used again, unless something about it is not as we left it."""

import os
import sys
from pathlib import Path

import pytest

from berdaya.mkdocs_plugin.spare import Spare


@pytest.fixture
def spare(tmp_path: Path) -> Spare:
    return Spare.of(tmp_path, tmp_path / "site")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "new"
    folder.mkdir()
    return folder


def given(spare: Spare, folder: Path) -> None:
    (folder / "peran").mkdir(parents=True)
    (folder / "peran" / "index.html").write_bytes(b"satu")
    spare.give(folder)


is_alike = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names in capitals are the same here: every folder is made anew")


@is_alike
def test_a_site_that_was_given_is_taken_once(spare: Spare, place: Path, tmp_path: Path) -> None:
    given(spare, tmp_path / "old")
    assert spare.take(place) == {"peran/index.html"} and (place / "peran/index.html").read_bytes() == b"satu"
    assert spare.take(tmp_path / "second") == frozenset() and not (tmp_path / "second").exists()


def test_without_one_the_place_stays_empty(spare: Spare, place: Path) -> None:
    assert spare.take(place) == frozenset() and not list(place.iterdir())


def test_where_names_in_capitals_are_the_same_none_is_used(spare: Spare, place: Path, tmp_path: Path) -> None:
    given(spare, tmp_path / "old")
    spare.folder.with_name(spare.folder.name.upper()).mkdir(exist_ok=True)  # as if it were the same
    assert spare.take(place) == frozenset() and not list(place.iterdir()) and not spare.folder.exists()


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own")
def test_a_folder_with_a_link_is_never_written_into(spare: Spare, place: Path, tmp_path: Path) -> None:
    given(spare, tmp_path / "old")
    (tmp_path / "elsewhere").mkdir()
    (spare.folder / "keluar").symlink_to(tmp_path / "elsewhere")
    assert spare.take(place) == frozenset() and not list(place.iterdir())
    assert not spare.folder.exists() and (tmp_path / "elsewhere").is_dir()


def test_only_the_newest_is_kept(tmp_path: Path) -> None:
    one, other = Spare.of(tmp_path, tmp_path / "site"), Spare.of(tmp_path, tmp_path / "elsewhere")
    given(one, tmp_path / "old")
    given(other, tmp_path / "older")
    assert not one.folder.exists() and other.folder.is_dir()


def test_one_that_cannot_be_kept_is_removed(spare: Spare, tmp_path: Path) -> None:
    spare.folder.parent.parent.mkdir()
    spare.folder.parent.write_bytes(b"a file where the folder should be")
    given(spare, tmp_path / "old")
    assert not (tmp_path / "old").exists() and not spare.folder.exists()


def site_of(folder: Path) -> list[str]:
    (folder / "peran").mkdir(parents=True)
    for name in ("index.html", "peran/index.html"):
        (folder / name).write_text(name, encoding="utf-8")
    return ["index.html", "peran/index.html"]


def test_a_first_site_gives_one_of_links(spare: Spare, tmp_path: Path) -> None:
    names = site_of(tmp_path / "site")
    spare.link(tmp_path / "site", names)
    assert all((spare.folder / name).samefile(tmp_path / "site" / name) for name in names)


def test_where_nothing_can_be_linked_there_is_none(spare: Spare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", refuse)
    spare.link(tmp_path / "site", site_of(tmp_path / "site"))
    assert not spare.folder.exists() and (tmp_path / "site/peran/index.html").is_file()


@is_alike
def test_one_that_another_build_has_taken_is_not_missed(spare: Spare, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given(spare, tmp_path / "old")
    rename = Path.rename

    def late(path: Path, target: Path) -> Path:
        if path == spare.folder:
            raise FileNotFoundError
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", late)
    assert spare.take(place) == frozenset() and place.is_dir() and not list(place.iterdir())
