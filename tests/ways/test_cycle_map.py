"""The drawing of the programme cycle: places, arrows, links and words."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from berdaya.render.cycle_map import BOX, HEIGHT, Box, arrow, cycle_map, ring
from tests.ways.ways_sample import library, phase

SPACE = {"s": "http://www.w3.org/2000/svg"}
PHASES = {
    "content/phases/kenali.yml": phase("Kenali", 1, "kaji").replace("Kenali EN}", "Get to know}\nslug: {en: get-to-know}"),
    "content/phases/kaji.yml": phase("Kaji bersama seluruh warga", 2, "pantau"),
    "content/phases/pantau.yml": phase("Pantau & nilai", 3),
}


def drawing(root: Path, lang: str) -> ElementTree.Element:
    text = cycle_map(library(root, PHASES), lang)
    return ElementTree.fromstring(text[text.index("<svg") : text.index("</svg>") + 6])


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
    assert arrow(Box(*start, (), "", ""), Box(*end, (), "", "")) == path


def test_each_phase_is_a_link_in_order_with_its_name(tmp_path: Path) -> None:
    links = drawing(tmp_path, "en").findall("s:a", SPACE)
    assert [link.get("href") for link in links] == ["get-to-know/", "kaji/", "pantau/"]
    assert links[0].find("s:title", SPACE).text == "1. Get to know: Text."
    assert " ".join("".join(links[1].find("s:text", SPACE).itertext()).split()) == "2. Kaji bersama seluruh warga EN"


def test_arrows_are_the_records_own_links_and_the_last_phase_has_none(tmp_path: Path) -> None:
    assert len(drawing(tmp_path, "id").findall("s:path[@class='bd-arrow']", SPACE)) == 2


def test_the_drawing_is_named_and_described(tmp_path: Path) -> None:
    svg = drawing(tmp_path, "id")
    named = {element.get("id"): element.text for element in svg.iter() if element.get("id")}
    assert all(named[identifier] for identifier in svg.get("aria-labelledby").split())
    assert "Kenali, Kaji bersama seluruh warga, Pantau & nilai" in named["uraian-siklus"]
