"""A small site with its copy, unpacked as a reader unpacks it."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml

from tests.checklist.sample import sheet
from tests.site_projects import CONFIG, build, project
from tests.small_sites import TERM

GUIDE = """title: {id: Rapat, en: Meeting}
summary: {id: Cara memulai rapat., en: How to begin a meeting.}
group: dasar
first:
- {id: "Undang warga lewat [kader](term/kader).", en: "Invite residents through a [cadre](term/kader)."}
reviewed: 2026-11-01
"""
DANGER = """title: {id: Bila ada yang terluka, en: When someone is hurt}
summary: {id: Telepon 112., en: Call 112.}
group: darurat
discreet: true
reviewed: 2026-11-01
"""
FILES = {
    "glossary/kader.yml": TERM.replace("Desa", "Kader").replace("village", "cadre"),
    "content/guides/rapat.yml": GUIDE,
    "content/guides/terluka-atau-terancam.yml": DANGER,
    "checklists/uji.yml": yaml.safe_dump(sheet(), allow_unicode=True, sort_keys=False),
    "mkdocs.yml": CONFIG.replace("berdaya]", "berdaya: {carry: true}]"),
}


@pytest.fixture(scope="session")
def carrying(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with its built site, which offers its copy."""
    root = project(tmp_path_factory.mktemp("bawa"), FILES)
    done = build(root)
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture(scope="session")
def copy(carrying: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked copy, in a folder whose name needs encoding."""
    folder = tmp_path_factory.mktemp("stik") / "Salinan Ibu Sari #1"
    with ZipFile(carrying / "site" / "unduh" / "contoh-salinan.zip") as packed:
        packed.extractall(folder)
    return folder / "contoh"


@pytest.fixture
def disk(browser) -> Iterator:
    """A page that opens files; ``asked`` are all addresses that it asked for, ``said`` what its console said."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.asked, page.said = [], []
    context.on("request", lambda request: page.asked.append(request.url))
    context.on("console", lambda message: page.said.append(message.text))
    context.on("weberror", lambda error: page.said.append(str(error.error)))
    yield page
    context.close()
