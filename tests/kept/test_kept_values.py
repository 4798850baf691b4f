"""What YAML files hold is kept by their bytes: it comes back as it was read, and so do the places of problems."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from berdaya.cache import Cache
from berdaya.load import drafts
from berdaya.load.drafts import load, parse_draft
from berdaya.load.kept_values import KeptValues
from tests.small_sites import GOOD, write_site
from tests.test_load import ITEM, YAML_PIECES


def loaded(root: Path, cache: Cache) -> drafts.Loaded:
    found = load(root, cache=cache)
    cache.save()
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    local = {"local/glossary/desa.yml": "title: {id: Nagari, en: village}\n"}
    return write_site(tmp_path, {**GOOD, **local})


def test_drafts_from_the_cache_are_those_of_the_files(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = loaded(root, Cache.of(tmp_path))
    monkeypatch.setattr(drafts, "parse_draft", lambda *_: pytest.fail("parsed again"))
    kept = loaded(root, Cache.of(tmp_path))
    assert kept.problems == fresh.problems == () and len(kept.drafts) == len(GOOD)
    for before, now in zip(fresh.drafts, kept.drafts, strict=True):
        assert (now.value, now.bodies, now.source, now.overlay) == (before.value, before.bodies, before.source, before.overlay)
        for path in [*before.places.values, ("not", "there")]:
            assert now.places.value(path) == before.places.value(path) and now.places.key(path) == before.places.key(path)


def test_a_file_with_a_fault_is_told_each_time(root: Path, tmp_path: Path) -> None:
    (root / "glossary/desa.yml").write_text("title: *x\n", encoding="utf-8")
    told = [[problem.code for problem in loaded(root, Cache.of(tmp_path)).problems] for _ in range(2)]
    assert told[0] == told[1] != []


def test_an_empty_file_of_an_edition_says_nothing_of_an_empty_record(root: Path, tmp_path: Path) -> None:
    """The starter of an edition's file changes nothing; a record with the same bytes is none."""
    (root / "local/glossary/desa.yml").write_text("# kosong\n", encoding="utf-8")
    assert loaded(root, Cache.of(tmp_path)).problems == ()
    (root / "glossary/kota.yml").write_text("# kosong\n", encoding="utf-8")
    assert [problem.code for problem in loaded(root, Cache.of(tmp_path)).problems] == ["empty-file"]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=300), st.lists(YAML_PIECES, max_size=60).map("".join)))
def test_every_value_comes_back_as_it_was(text: str) -> None:
    draft = parse_draft(ITEM, text, {}, [])
    _comes_back(draft.value if draft else None)


@pytest.mark.parametrize("value", [{"a": date(2026, 2, 28), "b": [date(1, 1, 1), {}]}, "2026-01-01", [], {}, None, True, -(10**15), 1.5, "\u2028é"])
def test_dates_and_what_looks_like_them_come_back(value: object) -> None:
    _comes_back(value)


def _comes_back(value: object) -> None:
    cache = Cache(None)
    KeptValues(cache, []).keep(b"x", value)
    (found,) = KeptValues(cache, [b"x"]).find(b"x")
    assert repr(found) == repr(value)
    assert KeptValues(cache, [b"y"]).find(b"y") == ()
