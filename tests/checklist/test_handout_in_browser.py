"""The handout builder in a real browser: a choice that is kept, found, sent by address, and set two cards to a page."""

import json
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe

from tests.checklist.sample import sheet
from tests.offline.server import SignalServer, serving
from tests.site_projects import build, project

pytestmark = pytest.mark.browser
BUILDER = "daftar-periksa/susun/"
COUNT = 32
SENTENCE = "Ajak warga menyebut semua lembaga yang mereka kenal, lalu tanyakan alasan setiap letak sebelum melanjutkan"


def text(words: str) -> dict[str, str]:
    return {"id": words, "en": words}


def method(number: int, repeats: int = 1) -> str:
    record = {
        "title": text(f"Metode nomor {number:02}"),
        "summary": text(f"Cara memulai yang ke-{number}."),
        "purpose": text(SENTENCE),
        "when": text(SENTENCE),
        "when_not": text(SENTENCE),
        "time": text("Kami sarankan 90 menit."),
        "people": text("Kami sarankan 6–10 orang."),
        "tools": [text("kertas besar"), text("spidol")],
        "steps": [text(f"{SENTENCE * repeats} ({step}).") for step in range(8)],
        "risks": [text(SENTENCE), text(SENTENCE)],
        "success": [text("warga menyepakati langkah berikutnya")],
        "sources": ["buku"],
        "reviewed": date(2026, 11, 1),
    }
    return yaml.safe_dump(record, allow_unicode=True, sort_keys=False)


SHEETS = 30


def with_worksheet(number: int) -> str:
    """A method whose worksheet is one of the frames: by turns upright, on its side, and filled with a pattern."""
    record = yaml.safe_load(method(number))
    record["title"] = text(f"Gambar nomor {number:02}")
    figures = (
        {"type": "calendar", "rows": [{"label": text("Hujan lebat"), "months": [3, 3, 2, 1, 0, 0, 0, 0, 0, 1, 2, 3]}]},
        {"type": "tree", "trunk": text("Air keruh"), "roots": [{"label": text("Hulu gundul")}], "branches": [{"label": text("Anak sakit")}]},
        {"type": "ladder", "rungs": [{"label": text("Bawah")}, {"label": text("Atas")}]},
    )
    record["figures"] = [{"id": "gambar", "title": text("Gambar"), "about": text("Rekaan."), **figures[number % len(figures)]}]
    record["worksheet"] = {"figure": "gambar", "on_ground": [text("Letakkan batu."), text("Taruh biji.")], "afterwards": text("Simpan di balai.")}
    return yaml.safe_dump(record, allow_unicode=True, sort_keys=False)


@pytest.fixture(scope="session")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with thirty worksheets."""
    root = project(tmp_path_factory.mktemp("lembar"), {f"content/methods/g{number:02}.yml": with_worksheet(number) for number in range(SHEETS)})
    done = build(root)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(scope="session")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with many method cards, the last one longer than half a page."""
    files = {f"content/methods/m{number:02}.yml": method(number, 6 if number == COUNT - 1 else 1) for number in range(COUNT)}
    root = project(tmp_path_factory.mktemp("bahan"), {**files, "checklists/uji.yml": yaml.safe_dump(sheet(), allow_unicode=True, sort_keys=False)})
    done = build(root)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture
def site(cards: Path) -> Iterator[SignalServer]:
    with serving(cards) as server:
        yield server


@pytest.fixture
def page(browser, site: SignalServer):
    context = browser.new_context(viewport={"width": 360, "height": 800})
    opened = context.new_page()
    opened.faults = []
    opened.on("pageerror", lambda error: opened.faults.append(str(error)))
    opened.goto(site.url + BUILDER)
    yield opened
    assert opened.faults == []
    context.close()


def ticked(page) -> list[str]:
    return page.locator(".bd-choices input:checked").evaluate_all("all => all.map(box => box.name)")


def build_handout(page, count: int) -> None:
    page.click("[data-do=build]")
    page.wait_for_selector(f".bd-status:has-text('{count} bagian')")


def test_a_choice_is_found_by_its_words_and_what_is_ticked_stays_in_sight(page) -> None:
    page.get_by_label("Metode nomor 03").check()
    page.locator(".bd-handout-find input").fill("NOMOR 1")
    page.wait_for_selector(".bd-status:has-text('cocok')")
    shown = page.locator(".bd-choices:visible").all_inner_texts()
    assert "Metode nomor 03" in shown and "Metode nomor 12" in shown and "Metode nomor 20" not in shown
    assert not page.is_visible("#checklist")
    page.locator(".bd-handout-find input").fill("")
    assert page.locator(".bd-choices:visible").count() == COUNT + 1
    assert Axe().run(page).violations_count == 0


def test_a_choice_is_sent_by_its_address_and_another_is_not_lost_without_a_question(page, site: SignalServer) -> None:
    page.add_init_script("navigator.share = undefined")
    page.reload()
    page.get_by_label("Metode nomor 03").check()
    page.get_by_label("Kartu pendek").check()
    page.click("[data-do=send]")
    address = page.input_value(".bd-handout input[readonly]")
    assert address.endswith("#pilih=method/m03&kartu=1")
    other = page.context.browser.new_context().new_page()
    other.goto(address)
    other.wait_for_selector(".bd-status:has-text('Pilihan dari tautan dimuat: 1')")
    assert ticked(other) == ["method/m03"] and other.get_by_label("Kartu pendek").is_checked()
    other.context.close()
    page.goto("about:blank")
    page.goto(site.url + BUILDER + "#pilih=method/m05,method/m06")
    assert ticked(page) == ["method/m03"]
    page.click("button:has-text('Pakai pilihan dari tautan')")
    assert ticked(page) == ["method/m05", "method/m06"]
    page.goto("about:blank")
    page.goto(site.url + BUILDER)
    assert ticked(page) == ["method/m05", "method/m06"]


@pytest.mark.parametrize("nonsense", ["#pilih=", "#pilih=%E0%A4%A", "#pilih=<script>,../x", "#x", "#pilih=method/tiada&judul=" + "x" * 40_000])
def test_nonsense_in_the_address_changes_nothing(page, site: SignalServer, nonsense: str) -> None:
    page.get_by_label("Metode nomor 03").check()
    page.goto("about:blank")
    page.goto(site.url + BUILDER + nonsense)
    assert ticked(page) == ["method/m03"]
    build_handout(page, 1)


def test_thirty_sheets_in_one_go_and_two_short_cards_to_a_page(page, tmp_path: Path) -> None:
    for box in page.locator(".bd-choices input[name^=method]").all():
        box.check()
    page.locator("input[name^=checklist]").first.check()
    start = time.monotonic()
    build_handout(page, COUNT + 1)
    print(f"{COUNT + 1} parts in {time.monotonic() - start:.1f} s")
    assert page.locator(".bd-handout-out section").count() == COUNT + 1
    page.get_by_label("Kartu pendek").check()
    build_handout(page, COUNT + 1)
    short = page.locator(".bd-handout-out section.bd-brief")
    short.first.wait_for()
    assert short.count() == COUNT - 1
    assert "Ajak warga" in short.first.inner_text()
    for name, size in (("a4", ("210mm", "297mm")), ("f4", ("215mm", "330mm"))):
        file = tmp_path / f"{name}.pdf"
        page.pdf(path=str(file), width=size[0], height=size[1], prefer_css_page_size=False)
        document = pypdfium2.PdfDocument(file)
        texts = [document[number].get_textpage().get_text_range() for number in range(len(document))]
        of_cards = [number for number, said in enumerate(texts) if "Metode nomor" in said]
        pages = [sum(f"Metode nomor {card:02}" in said for card in range(COUNT - 1)) for said in texts[: -(-(COUNT - 1) // 2)]]
        assert all(count == 2 for count in pages[:-1]), (name, pages)
        assert of_cards and len(texts) <= -(-(COUNT - 1) // 2) + 5, (name, len(texts))


def test_the_choice_is_said_to_be_lost_where_the_device_keeps_nothing(page) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })")
    page.reload()
    assert "menolak menyimpan" in page.inner_text(".bd-handout > .bd-status")
    assert json.loads(page.get_attribute(".bd-handout", "data-words"))["find"]


# Worksheets.


@pytest.fixture
def drawn(browser, sheets: Path):
    with serving(sheets) as server:
        context = browser.new_context(viewport={"width": 360, "height": 800})
        opened = context.new_page()
        faults = []
        opened.on("pageerror", lambda error: faults.append(str(error)))
        opened.goto(server.url + BUILDER)
        yield opened
        assert faults == []
        context.close()


def test_thirty_worksheets_in_one_go_each_blank_and_on_a_page_of_its_own(drawn, tmp_path: Path) -> None:
    for box in drawn.locator("input[name^=worksheet]").all():
        box.check()
    drawn.get_by_label("Kartu pendek").check()  # a sheet to draw on has no short form
    build_handout(drawn, SHEETS)
    out = drawn.locator(".bd-handout-out")
    assert out.locator("section .bd-drawing--blank svg").count() == SHEETS and out.locator(".bd-brief").count() == 0
    said = out.inner_text()
    assert "Hujan lebat" not in said and "Air keruh" not in said
    assert said.count("Letakkan batu.") == said.count("Simpan di balai.") == SHEETS
    for name, size in (("a4", ("210mm", "297mm")), ("f4", ("215mm", "330mm"))):
        file = tmp_path / f"{name}.pdf"
        drawn.pdf(path=str(file), width=size[0], height=size[1], prefer_css_page_size=False)
        texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file)]
        fronts = [at for at, words in enumerate(texts) if "Lembar kerja: " in words]
        assert [at % 2 for at in fronts] == [0] * SHEETS, (name, fronts)  # the drawing on one side, how to draw it on the other
        assert len(texts) == 2 * SHEETS


def test_a_choice_of_worksheets_and_cards_is_sent_by_its_address(drawn) -> None:
    drawn.add_init_script("navigator.share = undefined")
    drawn.reload()
    drawn.locator("input[name='worksheet/g01']").check()
    drawn.locator("input[name='method/g01']").check()
    drawn.click("[data-do=send]")
    address = drawn.input_value(".bd-handout input[readonly]")
    assert address.endswith("#pilih=worksheet/g01,method/g01")
    other = drawn.context.browser.new_context().new_page()
    other.goto(address)
    other.wait_for_selector(".bd-status:has-text('Pilihan dari tautan dimuat: 2')")
    assert ticked(other) == ["worksheet/g01", "method/g01"]
    build_handout(other, 2)
    other.context.close()


def test_each_drawing_of_a_handout_keeps_what_it_is_filled_with(drawn) -> None:
    drawn.locator("input[name='method/g01']").check()
    drawn.locator("input[name='worksheet/g01']").check()
    build_handout(drawn, 2)
    lost = drawn.evaluate(
        """() => [...document.querySelectorAll(".bd-handout-out [fill^='url(#']")].filter((node) => {
             const id = node.getAttribute("fill").slice(5, -1)
             return document.querySelectorAll(`[id="${id}"]`).length !== 1
           }).length"""
    )
    assert lost == 0
    assert Axe().run(drawn).violations_count == 0


def test_without_a_script_each_paper_of_a_worksheet_is_a_link(browser, sheets: Path) -> None:
    with serving(sheets) as server:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(server.url + BUILDER)
        first = page.locator("#worksheet + ul li").first
        links = first.locator(".bd-papers a").evaluate_all("all => all.map(link => [link.textContent, link.href])")
        assert [name for name, _ in links] == ["A4", "F4", "A3"]
        assert page.locator("#worksheet + ul .bd-papers a").count() == 3 * SHEETS
        for _, address in links:
            assert page.request.get(address).headers["content-type"] == "application/pdf"
        context.close()
