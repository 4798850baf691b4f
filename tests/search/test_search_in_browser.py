"""The search in Material's box on the built site: what a reader sees, types and presses."""

import re
import shutil

import pytest

BOX = "[data-md-component=search-query]"
RESULT = "[data-md-component=search-result]"


@pytest.fixture
def page(browser):
    """A fresh page whose script errors fail the test. Without a worker, which would fetch what a test answers otherwise."""
    context = browser.new_context(service_workers="block")
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []


def search(page, text: str) -> None:
    page.focus(BOX)
    page.fill(BOX, "")
    page.keyboard.type(text)


def status(page, pattern: str) -> None:
    page.wait_for_function(
        "([box, pattern]) => new RegExp(pattern).test(document.querySelector(box).firstElementChild.textContent)", arg=[RESULT, pattern]
    )


def test_nothing_of_the_index_loads_before_the_first_query(page, base_url):
    read: list[str] = []
    page.on("request", lambda request: read.append(request.url))
    page.goto(base_url, wait_until="networkidle")
    assert not [url for url in read if re.search(r"assets/search/(id|en)-", url)]
    search(page, "rencana")
    status(page, "halaman ditemukan")
    assert [url for url in read if re.search(r"assets/search/id-", url)]
    assert not [url for url in read if re.search(r"assets/search/en-", url)]


def test_slow_network_says_that_it_searches(page, base_url):
    page.goto(base_url)
    held = []
    page.route(re.compile("assets/search/id-.*/engine"), lambda route: held.append(route))
    search(page, "musyawarah")
    status(page, "Mencari")
    page.unroute_all()  # lets go on what is held: the page has fetched ahead, and the worker asks for the same
    status(page, "halaman ditemukan")


def test_root_finds_affixed_words_and_marks_them(page, base_url):
    page.goto(base_url)
    search(page, "rencana")
    status(page, "halaman ditemukan")
    page.wait_for_function(
        """(box) => new Set([...document.querySelectorAll(`${box} mark`)].map((mark) => mark.textContent.toLowerCase())
          .filter((mark) => mark.includes("rencana"))).size > 1""",
        arg=RESULT,
    )


def test_enter_opens_the_best_page_and_stays_below_the_sub_path(page, base_url):
    page.goto(f"{base_url}?q=musyawarah")
    status(page, "halaman ditemukan")
    page.locator(f"{RESULT} li a").first.wait_for()
    page.focus(BOX)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(base_url) + r".*musyawarah"))


def test_english_pages_search_english(page, base_url):
    page.goto(f"{base_url}en/")
    search(page, "deliberation")
    status(page, "pages found")
    assert "/en/" in page.locator(f"{RESULT} a").first.get_attribute("href")


def test_next_pages_come_on_request(page, base_url):
    page.goto(base_url)
    page.focus(BOX)
    page.fill(BOX, "warga")  # at once: what is on its way for fewer letters has pages of its own
    status(page, "halaman ditemukan")
    first = page.locator(f"{RESULT} li h1").first.text_content()
    page.locator(".berdaya-search-end button").click()
    status(page, "11–20")
    page.wait_for_function("([box, first]) => document.querySelector(`${box} li h1`)?.textContent !== first", arg=[RESULT, first])


def test_slip_is_told_and_can_be_taken_over(page, base_url):
    page.goto(base_url)
    search(page, "musyawrah")
    page.locator(".berdaya-search-note button", has_text="musyawarah").click()
    page.wait_for_function(f"() => document.querySelector('{BOX}').value === 'musyawarah'")
    status(page, "halaman ditemukan")


def test_nothing_found_leads_to_the_list_from_a_to_z(page, base_url):
    page.goto(f"{base_url}?q=qxzqxzqxz")
    status(page, "Tidak ada halaman")
    href = page.locator(".berdaya-search-note a").get_attribute("href")
    assert page.request.get(href).ok and "glosarium" in href


def test_pasted_text_is_searched_without_a_key(page, base_url):
    page.goto(base_url)
    page.focus(BOX)
    page.evaluate("text => document.execCommand('insertText', false, text)", "musyawarah")
    status(page, "halaman ditemukan")


def test_markup_in_a_query_is_text(page, base_url):
    page.goto(f"{base_url}?q=%3Cimg%20src%3Dx%20onerror%3D%22window.bad%3D1%22%3E%20warga")
    status(page, "halaman ditemukan")
    assert page.evaluate("window.bad") is None
    assert page.locator(f"{RESULT} img").count() == 0


@pytest.mark.parametrize("answer", [{"status": 404}, {"status": 200, "body": "<!doctype html>"}, {"status": 200, "body": "berdaya("}])
def test_missing_or_damaged_index_gives_a_message_and_the_page_works(page, base_url, answer):
    page.route(re.compile("assets/search/id-.*/t"), lambda route: route.fulfill(**answer, content_type="text/javascript"))
    page.goto(base_url)
    search(page, "warga")
    status(page, "tidak dapat dimuat")
    page.locator(".berdaya-search-note a").wait_for()  # of one alone: strict
    page.keyboard.press("Escape")
    page.locator("main h1").first.wait_for()


def test_site_opened_from_a_disk_searches_too(page, site_dir, tmp_path):
    copy = tmp_path / "luring"
    shutil.copytree(site_dir, copy, ignore=shutil.ignore_patterns("*.pdf", "*.zip", "*.docx", "*.epub"))
    page.goto((copy / "index.html").as_uri())
    search(page, "rencana")
    status(page, "halaman ditemukan")
    assert re.search(r"/index\.html(\?|#|$)", page.locator(f"{RESULT} a").first.get_attribute("href"))
