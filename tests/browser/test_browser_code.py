"""The browser code is looked over: unit tests, types, style. What cannot be had here is skipped as *not run*."""

import json
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from berdaya.browser import bundle, page_values
from berdaya.words import words
from tests.browser.runtime import NODE
from tests.browser.test_bundle import ENTRIES

ROOT = Path(__file__).resolve().parents[2]
# At the end, because scripts/ has names (test, build) that other packages have, too.
sys.path.append(str(ROOT / "scripts"))

from bootstrap import node  # noqa: E402

LOCK = json.loads((ROOT / "tests/browser/package-lock.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def outcomes() -> dict[str, node.Outcome]:
    found = node.find(site_packages=Path(sysconfig.get_path("purelib")))
    return {outcome.name: outcome for outcome in node.check(ROOT, found)}


@pytest.mark.parametrize("name", ["unit tests", "types of pages", "types of the worker", "style"])
def test_the_browser_code_passes(outcomes, name: str) -> None:
    if outcomes[name].state == "not run":
        pytest.skip(f"not run: {outcomes[name].said}")
    assert outcomes[name].state == "passed", outcomes[name].said


def test_the_unit_tests_are_always_run(outcomes) -> None:
    assert outcomes["unit tests"].state != "not run"  # Playwright brings a Node along


def test_the_lock_names_no_host_and_every_package_has_its_hash() -> None:
    packages = {name: package for name, package in LOCK["packages"].items() if name}
    assert packages and not [name for name, package in packages.items() if "resolved" in package]
    assert not [name for name, package in packages.items() if not package["integrity"].startswith("sha512-")]
    systems = {(*package.get("os", ()), *package.get("cpu", ())) for package in packages.values()}
    assert {("linux", "x64"), ("darwin", "arm64"), ("win32", "x64")} <= systems


def test_a_check_that_cannot_be_run_is_told_and_not_passed(tmp_path: Path) -> None:
    folder = tmp_path / node.TOOLS
    folder.mkdir(parents=True)
    (folder / "package-lock.json").write_text("{}", encoding="utf-8")
    assert {outcome.state for outcome in node.check(tmp_path, None)} == {"not run"}


def test_a_node_that_is_too_old_or_does_not_start_is_passed_over(tmp_path: Path) -> None:
    assert node.version(str(tmp_path / "none")) == 0
    assert node.find({"PATH": str(tmp_path), node.VARIABLE: str(tmp_path / "none")}) is None


def test_no_short_name_takes_the_place_of_another(tmp_path: Path) -> None:
    """Every name that a bundle uses is one that it declares, or one that browsers have."""
    folder = node.tools(ROOT, node.find(site_packages=Path(sysconfig.get_path("purelib"))))
    if folder is None:
        pytest.skip("not run: the tools of tests/browser/package-lock.json could not be installed")
    rules = {"preset": "none", "correctness": {"noUndeclaredVariables": "error"}}
    (tmp_path / "biome.json").write_text(json.dumps({"root": True, "linter": {"rules": rules}}), encoding="utf-8")
    for number, entry in enumerate(ENTRIES):
        (tmp_path / f"{number}.js").write_text(bundle(entry, page_values(words("id"), True)), encoding="utf-8")
    tool = folder / "node_modules/@biomejs/biome/bin/biome"
    done = subprocess.run([NODE, str(tool), "lint", "."], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Checked {len(ENTRIES) + 1} files" in done.stdout + done.stderr
