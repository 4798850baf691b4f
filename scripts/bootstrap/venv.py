"""The project's private Python: made, filled from a lock file, and left alone while nothing has changed."""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bootstrap import pip
from bootstrap.filelock import exclusive
from bootstrap.steps import Steps, Trouble

# Installing one lock file installs what these list, too.
CONTAINS = {"site": ("site",), "test": ("test", "site")}

# Read by mkdocs.yml.
SITE_VARIABLES = ("SITE_URL", "REPO_URL")

NO_VENV_MODULE = (
    (
        "Python ini tidak dapat membuat lingkungan sendiri: modul 'venv' atau 'ensurepip' tidak ada.\n"
        "Di Debian dan Ubuntu: sudo apt install python3-venv. Lalu jalankan lagi."
    ),
    (
        "This Python cannot make an environment of its own: the module 'venv' or 'ensurepip' is missing.\n"
        "On Debian and Ubuntu: sudo apt install python3-venv. Then run it again."
    ),
)


@dataclass(frozen=True)
class Venv:
    """The folder .venv of a project; `root` is the project's own folder."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / ".venv"

    @property
    def programs(self) -> Path:
        """Where `python`, `mkdocs` and `berdaya` lie."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        return self.program("python")

    def program(self, name: str) -> Path:
        return self.programs / (f"{name}.exe" if os.name == "nt" else name)

    @property
    def record(self) -> Path:
        """Which lock files are installed, as JSON: {"root": path, "locks": {name: fingerprint}}."""
        return self.folder / "berdaya.json"

    @property
    def unfinished(self) -> Path:
        """There while packages are being installed: found at the start of a run, the last one was cut short."""
        return self.folder / "berdaya.unfinished"

    def environment(self) -> dict[str, str]:
        """The variables for a program run in this venv: the person's, without those that mislead it."""
        kept = {name: value for name, value in os.environ.items() if not _misleads(name, value)}
        path = os.pathsep.join([str(self.programs), kept.get("PATH", "")])
        return kept | {"PATH": path, "VIRTUAL_ENV": str(self.folder), "PYTHONUTF8": "1"}


def _misleads(name: str, value: str) -> bool:
    """PYTHONPATH would mix in other packages; an empty SITE_URL, as on a pull request, would count as an address."""
    return name in ("PYTHONPATH", "PYTHONHOME") or (name in SITE_VARIABLES and not value)


def prepare(root: Path, lock: str, steps: Steps) -> Venv:
    """Two steps: make .venv, and install the lock file requirements/<lock>.txt and the project itself in it.

    Nothing is done when the venv holds just that already. A broken or half-filled venv is made anew.
    Raises Trouble when a module, the network or space is missing.
    """
    venv = Venv(root)
    with exclusive(root / ".cache" / "install.lock", on_wait=lambda: steps.note(_WAITING)):
        steps.begin("Menyiapkan Python di .venv ...", "preparing Python in .venv ...")
        if not usable(venv):
            make(venv)
        steps.begin("Memasang paket ...", "installing packages ...")
        if installed(venv).get(lock) == fingerprint(root, lock):
            steps.note("sudah terpasang / already there")
        else:
            fill(venv, lock, steps)
    return venv


_WAITING = "skrip lain sedang memasang; menunggu ... / another script is installing; waiting ..."


def fingerprint(root: Path, lock: str) -> str:
    """What an installation depends on, as a hash: the lock file, pyproject.toml and the version of Python."""
    parts = [
        (root / "requirements" / f"{lock}.txt").read_bytes(),
        (root / "pyproject.toml").read_bytes(),
        ".".join(map(str, sys.version_info[:3])).encode(),
    ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def installed(venv: Venv) -> dict[str, str]:
    """The fingerprints of the lock files that are installed, by name; empty if that is not known."""
    locks: dict[str, str] = _read_record(venv).get("locks", {})
    return locks


def usable(venv: Venv) -> bool:
    """Whether the venv can be kept: whole, in the place it was made for, its Python this one's version, with pip."""
    if venv.unfinished.exists() or _read_record(venv).get("root", str(venv.root)) != str(venv.root):
        return False
    question = "import sys, pip; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.run([str(venv.python), "-c", question], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return answer.stdout.strip() == f"{sys.version_info.major}.{sys.version_info.minor}"


def make(venv: Venv) -> None:
    """Make the venv from nothing, whatever is in its place. Raises Trouble if Python cannot."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise Trouble(*NO_VENV_MODULE)
    _remove(venv.folder)
    # Asked from inside the old venv, the Python that it was made from must do it.
    python = getattr(sys, "_base_executable", None) or sys.executable
    done = subprocess.run([python, "-m", "venv", str(venv.folder)], capture_output=True, text=True, check=False)
    if done.returncode:
        detail = (done.stdout + done.stderr).strip()
        raise Trouble(f"Folder .venv tidak dapat dibuat:\n{detail}", "The folder .venv could not be made: see above.")


def fill(venv: Venv, lock: str, steps: Steps) -> None:
    """Install requirements/<lock>.txt, every file checked against its hash, and the project as an editable package."""
    path = venv.root / "requirements" / f"{lock}.txt"
    environment = venv.environment()
    _write(venv.unfinished, lock)
    pip.install(
        venv.python, ["--require-hashes", "-r", str(path)],
        pip.locked_packages(path.read_text(encoding="utf-8")), environment, steps,
    )  # fmt: skip
    # hatchling came with the lock file: no isolated build that would fetch it once more, without hashes.
    project = ["--no-deps", "--no-build-isolation", "--editable", str(venv.root)]
    pip.install(venv.python, project, 1, environment, steps)
    locks = installed(venv) | {name: fingerprint(venv.root, name) for name in CONTAINS[lock]}
    _write(venv.record, json.dumps({"root": str(venv.root), "locks": locks}, indent=1))
    venv.unfinished.unlink()


def _read_record(venv: Venv) -> dict[str, Any]:
    try:
        values = json.loads(venv.record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}


def _write(path: Path, text: str) -> None:
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def _remove(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
        return
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return
    except PermissionError as error:
        raise Trouble(
            f"Folder .venv rusak dan tidak dapat dihapus ({error}). Tutup program yang memakainya, lalu jalankan lagi.",
            "The folder .venv is broken and cannot be removed. Close the programs that use it and run it again.",
        ) from error
