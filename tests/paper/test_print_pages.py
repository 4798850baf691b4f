"""The pages to print: everything of a section or a role at once, valid, and out of every list of pages."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from book_samples import library_of
from paper_samples import documents_of

from berdaya.cache import Cache
from berdaya.model.language import CODES
from berdaya.pages.site import site_pages

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


@pytest.fixture(scope="module")
def pages(library):
    """Every page of the sample by its address."""
    return {page.url: page for page in site_pages(documents_of(library), {}, Cache(None), 0).pages}


def prints(pages, lang: str):
    return [page for page in pages.values() if page.is_print and page.lang == lang]


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
def test_a_page_to_print_says_all_that_its_records_say(pages, lang, url, said) -> None:
    html = pages[url].content.html
    assert pages[url].lang == lang
    assert not [words for words in said if words not in html]


@pytest.mark.parametrize("lang", CODES)
def test_no_anchor_is_there_twice_and_every_inner_link_arrives(pages, lang) -> None:
    for page in prints(pages, lang):
        anchors = Counter(re.findall(r'\bid="([^"]+)"', page.content.html))
        assert not [anchor for anchor, times in anchors.items() if times > 1], page.url
        assert set(re.findall(r'href="#([^"]+)"', page.content.html)) <= set(anchors), page.url


@pytest.mark.parametrize("lang", CODES)
def test_headings_skip_no_level(pages, lang) -> None:
    for page in prints(pages, lang):
        levels = [int(level) for level in re.findall(r"<h(\d)", page.content.html)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), (page.url, levels)


def test_sections_and_roles_link_to_their_print(pages) -> None:
    assert 'href="../cetak/siklus-dan-metode/"' in pages["metode/"].content.html
    assert 'href="../../print/role-cadre/"' in pages["en/roles/cadre/"].content.html
