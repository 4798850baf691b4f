"""How old a law is and what replaced it, in both directions."""


import pytest

from berdaya.render.index_pages import index_pages
from berdaya.render.law_history import law_history, law_note, year_of
from berdaya.render.view import View
from tests.ways.ways_sample import law, library

LAWS = {
    "content/laws/lama.yml": law("Aturan lama", "Peraturan Nomor 19 Tahun 2020", "replaced_by: [baru]\n"),
    "content/laws/baru.yml": law("Aturan baru", "Peraturan Nomor 3 Tahun 2025"),
    "content/laws/induk.yml": law("Aturan induk", "Undang-Undang Nomor 6 Tahun 2014", "amended_by: [baru]\n"),
    "content/laws/kini.yml": law("Aturan kini", "Peraturan Nomor 1 Tahun 2026 jo. Nomor 2 Tahun 2027"),
    "content/laws/gelap.yml": law("Aturan tanpa tahun", "Kebiasaan setempat"),
}


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory):
    return library(tmp_path_factory.mktemp("hukum"), LAWS)


def view(laws, name: str, lang: str = "id") -> View:
    return View(laws, laws.get(f"law/{name}"), lang, lang)


@pytest.mark.parametrize(
    ("name", "year", "age"),
    [
        ("lama", 2020, "ditetapkan 2020; 6 tahun saat halaman ini ditinjau (1 November 2026)"),
        ("kini", 2026, "ditetapkan 2026, tahun yang sama dengan tinjauan halaman ini"),
        ("gelap", None, ""),
    ],
)
def test_the_age_counts_from_the_citation_to_the_review(laws, name: str, year, age: str) -> None:
    assert year_of(laws.get(f"law/{name}")) == year
    assert law_history(view(laws, name)).age == age


def test_the_successor_names_what_it_replaced_and_amended(laws) -> None:
    history = law_history(view(laws, "baru"))
    assert history.replaces == "[Aturan lama](law/lama) (tahun 2020)"
    assert history.amends == "[Aturan induk](law/induk) (tahun 2014)"
    assert law_history(view(laws, "induk")).amended_by == "[Aturan baru](law/baru) (tahun 2025)"


def test_the_list_separates_replaced_laws_and_names_their_successor(laws) -> None:
    (page,) = index_pages(laws, "law", "en")
    current, replaced = page.markdown.split("## Replaced", 1)
    assert "law/lama" not in current and "(issued 2014)" in current
    assert replaced.count("- **") == 1
    assert "(2020, replaced by [Aturan baru EN](law/baru) (issued 2025))" in replaced
    assert law_note(view(laws, "gelap", "en")) == ""
