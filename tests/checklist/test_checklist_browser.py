"""Checklists in a real browser: ticks stay on the device, are shared only on demand, and print on two sides."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGE = "daftar-periksa/prakondisi/"
ENGLISH = "en/checklists/preparing-the-ground/"
FIRST = "[name='a.baca-data']"
STOP = "[name='a.aturan-perilaku']"
KEY = "berdaya:/panduan/:checklist/prakondisi@1.0"
PAPERS = {"A4": ("210mm", "297mm"), "F4": ("215mm", "330mm")}


@pytest.fixture
def context(browser) -> Iterator:
    """A fresh phone: nothing stored, nothing shared."""
    opened = browser.new_context(viewport={"width": 360, "height": 740})
    yield opened
    opened.close()


@pytest.fixture
def sheet(context, base_url: str):
    """The page of a checklist, with errors of scripts collected in ``faults``."""
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.goto(base_url + PAGE)
    page.wait_for_selector(".bd-sheet[data-ready]")
    yield page
    assert page.faults == []


def said(page) -> str:
    return page.inner_text(".bd-notice")


def stored(page) -> dict:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY) or "{}")


def saved(page, name: str) -> str:
    """Press a button that saves a file, and read the file."""
    with page.expect_download() as download:
        page.click(f"[data-do={name}]")
    return Path(download.value.path()).read_text(encoding="utf-8")


def open_file(page, values: dict) -> None:
    content = json.dumps(values).encode()
    page.set_input_files("[type=file]", {"name": "isian.json", "mimeType": "application/json", "buffer": content})


def test_ticks_and_notes_come_back_after_a_reload_and_in_the_other_language(sheet, base_url: str) -> None:
    sheet.check(f"{FIRST}[value=y]")
    sheet.locator("summary", has_text="Catatan A1").click()
    sheet.fill("[name='n.baca-data']", "data lama")
    assert sheet.inner_text(".bd-progress") == "1 dari 20 butir terjawab."
    sheet.reload()
    assert sheet.is_checked(f"{FIRST}[value=y]")
    assert sheet.input_value("[name='n.baca-data']") == "data lama"
    sheet.goto(base_url + ENGLISH)
    assert sheet.is_checked(f"{FIRST}[value=y]")
    assert sheet.inner_text(".bd-progress") == "1 of 20 points answered."


def test_a_stop_that_is_not_done_is_said(sheet) -> None:
    sheet.check(f"{STOP}[value=n]")
    assert sheet.inner_text(".bd-halt") == "Berhenti dulu: A2 belum."
    sheet.check(f"{STOP}[value=y]")
    assert sheet.inner_text(".bd-halt") == ""


def test_clearing_can_be_undone(sheet) -> None:
    sheet.check(f"{FIRST}[value=y]")
    sheet.click("[data-do=clear]")
    assert stored(sheet) == {}
    sheet.click(".bd-notice >> text=Batalkan")
    assert sheet.is_checked(f"{FIRST}[value=y]")
    assert stored(sheet) == {"a.baca-data": "y"}


def test_keys_go_from_a_button_to_what_it_says_and_back(sheet) -> None:
    sheet.check(f"{FIRST}[value=y]")
    sheet.focus("[data-do=clear]")
    sheet.keyboard.press("Enter")
    sheet.keyboard.press("Tab")  # the file field
    sheet.keyboard.press("Tab")
    assert sheet.evaluate("document.activeElement.textContent") == "Batalkan"
    sheet.keyboard.press("Enter")
    assert sheet.evaluate("document.activeElement.dataset.do") == "clear"
    assert sheet.is_checked(f"{FIRST}[value=y]")


def test_what_is_written_after_clearing_is_not_lost_to_an_undo(sheet) -> None:
    sheet.check(f"{FIRST}[value=y]")
    sheet.click("[data-do=clear]")
    sheet.check(f"{STOP}[value=n]")
    assert said(sheet) == ""
    assert stored(sheet) == {"a.aturan-perilaku": "n"}


def test_the_file_button_speaks_the_page_s_language_not_the_browser_s(sheet) -> None:
    assert sheet.inner_text(".bd-file") == "Buka isian dari berkas (JSON)"
    assert sheet.evaluate("getComputedStyle(document.querySelector('.bd-file input')).opacity") == "0"
    button, field = (sheet.locator(name).bounding_box() for name in (".bd-file", ".bd-file input"))
    assert field["width"] <= button["width"] and field["height"] <= button["height"]


def test_a_field_in_focus_leaves_no_frame_on_paper(sheet) -> None:
    sheet.focus("[name=r]")
    assert sheet.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    sheet.emulate_media(media="print")
    assert sheet.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "none"


def test_answers_stay_within_a_phone_with_large_letters(sheet) -> None:
    sheet.evaluate("document.querySelector('.bd-sheet').style.fontSize = '2rem'")
    widths = sheet.eval_on_selector_all(".bd-ans", "all => all.map(one => [one.scrollWidth, one.clientWidth])")
    assert [pair for pair in widths if pair[0] > pair[1]] == []


def test_a_link_carries_the_ticks_and_no_server_sees_them(sheet, browser) -> None:
    sheet.check(f"{FIRST}[value=y]")
    sheet.check(f"{STOP}[value=n]")
    sheet.check("[name='a.umumkan-hasil'][value=x]")
    sheet.evaluate("delete Navigator.prototype.share")
    sheet.click("[data-do=link]")
    link = sheet.input_value(".bd-notice textarea")
    assert re.fullmatch(r"http://[^?#]+#t=1\.0~[\w-]{7}", link)
    other = browser.new_context().new_page()
    asked = []
    other.on("request", lambda request: asked.append(request.url))
    other.goto(link)
    assert stored(other) == {"a.baca-data": "y", "a.aturan-perilaku": "n", "a.umumkan-hasil": "x"}
    assert "#t" not in other.url
    assert not any("t=1.0" in url for url in asked)
    other.context.close()


def test_a_link_asks_before_it_replaces_ticks(sheet, base_url: str) -> None:
    sheet.check(f"{FIRST}[value=n]")
    sheet.goto(base_url + PAGE + "#t=1.0~BAAAAAA")
    sheet.wait_for_selector(".bd-notice button:text-is('Pakai')")
    assert sheet.is_checked(f"{FIRST}[value=n]")
    sheet.click(".bd-notice button:text-is('Pakai')")
    assert sheet.is_checked(f"{FIRST}[value=y]")


@pytest.mark.parametrize(("fragment", "word"), [("#t=0.9~BAAAAAA", "versi 0.9"), ("#t=1.0~B", "tidak lengkap"), ("#t=1.0~B!AAAAA", "tidak lengkap")])
def test_a_wrong_link_changes_nothing(context, base_url: str, fragment: str, word: str) -> None:
    page = context.new_page()
    page.goto(base_url + PAGE + fragment)
    assert word in said(page)
    assert stored(page) == {}


def test_a_file_can_be_saved_and_opened_again(sheet) -> None:
    sheet.check(f"{FIRST}[value=y]")
    sheet.fill("[name='f.place']", "Balai desa")
    sheet.check("[name=d][value=tunda]")
    record = json.loads(saved(sheet, "json"))
    assert record["sheet"] == "checklist/prakondisi"
    assert record["values"] == {"a.baca-data": "y", "f.place": "Balai desa", "d": "tunda"}
    sheet.click("[data-do=clear]")
    open_file(sheet, record)
    sheet.wait_for_selector(".bd-notice:has-text('sudah dimuat')")
    assert stored(sheet) == record["values"]


def test_a_sheet_that_is_open_needs_no_network(sheet, context) -> None:
    context.set_offline(True)
    sheet.check(f"{FIRST}[value=y]")
    sheet.check("[name=d][value=tolak]")
    assert stored(sheet) == {"a.baca-data": "y", "d": "tolak"}
    assert json.loads(saved(sheet, "json"))["values"] == stored(sheet)
    assert saved(sheet, "csv").startswith("\ufeff")
    assert len(pikepdf.open(io.BytesIO(sheet.pdf())).pages) <= 2
    sheet.click("[data-do=clear]")
    sheet.click(".bd-notice >> text=Batalkan")
    assert sheet.is_checked("[name=d][value=tolak]")
    context.set_offline(False)


@pytest.mark.parametrize(
    ("change", "word"),
    [({"version": "0.9"}, "versi 0.9"), ({"sheet": "checklist/lain"}, "bukan isian lembar ini"), ({"values": None}, "tidak bisa dibaca")],
)
def test_a_foreign_file_changes_nothing(sheet, change: dict, word: str) -> None:
    sheet.check(f"{FIRST}[value=y]")
    open_file(sheet, {"format": "berdaya-checklist", "sheet": "checklist/prakondisi", "version": "1.0", "values": {}} | change)
    sheet.wait_for_selector(f".bd-notice:has-text('{word}')")
    assert stored(sheet) == {"a.baca-data": "y"}


def test_the_table_opens_in_a_spreadsheet(sheet) -> None:
    sheet.check(f"{FIRST}[value=y]")
    sheet.locator("summary", has_text="Catatan A1").click()
    sheet.fill("[name='n.baca-data']", '=1+1 "x"')
    sheet.fill("[name='f.place']", "Balai desa")
    table = saved(sheet, "csv")
    assert table.startswith("\ufeff\"kode\",\"butir\",\"jawaban\",\"catatan\"")
    assert '"","Menyiapkan prakondisi pemberdayaan masyarakat","versi 1.0",""' in table
    assert '"","Tempat","Balai desa",""' in table
    assert '"A1","Baca profil desa, Indeks Desa, dan catatan program terdahulu","Ya","\'=1+1 ""x"""' in table


def test_the_filled_sheet_can_be_sent_as_text(sheet) -> None:
    sheet.check(f"{STOP}[value=n]")
    sheet.evaluate("delete Navigator.prototype.share")
    sheet.click("[data-do=text]")
    text = sheet.input_value(".bd-notice textarea")
    assert "A2 Bahas aturan perilaku, larangan, dan cara melapor bersama seluruh tim: BELUM" in text
    assert sheet.evaluate("document.activeElement.selectionStart") == 0  # its beginning is seen
    assert sheet.get_attribute(".bd-notice a", "href").startswith("https://wa.me/?text=")


def test_a_new_version_leaves_the_old_ticks_alone(sheet) -> None:
    old = KEY.replace("@1.0", "@0.9")
    sheet.evaluate("key => localStorage.setItem(key, JSON.stringify({'a.baca-data': 'y'}))", old)
    sheet.reload()
    assert not sheet.is_checked(f"{FIRST}[value=y]")
    assert "versi 0.9 masih ada" in said(sheet)
    with sheet.expect_download() as download:
        sheet.click(".bd-notice >> text=Simpan isian versi 0.9")
    assert json.loads(Path(download.value.path()).read_text())["version"] == "0.9"
    assert sheet.evaluate("key => localStorage.getItem(key)", old)
    sheet.click(".bd-notice >> text=Hapus isian versi 0.9")
    assert sheet.evaluate("key => localStorage.getItem(key)", old) is None


def test_a_device_that_stores_nothing_is_told_so_and_the_sheet_works(context, base_url: str) -> None:
    page = context.new_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })")
    page.goto(base_url + PAGE)
    page.check(f"{FIRST}[value=y]")
    assert "menolak menyimpan" in said(page)
    assert page.inner_text(".bd-progress") == "1 dari 20 butir terjawab."


def test_without_javascript_every_answer_and_note_can_be_given(browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(base_url + PAGE)
    page.locator(f"{FIRST}[value=n]").check()
    assert page.locator(f"{FIRST}[value=n]").is_checked()
    page.locator("summary", has_text="Catatan A1").click()
    page.locator("[name='n.baca-data']").fill("catatan")
    assert page.locator(".bd-tools").is_hidden()
    context.close()


def test_a_sheet_that_arrives_by_instant_navigation_works(sheet) -> None:
    sheet.check(f"{FIRST}[value=y]")
    sheet.evaluate(
        "() => { const old = document.querySelector('.bd-sheet');"
        " old.outerHTML = old.outerHTML.replace(' data-ready=\"\"', ''); window.document$.next(document) }"
    )
    sheet.wait_for_selector(".bd-sheet[data-ready]")
    assert sheet.is_checked(f"{FIRST}[value=y]")
    sheet.check(f"{STOP}[value=y]")
    assert stored(sheet) == {"a.baca-data": "y", "a.aturan-perilaku": "y"}


def test_the_keyboard_is_enough(sheet) -> None:
    sheet.focus("[name='f.names']")
    sheet.keyboard.press("Tab")
    sheet.keyboard.press("Space")
    assert sheet.is_checked(f"{FIRST}[value=y]")
    sheet.keyboard.press("ArrowDown")
    assert sheet.is_checked(f"{FIRST}[value=n]")


def test_nothing_is_asked_of_another_host(context, base_url: str) -> None:
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(base_url + PAGE, wait_until="networkidle")
    page.check(f"{FIRST}[value=y]")
    assert all(url.startswith((base_url, "data:", "blob:")) for url in asked)


@pytest.mark.parametrize("address", [PAGE, ENGLISH, "daftar-periksa/musyawarah/", "daftar-periksa/susun/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_narrow_phone(context, base_url: str, address: str, scheme: str) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme=scheme)
    page.goto(base_url + address)
    page.evaluate("document.querySelectorAll('.bd-sheet details').forEach(each => { each.open = true })")
    if page.locator(".bd-sheet").count():
        page.locator("[value=n]").first.check()
    found = Axe().run(page).response["violations"]
    assert [(item["id"], item["nodes"][0]["html"]) for item in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_targets_are_large_enough_for_a_thumb(sheet) -> None:
    small = sheet.evaluate(
        "[...document.querySelectorAll('.bd-ans label, .bd-decision > label, .bd-sheet button, .bd-more summary')]"
        ".filter(each => each.offsetParent && each.getBoundingClientRect().height < 44).map(each => each.outerHTML)"
    )
    assert small == []
    assert sheet.evaluate("Math.min(...[...document.querySelectorAll('.bd-ans label')].map(each => each.offsetHeight))") >= 48


def sides(page, paper: str) -> int:
    """How many pages the browser prints on this paper."""
    width, height = PAPERS[paper]
    return len(pikepdf.open(io.BytesIO(page.pdf(width=width, height=height))).pages)


def test_every_sheet_prints_on_two_sides(sheet, base_url: str, site_dir: Path) -> None:
    pages = [page for page in site_dir.glob("**/index.html") if 'class="bd-sheet"' in page.read_text(encoding="utf-8")]
    assert len(pages) >= 34
    longer = []
    for page in pages:
        address = page.relative_to(site_dir).parent.as_posix() + "/"
        sheet.goto(base_url + address, wait_until="domcontentloaded")
        longer += [(address, paper) for paper in PAPERS if sides(sheet, paper) > 2]
    assert longer == []


def test_the_filled_print_holds_the_notes_and_the_empty_one_does_not(sheet) -> None:
    sheet.check(f"{FIRST}[value=y]")
    sheet.locator("summary", has_text="Catatan A1").click()
    sheet.fill("[name='n.baca-data']", "catatan uji")
    sheet.emulate_media(media="print")
    note = "getComputedStyle(document.querySelector('.bd-item'), '::after').content"
    tick = "getComputedStyle(document.querySelector('[value=y]'), '::before').content"
    assert "catatan uji" in sheet.evaluate(note)
    assert sheet.evaluate(tick) == '"X"'
    sheet.evaluate("window.print = () => {}")
    sheet.evaluate("document.querySelector('[data-do=blank]').click()")
    assert sheet.evaluate(note) == "none"
    assert sheet.evaluate(tick) == "none"
    sheet.evaluate("dispatchEvent(new Event('afterprint'))")
    assert sheet.evaluate(tick) == '"X"'


def test_the_paper_shows_nothing_but_the_sheet(sheet) -> None:
    sheet.emulate_media(media="print")
    shown = sheet.evaluate(
        "[...document.querySelectorAll('.md-header, .md-footer, .md-sidebar, .md-path, .bd-review, .bd-tools, .bd-bar, .bd-editions, .bd-more,"
        " .md-content__inner > :not(.bd-sheet)')].filter(each => each.checkVisibility()).map(each => each.outerHTML.slice(0, 80))"
    )
    assert shown == []
    assert sheet.is_visible(".bd-signs")


def test_a_file_works_from_the_phones_storage(context, site_dir: Path) -> None:
    page = context.new_page()
    page.goto((site_dir / "unduh" / "prakondisi" / "prakondisi.id.html").as_uri())
    page.check("[name=A2][value=n]")
    page.locator("summary", has_text="Catatan A1").click()
    page.fill("[name=nA1]", "data lama")
    page.reload()
    assert page.is_checked("[name=A2][value=n]")
    assert page.input_value("[name=nA1]") == "data lama"
    assert page.inner_text(".halt") == "Berhenti dulu: A2 belum."
    assert [item["id"] for item in Axe().run(page).response["violations"]] == []
    assert all(sides(page, paper) <= 2 for paper in PAPERS)
    page.click("[data-do=clear]")
    page.click("text=Batalkan")
    assert page.is_checked("[name=A2][value=n]")
    page.click("[data-do=clear]")
    page.check("[name=A1][value=y]")
    assert page.locator("text=Batalkan").count() == 0  # it would lose what was ticked since


def test_a_handout_is_built_from_a_card_and_a_sheet(context, base_url: str) -> None:
    page = context.new_page()
    page.goto(base_url + "daftar-periksa/susun/")
    page.click("[data-do=build]")
    assert "Belum ada yang dipilih" in page.inner_text(".bd-status")
    page.get_by_label("Menyiapkan prakondisi pemberdayaan masyarakat").check()
    page.get_by_label("Transek").first.check()
    page.click("[data-do=build]")
    page.wait_for_selector(".bd-handout-out section:nth-of-type(2)")
    out = page.inner_text(".bd-handout-out")
    assert "Baca profil desa" in out and "Langkah" in out and "CC BY-SA 4.0" in out
    assert page.locator(".bd-handout-out").locator("input, textarea, a, [id]").count() == 0
    page.click("[data-do=clear]")
    assert page.inner_text(".bd-handout-out") == ""


def test_without_javascript_the_builder_leads_to_the_pages(browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base_url + "daftar-periksa/susun/")
    assert "JavaScript" in page.inner_text(".bd-noscript")
    page.locator(".bd-handout a").first.click()
    assert page.url.startswith(base_url + "daftar-periksa/")
    context.close()
