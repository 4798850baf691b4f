"""Libraries and sheets for the tests of the printed checklists."""

import shutil
from pathlib import Path

import pytest

from berdaya.check import check_shapes
from berdaya.load import load
from berdaya.model.library import Library
from berdaya.relate import relate
from berdaya.sheets import Imprint, SheetOptions, make_sheets
from berdaya.sheets.compose import compose

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
IMPRINT = Imprint(publisher="Berdaya", site_url="https://contoh.example/berdaya/")


def library_at(root: Path) -> Library:
    """Read the records below ``root`` and seal them, whatever the rules say of them."""
    return relate(check_shapes(load(root).drafts)[0])


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
