"""Check everything that authors write, without building the site: each problem with its file, line and cure.

    python3 scripts/check.py [--strict] [--lang en] [more options of `berdaya check`]
"""

from bootstrap import python

python.require()

import os  # noqa: E402
import sys  # noqa: E402
from pathlib import Path  # noqa: E402

from bootstrap import steps, venv  # noqa: E402
from bootstrap.process import hand_over  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    progress = steps.Steps(total=3)
    environment = venv.prepare(ROOT, "site", progress)
    progress.begin("Memeriksa isi ...", "checking the content ...")
    os.chdir(ROOT)
    command = [str(environment.program("berdaya")), "check", *arguments]
    return hand_over(command, environment.environment())


if __name__ == "__main__":
    sys.exit(steps.run(main))
