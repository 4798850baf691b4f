"""A small project with two invented forms: one with every kind of field, one that is sensitive."""

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from berdaya.check.shape import check_shapes
from berdaya.compose.form import form_of
from berdaya.load import load
from berdaya.model.edition import Edition
from berdaya.model.form import FormSheet
from berdaya.model.language import CODES
from berdaya.model.library import Library
from berdaya.relate import relate
from berdaya.words import words
from tests.site_projects import build

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
EDITION = Edition(url="https://contoh.example/panduan/")


def library_at(root: Path) -> Library:
    """Read the records below ``root`` and seal them."""
    return relate(check_shapes(load(root).drafts)[0])


def in_languages(library: Library, key: str) -> dict[str, FormSheet]:
    """A form in each language."""
    record = library.get(key)
    assert record is not None
    return {code: form_of(record, words(code)) for code in CODES}


@pytest.fixture(scope="session")
def library() -> Library:
    """The invented forms."""
    return library_at(HERE / "project")


@pytest.fixture(scope="session")
def forms(library: Library) -> dict[str, FormSheet]:
    """The form with every kind of field, in each language."""
    return in_languages(library, "form/contoh")


@pytest.fixture(scope="session")
def real_library() -> Library:
    """The forms of this base."""
    return library_at(ROOT)


@pytest.fixture(scope="session")
def form_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as a site, built with MkDocs."""
    root = tmp_path_factory.mktemp("formulir") / "project"
    shutil.copytree(HERE / "project", root)
    done = build(root, "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


class _Handler(SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/panduan"))

    def log_message(self, *args: object) -> None:
        """Keep the tests' output clean."""


@pytest.fixture(scope="session")
def form_url(form_site: Path) -> Iterator[str]:
    """The address of the site on this machine, ending with ``/panduan/``."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(form_site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/panduan/"
    server.shutdown()
    server.server_close()
