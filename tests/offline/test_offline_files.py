"""What phones may keep: which files the manifest names, the core that fits its budget, bytes that do not wander."""

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from berdaya.build import Build
from berdaya.export.offline import MOST_FIRST, PART_HASH, OfflineFiles, is_shared, retired
from berdaya.model.artifact import Artifact
from berdaya.pages.assets import PageAssets
from berdaya.pages.files import content_digest
from berdaya.pages.frame import Frame
from tests.checklist.sample import sheet
from tests.conftest import gzip_size
from tests.small_builds import small_build

HTML = '<link href="../assets/berdaya/site.aaaaaaaa.css"><script src="../assets/berdaya/site.{}.bbbbbbbb.js"></script>{}'
FRAME = '<link rel="icon" href="sign.svg">'
FIRST_VISIT = 300 * 1024
GUIDE = """title: {id: Terluka, en: Hurt}
summary: {id: Bila ada yang terluka., en: When someone is hurt.}
group: darurat
discreet: true
reviewed: 2026-11-01
"""
FILES = {"content/guides/terluka.yml": GUIDE, "checklists/uji.yml": yaml.safe_dump(sheet(), allow_unicode=True, sort_keys=False)}
HURT, SHEET, TERM = "panduan/terluka/", "daftar-periksa/uji/", "glosarium/desa/"
SHARED = {
    "assets/berdaya/site.aaaaaaaa.css": b"a{}",
    "assets/berdaya/site.id.bbbbbbbb.js": b"id",
    "assets/berdaya/site.en.bbbbbbbb.js": b"en",
    "assets/berdaya/ways.cccccccc.css": b"b{}",
    "assets/search/id-0123456789/engine.js": b"engine",
    "assets/search/id-0123456789/t0.js": b"t0",
    "assets/search/en-0123456789/t0.js": b"t0 en",
    "offline.html": b"notice",
    "logo.svg": b"<svg/>",
}


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return small_build(tmp_path_factory.mktemp("kecil"), FILES)


def made(build: Build, shared: dict[str, bytes] | None = None, **pages: bytes) -> dict[str, bytes]:
    """The files for use without a signal. ``shared`` are the site's files that are no page; ``pages`` replaces pages by
    their address, with ``_`` for its slashes and hyphens."""
    kept = OfflineFiles(build.published, {"id": Frame((FRAME,))})
    for page in build.published.pages:
        own = pages.get(re.sub(r"\W", "_", page.url.strip("/")))
        content = own if own is not None else HTML.format(page.lang, page.key).encode()
        kept.add_page(page, content, content_digest(content), is_theirs=own is not None)
    for path, content in (SHARED if shared is None else shared).items():
        kept.add(Artifact(path, content), content_digest(content))
    return {artifact.path: artifact.content for artifact in kept.artifacts()}


def manifest(artifacts: dict[str, bytes], lang: str = "id") -> dict:
    """What a phone makes of it: the parts of the search are files like others."""
    found = json.loads(artifacts[json.loads(artifacts["assets/offline/editions.json"])[lang]["path"]])
    parts = found["parts"]
    names = parts["names"].split("\n") if parts["names"] else []
    hashes = [parts["hashes"][at * PART_HASH : (at + 1) * PART_HASH] for at in range(len(names))]
    found["files"] |= {f"{parts['folder']}{name}.js": told for name, told in zip(names, hashes, strict=True)}
    return found


@pytest.mark.parametrize(
    ("path", "is_kept"),
    [
        ("offline.html", True), ("404.html", False), ("assets/berdaya/site.aaaaaaaa.css", True),
        ("assets/stylesheets/main.aaaaaaaa.min.css.map", False), ("assets/javascripts/lunr/min/lunr.da.min.js", False), ("logo.svg", True),
        ("sitemap.xml", False), ("unduh/PRA/prakondisi.id.html", False), ("unduh/PRA/prakondisi-a4.pdf", False), ("data/knowledge.json", False),
    ],
)  # fmt: skip
def test_downloads_and_what_no_page_uses_are_left_out(path: str, is_kept: bool) -> None:
    assert bool(is_shared(path)) is is_kept


def test_a_language_has_its_pages_and_what_they_share(build: Build) -> None:
    files = manifest(made(build))["files"]
    assert {"", SHEET, HURT, TERM} <= set(files)
    assert {path for path in files if path and not path.endswith("/")} == set(SHARED) - {
        "logo.svg",
        "assets/berdaya/site.en.bbbbbbbb.js",
        "assets/search/en-0123456789/t0.js",
    }
    pages = [path for path in manifest(made(build), "en")["files"] if path == "" or path.endswith("/")]
    assert pages and all(path.startswith("en/") for path in pages)
    assert not [path for path in files if path.startswith("cetak/")]


def test_the_parts_of_a_search_stand_in_packs_line_by_line_in_the_manifests_order(build: Build) -> None:
    """Who keeps all of a language for the first time asks for a few files; the core and the other language are in none."""
    parts = {f"assets/search/id-0123456789/d{number}.js": b"x%d" % number + b"y" * 999 + b"\n" for number in range(900)}
    artifacts = made(build, {**SHARED, "assets/search/id-0123456789/t0.js": b"t0\n", "assets/search/en-0123456789/t0.js": b"t0 en\n", **parts})
    found = manifest(artifacts)
    rows = found["parts"]["packs"]
    packed = [path for path in found["files"] if path.startswith("assets/search/") and "engine" not in path]
    assert len(rows) == 3 and sum(count for _, count in rows) == len(packed) == len(parts) + 1
    lines = [line + b"\n" for path, _ in rows for line in artifacts[path].split(b"\n")[:-1]]
    assert dict(zip(packed, lines, strict=True)) == {**parts, "assets/search/id-0123456789/t0.js": b"t0\n"}
    assert [len(artifacts[path].split(b"\n")) - 1 for path, _ in rows] == [count for _, count in rows]
    assert found["size"] < sum(map(len, parts.values())) / 10  # what a server sends of the packs, not of each part


def test_no_two_scripts_differ_by_their_hash_alone() -> None:
    """The worker takes files of one name for contents of one file, whatever the hash in it."""
    assets = [artifact.path for artifact in PageAssets("", is_offline=True).artifacts()]
    names = [re.sub(r"\.[0-9a-f]{8}(?=\.(?:css|js|png)$)", "", path) for path in assets]
    assert len(names) > 30 and sorted({name for name in names if names.count(name) > 1}) == []


def test_an_editions_own_file_is_kept_only_where_a_page_or_the_frame_shows_it(build: Build) -> None:
    own = {"foto/besar.jpg": b"x" * 9, "foto/warga%20desa.jpg": b"y", "gaya.css": b"a{}", "lampiran.pdf": b"%PDF", "lain.js": b"1", "sign.svg": b"<svg/>"}
    page = b'<link href="../../gaya.css"><img src="../../foto/besar.jpg"><a href="../../lampiran.pdf">x</a><p>lain.js</p>'
    for pages, kept in (({"glosarium_desa": page}, {"foto/besar.jpg", "gaya.css", "sign.svg"}), ({}, {"sign.svg"})):
        files = manifest(made(build, SHARED | own, **pages))["files"]
        assert files.keys() & own.keys() == kept


def test_the_core_is_home_the_page_for_emergencies_and_checklists_with_what_they_name(build: Build) -> None:
    found = manifest(made(build))
    core = list(found["files"])[: found["core"]]
    assert {"", HURT, SHEET, "assets/berdaya/site.aaaaaaaa.css", "assets/berdaya/site.id.bbbbbbbb.js", "offline.html"} <= set(core)
    assert TERM not in core and "assets/berdaya/ways.cccccccc.css" not in core
    assert core.index(HURT) < core.index(SHEET)


def test_what_finds_no_room_is_not_in_the_core(tmp_path: Path) -> None:
    many = {f"checklists/l{number}.yml": yaml.safe_dump({**sheet(), "code": f"LBR{number}"}) for number in range(3)}
    build = small_build(tmp_path, {**FILES, **many})
    pages = {"daftar_periksa_l0": b'<img src="../../logo.svg">', "daftar_periksa_l1": b"x", "daftar_periksa_l2": b"x"}
    kept = made(build, SHARED | {"logo.svg": random.Random(1).randbytes(MOST_FIRST)}, **pages)
    found = manifest(kept)
    core = list(found["files"])[: found["core"]]
    assert "daftar-periksa/l0/" not in core and "daftar-periksa/l1/" in core
    assert found["coreSize"] <= MOST_FIRST < found["size"]


def test_the_same_files_give_the_same_bytes_in_any_order(build: Build) -> None:
    assert made(build) == made(build, dict(reversed(SHARED.items())))


def test_a_changed_page_changes_its_hash_and_no_other(build: Build) -> None:
    before, after = manifest(made(build))["files"], manifest(made(build, glosarium_desa=b"baru"))["files"]
    assert {path for path in before if before[path] != after[path]} == {TERM}


def test_a_style_with_another_hash_leaves_the_pages_that_name_it_as_they_are(build: Build) -> None:
    shared = {path: content for path, content in SHARED.items() if "aaaaaaaa" not in path} | {"assets/berdaya/site.dddddddd.css": b"c{}"}
    renamed = {name: HTML.format("id", key).replace("aaaaaaaa", "dddddddd").encode() for name, key in (("glosarium_desa", "term/desa"),)}
    before, after = manifest(made(build))["files"], manifest(made(build, shared, **renamed))["files"]
    assert set(after) - set(before) == {"assets/berdaya/site.dddddddd.css"}
    assert {path for path in before if path in after and before[path] != after[path]} == set()


def test_a_new_edition_is_a_new_worker_and_the_languages_are_apart(build: Build) -> None:
    before, after = made(build), made(build, glosarium_desa=b"baru")
    assert before["sw.js"] != after["sw.js"]
    assert [path for path in before if "/en." in path] == [path for path in after if "/en." in path]


def test_the_manifest_tells_short_addresses_and_the_pages_that_no_list_tells(build: Build) -> None:
    for lang, sheet_url, hurt in (("id", SHEET, HURT), ("en", "en/checklists/uji/", "en/guides/terluka/")):
        found = manifest(made(build), lang)
        assert found["short"] == {"uji": sheet_url} and found["discreet"] == [hurt]


def test_the_worker_itself_knows_what_every_phone_keeps(build: Build) -> None:
    artifacts = made(build)
    files = manifest(artifacts)["files"]
    needed = (HURT, "assets/berdaya/site.aaaaaaaa.css", "assets/berdaya/site.id.bbbbbbbb.js")
    urgent = json.dumps({name: files[name] for name in needed}, separators=(",", ":"))
    assert f'"urgent":{urgent}'.encode() in artifacts["sw.js"]


def test_the_hashes_are_those_that_the_worker_makes(build: Build) -> None:
    """``tests/browser/unit/digest.test.mjs`` reads the same file."""
    rows = json.loads((Path(__file__).parents[1] / "browser" / "hashes.json").read_text(encoding="utf-8"))
    for row in rows:
        path, content = row["path"], row["text"].encode()
        if path == "offline.html" or path.endswith(".css"):
            found = manifest(made(build, {path: content}))["files"][path]
        else:
            found = manifest(made(build, glosarium_desa=content))["files"][TERM]
        assert found == row["hash"], path


def test_the_worker_of_an_edition_that_keeps_nothing_clears_up() -> None:
    text = retired().content.decode()
    assert retired().path == "sw.js"
    assert "unregister()" in text and "fetch" not in text


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
