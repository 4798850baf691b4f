"""A form in a real browser: filled in, counted, kept on the device alone, shared on demand, printed."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGE, ENGLISH, SENSITIVE = "formulir/contoh/", "en/forms/sample-form/", "formulir/rahasia/"
KEY = "berdaya:/panduan/:form/contoh@1.1"


@pytest.fixture
def context(browser) -> Iterator:
    """A fresh phone: nothing stored, nothing shared."""
    opened = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    yield opened
    opened.close()


def opened(context, url: str):
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.goto(url)
    page.wait_for_selector(".bd-form[data-ready]")
    return page


@pytest.fixture
def form(context, form_url: str):
    page = opened(context, form_url + PAGE)
    yield page
    assert page.faults == []


@pytest.fixture
def sensitive(context, form_url: str):
    page = opened(context, form_url + SENSITIVE)
    yield page
    assert page.faults == []


def stored(page) -> dict:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY) or "{}")


def everything_stored(page) -> list[str]:
    return page.evaluate("Object.keys(localStorage).filter(key => key.includes('form/'))")


def write(page, name: str, text: str) -> None:
    page.fill(f"[name='{name}']", text)
    page.locator(f"[name='{name}']").blur()


def output(page, data: str, name: str) -> str:
    return page.text_content(f"output[data-{data}='{name}']")


def saved(page, name: str) -> bytes:
    with page.expect_download() as download:
        page.click(f"[data-do={name}]")
    return Path(download.value.path()).read_bytes()


def open_file(page, content: bytes) -> None:
    page.set_input_files("[type=file]", {"name": "isian.json", "mimeType": "application/json", "buffer": content})


def said(page) -> str:
    return page.inner_text(".bd-notice")


def test_what_is_filled_in_is_kept_and_stands_in_the_other_language(form, form_url: str) -> None:
    write(form, "acara", "Rapat air")
    form.check("[name=bentuk][value=lain]")
    write(form, "bentuk.lain.w", "kunjungan")
    form.check("[name='undangan.toa']")
    write(form, "peserta", "1.500")
    form.goto(form_url + ENGLISH)
    assert form.input_value("[name=acara]") == "Rapat air" and form.input_value("[name=peserta]") == "1,500"
    assert form.is_checked("[name='undangan.toa']") and form.input_value("[name='bentuk.lain.w']") == "kunjungan"
    assert stored(form)["peserta"] == "1500"


def test_sums_and_products_are_shown_without_a_wrong_digit(form) -> None:
    write(form, "belanja.1.volume", "2,5")
    write(form, "belanja.1.harga", "1500000")
    assert form.input_value("[name='belanja.1.harga']") == "1.500.000"
    write(form, "belanja.2.volume", "3")
    write(form, "belanja.2.harga", "0,1")
    assert (output(form, "cell", "belanja.1.jumlah"), output(form, "cell", "belanja.2.jumlah")) == ("3.750.000", "0,3")
    assert output(form, "sum", "belanja.jumlah") == "3.750.000,3" and output(form, "total", "belanja.jumlah") == "3.750.000,3"
    write(form, "hadir.perempuan.banyak", "12")
    assert output(form, "sum", "hadir.banyak") == "12"


def test_words_where_a_number_is_asked_are_said_and_stay(form) -> None:
    write(form, "belanja.1.volume", "dua")
    field = form.locator("[name='belanja.1.volume']")
    assert (field.get_attribute("aria-invalid"), field.get_attribute("title"), field.input_value()) == ("true", "Bukan angka", "dua")
    assert output(form, "sum", "belanja.jumlah") == ""


def test_rows_are_added_and_come_back(form) -> None:
    for _ in range(6):
        form.click("[data-add=belanja]")
    assert form.evaluate("document.activeElement.name") == "belanja.8.uraian"
    form.keyboard.type("Semen")
    form.reload()
    form.wait_for_selector(".bd-form[data-ready]")
    assert form.input_value("[name='belanja.8.uraian']") == "Semen"
    assert form.get_attribute("[name='belanja.8.harga']", "aria-labelledby") == "c-belanja.harga r-belanja.8"


def test_two_tabs_do_not_lose_each_other_s_rows(context, form, form_url: str) -> None:
    other = opened(context, form_url + PAGE)
    write(form, "belanja.1.uraian", "Pipa")
    other.click("[data-add=belanja]")
    write(other, "belanja.3.uraian", "Kran")
    form.wait_for_function("() => document.querySelector(\"[name='belanja.3.uraian']\")?.value === 'Kran'")
    assert stored(form) == {"belanja.1.uraian": "Pipa", "belanja.3.uraian": "Kran"}


def test_clearing_can_be_undone(form) -> None:
    write(form, "acara", "Rapat air")
    form.click("[data-do=clear]")
    assert stored(form) == {} and form.input_value("[name=acara]") == ""
    form.click(".bd-notice >> text=Batalkan")
    assert form.input_value("[name=acara]") == "Rapat air"


def test_answers_to_an_older_version_move_along_or_are_listed(context, form_url: str) -> None:
    first = context.new_page()
    first.goto(form_url)
    old = json.dumps({"acara": "Rapat lama", "belanja.7.uraian": "Pasir", "kolom-lama": "tersisa"})
    first.evaluate("([key, value]) => localStorage.setItem(key, value)", ["berdaya:/panduan/:form/contoh@0.9", old])
    page = opened(context, form_url + PAGE)
    assert page.input_value("[name=acara]") == "Rapat lama" and page.input_value("[name='belanja.7.uraian']") == "Pasir"
    assert page.faults == []
    assert "versi 1.1" in said(page) and "tersisa" in page.inner_text(".bd-left")


def test_a_saved_file_is_opened_again_and_asks_before_it_replaces(form) -> None:
    write(form, "acara", "Rapat air")
    write(form, "peserta", "1.500")
    for _ in range(5):
        form.click("[data-add=belanja]")
    write(form, "belanja.7.uraian", "Kran")
    content = saved(form, "json")
    held = json.loads(content)
    assert (held["format"], held["sheet"], held["version"]) == ("berdaya-form", "form/contoh", "1.1")
    form.evaluate("localStorage.clear()")
    form.reload()
    form.wait_for_selector(".bd-form[data-ready]")
    write(form, "acara", "Rapat lain")
    open_file(form, content)
    form.click(".bd-notice button >> nth=0")
    assert form.input_value("[name=acara]") == "Rapat air" and form.input_value("[name='belanja.7.uraian']") == "Kran"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "tidak bisa dibaca"),
        (b'{"format": "berdaya-form", "sheet": "form/contoh", "version": "1.1", "values": {"tidak-ada": "x"}}', "tidak memuat kolom"),
        (b'{"format": "berdaya-form", "sheet": "form/lain", "version": "1.1", "values": {"acara": "x"}}', "bukan isian formulir ini"),
        (b'{"values": "x"}', "bukan isian formulir ini"),
    ],
)
def test_a_file_that_does_not_belong_here_changes_nothing(form, content: bytes, words: str) -> None:
    write(form, "acara", "Rapat air")
    open_file(form, content)
    form.wait_for_selector(".bd-notice p")
    assert words in said(form) and form.input_value("[name=acara]") == "Rapat air"


def test_a_file_cannot_bring_thousands_of_rows(form) -> None:
    values = {"belanja.9999.uraian": "x", "acara": "Rapat"}
    open_file(form, json.dumps({"format": "berdaya-form", "sheet": "form/contoh", "version": "1.1", "values": values}).encode())
    form.wait_for_selector(".bd-left li")
    assert form.input_value("[name=acara]") == "Rapat" and form.locator("[data-table=belanja] tbody tr").count() <= 200


def test_the_tables_are_saved_as_excel_with_numbers_and_texts(form) -> None:
    write(form, "belanja.1.uraian", "=1+1")
    write(form, "belanja.1.volume", "2,5")
    write(form, "belanja.1.harga", "1500000")
    page = openpyxl.load_workbook(io.BytesIO(saved(form, "xlsx"))).worksheets[0]
    cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    assert 3750000 in [cell.value for cell in cells] and "=1+1" in [cell.value for cell in cells]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_it_is_shared_as_text(form) -> None:
    form.evaluate("delete Navigator.prototype.share")
    write(form, "acara", "Rapat air")
    write(form, "tanggal", "2027-05-04")
    write(form, "belanja.1.uraian", "Pipa")
    form.click("[data-do=text]")
    text = form.input_value(".bd-notice textarea")
    assert text.startswith("Formulir contoh (versi 1.1)") and "Acara: Rapat air" in text and "Tanggal: 4 Mei 2027" in text and "- Pipa" in text


def paper(page) -> str:
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    return " ".join("".join(document[number].get_textpage().get_text_range() for number in range(len(document))).split())


def test_it_prints_as_filled_or_empty(form) -> None:
    write(form, "acara", "Rapat air")
    write(form, "catatan", "baris satu\nbaris dua")
    form.emulate_media(media="print")
    assert "Rapat air" in paper(form) and "baris dua" in paper(form)
    form.evaluate("globalThis.print = () => {}")
    form.emulate_media(media="screen")
    form.click("[data-do=blank]")
    form.emulate_media(media="print")
    assert form.evaluate("getComputedStyle(document.querySelector('[name=acara]')).color") in ("rgba(0, 0, 0, 0)", "color(srgb 0 0 0 / 0)")


def test_a_sensitive_form_keeps_nothing_until_it_is_asked(sensitive) -> None:
    write(sensitive, "cerita", "jembatan")
    assert everything_stored(sensitive) == []
    sensitive.click("[data-do=keep]")
    assert everything_stored(sensitive) == []
    sensitive.click(".bd-notice >> text=Ya, simpan")
    assert any("form/rahasia@1.0" in key for key in everything_stored(sensitive))
    sensitive.reload()
    sensitive.wait_for_selector(".bd-form[data-ready]")
    assert sensitive.input_value("[name=cerita]") == "jembatan"
    sensitive.click("[data-do=forget]")
    assert everything_stored(sensitive) == [] and sensitive.input_value("[name=cerita]") == ""
    assert sensitive.locator(".bd-notice >> text=Batalkan").count() == 0


def test_nothing_leaves_the_device(context, form_url: str) -> None:
    asked = []
    page = opened(context, form_url + SENSITIVE)
    page.on("request", lambda request: asked.append(request.url))
    write(page, "cerita", "jembatan")
    page.wait_for_timeout(300)
    # What shares and saves comes with the first answer: a file of the site, the same for everybody.
    assert len(asked) == 1 and re.search(r"/assets/berdaya/form_tools\.id\.[0-9a-f]{8}\.js$", asked[0])


def test_a_device_that_stores_nothing_is_said_and_the_form_works(context, form_url: str) -> None:
    context.add_init_script("Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })")
    page = context.new_page()
    page.goto(form_url + PAGE)
    page.wait_for_selector(".bd-form[data-ready]")
    write(page, "belanja.1.volume", "2")
    write(page, "belanja.1.harga", "1500")
    assert output(page, "sum", "belanja.jumlah") == "3.000" and "menolak" in said(page)


def test_without_javascript_it_is_a_form_that_prints_with_its_files(browser, form_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(form_url + PAGE)
    assert page.is_visible("[name=acara]") and page.is_hidden(".bd-tools") and page.is_hidden("[data-add]")
    page.fill("[name=acara]", "Rapat")
    links = page.locator(".bd-editions a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert sum(link.endswith(".pdf") for link in links) == 5 and sum(link.endswith(".docx") for link in links) == 2
    text = paper(page)
    assert "Harga satuan" in text and "Ketua" in text
    context.close()


@pytest.mark.parametrize("has_script", [True, False])
def test_a_screen_reader_is_told_what_each_entry_is(browser, form_url: str, has_script: bool) -> None:
    """The tree that a screen reader gets on a phone: parts and tables with their heads, and no entry without a name of its own."""
    context = browser.new_context(java_script_enabled=has_script, viewport={"width": 360, "height": 740}, service_workers="block")
    page = context.new_page()
    page.goto(form_url + PAGE)
    if has_script:
        page.wait_for_selector(".bd-form[data-ready]")
    tree = page.locator(".bd-form").first.aria_snapshot()
    entries = re.findall(r'^ *- (textbox|combobox|checkbox|radio|spinbutton)\b *("[^"]+")?', tree, re.MULTILINE)
    assert len(entries) > 8 and all(name for _, name in entries), tree
    cells = [name for role, name in entries if "Baris 1" in name]
    assert len(cells) == len(set(cells)) >= 2 and "- columnheader" in tree and '- rowheader "Baris 1"' in tree
    assert re.search(r'^- group "[^"]+":', tree, re.MULTILINE) and re.search(r'heading "[^"]+" \[level=2\]', tree)
    context.close()


def test_links_to_files_lead_to_files(form, form_site: Path) -> None:
    for link in form.locator(".bd-editions a").evaluate_all("links => links.map(link => link.href)"):
        path = form_site / link.partition("/panduan/")[2]
        assert path.is_file() and path.stat().st_size > 5000


def test_the_short_address_leads_to_the_form(context, form_url: str) -> None:
    page = context.new_page()
    page.goto(form_url + "P/CONTOH/")
    page.wait_for_url(f"**/{PAGE}")


def test_the_list_offers_packs(context, form_url: str, form_site: Path) -> None:
    page = context.new_page()
    page.goto(form_url + "formulir/")
    links = page.locator("a[href$='.zip']").evaluate_all("links => links.map(link => link.href)")
    assert len(links) == 2
    for link in links:
        assert zipfile.is_zipfile(form_site / link.partition("/panduan/")[2])


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page_url", [PAGE, SENSITIVE])
def test_axe_finds_nothing_in_a_form_at_work(browser, form_url: str, width: int, scheme: str, page_url: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, service_workers="block")
    page = opened(context, form_url + page_url)
    if page_url == PAGE:
        write(page, "belanja.1.volume", "x")
        page.click("[data-add=belanja]")
        page.click("details:has-text('Contoh isian') summary")
    else:
        write(page, "cerita", "jembatan")
        page.click("[data-do=keep]")
    found = Axe().run(page).response["violations"]
    assert [(item["id"], [node["html"][:120] for node in item["nodes"]]) for item in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate("document.documentElement.style.fontSize = '250%'")  # twice the letters of the theme
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_a_handout_takes_forms(context, form_url: str) -> None:
    page = context.new_page()
    page.goto(form_url + "daftar-periksa/susun/")
    page.wait_for_selector(".bd-handout[data-ready]")
    page.check("label:has-text('Formulir contoh') input")
    page.click("[data-do=build]")
    page.wait_for_selector(".bd-handout-out .bd-form")
    assert page.locator(".bd-handout-out .bd-tools, .bd-handout-out button").count() == 0
    assert page.locator(".bd-handout-out :is(input, textarea)[name]").count() == 0
    text = paper(page)
    assert "Harga satuan" in text and "Ketua" in text


def test_the_search_shows_forms_alone_when_asked(context, form_url: str) -> None:
    page = context.new_page()
    page.goto(form_url)
    page.click("label[for=__search] >> visible=true >> nth=0")
    page.fill("[data-md-component=search-query]", "formulir")
    page.wait_for_selector("button:has-text('Formulir (2)')")
    before = page.locator("[data-md-component=search-result] li").count()
    page.click("button:has-text('Formulir (2)')")
    page.wait_for_selector("[aria-pressed=true]:has-text('Formulir (2)')")
    assert page.locator("[data-md-component=search-result] li").count() == 2 < before
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    page.click("button:has-text('Semua')")
    page.wait_for_selector("[aria-pressed=true]:has-text('Semua')")


WIDER = """() => [...document.querySelectorAll("article *")].filter((node) => {
  const isScrolled = (up) => up && (/auto|scroll|hidden/.test(getComputedStyle(up).overflowX) || isScrolled(up.parentElement))
  return node.getBoundingClientRect().right > 361 && !isScrolled(node.parentElement)
}).map((node) => node.outerHTML.slice(0, 120))"""


def test_no_form_of_the_base_is_wider_than_a_phone(browser, base_url: str, site_dir: Path) -> None:
    """Every form page, in both languages, with all that can be unfolded."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, is_mobile=True, service_workers="block")
    page = context.new_page()
    pages = sorted(path.parent.relative_to(site_dir).as_posix() for folder in ("formulir", "en/forms") for path in site_dir.glob(f"{folder}/*/index.html"))
    assert len(pages) > 40
    wide = {}
    for name in pages:
        page.goto(f"{base_url}{name}/")
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true })")
        if nodes := page.evaluate(WIDER):
            wide[name] = nodes[:3]
        if page.evaluate("Math.max(innerWidth, document.documentElement.scrollWidth)") > 360:
            wide.setdefault(name, [])
    context.close()
    assert wide == {}


def test_many_filled_forms_become_one_table(form) -> None:
    """From files on this device alone: a row for each, a column for each field by its id, files of others told by name."""
    head = {"format": "berdaya-form", "sheet": "form/contoh", "saved": "2026-11-29T06:00:00+07:00"}
    values = [
        {**head, "version": "1.1", "values": {"acara": "Rapat", "peserta": "1500.5", "bentuk": "rapat", "undangan.surat": "1"}, "items": {}},
        {**head, "version": "1.0", "saved": "2026-10-01T06:00:00+07:00", "values": {"acara": "Kopi", "lama": "x"}, "items": {"lama": "Kolom lama"}},
        {**head, "sheet": "form/lain", "version": "1.1", "values": {"acara": "Bukan"}},
    ]
    files = [
        {"name": f"isian{number}.json", "mimeType": "application/json", "buffer": json.dumps(value).encode()} for number, value in enumerate(values, 1)
    ]
    before = form.input_value("[name=acara]")
    with form.expect_download() as download:
        form.set_input_files("[type=file]", [*files, {"name": "rusak.json", "mimeType": "application/json", "buffer": b"{"}])
    assert said(form).startswith("2 berkas isian digabung menjadi satu tabel. Tidak dipakai, karena bukan isian dari sini: isian3.json, rusak.json.")
    labels, names, *rows = openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes())).active.iter_rows(values_only=True)
    told = [dict(zip(names, row, strict=True)) for row in rows]
    assert [row[:3] for row in rows] == [("isian2.json", "1.0", "2026-10-01"), ("isian1.json", "1.1", "2026-11-29")]
    assert (told[0]["acara"], told[0]["lama"], told[1]["acara"]) == ("Kopi", "x", "Rapat")
    assert told[1]["peserta"] == 1500.5 and told[1]["bentuk"] == "rapat" and told[1]["undangan.surat"] == "✓"
    assert labels[:3] == ("Berkas", "Versi", "Disimpan") and dict(zip(names, labels, strict=True))["lama"] == "Kolom lama (1.0)"
    assert form.input_value("[name=acara]") == before  # nothing on the page changes
