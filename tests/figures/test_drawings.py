"""Each type of figure is drawn whole: well-formed, within its room, with every label, and always the same."""

import re
from xml.etree import ElementTree

import pytest

from berdaya.write.drawings import TYPES, drawn
from berdaya.write.drawings.canvas import PAPER, PHONE, Room
from berdaya.write.svg import drawing_svg, figure_picture
from tests.figures.samples import HOSTILE, LONG, RIGHT_TO_LEFT, WORD, figure

SVG = "{http://www.w3.org/2000/svg}"
SMALLEST = 12 / 13
ROOMS = {"phone": PHONE, "paper": PAPER, "wide": Room(660)}
KINDS = sorted(TYPES)
AWKWARD = {"long": LONG, "hostile": HOSTILE, "right-to-left": RIGHT_TO_LEFT, "one word": WORD, "short": "A"}


def _parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(f'<div xmlns:x="x">{svg}</div>')


def _words(element: ElementTree.Element) -> str:
    return " ".join(" ".join("".join(text.itertext()) for text in element.iter(f"{SVG}text")).split())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", sorted(AWKWARD))
@pytest.mark.parametrize("count", [1, 12])
def test_a_figure_is_well_formed_whatever_its_labels(kind: str, name: str, count: int) -> None:
    svg = drawing_svg(figure(kind, AWKWARD[name], count))
    parsed = _parsed(svg)
    assert "<script" not in svg
    assert "style=" not in svg
    for drawing in parsed.iter(f"{SVG}svg"):
        assert drawing.get("role") == "img"
        named = drawing.find(f"{SVG}title")
        assert named is not None
        assert named.get("id") == drawing.get("aria-labelledby")
    assert svg == drawing_svg(figure(kind, AWKWARD[name], count)), "the same figure gives the same bytes"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("room", sorted(ROOMS))
@pytest.mark.parametrize("count", [1, 12])
def test_words_stay_within_the_room(kind: str, room: str, count: int) -> None:
    from berdaya.write.drawings.letters import width_of

    space = ROOMS[room]
    made = drawn(figure(kind, LONG, count), space)
    for text in ElementTree.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{made.parts}</svg>').iter(f"{SVG}text"):
        style = (text.get("class") or "").split()
        size = space.size * (SMALLEST if "s" in style else 1)
        rows = [text.text or "", *(part.text or "" for part in text)]
        for row in rows:
            width = width_of(row, "b" in style) * size
            start = float(text.get("x", "0")) - (width / 2 if "c" in style else width if "e" in style else 0)
            assert start >= -1.5, (kind, row)
            assert start + width <= space.width + 1.5, (kind, row)
        assert float(text.get("y", "0")) <= made.height


@pytest.mark.parametrize("kind", KINDS)
def test_every_label_is_there(kind: str) -> None:
    label = "Melati"
    words = _words(_parsed(drawing_svg(figure(kind, label, 2))))
    assert words.count(label) >= 2


def test_letters_are_at_least_twelve_pixels_on_a_phone() -> None:
    assert PHONE.width <= 360
    assert PHONE.size * SMALLEST >= 12


def test_patterns_tell_days_apart_without_colour() -> None:
    svg = drawing_svg(figure("day", "Masak", 3))
    assert not re.search(r'(fill|stroke)="(?!none|currentColor|url\()', svg)


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_for_paper_is_black_and_white(kind: str) -> None:
    picture = figure_picture(figure(kind, "Warga", 4))
    ElementTree.fromstring(picture.svg)
    colours = set(re.findall(r"#[0-9a-f]{3,6}", picture.svg))
    assert colours <= {"#000", "#fff", "#ddd"}
    assert "Warga" in picture.words


def test_two_figures_of_a_page_share_no_id() -> None:
    one = drawing_svg(figure("day"), "a-") + drawing_svg(figure("day"), "b-")
    ids = re.findall(r' id="([^"]+)"', one)
    assert len(ids) == len(set(ids))
