"""A worksheet is the frame of its figure, on each paper: what the figure keeps is printed, what somebody put in is not."""

from datetime import date
from json import loads
from pathlib import Path
from xml.etree import ElementTree

import pytest

from berdaya.build import Build
from berdaya.model.edition import Edition, Logo
from berdaya.paper.formats import A3, A4, WORKSHEET_PAPERS
from berdaya.write.drawings import TYPES
from berdaya.write.drawings.blank import drawn_blank, is_wide
from berdaya.write.drawings.canvas import Room
from berdaya.write.svg import drawing_image
from tests.figures.samples import LONG, figure, read, spec
from tests.small_sites import GOOD, write_site
from tests.ways.ways_sample import head

ROOM = Room(700, 12, 1.02, 480)
METHOD = (
    head("Kalender")
    + """purpose: {id: Tahu., en: Know.}
when: {id: Awal., en: Early.}
when_not: {id: Panen., en: Harvest.}
time: {id: Dua jam., en: Two hours.}
people: {id: Sepuluh., en: Ten.}
tools: [{id: Batu, en: Stones}]
steps: [{id: Kumpul., en: Meet.}, {id: Gambar., en: Draw.}]
risks: [{id: Lelah., en: Tired.}]
success: [{id: Ramai., en: Lively.}]
figures:
- id: setahun
  type: calendar
  title: {id: Setahun, en: A year}
  about: {id: Hujan., en: Rain.}
  rows: [{label: {id: Hujan lebat, en: Heavy rain}, months: [3, 3, 2, 1, 0, 0, 0, 0, 0, 1, 2, 3]}]
worksheet:
  figure: setahun
  on_ground: [{id: Letakkan batu., en: Put stones.}, {id: Taruh biji., en: Put seeds.}]
  afterwards: {id: Simpan., en: Keep it.}
"""
)


@pytest.mark.parametrize("kind", sorted(TYPES))
@pytest.mark.parametrize("count", [1, 12])
def test_a_frame_is_blank_and_within_its_room(kind: str, count: int) -> None:
    parts = drawn_blank(figure(kind, LONG, count), ROOM)
    parsed = ElementTree.fromstring(drawing_image(parts, ROOM))
    words = "".join(parsed.itertext())
    if kind != "quadrants":  # axes and corners are its frame
        assert LONG.split()[0] not in words
    for text in parsed.iter("{http://www.w3.org/2000/svg}text"):
        assert -1 <= float(text.get("x", "0")) <= ROOM.width + 1
        assert -1 <= float(text.get("y", "0")) <= ROOM.height + 1


def test_what_a_figure_keeps_is_printed() -> None:
    from msgspec.structs import replace

    kept = replace(figure("matrix"), drawing=read({**spec("matrix", "Melati", 3), "keeps": ["baris", "kolom"]}))
    words = "".join(ElementTree.fromstring(drawing_image(drawn_blank(kept, ROOM), ROOM)).itertext())
    assert words.count("Melati") == 6
    assert "Melati" not in drawn_blank(figure("matrix", "Melati"), ROOM)


def test_a_sheet_with_many_columns_lies_on_its_side() -> None:
    assert is_wide(read(spec("matrix", "a", 4)))
    assert not is_wide(read(spec("matrix", "a", 1)))
    assert is_wide(read(spec("calendar", "a", 1)))
    assert not is_wide(read(spec("tree", "a", 1)))


def test_a_worksheet_is_two_pages_and_offered_where_its_method_is(tmp_path: Path) -> None:
    from berdaya.paper.typeset import typeset
    from berdaya.paper.worksheet import worksheet_of

    write_site(tmp_path, {**GOOD, "content/methods/kalender.yml": METHOD})
    logo = Logo("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>')
    build = Build(tmp_path, Edition(publisher="Yayasan Rimba", url="https://uji.example/", printed_logo=logo))
    assert not build.checked.errors
    record = build.library.get("method/kalender")
    assert record is not None
    for paper in (A4, A3):
        data = worksheet_of(record, build.documents, "en", build.edition, paper)  # type: ignore[arg-type]  # a method
        value = loads(data)
        assert "Heavy rain" not in value["svg"]
        assert value["mark"]["alt"] == "Yayasan Rimba"
        assert value["paper"] == {"width": paper.height, "height": paper.width}
        content = typeset("worksheet.typ", data, date(2026, 11, 29))
        assert content == typeset("worksheet.typ", data, date(2026, 11, 29))
        from io import BytesIO

        import pikepdf

        with pikepdf.open(BytesIO(content)) as pdf:
            assert len(pdf.pages) == 2
    offers = build.paper.offers["method/kalender", "id"]
    assert [offer.path for offer in offers] == [f"unduh/lembar-kerja/kalender-{paper.name.lower()}.id.pdf" for paper in WORKSHEET_PAPERS]
    assert "A3" in offers[2].words
    assert "unduh/lembar-kerja/kalender-a4.id.pdf" in next(page.content.html for page in build.site.pages if page.address.url == "metode/kalender/")


def test_what_a_figure_shows_is_found_on_its_page(tmp_path: Path) -> None:
    write_site(tmp_path, {**GOOD, "content/methods/kalender.yml": METHOD})
    build = Build(tmp_path, Edition(url="https://uji.example/"))
    (page,) = (page for page in build.site.pages if page.address.url == "metode/kalender/")
    said = " ".join(heading.text for heading in page.content.headings)
    assert "Hujan lebat: banyak Januari–Februari, Desember" in said
    assert "Isi gambar dalam kata-kata" not in said  # what every figure says is found nowhere
