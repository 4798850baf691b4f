"""Libraries and sheets for the tests of the printed checklists."""

import shutil

import pytest
from sheet_samples import HERE, IMPRINT, ROOT, library_at

from berdaya.sheets import SheetOptions, make_sheets
from berdaya.sheets.compose import compose


@pytest.fixture(scope="session")
def sample_record():
    return library_at(HERE / "project").get("checklist/contoh")


@pytest.fixture(scope="session")
def sheets(sample_record):
    """The invented sample in each language."""
    return {code: compose(sample_record.key, sample_record.data, code, IMPRINT) for code in ("id", "en")}


@pytest.fixture(scope="session")
def real_sheets():
    """The longest real sheet in each language."""
    record = library_at(ROOT).get("checklist/prakondisi")
    return {code: compose(record.key, record.data, code, IMPRINT) for code in ("id", "en")}


@pytest.fixture
def project(tmp_path):
    """A copy of the sample project, to break."""
    return shutil.copytree(HERE / "project", tmp_path / "project")


@pytest.fixture(scope="session")
def sample_run():
    """Every edition of the sample."""
    return make_sheets(library_at(HERE / "project"), SheetOptions(IMPRINT))
