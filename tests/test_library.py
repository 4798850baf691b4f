"""The sealed library answers by key, kind and link, in both directions."""

from pathlib import Path

import pytest

from berdaya.check.project import check
from berdaya.model.library import Link
from tests.small_sites import GOOD, TERM, write_site

CITY = TERM.replace("Desa", "Kota").replace("village", "town").replace("[buku]\n", "[buku]\nsee_also: [term/desa]\n")
MENTION = TERM.replace("Kesatuan masyarakat hukum.", "'Beda dengan [kota](term/kota).'")


@pytest.fixture
def library(tmp_path: Path):
    return check(write_site(tmp_path, {**GOOD, "glossary/kota.yml": CITY, "glossary/desa.yml": MENTION})).library


def test_records_come_in_reading_order(library) -> None:
    assert [record.key for record in library.records] == ["term/desa", "term/kota", "source/buku"]


def test_links_go_both_ways_with_their_fields(library) -> None:
    assert library.links_from("term/kota") == (
        Link("term/kota", "see_also", "term/desa", ("see_also", 0)),
        Link("term/kota", "sources", "source/buku", ("sources", 0)),
    )
    assert [(link.source, link.field) for link in library.links_to("term/kota")] == [("term/desa", "text")]


def test_users_are_named_once_and_never_oneself(library) -> None:
    assert [record.key for record in library.users_of("source/buku")] == ["term/desa", "term/kota"]


def test_the_library_cannot_be_changed(library) -> None:
    with pytest.raises(AttributeError):
        library.records = ()
    with pytest.raises(TypeError):
        library._by_key["x"] = None
    with pytest.raises(ValueError):
        library.get("term/desa").data.order = 1
