"""A session gives slides of 16:9, a page each, and trainer's notes; long slides get smaller letters, not a second page."""

import re
from datetime import date
from io import BytesIO
from json import loads
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest

from berdaya.build import Build
from berdaya.model.edition import Edition
from berdaya.paper.formats import A4
from berdaya.paper.slides import _picture, notes_of, slides_of
from berdaya.paper.typeset import typeset
from berdaya.write.drawings import TYPES
from tests.figures.samples import LONG as LONG_LABEL, figure
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
    made = _picture(figure(kind, label, count), is_beside=False)
    svg = ElementTree.fromstring(made["svg"])
    left, top, wide, tall = map(float, svg.get("viewBox").split())
    assert (left, top) == (0, 0) and made["width"] <= 226.1 and made["height"] <= 104.1
    size = float(re.search(r"font-size:([\d.]+)px", made["svg"]).group(1)) * made["width"] / wide * 72 / 25.4
    crowded = {"day": 9, "tree": 5}  # fourteen hours of a few minutes each, and a limb with as many twigs as there may be
    assert size >= min(least, crowded.get(kind, least))
    for text in svg.iter("{http://www.w3.org/2000/svg}text"):
        assert -1 <= float(text.get("x", "0")) <= wide + 1
        assert -1 <= float(text.get("y", "0")) <= tall + 1
