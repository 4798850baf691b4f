"""Measure builds beside stock Material with mkdocs-static-i18n on the same pages: time, memory, and growth.

    python scripts/bench.py                       neutral pages, 2 × 250 and 2 × 1,000: a table in Markdown
    python scripts/bench.py --pages 250 1000 4000 other sizes, pages a language
    python scripts/bench.py --real 1 4 10         the project's own records, multiplied
    python scripts/bench.py --runs 5              counted runs of each step; ours and theirs take turns
    python scripts/bench.py --handbook            with the handbook's PDF
    python scripts/bench.py --zensical            Zensical, too (two projects, one a language)

Needs `pip install -r requirements/evaluation.txt`; memory is measured on Linux. A benchmark, not a test: figures of two
machines, or of two days, are not to be compared; ratios of one run are. Every figure is the median of its runs.

Steps. *cold*: no site, no cache; of the project's own records, with the sheets to print kept, which take minutes (further
copies of a record have none). *unchanged*: again, with nothing changed. *edit*: one sentence added to one page.
*save*: from the write of that sentence to the page that holds it, asked of the preview every 20 ms (each question takes time
from the answer), with `berdaya serve` and with plain `mkdocs serve`. *floor*: reading the finished site's files, hashing and copying
them. Memory: proportional set size, summed over all processes, its peak.
Growth: the slope of log time over log pages, the time of the smallest site of one page taken off.

Do not begin within five minutes of large deletions, tests and another run of this among them: ext4 without a journal passes over what
was deleted lately one file after the other (`RECENTCY_DIRTY`), and a cold build takes twice as long.
"""

import argparse
import hashlib
import math
import os
import random
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
SYLLABLES = "ba ce di fu go ha ji ku la me ni po ra si tu wa yo ber kan lah men nya pem ter".split()
WORDS_OF_LANGUAGE, WORDS_OF_PAGE, WORDS_OF_SECTION = 9_000, 450, 75
EDITED = "g-00000"
NEUTRAL_EDIT = (f"content/guides/{EDITED}.id.md", f"panduan/{EDITED}/")
PRINTED = ("checklists", "forms", "methods", "sessions")
"""Folders of records with sheets to print."""
SAMPLE_SECONDS, ASK_SECONDS, LONGEST_WAIT = 0.05, 0.02, 180
SAVE, MKDOCS_SAVE = "save", "save, mkdocs serve"
SAVES = 8
OURS, MATERIAL, ZENSICAL = "Berdaya", "Material + static-i18n", "Zensical"


# Projects to build.


@dataclass
class Speaker:
    """Says made-up words of one language: the n-th most common one n times as seldom as the first."""

    lang: str
    chance: random.Random
    words: list[str] = field(init=False)
    sums: list[float] = field(init=False)

    def __post_init__(self) -> None:
        lengths = (1, 2, 2, 3, 3, 4)
        made = dict.fromkeys("".join(self.chance.choices(SYLLABLES, k=self.chance.choice(lengths))) for _ in range(WORDS_OF_LANGUAGE * 2))
        self.words = [f"{word}{self.lang[0]}" for word in made][:WORDS_OF_LANGUAGE]
        self.sums = list(accumulate(1 / (rank + 10) for rank in range(len(self.words))))

    def says(self, count: int) -> str:
        return " ".join(self.chance.choices(self.words, cum_weights=self.sums, k=count))

    def page(self, neighbour: str) -> str:
        """A text of headings, paragraphs, a list, a table and a link, as guides have them."""
        parts = []
        for place in range(WORDS_OF_PAGE // WORDS_OF_SECTION):
            parts.append(f"## {self.says(3).capitalize()}\n\n{self.says(WORDS_OF_SECTION - 20).capitalize()}, **{self.says(2)}**.\n")
            parts.append("".join(f"- {self.says(5)}\n" for _ in range(3)) if place % 2 else f"{self.says(8).capitalize()}: {neighbour}.\n")
        rows = "".join(f"| {self.says(2)} | {self.says(3)} |\n" for _ in range(3))
        return f"{''.join(part + chr(10) for part in parts)}| a | b |\n| - | - |\n{rows}"


def neutral(folder: Path, pages: int) -> None:
    """Write the same made-up pages for ours (``berdaya/``), for Material (``material/``) and for Zensical."""
    chance = random.Random(1)
    speakers = {lang: Speaker(lang, chance) for lang in ("id", "en")}
    ours, theirs = folder / "berdaya" / "content" / "guides", folder / "material" / "docs"
    zensical = {lang: folder / f"zensical-{lang}" / "docs" for lang in speakers}
    for path in (ours, theirs, *zensical.values()):
        path.mkdir(parents=True)
    for number in range(pages):
        name, other = f"g-{number:05}", f"g-{(number + 7) % pages:05}"
        titles = {lang: f"{speaker.says(3).capitalize()} {number}" for lang, speaker in speakers.items()}
        opening = {lang: speaker.says(15).capitalize() + "." for lang, speaker in speakers.items()}
        record = {"title": titles, "summary": opening, "group": "dasar", "reviewed": date.today()}
        (ours / f"{name}.yml").write_text(_yaml(record), encoding="utf-8")
        for lang, speaker in speakers.items():
            link = speaker.says(2)
            text = speaker.page(f"[{link}](\0)")
            (ours / f"{name}.{lang}.md").write_text(text.replace("\0", f"guide/{other}"), encoding="utf-8")
            whole = f"# {titles[lang]}\n\n{opening[lang]}\n\n" + text
            (theirs / f"{name}{'' if lang == 'id' else '.' + lang}.md").write_text(whole.replace("\0", f"{other}.md"), encoding="utf-8")
            (zensical[lang] / f"{name}.md").write_text(whole.replace("\0", f"{other}.md"), encoding="utf-8")
    (folder / "berdaya" / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8")
    for file in (theirs / "index.md", theirs / "index.en.md", *(path / "index.md" for path in zensical.values())):
        file.write_text("# Start\n", encoding="utf-8")
    (folder / "material" / "mkdocs.yml").write_text(MATERIAL_SETTINGS, encoding="utf-8")
    for lang, path in zensical.items():
        (path.parent / "zensical.toml").write_text(f'[project]\nsite_name = "Bench"\n[project.theme]\nlanguage = "{lang}"\n', encoding="utf-8")


MATERIAL_SETTINGS = """\
site_name: Bench
site_url: https://example.org/bench/
theme: {name: material, font: false, features: [navigation.footer, navigation.path, navigation.top, search.suggest]}
plugins:
  - search
  - i18n:
      docs_structure: suffix
      languages:
        - {locale: id, name: Bahasa Indonesia, build: true, default: true}
        - {locale: en, name: English, build: true}
"""


def real(folder: Path, times: int) -> None:
    """Copy the project's own sources; each further copy of a record has an id and a title of its own. What is printed is not
    multiplied."""
    target = folder / "berdaya"
    target.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", target)
    for name in ("content", "glossary", "checklists"):
        shutil.copytree(ROOT / name, target / name)
        for file in sorted((ROOT / name).rglob("*.yml")):
            for copy in range(2, times + 1) if file.parent.name not in PRINTED else ():
                _copy_record(file, target / file.relative_to(ROOT).parent, copy)


def _copy_record(file: Path, folder: Path, copy: int) -> None:
    record = yaml.safe_load(file.read_text(encoding="utf-8"))
    if "title" not in record:  # the inventory is no record
        return
    record["title"] = {lang: f"{title} {copy}" for lang, title in _by_language(record["title"]).items()}
    record.pop("slug", None)
    for key in ("forms", "abbreviation", "translated_from", "printed_card"):
        record.pop(key, None)
    name = f"{file.stem}-{copy}"
    (folder / f"{name}.yml").write_text(_yaml(record), encoding="utf-8")
    for body in file.parent.glob(f"{file.stem}.*.md"):
        shutil.copy(body, folder / f"{name}{''.join(body.suffixes)}")


def _by_language(title: object) -> dict[str, str]:
    return title if isinstance(title, dict) else {"id": str(title)}


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000)


# Programs to measure.


@dataclass(frozen=True)
class Program:
    """One program on one project: how it builds, how it serves by the name of the step (``{port}`` stands for the port), what is kept
    between builds, and the page to edit."""

    name: str
    project: Path
    build: tuple[tuple[str, ...], ...]
    serves: Mapping[str, tuple[str, ...]]
    source: Path
    page: str
    before: tuple[str, ...] = ()
    """What is made before a cold build, and is not counted."""

    def forget(self) -> None:
        """Put the site and everything kept aside: ext4 is slow to give files the numbers of those deleted a minute ago
        (``fs/ext4/ialloc.c: recently_deleted``)."""
        for folder in ("site", ".cache"):
            if (self.project / folder).exists():
                (self.project / folder).rename(tempfile.mkdtemp(prefix="aside-", dir=self.project.parent))

    def prepare(self) -> None:
        """Make what is made before a cold build, the first time; then take it from there."""
        kept, cache = self.project.parent / f"before-{self.project.name}", self.project / ".cache"
        if not self.before:
            return
        if not kept.exists():
            subprocess.run(self.before, cwd=self.project, env=_environment(), check=True, capture_output=True)
            shutil.copytree(cache, kept)
        elif not cache.exists():
            shutil.copytree(kept, cache)

    def edit(self, mark: str) -> None:
        """Add a sentence to one page."""
        text = self.source.read_text(encoding="utf-8")
        self.source.write_text(f"{text.rstrip()}\n\nKalimat {mark} ditambahkan.\n", encoding="utf-8")


def programs(folder: Path, with_zensical: bool, with_handbook: bool, edited: tuple[str, str]) -> Iterator[Program]:
    """The programs that have a project in a folder. ``edited``: the source that is edited, and its page."""
    python = sys.executable
    ours = folder / "berdaya"
    book = ((python, "-m", "berdaya.cli", "handbook"),) if with_handbook else ()
    build = (python, "-m", "mkdocs", "build", "--quiet")
    sheets = (python, "-m", "berdaya.cli", "sheets", "--out", str(folder / "sheets")) if (ours / "checklists").is_dir() else ()
    serve = (python, "-m", "mkdocs", "serve", "--quiet", "--livereload", "-a", "127.0.0.1:{port}")
    serves = {SAVE: (python, "-m", "berdaya.cli", "serve", "--port", "{port}"), MKDOCS_SAVE: serve}
    yield Program(OURS, ours, (*book, build), serves, ours / edited[0], edited[1], sheets)
    theirs = folder / "material"
    if theirs.is_dir():
        yield Program(MATERIAL, theirs, (build,), {MKDOCS_SAVE: serve}, theirs / "docs" / f"{EDITED}.md", f"{EDITED}/")
    if with_zensical and theirs.is_dir():
        both = tuple(("sh", "-c", f"cd ../zensical-{lang} && exec {python} -m zensical build") for lang in ("id", "en"))
        yield Program(ZENSICAL, folder / "zensical-id", both, {}, folder / "zensical-id" / "docs" / f"{EDITED}.md", "")


# Measures.


@dataclass
class Figures:
    """Seconds of each step by run, and the peak of memory in MB."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    memory: dict[str, list[float]] = field(default_factory=dict)

    def add(self, step: str, seconds: float, memory: float = 0) -> None:
        self.seconds.setdefault(step, []).append(seconds)
        if memory:
            self.memory.setdefault(step, []).append(memory)

    def time(self, step: str) -> float:
        return statistics.median(self.seconds[step]) if self.seconds.get(step) else math.nan

    def peak(self, step: str) -> float:
        return statistics.median(self.memory[step]) if self.memory.get(step) else math.nan


class Peak:
    """The largest proportional set size of a process with its children, in MB; 0 where the system does not tell."""

    def __init__(self, process: int) -> None:
        self.megabytes = 0.0
        self._process = process
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> "Peak":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(SAMPLE_SECONDS):
            self.megabytes = max(self.megabytes, sum(map(_set_size, _family(self._process))))


def _family(process: int) -> list[int]:
    found = [process]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += map(int, task.read_text().split())
            except OSError:  # it has ended in the meantime
                continue
    return found


def _set_size(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # ended, or a system without it
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def build(program: Program) -> tuple[float, float]:
    """Run one build: seconds and MB. Raises ``CalledProcessError`` where it fails."""
    memory = 0.0
    start = time.perf_counter()
    for command in program.build:
        process = subprocess.Popen(command, cwd=program.project, env=_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        with Peak(process.pid) as peak:
            _, said = process.communicate()
        if process.returncode:
            _tell(said.decode(errors="replace")[-4000:])
            raise subprocess.CalledProcessError(process.returncode, command)
        memory = max(memory, peak.megabytes)
    return time.perf_counter() - start, memory


def _environment() -> dict[str, str]:
    path = os.pathsep.join(filter(None, (str(ROOT / "plugins"), os.environ.get("PYTHONPATH"))))
    return os.environ | {"PYTHONPATH": path, "NO_MKDOCS_2_WARNING": "1"}


def floor(program: Program) -> float:
    """Seconds to read, hash and copy the files of a finished site: what no builder can go below."""
    site = program.project / "site"
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as target:
        for file in site.rglob("*"):
            if file.is_file():
                copy = Path(target, file.relative_to(site))
                copy.parent.mkdir(parents=True, exist_ok=True)
                content = file.read_bytes()
                hashlib.blake2b(content).digest()
                copy.write_bytes(content)
        return time.perf_counter() - start


def saves(program: Program, step: str, times: int) -> list[float]:
    """Seconds from a save to the page that shows it, for some saves one after the other."""
    port = _free_port()
    command = [word.format(port=port) for word in program.serves[step]]
    process = subprocess.Popen(
        command, cwd=program.project, env=_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    root = _site_path(program.project) if step == MKDOCS_SAVE else "/"
    url = f"http://127.0.0.1:{port}{root}{program.page}"
    try:
        _wait_for(url, b"<")
        found = []
        for run in range(times + 1):
            time.sleep(1)
            mark = f"s{run}x{random.randrange(10**6)}"
            start = time.perf_counter()
            program.edit(mark)
            _wait_for(url, mark.encode())
            found.append(time.perf_counter() - start)
        return found[1:]  # the first pays for what is made once
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _site_path(project: Path) -> str:
    """The path of the site's address, below which MkDocs serves."""
    found = re.search(r"^site_url:.*?https?://[^/\s\"]+([^\s\"\]]*)", (project / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else "/"


def _wait_for(url: str, words: bytes) -> None:
    end = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=LONGEST_WAIT) as answer:
                if words in answer.read():
                    return
        except (urllib.error.URLError, ConnectionError):
            pass  # not there yet, or between two builds
        time.sleep(ASK_SECONDS)
    raise TimeoutError(url)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def measure(candidates: Sequence[Program], runs: int, with_saves: bool) -> dict[str, Figures]:
    """Measure the programs in turn, step by step."""
    figures = {program.name: Figures() for program in candidates}
    for run in range(runs):
        for program in candidates:
            own = figures[program.name]
            program.forget()
            program.prepare()
            own.add("cold", *build(program))
            own.add("unchanged", *build(program))
            program.edit(f"r{run}")
            own.add("edit", *build(program))
            _tell(f"{program.name}: {own.seconds['cold'][-1]:.1f} s cold")
    for program in candidates:  # it deletes a copy of the site, and what is made soon after is slowed down (``Program.forget``)
        for _ in range(runs):
            figures[program.name].add("floor", floor(program))
    if with_saves:
        for program in candidates:
            for step in program.serves:
                for seconds in saves(program, step, SAVES if program.name == OURS else runs):
                    figures[program.name].add(step, seconds)
    return figures


# Tables.

STEPS = ("cold", "unchanged", "edit", SAVE, MKDOCS_SAVE, "floor")


def table(title: str, figures: dict[str, Figures]) -> Iterator[str]:
    """A table in Markdown: seconds and memory of each program, and the ratio to Material's."""
    yield f"\n{title}\n"
    yield "| | " + " | ".join((*STEPS, "memory cold, MB", "memory edit, MB")) + " |"
    yield "|---" * (len(STEPS) + 3) + "|"
    for name, own in figures.items():
        cells = [_figure(own.time(step), 2) for step in STEPS] + [_figure(own.peak(step), 0) for step in ("cold", "edit")]
        yield f"| {name}, s | " + " | ".join(cells) + " |"
    if MATERIAL in figures:
        ours, theirs = figures[OURS], figures[MATERIAL]
        ratios = [_figure(ours.time(step) / theirs.time(step), 3) for step in STEPS]
        ratios += [_figure(ours.peak(step) / theirs.peak(step), 2) for step in ("cold", "edit")]
        yield "| ratio | " + " | ".join(ratios) + " |"


def _figure(value: float, places: int) -> str:
    return "–" if math.isnan(value) else f"{value:.{places}f}"


def growth(by_size: dict[int, dict[str, Figures]], smallest: dict[str, Figures]) -> Iterator[str]:
    """The slope of log time over log size between the smallest and the largest site, for each program and step; the time of a
    site of one page is taken off."""
    small, *_, large = sorted(by_size)
    for name in by_size[small]:
        cells = []
        for step in ("cold", "unchanged", "edit"):
            before, after = (max(by_size[size][name].time(step) - smallest[name].time(step), SAMPLE_SECONDS) for size in (small, large))
            cells.append(f"{step} {math.log(after / before) / math.log(large / small):.2f}")
        memory = math.log(by_size[large][name].peak("cold") / by_size[small][name].peak("cold")) / math.log(large / small)
        yield f"Growth of {name}, {small} to {large}: {', '.join(cells)}, memory {memory:.2f}"


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=int, nargs="*", default=None)
    options.add_argument("--real", type=int, nargs="*", default=None)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--handbook", action="store_true")
    options.add_argument("--zensical", action="store_true")
    options.add_argument("--no-save", action="store_true", help="leave out the preview")
    given = options.parse_args()
    sizes = given.pages if given.pages is not None else ([] if given.real is not None else [250, 1000])
    _series("2 × {size} neutral pages", sizes, neutral, given, NEUTRAL_EDIT)
    _series("real records × {size}", given.real or [], real, given, ("content/guides/baru-masuk-desa.id.md", "panduan/baru-masuk-desa/"))
    return 0


def _series(title: str, sizes: Sequence[int], write: Callable[[Path, int], None], given: argparse.Namespace, edited: tuple[str, str]) -> None:
    by_size = {}
    for size in sizes:
        by_size[size] = _measured(write, size, given, edited)
        print("\n".join(table(title.format(size=size), by_size[size])), flush=True)
    if len(by_size) > 1:
        smallest = _measured(neutral, 1, given, NEUTRAL_EDIT, with_saves=False)
        print("\n" + "\n".join(growth(by_size, smallest)))


def _measured(
    write: Callable[[Path, int], None], size: int, given: argparse.Namespace, edited: tuple[str, str], with_saves: bool = True
) -> dict[str, Figures]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        write(Path(folder), size)
        candidates = list(programs(Path(folder), given.zensical, given.handbook, edited))
        return measure(candidates, given.runs, with_saves and not given.no_save)


if __name__ == "__main__":
    sys.exit(main())
