"""A phone, the real site within and out of reach, and a small site whose editions can follow each other."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.checklist.sample import sheet
from tests.offline.server import SignalServer, serving
from tests.site_projects import build, project
from tests.small_sites import TERM

GUIDE = """title: {id: Rapat, en: Meeting}
summary: {id: Cara memulai rapat., en: How to begin a meeting.}
group: dasar
reviewed: 2026-11-01
"""
FILES = {
    "glossary/kader.yml": TERM.replace("Desa", "Kader").replace("village", "cadre"),
    "content/guides/rapat.yml": GUIDE,
    "checklists/uji.yml": yaml.safe_dump(sheet(), allow_unicode=True, sort_keys=False),
}


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with its built site."""
    root = project(tmp_path_factory.mktemp("kecil"), FILES)
    done = build(root)
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def edition(small: Path, tmp_path: Path) -> Iterator[SignalServer]:
    """The small site on a server, in a folder of its own that a test may change."""
    folder = Path(shutil.copytree(small / "site", tmp_path / "terbit"))
    with serving(folder) as server:
        yield server


@pytest.fixture
def real(site_dir: Path) -> Iterator[SignalServer]:
    """The real site on a server."""
    with serving(site_dir) as server:
        yield server


@pytest.fixture
def phone(browser):
    """A page of a phone that has never seen the site."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()
