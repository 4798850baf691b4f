"""The two searches that ours is measured against, on the same built site: Material's own, and Pagefind."""

import gzip
import json
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import material
from material.plugins.search.plugin import Parser

HERE = Path(__file__).parent
STOCK_WORKERS = Path(material.__file__).parent / "templates/assets/javascripts/workers"
PIPELINES = {"id": [" "], "en": ["stopWordFilter"]}
"""What Material's own translations set for these languages (``search.config.pipeline``)."""
ARTICLE = re.compile(r'<article class="md-content__inner[^"]*">(.*?)</article>', re.DOTALL)
RESULTS = 10


@dataclass(frozen=True)
class Found:
    """What a search gave for each query: page addresses, the best first; and the bytes of a first answer."""

    urls: Mapping[str, list[str]]
    bytes_first: int = 0


def article(site: Path, url: str) -> str:
    """Give the inner HTML of a page's article. Empty where the page is missing."""
    file = site / url / "index.html"
    found = ARTICLE.search(file.read_text(encoding="utf-8")) if file.exists() else None
    return found[1] if found else ""


def material_search(site: Path, lang: str, urls: Sequence[str], queries: Sequence[str]) -> Found:
    """Index the pages as Material's plugin does and ask its own worker."""
    docs = [entry for url in urls for entry in _material_entries(article(site, url), url)]
    fields = {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}}
    index = {"config": {"lang": ["en"], "separator": r"[\s\-]+", "pipeline": PIPELINES[lang], "fields": fields}, "docs": docs}
    worker = next(STOCK_WORKERS.glob("search.*.min.js"))
    asked = json.dumps({"worker": str(worker), "index": index, "queries": list(queries)})
    answered = subprocess.run(
        ["node", str(HERE / "yardstick_material.mjs")], input=asked, capture_output=True, text=True, encoding="utf-8", check=True
    )
    loaded = gzip.compress(worker.read_bytes()), gzip.compress(json.dumps(index).encode())
    return Found(dict(zip(queries, json.loads(answered.stdout), strict=True)), sum(map(len, loaded)))


def _material_entries(html: str, url: str) -> Iterator[dict[str, str]]:
    parser = Parser()
    parser.feed(html)
    parser.close()
    for section in parser.data:
        if not section.is_excluded():
            title, text = "".join(section.title).strip(), "".join(section.text).strip()
            yield {"location": f"{url}#{section.id}" if section.id and section.el.tag != "h1" else url, "title": title, "text": text}


def pagefind_search(site: Path, work: Path, queries: Mapping[str, Sequence[str]], urls: Sequence[str]) -> dict[str, Found]:
    """Index these pages of the site with Pagefind in ``work`` and ask it in Chromium. ``queries`` are by language."""
    target = work / "pagefind-site"
    for url in urls:
        (target / url).mkdir(parents=True, exist_ok=True)
        shutil.copy(site / url / "index.html", target / url)
    selector = ["--root-selector", "article.md-content__inner"]
    subprocess.run([sys.executable, "-m", "pagefind", "--site", str(target), "--silent", *selector], check=True)
    with served(target) as address:
        return {lang: _ask_pagefind(address, target, lang, asked) for lang, asked in queries.items()}


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; give its address."""
    handler = partial(_Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


ASK = """async ([queries, most]) => {
  const pagefind = await import('/pagefind/pagefind.js');
  const found = {};
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    const data = await Promise.all(results.slice(0, most).map((result) => result.data()));
    found[query] = data.map((one) => one.url.replace(/^\\//, ''));
  }
  return found;
}"""


def _ask_pagefind(address: str, folder: Path, lang: str, queries: Sequence[str]) -> Found:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium())
        page = browser.new_page()
        read: list[str] = []
        page.on("request", lambda request: read.append(request.url))
        page.goto(address + ("en/" if lang == "en" else ""))
        read.clear()
        page.evaluate(ASK, [queries[:1], RESULTS])
        first = sum(_packed_size(folder / url.removeprefix(address).split("?")[0]) for url in dict.fromkeys(read) if "/pagefind/" in url)
        urls = page.evaluate(ASK, [list(queries), RESULTS])
        browser.close()
    return Found(urls, first)


def _packed_size(file: Path) -> int:
    """Bytes as sent: Pagefind's own files are compressed already."""
    content = file.read_bytes()
    return min(len(content), len(gzip.compress(content, 9)))


def chromium() -> str | None:
    """Give the browser of this machine, or ``None`` for the one that playwright brings."""
    return shutil.which("chromium") or shutil.which("chromium-browser")
