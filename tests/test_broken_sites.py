"""Every broken small site says exactly what its author needs to read."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from berdaya.check.project import check
from berdaya.check.report import as_text
from tests.small_sites import write_site

CASES = sorted((Path(__file__).parent / "sites" / "broken").glob("*.yml"))
TODAY = date(2026, 11, 22)
# Every small site is untouched by `berdaya translated`; that warning has its own case.
QUIET = {"unstamped-translation", "unstamped-record-translation"}


def said(root: Path) -> list[str]:
    problems = [problem for problem in check(root, TODAY).problems if problem.code not in QUIET]
    return list(as_text(problems, "id"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_broken_site_is_told_in_words(case: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    golden = yaml.safe_load(case.read_text(encoding="utf-8"))
    found = said(write_site(tmp_path, golden["files"]))
    if request.config.getoption("--refresh"):
        head = case.read_text(encoding="utf-8").partition("\nsays:")[0]
        says = yaml.safe_dump({"says": found}, allow_unicode=True, width=10_000)
        case.write_text(f"{head}\n{says}", encoding="utf-8", newline="\n")
    assert found, "a broken site must say something"
    assert found == (found if request.config.getoption("--refresh") else golden["says"])
