"""Libraries, sheets and books for the tests of all that is printed."""

import shutil

import pytest
from book_samples import library_of
from paper_samples import EDITION, HERE, ROOT, documents_of, library_at, made_from

from berdaya.cache import Cache
from berdaya.compose.sheet import sheet_of
from berdaya.model.language import CODES
from berdaya.paper.handbook import handbooks
from berdaya.paper.printed_sheet import PrintedSheet
from berdaya.words import words


def _printed(record):
    return {code: PrintedSheet(sheet_of(record, words(code)), EDITION) for code in CODES}


@pytest.fixture(scope="session")
def sample_record():
    return library_at(HERE / "project").get("checklist/contoh")


@pytest.fixture(scope="session")
def printed(sample_record):
    """The invented sample in each language."""
    return _printed(sample_record)


@pytest.fixture(scope="session")
def sheets(printed):
    """The sheets of the sample."""
    return {code: item.sheet for code, item in printed.items()}


@pytest.fixture(scope="session")
def real_printed():
    """The longest real sheet in each language."""
    return _printed(library_at(ROOT).get("checklist/prakondisi"))


@pytest.fixture
def project(tmp_path):
    """A copy of the sample project, to break."""
    return shutil.copytree(HERE / "project", tmp_path / "project")


@pytest.fixture(scope="session")
def sample_run():
    """Every file of the sample."""
    return made_from(library_at(HERE / "project"))


@pytest.fixture(scope="session")
def small_library(tmp_path_factory):
    """The library of the small book."""
    return library_of(tmp_path_factory.mktemp("buku"))


@pytest.fixture(scope="session")
def small_books(small_library):
    """The handbooks of the sample by language and format, without a cache."""
    made = handbooks(small_library, documents_of(small_library), EDITION, Cache(None))
    return {(book.lang, book.path.rpartition(".")[2]): book for book in made}
