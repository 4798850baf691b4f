"""A session gives slides of 16:9, a page each, and trainer's notes; long slides get smaller letters, not a second page."""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from json import loads
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest

from berdaya.build import Build
from berdaya.model.edition import Edition, Logo
from berdaya.model.figure import DrawingFigure
from berdaya.paper.formats import A4
from berdaya.model.kinds.session import Session
from berdaya.paper.slides import _picture, _pictures, _writing, notes_of, slides_of
from berdaya.paper.typeset import typeset
from berdaya.write.drawings import TYPES, drawn
from berdaya.write.drawings.canvas import SMALL, Room
from berdaya.write.drawings.parts import parts_of
from tests.figures.samples import LONG as LONG_LABEL
from tests.figures.samples import figure, read, spec
from tests.small_sites import GOOD, write_site
from tests.ways.ways_sample import head

TODAY = date(2026, 11, 29)
LONG = "Butir yang panjang sekali dan terus memanjang sampai memenuhi beberapa baris di salindia yang lebar ini"
SLIDES = "".join(
    f"- title: {{id: Salindia {at}, en: Slide {at}}}\n  points: [{', '.join(['{id: %s, en: Long}' % (LONG if at == 1 else 'Pendek')] * 5)}]\n"
    + ("  figure: tangga\n" if at == 2 else "")
    + "  say: {id: Katakan ini., en: Say this.}\n"
    for at in range(1, 9)
)
SESSION = (
    head("Latihan")
    + """group: dasar
aim: [{id: bisa, en: can}]
people: {id: Sepuluh orang., en: Ten people.}
materials: [{id: kertas, en: paper}]
activities:
- {minutes: 10, title: {id: Buka, en: Open}, text: {id: Duduk., en: Sit.}}
- {minutes: 20, title: {id: Latih, en: Practise}, text: {id: Coba., en: Try.}, uses: [term/desa]}
- {minutes: 5, title: {id: Tutup, en: Close}, text: {id: Pulang., en: Home.}}
watch: [{id: waktu, en: time}]
check: [{id: tanya, en: ask}]
handout: [term/desa]
figures:
- id: tangga
  type: ladder
  title: {id: Tangga, en: Ladder}
  about: {id: Naik., en: Up.}
  rungs: [{label: {id: Satu, en: One}}, {label: {id: Dua, en: Two}}]
slides:
"""
    + SLIDES
)


def pages(content: bytes) -> list[tuple[float, float]]:
    with pikepdf.open(BytesIO(content)) as pdf:
        return [(float(page.mediabox[2]), float(page.mediabox[3])) for page in pdf.pages]


def test_a_session_as_slides_and_notes(tmp_path: Path) -> None:
    write_site(tmp_path, {**GOOD, "content/sessions/latihan.yml": SESSION})
    build = Build(tmp_path, Edition(url="https://uji.example/"))
    assert not build.checked.errors
    record = build.library.get("session/latihan")
    assert record is not None
    data = slides_of(record, build.documents, "id", build.edition)  # type: ignore[arg-type]  # a session
    assert "Tangga" in loads(data)["slides"][1]["figure"]["alt"]
    sizes = pages(typeset("slides.typ", data, TODAY))
    assert len(sizes) == 9
    assert all(abs(wide / tall - 16 / 9) < 0.01 for wide, tall in sizes)
    notes = notes_of(record, build.documents, "en", build.edition, A4)  # type: ignore[arg-type]
    assert "Say this." in notes
    assert pages(typeset("notes.typ", notes, TODAY))
    assert [offer.path for offer in build.paper.offers["session/latihan", "en"]] == [
        "unduh/slides/latihan.en.pdf",
        "unduh/trainers-notes/latihan-a4.en.pdf",
        "unduh/trainers-notes/latihan-f4.en.pdf",
    ]


@pytest.mark.parametrize("kind", sorted(TYPES))
@pytest.mark.parametrize(("label", "count", "least"), [("Air bersih", 4, 17), ("Air bersih", 8, 8), (LONG_LABEL, 12, 2)])
def test_a_drawing_fills_its_slide_with_letters_that_the_back_row_reads(kind: str, label: str, count: int, least: float) -> None:
    made = _picture(figure(kind, label, count), is_beside=False).value
    svg = ElementTree.fromstring(made["svg"])
    left, top, wide, tall = map(float, svg.get("viewBox").split())
    assert (left, top) == (0, 0) and made["width"] <= 226.1 and made["height"] <= 104.1
    size = float(re.search(r"font-size:([\d.]+)px", made["svg"]).group(1)) * made["width"] / wide * 72 / 25.4
    crowded = {"day": 9, "tree": 5}  # fourteen hours of a few minutes each, and a limb with as many twigs as there may be
    assert size >= min(least, crowded.get(kind, least))
    for text in svg.iter("{http://www.w3.org/2000/svg}text"):
        assert -1 <= float(text.get("x", "0")) <= wide + 1
        assert -1 <= float(text.get("y", "0")) <= tall + 1


READ_FROM_THE_BACK_ROW = 18


def numbered(value: Any, things: Iterator[int]) -> Any:
    """A figure's raw value, each label of it another: ``k0``, ``k1``, …"""
    if isinstance(value, dict):
        return {key: numbered(below, things) for key, below in value.items() if key not in ("type", "title", "about", "id") or isinstance(below, dict)} | (
            {"id": value["id"]} if "id" in value else {}
        )
    if isinstance(value, (list, tuple)):
        return [numbered(below, things) for below in value]
    return f"k{next(things)}" if value == "Air" else value


def test_every_drawing_of_the_base_has_letters_that_the_back_row_reads() -> None:
    build = Build(Path(__file__).parents[2], Edition(url="https://uji.example/"))
    seen = 0
    for record in build.library.all(Session):
        for code in ("id", "en"):
            writing = _writing(record, build.documents, code)
            for slide in (slide for slide in record.data.slides if slide.figure):
                drawing = next(figure for figure in record.data.figures if figure.id == slide.figure)
                for made in _pictures(writing, drawing, bool(slide.points)):
                    assert made.letters * SMALL >= READ_FROM_THE_BACK_ROW and not made.is_broken, (record.id, code, slide.figure)
                    seen += 1
    assert seen >= 20


def test_a_map_of_the_base_keeps_its_legend_on_its_slide() -> None:
    """What a sign means is read beside it: a legend on the next slide would be of no use to who looks at the map."""
    build = Build(Path(__file__).parents[2], Edition(url="https://uji.example/"))
    maps = [(record, figure) for record in build.library.all(Session) for figure in record.data.figures if figure.type == "map"]
    assert maps
    for record, drawing in maps:
        for code in ("id", "en"):
            made = _pictures(_writing(record, build.documents, code), drawing, is_beside=False)
            assert len(made) == 1 and made[0].letters * SMALL >= READ_FROM_THE_BACK_ROW and not made[0].is_broken, (record.id, code)


@pytest.mark.parametrize("kind", sorted(TYPES))
@pytest.mark.parametrize("count", [2, 3, 4])
def test_the_parts_of_a_drawing_say_all_that_it_says(kind: str, count: int) -> None:
    """Each thing has a number in its label, to be told from the others."""
    things = iter(range(1000))
    whole = read({"type": kind, "id": "x", "title": "t", "about": "a", **numbered(spec(kind, "Air", 8), things)})
    parts = parts_of(whole, count)
    said = []
    for part in parts:
        room = Room(660.0, 20.0, 1.02, 290.0, part.places)
        svg = drawn(DrawingFigure(part.drawing, "x", "id", "id", "t", "a", ""), room).parts
        said.append(set(re.findall(r"\bk\d+\b", svg)))
    together = set().union(*said)
    assert len(together) == next(things) >= 8
    if len(parts) > 1:
        assert min(map(len, said)) < len(together)


def test_a_budget_goes_on_over_the_next_slide_with_its_heads_again(tmp_path: Path) -> None:
    rows = ", ".join(f"{{label: Bahan {at}, cells: ['{at}0', batang panjang sekali, '{at}85.000', dana desa yang belum pasti]}}" for at in range(1, 10))
    table = f"""- id: tangga
  type: matrix
  title: {{id: RAB, en: Budget}}
  about: {{id: Biaya., en: Costs.}}
  columns: [Volume, Satuan, Harga, Sumber]
  rows: [{rows}]
"""
    session = SESSION.partition("figures:\n")[0] + "figures:\n" + table + "slides:\n" + SLIDES
    write_site(tmp_path, {**GOOD, "content/sessions/latihan.yml": session})
    build = Build(tmp_path, Edition(url="https://uji.example/"))
    assert not build.checked.errors
    record = build.library.get("session/latihan")
    data = slides_of(record, build.documents, "id", build.edition)  # type: ignore[arg-type]  # a session
    slides = loads(data)["slides"]
    # The second slide has points and the drawing: the points stand alone now, the drawing on those that follow.
    assert len(slides) > 9 and slides[1]["points"] and slides[1]["figure"] is None and slides[1]["say"]
    following = [slide for slide in slides if slide["figure"]]
    assert len(following) >= 2 and all("Volume" in slide["figure"]["svg"] and not slide["points"] and not slide["say"] for slide in following)
    assert len(pages(typeset("slides.typ", data, TODAY))) == len(slides) + 1


LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4" fill="#8a1538"/></svg>'


def test_slides_and_notes_carry_the_organisation_s_name_and_logo(tmp_path: Path) -> None:
    write_site(tmp_path, {**GOOD, "content/sessions/latihan.yml": SESSION})
    edition = Edition("Panduan", "Yayasan Rimba", "https://uji.example/", printed_logo=Logo("logo.svg", LOGO))
    build = Build(tmp_path, edition)
    record = build.library.get("session/latihan")
    data = slides_of(record, build.documents, "id", edition)  # type: ignore[arg-type]  # a session
    assert loads(data)["mark"]["alt"] == "Yayasan Rimba" and loads(data)["letterhead"] == "Yayasan Rimba"
    content = typeset("slides.typ", data, TODAY)
    first = pypdfium2.PdfDocument(content)[0].get_textpage().get_text_bounded()
    assert first.index("Yayasan Rimba") < first.index("Latihan") and len(pages(content)) == 9
    notes = notes_of(record, build.documents, "id", edition, A4)  # type: ignore[arg-type]
    assert loads(notes)["mark"]["format"] == "svg" and pages(typeset("notes.typ", notes, TODAY))
    plain = slides_of(record, build.documents, "id", Edition(url="https://uji.example/"))  # type: ignore[arg-type]
    assert loads(plain)["mark"] is None and loads(plain)["letterhead"] == ""
