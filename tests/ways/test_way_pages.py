"""The ways in as pages: what they gather from the records, where they stand, and that small sites go without."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from berdaya.model.language import CODES
from berdaya.render import render
from berdaya.render.html import to_html
from berdaya.render.index_pages import index_pages
from berdaya.render.readiness_table import readiness_table
from berdaya.render.reflection_page import statement_id
from berdaya.render.role_selection import MOST_ROLES
from berdaya.render.start_ways import WAYS, tools, ways_of_kind, ways_of_record
from tests.small_sites import SOURCE
from tests.ways.ways_sample import TEXT, head, library, role

PATIENT = "[{id: sabar, en: are patient}, {id: suka | garis, en: like | lines}]"
FILES = {
    "content/roles/pld.yml": role("PLD", "desa", PATIENT, "[{id: Sapa warga, en: Greet people}]"),
    "content/roles/fasilitator.yml": role("Fasilitator", "inti", PATIENT),
    "content/career-paths/jalur.yml": head("Jalur")
    + "employers: []\nentry: {id: E}\nmoving_up: {id: N}\nrungs:\n- {title: {id: Bawah}, text: {id: Kerja}, role: pld}\n- {title: {id: Atas}, text: {id: Atur}}\n",
}


@pytest.fixture(scope="module")
def roles(tmp_path_factory: pytest.TempPathFactory):
    return library(tmp_path_factory.mktemp("peran"), FILES)


def shown(library, key: str, lang: str = "id") -> BeautifulSoup:
    page = next(page for page in render(library).pages if (page.key, page.lang) == (key, lang))
    return BeautifulSoup(to_html(page.markdown), "html5lib")


def test_a_small_site_offers_only_the_ways_it_has_records_for(tmp_path: Path, roles) -> None:
    bare = library(tmp_path, {})
    assert tools(bare, "id") == ()
    assert [way.key for way in WAYS if way.needs(roles)] == ["page/guide-first-week", "page/role-compare", "page/career-step-reflection"]


def test_records_lead_to_their_way(roles) -> None:
    assert ways_of_record(roles, "role/pld", "en") == ("[Compare with other roles](page/role-compare#pld)",)
    assert ways_of_record(roles, "term/desa", "en") == ()
    assert ways_of_kind(roles, "guide", "en") == ("[First week by role](page/guide-first-week)",)


def test_the_comparison_holds_every_role_in_every_table(roles) -> None:
    page = shown(roles, "page/role-compare")
    tables = page.select(".bd-compare table")
    assert [len(table.select("tbody tr")) for table in tables] == [1, 1, 2]
    assert page.select_one("#pld").get_text() == "PLD"
    assert [item.get_text() for item in tables[2].select_one("[data-role=pld]").find_parent("tr").select("li")] == ["sabar", "suka | garis"]
    assert page.select_one("form").has_attr("hidden")


def test_pages_of_all_roles_stop_at_what_a_phone_gets_in_one_breath(tmp_path: Path) -> None:
    weeks = "[{id: Sapa warga, en: Greet people}]"
    many = {f"content/roles/peran-{n:02}.yml": role(f"Peran {n:02}", "desa" if n else "inti", PATIENT, weeks) for n in range(MOST_ROLES + 3)}
    big = library(tmp_path, many)
    for key, entry in {
        "page/role-compare": ".bd-compare [id]",
        "page/guide-first-week": "h3[id]",
        "page/career-step-reflection": "details",
    }.items():
        page = shown(big, key)
        assert len(page.select(entry)) == MOST_ROLES, key
        assert page.find("a", string="dan 3 lainnya") is not None, key
    last = f"role/peran-{MOST_ROLES + 2:02}"
    assert ways_of_record(big, "role/peran-00", "en") == ("[Compare with other roles](page/role-compare#peran-00)",)
    assert ways_of_record(big, last, "en") == ()


def test_what_a_page_tells_in_place_is_not_listed_again(tmp_path: Path) -> None:
    wrong = head("Pahlawan") + f"said: {TEXT}\ntruth: {TEXT}\nwhy: {TEXT}\n"
    files = {
        "content/misconceptions/pahlawan.yml": wrong,
        "content/roles/pld.yml": role("PLD", "desa") + "misconceptions: [pahlawan]\nsee_also: [misconception/pahlawan, term/desa]\n",
    }
    page = shown(library(tmp_path, files), "role/pld")
    assert len(page.find_all("a", string="Pahlawan")) == 1
    assert len(page.find_all("a", string="Desa")) == 1


def test_first_weeks_stand_under_the_role_that_the_jump_list_names(roles) -> None:
    page = shown(roles, "page/guide-first-week", "en")
    assert [link["href"] for link in page.select(".bd-tiles a")] == ["#pld"]
    assert page.select_one("#pld").find_next("ol").get_text(strip=True) == "Greet people"


@pytest.mark.parametrize("lang", CODES)
def test_reflection_has_a_box_for_every_statement_with_the_same_name_in_each_language(roles, lang: str) -> None:
    names = [box["name"] for box in shown(roles, "page/career-step-reflection", lang).select("input[type=checkbox]")]
    wanted = [statement_id(record.id, text) for record in reversed(roles.of("role")) for text in record.data.suits]
    assert sorted(names) == sorted(wanted) and len(set(names)) == 4


def test_reflection_gives_no_score(roles) -> None:
    page = shown(roles, "page/career-step-reflection")
    assert not page.select("meter, progress, output, input[type=number]")
    assert len(page.select("textarea")) == 4


def test_the_readiness_table_is_whole_in_both_languages() -> None:
    table = readiness_table()
    texts = [text for stage in table.stages for text in (stage.name, stage.heard, *stage.actions)]
    texts += [text for dimension in table.dimensions for text in (dimension.name, dimension.ask)]
    assert all(text.get(code) for text in texts for code in CODES)
    assert [bool(stage.sources) for stage in table.stages] == [True] * 4 + [False] * 5  # what the source was seen to say
    assert len({dimension.id for dimension in table.dimensions}) == 6


def test_rungs_link_to_roles_from_the_lowest_up(roles) -> None:
    (page,) = index_pages(roles, "career-path", "id")
    drawn = page.markdown.split('<div class="bd-stairs" markdown>')[1].split("</div>")[0]
    assert drawn.index("1. **[Bawah](role/pld)** Kerja") < drawn.index("1. **Atas** Atur")


def test_sources_are_cut_at_their_tiers(tmp_path: Path) -> None:
    many = {f"content/sources/b{number:02}.yml": SOURCE.replace("tier: A", "tier: B") for number in range(61)}
    pages = list(index_pages(library(tmp_path, many), "source", "id"))
    assert [page.title for page in pages] == ["Sumber", "Sumber: Tingkat B (1)", "Sumber: Tingkat B (2)"]
    assert [page.markdown.count("- **") for page in pages] == [1, 31, 30]
    assert pages[0].markdown.count("## ") == 1
