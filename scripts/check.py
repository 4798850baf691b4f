"""Check everything that authors write, without building the site: each problem with its file, line and cure.

    python3 scripts/check.py [--lang en] [--strict] [--format text|json|github]

--lang en      messages in English
--strict       warnings make it fail, too
Its exit code: 0 nothing that stops a build, 1 problems, 2 could not run.
"""

from bootstrap import python

python.require()  # before the imports that an older Python does not have

import os
import sys
from pathlib import Path

from bootstrap import steps, venv
from bootstrap.process import hand_over

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    if steps.wants_help(arguments, __doc__):
        return 0
    progress = steps.Steps(total=3)
    environment = venv.prepare(ROOT, "site", progress)
    progress.begin("Memeriksa isi ...", "checking the content ...")
    os.chdir(ROOT)
    command = [str(environment.program("berdaya")), "check", *arguments]
    return hand_over(command, environment.environment())


if __name__ == "__main__":
    sys.exit(steps.run(main))
