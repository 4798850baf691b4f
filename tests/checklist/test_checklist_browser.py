"""Checklists in a real browser: ticks stay on the device, are shared only on demand, and print on two sides."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pikepdf
import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGE = "daftar-periksa/prakondisi/"
ENGLISH = "en/checklists/preparing-the-ground/"
FIRST = "[name='a.baca-data']"
STOP = "[name='a.aturan-perilaku']"
VERSION = re.search(r"^version: '?([\d.]+)", (Path(__file__).parents[2] / "checklists/prakondisi.yml").read_text(encoding="utf-8"), re.MULTILINE)[1]
KEY = f"berdaya:/panduan/:checklist/prakondisi@{VERSION}"
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


def saved_bytes(page, name: str) -> bytes:
    """Press a button that saves a file, and read the file."""
    with page.expect_download() as download:
        page.click(f"[data-do={name}]")
    return Path(download.value.path()).read_bytes()


def saved(page, name: str) -> str:
    return saved_bytes(page, name).decode()


def write_note(page, text: str) -> None:
    page.locator("summary", has_text="Catatan A1").click()
    page.fill("[name='n.baca-data']", text)


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
    assert sheet.inner_text(".bd-file") == "Buka isian dari berkas (JSON), atau pilih beberapa untuk satu tabel"
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
    assert re.fullmatch(rf"http://[^?#]+#t={re.escape(VERSION)}~[\w-]{{7}}", link)
    other = browser.new_context().new_page()
    asked = []
    other.on("request", lambda request: asked.append(request.url))
    other.goto(link)
    assert stored(other) == {"a.baca-data": "y", "a.aturan-perilaku": "n", "a.umumkan-hasil": "x"}
    assert "#t" not in other.url
    assert not any(f"t={VERSION}" in url for url in asked)
    other.context.close()


def test_a_link_asks_before_it_replaces_ticks(sheet, base_url: str) -> None:
    sheet.check(f"{FIRST}[value=n]")
    sheet.goto(base_url + PAGE + f"#t={VERSION}~BAAAAAA")
    sheet.wait_for_selector(".bd-notice button:text-is('Pakai')")
    assert sheet.is_checked(f"{FIRST}[value=n]")
    sheet.click(".bd-notice button:text-is('Pakai')")
    assert sheet.is_checked(f"{FIRST}[value=y]")


@pytest.mark.parametrize(("fragment", "word"), [("#t=0.9~BAAAAAA", "versi 0.9"), (f"#t={VERSION}~B", "tidak lengkap"), (f"#t={VERSION}~B!AAAAA", "tidak lengkap")])
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
    assert record["saved"][:10] == sheet.evaluate("new Date().toLocaleDateString('sv')")
    assert record["values"] == {"a.baca-data": "y", "f.place": "Balai desa", "d": "tunda"}
    sheet.click("[data-do=clear]")
    open_file(sheet, record)
    sheet.wait_for_selector(".bd-notice:has-text('sudah dimuat')")
    assert stored(sheet) == record["values"]


def test_no_answer_is_broken_within_a_word_on_a_narrow_phone(browser, base_url: str) -> None:
    page = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block").new_page()
    page.goto(base_url + "daftar-periksa/prakondisi/")
    broken = page.eval_on_selector_all(
        ".bd-ans label",
        """labels => labels.map((label) => { const range = document.createRange(); range.selectNodeContents(label.lastChild);
           return [label.textContent.trim(), new Set([...range.getClientRects()].map((one) => Math.round(one.top))).size]; })
           .filter(([text, lines]) => lines > text.split(" ").length)""",
    )
    assert broken == [] and page.evaluate("document.documentElement.scrollWidth") <= 360
    page.context.close()


TOOLS = re.compile(r"/checklist_tools\.id\.\w+\.js$")


def test_reading_a_sheet_fetches_no_tools_and_a_lost_signal_is_told(browser, base_url: str) -> None:
    page = browser.new_context(service_workers="block").new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(base_url + "daftar-periksa/prakondisi/")
    page.wait_for_timeout(1_000)
    assert not [url for url in asked if TOOLS.search(url)]
    page.route(TOOLS, lambda route: route.abort())
    page.click("[data-do=text]")
    page.wait_for_selector(".bd-notice:has-text('belum bisa dimuat')")
    page.unroute(TOOLS)
    with page.expect_download() as download:
        page.click("[data-do=json]")
    assert download.value.suggested_filename.endswith(".json")
    page.context.close()


def test_a_sheet_that_is_begun_needs_no_network(sheet, context) -> None:
    """What shares and saves is fetched when the first answer is given."""
    with sheet.expect_response(TOOLS):
        sheet.check(f"{FIRST}[value=y]")
    context.set_offline(True)
    sheet.check("[name=d][value=tolak]")
    assert stored(sheet) == {"a.baca-data": "y", "d": "tolak"}
    assert json.loads(saved(sheet, "json"))["values"] == stored(sheet)
    assert saved_bytes(sheet, "csv").startswith(b"\xff\xfe")
    assert saved_bytes(sheet, "xlsx").startswith(b"PK")
    assert sides(sheet, "A4") <= 2
    sheet.click("[data-do=clear]")
    sheet.click(".bd-notice >> text=Batalkan")
    assert sheet.is_checked("[name=d][value=tolak]")
    context.set_offline(False)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"sheet": "checklist/lain"}, "bukan isian lembar ini"),
        ({"values": None}, "tidak bisa dibaca"),
        ({"values": []}, "tidak bisa dibaca"),
        ({"values": {}}, "tidak bisa dibaca"),
        ({"values": {"tiada": "y"}}, "tidak bisa dibaca"),
        ({"values": {"a.baca-data": "bukan jawaban"}}, "tidak bisa dibaca"),
        ({"values": {"a.baca-data": {"y": 1}}}, "tidak bisa dibaca"),
    ],
)
def test_a_foreign_file_changes_nothing(sheet, change: dict, word: str) -> None:
    sheet.check(f"{FIRST}[value=y]")
    open_file(sheet, {"format": "berdaya-checklist", "sheet": "checklist/prakondisi", "version": VERSION, "values": {"a.baca-data": "n"}} | change)
    sheet.wait_for_selector(f".bd-notice:has-text('{word}')")
    assert stored(sheet) == {"a.baca-data": "y"}


def test_a_file_asks_before_it_replaces_answers(sheet) -> None:
    sheet.check(f"{FIRST}[value=n]")
    open_file(sheet, {"format": "berdaya-checklist", "sheet": "checklist/prakondisi", "version": VERSION, "values": {"a.baca-data": "y"}})
    sheet.wait_for_selector(".bd-notice button:text-is('Pakai')")
    assert stored(sheet) == {"a.baca-data": "n"}
    sheet.click(".bd-notice button:text-is('Pakai')")
    assert stored(sheet) == {"a.baca-data": "y"}
    sheet.click(".bd-notice >> text=Batalkan")
    assert stored(sheet) == {"a.baca-data": "n"}


def test_a_saved_file_of_an_old_version_opens_and_lists_what_has_no_place(sheet) -> None:
    values = {"a.baca-data": "y", "f.place": "Dusun Uji", "a.tiada-lagi": "n", "n.tiada-lagi": "jalan putus"}
    open_file(sheet, {"format": "berdaya-checklist", "sheet": "checklist/prakondisi", "version": "0.9", "values": values})
    sheet.wait_for_selector(".bd-notice:has-text('versi 0.9')")
    assert stored(sheet) == {"a.baca-data": "y", "f.place": "Dusun Uji"}
    assert "tiada lagi: Belum – jalan putus" in sheet.inner_text(".bd-left")


def test_the_table_is_a_table_in_every_spreadsheet(sheet) -> None:
    sheet.check(f"{FIRST}[value=y]")
    write_note(sheet, '=1+1 "x"; dua, “tiga”\nbaris')
    sheet.fill("[name='f.place']", "Balai desa")
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(saved_bytes(sheet, "xlsx"))).active.rows]
    assert rows[0] == ["kode", "butir", "jawaban", "catatan"]
    assert [None, "Tempat", "Balai desa", None] in rows
    [first] = [row for row in rows if row[0] == "A1"]
    assert first[2:] == ["Ya", '=1+1 "x"; dua, “tiga”\nbaris']
    text = list(csv.reader(io.StringIO(saved_bytes(sheet, "csv").decode("utf-16"), newline=""), delimiter="\t"))
    assert [[cell or None for cell in row] for row in text] == [[f"'{cell}" if cell and cell.startswith("=") else cell for cell in row] for row in rows]


def test_no_cell_is_a_formula(sheet) -> None:
    sheet.fill("[name='f.place']", "=HYPERLINK(1)")
    book = openpyxl.load_workbook(io.BytesIO(saved_bytes(sheet, "xlsx")))
    assert {cell.data_type for row in book.active.rows for cell in row} <= {"s", "n"}  # "n": empty


def test_the_filled_sheet_can_be_sent_as_text(sheet) -> None:
    sheet.check(f"{STOP}[value=n]")
    sheet.evaluate("delete Navigator.prototype.share")
    sheet.click("[data-do=text]")
    text = sheet.input_value(".bd-notice textarea")
    assert re.search(r"^A2 .{20,}: BELUM$", text, re.MULTILINE)
    assert sheet.evaluate("document.activeElement.selectionStart") == 0  # its beginning is seen
    assert sheet.get_attribute(".bd-notice a", "href").startswith("https://wa.me/?text=")


def fill_older(page, values: dict, texts: dict | None = None) -> None:
    """What the device holds of version 0.9, then the page anew."""
    key = KEY.replace(f"@{VERSION}", "@0.9")
    page.evaluate("([key, values]) => localStorage.setItem(key, JSON.stringify(values))", [key, values])
    page.evaluate("([key, values]) => localStorage.setItem(key, JSON.stringify(values))", [key.replace("@", ":texts@"), texts or {}])
    page.reload()


def test_a_new_version_takes_the_old_answers_over_and_lists_the_others_with_their_words(sheet) -> None:
    old = {"a.baca-data": "y", "n.baca-data": "catatan lama", "f.place": "Dusun Uji", "d": "tunda", "a.dulu": "n", "n.dulu": "penting"}
    fill_older(sheet, old, {"dulu": "Butir yang sudah dicabut"})
    assert "4 isian Anda dari versi 0.9 ikut dipindahkan" in said(sheet)
    assert stored(sheet) == {name: value for name, value in old.items() if not name.endswith("dulu")}
    assert "Butir yang sudah dicabut: Belum – penting" in sheet.inner_text(".bd-left")
    sheet.reload()
    assert said(sheet) == "" and "penting" in sheet.inner_text(".bd-left")
    with sheet.expect_download() as download:
        sheet.click(".bd-left >> text=Simpan isian versi 0.9")
    assert json.loads(Path(download.value.path()).read_text(encoding="utf-8"))["values"] == {"a.dulu": "n", "n.dulu": "penting"}
    sheet.click(".bd-left >> text=Hapus isian versi 0.9")
    sheet.reload()
    assert sheet.inner_text(".bd-left") == ""


def test_moving_to_a_new_version_can_be_undone_and_does_not_come_back_by_itself(sheet) -> None:
    fill_older(sheet, {"a.baca-data": "y"})
    sheet.click(".bd-notice >> text=Batalkan")
    assert stored(sheet) == {} and "Baca profil desa" in sheet.inner_text(".bd-left")
    sheet.check(f"{STOP}[value=y]")
    sheet.reload()
    assert stored(sheet) == {"a.aturan-perilaku": "y"} and "Baca profil desa" in sheet.inner_text(".bd-left")


def test_what_stands_in_the_new_version_is_not_replaced_by_the_old(sheet) -> None:
    sheet.check(f"{FIRST}[value=n]")
    fill_older(sheet, {"a.baca-data": "y", "a.aturan-perilaku": "y"})
    assert stored(sheet) == {"a.baca-data": "n", "a.aturan-perilaku": "y"}
    assert "Baca profil desa, Indeks Desa, dan catatan program terdahulu: Ya" in sheet.inner_text(".bd-left")


def test_two_tabs_keep_what_was_written_last_in_each_field(sheet, context, base_url: str) -> None:
    sheet.check(f"{FIRST}[value=y]")
    other = context.new_page()
    other.goto(base_url + PAGE)
    other.check(f"{STOP}[value=n]")
    write_note(other, "jalan putus")
    sheet.bring_to_front()
    sheet.check("[name='a.temui-pemerintah'][value=y]")
    wanted = {"a.baca-data": "y", "a.aturan-perilaku": "n", "n.baca-data": "jalan putus", "a.temui-pemerintah": "y"}
    assert stored(other) == wanted
    sheet.wait_for_function("() => document.querySelector(\"[name='n.baca-data']\").value === 'jalan putus'")
    assert sheet.inner_text(".bd-progress") == "3 dari 20 butir terjawab."
    other.reload()
    assert other.input_value("[name='n.baca-data']") == "jalan putus"


def test_coming_back_from_the_other_language_loses_nothing(sheet, base_url: str) -> None:
    sheet.check(f"{FIRST}[value=y]")
    sheet.goto(base_url + ENGLISH)
    sheet.check(f"{STOP}[value=n]")
    sheet.go_back()
    sheet.wait_for_selector(".bd-sheet[data-ready]")
    sheet.check("[name='a.temui-pemerintah'][value=y]")
    sheet.reload()
    assert stored(sheet) == {"a.baca-data": "y", "a.aturan-perilaku": "n", "a.temui-pemerintah": "y"}


def test_a_full_device_keeps_what_it_has_and_leaving_asks_first(context, base_url: str) -> None:
    page = context.new_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(base_url + PAGE)
    page.check(f"{FIRST}[value=y]")
    page.check(f"{STOP}[value=n]")
    assert "menolak menyimpan" in said(page)
    assert page.inner_text(".bd-progress") == "2 dari 20 butir terjawab."
    page.reload()
    assert asked == ["beforeunload"]


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


REASON = "Warga dusun atas belum diundang karena jembatan putus, jadi kami ulang penjelasan besok pagi. " * 4 + "UJUNG"
PLACE = "Dusun Sukamaju Selatan, Desa Harapan Jaya, Kecamatan Tirta"
NAMES = "Siti Aminah, Bambang Sutrisno, Maria Goreti Wea, Yohanes Kalla, Nurhayati Daeng"


def printed(page) -> str:
    """The words on the paper, as a reader of the PDF finds them."""
    document = pypdfium2.PdfDocument(page.pdf(width="210mm", height="297mm"))
    return " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in document).split())


def test_all_that_is_written_stands_on_paper_and_nothing_of_it_on_an_empty_sheet(sheet) -> None:
    sheet.fill("[name=r]", REASON)
    sheet.fill("[name='f.place']", PLACE)
    sheet.fill("[name='f.names']", NAMES)
    write_note(sheet, "catatan uji " * 30 + "SELESAI")
    paper = printed(sheet)
    assert all(words in paper for words in (REASON, PLACE, NAMES, "SELESAI"))
    sheet.evaluate("window.print = () => {}")
    sheet.evaluate("document.querySelector('[data-do=blank]').click()")
    empty = printed(sheet)
    assert not any(words in empty for words in ("UJUNG", "Kecamatan Tirta", "Nurhayati", "SELESAI"))
    sheet.evaluate("dispatchEvent(new Event('afterprint'))")
    assert "UJUNG" in printed(sheet)


def test_a_tick_is_printed_as_a_cross_and_an_empty_sheet_has_none(sheet) -> None:
    sheet.check(f"{FIRST}[value=y]")
    sheet.emulate_media(media="print")
    tick = "getComputedStyle(document.querySelector('[value=y]'), '::before').content"
    assert sheet.evaluate(tick) == '"X"'
    sheet.evaluate("window.print = () => {}")
    sheet.evaluate("document.querySelector('[data-do=blank]').click()")
    assert sheet.evaluate(tick) == "none"


def test_no_word_of_the_answers_is_cut_on_paper(sheet) -> None:
    sheet.emulate_media(media="print")
    cut = "all => all.filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(one => one.textContent)"
    assert sheet.eval_on_selector_all(".bd-ans label", cut) == []


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
    page.check(f"{STOP}[value=n]")
    page.locator("summary", has_text="Catatan A1").click()
    page.fill("[name='n.baca-data']", "data lama")
    page.reload()
    assert page.is_checked(f"{STOP}[value=n]")
    assert page.input_value("[name='n.baca-data']") == "data lama"
    assert page.inner_text("[class$=halt]") == "Berhenti dulu: A2 belum."
    assert [item["id"] for item in Axe().run(page).response["violations"]] == []
    assert all(sides(page, paper) <= 2 for paper in PAPERS)
    other = context.new_page()
    other.goto(page.url)
    other.check("[name='a.temui-pemerintah'][value=y]")
    page.bring_to_front()
    page.fill("[name=r]", REASON)
    other.reload()
    assert other.input_value("[name=r]") == REASON and other.is_checked(f"{STOP}[value=n]")
    assert REASON in printed(page)
    page.click("[data-do=clear]")
    page.click("text=Batalkan")
    assert page.is_checked(f"{STOP}[value=n]")
    page.click("[data-do=clear]")
    page.check(f"{FIRST}[value=y]")
    assert page.locator("text=Batalkan").count() == 0  # it would lose what was ticked since


def test_a_handout_is_built_from_a_card_and_a_sheet(context, base_url: str) -> None:
    page = context.new_page()
    page.goto(base_url + "daftar-periksa/susun/")
    page.click("[data-do=build]")
    assert "Belum ada yang dipilih" in page.inner_text("p.bd-status")
    page.get_by_label("Menyiapkan prakondisi pemberdayaan masyarakat").check()
    page.get_by_label("Transek").first.check()
    page.click("[data-do=build]")
    page.wait_for_selector(".bd-handout-out section:nth-of-type(2)")
    out = page.inner_text(".bd-handout-out")
    assert "Baca profil desa" in out and "Langkah" in out and "CC BY-SA 4.0" in out
    assert page.locator(".bd-handout-out").locator("input, textarea, a, [id]").count() == 0
    page.reload()
    assert page.locator(".bd-choice input:checked").count() == 2  # the choice is kept
    page.goto(base_url + "en/checklists/build/")
    assert page.locator(".bd-choice input:checked").count() == 2  # in every language
    page.goto(base_url + "daftar-periksa/susun/")
    page.click("[data-do=build]")
    page.wait_for_selector(".bd-handout-out section:nth-of-type(2)")
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


def test_many_filled_sheets_become_one_table(sheet) -> None:
    """From files on this device alone: a row for each, a column for each item by its id; nothing on the page changes."""
    head = {"format": "berdaya-checklist", "sheet": "checklist/prakondisi", "saved": "2026-11-29T06:00:00+07:00", "version": VERSION}
    values = [{**head, "values": {"a.baca-data": "y", "n.baca-data": "lama"}}, {**head, "version": "0.1", "values": {"a.baca-data": "n", "a.dulu": "x"}}]
    files = [
        {"name": f"isian{number}.json", "mimeType": "application/json", "buffer": json.dumps(value).encode()} for number, value in enumerate(values, 1)
    ]
    with sheet.expect_download() as download:
        sheet.set_input_files("[type=file]", files)
    labels, names, *rows = openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes())).active.iter_rows(values_only=True)
    told = [dict(zip(names, row, strict=True)) for row in rows]
    assert [row["a.baca-data"] for row in told] == ["Ya", "Belum"] and told[0]["n.baca-data"] == "lama" and told[1]["a.dulu"] == "Tidak relevan"
    assert labels[names.index("a.baca-data")].startswith("A1 ") and said(sheet).startswith("2 berkas isian digabung menjadi satu tabel.")
    assert stored(sheet) == {}
