"""The page on what is kept on the phone: each thing by its name, deleted one by one or all at once."""

import pytest

pytestmark = pytest.mark.browser
HELD = "() => [Object.keys(localStorage).length, Object.keys(sessionStorage).length]"
OTHER = "lain:/situs:catatan"


@pytest.fixture
def phone(browser, base_url: str):
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(base_url + "daftar-periksa/prakondisi/")
    page.evaluate(f"localStorage.setItem('{OTHER}', '1')")  # of another site on the same host
    page.check(".bd-is-stop input[value=n] >> nth=0")
    page.click("label[for=__palette_1]")
    title = page.inner_text("h1")
    page.goto(base_url + "panduan/tersimpan/")
    yield page, title
    context.close()


def test_what_is_kept_is_told_by_its_name(phone) -> None:
    page, title = phone
    page.wait_for_selector(".bd-device li")
    names = page.locator(".bd-device li strong").all_inner_texts()
    assert title in names and "Pilihan mode gelap atau terang" in names
    assert not any("lain:" in name for name in names)


def test_one_thing_is_deleted_and_taken_back(phone) -> None:
    page, title = phone
    page.click(f'.bd-device button[aria-label="Hapus: {title}"]')
    assert title not in page.locator(".bd-device li strong").all_inner_texts()
    page.click(".bd-device [role=status] button")
    page.wait_for_function(f"() => [...document.querySelectorAll('.bd-device li strong')].some((each) => each.textContent === '{title}')")


def test_all_of_it_is_deleted_after_a_question_and_nothing_of_others(phone) -> None:
    page, _ = phone
    page.wait_for_function("() => navigator.serviceWorker.getRegistration().then((found) => Boolean(found?.active))")
    page.click(".bd-device [data-all]")
    assert page.evaluate(HELD)[0] > 1  # nothing is deleted by one tap
    page.click(".bd-device [data-all]")
    page.wait_for_function("() => !document.querySelector('.bd-device li')")
    assert page.evaluate("Object.keys(localStorage)") == [OTHER]
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
