"""Playwright's own Node, by which it drives the browser."""

import os
import subprocess
from pathlib import Path

from bootstrap import apt
from bootstrap.process import succeeds
from bootstrap.steps import Steps, Trouble
from bootstrap.venv import Venv

# The one library that it needs and a bare Debian does not have.
LIBRARY = "libatomic1"

NOT_STARTED = (
    (f"Playwright tidak dapat dijalankan: pustaka sistem tidak ada.\nDi Debian dan Ubuntu: sudo apt install {LIBRARY}. Lalu jalankan lagi."),
    (f"Playwright does not start: a library of the system is missing.\nOn Debian and Ubuntu: sudo apt install {LIBRARY}. Then run it again."),
)


def ensure(venv: Venv, steps: Steps) -> None:
    """See that Playwright's Node starts: install LIBRARY if it does not. Raises Trouble if that does not help."""
    node = [str(_folder(venv) / ("node.exe" if os.name == "nt" else "node")), "--version"]
    if not succeeds(node) and not (apt.install(LIBRARY, steps) and succeeds(node)):
        raise Trouble(*NOT_STARTED)


def _folder(venv: Venv) -> Path:
    ask = "import pathlib, playwright; print(pathlib.Path(playwright.__file__).parent / 'driver')"
    answer = subprocess.run([str(venv.python), "-c", ask], env=venv.environment(), check=True, capture_output=True, text=True, encoding="utf-8")
    return Path(answer.stdout.strip())
