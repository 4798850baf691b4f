"""The pages to print: everything of a section or a record at once, valid, nothing to tap, and out of every list of pages."""

import re
from collections import Counter

import pytest
from bs4 import BeautifulSoup

from berdaya.build import Build
from berdaya.export.sitemap import sitemap
from berdaya.model.language import CODES
from berdaya.model.pages import ListPage, RecordPage, RecordPrint, SectionPrint
from berdaya.pages.page import Page
from tests.small_builds import page_of, shown, small_build

REVIEWED = "reviewed: 2026-11-01\n"
ROLE = """title: {id: Kader, en: Cadre}
summary: {id: Warga yang membantu., en: A resident who helps.}
slug: {en: cadre}
group: warga
focus: {id: Dekat warga., en: Close to residents.}
works_for: {id: Desa., en: The village.}
works_where: {id: Dusun., en: The hamlet.}
requirement: {id: Tinggal di sana., en: Lives there.}
duties: [{id: Mengajak., en: Invite.}]
first_week: [{id: Datangi sepuluh rumah., en: Visit ten houses.}]
competencies: [mendengar]
sources: [buku]
"""
COMPETENCY = """title: {id: Mendengar, en: Listening}
summary: {id: Memahami dulu., en: Understand first.}
group: sosial
done_well: {id: Orang merasa didengar., en: People feel heard.}
levels:
  baru: {id: Tingkat satu., en: Level one.}
  bekerja: {id: Tingkat dua., en: Level two.}
  mahir: {id: Tingkat tiga., en: Level three.}
  membimbing: {id: Tingkat empat., en: Level four.}
evidence: [{id: Catatan., en: Notes.}]
practice: {id: Dengarkan satu orang., en: Listen to one person.}
sources: [buku]
"""
SOURCE = "title: Buku desa\nsummary: {id: Tentang desa., en: On villages.}\nauthor: Tim\ntier: A\nurls: ['https://contoh.example/a_b#c']\n"
TERM = "title: {id: musyawarah, en: deliberation}\nsummary: {id: Bicara untuk mufakat., en: Talking to agree.}\nother_names: {id: [rembuk], en: [parley]}\nsources: [buku]\n"
METHOD = """title: {id: Jalan bersama, en: Walking together}
summary: {id: Melihat desa sambil berjalan., en: Seeing the village on foot.}
purpose: {id: Mengenal tempat lewat musyawarah., en: Knowing the place through deliberation.}
when: {id: Pada awal., en: At the start.}
when_not: {id: Saat banjir., en: In a flood.}
time: {id: Dua jam., en: Two hours.}
people: {id: Lima orang., en: Five people.}
tools: [{id: Peta., en: A map.}]
steps: [{id: Ajak warga., en: Invite people.}, {id: Catat **dengan cermat**., en: Note **with care**.}]
risks: [{id: Lupa air., en: Forgetting water.}]
success: [{id: Semua pulang., en: All come home.}]
sources: [buku]
facts: [{text: {id: Jalan itu sehat., en: Walking is healthy.}, sources: [buku], status: belum-diverifikasi}]
example: {text: {id: Ibu A berjalan., en: Mrs A walked.}}
next_step: {id: "Lihat [tantangan](challenge/sepi).", en: "See [the challenge](challenge/sepi)."}
"""
CHALLENGE = """title: {id: Sepi, en: Nobody comes}
summary: {id: Tidak ada yang datang., en: No one turns up.}
early_signs: [{id: Kursi kosong., en: Empty chairs.}]
causes: [{id: Musim panen., en: Harvest time.}]
attempts: [{id: Ganti hari., en: Change the day.}]
get_help: {id: Bila terus sepi., en: If it goes on.}
sources: [buku]
"""
GUIDE = "title: {id: Mulai, en: Begin}\nsummary: {id: Cara mulai., en: How to begin.}\ngroup: dasar\nsources: [buku]\n"
BODY = (
    "Kata penting[^1], lihat [di bawah](#dua-hal).\n\n## Dua hal\n\n| Hal | Isi |\n|---|---|\n| Satu | [Sepi](challenge/sepi) |\n\n- butir\n\n"
    "#### Dalam\n\n> kutipan\n\n[^1]: catatan kaki\n"
)
FILES = {
    "content/sources/buku.yml": SOURCE + REVIEWED,
    "glossary/musyawarah.yml": TERM + REVIEWED,
    "content/methods/jalan.yml": METHOD + REVIEWED,
    "content/challenges/sepi.yml": CHALLENGE + REVIEWED,
    "content/guides/mulai.yml": GUIDE + REVIEWED,
    "content/guides/lagi.yml": GUIDE.replace("Mulai", "Lagi").replace("Begin", "Again") + REVIEWED,
    **{f"content/guides/{name}.{code}.md": BODY for name in ("mulai", "lagi") for code in CODES},
    "content/roles/kader.yml": ROLE + REVIEWED,
    "content/competencies/mendengar.yml": COMPETENCY + REVIEWED,
}
KADER = RecordPrint("role", "kader")


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return small_build(tmp_path_factory.mktemp("cetak"), FILES)


@pytest.fixture(scope="module")
def prints(build: Build) -> list[Page]:
    return [page for page in build.site.pages if page.is_print]


@pytest.mark.parametrize(
    ("page", "lang", "url", "said"),
    [
        (SectionPrint("start"), "id", "cetak/mulai/", ("Cara mulai.", "kutipan", "catatan kaki", "Buku desa")),
        (SectionPrint("methods"), "en", "en/print/cycle-and-methods/", ("Knowing the place", "Forgetting water.", "(not yet verified)", "Mrs A walked.")),
        (SectionPrint("glossary"), "id", "cetak/glosarium/", ("musyawarah", "deliberation", "Bicara untuk mufakat.", "rembuk")),
        (SectionPrint("sources"), "id", "cetak/sumber/", ("Buku desa", "https://contoh.example/a_b#c")),
        (KADER, "id", "cetak/peran-kader/", ("Datangi sepuluh rumah.", "Tingkat satu.", "Tingkat empat.", "Buku desa")),
        (KADER, "en", "en/print/role-cadre/", ("Visit ten houses.", "Level three.")),
    ],
)
def test_a_page_to_print_says_all_that_its_records_say(build: Build, page, lang: str, url: str, said: tuple[str, ...]) -> None:
    assert page_of(build, page, lang).url == url
    text = shown(build, page, lang).get_text()
    assert [words for words in said if words not in text] == []


def test_no_anchor_is_there_twice_and_every_inner_link_arrives(prints: list[Page]) -> None:
    for page in prints:
        anchors = Counter(re.findall(r'\bid="([^"]+)"', page.content.html))
        assert [anchor for anchor, times in anchors.items() if times > 1] == [], page.url
        assert set(re.findall(r'href="#([^"]+)"', page.content.html)) <= set(anchors), page.url


def test_headings_skip_no_level(prints: list[Page]) -> None:
    for page in prints:
        levels = [int(level) for level in re.findall(r"<h(\d)", page.content.html)]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:])), (page.url, levels)


def test_there_is_nothing_to_tap(prints: list[Page]) -> None:
    for page in prints:
        soup = BeautifulSoup(page.content.html, "html5lib")
        assert soup.select("button, input:not([disabled]), form, script, details, [data-term], .bd-more, .bd-danger") == [], page.url


def test_sources_are_numbered_over_the_whole_print(build: Build) -> None:
    soup = shown(build, SectionPrint("methods"))
    (source,) = soup.select(".bd-print-source")
    assert source["id"] == "sumber-1" and source.get_text().startswith("[1] Buku desa. Tim.")
    assert {link["href"] for link in soup.select(".bd-cite")} == {"#sumber-1"}


def test_a_print_of_several_kinds_has_a_heading_for_each_and_contents(build: Build) -> None:
    soup = shown(build, SectionPrint("start"))
    assert [link.get_text() for link in soup.select(".bd-print-toc a")] == ["Lagi", "Mulai"]
    assert [soup.find(id=link["href"][1:]).name for link in soup.select(".bd-print-toc a")] == ["h2", "h2"]


def test_sections_and_roles_link_to_their_print(build: Build) -> None:
    assert shown(build, ListPage("method")).find("a", string="Cetak bagian ini")["href"] == "../cetak/siklus-dan-metode/"
    assert shown(build, RecordPage("role", "kader"), "en").find("a", href="../../print/role-cadre/")


def test_the_sitemap_and_the_search_pass_prints_by(build: Build, prints: list[Page]) -> None:
    (artifact,) = sitemap(build.published, build.cache)
    assert prints and not re.search(rb"/cetak/|/print/", artifact.content)
    assert all(page.content.headings == () for page in prints)


def test_a_print_of_a_page_that_waits_for_its_translation_marks_the_text(tmp_path) -> None:
    only = {name: re.sub(r", en: [^}]*}", "}", text) if name.startswith("content/challenges") else text for name, text in FILES.items()}
    soup = shown(small_build(tmp_path, only), SectionPrint("challenges"), "en")
    assert soup.select_one("h2.bd-print-record")["lang"] == "id"
    assert soup.select_one('.bd-print-toc a[lang="id"]').get_text() == "Sepi"
    assert soup.find(string="Kursi kosong.").find_parent(lang="id").name != "html"
