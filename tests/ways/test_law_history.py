"""How old a law is and what replaced it, in both directions: on its page and in the list."""

import pytest
from bs4 import BeautifulSoup

from berdaya.compose.entries import year_of
from berdaya.model.pages import ListPage, RecordPage
from tests.small_builds import shown, small_build
from tests.ways.ways_sample import law

LAWS = {
    "content/laws/lama.yml": law("Aturan lama", "Peraturan Nomor 19 Tahun 2020", "replaced_by: [baru]\n"),
    "content/laws/baru.yml": law("Aturan baru", "Peraturan Nomor 3 Tahun 2025", "in_force_since: '2025-02'\nofficial_text: https://contoh.example/3\n"),
    "content/laws/induk.yml": law("Aturan induk", "Undang-Undang Nomor 6 Tahun 2014", "amended_by: [baru]\n"),
    "content/laws/kini.yml": law("Aturan kini", "Peraturan Nomor 1 Tahun 2026 jo. Nomor 2 Tahun 2027"),
    "content/laws/gelap.yml": law("Aturan tanpa tahun", "Kebiasaan setempat"),
    "content/laws/belum.yml": law("Aturan belum dibaca", "Peraturan Nomor 9 Tahun 2019", "unread: {id: Naskah tidak ada., en: No text.}\n"),
}


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory):
    return small_build(tmp_path_factory.mktemp("hukum"), LAWS)


def card(build, name: str, lang: str = "id") -> dict[str, str]:
    """The lines of a law's card."""
    soup = shown(build, RecordPage("law", name), lang).select_one(".bd-card")
    return {label.get_text(): label.find_next_sibling("dd").get_text() for label in soup.select("dt")}


@pytest.mark.parametrize(
    ("name", "year", "age"),
    [
        ("lama", "2020", "ditetapkan 2020; 6 tahun saat halaman ini ditinjau (1 November 2026)"),
        ("kini", "2026", "ditetapkan 2026, tahun yang sama dengan tinjauan halaman ini"),
        ("gelap", "", None),
    ],
)
def test_the_age_counts_from_the_citation_to_the_review(build, name: str, year: str, age: str | None) -> None:
    assert year_of(build.library.get(f"law/{name}")) == year
    assert card(build, name).get("Umur") == age


def test_the_successor_names_what_it_replaced_and_amended(build) -> None:
    found = card(build, "baru")
    assert found["Menggantikan"] == "Aturan lama (tahun 2020)"
    assert found["Mengubah"] == "Aturan induk (tahun 2014)"
    assert found["Berlaku sejak"] == "Februari 2025"
    assert found["Naskah resmi"] == "https://contoh.example/3"
    assert card(build, "induk")["Diubah oleh"] == "Aturan baru (tahun 2025)"
    assert shown(build, RecordPage("law", "baru")).find("a", string="Aturan lama")["href"] == "../lama/"


def test_a_replaced_law_warns_and_leads_to_its_successor(build) -> None:
    notice = shown(build, RecordPage("law", "lama"), "en").select_one(".admonition.warning")
    assert "replaced" in notice.select_one(".admonition-title").get_text()
    assert notice.select_one("a")["href"] == "../baru/"
    assert not shown(build, RecordPage("law", "baru")).select(".admonition.warning")


def groups(soup: BeautifulSoup) -> dict[str, list[str]]:
    return {
        heading.get_text(): [item.get_text() for item in heading.find_next_sibling("ul").select(":scope > li")]
        for heading in soup.find_all("h2")
    }


def test_the_list_separates_laws_by_standing_and_names_each_successor(build) -> None:
    current, replaced, unread = groups(shown(build, ListPage("law"), "en")).values()
    assert [line for line in replaced if "(2020, replaced by Aturan baru EN (issued 2025))" in line] == replaced and len(replaced) == 1
    assert any(line.startswith("Aturan induk EN (issued 2014): ") for line in current)
    assert any(line.startswith("Aturan tanpa tahun EN: ") for line in current)
    assert unread == ["Peraturan Nomor 9 Tahun 2019 (issued 2019): Text. No text."]


def test_a_law_that_could_not_be_read_has_no_page_but_a_place(build) -> None:
    assert shown(build, ListPage("law")).find(id="belum").name == "li"
    assert RecordPage("law", "belum") not in build.plan.pages
