"""Debian's and Ubuntu's packages, where they may be installed without a password."""

import os
import shutil
import subprocess

from bootstrap.process import succeeds
from bootstrap.steps import Steps


def install(package: str, progress: Steps) -> bool:
    """Install a package with apt-get; whether it is there now. False, too, where apt-get may not be used."""
    administrator = _administrator()
    if administrator is None or shutil.which("apt-get") is None:
        return False
    progress.note(f"memasang paket '{package}' dengan apt-get ... / installing the package '{package}' with apt-get ...")
    # Given to `env`, because sudo does not hand variables on.
    apt = [*administrator, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    steps = (["update"], ["install", "-y", "--no-install-recommends", package])
    return all(subprocess.run([*apt, *step], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False).returncode == 0 for step in steps)


def _administrator() -> list[str] | None:
    """What to put before a command that needs root; None if that would ask for a password."""
    if os.name != "posix":
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if succeeds(["sudo", "-n", "true"]) else None
