"""A browser for the tests: one that is there, else Playwright's own, else the distribution's."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from bootstrap import apt
from bootstrap.process import succeeds
from bootstrap.steps import Steps, Trouble
from bootstrap.venv import Venv

VARIABLE = "BERDAYA_BROWSER"

ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

# Below these folders of Windows, given by their variables ...
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
# ... Edge last: it is Chromium, too, and on every Windows.
WINDOWS_PATHS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
MAC_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)

NONE_FOUND = (
    (
        "Uji coba memerlukan Chrome atau Chromium, dan tidak satu pun ditemukan atau dapat dipasang.\n"
        "  - Pasang Google Chrome atau Chromium (Debian: sudo apt install chromium), atau\n"
        f"  - beri tahu letaknya: {VARIABLE}=/jalur/ke/chrome python3 scripts/test.py"
    ),
    (
        "The tests need Chrome or Chromium; none was found and none could be installed.\n"
        "  - Install Google Chrome or Chromium (Debian: sudo apt install chromium), or\n"
        f"  - say where it is: {VARIABLE}=/path/to/chrome python3 scripts/test.py"
    ),
)


def candidates(environment: Mapping[str, str], platform: str) -> list[Path]:
    """Where a browser may be, best first. platform: as sys.platform."""
    on_path = [shutil.which(name, path=environment.get("PATH", "")) for name in ON_PATH]
    places = [Path(path) for path in on_path if path]
    if platform == "win32":
        folders = [environment[name] for name in WINDOWS_FOLDERS if environment.get(name)]
        places += [Path(folder, path) for path in WINDOWS_PATHS for folder in folders]
    if platform == "darwin":
        places += [Path(home + path) for path in MAC_PATHS for home in ("", environment.get("HOME", ""))]
    return places


def find(environment: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """A browser that starts, or None. The one that BERDAYA_BROWSER names is taken or complained about, never passed over."""
    named = environment.get(VARIABLE)
    if named:
        return _named(Path(named), platform)
    return next((place for place in candidates(environment, platform) if works(place, platform)), None)


def _named(path: Path, platform: str) -> Path:
    if works(path, platform):
        return path
    raise Trouble(
        f"{VARIABLE} menunjuk ke {path}, dan di sana tidak ada peramban yang dapat dijalankan. Perbaiki atau kosongkan variabel itu.",
        f"{VARIABLE} points to {path}, and no browser that starts is there. Correct the variable or unset it.",
    )


def works(path: Path, platform: str) -> bool:
    """Whether the browser starts. Ubuntu's `chromium-browser` may be a note that asks for snap: the file alone says little.

    On Windows a browser asked for its version opens a window, so there the file has to do.
    """
    if not path.is_file():
        return False
    return platform == "win32" or succeeds([str(path), "--version"])


def ensure(venv: Venv, steps: Steps) -> Path:
    """Find a browser or install one. Raises Trouble if there is none in the end."""
    browser = find(os.environ) or _from_playwright(venv, steps) or _from_distribution(steps)
    if browser is None:
        raise Trouble(*NONE_FOUND)
    steps.note(str(browser))
    return browser


def _from_playwright(venv: Venv, steps: Steps) -> Path | None:
    """Playwright's Chromium; None if it cannot be downloaded, or lacks a library of the system."""
    steps.note("tidak ada; mengunduh Chromium milik Playwright ... / none; downloading Playwright's Chromium ...")
    python, environment = str(venv.python), venv.environment()
    ask = "from playwright.sync_api import sync_playwright as p\nwith p() as run: print(run.chromium.executable_path)"
    download = subprocess.run([python, "-m", "playwright", "install", "chromium"], env=environment, check=False,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    if download.returncode:
        steps.note("tidak terunduh / could not be downloaded")
        return None
    answer = subprocess.run([python, "-c", ask], env=environment, check=True, capture_output=True, text=True)
    path = Path(answer.stdout.strip())
    return path if works(path, sys.platform) else None


def _from_distribution(steps: Steps) -> Path | None:
    """Debian's package, where apt-get may be used without a password; else None."""
    return find(os.environ) if apt.install("chromium", steps) else None
