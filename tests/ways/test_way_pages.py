"""The ways in as pages: what they gather from the records, where they stand, and that small sites go without."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from berdaya.build import Build
from berdaya.compose.readiness_table import readiness_table
from berdaya.compose.tools import statement_id
from berdaya.model.language import CODES
from berdaya.model.pages import HOME, ListPage, RecordPage
from berdaya.relate.tools import COMPARE, FIRST_WEEK, HANDOUT, MOST_ROLES, OFFLINE, READINESS, REFLECTION, tools_from, tools_of
from tests.small_builds import page_of, shown, small_build
from tests.small_sites import SOURCE
from tests.ways.ways_sample import TEXT, head, role

PATIENT = "[{id: sabar, en: are patient}, {id: suka | garis, en: like | lines}]"
FILES = {
    "content/roles/pld.yml": role("PLD", "desa", PATIENT, "[{id: Sapa warga, en: Greet people}]"),
    "content/roles/fasilitator.yml": role("Fasilitator", "inti", PATIENT),
    "content/career-paths/jalur.yml": head("Jalur")
    + "employers: []\nentry: {id: E}\nmoving_up: {id: N}\nrungs:\n- {title: {id: Bawah}, text: {id: Kerja}, role: pld}\n- {title: {id: Atas}, text: {id: Atur}}\n",
}


@pytest.fixture(scope="module")
def roles(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return small_build(tmp_path_factory.mktemp("peran"), FILES)


def test_a_small_site_offers_only_the_ways_it_has_records_for(tmp_path: Path, roles: Build) -> None:
    bare = small_build(tmp_path)
    assert tools_of(bare.library) == () and not bare.plan.address(COMPARE, "id")
    assert {tool.page for tool in tools_of(roles.library)} == {FIRST_WEEK, COMPARE, REFLECTION}
    assert not shown(bare, HOME).find("a", href=re.compile("bandingkan"))


def leading(build: Build, key: str) -> list[tuple]:
    return [(tool.page, tool.has_places) for tool in tools_from(build.library, build.library.get(key))]


def test_records_and_lists_lead_to_their_way(roles: Build) -> None:
    assert leading(roles, "role/pld") == [(COMPARE, True)] and leading(roles, "term/desa") == []
    link = shown(roles, RecordPage("role", "pld"), "en").select_one(".bd-more a")
    assert (link.get_text(), link["href"]) == ("Compare with other roles", "../compare/#pld")
    more = {link.get_text(): link["href"] for link in shown(roles, ListPage("role"), "en").select(".bd-more a")}
    assert more == {"Compare roles": "compare/", "Print this section": "../print/roles/"}


def test_the_comparison_holds_every_role_in_every_table(roles: Build) -> None:
    page = shown(roles, COMPARE)
    tables = page.select(".bd-compare table")
    assert [len(table.select("tbody tr")) for table in tables] == [1, 1, 2]
    assert page.select_one("#pld td").get_text() == "PLD"
    assert [item.get_text() for item in tables[2].select_one("[data-role=pld]").select("li")] == ["sabar", "suka | garis"]
    assert page.select_one("form").has_attr("hidden")
    for table in tables:
        labels = [cell.get_text() for cell in table.select("th")]
        assert [cell["data-label"] for cell in table.select_one("tbody tr").select("td")[1:]] == labels[1:]


def test_what_waits_for_its_translation_says_so_in_the_tables(tmp_path: Path) -> None:
    """A screen reader reads each cell in its own language."""
    half = role("PLD", "desa", "[{id: sabar}, {id: suka | garis, en: like | lines}]").replace(f"focus: {TEXT}", "focus: {id: Desa}")
    page = shown(small_build(tmp_path, {**FILES, "content/roles/pld.yml": half}), COMPARE, "en")
    marked = [(item["lang"], item.get_text()) for item in page.select(".bd-compare td [lang]")]
    assert marked == [("id", "Desa"), ("id", "sabar")]


def test_a_heading_that_links_to_words_of_another_language_says_so_in_the_contents(tmp_path: Path) -> None:
    path = FILES["content/career-paths/jalur.yml"].replace(", en: Jalur EN}", "}")
    build = small_build(tmp_path, {**FILES, "content/career-paths/jalur.yml": path})
    lines = [line for line in page_of(build, ListPage("career-path"), "en").content.toc for line in (line, *line.below)]
    assert [(line.title, line.lang) for line in lines if line.lang] == [("Jalur", "id")]


def test_pages_of_all_roles_stop_at_what_a_phone_gets_in_one_breath(tmp_path: Path) -> None:
    weeks = "[{id: Sapa warga, en: Greet people}]"
    many = {f"content/roles/peran-{n:02}.yml": role(f"Peran {n:02}", "desa" if n else "inti", PATIENT, weeks) for n in range(MOST_ROLES + 3)}
    big = small_build(tmp_path, many)
    for tool, entry in {COMPARE: ".bd-compare [id]", FIRST_WEEK: "h3[id]", REFLECTION: "details"}.items():
        page = shown(big, tool)
        assert len(page.select(entry)) == MOST_ROLES, tool
        assert page.find("a", string="dan 3 lainnya") is not None, tool
    assert leading(big, "role/peran-00") == [(COMPARE, True)]
    assert leading(big, f"role/peran-{MOST_ROLES + 2:02}") == []


def test_what_a_page_tells_in_place_is_not_listed_again(tmp_path: Path) -> None:
    wrong = head("Pahlawan") + f"said: {TEXT}\ntruth: {TEXT}\nwhy: {TEXT}\n"
    files = {
        "content/misconceptions/pahlawan.yml": wrong,
        "content/roles/pld.yml": role("PLD", "desa") + "misconceptions: [pahlawan]\nsee_also: [misconception/pahlawan, term/desa]\n",
    }
    page = shown(small_build(tmp_path, files), RecordPage("role", "pld"))
    assert len(page.find_all("a", string="Pahlawan")) == 1
    assert len(page.find_all("a", string="Desa")) == 1


def test_first_weeks_stand_under_the_role_that_the_jump_list_names(roles: Build) -> None:
    page = shown(roles, FIRST_WEEK, "en")
    assert [link["href"] for link in page.select(".bd-tiles a")] == ["#pld"]
    assert page.select_one("#pld").find_next("ol").get_text(strip=True) == "Greet people"


@pytest.mark.parametrize("lang", CODES)
def test_reflection_has_a_box_for_every_statement_with_the_same_name_in_each_language(roles: Build, lang: str) -> None:
    names = [box["name"] for box in shown(roles, REFLECTION, lang).select("input[type=checkbox]")]
    wanted = [statement_id(record.id, text) for record in roles.library.of("role") for text in record.data.suits]
    assert sorted(names) == sorted(wanted) and len(set(names)) == 4


def test_reflection_gives_no_score(roles: Build) -> None:
    page = shown(roles, REFLECTION)
    assert not page.select("meter, progress, output, input[type=number]")
    assert len(page.select("textarea")) == 4


def test_the_readiness_table_is_whole_in_the_languages_that_it_was_written_in() -> None:
    table = readiness_table()
    texts = [text for stage in table.stages for text in (stage.name, stage.heard, *stage.actions)]
    texts += [text for dimension in table.dimensions for text in (dimension.name, dimension.ask)]
    assert all(text.get(code) for text in texts for code in ("id", "en"))
    assert [bool(stage.sources) for stage in table.stages] == [True] * 4 + [False] * 5  # what the source was seen to say
    assert len({dimension.id for dimension in table.dimensions}) == 6


METHOD = f"purpose: {TEXT}\nwhen: {TEXT}\nwhen_not: {TEXT}\ntime: {TEXT}\npeople: {TEXT}\ntools: []\nsteps: [{TEXT}, {TEXT}]\nrisks: []\nsuccess: []\n"


def test_the_readiness_sheet_has_six_scales_of_nine_and_explains_every_stage(tmp_path: Path) -> None:
    build = small_build(tmp_path, {"content/methods/skor-kesiapan.yml": head("Skor kesiapan") + METHOD})
    page = shown(build, READINESS)
    assert [len(field.select("input[type=radio]")) for field in page.select("fieldset")] == [9] * 6
    assert all(page.find(id=group["aria-describedby"]) for group in page.select("[role=radiogroup]"))
    assert [page.find(id=f"tahap-{number}").name for number in range(1, 10)] == ["h3"] * 9
    assert [tool.page for tool in tools_of(build.library)] == [HANDOUT, READINESS]
    assert page.find("a", href="../metode/skor-kesiapan/")


def test_the_handout_lists_cards_and_sheets_to_choose_from(tmp_path: Path) -> None:
    from berdaya.compose.tools import MOST_OF_A_KIND

    many = {f"content/methods/m{number:02}.yml": head(f"Metode {number:02}") + METHOD for number in range(MOST_OF_A_KIND + 2)}
    page = shown(small_build(tmp_path, many), HANDOUT, "en")
    assert len(page.select("#method + ul li")) == MOST_OF_A_KIND
    assert page.select_one("#method + ul a")["href"] == "../../methods/m00/"
    assert page.find("a", string="and 2 more")["href"] == "../../methods/"


def test_the_offline_page_needs_something_to_keep(tmp_path: Path) -> None:
    guide = head("Rapat") + "group: dasar\n"
    assert not small_build(tmp_path, {"content/guides/rapat.yml": guide}).plan.address(OFFLINE, "id")


def test_rungs_link_to_roles_from_the_lowest_up(roles: Build) -> None:
    rungs = shown(roles, ListPage("career-path")).select(".bd-stairs li")
    assert [rung.get_text() for rung in rungs] == ["Bawah Kerja", "Atas Atur"]
    assert rungs[0].select_one("strong a")["href"] == "../peran/pld/" and not rungs[1].select("a")


def test_sources_are_cut_at_their_tiers(tmp_path: Path) -> None:
    many = {f"content/sources/b{number:02}.yml": SOURCE.replace("tier: A", "tier: B") for number in range(61)}
    build = small_build(tmp_path, many)
    pages = [ListPage("source", number) for number in (1, 2, 3)]
    assert [page_of(build, page).title for page in pages] == ["Sumber: Tingkat A", "Sumber: Tingkat B (1)", "Sumber: Tingkat B (2)"]
    assert [len(shown(build, page).select("li > strong > a")) for page in pages] == [1, 31, 30]
    assert [len(shown(build, page).find_all("h2")) for page in pages] == [1, 1, 1]
    pager = shown(build, pages[1]).select_one(".bd-pager")
    assert [link["href"] for link in pager.select("a")] == ["../", "../3/"] and pager.strong.get_text() == "Tingkat B (1)"


def test_a_long_list_without_groups_goes_over_numbered_pages(tmp_path: Path) -> None:
    many = {f"content/methods/m{number:03}.yml": head(f"Metode {number:03}") + METHOD for number in range(125)}
    build = small_build(tmp_path, many)
    pages = [ListPage("method", number) for number in (1, 2, 3)]
    assert [page_of(build, page, "en").title for page in pages] == ["Methods (1)", "Methods (2)", "Methods (3)"]
    assert [len(shown(build, page).select("li > strong > a")) for page in pages] == [42, 42, 41]


# The home page.


def test_home_leads_a_newcomer_to_situations_sheets_tools_and_kinds(tmp_path: Path) -> None:
    guide = head("Warga menolak") + "group: situasi\nsituation: {id: Warga *menolak*, en: People refuse}\n"
    build = small_build(tmp_path, {**FILES, "content/guides/menolak.yml": guide})
    page = shown(build, HOME)
    assert page.h1.get_text().startswith("Panduan lapangan")
    assert [link.get_text() for link in page.select(".bd-tiles")[0].select("a")] == ["Warga menolak"]
    assert page.find("a", string="Bandingkan peran")["href"] == "peran/bandingkan/"
    assert {"peran/", "glosarium/"} <= {link["href"] for link in page.select(".bd-tiles--small a")}
    assert page.select_one(".bd-note") is None  # without checklists there is nothing to count


def test_the_emergency_page_is_one_tap_from_home_and_from_what_leads_to_danger(tmp_path: Path) -> None:
    files = {
        "content/guides/darurat.yml": head("Bila terluka") + "group: darurat\ndiscreet: true\n",
        "content/roles/pld.yml": role("PLD", "desa") + "leads_to_danger: true\n",
    }
    build = small_build(tmp_path, files)
    for page, href in ((HOME, "panduan/darurat/"), (RecordPage("role", "pld"), "../../panduan/darurat/")):
        assert shown(build, page).select_one(".bd-danger a")["href"] == href
    assert not shown(build, RecordPage("term", "desa")).select(".bd-danger")
    assert not shown(build, RecordPage("guide", "darurat")).select(".bd-danger")


def test_a_site_without_anything_still_has_a_home(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    build = Build(tmp_path)
    assert [page.url for page in build.site.pages] == ["", "perubahan/", "data-terbuka/", "en/", "en/changes/", "en/open-data/"]
    assert BeautifulSoup(build.site.pages[0].content.html, "html5lib").h1
    assert build.exported
