"""One edition follows another under a reader's eyes: what is fetched, what is said, what stays when it fails."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.offline.phone import age, publish, settle, status, until, until_behind, until_in_use, until_true
from tests.site_projects import CONFIG, project
from tests.small_sites import GOOD

pytestmark = pytest.mark.browser
OLD, NEW = "Kesatuan masyarakat hukum", "Kesatuan warga desa"
DESA = "glosarium/desa/"
BAR = ".bd-update"
KEYS = "async () => (await (await caches.open('berdaya:/panduan/')).keys()).map(one => one.url)"


def rewrite(folder: Path, path: str, old: str, new: str) -> None:
    file = folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def new_edition(small: Path, folder: Path, worker: tuple[str, str] = ("", "")) -> None:
    """Publish an edition in which one page differs."""
    rewrite(folder, f"{DESA}index.html", OLD, NEW)
    publish(small, folder, worker)


def visit(phone, edition, *paths: str) -> None:
    """Open pages one after the other; the first is the home page, which is in the core."""
    for number, path in enumerate(paths):
        phone.goto(edition.url + path)
        settle(phone, more=number)


def reloaded(phone) -> None:
    phone.wait_for_function("() => document.readyState === 'complete' && !document.querySelector('.bd-update')")


def text_without_signal(phone, edition, path: str) -> str:
    edition.has_signal = False
    phone.goto(edition.url + path)
    text = phone.inner_text("article")
    edition.has_signal = True
    return text


def test_an_update_fetches_only_what_changed_and_waits_for_the_reader(phone, edition, small: Path) -> None:
    visit(phone, edition, "", DESA, "glosarium/kader/")
    new_edition(small, edition.folder)
    edition.asked.clear()
    phone.goto(edition.url)
    phone.evaluate("window.isSamePage = true")
    phone.wait_for_selector(f"{BAR} button")
    asked = [path for path in edition.asked if path not in ("", "sw.js", "assets/offline/editions.json")]
    assert [path for path in asked if not path.startswith("assets/offline/id.")] == [DESA]
    assert phone.evaluate("window.isSamePage")
    assert OLD in text_without_signal(phone, edition, DESA)
    phone.click(f"{BAR} button:has-text('Muat ulang')")
    reloaded(phone)
    assert NEW in text_without_signal(phone, edition, DESA)
    assert len([url for url in phone.evaluate(KEYS) if f"/{DESA}?" in url]) == 1


def test_the_bar_is_accessible_and_can_be_closed_by_keyboard(phone, edition, small: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe

    visit(phone, edition, "en/", "en/glossary/desa/")
    rewrite(edition.folder, "en/glossary/desa/index.html", "A legal community", "A village")
    publish(small, edition.folder)
    phone.goto(edition.url + "en/")
    phone.wait_for_selector(f"{BAR} button")
    assert "There is a new version" in phone.inner_text(f"{BAR}[role=status]")
    for scheme in ("light", "dark"):
        phone.emulate_media(color_scheme=scheme)
        found = Axe().run(phone)
        assert found.violations_count == 0, found.generate_report()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    phone.focus(f"{BAR} button >> nth=0")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    assert phone.locator(BAR).count() == 0
    phone.goto(edition.url + "en/glossary/kader/")
    phone.wait_for_timeout(1_500)
    assert phone.locator(BAR).count() == 0


def test_an_update_that_breaks_off_leaves_the_old_edition_whole_and_comes_later(phone, edition, small: Path) -> None:
    visit(phone, edition, "", DESA)
    new_edition(small, edition.folder)
    edition.unreachable.add(DESA)
    phone.goto(edition.url)
    phone.wait_for_timeout(2_000)
    assert phone.locator(BAR).count() == 0
    assert OLD in text_without_signal(phone, edition, DESA)
    assert text_without_signal(phone, edition, "")
    edition.unreachable.clear()
    phone.goto(edition.url)
    phone.wait_for_selector(f"{BAR} button")


def test_what_a_new_edition_no_longer_has_is_dropped(phone, edition, small: Path) -> None:
    visit(phone, edition, "", "glosarium/kader/", DESA)
    assert [url for url in phone.evaluate(KEYS) if "/glosarium/kader/" in url]
    (small / "glossary/kader.yml").rename(small / "kader.yml")
    new_edition(small, edition.folder)
    (small / "kader.yml").rename(small / "glossary/kader.yml")
    phone.goto(edition.url)
    phone.click(f"{BAR} button:has-text('Muat ulang')")
    reloaded(phone)
    assert not [url for url in phone.evaluate(KEYS) if "/glosarium/kader/" in url]


def test_a_change_of_a_style_alone_is_taken_over_quietly_and_older_pages_use_it(phone, edition, small: Path) -> None:
    visit(phone, edition, "", DESA)
    [style] = (edition.folder / "assets/berdaya").glob("site.*.css")
    for page in edition.folder.rglob("*.html"):
        page.write_text(page.read_text(encoding="utf-8").replace(style.name, "site.00000000.css"), encoding="utf-8")
    style.with_name("site.00000000.css").write_text(style.read_text(encoding="utf-8") + ".md-typeset h1 { color: rgb(1, 2, 3) }\n", encoding="utf-8")
    style.unlink()
    publish(small, edition.folder)
    edition.asked.clear()
    phone.goto(edition.url)
    phone.click(f"{BAR} button:has-text('Muat ulang')")
    reloaded(phone)
    assert DESA not in edition.asked
    text_without_signal(phone, edition, DESA)
    assert phone.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(1, 2, 3)"


def test_a_large_update_waits_for_a_tap_in_the_bar(phone, edition, small: Path) -> None:
    visit(phone, edition, "", DESA)
    new_edition(small, edition.folder, ('"mostUnasked":60', '"mostUnasked":0'))
    phone.goto(edition.url)
    until_behind(phone)
    edition.asked.clear()
    phone.goto(edition.url)
    phone.wait_for_selector(f"{BAR}:has-text('belum yang terbaru')")
    assert DESA not in edition.asked and OLD in text_without_signal(phone, edition, DESA)
    phone.goto(edition.url)
    phone.click(f"{BAR} button:has-text('Perbarui')")
    phone.wait_for_selector(f"{BAR}:has-text('sudah yang terbaru')")
    assert NEW in text_without_signal(phone, edition, DESA)


def test_a_large_update_waits_for_a_tap_on_its_page(phone, edition, small: Path) -> None:
    visit(phone, edition, "", DESA)
    new_edition(small, edition.folder, ('"mostUnasked":60', '"mostUnasked":0'))
    phone.goto(edition.url + "panduan/tanpa-sinyal/")
    until_behind(phone)
    assert OLD in text_without_signal(phone, edition, DESA)
    phone.goto(edition.url + "panduan/tanpa-sinyal/")
    phone.click("[data-do=renew]:visible")
    phone.wait_for_selector(".bd-keep [role=status]:has-text('Selesai')")
    assert not status(phone)["isBehind"]
    assert NEW in text_without_signal(phone, edition, DESA)


def test_caches_of_other_projects_on_the_host_are_left_alone(phone, edition, small: Path) -> None:
    others = ["berdaya:/lain/", "berdaya:/", "berdaya:/panduan/lain/", "workbox-x"]
    visit(phone, edition, "", DESA)
    phone.evaluate("names => Promise.all(names.map(async name => (await caches.open(name)).put('/x', new Response('x'))))", others)
    new_edition(small, edition.folder)
    phone.goto(edition.url)
    phone.click(f"{BAR} button:has-text('Muat ulang')")
    reloaded(phone)
    assert set(phone.evaluate("caches.keys()")) == {"berdaya:/panduan/", *others}
    assert phone.evaluate("async names => (await Promise.all(names.map(async n => (await (await caches.open(n)).keys()).length))).join()", others) == "1,1,1,1"


def test_a_page_that_comes_otherwise_than_the_manifest_says_is_not_kept_and_comes_later(phone, edition, small: Path) -> None:
    phone.goto(edition.url + "panduan/tanpa-sinyal/")
    settle(phone)
    behind = (edition.folder / DESA / "index.html").read_bytes()
    new_edition(small, edition.folder)
    right = (edition.folder / DESA / "index.html").read_bytes()
    (edition.folder / DESA / "index.html").write_bytes(behind)  # a cache between is some minutes behind
    phone.goto(edition.url + "panduan/tanpa-sinyal/")
    until_in_use(phone, edition.folder)
    phone.reload()
    phone.click("[data-do=keep]:visible")
    phone.wait_for_selector(".bd-keep [role=status]:has-text('menyusul')")
    assert status(phone)["kept"] == status(phone)["all"] - 1
    (edition.folder / DESA / "index.html").write_bytes(right)
    phone.goto(edition.url)  # it comes by itself, on whatever page
    until(phone, lambda found: found["kept"] == found["all"])
    assert NEW in text_without_signal(phone, edition, DESA)


def test_a_kept_page_says_so_until_the_newest_has_come_and_then_offers_it(phone, edition, small: Path) -> None:
    visit(phone, edition, "", DESA)
    age(phone)
    edition.slow[DESA] = 5
    phone.goto(edition.url + DESA)
    phone.wait_for_selector(f"{BAR}[role=status]:has-text('simpanan di ponsel')")
    phone.wait_for_selector(f"{BAR}:has-text('sudah versi terbaru')")
    phone.wait_for_selector(BAR, state="detached")
    age(phone)
    rewrite(edition.folder, f"{DESA}index.html", OLD, NEW)
    publish(small, edition.folder)
    phone.goto(edition.url + DESA)
    assert OLD in phone.inner_text("article")
    phone.wait_for_selector(f"{BAR}:has-text('Versi yang lebih baru sudah ada')")
    phone.click(f"{BAR} button:has-text('Tampilkan')")
    phone.wait_for_function("words => document.querySelector('article').innerText.includes(words)", arg=NEW)


def test_ticks_stay_when_the_newer_sheet_is_shown(phone, edition, small: Path) -> None:
    sheet = "daftar-periksa/uji/"
    visit(phone, edition, "")
    phone.goto(edition.url + sheet)
    settle(phone)
    age(phone)
    edition.slow[sheet] = 5
    rewrite(edition.folder, f"{sheet}index.html", "</article>", "<p>baru</p></article>")
    publish(small, edition.folder)
    phone.goto(edition.url + sheet)
    phone.locator(".bd-ans input").first.check()
    phone.click(f"{BAR} button:has-text('Tampilkan')", timeout=20_000)
    phone.wait_for_load_state()
    assert phone.locator(".bd-ans input").first.is_checked()


def test_a_page_read_without_a_signal_says_when_it_was_last_fresh(phone, edition) -> None:
    visit(phone, edition, "", DESA)
    age(phone)
    edition.has_signal = False
    phone.goto(edition.url + DESA)
    phone.wait_for_selector(f"{BAR}[role=status]:has-text('Terakhir dicek')")
    phone.click(f"{BAR} button")
    assert phone.locator(BAR).count() == 0


PREVIEW = """
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config()
config.plugins.on_startup(command="serve", dirty=False)
build(config)
"""


@pytest.mark.parametrize("way", ["preview", "turned off"])
def test_where_it_is_off_no_worker_starts_and_an_older_one_goes(phone, edition, tmp_path: Path, way: str) -> None:
    off = "\n".join(CONFIG.splitlines()[:-1]) + "\nplugins: [material/search, berdaya: {offline: false}]\n"
    root = project(tmp_path / "lain", {**GOOD, "mkdocs.yml": off if way == "turned off" else CONFIG})
    command = [sys.executable, "-c", PREVIEW] if way == "preview" else [sys.executable, "-m", "mkdocs", "build"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    visit(phone, edition, "", DESA)
    edition.folder = root / "site"
    phone.goto(edition.url)
    until_true(phone, "async () => !(await navigator.serviceWorker.getRegistrations()).length && !(await caches.keys()).length")
    assert not (root / "site" / "assets" / "offline").exists()
    phone.reload()
    phone.wait_for_timeout(1_000)
    assert phone.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
