"""What is installed: declared, locked for every system, and whole."""

import ast
import re
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import hatchling.build
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "plugins" / "berdaya"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = ("site", "test", "evaluation")

# The systems and Pythons that the project promises, as the markers of a lock file see them.
MACHINES = [
    {
        "python_version": python,
        "python_full_version": f"{python}.9",
        "sys_platform": system,
        "platform_system": name,
        "platform_python_implementation": "CPython",
    }
    for python in ("3.11", "3.12", "3.13")
    for system, name in (("linux", "Linux"), ("darwin", "Darwin"), ("win32", "Windows"))
]


def locked(name: str) -> list[tuple[Requirement, int]]:
    """The requirements of requirements/<name>.txt with the number of hashes that each has."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    entries = re.findall(r"^([A-Za-z0-9].*?)((?:\\\n +--hash=sha256:[0-9a-f]{64} ?)*)$", text, flags=re.MULTILINE)
    return [(Requirement(line.strip(" \\")), hashes.count("--hash=")) for line, hashes in entries]


def pins(name: str, machine: dict[str, str]) -> dict[str, str]:
    """Distribution to version, as one machine reads a lock file."""
    return {
        canonicalize_name(one.name): str(one.specifier).removeprefix("==")
        for one, _ in locked(name)
        if one.marker is None or one.marker.evaluate(machine)
    }


def declared(*extras: str) -> list[Requirement]:
    lines = PROJECT["dependencies"] + [line for extra in extras for line in PROJECT["optional-dependencies"][extra]]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("name", LOCKS)
class TestLock:
    def test_every_requirement_is_one_version_with_hashes(self, name):
        entries = locked(name)
        assert len(entries) > 5
        for requirement, hashes in entries:
            assert re.fullmatch(r"==[^,*]+", str(requirement.specifier)), requirement
            assert hashes, f"{requirement} has no hash"

    def test_it_names_no_index(self, name):
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        assert not re.search(r"://|--(extra-)?index|--find-links|--trusted-host", text)

    def test_compiled_packages_have_hashes_for_many_systems(self, name):
        """One hash would be one wheel: the system that the lock was made on."""
        compiled = [
            hashes for requirement, hashes in locked(name) if requirement.name in ("markupsafe", "pyyaml", "lxml")
        ]
        assert min(compiled) > 20


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: "-".join(list(machine.values())[1:3]))
class TestLockOnEverySystem:
    @pytest.mark.parametrize(
        ("name", "extras"), [("site", ["sheets"]), ("test", ["sheets", "test"]), ("evaluation", ["evaluation"])]
    )
    def test_everything_declared_is_locked_within_its_bounds(self, name, extras, machine):
        versions = pins(name, machine)
        for requirement in declared(*extras):
            version = versions[canonicalize_name(requirement.name)]
            assert requirement.specifier.contains(version), f"{requirement} is locked at {version}"

    def test_the_locks_agree(self, machine):
        """test.txt is site.txt and more: serve.py after test.py has nothing to install."""
        assert pins("site", machine).items() <= pins("test", machine).items()

    def test_hatchling_is_there_to_install_the_project(self, machine):
        assert "hatchling" in pins("site", machine)


def third_party_imports() -> dict[str, Path]:
    """Each package of others that the compiler imports, with a file that does."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module] if isinstance(node, ast.ImportFrom) and not node.level else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            found |= {name.split(".")[0]: path for name in names}
    return {name: path for name, path in found.items() if name not in sys.stdlib_module_names and name != "berdaya"}


def test_every_import_is_declared():
    providers = metadata.packages_distributions()
    known = {canonicalize_name(requirement.name) for extra in ("sheets", "pictures") for requirement in declared(extra)}
    # Parts of declared packages that are distributions of their own.
    known |= {"pydantic-core", "markupsafe", "pymdown-extensions"}
    for name, path in third_party_imports().items():
        assert known & {canonicalize_name(one) for one in providers.get(name, [])}, f"{name} in {path} is not declared"


def test_bounds_have_an_upper_end():
    """A release that breaks us is met when the lock is refreshed, not by someone who installs."""
    for requirement in (*declared("sheets"), *declared("pictures")):
        assert any(one.operator in ("<", "==", "~=") for one in requirement.specifier), requirement


def test_the_wheel_holds_every_file_of_the_package(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    name = hatchling.build.build_wheel(str(tmp_path))
    with zipfile.ZipFile(tmp_path / name) as wheel:
        held = {entry for entry in wheel.namelist() if entry.startswith("berdaya/")}
    files = {path.relative_to(PACKAGE.parent).as_posix() for path in PACKAGE.rglob("*") if path.is_file()}
    base = {entry for entry in held if entry.startswith("berdaya/base/")}
    assert held - base == {path for path in files if "__pycache__" not in path}
    sources = {f"berdaya/base/{path.relative_to(ROOT).as_posix()}" for name in ("content", "glossary", "checklists") for path in (ROOT / name).rglob("*") if path.is_file()}
    assert base == sources | {"berdaya/base/LICENSE-CONTENT"}  # an edition is made from the package alone
    assert any(path.endswith(".css") for path in held) and any(path.endswith(".yml") for path in held)


@pytest.mark.parametrize(("group", "name"), [("console_scripts", "berdaya"), ("mkdocs.plugins", "berdaya")])
def test_entry_points_lead_somewhere(group, name):
    (point,) = metadata.entry_points(group=group, name=name)
    assert callable(point.load())


def test_markers_of_the_machines_are_complete():
    """A marker about something that MACHINES leaves open would be judged by the computer that runs this test."""
    told = set(MACHINES[0])
    for name in LOCKS:
        for requirement, _ in locked(name):
            if requirement.marker is not None:
                assert set(re.findall(r"[a-z]+(?:_[a-z]+)+", str(requirement.marker))) <= told, requirement
