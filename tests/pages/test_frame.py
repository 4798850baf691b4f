"""The theme's frame: rendered once, filled for each page, with the way to the root that the page needs."""

import pytest

from berdaya.load.bounds import CONTROLS
from berdaya.pages.frame import CLOSE, DEPTH, OPEN, Frame, frame_of, slot, without_indentation


def test_slots_are_filled_each_with_its_value() -> None:
    frame = frame_of(f"<title>{slot('title')}</title>\n<main>{slot('content')}</main><p>{slot('title')}</p>")
    assert frame.fill({"title": "A & {b}", "content": "<p>\\1</p>"}) == "<title>A & {b}</title>\n<main><p>\\1</p></main><p>A & {b}</p>"
    assert frame.fill({"title": "", "content": ""}) == "<title></title>\n<main></main><p></p>"


def test_a_slot_without_a_value_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError, match="content"):
        frame_of(slot("content")).fill({})


RENDERED = '<link href="../../assets/a.css"><a href="../..">x</a><a href="../../perubahan/">y</a><script>{"base": "../.."}</script>'


@pytest.mark.parametrize(
    ("root", "folder", "html"),
    [
        ("", ".", '<link href="assets/a.css"><a href=".">x</a><a href="perubahan/">y</a><script>{"base": "."}</script>'),  # the home page
        ("../", "..", '<link href="../assets/a.css"><a href="..">x</a><a href="../perubahan/">y</a><script>{"base": ".."}</script>'),
        ("../../../", "../../..", '<link href="../../../assets/a.css"><a href="../../..">x</a><a href="../../../perubahan/">y</a><script>{"base": "../../.."}</script>'),
        ("/panduan/", "/panduan", '<link href="/panduan/assets/a.css"><a href="/panduan">x</a><a href="/panduan/perubahan/">y</a><script>{"base": "/panduan"}</script>'),
    ],
)  # fmt: skip
def test_ways_to_the_root_are_as_long_as_the_page_is_deep(root: str, folder: str, html: str) -> None:
    assert frame_of(RENDERED).fill({"root": root, "root_folder": folder}) == html


def test_the_frame_is_rendered_two_folders_deep() -> None:
    assert DEPTH.count("/") == RENDERED.partition("assets")[0].count("../")


def test_a_value_is_never_taken_for_a_slot() -> None:
    """What fills one slot is not looked at again; and no source may hold the signs that mark one."""
    frame = frame_of(slot("content") + slot("ending"))
    assert frame.fill({"content": slot("ending"), "ending": "x"}) == slot("ending") + "x"
    assert CONTROLS.match(OPEN) and CONTROLS.match(CLOSE)


def test_an_empty_frame_is_one_part() -> None:
    assert frame_of("x") == Frame(("x",))


def test_indentation_is_left_out_and_lines_stay() -> None:
    assert without_indentation("<a>\n    <b>\n\n\t<c> d\n</a>") == "<a>\n<b>\n<c> d\n</a>"
