"""Fixtures that several test folders share: the real site built once, a server for it, and a browser."""

import gzip
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis.configuration import set_hypothesis_home_dir
from mkdocs.config import load_config

from berdaya.build import Build
from berdaya.mkdocs_plugin.edition import build_of

ROOT = Path(__file__).parent.parent
SITE_URL = "https://contoh.example/panduan/"
# Beside pytest's own memory (pyproject.toml), where all that the scripts make lies.
set_hypothesis_home_dir(ROOT / ".cache" / "hypothesis")


LONGEST_FIRST = (
    # Builds the real site, while others that need none go on.
    "light/test_styles.py",
    "texts/test_hostile_texts.py",
    "offline/test_editions.py",
    "kept/test_unchanged.py",
    "kept/test_kept_builds.py",
    "test_own_edition.py",
    "test_guide_of_editions.py",
    "test_javanese.py",
    "test_recipe.py",
    "forms/test_form_files.py",
    "texts/test_bodies.py",
    # The real site is there.
    "offline/test_without_signal.py",
    "search/test_real_index.py",
    "checklist/test_checklist_browser.py",
    "paper/test_handbook.py",
    "ways/test_ways_in_browser.py",
    "test_site_in_browser.py",
    "search/test_search_in_browser.py",
    "test_site_whole.py",
    "light/test_weight.py",
    "test_way_out.py",
    "paper/test_run.py",
)
"""The files that take longest. Processes share the files out whole and in this order, so that none is left for the end, where
the other process would wait for it."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh", action="store_true", help="write golden files anew; review the diff")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first; the others stay as they are."""
    places = {Path(__file__).parent / name: place for place, name in enumerate(LONGEST_FIRST)}
    assert all(path.is_file() for path in places)
    items.sort(key=lambda item: places.get(item.path, len(places)))


@pytest.fixture(scope="session")
def real_build() -> Build:
    """The real project as it stands, read once, as MkDocs reads it for ``site_dir``: both share a cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", SITE_URL)
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        return replace(build_of(load_config(str(ROOT / "mkdocs.yml")), ROOT), workers=1)


@pytest.fixture(scope="session")
def built_build(real_build: Build, site_dir: Path) -> Build:
    """The real project after its site was built: pages and paper are in its cache, and are not made again."""
    assert site_dir.is_dir()
    return real_build


@pytest.fixture(scope="session")
def site_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole real site, built once as an edition under a sub-path would be; ``BERDAYA_TEST_SITE`` names one that is there.

    Where tests run in several processes, the first that asks builds it and the others wait.
    """
    if ready := os.environ.get("BERDAYA_TEST_SITE"):
        return Path(ready)
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return _built(tmp_path_factory.mktemp("built") / "site")
    folder = tmp_path_factory.getbasetemp().parent / "built" / "site"
    folder.parent.mkdir(exist_ok=True)
    with FileLock(folder.with_name("built.lock")):
        return folder if folder.exists() else _built(folder)


def _built(folder: Path) -> Path:
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    environment = {**os.environ, "SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(build, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


class _Handler(SimpleHTTPRequestHandler):
    """Serves the site under ``/panduan/`` with gzip and the site's own 404 page, as GitHub Pages does."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/panduan"))

    def end_headers(self) -> None:
        """With what the site asks hosts to send: its policy holds in every test."""
        for line in Path(self.directory, "_headers").read_text(encoding="utf-8").splitlines()[1:]:
            name, _, value = line.strip().partition(": ")
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *args: object) -> None:
        """Keep the tests' output clean."""


@pytest.fixture(scope="session")
def base_url(site_dir: Path) -> Iterator[str]:
    """The address of the built site on this machine, ending with ``/panduan/``."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site_dir)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/panduan/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser():
    """A headless Chrome or Chromium: ``BERDAYA_BROWSER``, else one on the path."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get("BERDAYA_BROWSER") or next(
        (found for name in ("chromium", "google-chrome", "chrome") if (found := shutil.which(name))), None
    )
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path)
        yield opened
        opened.close()


def gzip_size(data: bytes) -> int:
    """How many bytes a server with gzip sends."""
    return len(gzip.compress(data, 6))
