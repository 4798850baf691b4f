"""What the program is made of is listed, may be used, and fetched only by its hash."""

import json
import re
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "scripts"))

import supply  # noqa: E402


def test_lists_and_lock_files_agree_and_every_licence_may_be_used() -> None:
    assert supply.wrong() == []
    assert len(supply.locked()) > 80


def test_every_locked_file_has_its_hash() -> None:
    for lock in supply.LOCKS:
        text = (supply.FOLDER / f"{lock}.txt").read_text(encoding="utf-8")
        names = [line for line in text.splitlines() if re.match(r"[a-z0-9]", line)]
        assert len(names) == len(re.findall(r"(?m)^[a-z0-9][^\n]*\\\n +--hash=sha256:", text)), lock


def test_the_bill_of_materials_names_every_package() -> None:
    bill = json.loads(supply.SBOM.read_text(encoding="utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert {(part["name"], part["version"]) for part in bill["components"]} == {(item.name, item.version) for item in supply.locked()}


def test_a_licence_that_may_not_be_used_and_a_package_without_one_are_told(monkeypatch) -> None:
    named = supply.licences()
    monkeypatch.setattr(supply, "licences", lambda: {**named, "click": "GPL-3.0-only", "jinja2": ""})
    assert [line.partition(":")[0] for line in supply.wrong()] == ["click", "jinja2"]
    monkeypatch.setattr(supply, "licences", lambda: {name: said for name, said in named.items() if name != "click"} | {"fremd": "MIT"})
    assert [line.partition(":")[0] for line in supply.wrong()] == ["click", "fremd"]


def test_weaknesses_are_looked_up_for_every_lock_file() -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/tests.yml").read_text(encoding="utf-8"))["jobs"]
    said = "\n".join(step.get("run", "") for step in jobs["supply"]["steps"])
    assert "python scripts/supply.py" in said and f"for lock in {' '.join(supply.LOCKS)};" in said and "pip_audit" in said


def test_scripts_fetch_packages_only_by_hash() -> None:
    """Every call of pip that installs from a registry asks for hashes; the project itself comes from its own folder, alone."""
    calls = [
        call
        for path in (ROOT / "scripts" / "bootstrap").glob("*.py")
        for call in re.findall(r"pip\.install\((?:[^()]|\([^()]*\))*\)", path.read_text(encoding="utf-8"))
    ]
    others = [call for call in calls if "--require-hashes" not in call]
    assert len(calls) > len(others) and others == ["pip.install(venv.python, project, 1, environment, steps)"]
    assert '"--no-deps"' in (ROOT / "scripts/bootstrap/venv.py").read_text(encoding="utf-8")
