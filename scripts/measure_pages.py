"""Measure what a reader's visit costs, beside the same texts built by other generators: bytes, and seconds on a slow network.

    python scripts/measure_pages.py berdaya=site material=SITE hugo-book=SITE starlight=SITE [--times 3]
    python scripts/measure_pages.py berdaya=site --page peran/fasilitator/ --second metode/transek/ --word warga

Sites are served over HTTP/2 as hosts serve them, texts with gzip at level 6, at 360 px. Bytes are those of bodies: all that a page asks
for in 2.5 s without a touch, what a second page adds, and what a first search adds. Seconds are medians, with 400 ms and 400 kbit/s
laid on by the server (a browser's own throttle leaves workers out) and the page's processor slowed four times: the first paint, the
largest text painted, the first answer after the first key (a key each 120 ms), and how much the page moved while it loaded.
Each site gets its turn in each round. Needs the packages of requirements/evaluation.txt, openssl and a Chromium; the load of the machine
is printed with the table.
"""

import argparse
import asyncio
import gzip
import mimetypes
import os
import subprocess
import sys
import tempfile
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from statistics import median
from typing import Any

from check_axe import root_of
from yardsticks import chromium

DELAY, RATE = 0.4, 400_000 / 8
"""Slow 3G: seconds until an answer begins, bytes a second."""
SLOWER = 4
QUIET = 2.5  # seconds in which a page may ask for more
KEY = 120  # milliseconds between two keys
WATCH = """window.paint = 0; window.largest = 0; window.moved = 0;
new PerformanceObserver((list) => { for (const one of list.getEntries()) if (one.name === "first-contentful-paint") window.paint = one.startTime; })
  .observe({ type: "paint", buffered: true });
new PerformanceObserver((list) => { for (const one of list.getEntries()) window.largest = one.startTime; })
  .observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => { for (const one of list.getEntries()) window.moved += one.value; })
  .observe({ type: "layout-shift", buffered: true });"""
TIMED = """([field, answer]) => {
  addEventListener("keydown", () => { window.asked ??= performance.now(); }, true);
  const look = () => { if (document.querySelector(answer)) window.answered ??= performance.now(); else requestAnimationFrame(look); };
  look();
}"""


@dataclass(frozen=True)
class Search:
    """How a generator's search is reached: what is pressed, the field, and an answer."""

    opener: str
    field: str
    answer: str


SEARCHES = {
    "berdaya": Search('label[for="__search"].md-header__button', "[name=query]", ".md-search-result__item"),
    "material": Search('label[for="__search"].md-header__button', "[name=query]", ".md-search-result__item"),
    "hugo-book": Search("label[for=menu-control]", "#book-search-input", "#book-search-results li"),
    "starlight": Search("button[data-open-modal]", ".pagefind-ui__search-input", ".pagefind-ui__result"),
}


@dataclass
class Host:
    """A site on a server. ``is_slow``: as over a slow network; ``sent``: bytes of bodies since it was emptied."""

    folder: Path
    root: str
    is_slow: bool = False
    sent: list[int] = field(default_factory=list)
    _free: float = 0

    async def __call__(self, scope: dict[str, Any], receive: Callable[[], Any], send: Callable[[dict[str, Any]], Any]) -> None:
        """Answer a request."""
        if scope["type"] == "lifespan":
            while (await receive())["type"] != "lifespan.shutdown":
                await send({"type": "lifespan.startup.complete"})
            await send({"type": "lifespan.shutdown.complete"})
            return
        kind, content, is_packed = _body(self._file(scope["path"]))
        if self.is_slow:
            await asyncio.sleep(DELAY)
        headers = [(b"content-type", kind.encode()), (b"content-length", str(len(content)).encode()), (b"cache-control", b"max-age=600")]
        headers += [(b"content-encoding", b"gzip")] if is_packed else []
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for start in range(0, len(content) or 1, 1400):
            piece = content[start : start + 1400]
            if self.is_slow:
                self._free = max(time.monotonic(), self._free) + len(piece) / RATE
                await asyncio.sleep(max(0, self._free - time.monotonic()))
            await send({"type": "http.response.body", "body": piece, "more_body": start + 1400 < len(content)})
        self.sent.append(len(content))

    def _file(self, path: str) -> Path:
        file = self.folder / path.removeprefix(self.root)
        file = file / "index.html" if file.is_dir() else file
        return file if path.startswith(self.root) and file.is_file() else self.folder / "404.html"


@cache
def _body(file: Path) -> tuple[str, bytes, bool]:
    content = file.read_bytes() if file.is_file() else b""
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    is_text = kind.startswith("text/") or kind.endswith(("javascript", "json", "xml"))
    return (f"{kind}; charset=utf-8", gzip.compress(content, 6, mtime=0), True) if is_text else (kind, content, False)


@contextmanager
def hosted(hosts: Sequence[Host], folder: Path) -> Iterator[list[str]]:
    """Serve each host over HTTP/2; the addresses of their roots."""
    from hypercorn.asyncio import serve
    from hypercorn.config import Config

    loop, ending = asyncio.new_event_loop(), asyncio.Event()
    loop.set_exception_handler(lambda *_: None)  # a browser that is closed breaks its connections off
    configs = []
    for host in hosts:
        config = Config()
        config.bind, config.certfile, config.keyfile = ["127.0.0.1:0"], str(folder / "cert.pem"), str(folder / "key.pem")
        config.errorlog = None
        sockets = config.create_sockets()
        config.create_sockets = lambda made=sockets: made  # its port must be known before it starts
        configs.append((host, config, sockets.secure_sockets[0].getsockname()[1]))
    tasks = [serve(host, config, shutdown_trigger=ending.wait) for host, config, _ in configs]
    thread = threading.Thread(target=loop.run_until_complete, args=(asyncio.wait([loop.create_task(task) for task in tasks]),))
    thread.start()
    try:
        yield [f"https://127.0.0.1:{port}{host.root}" for host, _, port in configs]
    finally:
        loop.call_soon_threadsafe(ending.set)
        thread.join()


def certificate(folder: Path) -> str:
    """Make a certificate; the mark by which Chromium is told to trust it. One that it does not trust, it would not keep files of."""
    key, cert = folder / "key.pem", folder / "cert.pem"
    make = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        str(key),
        "-out",
        str(cert),
        "-days",
        "2",
        "-subj",
        "/CN=127.0.0.1",
    ]
    subprocess.run(make, check=True, capture_output=True)
    public = subprocess.run(["openssl", "x509", "-in", str(cert), "-pubkey", "-noout"], check=True, capture_output=True).stdout
    der = subprocess.run(["openssl", "pkey", "-pubin", "-outform", "der"], input=public, check=True, capture_output=True).stdout
    return b64encode(sha256(der).digest()).decode()


@contextmanager
def phone(play: Any, mark: str) -> Iterator[Any]:
    """A page of a phone that has never seen a site."""
    with tempfile.TemporaryDirectory() as folder:
        context = play.chromium.launch_persistent_context(
            folder, executable_path=chromium(), viewport={"width": 360, "height": 740}, service_workers="block", bypass_csp=True,
            args=[f"--ignore-certificate-errors-spki-list={mark}"],
        )  # fmt: skip
        try:
            yield context.new_page()
        finally:
            context.close()


def ask(page: Any, search: Search, word: str) -> float:
    """Ask the search; the seconds from the first key to the first answer."""
    page.evaluate(TIMED, [search.field, search.answer])
    page.click(f"{search.opener} >> visible=true")
    page.wait_for_timeout(600)
    page.click(search.field)
    page.keyboard.type(word, delay=KEY)
    page.wait_for_selector(search.answer, timeout=90_000)
    page.wait_for_timeout(100)
    return float(page.evaluate("(window.answered - window.asked) / 1000"))


def weigh(page: Any, host: Host, base: str, pages: tuple[str, str], search: Search, word: str) -> list[int]:
    """Bytes of a first visit, a second page and a first search."""
    found = []
    for act in (lambda: page.goto(base + pages[0]), lambda: page.goto(base + pages[1]), lambda: ask(page, search, word)):
        host.sent.clear()
        act()
        page.wait_for_timeout(QUIET * 1000)
        found.append(sum(host.sent))
    return found


def clock(page: Any, base: str, path: str, search: Search, word: str) -> list[float]:
    """Seconds to the first paint, to the largest text, to an answer; how much the page moved."""
    page.add_init_script(WATCH)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(base + path, wait_until="load", timeout=120_000)
    page.wait_for_timeout(QUIET * 1000)
    paint, largest, moved = page.evaluate("[window.paint / 1000, window.largest / 1000, window.moved]")
    return [paint, largest, ask(page, search, word), moved]


def main(arguments: list[str]) -> int:
    """Measure the sites that are named, and print a table."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sites", nargs="+", metavar="NAME=SITE", help=f"names: {', '.join(SEARCHES)}")
    parser.add_argument("--page", default="peran/fasilitator/")
    parser.add_argument("--second", default="metode/transek/")
    parser.add_argument("--word", default="warga")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--root", action="append", default=[], metavar="NAME=/FOLDER/", help="the folder for which a site was built")
    given = parser.parse_args(arguments)
    roots = dict(item.split("=", 1) for item in given.root)
    named = [(name, Path(folder)) for name, folder in (item.split("=", 1) for item in given.sites)]
    hosts = [Host(folder, roots.get(name) or root_of(folder)) for name, folder in named]
    times: dict[str, list[list[float]]] = {name: [] for name, _ in named}
    bytes_of: dict[str, list[int]] = {}
    with tempfile.TemporaryDirectory() as work:
        mark = certificate(Path(work))
        with hosted(hosts, Path(work)) as bases, sync_playwright() as play:
            time.sleep(1)
            rows = list(zip([name for name, _ in named], hosts, bases, strict=True))
            for name, host, base in rows:
                with phone(play, mark) as page:
                    bytes_of[name] = weigh(page, host, base, (given.page, given.second), SEARCHES[name], given.word)
                host.is_slow = True
            for _ in range(given.times):
                for name, _, base in rows:
                    with phone(play, mark) as page:
                        times[name].append(clock(page, base, given.page, SEARCHES[name], given.word))
    print(f"{given.page} · {given.second} · “{given.word}” · load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print("| | first visit, KB | second page | first search | first paint, s | text, s | answer, s | moved |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for name, _ in named:
        kilobytes = " | ".join(f"{size / 1000:.1f}" for size in bytes_of[name])
        middle = [median(values) for values in zip(*times[name], strict=True)]
        print(f"| {name} | {kilobytes} | {middle[0]:.2f} | {middle[1]:.2f} | {middle[2]:.2f} | {middle[3]:.3f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
