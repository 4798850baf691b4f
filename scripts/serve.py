"""Show the site on this computer, at http://127.0.0.1:8000/, and again after every change of a file.

    python3 scripts/serve.py [--port 8001] [--host 0.0.0.0] [more options of `berdaya serve`, such as --open]

A saved file shows in the browser at once; a mistake is told there, above the last page that was right.
The first run makes .venv and installs the packages; later runs start in seconds. Ctrl-C ends it.
"""

from bootstrap import python

python.require()  # before the imports that an older Python does not have

import argparse
import os
import socket
import sys
from pathlib import Path

from bootstrap import network, steps, venv
from bootstrap.process import hand_over

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    options, more = parser().parse_known_args(arguments)
    require_possible(options.host, options.port)
    require_free(options.host, options.port)
    progress = steps.Steps(total=3)
    environment = venv.prepare(ROOT, "site", progress)
    progress.begin("Menyusun situs ...", "compiling the site ...")
    for line in addresses(options.host, options.port):
        progress.note(line)
    os.chdir(ROOT)
    return hand_over(command(environment, options.host, options.port, more), environment.environment())


def parser() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--port", type=int, default=8000)
    options.add_argument("--host", default="127.0.0.1", help="0.0.0.0 shows it to phones in the same network, too")
    return options


def command(environment: venv.Venv, host: str, port: int, more: list[str]) -> list[str]:
    """The call of the preview in the venv; -P keeps this folder's names (test, build) off its path."""
    own = ["serve", "--host", host, "--port", str(port), "--address", web_address(host, port)]
    return [str(environment.python), "-P", "-m", "berdaya.cli", *own, *more]


def web_address(host: str, port: int) -> str:
    """Where a browser finds the site."""
    return f"http://{network.in_address(network.seen_as(host))}:{port}/"


def addresses(host: str, port: int) -> list[str]:
    """What to tell of the address; for a phone, the one that it can open."""
    stop = "(Ctrl-C: selesai / stop)"
    if not network.listens_everywhere(host):
        return [f"{web_address(host, port)}  {stop}"]
    return [
        f"http://127.0.0.1:{port}/  {stop}",
        f"ponsel di Wi-Fi yang sama / phones on the same Wi-Fi: {web_address(host, port)}",
    ]


def require_possible(host: str, port: int) -> None:
    """Raise Trouble if nothing can listen there, whoever tries."""
    if not network.is_address(host):
        raise steps.Trouble(
            f"“{host}” bukan alamat IP. Tanpa --host: hanya komputer ini; --host 0.0.0.0: juga ponsel di jaringan yang sama.",
            f"“{host}” is no IP address. Without --host: this computer alone; --host 0.0.0.0: phones on the same network, too.",
        )
    if not 1 <= port <= 65535:
        raise steps.Trouble(f"Port {port} tidak ada: pilih 1024 sampai 65535.", f"There is no port {port}: take 1024 to 65535.")


def require_free(host: str, port: int) -> None:
    """Raise Trouble if something answers at the address already."""
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    try:
        socket.create_connection((here, port), timeout=1).close()
    except OSError:
        return
    other = f"python3 scripts/serve.py --port {port + 1 if port < 65535 else 8001}"
    raise steps.Trouble(
        f"Port {port} sedang dipakai, mungkin oleh serve.py di jendela lain. Tutup itu, atau pakai port lain: {other}",
        f"Port {port} is in use, perhaps by serve.py in another window. Close that, or take another port: {other}",
    )


if __name__ == "__main__":
    sys.exit(steps.run(main))
