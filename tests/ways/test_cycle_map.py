"""Drawings as data and as SVG: the programme cycle, the year of a guide."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from berdaya.model.figure import YearFigure
from berdaya.model.pages import HOME, ListPage, RecordPage
from berdaya.words import words
from berdaya.write.drawings.letters import width_of
from berdaya.write.svg import BOX, HEIGHT, MONTH, YEAR_WIDTH, _Place, arrow, ring, year_svg
from tests.small_builds import page_of, shown, small_build
from tests.ways.ways_sample import head, phase

SPACE = {"s": "http://www.w3.org/2000/svg"}
PHASES = {
    "content/phases/kenali.yml": phase("Kenali", 1, "kaji").replace("Kenali EN}", "Get to know}\nslug: {en: get-to-know}"),
    "content/phases/kaji.yml": phase("Kaji bersama seluruh warga", 2, "pantau"),
    "content/phases/pantau.yml": phase("Pantau & nilai", 3),
}
GUIDE = head("Setahun") + """group: alat
year:
- {months: [1, 2, 3], what: {id: 'Musim <tanam> & hujan', en: Planting}, who: {id: Petani, en: Farmers}, door: {id: Rapat, en: Meeting}}
- {months: [12, 9], what: {id: Panen, en: Harvest}, who: {id: Petani, en: Farmers}, door: {id: Pasar, en: Market}, late: {id: Oktober, en: October}, sources: [buku]}
"""


def svg_of(html: str) -> ElementTree.Element:
    return ElementTree.fromstring(html[html.index("<svg") : html.index("</svg>") + 6])


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory):
    return small_build(tmp_path_factory.mktemp("siklus"), PHASES)


def drawing(build, lang: str) -> ElementTree.Element:
    return svg_of(page_of(build, ListPage("phase"), lang).content.html)


@pytest.mark.parametrize("count", range(1, 13))
def test_no_two_boxes_touch(count: int) -> None:
    places = ring(count)
    assert len(set(places)) == count
    for number, (x, y) in enumerate(places):
        for other_x, other_y in places[number + 1 :]:
            assert abs(x - other_x) > BOX or abs(y - other_y) > HEIGHT


@pytest.mark.parametrize(
    ("start", "end", "path"),
    [
        ((74, 100), (74, 200), "M74 133V160"),  # straight down
        ((74, 200), (74, 100), "M74 167V140"),  # straight up
        ((266, 100), (74, 100), "M196 100H151"),  # across
        ((170, 37), (266, 131), "M240 37Q266 37 266 91"),  # from the top box, bent down
        ((266, 131), (170, 225), "M266 164Q266 225 247 225"),  # into the bottom box
    ],
)
def test_an_arrow_runs_from_border_to_border(start, end, path: str) -> None:
    assert arrow(_Place(*start), _Place(*end)) == path


def test_each_phase_is_a_link_in_order_with_its_name(build) -> None:
    links = drawing(build, "en").findall("s:a", SPACE)
    assert [link.get("href") for link in links] == ["get-to-know/", "kaji/", "pantau/"]
    assert links[0].find("s:title", SPACE).text == "1. Get to know: Text."
    assert " ".join("".join(links[1].find("s:text", SPACE).itertext()).split()) == "2. Kaji bersama seluruh warga EN"


def test_arrows_are_the_records_own_links_and_the_last_phase_has_none(build) -> None:
    assert len(drawing(build, "id").findall("s:path[@class='bd-arrow']", SPACE)) == 2


def test_the_drawing_is_named_and_described(build) -> None:
    svg = drawing(build, "id")
    named = {element.get("id"): element.text for element in svg.iter() if element.get("id")}
    assert all(named[identifier] for identifier in svg.get("aria-labelledby").split())
    assert "Kenali, Kaji bersama seluruh warga, Pantau & nilai" in named["uraian-siklus"]


# The year of a guide.


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory):
    return small_build(tmp_path_factory.mktemp("tahun"), {"content/guides/setahun.yml": GUIDE.replace("<tanam>", "tanam")})


def test_a_band_fills_its_months_and_says_when_it_is_too_late(guide) -> None:
    svg = svg_of(page_of(guide, RecordPage("guide", "setahun")).content.html)
    bands = [(rect.get("class"), (int(rect.get("x")) - 1) // MONTH + 1) for rect in svg.findall("s:rect", SPACE)]
    assert bands == [("bd-band", 1), ("bd-band", 2), ("bd-band", 3), ("bd-band bd-band--late", 12), ("bd-band bd-band--late", 9)]
    assert [text.text for text in svg.findall("s:text[@class='bd-band-name']", SPACE)] == ["Musim tanam & hujan", "Panen"]
    assert svg.find("s:title", SPACE).text == "Setahun dalam satu gambar"


def test_the_table_says_the_same_in_words(guide) -> None:
    rows = [[cell.get_text() for cell in row.select("td")] for row in shown(guide, RecordPage("guide", "setahun"), "en").select("tbody tr")]
    assert rows == [["January–March", "Planting", "Farmers", "Meeting", ""], ["September, December", "Harvest", "Farmers", "Market", "October [1]"]]


@pytest.mark.parametrize(
    ("months", "said"), [((1,), "Januari"), ((7, 8, 9), "Juli–September"), ((3, 6), "Maret, Juni"), ((12, 1, 2), "Januari–Februari, Desember"), ((5, 5), "Mei")]
)
def test_months_in_words(months: tuple[int, ...], said: str) -> None:
    assert words("id").months(months) == said


def test_words_of_another_language_in_a_drawing_say_so(tmp_path: Path) -> None:
    files = {**PHASES, "content/phases/kaji.yml": PHASES["content/phases/kaji.yml"].replace(", en: Kaji bersama seluruh warga EN", "")}
    year = GUIDE.replace("what: {id: Panen, en: Harvest}", "what: {id: Panen}").replace("<tanam>", "tanam")
    build = small_build(tmp_path, {**files, "content/guides/setahun.yml": year})
    assert [link.get("lang") for link in drawing(build, "en").findall("s:a", SPACE)] == [None, "id", None]
    assert [link.get("lang") for link in drawing(build, "id").findall("s:a", SPACE)] == [None, None, None]
    bands = svg_of(page_of(build, RecordPage("guide", "setahun"), "en").content.html).findall("s:text[@class='bd-band-name']", SPACE)
    assert [(band.get("lang"), band.text) for band in bands] == [(None, "Planting"), ("id", "Panen")]


def test_words_of_a_year_stand_beside_their_bars_or_above_them_and_are_never_cut() -> None:
    months = tuple("Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split())
    long = "Rancangan anggaran yang panjang sekali namanya disepakati lalu dikirim untuk dievaluasi bupati"
    bands = (((1,), "Awal", False), ((12,), "Akhir", False), ((6,), long, False), ((9, 10), long, True), (tuple(range(1, 13)), "Setahun", False))
    svg = svg_of(year_svg(YearFigure(bands, months, "Setahun")))
    lines: dict[str, list[tuple[float, float]]] = {}
    for text in svg.findall("s:text[@class='bd-band-name']", SPACE):
        wide = width_of(text.text, is_bold=True) * 12
        x = float(text.get("x"))
        start = x - wide if text.get("text-anchor") == "end" else x
        assert start >= -1 and start + wide <= YEAR_WIDTH + 1, text.text
        lines.setdefault(text.text, []).append((start, float(text.get("y"))))
    assert lines["Awal"][0][0] > MONTH and lines["Akhir"][0][0] < 11 * MONTH
    assert " ".join(name for name in lines if name not in ("Awal", "Akhir", "Setahun")) == long
    assert float(svg.get("viewBox").split()[3]) > max(y for row in lines.values() for _, y in row)


def test_the_home_page_draws_the_year_that_a_guide_names_in_a_few_words(tmp_path: Path) -> None:
    short = GUIDE.replace("what: {id: Panen,", "short: {id: Panen raya, en: Great harvest}, what: {id: Panen,").replace("<tanam>", "tanam")
    build = small_build(tmp_path, {"content/guides/setahun.yml": short})
    home = shown(build, HOME, "en")
    figure = home.select_one(".bd-year svg")
    assert [text.get_text() for text in figure.select(".bd-band-name")] == ["Great harvest"]
    assert figure.find("desc").get_text() == "Great harvest: September, December"
    assert home.select_one("figure figcaption a")["href"].endswith("guides/setahun/")
    assert "bd-year" not in page_of(small_build(tmp_path / "x", {"content/guides/setahun.yml": GUIDE.replace("<tanam>", "tanam")}), HOME).content.html
