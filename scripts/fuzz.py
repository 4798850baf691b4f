"""Change the sources of a small project in thousands of ways: each gives a placed message or a clean build, in bounded time.

    python scripts/fuzz.py                     20,000 mutants and 2,000 files to bring in, in all processes
    python scripts/fuzz.py --mutants 500       fewer
    python scripts/fuzz.py --seed 7 --only 31  the 31st mutant of seed 7 alone, told at length

A project with a full record of every kind (every field filled in), bodies, an edition's own files and ``mkdocs.yml`` is
changed one file at a time: by value (fields taken away, swapped, of another type, with hostile texts), by line (indentation,
colons, quotes, signs of YAML), by sign, by byte, by whole file. What must hold for each:

- the check raises nothing; every problem is one line, and its place is within a file that is there;
- what has no error builds: pages, search, files for other tools, paper, EPUB (many mutants of several files at once);
- no check takes longer than 2 seconds of work, and no process more than 1.5 GB.

Files that people bring in (lists and forms in XLSX and Markdown, XLSForms, translations in XLSX and PO) are changed in the
same ways, workbooks also by cell and by part. Each is brought in, or refused in words with nothing written.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT)]

from berdaya.build import processes
from berdaya.check.report import as_text
from fuzzing.imports import play_imports
from fuzzing.mutants import mutant
from fuzzing.project import Project, one
from fuzzing.rounds import Outcome, build_together, play

ROUND = 250
"""Mutants of one round; the sound ones of a round are built together."""


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
            build_together(project, [(number, change)], outcome)
    print(fault, *outcome.faults)
    return 1 if fault or outcome.faults else 0


def in_rounds(count: int) -> list[range]:
    """The numbers of so many mutants, round by round."""
    return [range(start, min(start + ROUND, count)) for start in range(0, count, ROUND)]


def played(pool: ProcessPoolExecutor, seed: int, rounds: list[range], play_one: Callable[[int, range], Outcome]) -> Outcome:
    """Play rounds in all processes; a fault is printed when it is found."""
    whole = Outcome()
    for outcome in pool.map(play_one, [seed] * len(rounds), rounds):
        whole.add(outcome)
        print(".", end="", flush=True, file=sys.stderr)
        print(*outcome.faults, sep="\n", end="\n" if outcome.faults else "", flush=True)
    print(file=sys.stderr)
    return whole


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutants", type=int, default=20_000)
    parser.add_argument("--imports", type=int, default=2_000, help="files to bring in")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    parser.add_argument("--processes", type=int, default=processes())
    asked = parser.parse_args(arguments)
    if asked.only is not None:
        return tell(asked.seed, asked.only)
    with ProcessPoolExecutor(asked.processes) as pool:
        mutants = played(pool, asked.seed, in_rounds(asked.mutants), play)
        imports = played(pool, asked.seed, in_rounds(asked.imports), play_imports)
    kinds = mutants.kinds
    print(f"{kinds.total()} mutants: {kinds['told']} told, {kinds['sound']} sound, {kinds['raised']} raised; {mutants.builds} builds")
    print(f"{len(mutants.codes)} kinds of messages; the slowest check took {mutants.slowest:.2f} s, the largest process {mutants.memory // 1000} MB")
    kinds = imports.kinds
    print(f"{kinds.total()} files to bring in: {kinds['brought in']} brought in, {kinds['refused']} refused, {kinds['raised']} raised")
    print(f"the slowest took {imports.slowest:.2f} s")
    print(f"{len(mutants.faults) + len(imports.faults)} faults (seed {asked.seed})")
    return 1 if mutants.faults or imports.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
