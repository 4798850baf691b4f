"""An edition's own files stand beside those of the site: whatever would be in the way is told by the check, by its name."""

import os
import sys
from pathlib import Path

import pytest

from berdaya.check.own_files import check_own_files
from berdaya.check.project import check
from berdaya.check.report import as_text
from berdaya.relate.plan import plan
from berdaya.relate.taken import TakenPlaces
from tests.site_projects import FILES, build, project, snapshot
from tests.small_builds import TODAY
from tests.small_sites import GOOD, SOURCE, write_site

OF_OLD = {"content/sources/buku.yml": f"{SOURCE}slug: {{formerly: {{id: [kitab]}}}}\n"}


def said(root: Path) -> list[str]:
    return list(as_text(check_own_files(root, check(root, TODAY).library), "en"))


def told(root: Path) -> list[str]:
    """The files that are told, by their places on the site."""
    return [problem.place.path.removeprefix("local/files/") for problem in check_own_files(root, check(root, TODAY).library)]


@pytest.mark.parametrize(
    "place",
    [
        "index.html", "404.html", "offline.html", "sw.js", "sitemap.xml", "llms.txt", "en/llms.txt", "perubahan.xml", "en/changes.xml",  # a file of the site
        "glosarium", "en", "data", "assets", "P",  # a folder of the site
        "glosarium/desa/index.html", "en/glossary/desa/index.html", "sumber/kitab/index.html",  # a page, in each language; an address of old
        "data/knowledge.json", "unduh/berdaya.id.pdf", "unduh/lain.pdf", "search/search_index.json", "assets/gaya.css", "P/BARU/index.html",  # what a build names anew
        "INDEX.html", "Glosarium", "Data/a.txt", "p/X",  # the same name on Windows and macOS
        "sw.js/a.txt", "index.html/a/b.txt", "glosarium/desa/index.html/a.txt",  # a folder where the site has a file
    ],
)  # fmt: skip
def test_what_would_be_in_the_way_is_told_by_its_name(place: str, tmp_path: Path) -> None:
    root = write_site(tmp_path, {**GOOD, **OF_OLD, f"local/files/{place}": "x"})
    (line,) = said(root)
    assert line.startswith(f"local/files/{place}:1:1: own-file-in-the-way: the site itself uses this place (")
    cure = line.rpartition("for example ")[2].removesuffix(".")
    os.renames(root / "local" / "files" / place, root / cure)
    assert said(root) == []


def test_whatever_stands_beside_is_published_as_it_is(tmp_path: Path) -> None:
    own = {
        "logo.svg",
        "catatan.md",
        "peta/desa.png",
        "glosarium/desa/foto.jpg",
        "en/brosur.pdf",
        ".well-known/a.txt",
        "CNAME",
        "a b.txt",
        "tentang/README.md",
    }
    root = project(tmp_path, {f"local/files/{place}": place for place in own} | {"local/files/README.md": "x", "local/files/.DS_Store": "x"})
    assert said(root) == []
    done = build(root)
    assert done.returncode == 0, done.stderr
    site = snapshot(root / "site")
    assert {place: site[place].decode() for place in own} == {place: place for place in own}
    assert not {"README.md", ".DS_Store"} & set(site)


def test_every_file_that_a_build_writes_is_a_taken_place(tmp_path: Path) -> None:
    """So that no new output is forgotten."""
    root = project(tmp_path, OF_OLD)
    done = build(root)
    assert done.returncode == 0, done.stderr
    taken = TakenPlaces(plan(check(root, TODAY).library))
    assert [place for place in snapshot(root / "site") if not taken.by(place)] == []


def test_the_whole_site_is_made_of_taken_places(site_dir: Path) -> None:
    taken = TakenPlaces(plan(check(Path(__file__).parent.parent).library))
    assert [place for place in snapshot(site_dir) if not taken.by(place)] == []


def test_a_build_says_the_same_and_keeps_the_old_site(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert build(root).returncode == 0
    before = snapshot(root / "site")
    write_site(root, {"local/files/glosarium": "x"})
    failed = build(root)
    assert failed.returncode == 1 and "Traceback" not in failed.stderr
    assert "local/files/glosarium:1:1: own-file-in-the-way" in failed.stderr
    assert snapshot(root / "site") == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither pipes nor links without rights")
def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    root = write_site(tmp_path, {**FILES, "local/files/a.txt": "x"})
    folder = root / "local" / "files"
    (folder / "hilang.png").symlink_to("tidak-ada.png")
    (folder / "putar").symlink_to(folder)
    os.mkfifo(folder / "pipa")
    (folder / "baris\nkedua.txt").write_text("x")
    if sys.platform == "linux":
        Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_text("x")
    lines = said(root)
    assert [line.split(": ")[1] for line in lines] == ["own-file-name"] + ["file-unreadable"] * 3 + ["own-file-name"] * (sys.platform == "linux")
    assert all("\n" not in line for line in lines)
