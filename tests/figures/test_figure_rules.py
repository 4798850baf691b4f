"""What is wrong with a figure, or with its place in a text, is told where it stands."""

from datetime import date
from pathlib import Path

import pytest

from berdaya.check.project import check
from berdaya.model.document import FigureBlock, FigurePlace, every_node
from berdaya.model.markdown import read_long
from tests.small_sites import GOOD, write_site
from tests.ways.ways_sample import head

TODAY = date(2026, 11, 22)
LADDER = "{id: tangga, type: ladder, title: {id: Tangga, en: Ladder}, about: {id: Naik., en: Up.}, rungs: [{label: %s}, {label: Dua}]}"


def guide(figures: str, body: str = "Teks.\n") -> dict[str, str]:
    text = head("Rapat") + "group: dasar\n" + f"figures: [{figures}]\n"
    return {**GOOD, "content/guides/rapat.yml": text, "content/guides/rapat.id.md": body, "content/guides/rapat.en.md": "Text.\n"}


ROWS = [
    (guide(LADDER % "Satu", "Teks.\n\n![](figure:tangga)\n"), "no-figure", 0, 0),
    (guide(LADDER % "Satu", "Teks.\n\n![](figure:tanga)\n"), "no-figure", 1, 3),
    (guide(LADDER % "Satu", "Teks ![](figure:tangga) di baris.\n"), "image-in-text", 1, 1),
    (guide(LADDER % "Satu", "- ![](figure:tangga)\n"), "image-in-text", 1, 1),
    (guide(LADDER % "Satu", "![](https://lain.example/foto.jpg)\n"), "image-in-text", 1, 1),
    (guide(LADDER % ("x" * 60)), "label-too-long", 0, 0),
    (guide(LADDER % ("x" * 61)), "label-too-long", 2, 0),
    (guide(f"{LADDER % 'Satu'}, {LADDER % 'Satu'}"), "field-twice", 1, 0),
]


@pytest.mark.parametrize(("files", "code", "count", "line"), ROWS)
def test_what_is_wrong_with_a_figure_is_told(tmp_path: Path, files: dict[str, str], code: str, count: int, line: int) -> None:
    problems = [item for item in check(write_site(tmp_path, files), TODAY).problems if item.code == code]
    assert len(problems) == count
    if line:
        assert problems[0].place.line == line


def test_the_nearest_id_is_named_first(tmp_path: Path) -> None:
    files = guide(f"{(LADDER % 'Satu').replace('id: tangga', 'id: alur')}, {LADDER % 'Satu'}", "![](figure:tanga)\n")
    (problem,) = (item for item in check(write_site(tmp_path, files), TODAY).problems if item.code == "no-figure")
    assert problem.args["known"] == "tangga, alur"


def test_a_line_of_its_own_is_a_place() -> None:
    read = read_long("Satu.\n\n![keterangan](figure:alur)\n\n## Dua\n\n![](figure:peta-desa)\n")
    assert [node.id for node in every_node((read.blocks, read.sections)) if isinstance(node, FigurePlace)] == ["alur", "peta-desa"]
    assert read.figures == (("alur", 2), ("peta-desa", 6))


def test_a_figure_stands_once_where_its_body_wants_it(tmp_path: Path) -> None:
    from berdaya.build import Build

    write_site(tmp_path, {**guide(LADDER % "Satu", "Teks.\n\n![](figure:tangga)\n\nSesudahnya.\n")})
    build = Build(tmp_path)
    record = build.library.get("guide/rapat")
    assert record is not None
    for code, is_in_body in (("id", True), ("en", False)):
        document = build.documents.document(record, code)
        figures = [node for node in every_node((document.blocks, document.sections)) if isinstance(node, FigureBlock)]
        assert len(figures) == 1
        titles = [section.title[0].text for section in document.sections]  # type: ignore[union-attr]
        assert ("Tangga" in titles or "Ladder" in titles) is not is_in_body
