"""Show the site on this computer, at http://127.0.0.1:8000/, and again after every change of a file.

    python3 scripts/serve.py [--port 8001] [--host 0.0.0.0] [more options of `mkdocs serve`, such as --open]

The first run makes .venv and installs the packages; later runs start in seconds. Ctrl-C ends it.
"""

# ruff: noqa: E402
from bootstrap import python

python.require()  # before the imports that an older Python does not have

import argparse
import os
import socket
import sys
from pathlib import Path

from bootstrap import steps, venv
from bootstrap.process import hand_over

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    options, more = parser().parse_known_args(arguments)
    require_free(options.host, options.port)
    progress = steps.Steps(total=3)
    environment = venv.prepare(ROOT, "site", progress)
    progress.begin("Menyusun situs ...", "compiling the site ...")
    progress.note(f"http://{options.host}:{options.port}/  (Ctrl-C: selesai / stop)")
    os.chdir(ROOT)
    return hand_over(command(environment, options.host, options.port, more), environment.environment())


def parser() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--port", type=int, default=8000)
    options.add_argument("--host", default="127.0.0.1", help="0.0.0.0 shows it to phones in the same network, too")
    return options


def command(environment: venv.Venv, host: str, port: int, more: list[str]) -> list[str]:
    """The call of serve_site.py in the venv; -P keeps this folder's names (test, build) off its path."""
    program = str(ROOT / "scripts" / "bootstrap" / "serve_site.py")
    return [str(environment.python), "-P", program, host, str(port), *more]


def require_free(host: str, port: int) -> None:
    """Raise Trouble if something answers at the address already."""
    with socket.socket() as probe:
        probe.settimeout(1)
        if probe.connect_ex(("127.0.0.1" if host == "0.0.0.0" else host, port)):
            return
    other = f"python3 scripts/serve.py --port {port + 1}"
    raise steps.Trouble(
        f"Port {port} sedang dipakai, mungkin oleh serve.py di jendela lain. Tutup itu, atau pakai port lain: {other}",
        f"Port {port} is in use, perhaps by serve.py in another window. Close that, or take another port: {other}",
    )


if __name__ == "__main__":
    sys.exit(steps.run(main))
