"""Measure the search: how long the build takes and how much of it an edit changes; bytes and milliseconds of answers.

    python scripts/measure_search.py [--pages 1000]                      the build, on neutral pages in two languages
    python scripts/measure_search.py --answers [--times 10] [--site SITE]  answers, at the base's size and at ten times it

Build: seconds of the processor cold, with all analyses kept, and after a sentence is added to one page; the share of the files' bytes
that this sentence changes. One process.
Bytes: what the first answer to each query reads beyond the page, compressed as a server would; Pagefind's on SITE.
Milliseconds: the engine runs in the page's own thread of Chromium with the processor slowed four times (a worker's
thread cannot be slowed). *First*: a fresh engine's first answer once its files are there. *Key*: each further key.
Each is the median of five rounds.
The larger base is the real one repeated with a fifth of its words changed, so that its vocabulary grows, too.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "plugins"))

sys.path.insert(0, str(ROOT / "tests/search"))

import msgspec
from neutral import neutral_documents

from berdaya.authoring.searching import searched_site
from berdaya.cache import Cache, program_digest
from berdaya.check.project import check
from berdaya.search import SearchDocument, SearchSite, Section, build_search, search_documents
from evaluate_search import ask_worker
from yardsticks import chromium, pagefind_search, served

LISTS = {"id": "glosarium/", "en": "en/glossary/"}
SENTENCE = " Warga bertemu lagi pekan depan untuk membahas laporan keuangan."
QUERIES = ("rencana", "bagaimana kalau warga menolak program?", "pemberdayaan masyarakat desa", "musyawrah", "empowerment", "bpd", "sosialisasi")
SLOWER, REPEATS = 4, 5
SYLLABLES = "ba ce di fu go ha ji ku la me ni po ra si tu wa yo".split()

ASK = """async ([folder, typed]) => {
  const files = (self.berdayaFiles = self.berdayaFiles || new Map());
  self.berdayaSearch = { receive: (name, data) => files.set(name, data) };
  const run = (name) => new Promise((done, failed) => {
    document.head.append(Object.assign(document.createElement('script'), { src: folder + name + '.js', onload: done, onerror: failed }));
  });
  const key = (name) => folder.replace(/^.*assets\\/search\\/(\\w+)-.*/, '$1/') + name;
  const load = async (names) => {
    await Promise.all(names.filter((name) => !files.has(key(name))).map(run));
    return names.map((name) => files.get(key(name)));
  };
  const [make, contents] = await load(['engine', 'index']);
  const search = make(contents, load);
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
            changed = tuple(Section(part.anchor, part.heading, _changed(part.text, copy)) for part in document.sections)
            yield msgspec.structs.replace(
                document, key=f"{document.key}-{copy}", url=f"{copy}/{document.url}", title=f"{document.title} {_word(copy)}", sections=changed
            )


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


def measure_build(pages: int) -> None:
    """Print how long the build takes on neutral pages, and what a sentence changes."""
    documents = neutral_documents(pages)
    first = documents[0]
    section = first.sections[0]
    longer = (Section(section.anchor, section.heading, section.text + SENTENCE), *first.sections[1:])
    edited = [msgspec.structs.replace(first, sections=longer), *documents[1:]]
    program_digest()  # its second is every build's, not the search's
    with tempfile.TemporaryDirectory() as work:
        cold, before = _timed(documents, Path(work))
        kept, _ = _timed(documents, Path(work))
        edit, after = _timed(edited, Path(work))
    old = {artifact.path: artifact.content for artifact in before.artifacts}
    size = sum(len(artifact.content) for artifact in after.artifacts)
    changed = [artifact for artifact in after.artifacts if old.get(artifact.path) != artifact.content]
    share = sum(len(artifact.content) for artifact in changed) / size
    print(f"{pages:,} neutral pages in two languages: {len(after.artifacts):,} files, {size:,} bytes")
    print(f"  seconds of the processor: cold {cold:.2f}, kept {kept:.2f}, one page edited {edit:.2f}")
    print(f"  a sentence changes {len(changed)} files, {share:.2%} of the bytes")


def _timed(documents: Sequence[SearchDocument], folder: Path) -> tuple[float, SearchSite]:
    cache = Cache(folder)
    start = time.process_time()
    made = build_search(documents, LISTS, cache)
    seconds = time.process_time() - start
    cache.save()
    return seconds, made


def measure_answers(times: Sequence[int], site: Path | None) -> None:
    """Print bytes and milliseconds of answers on the real base, repeated so many times."""
    checked = check(ROOT)
    if checked.errors:
        sys.exit("The base has errors: run `berdaya check` first.")
    documents = search_documents(searched_site(checked.library, Cache(None)))
    for count in times:
        with tempfile.TemporaryDirectory() as work:
            found = measure(build_search(list(grown(documents, count)), LISTS), Path(work), len(documents) * count)
        print(f"{found.pages:,} pages in two languages")
        print("  " + line("bytes of a first answer", found.bytes_first))
        print("  " + line(f"first answer, ms at {SLOWER}x slower", found.first_ms))
        print("  " + line(f"each further key, ms at {SLOWER}x slower", found.key_ms))
    if site:
        with tempfile.TemporaryDirectory() as work:
            urls = [document.url for document in documents]
            other = pagefind_search(site, Path(work), {"id": QUERIES[:1]}, urls)["id"]
        print(f"Pagefind, bytes of a first answer at the base's size: {other.bytes_first:,}")


def main() -> None:
    """Read the arguments and print the measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000, help="neutral pages in each language")
    parser.add_argument("--answers", action="store_true", help="measure answers instead")
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--site", type=Path, help="a built site, for Pagefind")
    options = parser.parse_args()
    if options.answers:
        measure_answers((1, options.times), options.site)
    else:
        measure_build(options.pages)


if __name__ == "__main__":
    main()
