"""Run axe over the pages of a built site: at 360 and 1280 px, light and dark, as they come and with twice the letters.

    python3 scripts/check_axe.py site               # a page of each folder
    python3 scripts/check_axe.py site --every       # all pages (an hour or more)
    python3 scripts/check_axe.py site --every --share 2/4    # the second quarter of them
    python3 scripts/check_axe.py site --only glosarium/       # those below an address

Each line is an address, how it was shown, the rule and the places. Its exit code is 1 where something was found, or a page
was wider than the screen. Needs the packages of requirements/test.txt and a Chromium.
"""

import argparse
import os
import re
import shutil
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
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
        for name in names:
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


def main(arguments: list[str]) -> int:
    """Check the site that is named."""
    from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]  # ships no types
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--every", action="store_true")
    parser.add_argument("--share", default="1/1")
    parser.add_argument("--only", default="")
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
        for line in faults(browser, f"http://127.0.0.1:{server.server_port}{_Handler.root}", names, AXE_SCRIPT):
            print(line, flush=True)
            count += 1
        browser.close()
    server.shutdown()
    print(f"{len(names)} pages, {count} faults")
    return int(count > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
