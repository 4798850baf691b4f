"""Rules and sheets, in a process of their own: what it finds, what it does when somebody saves again, and how it ends."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from berdaya.model.edition import Edition
from berdaya.preview.rest import Background, Found, Rest
from tests.checklist.sample import sheet
from tests.pages.test_prints import FILES
from tests.small_sites import TERM, write_site

EDITION = Edition("Contoh")
SHEET = {"checklists/uji.yml": yaml.safe_dump(sheet(), allow_unicode=True, sort_keys=False)}
BROKEN = {"glossary/desa.yml": TERM + "see_also: [term/tiada]\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_site(tmp_path, {**FILES, **SHEET})


@pytest.fixture
def background(root: Path) -> Iterator[Background]:
    made = Background(root)
    yield made
    made.stop()


def awaited(look: Callable[[], Found | None]) -> Found:
    end = time.monotonic() + 120
    while (found := look()) is None:
        assert time.monotonic() < end
        time.sleep(0.02)
    return found


def test_rules_come_first_and_then_what_can_be_downloaded(root: Path) -> None:
    of_rules, whole = Rest(root).look(3, EDITION)
    assert of_rules.number == whole.number == 3 and of_rules.problems == whole.problems
    assert of_rules.offers is None and whole.offers


def test_who_has_saved_again_waits_for_no_sheets(root: Path) -> None:
    assert [found.offers for found in Rest(root).look(3, EDITION, lambda: False)] == [None]


def test_it_looks_by_itself_and_gives_the_sheets(background: Background) -> None:
    assert background.found() is None and background.file("unduh/apa.pdf") is None
    background.ask((1, EDITION))
    assert awaited(background.found).number == 1
    whole = awaited(background.found)
    assert whole.offers
    [path, *_] = [offer.path for offers in whole.offers[0].values() for offer in offers]
    assert background.file(path) and background.file("unduh/tiada.pdf") is None


def test_the_newest_question_is_answered(root: Path, background: Background) -> None:
    background.ask((1, EDITION))
    awaited(background.found)
    write_site(root, BROKEN)
    background.ask((2, EDITION))
    found = awaited(background.found)
    while found.number != 2:
        found = awaited(background.found)
    assert [problem.code for problem in found.problems if problem.is_error]


def test_one_that_has_ended_is_followed_by_another(background: Background) -> None:
    background.ask((1, EDITION))
    awaited(background.found)
    background.stop()
    assert background.found() is None and background.file("unduh/apa.pdf") is None
    background.ask((2, EDITION))
    assert awaited(background.found).number == 2


def test_one_that_was_killed_hinders_nobody(background: Background) -> None:
    background.ask((1, EDITION))
    awaited(background.found)
    assert background._process is not None
    background._process.kill()
    background._process.join()
    while background.found():
        pass
    assert background.file("unduh/apa.pdf") is None
    background.ask((2, EDITION))
    assert awaited(background.found).number == 2
