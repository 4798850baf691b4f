"""Change the sources of a small project in thousands of ways: each gives a placed message or a clean build, in bounded time.

    python scripts/fuzz.py                     20,000 mutants, in all processes
    python scripts/fuzz.py --mutants 500       fewer
    python scripts/fuzz.py --seed 7 --only 31  the 31st mutant of seed 7 alone, told at length

A project with a full record of every kind (every field filled in), bodies, an edition's own files and ``mkdocs.yml`` is
changed one file at a time: by value (fields taken away, swapped, of another type, with hostile texts), by line (indentation,
colons, quotes, signs of YAML), by sign, by byte, by whole file. What must hold for each:

- the check raises nothing; every problem is one line, and its place is within a file that is there;
- what has no error builds: pages, search, files for other tools, paper, EPUB (many mutants of several files at once);
- no check takes longer than 2 seconds of work, and no process more than 1.5 GB.
"""

import argparse
import json
import random
import re
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT)]

from tests.full_records import TODAY, as_yaml, full_records

from berdaya.build import Build, processes
from berdaya.cache import Cache
from berdaya.check.project import Memory, check
from berdaya.check.report import as_github, as_json, as_text
from berdaya.load.edition import read_edition
from berdaya.model.problem import Problem
from berdaya.paper.problems import printable_problems

MOST_SECONDS = 2.0
"""Seconds of work that the check of one changed file may take: fifty times what it takes of a common one."""
MOST_MEMORY = 1_500_000
"""Kilobytes of the largest process, of which paper's typesetter takes the most."""
ROUND = 250
"""Mutants of one round; the sound ones of a round are built together."""
OWN_WORDS = {"local/words/id.yml": b"home: {lead: Kata kami}\n"}
"""Only there when it is changed: each check reads all words of the program anew where an edition has its own."""
BUILDS_TO_A_HANDBOOK = 16
"""The handbooks take most of a build's time."""
SETTINGS = """site_name: Contoh
site_url: https://contoh.example/panduan/
repo_url: https://github.com/contoh/panduan
docs_dir: content
theme:
  name: material
  font: false
  palette: [{scheme: custom, toggle: {icon: material/weather-night, name: {id: Gelap, en: Dark}}}]
plugins:
  - material/search
  - berdaya: {lang: id, languages: [id, en], hidden: []}
extra:
  organisation: {name: Lembaga Contoh, contact: https://contoh.example, colour: "#00695c"}
"""
BODY = """## Langkah pertama

Bahan yang dibawa ke [desa](term/desa):
- karung, **tali** dan *sapu*
- [ ] daftar hadir
  1. satu
  2. dua

| Waktu | Kegiatan |
|-------|----------|
| 08.00 | Buka<br>Doa |

> Kutipan warga.[^1]

```
kode
```

#### Sesudahnya

Tulis ke <tim@contoh.example> atau https://contoh.example/x.

[^1]: Catatan kaki.
"""
SIGNS = (
    *"#:-'\"[]{}|>&*!%@`,?\\\t\n\r\0 ~<=+_/$^()",
    "\u00a0",
    "\u200b",
    "\u2028",
    "\u202e",
    "\ufeff",
    "\ue000",
    "é",
    "\U0001f33e",
    "ꦗ",
    "ﷺ",
    "\x85",
    "\x1b",
)
TEXTS = (
    "", " ", "…", "a" * 6000, "kata " * 2000, "#1 di sini", ">18", ">= 3", "[1]: https://a.example", "C#", "__init__", "2*3*4", "akhir \\",
    "- satu\n- dua",
    "1. satu", "```", "---", "***", "| a | b |", "[a](javascript:alert(1))", "[](-)(javascript:x)", "<b onload=x>", "[x](term/tidak-ada)",
    "[x](term/contoh#a)",
    "![a](b.png)", "{{ 7*7 }}", "${x}", "$x$ #set @x", "\\u0041 \\x", "a\u0301\u0323" * 200, "ꦗꦮ ﷺ 字 \U0001f468\u200d\U0001f469\u200d\U0001f466",
    "\u202eabc",
    "=1+1", "@cmd", "a\tb\nc", "\n\n\n", "[" * 200, "*a " * 500, "`" * 99, "(" * 300, "https://[x]/", "mailto:x", "null", "true", "2026-02-30",
    "0x1F", "1e999", "~", "<!-- -->",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    10**15,
    1.5,
    [],
    {},
    [None],
    {"id": None},
    {"id": "a", "en": "b", "jv": "c"},
    [[["a"]]],
    {"": ""},
    ["a"] * 300,
    "2026-11-01",
)
SNIPPETS = (
    "\n\n- a\n    - b\n        - c\n",
    "\n\n| a |\n|",
    "\n```\n",
    "\n> > > a\n",
    "\n# judul\n",
    "\n###### a\n",
    "\n[^9]\n",
    "\n[^1]: x\n",
    "\n***\n",
    "\n<div>\n",
    "\n~~~\n",
    "\n:   x\n",
    "\n\\\n",
    "\n\ta\n",
)


@dataclass(frozen=True)
class Mutant:
    """One file of the project with other bytes; ``path`` may be new, and ``content`` is ``None`` where it is gone."""

    path: str
    content: bytes | None
    way: str


@dataclass
class Outcome:
    """What became of a round."""

    kinds: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0
    memory: int = 0
    builds: int = 0

    def add(self, other: "Outcome") -> None:
        """Count another round to this one."""
        self.kinds += other.kinds
        self.codes += other.codes
        self.faults += other.faults
        self.slowest, self.memory = max(self.slowest, other.slowest), max(self.memory, other.memory)
        self.builds += other.builds


@cache
def seeds() -> dict[str, bytes]:
    """The project before it is changed: it has no error."""
    source = "title: Buku\nsummary: {id: Tentang desa., en: On villages.}\ntier: A\nreviewed: 2026-11-01\n"
    records = {path: dict(value) for path, (_, value) in full_records().items()}
    around = {
        "mkdocs.yml": SETTINGS,
        "content/sources/buku.yml": source,
        "content/guides/contoh.id.md": BODY,
        "content/guides/contoh.en.md": "---\ntranslated_from: '0123456789ab'\n---\n" + BODY,
        "glossary/desa.yml": source.replace("tier: A\n", "sources: [buku]\n").replace("title: Buku", "title: {id: Buku, en: book}"),
        "local/glossary/desa.yml": "summary: {id: Ringkasan kami.}\nsee_also: {add: [term/contoh]}\n",
        "local/files/peta/desa.svg": "<svg/>",
    }
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for _ in range(20):
            files = {**{path: as_yaml(value) for path, value in records.items()}, **around}
            _write(root, {path: text.encode() for path, text in files.items()})
            wrong = [problem for problem in check(root, TODAY).problems if problem.is_error]
            if not wrong:
                return {path: text.encode() for path, text in files.items()}
            for problem in wrong:
                assert problem.place.path in records, problem
                records[problem.place.path].pop(_field_at(files[problem.place.path], problem.place.line), None)
    raise AssertionError("the starters' records cannot be made sound")


def _field_at(text: str, line: int) -> str:
    """The field of a record in which a line stands."""
    named = [found[1] for above in text.split("\n")[:line] if (found := re.match(r"(\w+):", above))]
    return named[-1]


def _write(root: Path, files: dict[str, bytes]) -> None:
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)


# Ways to change a file.


def mutant(chance: random.Random) -> Mutant:
    """Make one mutant."""
    files = {**seeds(), **OWN_WORDS}
    path = chance.choice(sorted(files))
    content = files[path]
    ways: list[tuple[str, Callable[[], Mutant]]] = [("line", lambda: Mutant(path, _by_lines(content, chance), "line"))] * 3
    ways += [("sign", lambda: Mutant(path, _by_signs(content, chance), "sign"))] * 2
    ways += [("byte", lambda: Mutant(path, _by_bytes(content, chance), "byte")), ("file", lambda: _by_file(path, content, chance))]
    if path.endswith(".yml"):
        ways += [("value", lambda: Mutant(path, _by_value(content, chance), "value"))] * 5
    if path.endswith(".md"):
        ways += [("snippet", lambda: Mutant(path, _by_snippets(content, chance), "snippet"))] * 4
    return chance.choice(ways)[1]()


def _by_value(content: bytes, chance: random.Random) -> bytes:
    value = yaml.safe_load(content)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        _change(value, chance)
    text = yaml.safe_dump(
        value, allow_unicode=True, sort_keys=False, default_flow_style=chance.choice((None, False, False, True)), width=chance.choice((60, 10**6))
    )
    return text.encode("utf-8", "surrogatepass")


def _change(value: Any, chance: random.Random) -> None:
    """Change one value somewhere below."""
    places = list(_places(value))
    holder, key = chance.choice(places) if places else (value, None)
    if key is None:
        return
    match chance.randrange(10):
        case 0 | 1 | 2 | 3:
            holder[key] = chance.choice(TEXTS)
        case 4:
            holder[key] = chance.choice(VALUES)
        case 5:
            del holder[key]
        case 6 if isinstance(holder, dict):
            holder[chance.choice(("salah", "titel", "id", "en", "text", "<<", "a b", str(key) + "s"))] = holder[key]
        case 7 if isinstance(holder[key], list):
            holder[key] = holder[key] * chance.choice((0, 2, 40))
        case 8:
            other, name = chance.choice(places)
            holder[key] = json.loads(json.dumps(other.get(name) if isinstance(other, dict) else None, default=str))
        case _:
            if isinstance(holder[key], str):
                at = chance.randrange(len(holder[key]) + 1)
                holder[key] = holder[key][:at] + chance.choice((*TEXTS, *SIGNS)) + holder[key][at:]


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    inside = list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    for key, below in inside:
        yield value, key
        yield from _places(below)


def _by_lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.decode().split("\n")
    for _ in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(lines))
        line = lines[at]
        lines[at : at + 1] = chance.choice(
            (
                [], [line, line], [line, ""], [" " * chance.randrange(1, 6) + line], [line[chance.randrange(1, 4) :]], ["\t" + line],
                [line.replace(":", "", 1)],
                [line.replace(": ", ":", 1)], [line + " # catatan"], [line + chance.choice(("'", '"', ",", ":", " :", "}", "]", " |", " >-"))],
                [line, "---"], [line, "..."],
                [line.replace(": ", ": &a ", 1)], [line, "b: *a"], [line.replace(": ", ": !!python/object:x ", 1)], [line.replace("'",
                "").replace('"', "")],
                [line, chance.choice(TEXTS)], [f"{line}{chance.choice(TEXTS)}"], ["<<: *a"], ["{" * chance.randrange(1, 60)],
                ["- " * chance.randrange(1, 60) + "a"], [line * 300],
                lines[chance.randrange(len(lines)) :][:3],
            )
        )  # fmt: skip
        lines = lines or [""]
    end = chance.choice(("\n", "\n", "\n", "\r\n", "\r"))
    return end.join(lines).encode("utf-8", "surrogatepass")


def _by_signs(content: bytes, chance: random.Random) -> bytes:
    text = content.decode()
    for _ in range(chance.choice((1, 1, 2, 8))):
        at = chance.randrange(len(text) + 1)
        match chance.randrange(4):
            case 0:
                text = text[:at] + text[at + chance.choice((1, 1, 3, 20)) :]
            case 1:
                text = text[:at] + chance.choice(SIGNS) * chance.choice((1, 1, 2, 50, 4000)) + text[at:]
            case 2:
                text = text[:at]
            case _:
                text = text[:at] + chance.choice(SIGNS) + text[at + 1 :]
    return text.encode("utf-8", "surrogatepass")


def _by_bytes(content: bytes, chance: random.Random) -> bytes:
    raw = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 30))):
        if raw:
            raw[chance.randrange(len(raw))] = chance.randrange(256)
    return bytes(raw)


def _by_snippets(content: bytes, chance: random.Random) -> bytes:
    lines = content.decode().split("\n")
    for _ in range(chance.choice((1, 2, 3))):
        lines.insert(chance.randrange(len(lines) + 1), chance.choice((*SNIPPETS, *TEXTS)))
    if not chance.randrange(30):
        sign = chance.choice(("[", "---\n", "*a", "` ", "\\", " ", "> ", "- a\n", "|a", "# a\n", "[^1]", "<", "a@b.c ", "&#1;", "![", "~~"))
        lines = [(sign * 500_000)[: chance.choice((4_900, 500_000))]]
    return "\n".join(lines).encode()


def _by_file(path: str, content: bytes, chance: random.Random) -> Mutant:
    folder, _, name = path.rpartition("/")
    stem, _, suffix = name.partition(".")
    renamed = chance.choice(
        (
            f"{stem}.yaml",
            f"{stem} 2.yml",
            "CON.yml",
            f"{stem}.xx.md",
            f"{stem}.txt",
            f"{stem.upper()}.yml",
            "é.yml",
            f".{name}",
            f"lain.{suffix}",
            "index.yml",
            "1.yml",
            f"{stem}.yml.yml",
        )
    )
    other = chance.choice(
        (
            "content/lain",
            "glossary",
            "local/content/guides",
            "local/files",
            "local/files/glosarium",
            "local/words",
            "content",
            "checklists/dalam",
            folder,
        )
    )
    return chance.choice(
        (
            Mutant(path, None, "file"), Mutant(path, b"", "file"), Mutant(path, b"\n" * 3, "file"), Mutant(path, b"\xff\xfe" + content, "file"),
            Mutant(path, b"\xef\xbb\xbf" + content, "file"),
            Mutant(path, content.decode().encode("utf-16"), "file"), Mutant(path, content * 60, "file"), Mutant(f"{folder}/{renamed}".lstrip("/"),
            content, "file"), Mutant(f"{other}/{name}".lstrip("/"), content, "file"),
            Mutant(f"{other}/{renamed}".lstrip("/"), content, "file"), Mutant(path,
            b"a: &a [x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\n" * 2, "file"),
        )
    )  # fmt: skip


# What must hold.


class Project:
    """A project on the disk in which one file at a time is another one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._memory = Memory()
        _write(root, seeds())
        self._held: dict[str, bytes] = dict(seeds())

    def put(self, change: Mutant) -> None:
        """Make a change, or take it back where it is what a seed holds."""
        path = self.root / change.path
        if change.content is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(change.content)

    def undo(self, change: Mutant) -> None:
        """Put a file back as it was."""
        self.put(Mutant(change.path, seeds().get(change.path), ""))
        folder = (self.root / change.path).parent
        while folder != self.root and not (folder.is_dir() and any(folder.iterdir())):
            if folder.is_dir():
                folder.rmdir()
            folder = folder.parent

    def problems(self) -> tuple[Problem, ...]:
        """What the check says."""
        found = check(self.root, TODAY, self._memory)
        return (*found.problems, *printable_problems(found.library))

    def build(self, with_handbooks: bool) -> None:
        """Make all that stands on the site, and handbooks where they are asked for."""
        cache = Cache.of(self.root)
        build = Build(self.root, read_edition(self.root), cache, today=TODAY)
        assert not build.checked.errors, list(as_text(build.checked.errors, "en"))
        for artifact in build.artifacts():
            assert isinstance(artifact.content, bytes)
        assert all(page.content.html for page in build.site.pages)
        if with_handbooks:
            build.make_handbooks()
        cache.save()


def wrong_with(problems: tuple[Problem, ...], root: Path) -> str:
    """What is wrong with what the check says; empty where all is right."""
    for lang in ("id", "en"):
        lines, notes = list(as_text(problems, lang)), list(as_github(problems, lang))
        rows = json.loads(as_json(problems, lang))["problems"]
        if not len(lines) == len(notes) == len(rows) == len(problems):
            return "as many lines as problems are wanted"
        for line in (*lines, *notes):
            if not line.isprintable():
                return f"a line that hides something: {line!r}"
            if len(line) > 1500:
                return f"a line of {len(line)} signs: {line[:300]!r}"
            if "{" in line and re.search(r"\{(hint|value|key|line|field|near)\}", line):
                return f"a line with a gap: {line!r}"
    for problem in problems:
        if fault := _misplaced(problem, root):
            return fault
    return ""


def _misplaced(problem: Problem, root: Path) -> str:
    place = problem.place
    path = root / place.path
    if not path.exists():
        return f"no such file: {place} {problem.code}"
    if not path.is_file():
        return "" if (place.line, place.column) == (1, 1) else f"a place within a folder: {place} {problem.code}"
    text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    lines = text.split("\n")
    if not 1 <= place.line <= max(1, len(lines)) or not 1 <= place.column <= len(lines[place.line - 1]) + 1:
        return f"outside of the file: {place} {problem.code} ({len(lines)} lines)"
    return ""


def one(project: Project, change: Mutant) -> tuple[str, str, float, tuple[Problem, ...]]:
    """Check one mutant: what became of it, what is wrong with that, seconds of work, and the problems."""
    project.put(change)
    started = time.process_time()
    try:
        problems = project.problems()
    except Exception:  # noqa: BLE001  # whatever is raised is what this looks for
        return "raised", traceback.format_exc(limit=-6), 0.0, ()
    seconds = time.process_time() - started
    fault = wrong_with(problems, project.root)
    if not fault and seconds > MOST_SECONDS:
        fault = f"the check took {seconds:.1f} s"
    return ("told" if any(item.is_error for item in problems) else "sound"), fault, seconds, problems


def play(seed: int, numbers: range, with_builds: bool = True) -> Outcome:
    """One round: check its mutants one by one, then build the sound ones together."""
    outcome = Outcome()
    with tempfile.TemporaryDirectory(prefix="berdaya-fuzz-") as folder:
        project = Project(Path(folder))
        sound: dict[str, list[tuple[int, Mutant]]] = {}
        for number in numbers:
            change = mutant(random.Random(f"{seed}/{number}"))
            became, fault, seconds, problems = one(project, change)
            outcome.kinds[became] += 1
            outcome.codes.update({problem.code for problem in problems})
            outcome.slowest = max(outcome.slowest, seconds)
            if fault:
                outcome.faults.append(f"{number} ({change.way}, {change.path}): {fault}")
            elif became == "sound" and change.path != "mkdocs.yml":
                sound.setdefault(change.path, []).append((number, change))
            project.undo(change)
        while sound and with_builds:
            together = [changes.pop() for changes in sound.values()]
            sound = {path: changes for path, changes in sound.items() if changes}
            _build_together(project, together, outcome)
    outcome.memory = _largest()
    if outcome.memory > MOST_MEMORY:
        outcome.faults.append(f"{numbers}: {outcome.memory // 1000} MB")
    return outcome


def _largest() -> int:
    """Kilobytes that this process has held at once; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1000 if sys.platform == "darwin" else 1)


def _build_together(project: Project, changes: list[tuple[int, Mutant]], outcome: Outcome) -> None:
    """Build a project with several sound changes; where that fails, find out which one is at fault."""
    for _, change in changes:
        project.put(change)
    try:
        if not any(problem.is_error for problem in project.problems()):  # two changes may contradict each other
            outcome.builds += 1
            project.build(outcome.builds % BUILDS_TO_A_HANDBOOK == 1)
    except Exception:  # noqa: BLE001  # as above
        said = traceback.format_exc(limit=-6)
        for _, change in changes:
            project.undo(change)
        if len(changes) == 1:
            number, change = changes[0]
            outcome.faults.append(f"{number} ({change.way}, {change.path}), in the build: {said}")
        else:
            for half in (changes[::2], changes[1::2]):
                _build_together(project, half, outcome)
        return
    for _, change in changes:
        project.undo(change)


def tell(seed: int, number: int) -> int:
    """Show one mutant and all that is said of it."""
    change = mutant(random.Random(f"{seed}/{number}"))
    with tempfile.TemporaryDirectory(prefix="berdaya-fuzz-") as folder:
        project = Project(Path(folder))
        became, fault, seconds, problems = one(project, change)
        print(f"{change.path} ({change.way}): {became}, {seconds:.2f} s\n{(change.content or b'')[:4000]!r}")
        print("\n".join(as_text(problems, "en")))
        outcome = Outcome()
        if became == "sound":
            _build_together(project, [(number, change)], outcome)
    print(fault, *outcome.faults)
    return 1 if fault or outcome.faults else 0


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutants", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--builds", type=int, default=1, help="build in every n-th round only")
    parser.add_argument("--only", type=int)
    parser.add_argument("--processes", type=int, default=processes())
    asked = parser.parse_args(arguments)
    if asked.only is not None:
        return tell(asked.seed, asked.only)
    rounds = [range(start, min(start + ROUND, asked.mutants)) for start in range(0, asked.mutants, ROUND)]
    whole = Outcome()
    with ProcessPoolExecutor(asked.processes) as pool:
        for outcome in pool.map(play, [asked.seed] * len(rounds), rounds, [number % asked.builds == 0 for number in range(len(rounds))]):
            whole.add(outcome)
            print(".", end="", flush=True, file=sys.stderr)
            print(*outcome.faults, sep="\n", end="\n" if outcome.faults else "", flush=True)
    kinds = whole.kinds
    print(f"\n{kinds.total()} mutants: {kinds['told']} told, {kinds['sound']} sound, {kinds['raised']} raised; {whole.builds} builds")
    print(f"{len(whole.codes)} kinds of messages; the slowest check took {whole.slowest:.2f} s, the largest process {whole.memory // 1000} MB")
    print(f"{len(whole.faults)} faults (seed {asked.seed})")
    return 1 if whole.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
