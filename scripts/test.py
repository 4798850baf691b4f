"""Look at the code with ruff and mypy, install all that the tests need, a browser included, and run them.

    python3 scripts/test.py [options of pytest, such as -k search or tests/test_scripts.py]

Who asks for some of the tests gets them at once, without ruff and mypy, one after the other. The whole suite runs in
several processes; ``-n 0`` runs it in one. The exit code is pytest's, or 1 where ruff or mypy found something.
BERDAYA_BROWSER=/path/to/chrome chooses the browser.
"""

from bootstrap import python

python.require()  # before the imports that an older Python does not have

import os
import shutil
import sys
from pathlib import Path

from bootstrap import browser, driver, gates, node, steps, venv
from bootstrap.process import hand_over

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    if steps.wants_help(arguments, __doc__):
        return 0
    is_whole = not gates.selects_tests(arguments, ROOT)
    progress = steps.Steps(total=4 + is_whole)
    environment = venv.prepare(ROOT, "test", progress)
    if is_whole:
        progress.begin("Memeriksa kode ...", "checking the code ...")
        if not gates.passed(environment, progress):
            return 1
    progress.begin("Mencari peramban ...", "looking for a browser ...")
    driver.ensure(environment, progress)
    variables = environment.environment() | {browser.VARIABLE: str(browser.ensure(environment, progress))}
    # Before the tests, which do not wait for downloads: without these tools they tell two checks as not run.
    if node.tools(ROOT, node.ensure(environment, progress)) is None:
        progress.note("tanpa pemeriksaan tipe dan gaya kode peramban / without the checks of types and style of the browser code")
    # The tests decide on the addresses of the sites they build.
    variables = {name: value for name, value in variables.items() if name not in venv.SITE_VARIABLES}
    progress.begin("Menjalankan uji coba ...", "running the tests ...")
    if shutil.which("java") is None:
        progress.note("Java tidak ada: tanpa ODK Validate / no Java: without ODK Validate")
    os.chdir(ROOT)
    shared = in_processes(os.cpu_count() or 1) if is_whole else []
    return hand_over([str(environment.python), "-m", "pytest", *shared, *arguments], variables)


def in_processes(cores: int) -> list[str]:
    """Options with which pytest shares the suite out by files, the longest first (tests/conftest.py).

    With more processes than cores, pages wait too long for their answers.
    """
    return ["-n", str(cores), "--dist", "loadfile", "--no-loadscope-reorder"]


if __name__ == "__main__":
    sys.exit(steps.run(main))
