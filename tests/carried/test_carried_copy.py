"""The copy of a site that is carried on a laptop or a stick: what is in it, and how it works without a server."""

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup

from berdaya.export.carried import policy_of_copy, zipped
from berdaya.export.links import relinked
from tests.carried.conftest import FILES
from tests.site_projects import CONFIG, build, project

ADDRESSES = (
    ("../pd/#tugas", "../pd/index.html#tugas"),
    ("./", "index.html"),
    ("", "index.html"),
    ("../..", "../../index.html"),
    ("../../?q=a%20b#x", "../../index.html?q=a%20b#x"),
    ("../../unduh/a.pdf", "../../unduh/a.pdf"),
    ("#bawah", "#bawah"),
    ("https://contoh.example/", "https://contoh.example/"),
    ("//contoh.example/", "//contoh.example/"),
    ("tel:112", "tel:112"),
)


@pytest.mark.parametrize(("written", "named"), ADDRESSES)
def test_every_address_names_a_file(written: str, named: str) -> None:
    assert relinked(f'<p>href="../x/"<a class="a" href="{written}">&lt;a href="../y/"&gt;</a>', "peran/kader/") == (
        f'<p>href="../x/"<a class="a" href="{named}">&lt;a href="../y/"&gt;</a>'
    )


def test_the_copys_policy_keeps_what_an_edition_writes_into_pages() -> None:
    said = policy_of_copy("default-src 'self'; script-src 'self' 'sha256-abc=' https://contoh.example")
    assert "script-src file: content: 'sha256-abc='" in said and "contoh.example" not in said and "'self'" not in said


FOLDING = """
import re
from mkdocs.plugins import BasePlugin

class Folding(BasePlugin):
    def on_post_page(self, output, page, config):
        return re.sub(r">\\s+<", "><", output)
"""


def test_the_copys_policy_holds_on_pages_that_a_plugin_has_folded(tmp_path: Path) -> None:
    installed = {
        "lib/lipat.py": FOLDING,
        "lib/lipat-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: lipat\nVersion: 1.0\n",
        "lib/lipat-1.0.dist-info/entry_points.txt": "[mkdocs.plugins]\nlipat = lipat:Folding\n",
        "mkdocs.yml": CONFIG.replace("berdaya]", "{berdaya: {carry: true}}, lipat]"),
    }
    root = project(tmp_path / "lipat", FILES | installed)
    done = build(root, PYTHONPATH=os.pathsep.join((str(root / "lib"), os.environ.get("PYTHONPATH", ""))))
    assert done.returncode == 0, done.stderr
    with ZipFile(root / "site" / "unduh" / "contoh-salinan.zip") as packed:
        pages = {name: packed.read(name).decode() for name in packed.namelist() if name.endswith("/index.html")}
    assert len(pages) > 9
    policies = {BeautifulSoup(page, "html5lib").select_one("meta[http-equiv]")["content"] for page in pages.values()}
    assert len(policies) == 1
    (said,) = policies
    assert "script-src file: content:" in said and "'self'" not in said


def test_the_same_files_give_the_same_bytes() -> None:
    files = {"a.html": b"satu", "b.png": b"dua"}
    assert zipped(files) == zipped(dict(files))


def test_the_copy_holds_pages_and_sheets_but_neither_itself_nor_what_servers_need(carrying: Path) -> None:
    with ZipFile(carrying / "site" / "unduh" / "contoh-salinan.zip") as packed:
        names = set(packed.namelist())
        assert packed.testzip() is None
    assert {"contoh/index.html", "contoh/en/index.html", "contoh/unduh/uji/uji-a4.id.pdf"} <= names
    foreign = re.compile(r"contoh/(?:P/|sw\.js|404|offline\.html|sitemap|_headers|assets/offline/|unduh/salinan/)|\.zip$")
    assert not [name for name in names if foreign.search(name)]


def test_a_second_build_gives_the_same_copy(carrying: Path, tmp_path: Path) -> None:
    first = (carrying / "site" / "unduh" / "contoh-salinan.zip").read_bytes()
    done = build(carrying, "--site-dir", str(tmp_path / "lagi"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "lagi" / "unduh" / "contoh-salinan.zip").read_bytes() == first


def test_the_command_makes_the_same_copy_and_leaves_no_site_behind(carrying: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "berdaya.cli", "export", "zip", "--root", str(carrying), "--out", str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["contoh-salinan.zip"]
    assert (tmp_path / "contoh-salinan.zip").read_bytes() == (carrying / "site" / "unduh" / "contoh-salinan.zip").read_bytes()


def test_an_edition_whose_pages_are_not_kept_promises_nothing_and_offers_what_can_be_carried(tmp_path: Path) -> None:
    root = project(tmp_path / "tanpa", FILES | {"mkdocs.yml": CONFIG.replace("berdaya]", "berdaya: {carry: true, offline: false}]")})
    done = build(root)
    assert done.returncode == 0, done.stderr
    site = root / "site"
    assert not (site / "panduan/tanpa-sinyal").exists() and not (site / "assets/offline").exists()
    page = (site / "panduan/bawa/index.html").read_text(encoding="utf-8")
    assert "unduh/contoh-salinan.zip" in page and "Peramban ini tidak bisa" not in page
    promised = re.compile(r"tersimpan sendiri|Simpan seluruh situs|keeps? the whole site|tanpa-sinyal/|guides/offline/")
    assert not [path.as_posix() for path in site.rglob("*.html") if promised.search(path.read_text(encoding="utf-8"))]


def test_the_site_offers_the_copy_and_each_part_with_its_size_and_phones_do_not_keep_them(carrying: Path) -> None:
    site = carrying / "site"
    page = BeautifulSoup((site / "panduan/tanpa-sinyal/index.html").read_text(encoding="utf-8"), "html5lib")
    offered = {link["href"].removeprefix("../../"): link.get_text() for link in page.select("a[download]")}
    assert "unduh/contoh-salinan.zip" in offered and "unduh/salinan/daftar-periksa.id.html" in offered
    for path, said in offered.items():
        size = (site / path).stat().st_size
        assert re.search(r"\d (KB|MB)", said) and size < 1_000_000, path
        assert f"{round(size / 1000)} KB" in said
    kept = next(site.glob("assets/offline/id.*.json")).read_text(encoding="utf-8")
    assert "unduh/" not in kept
    english = (site / "en/guides/offline/index.html").read_text(encoding="utf-8")
    assert "unduh/salinan/checklists.en.html" in english


def test_every_link_of_every_page_names_a_file_that_is_there(copy: Path) -> None:
    bad = []
    for path in copy.rglob("*.html"):
        for tag in BeautifulSoup(path.read_text(encoding="utf-8"), "html5lib").select("[href], [src], [data-script], [data-worker]"):
            for name in ("href", "src", "data-script", "data-worker"):
                parts = urlsplit(tag.get(name, "#"))
                if parts.scheme or not parts.path:
                    continue
                if not (path.parent / unquote(parts.path)).is_file():
                    bad.append((path.relative_to(copy).as_posix(), tag[name]))
    assert not bad


@pytest.mark.browser
def test_pages_menu_language_glossary_and_the_date_work_from_a_disk(disk, copy: Path) -> None:
    disk.goto((copy / "index.html").as_uri())
    assert "1 November 2026" in disk.inner_text(".bd-copied")
    disk.click(".md-nav--primary a:has-text('Daftar periksa')")
    assert disk.url.endswith("/daftar-periksa/index.html")
    disk.goto((copy / "panduan/rapat/index.html").as_uri())
    disk.click("article a[href*=kader]")
    disk.wait_for_selector("[role=dialog]:visible, .bd-term:visible, dialog[open], .bd-meaning:visible")
    disk.keyboard.press("Escape")
    disk.locator(".md-select__link[hreflang=en]").evaluate("link => link.click()")
    disk.wait_for_selector("html[lang=en]")
    assert disk.url.endswith("/en/guides/meeting/index.html") or "/en/" in disk.url
    assert disk.said == []
    assert not [url for url in disk.asked if not url.startswith(("file:", "data:", "blob:"))]


@pytest.mark.browser
@pytest.mark.parametrize(("start", "query", "heading"), [("index.html", "rapat", "Rapat"), ("en/index.html", "meeting", "Meeting")])
def test_the_search_works_from_a_disk_without_a_worker(disk, copy: Path, start: str, query: str, heading: str) -> None:
    disk.goto((copy / start).as_uri())
    disk.locator("[data-md-component=search-query]").focus()
    disk.keyboard.type(query)
    found = disk.locator(f".md-search-result__link:has-text('{heading}')")
    found.first.wait_for()
    found.first.click()
    disk.wait_for_selector(f"h1:has-text('{heading}')")
    assert "index.html" in disk.url
    disk.locator("[data-md-component=search-query]").focus()
    disk.keyboard.type("zzzzqqq")
    disk.wait_for_selector(".berdaya-search-note a")
    assert disk.locator(".berdaya-search-note a").get_attribute("href").endswith("index.html")
    assert disk.said == [] and all(url.startswith(("file:", "data:")) for url in disk.asked)


@pytest.mark.browser
def test_ticks_are_kept_where_the_browser_allows_it_and_said_where_not(disk, copy: Path) -> None:
    address = (copy / "daftar-periksa/uji/index.html").as_uri()
    disk.goto(address)
    disk.locator(".bd-ans input").first.check()
    disk.reload()
    assert disk.locator(".bd-ans input").first.is_checked()
    sheet = disk.locator("a[href$='uji-a4.id.pdf']").first.get_attribute("href")
    assert (copy / "daftar-periksa/uji" / sheet).is_file()
    disk.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })")
    disk.goto(address)
    disk.locator(".bd-ans input").nth(3).check()
    assert "menolak menyimpan" in disk.inner_text("article")
    assert all(url.startswith(("file:", "data:")) for url in disk.asked)


@pytest.mark.browser
def test_nothing_foreign_runs_and_nothing_is_asked_even_where_a_page_wants_it(disk, copy: Path) -> None:
    disk.goto((copy / "index.html").as_uri())
    blocked = disk.evaluate("fetch('http://127.0.0.1:9/').then(() => 'came', () => 'blocked')")
    assert blocked == "blocked"
    assert any("Content Security Policy" in line for line in disk.said)
    assert not [url for url in disk.asked if url.startswith("http")]


@pytest.mark.browser
def test_the_page_on_use_without_a_signal_says_that_this_is_a_copy(disk, copy: Path) -> None:
    disk.goto((copy / "panduan/tanpa-sinyal/index.html").as_uri())
    disk.wait_for_function("() => document.querySelector('.bd-keep [role=status]').textContent.length > 0")
    assert "salinan" in disk.inner_text(".bd-keep [role=status]")
    assert disk.said == []


@pytest.mark.browser
def test_one_part_is_one_file_that_needs_nothing_else(disk, carrying: Path, tmp_path: Path) -> None:
    alone = tmp_path / "mulai.html"
    alone.write_bytes((carrying / "site/unduh/salinan/mulai.id.html").read_bytes())
    disk.set_viewport_size({"width": 360, "height": 700})
    disk.goto(alone.as_uri())
    assert "Rapat" in disk.inner_text("main") and "1 November 2026" in disk.inner_text(".bd-copied")
    assert disk.evaluate("document.documentElement.scrollWidth") <= 360
    assert disk.locator("script").count() == 0
    assert disk.said == [] and disk.asked == [alone.as_uri()]
    targets = disk.eval_on_selector_all("main a[href]", "all => all.map(link => link.getAttribute('href'))")
    assert all(target.startswith(("#", "https:", "tel:", "mailto:")) for target in targets)
    for target in targets:
        if target.startswith("#"):
            assert disk.locator(f"[id='{target[1:]}']").count() == 1
