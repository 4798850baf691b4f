"""Measure the search's bytes and milliseconds on a built site, at its size and at ten times it.

    python scripts/measure_search.py SITE [--times 10]

Bytes: what the first answer to each query reads beyond the page, compressed as a server would; Pagefind beside it.
Milliseconds: the engine runs in the page's own thread of Chromium with the processor slowed four times (a worker's
thread cannot be slowed). *First*: a fresh engine's first answer once its files are there. *Key*: each further key.
Each is the median of five rounds.
The larger base is the real one repeated with a fifth of its words changed, so that its vocabulary grows, too.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "plugins"))

from berdaya.build import compile  # noqa: E402
from berdaya.search import SearchDocument, SearchSite, build_search, page_documents  # noqa: E402
from evaluate_search import LISTS, ask_worker  # noqa: E402
from yardsticks import article, chromium, pagefind_search, served  # noqa: E402

QUERIES = ("rencana", "bagaimana kalau warga menolak program?", "pemberdayaan masyarakat desa", "musyawrah", "empowerment", "bpd", "sosialisasi")
SLOWER, REPEATS = 4, 5
SYLLABLES = "ba ce di fu go ha ji ku la me ni po ra si tu wa yo".split()

ASK = """async ([folder, typed]) => {
  const files = (self.berdayaFiles = self.berdayaFiles || new Map());
  self.berdayaSearch = { receive: (name, data) => files.set(name, data) };
  const run = (name) => new Promise((done, failed) => {
    document.head.append(Object.assign(document.createElement('script'), { src: folder + name + '.js', onload: done, onerror: failed }));
  });
  const key = (name) => folder.replace(/^.*assets\\/search\\//, '') + name;
  const load = async (names) => {
    await Promise.all(names.filter((name) => !files.has(key(name))).map(run));
    return names.map((name) => files.get(key(name)));
  };
  const [make] = await load(['engine']);
  const search = make(load);
  const times = [];
  for (const query of typed) {
    const start = performance.now();
    await search(query);
    times.push(performance.now() - start);
  }
  return times;
}"""


@dataclass(frozen=True)
class Measured:
    """What one size of the base costs."""

    pages: int
    bytes_first: list[int]
    first_ms: list[float]
    key_ms: list[float]


def grown(documents: Sequence[SearchDocument], times: int) -> Iterator[SearchDocument]:
    """Repeat the base with a fifth of its words changed in each copy."""
    yield from documents
    for copy in range(1, times):
        for document in documents:
            changed = tuple(replace(section, text=_changed(section.text, copy)) for section in document.sections)
            yield replace(document, url=f"{copy}/{document.url}", title=f"{document.title} {_word(copy)}", sections=changed)


def _changed(text: str, copy: int) -> str:
    return " ".join(_word(copy * 7919 + len(word) * 31 + place) if place % 5 == 0 else word for place, word in enumerate(text.split()))


def _word(seed: int) -> str:
    """Make a word of three syllables: some five thousand different ones."""
    return "".join(SYLLABLES[seed // len(SYLLABLES) ** place % len(SYLLABLES)] for place in range(3))


def measure(site: SearchSite, folder: Path, pages: int) -> Measured:
    """Write the search's files and measure them."""
    for artifact in site.artifacts:
        file = folder / artifact.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(artifact.content)
    (folder / "index.html").write_text("<!doctype html><title>measure</title>", encoding="utf-8")
    read = [ask_worker(folder, site.worker, "id", [query])["bytes"] for query in QUERIES]
    first, keys = _milliseconds(folder)
    return Measured(pages, read, first, keys)


def _milliseconds(folder: Path) -> tuple[list[float], list[float]]:
    from playwright.sync_api import sync_playwright

    index = next(folder.glob("assets/search/id-*")).relative_to(folder).as_posix() + "/"
    with served(folder) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium())
        page = browser.new_page()
        page.goto(address)
        firsts, keys = [], []
        for query in QUERIES:
            typed = [query[:length] for length in range(1, len(query) + 1)]
            page.evaluate(ASK, [index, typed])  # loads what these queries need; each call makes a fresh engine
            slowed = page.context.new_cdp_session(page)
            slowed.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            firsts.append(median(page.evaluate(ASK, [index, [query]])[0] for _ in range(REPEATS)))
            keys += _middle([page.evaluate(ASK, [index, typed])[1:] for _ in range(REPEATS)])
            slowed.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        browser.close()
    return firsts, keys


def _middle(rounds: list[list[float]]) -> list[float]:
    """Give for each key the median of its rounds: other work on the machine must not count."""
    return [median(values) for values in zip(*rounds, strict=True)]


def line(name: str, values: Sequence[float]) -> str:
    """Sum a row of numbers up."""
    return f"{name}: median {median(values):,.0f}, most {max(values):,.0f}"


def main() -> None:
    """Read the arguments and print the measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--times", type=int, default=10)
    options = parser.parse_args()
    built = compile(ROOT)
    if built.site is None:
        sys.exit("The base has errors: run `berdaya check` first.")
    documents = list(page_documents(built.site.pages, lambda page: article(options.site, page.url), built.library))
    for times in (1, options.times):
        with tempfile.TemporaryDirectory() as work:
            found = measure(build_search(list(grown(documents, times)), LISTS), Path(work), len(documents) * times)
        print(f"{found.pages:,} pages in two languages")
        print("  " + line("bytes of a first answer", found.bytes_first))
        print("  " + line(f"first answer, ms at {SLOWER}x slower", found.first_ms))
        print("  " + line(f"each further key, ms at {SLOWER}x slower", found.key_ms))
    with tempfile.TemporaryDirectory() as work:
        asked = {"id": [query] for query in QUERIES[:1]}
        urls = [page.url for page in built.site.pages if not page.key.startswith("print/")]
        other = pagefind_search(options.site, Path(work), asked, urls)["id"]
        print(f"Pagefind, bytes of a first answer at the base's size: {other.bytes_first:,}")


if __name__ == "__main__":
    main()
