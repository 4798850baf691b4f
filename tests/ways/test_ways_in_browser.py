"""The ways in as a reader uses them: comparison, reflection, readiness, drawing; on a phone, kept on the device."""

import json
import re

import pypdfium2
import pytest

pytestmark = pytest.mark.browser
PAGES = ("siklus/", "jalur-karier/", "peran/bandingkan/#pld,pd", "kesiapan/", "langkah-karier/renungan/", "kompetensi/portofolio/", "minggu-pertama/")
OTHERS = ("en/cycle/", "en/career-paths/", "en/roles/compare/#pld,pd,tapm", "en/readiness/", "en/career-steps/reflection/", "en/competencies/portfolio/", "en/first-week/")


@pytest.fixture
def page(browser):
    opened = browser.new_page(viewport={"width": 360, "height": 800})
    yield opened
    opened.close()


@pytest.fixture
def without_scripts(browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    yield context.new_page()
    context.close()


def kept(page) -> dict[str, str]:
    return page.evaluate("Object.fromEntries(Object.entries(localStorage).filter(([name]) => name.startsWith('berdaya:')))")


def test_two_roles_are_chosen_and_the_address_holds_the_choice(page, base_url: str) -> None:
    page.goto(base_url + "peran/bandingkan/")
    page.select_option("label:has-text('Peran 1') select", "pld")
    assert page.is_visible(".bd-compare >> nth=0")
    page.select_option("label:has-text('Peran 2') select", "pd")
    assert page.url.endswith("#pld,pd")
    assert page.locator(".bd-side thead th").all_inner_texts() == ["Pendamping Lokal Desa (PLD)", "Pendamping Desa (PD)"]
    assert page.locator(".bd-side").get_by_role("columnheader").count() == 2  # still a table where it is laid out as a grid
    assert page.locator(".bd-side").get_by_role("rowheader").count() == 6
    assert page.is_hidden(".bd-compare >> nth=0")
    page.click("text=Tampilkan semua peran")
    assert "#" not in page.url
    assert page.is_visible(".bd-compare >> nth=2")


def test_a_shared_link_shows_the_same_comparison_in_either_language(page, base_url: str) -> None:
    page.goto(base_url + "en/roles/compare/#tapm,tidak-ada,pld,pd,cdo")
    assert page.locator(".bd-side thead th").count() == 3
    page.evaluate("location.hash = '#cdo,pld'")
    page.wait_for_selector(".bd-side[data-count='2']")
    assert "Comparing" in page.inner_text(".bd-said")
    page.locator(".bd-side thead a >> nth=1").click()
    assert "/en/roles/" in page.url and "compare" not in page.url


def test_a_portfolio_is_kept_saved_and_opened_again_with_a_way_back(page, base_url: str, tmp_path) -> None:
    page.goto(base_url + "kompetensi/portofolio/")
    page.check("[name='l.komunikasi'][value=bekerja]")
    page.fill("[name='e.komunikasi']", "Notulen rembuk, map biru")
    page.check("[name='l.empati'][value=baru]")
    assert "2 dari" in page.inner_text(".bd-sum") and "Empati" in page.inner_text(".bd-sum")
    with page.expect_download() as download:
        page.click("[data-do=save]")
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    values = {"l.komunikasi": "bekerja", "e.komunikasi": "Notulen rembuk, map biru", "l.empati": "baru"}
    assert json.loads(saved.read_text("utf-8"))["values"] == values
    page.click("[data-do=clear]")
    assert page.is_hidden(".bd-sum")
    _open_portfolio(page, saved)
    page.goto(base_url + "en/competencies/portfolio/")
    assert page.is_checked("[name='l.komunikasi'][value=bekerja]")
    assert page.input_value("[name='e.komunikasi']") == "Notulen rembuk, map biru"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("tidak ada apa-apa", "bukan simpanan portofolio"),
        ('{"format": "berdaya-portfolio", "values": null}', "bukan simpanan portofolio"),
        ('{"sheet": "checklist/prakondisi", "values": {"l.empati": "baru"}}', "bukan simpanan portofolio"),
        ('{"format": "berdaya-portfolio", "values": {"l.empati": "raja", "l.hilang": "baru", "l.komunikasi": "mahir"}}', "2 isian"),
    ],
)
def test_a_file_that_is_no_portfolio_changes_nothing_and_one_of_another_version_says_so(page, base_url: str, tmp_path, content: str, word: str) -> None:
    page.goto(base_url + "kompetensi/portofolio/")
    page.fill("[name='e.empati']", "Surat terima kasih")
    file = tmp_path / "isian.json"
    file.write_text(content, "utf-8")
    _open_portfolio(page, file)
    assert word in page.inner_text(".bd-said")
    if "2" in word:
        assert page.is_checked("[name='l.komunikasi'][value=mahir]")
        page.click(".bd-said button")
    assert page.input_value("[name='e.empati']") == "Surat terima kasih"
    assert not page.is_checked("[name='l.komunikasi'][value=mahir]")


def _open_portfolio(page, file) -> None:
    with page.expect_file_chooser() as chooser:
        page.click("[data-do=open]")
    chooser.value.set_files(file)
    page.wait_for_selector(".bd-said:not(:empty)")
    page.wait_for_function("() => document.querySelector('.bd-said').textContent.includes('Berkas')")


@pytest.mark.parametrize("width", (360, 700, 1280))
def test_the_tables_do_not_jump_when_the_form_appears(browser, base_url: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.add_init_script("""window.shift = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.shift += entry.value; }))
            .observe({ type: "layout-shift", buffered: true });""")
    page.goto(base_url + "peran/bandingkan/", wait_until="load")
    page.wait_for_selector(".bd-pick select")
    page.wait_for_timeout(300)
    assert page.evaluate("window.shift") < 0.05
    page.close()


def test_without_scripts_the_tables_are_complete_and_no_empty_form_shows(without_scripts, base_url: str) -> None:
    without_scripts.goto(base_url + "peran/bandingkan/")
    assert without_scripts.is_hidden("form.bd-pick")
    rows = without_scripts.locator(".bd-compare >> nth=0").locator("tbody tr").count()
    rows += without_scripts.locator(".bd-compare >> nth=1").locator("tbody tr").count()
    assert rows == without_scripts.locator(".bd-compare >> nth=2").locator("tbody tr").count() == 18


def test_reflection_gathers_ticks_keeps_them_on_the_device_and_forgets_them(page, base_url: str) -> None:
    foreign = []
    page.on("request", lambda request: foreign.append(request.url) if request.method != "GET" else None)
    page.goto(base_url + "langkah-karier/renungan/")
    assert "Belum ada yang ditandai" in page.inner_text(".bd-gathered")
    fold = page.locator("details.bd-fold >> nth=0")
    statement = fold.locator("label >> nth=0").inner_text().strip()
    fold.locator("[data-part=suits] >> nth=0").check()
    fold.locator("[data-part=unsure] >> nth=0").check()
    page.fill("textarea[name=q1]", "Saat panen")
    assert page.locator(".bd-gathered li").count() == 2
    page.goto(base_url + "en/career-steps/reflection/")
    assert page.locator(".bd-reflection input:checked").count() == 2
    assert page.input_value("textarea[name=q1]") == "Saat panen"
    page.goto(base_url + "langkah-karier/renungan/")
    assert statement in page.inner_text("[data-list=suits]")
    assert not re.search(r"\d+ (dari|of) \d+|skor|score", page.inner_text(".bd-gathered"))
    page.click("button:has-text('Kosongkan')")
    assert kept(page) == {} and page.locator(".bd-reflection input:checked").count() == 0
    assert foreign == []


def test_readiness_puts_the_lowest_dimension_first_with_what_fits_its_stage(page, base_url: str) -> None:
    page.goto(base_url + "kesiapan/")
    page.fill("input[name=issue]", "Sampah")
    for number, stage in enumerate((5, 4, 6, 2, 7, 3)):
        page.locator("fieldset >> nth=%d" % number).locator(f"input[value='{stage}']").check()
    result = page.inner_text(".bd-result")
    assert result.index("Suasana warga: tahap 2") < result.index("papan pengumuman") < result.index("Sumber daya: tahap 3")
    assert "rata-rata" not in result.lower() and "Belum dinilai" not in result
    page.reload()
    assert "Suasana warga: tahap 2" in page.inner_text(".bd-result")
    assert page.input_value("input[name=issue]") == "Sampah"
    page.click("button:has-text('Kosongkan')")
    assert kept(page) == {}
    assert "Belum ada segi" in page.inner_text(".bd-result")


@pytest.mark.parametrize(("url", "field"), [("kesiapan/", "textarea >> nth=0"), ("langkah-karier/renungan/", "textarea[name=q1]")])
def test_what_is_written_in_two_tabs_stays_is_printed_whole_and_comes_back_after_clearing(browser, base_url: str, url: str, field: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(base_url + url)
    choice = ".bd-scale input, .bd-reflection details[open] input"
    page.locator(choice).nth(0).check()
    other = context.new_page()
    other.goto(base_url + url)
    other.fill(field, "Warga dusun atas belum diundang. " * 20 + "UJUNG")
    page.bring_to_front()
    page.wait_for_function("() => document.body.innerText.includes('UJUNG') || [...document.querySelectorAll('textarea')].some((one) => one.value.includes('UJUNG'))")
    page.locator(choice).nth(-1).check()
    other.reload()
    assert other.locator(".bd-readiness :checked, .bd-reflection :checked").count() == 2
    paper = pypdfium2.PdfDocument(other.pdf())
    assert any("UJUNG" in sheet.get_textpage().get_text_range() for sheet in paper)
    other.click("button:has-text('Kosongkan')")
    assert kept(other) == {}
    other.click("button:has-text('Batalkan')")
    assert "UJUNG" in other.input_value(field) and other.locator(".bd-readiness :checked, .bd-reflection :checked").count() == 2
    context.close()


def test_scores_that_were_stored_in_the_former_way_are_still_there(page, base_url: str) -> None:
    page.goto(base_url + "kesiapan/")
    name = page.locator(".bd-scale input").first.get_attribute("name")
    page.evaluate("name => localStorage.setItem('berdaya:/panduan/:kesiapan', JSON.stringify({[`${name}=3`]: 1, issue: 'Sampah'}))", name)
    page.reload()
    assert page.is_checked(f"input[name='{name}'][value='3']")
    assert page.input_value("input[name=issue]") == "Sampah"


def test_an_address_with_nonsense_leaves_all_roles(page, base_url: str) -> None:
    for nonsense in ("#%zz", "#" + "x" * 40_000, "#pld,%F0%9F"):
        page.goto(base_url + "peran/bandingkan/" + nonsense)
        assert page.is_visible(".bd-compare >> nth=0")


def test_readiness_names_ties_and_what_is_missing_and_works_by_keyboard(page, base_url: str) -> None:
    page.goto(base_url + "en/readiness/")
    page.focus("fieldset >> nth=0 >> input >> nth=0")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    assert page.is_checked("fieldset >> nth=0 >> input[value='2']")
    page.locator("fieldset >> nth=3").locator("input[value='2']").check()
    result = page.inner_text(".bd-result")
    assert "Ask residents which comes first" in result
    assert "Not scored yet: Knowledge of those efforts, Leadership" in result


def test_readiness_can_be_filled_in_by_hand_without_scripts(without_scripts, base_url: str) -> None:
    without_scripts.goto(base_url + "kesiapan/")
    assert without_scripts.is_visible(".bd-by-hand")
    assert without_scripts.is_hidden(".bd-result") and without_scripts.is_hidden(".bd-actions")
    assert without_scripts.locator(".bd-scale input").count() == 54
    assert without_scripts.locator("h3[id^=tahap-]").count() == 9


def test_the_sheets_still_work_where_nothing_can_be_stored(browser, base_url: str) -> None:
    page = browser.new_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    page.goto(base_url + "kesiapan/")
    page.locator("fieldset >> nth=0").locator("input[value='1']").check()
    assert "tahap 1: Belum sadar" in page.inner_text(".bd-result")
    assert "menolak menyimpan" in page.inner_text("[data-said]")
    page.close()


def test_the_parts_of_the_drawing_open_by_keyboard_in_order(page, base_url: str) -> None:
    page.goto(base_url + "siklus/")
    page.focus(".bd-cycle a >> nth=0")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.querySelector('text').textContent").split() == ["2.", "Prakondisi"]
    page.keyboard.press("Enter")
    page.wait_for_url("**/siklus/prakondisi/")


@pytest.mark.parametrize("url", PAGES + OTHERS)
def test_no_way_scrolls_sideways_on_a_phone(page, base_url: str, url: str) -> None:
    assert page.goto(base_url + url).ok
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(("url", "scheme"), [*((url, "light") for url in PAGES), *((url, "dark") for url in OTHERS)])
def test_axe_finds_nothing_on_the_ways(browser, base_url: str, url: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(viewport={"width": 360, "height": 800}, color_scheme=scheme)
    page.goto(base_url + url)
    if "kesiapan" in url or "readiness" in url:
        page.locator("fieldset >> nth=0").locator("input[value='4']").check()
    found = Axe().run(page)
    page.close()
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("url", PAGES + OTHERS)
def test_a_way_is_small(site_dir, url: str) -> None:
    from tests.conftest import gzip_size

    assert gzip_size((site_dir / url.partition("#")[0] / "index.html").read_bytes()) <= 12 * 1024
