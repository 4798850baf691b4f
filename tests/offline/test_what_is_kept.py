"""What is kept is told by name, age and size; keeping goes on after a break, and a device that threw it away is told so."""

import pytest

from tests.offline.phone import age, settle, status, until

pytestmark = pytest.mark.browser
PAGE = "panduan/tanpa-sinyal/"
SAID = ".bd-keep [role=status]"
ROWS = "[data-kept-list] li"


def opened_list(phone) -> list[str]:
    phone.wait_for_selector("[data-kept-list]:not([hidden])")
    phone.locator("[data-kept-list]").evaluate("fold => { fold.open = true }")
    return phone.locator(ROWS).all_inner_texts()


def test_the_page_on_use_without_a_signal_lists_what_is_kept_with_age_and_size(phone, edition) -> None:
    phone.goto(edition.url + "glosarium/desa/")
    settle(phone, more=1)
    age(phone)
    phone.goto(edition.url + PAGE)
    rows = opened_list(phone)
    assert "Semua simpanan" in rows[0] and " MB" in rows[0]
    [desa] = [row for row in rows if row.startswith("Desa")]
    assert "terakhir dicek" in desa and " KB" in desa
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_clock_that_was_set_wrong_gives_no_day_to_come(phone, edition) -> None:
    phone.goto(edition.url + "glosarium/desa/")
    settle(phone, more=1)
    phone.add_init_script("{ const now = Date.now; Date.now = () => now() - 40 * 864e5 }")
    phone.goto(edition.url + PAGE)
    assert not [row for row in opened_list(phone) if row.startswith("Desa") and "terakhir dicek" in row]


def test_keeping_goes_on_by_itself_when_the_signal_is_back(phone, edition) -> None:
    phone.goto(edition.url + PAGE)
    settle(phone)
    phone.reload()
    edition.unreachable.add("glosarium/kader/")
    phone.click("[data-do=keep]:visible")
    phone.wait_for_selector(f"{SAID}:has-text('Dilanjutkan sendiri')")
    assert status(phone)["isBegun"]
    edition.unreachable.clear()
    phone.evaluate("dispatchEvent(new Event('online'))")
    phone.wait_for_selector(f"{SAID}:has-text('Selesai')")
    until(phone, lambda found: found["kept"] == found["all"] and not found["isBegun"])


def test_a_break_is_told_on_the_next_visit_and_only_the_rest_is_fetched(phone, edition) -> None:
    phone.goto(edition.url + PAGE)
    settle(phone)
    phone.reload()
    edition.unreachable.add("glosarium/kader/")
    phone.click("[data-do=keep]:visible")
    phone.wait_for_selector(f"{SAID}:has-text('Dilanjutkan sendiri')")
    edition.unreachable.clear()
    phone.goto(edition.url + PAGE)
    phone.wait_for_selector(f"{SAID}:has-text('terputus di tengah')")
    assert "Lanjutkan" in phone.inner_text("[data-do=keep]")
    kept = status(phone)["kept"]
    edition.asked.clear()
    phone.click("[data-do=keep]")
    phone.wait_for_selector(f"{SAID}:has-text('Selesai')")
    assert "glosarium/kader/" in edition.asked
    assert len([path for path in edition.asked if not path.startswith(("assets/offline/", "sw.js"))]) <= status(phone)["all"] - kept + 2


def test_a_device_that_threw_away_what_was_kept_says_so_and_keeps_it_again(phone, edition) -> None:
    phone.goto(edition.url + PAGE)
    settle(phone)
    phone.reload()
    phone.click("[data-do=keep]:visible")
    phone.wait_for_selector(f"{SAID}:has-text('Selesai')")
    phone.evaluate("caches.delete('berdaya:/panduan/')")
    phone.goto(edition.url)
    phone.wait_for_selector(".bd-update:has-text('menghapus sebagian simpanan')")
    phone.goto(edition.url + PAGE)
    phone.wait_for_selector(f"{SAID}:has-text('menghapus sebagian simpanan')")
    phone.click("[data-do=keep]:visible")
    phone.wait_for_selector(f"{SAID}:has-text('Selesai')")
    phone.click("[data-do=forget]")
    phone.wait_for_selector(f"{SAID}:has-text('dihapus')")
    phone.reload()
    phone.wait_for_selector(f"{SAID}:has-text('Tersimpan di ponsel ini')")


def test_the_sheets_of_a_kept_checklist_are_kept_with_it_on_demand(phone, edition) -> None:
    from axe_playwright_python.sync_playwright import Axe

    phone.goto(edition.url + "daftar-periksa/uji/")
    settle(phone)
    phone.reload()
    phone.locator(".bd-editions summary, details:has(a[download]) summary").first.click()
    phone.click(".bd-kept-sheets button")
    phone.wait_for_selector(".bd-kept-sheets:has-text('PDF lembar ini tersimpan')")
    assert Axe().run(phone).violations_count == 0
    read = "async url => { const got = await fetch(url); return [got.status, (await got.blob()).size] }"
    edition.has_signal = False
    sheet = phone.locator("a[download][href$='.pdf']").first.evaluate("link => link.href")
    got, size = phone.evaluate(read, sheet)
    assert got == 200 and size > 10_000
    edition.has_signal = True
    phone.reload()
    phone.locator(".bd-editions summary, details:has(a[download]) summary").first.click()
    phone.click(".bd-kept-sheets button:has-text('Hapus')")
    phone.wait_for_selector(".bd-kept-sheets button:has-text('Simpan juga')")


def test_a_page_that_was_never_kept_offers_what_is_there_on_the_same_subject(phone, edition) -> None:
    phone.goto(edition.url + "glosarium/desa/")
    settle(phone, more=1)
    until(phone, lambda found: found["kept"] > found["core"])
    edition.has_signal = False
    phone.goto(edition.url + "panduan/musyawarah-desa/")
    phone.wait_for_selector("[data-near]:not([hidden])")
    near = phone.locator("section[lang=id] [data-near] a").all_inner_texts()
    assert any(title.startswith("Desa") for title in near)
    assert not set(near) & set(phone.locator("section[lang=id] [data-list] a").all_inner_texts())
