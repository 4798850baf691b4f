"""Measure the search on a built site with judged queries, beside Material's own search and Pagefind.

    python scripts/evaluate_search.py SITE              a table; node is needed, Chromium for Pagefind
    python scripts/evaluate_search.py SITE --misses     also every query whose answer is not first (held-out ones left out)
    python scripts/evaluate_search.py SITE --only ours  without the yardsticks
    python scripts/evaluate_search.py SITE --tune       try other field weights on the tuned part

The judged queries are ``tests/search/judgements/<language>.yml``; every third is held out from tuning, and where a row
names its part, ``dev``, ``others``, ``second`` and ``danger`` were studied, ``sealed``, ``last`` and ``fresh`` are held out.
``--judgements FOLDER`` puts others to it. recall@3: the share of queries with a right page among the first three;
MRR: the mean of 1 / place of the first right page within ten; zero: the share without any page.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "plugins"))

from yardsticks import RESULTS, Found, article, material_search, pagefind_search  # noqa: E402

from berdaya.build import compile  # noqa: E402
from berdaya.model.page import Page  # noqa: E402
from berdaya.search import build_search, index, page_documents, rank  # noqa: E402
from berdaya.search.analyser import analyser  # noqa: E402
from berdaya.search.words import words  # noqa: E402

HOST = ROOT / "tests/search/worker_host.mjs"
LISTS = {"id": "glosarium/", "en": "en/glossary/"}


@dataclass(frozen=True)
class Judged:
    """A query with the record keys that answer it."""

    text: str
    lang: str
    kind: str
    want: frozenset[str]
    held_out: bool
    part: str
    shares_no_form: bool


@dataclass(frozen=True)
class Score:
    """What a search reached on some queries."""

    queries: int
    recall: float
    mrr: float
    zero: float

    def __str__(self) -> str:
        return f"{self.recall:6.3f} {self.mrr:6.3f} {self.zero:6.3f}"


def read_judgements(folder: Path, titles: Mapping[tuple[str, str], str]) -> list[Judged]:
    """Read the judged queries; one whose records the site lacks altogether is left out and named."""
    found = []
    for file in sorted(folder.glob("*.yml"), reverse=True):
        for place, row in enumerate(yaml.safe_load(file.read_text(encoding="utf-8"))):
            want = frozenset(key for key in row["want"] if (key, file.stem) in titles)
            if not want:
                print(f"left out, no such record: {row['q']} {row['want']}", file=sys.stderr)
                continue
            shown = {word for key in want for word in words(titles[key, file.stem])}
            own = set(words(row["q"])) - analyser(file.stem).stopwords
            part = row.get("part", "")
            held_out = part in ("sealed", "last", "fresh") if part else place % 3 == 2
            found.append(Judged(row["q"], file.stem, row["class"], want, held_out, part, not own & shown))
    return found


def score(judged: Sequence[Judged], found: Mapping[tuple[str, str], Sequence[str]]) -> Score:
    """Score the pages found (keys, by language and query)."""
    places = [next((at for at, key in enumerate(found[one.lang, one.text][:RESULTS]) if key in one.want), None) for one in judged]
    count = max(1, len(judged))
    return Score(
        len(judged),
        sum(place is not None and place < 3 for place in places) / count,
        sum(1 / (place + 1) for place in places if place is not None) / count,
        sum(not found[one.lang, one.text] for one in judged) / count,
    )


def ours(site: Path, lang: str, queries: Sequence[str]) -> Found:
    """Ask the worker that the site ships, in node."""
    worker = next(site.glob("assets/search/worker.*.js")).relative_to(site).as_posix()
    first = ask_worker(site, worker, lang, queries[:1])
    every = ask_worker(site, worker, lang, queries)
    urls = [[item[0]["location"] for item in answer["items"]] for answer in every["answers"]]
    return Found(dict(zip(queries, urls, strict=True)), first["bytes"])


def ask_worker(site: Path, worker: str, lang: str, queries: Sequence[str]) -> dict:
    """Run the worker in node; give its answers, the compressed bytes it read, and the milliseconds of each answer."""
    asked = json.dumps({"root": str(site), "worker": worker, "lang": lang, "asks": [{"data": query} for query in queries]})
    done = subprocess.run(["node", str(HOST)], input=asked, capture_output=True, text=True, encoding="utf-8", check=True)
    return json.loads(done.stdout)


def run_all(site: Path, pages: Sequence[Page], judged: Sequence[Judged], only_ours: bool) -> dict[str, dict[str, Found]]:
    """Ask every search every query: search → language → found."""
    asked = {lang: [one.text for one in judged if one.lang == lang] for lang in ("id", "en")}
    found = {"ours": {lang: ours(site, lang, queries) for lang, queries in asked.items()}}
    if only_ours:
        return found
    searched = [page for page in pages if not page.key.startswith("print/")]  # ours leaves them out: the others shall, too
    urls = {lang: [page.url for page in searched if page.lang == lang] for lang in asked}
    found["material"] = {lang: material_search(site, lang, urls[lang], queries) for lang, queries in asked.items()}
    with tempfile.TemporaryDirectory() as work:
        found["pagefind"] = pagefind_search(site, Path(work), asked, [page.url for page in searched])
    return found


def keyed(found: Mapping[str, Found], keys: Mapping[str, str]) -> dict[tuple[str, str], list[str]]:
    """Turn addresses into record keys."""
    return {
        (lang, query): [keys.get(url, url) for url in urls] for lang, one in found.items() for query, urls in one.urls.items()
    }


def groups(judged: Sequence[Judged]) -> Iterable[tuple[str, list[Judged]]]:
    """Give the parts of the table's rows."""
    tests: list[tuple[str, Callable[[Judged], bool]]] = [("all queries", lambda one: True)]
    tests += [("tuned", lambda one: not one.held_out), ("held out", lambda one: one.held_out)]
    tests += [(part, lambda one, part=part: one.part == part) for part in ("dev", "others", "second", "danger", "sealed", "last", "fresh")]
    tests += [("no word in common", lambda one: one.shares_no_form)]
    tests += [(name, lambda one, code=code: one.lang == code) for name, code in (("Indonesian", "id"), ("English", "en"))]
    tests += [(kind, lambda one, kind=kind: one.kind == kind) for kind in sorted({one.kind for one in judged})]
    return ((name, [one for one in judged if test(one)]) for name, test in tests)


def print_table(judged: Sequence[Judged], found: Mapping[str, Mapping[str, Found]], keys: Mapping[str, str]) -> None:
    """Print recall@3, MRR and zero-result rate, a row a group, the searches side by side."""
    print(f"{'':20}{'n':>4}  " + "  ".join(f"{name:^20}" for name in found))
    print(f"{'':24}  " + "  ".join(f"{'rec@3    MRR   zero':^20}" for _ in found))
    results = {name: keyed(one, keys) for name, one in found.items()}
    for name, some in groups(judged):
        print(f"{name:20}{len(some):4}  " + "  ".join(f"{score(some, one)!s:^20}" for one in results.values()))
    print("bytes of a first answer, compressed: " + ", ".join(f"{name} {max(x.bytes_first for x in one.values()):,}" for name, one in found.items()))


def print_misses(judged: Sequence[Judged], found: Mapping[tuple[str, str], Sequence[str]]) -> None:
    """Print the tuned queries whose right page is not the first."""
    for one in judged:
        got = found[one.lang, one.text]
        if not one.held_out and (not got or got[0] not in one.want):
            print(f"{one.lang} {one.kind:12} {one.text!r}\n    found {' '.join(got[:4])}\n    wanted {' '.join(sorted(one.want))}")


def tune(site: Path, pages: Sequence[Page], library, judged: Sequence[Judged], keys: Mapping[str, str]) -> None:
    """Try other weights for each field, one after another, on the tuned queries; print what does better."""
    documents = list(page_documents(pages, lambda page: article(site, page.url), library))
    tuned = [one for one in judged if not one.held_out]

    def reached() -> float:
        built = build_search(documents, LISTS)
        found = {(one.lang, one.text): [hit.document.key for hit in rank.answer(built.indexes[one.lang], one.text).hits] for one in tuned}
        result = score(tuned, found)
        return result.recall + result.mrr

    best = reached()
    print(f"{best:.4f} as it stands: {index.BOOSTS}")
    for name, boost in list(index.BOOSTS.items()):
        for factor in (0.5, 0.75, 1.5, 2):
            index.BOOSTS[name] = boost * factor
            value = reached()
            print(f"{value:.4f} {name} {boost * factor}{' better' if value > best else ''}")
            index.BOOSTS[name] = boost


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path, help="the built site")
    parser.add_argument("--judgements", type=Path, default=ROOT / "tests/search/judgements")
    parser.add_argument("--only", choices=("ours",))
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--tune", action="store_true")
    options = parser.parse_args()
    built = compile(ROOT)
    if built.site is None:
        sys.exit("The base has errors: run `berdaya check` first.")
    pages = built.site.pages
    keys = {page.url: page.key for page in pages}
    judged = read_judgements(options.judgements, {(page.key, page.lang): page.title for page in pages})
    if options.tune:
        tune(options.site, pages, built.library, judged, keys)
        return
    found = run_all(options.site, pages, judged, options.only == "ours")
    print_table(judged, found, keys)
    if options.misses:
        print_misses(judged, keyed(found["ours"], keys))


if __name__ == "__main__":
    main()
