"""Run axe over the pages of a built site: at 360 and 1280 px, light and dark, as they come and with twice the letters; and over
what a reader opens or fills in: search, meanings, menu, parts, a checklist, a form, a missing address in each language.

    python3 scripts/check_axe.py site               # a page of each folder
    python3 scripts/check_axe.py site --every       # all pages (an hour or more)
    python3 scripts/check_axe.py site --every --share 2/4    # the second quarter of them
    python3 scripts/check_axe.py site --only glosarium/       # those below an address
    python3 scripts/check_axe.py site --at-work               # only what a reader opens or fills in

Each line is an address, how it was shown, the rule and the places. Its exit code is 1 where something was found, or a page
was wider than the screen. Needs the packages of requirements/test.txt and a Chromium.
"""

import argparse
import os
import re
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from pathlib import Path
from typing import Any

WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
TOLD = 100  # pages after which the one who waits is told how far it is
_RUN = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => [id, nodes.length, nodes.slice(0, 3).map(({ target }) => target.join(" "))]);
}"""
_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class _Handler(SimpleHTTPRequestHandler):
    """Serves a site below the folder for which it was built: the page for a missing address names it."""

    root = "/"

    def translate_path(self, path: str) -> str:
        """The file of a path."""
        return super().translate_path(path.removeprefix(self.root.rstrip("/")))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002  # the parent's shape
        """The site's own page for an address without one."""
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def root_of(site: Path) -> str:
    """The folder for which a site was built."""
    file = site / "404.html"
    found = re.search(r'href="(/[^"]*)assets/berdaya/', file.read_text(encoding="utf-8")) if file.is_file() else None
    return found[1] if found else "/"


def pages(site: Path, is_every: bool) -> list[str]:
    """The addresses of a site's pages; of each folder the list and one page, unless every one is wanted. Short addresses and
    redirects are no pages."""
    found = sorted(path.relative_to(site).parent.as_posix() for path in site.rglob("index.html"))
    real = [name for name in found if "P" not in name.split("/") and 'http-equiv="refresh"' not in _head(site / name / "index.html")]
    names = ["" if name == "." else f"{name}/" for name in real]
    if not is_every:
        names = list({(name.rpartition("/")[0].rpartition("/")[0], name.count("/")): name for name in names}.values())
    return [*names, *(name for name in ("404.html", "offline.html") if (site / name).is_file())]


def _head(file: Path) -> str:
    with file.open(encoding="utf-8") as text:
        return text.read(1500)


def faults(browser: Any, base: str, names: list[str], source: str) -> Iterator[str]:
    """What axe finds, page by page: ``base`` is the root's address, ``source`` axe itself."""
    for scheme in SCHEMES:
        context = browser.new_context(color_scheme=scheme, service_workers="block", bypass_csp=True, reduced_motion="reduce")
        page = context.new_page()
        for place, name in enumerate(names):
            if place and place % TOLD == 0:
                print(f"{scheme}: {place} of {len(names)}", file=sys.stderr, flush=True)
            page.goto(base + name)
            page.evaluate(source)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                for rule, count, places in page.evaluate(_RUN):
                    yield f"{name or '.'} {width} {scheme}: {rule} ({count}): {' | '.join(places)}"
                if page.evaluate(_WIDE) > 0:
                    yield f"{name or '.'} {width} {scheme}: wider than the screen"
            if scheme == SCHEMES[0]:
                page.set_viewport_size({"width": WIDTHS[0], "height": 800})
                # The theme's letters are 125 % of the reader's.
                page.evaluate("document.documentElement.style.fontSize = '250%'")
                if page.evaluate(_WIDE) > 0:
                    yield f"{name or '.'} {WIDTHS[0]} letters twice as large: wider than the screen"
        context.close()


def _search(page: Any) -> None:
    page.keyboard.press("/")
    page.keyboard.type("musyawarah desa", delay=20)
    page.wait_for_selector(".md-search-result__item")
    page.wait_for_timeout(500)


def _no_answer(page: Any) -> None:
    page.keyboard.press("/")
    page.keyboard.type("qqqzzz", delay=20)
    page.wait_for_selector(".berdaya-search-note a")


def _meaning(page: Any) -> None:
    page.hover("article a[data-term] >> nth=0")
    page.wait_for_selector(".bd-pop")


def _menu(page: Any) -> None:
    if page.viewport_size["width"] == WIDTHS[0]:
        page.click(".bd-opener")
        page.wait_for_timeout(400)


def _parts(page: Any) -> None:
    if page.viewport_size["width"] == WIDTHS[0]:
        page.evaluate("scrollTo(0, 2 * innerHeight)")
        page.click(".bd-parts")


def _ticked(page: Any) -> None:
    page.check(".bd-is-stop input[value=n] >> nth=0")
    page.click("[data-do=clear]")
    page.wait_for_selector(".bd-notice button")


def _filled(page: Any) -> None:
    page.fill(".bd-form input:not([type]) >> nth=0", "Balai desa")
    page.click("[data-do=clear]")
    page.wait_for_selector(".bd-notice button")


AT_WORK: dict[str, tuple[str, Callable[[Any], object]]] = {
    "search": ("peran/fasilitator/", _search),
    "search without an answer": ("en/roles/facilitator/", _no_answer),
    "meaning of a word": ("peran/fasilitator/", _meaning),
    "menu": ("peran/fasilitator/", _menu),
    "parts": ("peran/fasilitator/", _parts),
    "checklist": ("daftar-periksa/prakondisi/", _ticked),
    "form": ("formulir/undangan/", _filled),
    "missing": ("peran/tidak-ada/", lambda page: page.wait_for_timeout(300)),
    "missing in English": ("en/roles/not-there/", lambda page: page.wait_for_timeout(300)),
}
"""What a reader opens or fills in: by a name, the page and what is done there."""


def faults_at_work(browser: Any, base: str, source: str) -> Iterator[str]:
    """What axe finds in ``AT_WORK``."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            for name, (address, act) in AT_WORK.items():
                context = browser.new_context(
                    color_scheme=scheme, service_workers="block", bypass_csp=True, reduced_motion="reduce",
                    viewport={"width": width, "height": 800},
                )  # fmt: skip
                page = context.new_page()
                page.goto(base + address)
                act(page)
                page.evaluate(source)
                for rule, count, places in page.evaluate(_RUN):
                    yield f"{name} {width} {scheme}: {rule} ({count}): {' | '.join(places)}"
                if page.evaluate(_WIDE) > 0:
                    yield f"{name} {width} {scheme}: wider than the screen"
                context.close()


def main(arguments: list[str]) -> int:
    """Check the site that is named."""
    from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]  # ships no types
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--every", action="store_true")
    parser.add_argument("--share", default="1/1")
    parser.add_argument("--only", default="")
    parser.add_argument("--at-work", action="store_true")
    given = parser.parse_args(arguments)
    part, parts = map(int, given.share.split("/"))
    names = [name for name in pages(given.site, given.every) if name.startswith(given.only)][part - 1 :: parts]
    _Handler.root = root_of(given.site)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(given.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    count = 0
    with sync_playwright() as play:
        path = os.environ.get("BERDAYA_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
        browser = play.chromium.launch(executable_path=path)
        base = f"http://127.0.0.1:{server.server_port}{_Handler.root}"
        names = [] if given.at_work else names
        for line in chain([] if given.only else faults_at_work(browser, base, AXE_SCRIPT), faults(browser, base, names, AXE_SCRIPT)):
            print(line, flush=True)
            count += 1
        browser.close()
    server.shutdown()
    print(f"{len(names)} pages{'' if given.only else f' and {len(AT_WORK)} things at work'}, {count} faults")
    return int(count > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
