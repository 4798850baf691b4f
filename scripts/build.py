"""Build the whole site, as it is published: every page, sheet and file, in both languages.

    python3 scripts/build.py [--out DIR]         writes site/, or DIR
    python3 scripts/build.py --no-handbook       without making the handbook anew: it takes most of the time

The first run makes .venv and installs the packages. What has not changed is kept in .cache/ and not made again. A build
that fails leaves the output as it was.
"""

from bootstrap import python

python.require()  # before the imports that an older Python does not have

import argparse
import os
import sys
from pathlib import Path

from bootstrap import steps, venv
from bootstrap.process import hand_over, run

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("content", "glossary", "checklists", "local", "plugins", "scripts", "tests", ".git", ".github", ".venv")


def main(arguments: list[str]) -> int:
    options = parser().parse_args(arguments)
    # Relative to where the person stands, not to the project.
    out = Path(options.out).resolve() if options.out else ROOT / "site"
    require_harmless(out, ROOT)
    progress = steps.Steps(total=3)
    environment = venv.prepare(ROOT, "site", progress)
    progress.begin("Menyusun situs ...", "building the site ...")
    progress.note(str(out))
    os.chdir(ROOT)
    variables = environment.environment() | {"BERDAYA_CARRY": "true"}
    if not options.no_handbook:
        book = [str(environment.python), "-P", "-m", "berdaya.cli", "handbook", "--out", str(ROOT / ".cache" / "handbook")]
        if code := run(book, variables):
            return code
    command = [str(environment.python), "-P", "-m", "mkdocs", "build", "--strict", "--site-dir", str(out)]
    return hand_over(command, variables)


def parser() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", metavar="DIR", help="folder for the site; what is in it is replaced")
    options.add_argument("--no-handbook", action="store_true", help="offer the handbook that is there, of whatever date")
    return options


def require_harmless(out: Path, root: Path) -> None:
    """Raise Trouble if emptying `out`, as a build does, would destroy something that is not a built site."""
    holds_project = out == root or out in root.parents
    among_sources = any(root / name in (out, *out.parents) for name in SOURCES)
    foreign = out.is_dir() and any(out.iterdir()) and not (out / "404.html").is_file()
    if holds_project or among_sources or foreign or out.is_file():
        raise steps.Trouble(
            f"{out} bukan tempat yang aman: isinya akan diganti seluruhnya. Pilih folder baru atau kosong.",
            f"{out} is not a safe place: everything in it would be replaced. Choose a new or an empty folder.",
        )


if __name__ == "__main__":
    sys.exit(steps.run(main))
