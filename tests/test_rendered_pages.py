"""HTML kept between builds: used where nothing changed, made anew where anything did, never trusted blindly."""

import json
from pathlib import Path

import pytest

from berdaya.mkdocs_plugin.rendered import CACHE
from tests.site_projects import build, project, snapshot
from tests.small_sites import SOURCE, TERM

KOTA = TERM.replace("Desa", "Kota").replace("village", "town") + "see_also: [term/desa]\n"
FILES = {"glossary/desa.yml": TERM, "glossary/kota.yml": KOTA, "content/sources/buku.yml": SOURCE}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    root = project(tmp_path, FILES)
    assert build(root, "--strict").returncode == 0
    return root


def marked(root: Path) -> None:
    """Change each kept page, so that a build shows what it took from there."""
    path = root / CACHE
    kept = json.loads(path.read_text(encoding="utf-8"))
    for item in kept.values():
        item["content"] += "<p>dari simpanan</p>"
    path.write_text(json.dumps(kept), encoding="utf-8")


def from_cache(root: Path, url: str) -> bool:
    return "dari simpanan" in (root / "site" / url / "index.html").read_text(encoding="utf-8")


def test_a_second_build_gives_the_same_bytes(built: Path) -> None:
    first = snapshot(built / "site")
    assert build(built, "--strict").returncode == 0
    assert snapshot(built / "site") == first


def test_only_pages_that_changed_are_rendered_anew(built: Path) -> None:
    marked(built)
    (built / "glossary" / "kota.yml").write_text(KOTA.replace("A legal", "Another legal"), encoding="utf-8")
    assert build(built, "--strict").returncode == 0
    assert from_cache(built, "glosarium/desa")
    assert not from_cache(built, "en/glossary/kota")


def test_a_link_follows_its_page_to_a_new_address(built: Path) -> None:
    marked(built)
    (built / "glossary" / "desa.yml").write_text(TERM + "slug: {id: desa-baru}\n", encoding="utf-8")
    assert build(built, "--strict").returncode == 0
    assert '"../desa-baru/"' in (built / "site/glosarium/kota/index.html").read_text(encoding="utf-8")


def test_other_extensions_of_markdown_leave_nothing_kept(built: Path) -> None:
    marked(built)
    with (built / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("markdown_extensions: [footnotes]\n")
    assert build(built, "--strict").returncode == 0
    assert not from_cache(built, "glosarium/desa")


@pytest.mark.parametrize("damage", ["{", "[]", '{"a": 1}'])
def test_a_damaged_cache_is_as_good_as_none(built: Path, damage: str) -> None:
    first = snapshot(built / "site")
    (built / CACHE).write_text(damage, encoding="utf-8")
    assert build(built, "--strict").returncode == 0
    assert snapshot(built / "site") == first
