"""Addresses that the site makes itself are kept from records."""

from pathlib import Path

import pytest

from berdaya.build import check
from berdaya.check.rules.addresses import no_two_pages_at_one_address
from berdaya.model.kinds import KINDS
from berdaya.model.library import Library
from berdaya.render import render
from tests.checklist.sample import TODAY

ROOT = Path(__file__).parents[1]
KIND_AT = {first: kind.name for kind in KINDS.values() for first in kind.address.values()}


@pytest.fixture(scope="module")
def library() -> Library:
    return check(ROOT, TODAY).library


def test_no_record_may_take_the_address_of_a_page_that_the_site_makes(library) -> None:
    ways = [page.url.removeprefix("en/").strip("/").split("/") for page in render(library).pages if not page.kind]
    made = {(KIND_AT[way[0]], way[1]) for way in ways if len(way) == 2 and way[0] in KIND_AT}
    assert {("checklist", "susun"), ("career-step", "reflection"), ("source", "2")} <= made
    for kind, slug in sorted(made):
        record = library.of(kind)[0]
        taken = record.data.model_copy(update={"slug": record.data.slug.model_copy(update={"id": slug})})
        alone = Library.seal((type(record)(kind, record.id, taken, {}, record.path, record.places),), ())
        assert [problem.code for problem in no_two_pages_at_one_address(alone, TODAY)][:1] == ["same-address"], (kind, slug)


def test_the_same_word_is_free_in_another_kinds_folder(library) -> None:
    assert library.get("term/refleksi").slug("en") == "reflection"
    assert not list(no_two_pages_at_one_address(library, TODAY))
