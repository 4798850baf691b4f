"""Measure the search with judged queries, beside Material's own search and Pagefind on a built site.

    python scripts/evaluate_search.py               a table of ours alone; node is needed
    python scripts/evaluate_search.py --site SITE   with Material's and Pagefind's on this built site; Chromium is needed
    python scripts/evaluate_search.py --misses      also every query whose answer is not first (held-out ones left out)
    python scripts/evaluate_search.py --tune        try other field weights on the tuned part
    python scripts/evaluate_search.py --root OTHER  on another project's pages

The judged queries are ``tests/search/judgements/<language>.yml``. All of their parts but ``unread`` and ``unopened`` were studied, many
after they had served as held out: what the search does for queries that nobody has seen, only such parts tell. A new one is named in ``HELD_OUT``
until it is studied.
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
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "plugins"))

from berdaya.authoring.searching import searched_site
from berdaya.cache import Cache
from berdaya.check.project import check
from berdaya.model.language import CODES
from berdaya.search import SearchDocument, answers, build_indexes, search_documents, search_of
from berdaya.search.analyser import analyser
from berdaya.search.numbers import NUMBERS, FieldNumbers
from berdaya.search.words import words
from yardsticks import RESULTS, Found, material_search, pagefind_search

if TYPE_CHECKING:
    from berdaya.pages.published import Published

HOST = ROOT / "tests/search/worker_host.mjs"
PARTS = (
    "dev", "others", "second", "danger", "kit", "phone", "drawn", "end", "sealed", "last", "fresh", "phone-held", "late", "close", "open", "blind",
    "unread",
    "unopened",
)  # fmt: skip
HELD_OUT = ("unread", "unopened")
"""The parts that nothing was tuned on."""


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
        for row in yaml.safe_load(file.read_text(encoding="utf-8")):
            want = frozenset(key for key in row["want"] if (key, file.stem) in titles)
            if not want:
                print(f"left out, no such record: {row['q']} {row['want']}", file=sys.stderr)
                continue
            shown = {word for key in want for word in words(titles[key, file.stem])}
            own = set(words(row["q"])) - analyser(file.stem).stopwords
            part = row.get("part", "")
            found.append(Judged(row["q"], file.stem, row["class"], want, part in HELD_OUT, part, not own & shown))
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


def ours(site: "Published", asked: Mapping[str, Sequence[str]]) -> dict[str, Found]:
    """Ask our own worker, in node."""
    made = search_of(site)
    with tempfile.TemporaryDirectory() as work:
        for artifact in made.artifacts:
            file = Path(work) / artifact.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(artifact.content)
        return {lang: _asked(Path(work), made.worker, lang, queries) for lang, queries in asked.items()}


def _asked(folder: Path, worker: str, lang: str, queries: Sequence[str]) -> Found:
    first = ask_worker(folder, worker, lang, queries[:1])
    every = ask_worker(folder, worker, lang, queries)
    urls = [[item[0]["location"] for item in answer["items"]] for answer in every["answers"]]
    return Found(dict(zip(queries, urls, strict=True)), first["bytes"])


def ask_worker(site: Path, worker: str, lang: str, queries: Sequence[str]) -> dict[str, Any]:
    """Run the worker in node; give its answers, the compressed bytes it read, and the milliseconds of each answer."""
    asked = json.dumps({"root": str(site), "worker": worker, "lang": lang, "asks": [{"data": query} for query in queries]})
    done = subprocess.run(["node", str(HOST)], input=asked, capture_output=True, text=True, encoding="utf-8", check=True)
    answered: dict[str, Any] = json.loads(done.stdout)
    return answered


def run_all(site: "Published", documents: Sequence[SearchDocument], judged: Sequence[Judged], built: Path | None) -> dict[str, dict[str, Found]]:
    """Ask every search every query: search → language → found."""
    asked = {lang: [one.text for one in judged if one.lang == lang] for lang in CODES}
    asked = {lang: queries for lang, queries in asked.items() if queries}
    found = {"ours": ours(site, asked)}
    if not built:
        return found
    urls = {lang: [document.url for document in documents if document.lang == lang] for lang in asked}
    found["material"] = {lang: material_search(built, lang, urls[lang], queries) for lang, queries in asked.items()}
    with tempfile.TemporaryDirectory() as work:
        found["pagefind"] = pagefind_search(built, Path(work), asked, [document.url for document in documents])
    return found


def keyed(found: Mapping[str, Found], keys: Mapping[str, str]) -> dict[tuple[str, str], list[str]]:
    """Turn addresses into record keys."""
    return {(lang, query): [keys.get(url, url) for url in urls] for lang, one in found.items() for query, urls in one.urls.items()}


def groups(judged: Sequence[Judged]) -> Iterable[tuple[str, list[Judged]]]:
    """Give the parts of the table's rows."""
    tests: list[tuple[str, Callable[[Judged], bool]]] = [("all queries", lambda _: True)]
    tests += [("tuned", lambda one: not one.held_out), ("held out", lambda one: one.held_out)]
    tests += [(part, _with("part", part)) for part in PARTS]
    tests += [("no word in common", lambda one: one.shares_no_form)]
    tests += [(name, _with("lang", code)) for name, code in (("Indonesian", "id"), ("English", "en"))]
    tests += [(kind, _with("kind", kind)) for kind in sorted({one.kind for one in judged})]
    return ((name, [one for one in judged if test(one)]) for name, test in tests)


def _with(field: str, value: str) -> Callable[[Judged], bool]:
    return lambda one: bool(getattr(one, field) == value)


def print_table(judged: Sequence[Judged], found: Mapping[str, Mapping[str, Found]], keys: Mapping[str, str]) -> None:
    """Print recall@3, MRR and zero-result rate, a row a group, the searches side by side."""
    print(f"{'':20}{'n':>4}  " + "  ".join(f"{name:^20}" for name in found))
    print(f"{'':24}  " + "  ".join(f"{'rec@3    MRR   zero':^20}" for _ in found))
    results = {name: keyed(one, keys) for name, one in found.items()}
    for name, some in filter(itemgetter(1), groups(judged)):
        print(f"{name:20}{len(some):4}  " + "  ".join(f"{score(some, one)!s:^20}" for one in results.values()))
    print("bytes of a first answer, compressed: " + ", ".join(f"{name} {max(x.bytes_first for x in one.values()):,}" for name, one in found.items()))


def print_misses(judged: Sequence[Judged], found: Mapping[tuple[str, str], Sequence[str]]) -> None:
    """Print the tuned queries whose right page is not the first."""
    for one in judged:
        got = found[one.lang, one.text]
        if not one.held_out and (not got or got[0] not in one.want):
            print(f"{one.lang} {one.kind:12} {one.text!r}\n    found {' '.join(got[:4])}\n    wanted {' '.join(sorted(one.want))}")


def tune(documents: Sequence[SearchDocument], judged: Sequence[Judged]) -> None:
    """Try other numbers for each field, one after another, on the tuned queries; print what does better."""
    tuned = [one for one in judged if not one.held_out]
    fields: dict[str, FieldNumbers] = NUMBERS.build.fields  # type: ignore[assignment]  # changed here alone

    def reached() -> float:
        indexes = build_indexes(documents)
        found = {
            (one.lang, one.text): [hit.document.key for hit in answer.hits] for one in tuned for answer in answers(indexes, [one.text], one.lang)
        }
        result = score(tuned, found)
        return result.recall + result.mrr

    best = reached()
    print(f"{best:.4f} as it stands")
    for name, field in list(fields.items()):
        for factor in (0.5, 0.75, 1.5, 2):
            for other in (FieldNumbers(field.weight * factor, field.length), FieldNumbers(field.weight, field.length * factor)):
                fields[name] = other
                value = reached()
                print(f"{value:.4f} {name} {other.weight:g} {other.length:g}{' better' if value > best else ''}", flush=True)
        fields[name] = field


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project whose pages are searched")
    parser.add_argument("--site", type=Path, help="the project's built site, for the other searches")
    parser.add_argument("--judgements", type=Path, default=ROOT / "tests/search/judgements")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--tune", action="store_true")
    options = parser.parse_args()
    checked = check(options.root)
    if checked.errors:
        sys.exit("The base has errors: run `berdaya check` first.")
    site = searched_site(checked.library, Cache(None))
    documents = search_documents(site)
    keys = {document.url: document.key for document in documents}
    judged = read_judgements(options.judgements, {(document.key, document.lang): document.title for document in documents})
    if options.tune:
        tune(documents, judged)
        return
    found = run_all(site, documents, judged, options.site)
    print_table(judged, found, keys)
    if options.misses:
        print_misses(judged, keyed(found["ours"], keys))


if __name__ == "__main__":
    main()
