"""The pages to print: everything of a section or a role at once, valid, and out of every list of pages."""

import re
from collections import Counter

import pytest
from handbook_samples import library_of

from berdaya.mkdocs_plugin.alternates import Alternates
from berdaya.model.language import CODES
from berdaya.model.page import Site
from berdaya.render import render
from berdaya.render.html import to_html
from berdaya.render.print_pages import print_pages
from berdaya.render.print_record import demoted

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
reviewed: 2026-11-01
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
reviewed: 2026-11-01
"""
FILES = {"content/roles/kader.yml": ROLE, "content/competencies/mendengar.yml": COMPETENCY}


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    return library_of(tmp_path_factory.mktemp("cetak"), FILES)


def page_at(library, lang: str, url: str):
    return next(page for page in print_pages(library, lang) if page.url == url)


@pytest.mark.parametrize(
    ("lang", "url", "said"),
    [
        ("id", "cetak/mulai/", ("Cara mulai.", "kutipan", "Buku desa")),
        ("en", "en/print/cycle-and-methods/", ("Knowing the place", "Forgetting water.", "(not yet verified)", "Mrs A walked.")),
        ("id", "cetak/glosarium/", ("musyawarah", "deliberation", "Bicara untuk mufakat.", "rembuk")),
        ("id", "cetak/sumber/", ("Buku desa", "https://contoh.example/a_b#c")),
        ("id", "cetak/peran-kader/", ("Datangi sepuluh rumah.", "Tingkat satu.", "Tingkat empat.")),
        ("en", "en/print/role-cadre/", ("Visit ten houses.", "Level three.")),
    ],
)
def test_a_page_to_print_says_all_that_its_records_say(library, lang, url, said) -> None:
    html = to_html(page_at(library, lang, url).markdown)
    assert not [words for words in said if words not in html]


@pytest.mark.parametrize("lang", CODES)
def test_no_anchor_is_there_twice_and_every_inner_link_arrives(library, lang) -> None:
    for page in print_pages(library, lang):
        html = to_html(page.markdown)
        anchors = Counter(re.findall(r'\bid="([^"]+)"', html))
        assert not [anchor for anchor, times in anchors.items() if times > 1], page.url
        assert set(re.findall(r'href="#([^"]+)"', html)) <= set(anchors), page.url
        assert "{" not in re.sub(r"<[^>]*>", "", html), "an attribute list that Markdown did not read"


@pytest.mark.parametrize("lang", CODES)
def test_headings_skip_no_level(library, lang) -> None:
    for page in print_pages(library, lang):
        levels = [int(level) for level in re.findall(r"<h(\d)", to_html(page.markdown))]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:])), (page.url, levels)


def test_sections_and_roles_link_to_their_print(library) -> None:
    pages = {(page.key, page.lang): page.markdown for page in render(library).pages}
    assert "[Cetak bagian ini](../cetak/siklus-dan-metode.md)" in pages["index/method", "id"]
    assert "(../print/role-cadre.md)" in pages["role/kader", "en"]


def test_the_sitemap_and_the_menu_pass_prints_by(library) -> None:
    site: Site = render(library)
    assert any(page.is_print for page in site.pages)
    assert not [entry.url for entry in Alternates(site, "https://contoh.example/").sitemap() if "/cetak/" in entry.url or "/print/" in entry.url]
    assert not [item for sections in site.menus.values() for item in sections if "cetak/" in item.item.url]


def test_demoting_leaves_code_alone() -> None:
    assert demoted("# a\n\n```\n# b\n```\n\n###### c\n#d", 2) == "### a\n\n```\n# b\n```\n\n###### c\n#d"
