"""Look over the browser code in plugins/berdaya/web: unit tests, types, style.

    python3 scripts/check_browser.py

Its exit code is 1 if a check failed. What this machine cannot run is told as *not run*, and is not taken for passed:
with --all that, too, gives exit code 1.
"""

from bootstrap import python

python.require()  # before the imports that an older Python does not have

import sys
from pathlib import Path

from bootstrap import node, steps
from bootstrap.venv import Venv

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    if steps.wants_help(arguments, __doc__):
        return 0
    outcomes = node.check(ROOT, node.ensure(Venv(ROOT), steps.Steps(total=1)) if Venv(ROOT).python.is_file() else node.find())
    for outcome in outcomes:
        steps.say(f"{outcome.name:<20} {outcome.state}")
        if outcome.state != "passed":
            steps.say(outcome.said)
    accepted = {"passed"} if "--all" in arguments else {"passed", "not run"}
    return int(any(outcome.state not in accepted for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(steps.run(main))
