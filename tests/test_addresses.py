"""Addresses that the site makes itself are kept from records."""

from pathlib import Path

import pytest

from berdaya.build import check
from berdaya.model.kinds import KINDS
from berdaya.render import render
from tests.small_sites import GOOD, TERM, write_site

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def made() -> set[str]:
    """The last part of every address inside a kind's folder that is no record's."""
    folders = {first for kind in KINDS.values() for first in kind.address.values()}
    urls = [page.url.removeprefix("en/").strip("/").split("/") for page in render(check(ROOT).library).pages if not page.kind]
    return {way[1] for way in urls if len(way) == 2 and way[0] in folders}


def test_no_record_may_take_the_address_of_a_page_that_the_site_makes(made, tmp_path: Path) -> None:
    assert {"susun", "reflection", "2"} <= made
    for slug in sorted(made):
        text = TERM + f'slug: {{id: "{slug}", en: desa}}\n'
        problems = check(write_site(tmp_path, {**GOOD, "glossary/desa.yml": text})).errors
        assert [problem.code for problem in problems] == ["same-address"], slug
