"""``mkdocs serve`` shows a saved file by record, below the path of the site's address; MkDocs' own server stays where others have a part."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.pages.test_prints import FILES as RECORDS
from tests.site_projects import CONFIG, project
from tests.test_through_mkdocs import with_plugins

JALAN = "content/methods/jalan.yml"


class Served:
    """A project behind an address, as ``mkdocs serve`` shows it."""

    def __init__(self, root: Path, process: subprocess.Popen, port: int) -> None:
        self.root, self.process, self._port = root, process, port

    def ask(self, path: str) -> tuple[int, str, str]:
        """The status at a path, where that led, and what stands there."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self._port}{path}", timeout=30) as answer:
                return answer.status, answer.url.partition(str(self._port))[2], answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, path, error.read().decode()

    def wait_for(self, path: str, words: str) -> str:
        """The page at a path, as soon as it says these words."""
        end = time.monotonic() + 60
        while True:
            try:
                page = self.ask(path)[2]
                if words in page:
                    return page
            except OSError:
                assert self.process.poll() is None, "it has ended"
            assert time.monotonic() < end, words
            time.sleep(0.05)


@contextmanager
def served(root: Path, tool: str, tmp: Path, *flags: str) -> Iterator[Served]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    tmp.mkdir()
    paths = os.pathsep.join((str(root / "lib"), os.environ.get("PYTHONPATH", "")))
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(tmp), "TEMP": str(tmp), "PYTHONPATH": paths}
    command = [sys.executable, "-m", tool, "serve", "-a", f"127.0.0.1:{port}", *flags]
    with (tmp / "said.txt").open("wb") as said:
        process = subprocess.Popen(command, cwd=root, env=env, stdout=said, stderr=said)
        try:
            yield Served(root, process, port)
        finally:
            process.kill()
            process.wait()


@pytest.mark.parametrize("tool", ["mkdocs", "properdocs"])
def test_a_saved_file_shows_by_record(tmp_path: Path, tool: str) -> None:
    root, tmp = project(tmp_path / "proyek", RECORDS | {"mkdocs.yml": CONFIG}), tmp_path / "tmp"
    with served(root, tool, tmp) as site:
        assert "Jalan bersama" in site.wait_for("/panduan/metode/jalan/", "Jalan bersama")
        (root / JALAN).write_text(RECORDS[JALAN].replace("Jalan bersama", "Jalan kaki"), encoding="utf-8")
        assert "__berdaya/preview.js" in site.wait_for("/panduan/metode/jalan/", "Jalan kaki")
        assert "EventSource" in site.ask("/__berdaya/preview.js")[2]
        assert site.ask("/")[:2] == site.ask("/panduan")[:2] == (200, "/panduan/")
        assert site.ask("/panduan/metode/jalan")[:2] == (200, "/panduan/metode/jalan/")
        assert site.ask("/metode/jalan/")[0] == site.ask("/panduan/tiada/")[0] == 404
        (root / JALAN).write_text("title: [\n", encoding="utf-8")
        assert "Jalan kaki" in site.wait_for("/panduan/metode/jalan/", "id=\"bd-preview\"")
        if os.name == "posix":
            site.process.send_signal(signal.SIGINT)
            assert site.process.wait(timeout=60) == 0
            assert [path.name for path in tmp.iterdir() if path.name.startswith(tool)] == []
    said = (tmp / "said.txt").read_text(encoding="utf-8")
    assert "method/jalan · " in said and "Traceback" not in said, said


def test_what_else_is_to_be_watched_makes_everything_again(tmp_path: Path) -> None:
    root = project(tmp_path / "proyek", RECORDS | {"mkdocs.yml": CONFIG + "watch: [catatan]\n", "catatan/satu.txt": "1"})
    with served(root, "mkdocs", tmp_path / "tmp") as site:
        site.wait_for("/panduan/", "<html")
        (root / "catatan" / "satu.txt").write_text("2", encoding="utf-8")
        end = time.monotonic() + 30
        while "satu.txt · " not in (tmp_path / "tmp" / "said.txt").read_text(encoding="utf-8"):
            assert time.monotonic() < end
            time.sleep(0.05)


def test_a_theme_that_is_watched_shows_at_once(tmp_path: Path) -> None:
    """Without pages of its own it leaves the server ours; ``--watch-theme`` comes before a plugin is asked for one."""
    theme = CONFIG.replace("theme: {name: material, font: false}", "theme: {name: material, font: false, custom_dir: tema}")
    root = project(tmp_path / "proyek", RECORDS | {"mkdocs.yml": theme, "tema/gaya.css": "p { color: red }"})
    with served(root, "mkdocs", tmp_path / "tmp", "--watch-theme") as site:
        site.wait_for("/panduan/", "<html")
        assert site.ask("/panduan/gaya.css")[2] == "p { color: red }"
        (root / "tema" / "gaya.css").write_text("p { color: blue }", encoding="utf-8")
        site.wait_for("/panduan/gaya.css", "blue")
        end = time.monotonic() + 30
        while "gaya.css · " not in (tmp_path / "tmp" / "said.txt").read_text(encoding="utf-8"):
            assert time.monotonic() < end
            time.sleep(0.05)


def test_a_plugin_that_works_on_pages_keeps_the_server_of_MkDocs(tmp_path: Path) -> None:
    root = project(tmp_path / "proyek", with_plugins("material/search, berdaya, hitung"))
    with served(root, "mkdocs", tmp_path / "tmp") as site:
        assert "class='hitungan'" in site.wait_for("/panduan/metode/jalan/", "livereload")


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    root = project(tmp_path / "proyek", RECORDS | {"mkdocs.yml": CONFIG})
    with served(root, "mkdocs", tmp_path / "tmp") as site:
        site.wait_for("/panduan/", "<html")
        for command in (["mkdocs", "serve", "-a", f"127.0.0.1:{site._port}"], ["berdaya.cli", "serve", "--port", str(site._port)]):
            env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
            done = subprocess.run([sys.executable, "-m", *command], cwd=root, capture_output=True, text=True, encoding="utf-8", env=env)
            assert done.returncode and f"misalnya {site._port + 1}" in done.stderr and "Traceback" not in done.stderr, done.stderr
