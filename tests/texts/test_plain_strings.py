"""Fields that are plain strings (authors, citations, codes) are shown as they are written, on every page that shows them."""

import pytest
from bs4 import BeautifulSoup

from berdaya.build import Build
from tests.small_builds import EDITION, TODAY
from tests.small_sites import GOOD, SOURCE, write_site

HOSTILE = "<img src=x onerror=alert(1)> & [k](javascript:alert(2)) *a* _b_ `c` [d]: e \\ {: onclick=f }"
LAW = f"""title: {{id: Satu, en: One}}
summary: {{id: Tentang desa., en: On villages.}}
citation: '{HOSTILE}'
issuer: {{id: Presiden, en: President}}
points: [{{id: Satu., en: One.}}]
sources: [buku]
reviewed: 2026-11-01
"""
ROLE = f"""title: {{id: Kader, en: Cadre}}
summary: {{id: Warga yang membantu., en: A resident who helps.}}
group: warga
focus: {{id: Dekat warga., en: Close to residents.}}
works_for: {{id: Desa., en: The village.}}
works_where: {{id: Dusun., en: The hamlet.}}
requirement: {{id: Tinggal di sana., en: Lives there.}}
duties: [{{id: Mengajak., en: Invite.}}]
codes: [{{system: ISCO-08, code: '{HOSTILE}', title: '{HOSTILE}'}}]
sources: [buku]
reviewed: 2026-11-01
"""
FILES = {
    **GOOD,
    "content/sources/buku.yml": SOURCE + f"author: '{HOSTILE}'\npublisher: '{HOSTILE}'\nyear: '{HOSTILE}'\n",
    "content/laws/satu.yml": LAW,
    "content/roles/kader.yml": ROLE,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """What the check would say of such fields does not count here."""
    return Build(write_site(tmp_path_factory.mktemp("harfiah"), FILES), EDITION, today=TODAY)


def html_of(site: Build, key: str) -> str:
    return next(page.content.html for page in site.site.pages if (page.key, page.lang) == (key, "id"))


@pytest.mark.parametrize("key", ["law/satu", "role/kader", "source/buku", "term/desa", "index/source", "print/section-laws", "print/section-sources", "print/role-kader"])
def test_a_plain_string_is_shown_as_it_is_written(site: Build, key: str) -> None:
    assert HOSTILE in BeautifulSoup(html_of(site, key), "html5lib").get_text()


def test_a_plain_string_makes_no_element_and_no_link(site: Build) -> None:
    for page in site.site.pages:
        soup = BeautifulSoup(page.content.html, "html5lib")
        assert not soup.select("img, script, [onerror], [onclick], a[href^=javascript]"), page.key


def test_a_plain_string_is_the_same_words_for_search_and_exports(site: Build) -> None:
    (found,) = (page for page in site.site.pages if (page.key, page.lang) == ("source/buku", "id"))
    assert sum(HOSTILE in heading.text for heading in found.content.headings) == 1
