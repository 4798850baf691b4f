"""Promises about the contents of the repository: complete, sourced, in both languages, in our own words."""

import hashlib
import re
from pathlib import Path

import pytest

from berdaya.authoring.inventory import promised
from berdaya.model.kinds import KINDS, Status
from berdaya.model.language import CODES

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
INVENTORY = promised(ROOT)
# Counts that the knowledge base promises beyond the inventory.
AT_LEAST = {"law": 10, "phase": 5, "guide": 7, "source": 161, "method": 28}
SITUATIONS = {"baru-masuk-desa", "warga-menolak", "rapat-didominasi", "membuat-laporan", "mau-sertifikasi"}


@pytest.fixture(scope="module")
def checked(real_build):
    return real_build.checked


@pytest.fixture(scope="module")
def library(checked):
    return checked.library


def test_the_check_is_clean(checked) -> None:
    assert checked.errors == ()


@pytest.mark.parametrize("kind", INVENTORY)
def test_every_record_of_the_inventory_is_there(library, kind: str) -> None:
    assert set(INVENTORY[kind]) <= {record.id for record in library.of(kind)}


@pytest.mark.parametrize("kind", AT_LEAST)
def test_there_are_as_many_as_promised(library, kind: str) -> None:
    assert len(library.of(kind)) >= AT_LEAST[kind]


def test_every_situation_has_its_guide(library) -> None:
    assert {f"guide/{name}" for name in SITUATIONS} <= {record.key for record in library.records}


@pytest.mark.parametrize("code", CODES)
def test_every_record_can_be_read_in_each_language(library, code: str) -> None:
    assert [record.key for record in library.records if not record.is_translated(code)] == []


def test_no_text_waits_for_its_translation(checked) -> None:
    assert [str(item.place) for item in checked.problems if "translation" in item.code] == []


def test_every_record_names_a_source(library) -> None:
    """A few everyday words of project work rest on common usage; nothing else goes without a source."""
    common = {"term/bukti-sahih", "term/kerangka-acuan", "term/target", "term/triangulasi"}
    without = {
        record.key
        for record in library.records
        if KINDS[record.kind].needs_source and not any(link.target.startswith("source/") for link in library.links_from(record.key))
    }
    assert without <= common


def test_unverified_facts_carry_their_label(library) -> None:
    """Every ``belum-diverifikasi`` is a status of the data, which the pages show; no text hides one in words."""
    hidden = re.compile(r"\[memory|belum diverifikasi|not yet verified", re.IGNORECASE)
    for record in library.records:
        for path, text in record.texts:
            shown = record.data.status is Status.UNVERIFIED or path[0] == "facts" or record.kind in ("guide", "term", "source")
            assert shown or not hidden.search(text.id), record.key


def test_laws_say_when_they_were_checked_and_what_replaced_them(library) -> None:
    for record in library.of("law"):
        assert record.data.reviewed and record.data.citation
    assert library.get("law/permendesa-19-2020").data.replaced_by == ("permendesa-pdt-3-2025",)


def test_methods_have_at_most_eight_steps_and_competencies_four_levels(library) -> None:
    assert all(len(record.data.steps) <= 8 for record in library.of("method"))
    assert all(record.data.evidence and record.data.practice for record in library.of("competency"))


def test_no_sentence_of_the_texts_that_the_project_began_from_is_carried_over() -> None:
    """``first_texts.txt`` holds hashes of every run of eight words of those texts."""
    known = set((HERE / "first_texts.txt").read_text(encoding="utf-8").split())
    for folder in ("content", "glossary", "checklists"):
        for path in sorted((ROOT / folder).rglob("*.*")):
            words = re.findall(r"[a-z]+", path.read_text(encoding="utf-8").lower())
            runs = (" ".join(words[start : start + 8]) for start in range(len(words) - 7))
            assert not [run for run in runs if hashlib.sha256(run.encode()).hexdigest()[:10] in known], path
