"""The real site on a phone that loses its signal."""

import pytest

from tests.offline.phone import listed, settle, status, until, until_true

pytestmark = pytest.mark.browser
NOT_KEPT = "Halaman ini belum tersimpan"
SAID = ".bd-keep [role=status]"
EMERGENCY = "panduan/terluka-atau-terancam/"


def faults(page) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]


def test_visited_pages_and_the_core_open_and_others_say_what_is_kept(phone, real) -> None:
    phone.goto(real.url + "peran/fasilitator/")
    settle(phone, more=1)
    real.has_signal = False
    for path, heading in (("peran/fasilitator/", "Fasilitator"), ("", "Panduan lapangan"), ("peran/fasilitator", "Fasilitator"),
                          ("daftar-periksa/prakondisi/?h=warga", "Menyiapkan prakondisi")):
        phone.goto(real.url + path)
        assert heading in phone.inner_text("h1"), path
    phone.goto(real.url + "peran/pld/")
    assert phone.inner_text("h1") == NOT_KEPT
    phone.wait_for_selector("[data-list]:not([hidden])")
    kept = phone.locator("[data-near] a, [data-list] a").all_inner_texts()
    assert "Fasilitator pemberdayaan masyarakat · peran" in phone.locator("[data-near] a").all_inner_texts()
    assert "Fasilitator pemberdayaan masyarakat · peran" in kept and len(kept) > 15
    assert faults(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    phone.click("[data-near] a:has-text('Fasilitator pemberdayaan')")
    assert phone.url == real.url + "peran/fasilitator/"


@pytest.mark.parametrize("start", ["", "en/"])
def test_a_page_in_english_that_is_not_kept_says_so_in_english_first(phone, real, start: str) -> None:
    phone.goto(real.url + start)
    settle(phone)
    real.has_signal = False
    phone.emulate_media(color_scheme="dark")
    phone.goto(real.url + "en/roles/facilitator/")
    assert phone.inner_text("h1") == "This page is not kept yet"
    assert phone.locator("article section").evaluate_all("all => all.map(one => one.lang)") == ["en", "id"]
    kept = phone.locator(f"section[lang={'en' if start else 'id'}] [data-list] a")
    kept.first.wait_for()
    assert kept.count() > 15
    assert faults(phone) == []
    real.has_signal = True
    phone.click("section[lang=en] [data-again]")
    phone.wait_for_selector("html[lang=en] h1:has-text('facilitator')")


def test_answers_on_a_checklist_are_kept_without_a_signal(phone, real) -> None:
    phone.goto(real.url)
    settle(phone)
    real.has_signal = False
    phone.goto(real.url + "daftar-periksa/sosialisasi/")
    phone.locator(".bd-ans input").first.check()
    phone.reload()
    assert phone.locator(".bd-ans input").first.is_checked()


def test_a_slow_network_does_not_keep_a_reader_waiting_for_a_kept_page(phone, real) -> None:
    phone.goto(real.url + "peran/fasilitator/")
    settle(phone, more=1)
    real.slow["peran/fasilitator/"] = 8
    phone.goto(real.url + "peran/fasilitator/", timeout=7_000)
    assert "Fasilitator" in phone.inner_text("h1")


def test_the_whole_site_is_kept_by_a_button_searched_without_a_signal_and_removed(phone, real) -> None:
    phone.goto(real.url + "panduan/tanpa-sinyal/")
    settle(phone)
    phone.reload()
    phone.wait_for_selector("[data-do=keep]:visible")
    assert "MB" in phone.inner_text("[data-do=keep]") and faults(phone) == []
    phone.click("[data-do=keep]")
    until(phone, lambda found: found["kept"] > found["core"])
    phone.click("[data-do=stop]")
    phone.wait_for_selector(f"{SAID}:has-text('Berhenti')")
    held = status(phone)
    assert held["core"] < held["kept"] < held["all"]
    real.has_signal = False
    phone.click("[data-do=keep]")
    phone.wait_for_selector(f"{SAID}:has-text('Sambungan terputus')")
    real.has_signal = True
    real.asked.clear()
    phone.click("[data-do=keep]")
    phone.wait_for_selector(f"{SAID}:has-text('Selesai')", timeout=300_000)
    assert len(real.asked) <= held["all"] - held["kept"] + 24
    assert not [path for path in real.asked if path.startswith(("unduh/", "cetak/", "en/"))]

    real.has_signal = False
    phone.goto(real.url + "hukum/uu-6-2014/")
    assert "Desa" in phone.inner_text("h1")
    assert search(phone, "rembug stunting") == search_online(phone, real, "rembug stunting")

    phone.goto(real.url + "daftar-periksa/susun/")
    for name in ("worksheet/transek", "form/daftar-hadir"):
        phone.check(f"input[name='{name}']")
    phone.click("[data-do=build]")
    phone.wait_for_selector(".bd-handout-out section:nth-of-type(2)")
    assert phone.locator(".bd-handout-out .bd-drawing--blank svg").count() == 1

    phone.goto(real.url + "panduan/tanpa-sinyal/")
    phone.click("[data-do=forget]")
    phone.wait_for_selector(f"{SAID}:has-text('Simpanan dihapus')", timeout=300_000)
    after = status(phone)
    assert after["kept"] == after["core"]


def search(phone, query: str) -> list[str]:
    phone.click('label[for="__search"].md-header__button')
    phone.fill("[data-md-component=search-query]", query)
    phone.wait_for_selector(".md-search-result__item a")
    found = phone.locator(".md-search-result__item h1").all_inner_texts()
    assert found
    return found


def search_online(phone, server, query: str) -> list[str]:
    server.has_signal = True
    phone.reload()
    found = search(phone, query)
    server.has_signal = False
    return found


def test_search_goes_on_with_the_parts_that_are_kept_and_says_so(phone, real) -> None:
    phone.goto(real.url)
    settle(phone)
    phone.reload()
    search(phone, "musyawarah")
    phone.wait_for_timeout(1_000)  # in which the worker keeps what has come
    real.has_signal = False
    phone.goto(real.url)
    search(phone, "musyawarah")
    phone.fill("[data-md-component=search-query]", "musyawarah zakat xylofon")
    phone.wait_for_selector(".berdaya-search-note:has-text('Tanpa sinyal')")


@pytest.mark.parametrize("setting", ["saveData: true", "effectiveType: '2g'"])
def test_who_spares_data_gets_the_page_for_emergencies_and_nothing_else_without_a_tap(phone, real, setting: str) -> None:
    phone.add_init_script(f"Object.defineProperty(navigator, 'connection', {{ value: {{ {setting} }} }})")
    phone.goto(real.url + "panduan/tanpa-sinyal/")
    phone.wait_for_selector("[data-do=core]:visible")
    until_true(phone, "async (page) => Boolean(await caches.match(page, { ignoreSearch: true }))", real.url + EMERGENCY)
    phone.wait_for_timeout(2_000)  # in which nothing else may be fetched
    assert status(phone)["kept"] == 0
    pages = [path for path in real.asked if path.endswith("/")]
    assert set(pages) <= {"panduan/tanpa-sinyal/", EMERGENCY} and not [path for path in real.asked if path.startswith("assets/offline/id.")]
    real.has_signal = False
    phone.goto(real.url + EMERGENCY)
    assert phone.locator(".bd-exit a").count() == 1
    real.has_signal = True
    phone.goto(real.url + "panduan/tanpa-sinyal/")
    phone.click("[data-do=core]")
    phone.wait_for_selector(f"{SAID}:has-text('Tersimpan di ponsel ini')")
    settle(phone)


@pytest.mark.parametrize("written", ["P/PRAKONDISI/", "P/PRAKONDISI", "p/prakondisi", "P/prakondisi/"])
def test_what_stands_on_paper_leads_to_the_kept_sheet_without_a_signal(phone, real, written: str) -> None:
    phone.goto(real.url)
    settle(phone)
    real.has_signal = False
    phone.goto(real.url + written)
    phone.wait_for_url(real.url + "daftar-periksa/prakondisi/")
    assert "prakondisi" in phone.inner_text("h1")


def test_the_page_for_emergencies_is_kept_from_the_first_visit_and_no_list_tells_of_it(phone, real) -> None:
    phone.goto(real.url)
    settle(phone)
    phone.goto(real.url + EMERGENCY)
    heading = phone.inner_text("h1")
    real.has_signal = False
    phone.goto(real.url + EMERGENCY)
    assert phone.inner_text("h1") == heading and phone.locator(".bd-update").count() == 0
    assert not [title for title in listed(phone) if title.startswith(heading)]
    assert phone.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((name) => name.startsWith('berdaya:'))") == []


@pytest.mark.parametrize("way", ["button", "Escape", "link"])
def test_the_page_for_emergencies_is_left_at_once_and_back_does_not_lead_to_it(phone, real, way: str) -> None:
    phone.goto(real.url + "glosarium/")
    phone.goto(real.url + EMERGENCY)
    assert phone.title() != phone.inner_text("h1")
    box = phone.locator(".bd-exit a").bounding_box()
    assert box["height"] >= 44 and box["y"] + box["height"] > 700  # in reach of the thumb
    if way == "button":
        phone.click(".bd-exit a")
    elif way == "Escape":
        phone.keyboard.press("Escape")
        phone.keyboard.press("Escape")
    else:
        phone.evaluate("document.querySelector('.md-path a, .md-header a').click()")
    phone.wait_for_url(lambda url: EMERGENCY not in url)
    phone.go_back()
    phone.wait_for_url(real.url + "glosarium/")
    phone.go_forward()
    assert EMERGENCY not in phone.url


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("p/prakondisi", "daftar-periksa/prakondisi/"), ("P/prakondisi/", "daftar-periksa/prakondisi/"),
        ("Daftar-Periksa/prakondisi/", "daftar-periksa/prakondisi/"), ("en/Checklists/preparing-the-ground", "en/checklists/preparing-the-ground/"),
    ],
)
def test_an_address_in_other_letters_leads_to_what_was_meant(browser, real, typed: str, meant: str) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(real.url + typed)
    page.wait_for_url(real.url + meant)
    context.close()


def test_the_page_for_an_unknown_address_searches_and_speaks_the_language_of_the_address(browser, real) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(real.url + "en/roles/nothing-here/")
    assert page.inner_text("h1") == "Page not found" and page.get_attribute("html", "lang") == "en"
    page.click("section[lang=en] [data-search]")
    assert page.input_value("[data-md-component=search-query]") == "roles nothing here"
    context.close()


def test_without_scripts_the_page_says_what_to_do_instead(browser, real) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(real.url + "en/guides/offline/")
    assert page.locator("[data-do]:visible").count() == 0
    assert "single HTML file" in page.inner_text("article")
    context.close()


def test_a_full_phone_is_told_and_reads_on(phone, real) -> None:
    phone.goto(real.url + "panduan/tanpa-sinyal/")
    settle(phone)
    phone.reload()
    host = real.url.removesuffix("/panduan/")
    phone.context.new_cdp_session(phone).send("Storage.overrideQuotaForOrigin", {"origin": host, "quotaSize": 2_000_000})
    phone.click("[data-do=keep]")
    phone.wait_for_selector(f"{SAID}:has-text('penuh')")
    phone.goto(real.url + "peran/pld/")
    assert "PLD" in phone.inner_text("h1")
    real.has_signal = False
    phone.goto(real.url + "daftar-periksa/")
    assert phone.inner_text("h1") == "Daftar periksa lapangan"


def test_nothing_but_this_site_is_asked_and_nothing_is_sent(phone, real) -> None:
    strange = []
    phone.context.on("request", lambda request: None if request.url.startswith(real.url) and request.method == "GET" else strange.append(request.url))
    phone.goto(real.url + "en/")
    settle(phone)
    assert [url for url in strange if not url.startswith(("data:", "blob:"))] == []
