"""The real base shows what people would rather look at than read: in the sections of the site, on the home page, in the handbook."""

import pytest

from berdaya.build import Build
from berdaya.compose.lists import Listed, list_document
from berdaya.compose.start import home_document
from berdaya.model.document import Document, FigureBlock, every_node
from berdaya.model.figure import CycleFigure, DrawingFigure, Figure, YearFigure
from berdaya.model.language import CODES
from berdaya.model.pages import ListPage
from berdaya.paper.book import book_of
from berdaya.words import words


@pytest.fixture(scope="module")
def base(real_build: Build) -> Build:
    return real_build


def figures_of(document: Document) -> list[Figure]:
    return [node.figure for node in every_node((*document.blocks, *document.sections)) if isinstance(node, FigureBlock)]


def is_of(figure: Figure, kind: str) -> bool:
    return isinstance(figure, DrawingFigure) and figure.drawing.type == kind


@pytest.mark.parametrize("code", CODES)
def test_sections_and_home_page_have_their_figures(base: Build, code: str) -> None:
    listed = Listed(base.library, base.documents.entries[code], words(code))
    home = figures_of(home_document(listed))
    assert any(isinstance(figure, CycleFigure) for figure in home) and any(isinstance(figure, YearFigure) for figure in home)
    assert any(isinstance(figure, CycleFigure) for figure in figures_of(list_document(ListPage("phase"), listed)))
    assert any(is_of(figure, "quadrants") for figure in figures_of(list_document(ListPage("role"), listed)))


@pytest.mark.parametrize("code", CODES)
def test_the_handbook_has_the_same_figures_and_more(base: Build, code: str) -> None:
    book = book_of(base.library, base.documents, code)
    assert any(isinstance(block.figure, CycleFigure) for block in book.figures("phase"))

    def shown(key: str) -> list[Figure]:
        return figures_of(book.document(base.library[key]))

    assert any(isinstance(figure, YearFigure) for figure in shown("guide/setahun-di-desa"))
    assert {figure.drawing.type for figure in shown("method/skor-kesiapan") if isinstance(figure, DrawingFigure)} == {"matrix", "ladder"}
    assert all(any(is_of(figure, "ladder") for figure in shown(record.key)) for record in base.library.of("career-path"))
    assert any(is_of(figure, "quadrants") for record in base.library.of("role") for figure in shown(record.key))
