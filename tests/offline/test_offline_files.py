"""What phones may keep: which files the manifest names, the core that fits its budget, bytes that do not wander."""

import json
import random
import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from berdaya.export.offline import MOST_CORE, Ways, may_be_kept, offline, retired
from berdaya.export.offline import manifest as manifest_of
from berdaya.model.address import Address
from berdaya.model.page import Page
from tests.conftest import gzip_size

HTML = '<link href="../assets/berdaya/site.aaaaaaaa.css"><script src="../assets/berdaya/site.{}.bbbbbbbb.js"></script>{}'
FIRST_VISIT = 300 * 1024


def page(key: str, folder: str, lang: str = "id", **more) -> Page:
    kind = key.partition("/")[0] if "/" in key and not key.startswith(("page/", "index/")) else None
    return Page(key, lang, lang, Address(folder), "Judul", "Uraian", "# Judul\n", kind=kind, **more)


PAGES = (
    page("page/home", ""), page("index/checklist", "daftar-periksa"), page("checklist/uji", "daftar-periksa/uji"),
    page("role/kader", "peran/kader"), page("print/role", "cetak/peran", is_print=True), page("page/home", "en", "en"),
)
SHARED = {
    "assets/berdaya/site.aaaaaaaa.css": b"a{}", "assets/berdaya/site.id.bbbbbbbb.js": b"id", "assets/berdaya/site.en.bbbbbbbb.js": b"en",
    "assets/berdaya/ways.cccccccc.css": b"b{}", "assets/search/id-0123456789/engine.js": b"engine",
    "assets/search/id-0123456789/t0.js": b"t0", "assets/search/en-0123456789/t0.js": b"t0 en", "offline.html": b"notice",
    "search/search_index.json": b"{}", "logo.svg": b"<svg/>",
}


def built(pages: tuple[Page, ...] = PAGES, **more: bytes) -> dict[str, bytes]:
    """The files of a site: its pages by their path, and what they share; ``more`` replaces pages by their folder."""
    html = {f"{one.url}index.html": HTML.format(one.lang, one.key).encode() for one in pages}
    return html | SHARED | {f"{folder}/index.html": text for folder, text in more.items()}


def made(files: dict[str, bytes], pages: tuple[Page, ...] = PAGES, ways: dict[str, Ways] | None = None) -> dict[str, bytes]:
    return {artifact.path: artifact.content for artifact in offline(pages, files, ["index.html", "peran"], ways)}


def manifest(files: dict[str, bytes], lang: str = "id", pages: tuple[Page, ...] = PAGES, ways: dict[str, Ways] | None = None) -> dict:
    artifacts = made(files, pages, ways)
    return json.loads(artifacts[json.loads(artifacts["assets/offline/editions.json"])[lang]["path"]])


@pytest.mark.parametrize(
    ("path", "is_kept"),
    [
        ("index.html", True), ("peran/index.html", True), ("offline.html", True), ("404.html", False),
        ("assets/berdaya/site.aaaaaaaa.css", True), ("assets/stylesheets/main.aaaaaaaa.min.css.map", False),
        ("assets/javascripts/lunr/min/lunr.da.min.js", False), ("logo.svg", True), ("sitemap.xml", False),
        ("unduh/PRA/prakondisi.id.html", False), ("unduh/PRA/prakondisi-a4.pdf", False), ("data/knowledge.json", False),
    ],
)
def test_downloads_and_what_no_page_uses_are_left_out(path: str, is_kept: bool) -> None:
    assert may_be_kept(path) is is_kept


def test_a_language_has_its_pages_and_what_they_share() -> None:
    assert set(manifest(built())["files"]) == {
        "", "daftar-periksa/", "daftar-periksa/uji/", "peran/kader/", "assets/berdaya/site.aaaaaaaa.css",
        "assets/berdaya/site.id.bbbbbbbb.js", "assets/berdaya/ways.cccccccc.css", "assets/search/id-0123456789/engine.js",
        "assets/search/id-0123456789/t0.js", "offline.html", "search/search_index.json", "logo.svg",
    }
    assert {name for name in manifest(built(), "en")["files"] if name == "" or name.endswith("/")} == {"en/"}


def test_the_core_is_home_checklists_and_what_they_name() -> None:
    found = manifest(built())
    assert set(list(found["files"])[: found["core"]]) == {
        "", "daftar-periksa/", "daftar-periksa/uji/", "assets/berdaya/site.aaaaaaaa.css", "assets/berdaya/site.id.bbbbbbbb.js",
        "assets/search/id-0123456789/engine.js", "offline.html", "search/search_index.json",
    }


def test_checklists_that_find_no_room_are_not_in_the_core() -> None:
    many = tuple(page(f"checklist/l{number}", f"daftar-periksa/l{number}") for number in range(20))
    noise = random.Random(1)
    large = {one.address.folder: noise.randbytes(20_000) for one in many}
    found = manifest(built((*PAGES, *many), **large), pages=(*PAGES, *many))
    assert 200_000 < found["coreSize"] <= MOST_CORE
    assert found["size"] > 400_000


def test_the_same_files_give_the_same_bytes_in_any_order() -> None:
    assert made(built()) == made(dict(reversed(built().items())))


def test_a_changed_page_changes_its_hash_and_no_other() -> None:
    before, after = manifest(built())["files"], manifest(built(**{"peran/kader": b"baru"}))["files"]
    assert {path for path in before if before[path] != after[path]} == {"peran/kader/"}


def test_a_style_with_another_hash_leaves_the_pages_that_name_it_as_they_are() -> None:
    files = built()
    style = {"assets/berdaya/site.dddddddd.css": b"c{}"}
    renamed = {path: text.replace(b"site.aaaaaaaa.css", b"site.dddddddd.css") for path, text in files.items() if "aaaaaaaa" not in path}
    before, after = manifest(files)["files"], manifest(renamed | style)["files"]
    assert set(after) - set(before) == set(style)
    assert {path for path in before if path in after and before[path] != after[path]} == set()


def test_a_new_edition_is_a_new_worker_and_the_languages_are_apart() -> None:
    before, after = made(built()), made(built(**{"peran/kader": b"baru"}))
    assert before["sw.js"] != after["sw.js"]
    assert [path for path in before if "/en." in path] == [path for path in after if "/en." in path]


WAYS = {"id": Ways({"uji": "daftar-periksa/uji/"}, ("peran/kader/",))}


def test_the_manifest_tells_short_addresses_and_the_page_for_emergencies_comes_first() -> None:
    found = manifest(built(), ways=WAYS)
    assert found["short"] == {"uji": "daftar-periksa/uji/"} and found["discreet"] == ["peran/kader/"]
    core = list(found["files"])[: found["core"]]
    assert core.index("peran/kader/") < core.index("")
    assert manifest(built(), "en", ways=WAYS)["short"] == {}


def test_the_worker_itself_knows_what_every_phone_keeps() -> None:
    files = manifest(built(), ways=WAYS)["files"]
    needed = ("peran/kader/", "assets/berdaya/site.aaaaaaaa.css", "assets/berdaya/site.id.bbbbbbbb.js")
    urgent = json.dumps({name: files[name] for name in needed}, separators=(",", ":"))
    assert f'"urgent":{urgent}'.encode() in made(built(), ways=WAYS)["sw.js"]


def test_the_hashes_are_those_that_the_worker_makes() -> None:
    rows = json.loads((Path(__file__).parents[1] / "browser" / "hashes.json").read_text(encoding="utf-8"))
    files = {row["path"]: row["text"].encode() for row in rows}
    assert manifest_of(files, [""])["files"] == {row["path"]: row["hash"] for row in rows}


def test_the_worker_of_an_edition_that_keeps_nothing_clears_up() -> None:
    text = retired().content.decode()
    assert retired().path == "sw.js"
    assert "unregister()" in text and "fetch" not in text


def test_a_print_page_changes_nothing() -> None:
    less = tuple(replace(one, is_print=False) for one in PAGES if not one.is_print)
    assert made(built(), less) == made(built())


@dataclass(frozen=True)
class Kept:
    """What the real site lets a phone keep in one language: files on the disk, those of the core first."""

    manifest: bytes
    core: list[Path]
    rest: list[Path]


@pytest.fixture(params=["id", "en"])
def kept(request: pytest.FixtureRequest, site_dir: Path) -> Kept:
    edition = json.loads((site_dir / "assets/offline/editions.json").read_text(encoding="utf-8"))[request.param]
    text = (site_dir / edition["path"]).read_bytes()
    found = json.loads(text)
    files = [site_dir / (f"{path}index.html" if path == "" or path.endswith("/") else path) for path in found["files"]]
    return Kept(text, files[: found["core"]], files[found["core"] :])


def test_a_first_visit_to_the_real_site_costs_no_more_than_300_kilobytes(kept: Kept, site_dir: Path) -> None:
    sent = [kept.manifest, (site_dir / "sw.js").read_bytes(), *(path.read_bytes() for path in kept.core)]
    assert sum(map(gzip_size, sent)) <= FIRST_VISIT
    checklists = [path for path in kept.core if re.search(r"(daftar-periksa|checklists)/[^/]+/index.html$", path.as_posix())]
    assert len(checklists) >= 10


def test_all_that_the_manifest_names_is_there(kept: Kept, site_dir: Path) -> None:
    files = [*kept.core, *kept.rest]
    assert [path for path in files if not path.is_file()] == []
    tops = {path.relative_to(site_dir).parts[0] for path in files}
    assert not tops & {"cetak", "unduh", "P", "data"}
