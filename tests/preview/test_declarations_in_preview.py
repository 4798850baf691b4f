"""A kind or a language that changes while `berdaya serve` runs: taken over without a restart; a mistake is told in the browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from tests.small_sites import write_site

CADRES = Path(__file__).parents[1] / "cadres"
KIND = "kinds/kunjungan.yml"
PAGE = "kunjungan/"
PATIENCE = 60
"""Seconds: the program begins anew, on a machine that has other work too."""


class Site:
    """A project that a server shows in a process of its own."""

    def __init__(self, root: Path, port: int) -> None:
        self.root = root
        self.port = port

    def look(self, path: str = PAGE) -> str:
        """What a browser gets; empty while nobody answers."""
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=20) as answer:
                return str(answer.read().decode())
        except HTTPError as failure:
            return f"{failure.code} {failure.read().decode()}"
        except (URLError, ConnectionError):
            return ""

    def wait_for(self, wanted: str, path: str = PAGE) -> str:
        """The page as soon as it holds the wanted words."""
        end = time.monotonic() + PATIENCE
        while wanted not in (page := self.look(path)):
            assert time.monotonic() < end, (wanted, page[-3000:])
            time.sleep(0.2)
        return page

    def save(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text
        (self.root / name).write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    root = tmp_path / "kader"
    shutil.copytree(CADRES, root)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if name != "BERDAYA_DECLARATIONS"}
    command = [sys.executable, "-m", "berdaya.cli", "serve", "--port", str(port)]
    process = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield Site(root, port)
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_kinds_and_languages_are_taken_over_and_a_mistake_in_them_is_told(site: Site) -> None:
    title = next(line for line in (site.root / KIND).read_text(encoding="utf-8").splitlines() if line.startswith("many:"))
    site.wait_for("<h1")
    site.save(KIND, title, "many: {id: Sambang rumah, en: Calls}")
    site.wait_for("Sambang rumah")
    # A mistake: the pages stay, and the message stands above them.
    site.save(KIND, "many:", "manny:")
    told = site.wait_for(f"{KIND}:")
    assert "manny" in told and "Sambang rumah" in told
    site.save(KIND, "manny:", "many:")
    end = time.monotonic() + PATIENCE
    while "bd-preview" in (page := site.look()) or not page:
        assert time.monotonic() < end
        time.sleep(0.2)
    # A kind that is new, and a record of it.
    declared = (site.root / KIND).read_text(encoding="utf-8")
    new = declared.replace("content/kunjungan", "content/rapat").replace("Sambang rumah", "Rapat kader")
    new = new.replace("id: kunjungan, en: visits, jv: tilik", "id: rapat, en: meetings, jv: rapat")
    assert new.count("rapat") >= 3
    write_site(site.root, {"kinds/rapat.yml": new})
    first = min((site.root / "content/kunjungan").glob("*.yml"))
    write_site(site.root, {"content/rapat/awal.yml": first.read_bytes()})
    site.wait_for("Rapat kader", "rapat/")
