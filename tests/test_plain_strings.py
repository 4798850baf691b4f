"""Fields that are plain strings (authors, citations, codes) are shown as they are written, on every page that shows them."""

import html
import re
from pathlib import Path

import pytest

from berdaya.check import check_shapes
from berdaya.load import load
from berdaya.relate import relate
from berdaya.render import render
from berdaya.render.html import to_html
from berdaya.render.inline import literal
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
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The HTML of every Indonesian page, by key; what the check would say of such fields does not count here."""
    root: Path = write_site(tmp_path_factory.mktemp("harfiah"), FILES)
    library = relate(check_shapes(load(root).drafts)[0])
    return {page.key: to_html(page.markdown) for page in render(library).pages if page.lang == "id"}


@pytest.mark.parametrize("key", ["law/satu", "role/kader", "source/buku", "term/desa", "index/source", "print/section-laws", "print/section-sources"])
def test_a_plain_string_is_shown_as_it_is_written(shown, key: str) -> None:
    assert HOSTILE in html.unescape(re.sub(r"<(?!img)[^>]*>", "", shown[key]))


def test_a_plain_string_makes_no_element_and_no_link(shown) -> None:
    for key, page in shown.items():
        assert not re.search(r"<img|href=.javascript|<[^>]*\sonclick", page), key


def test_a_plain_string_of_several_lines_starts_no_block() -> None:
    assert to_html(f"- {literal('a' + chr(10) * 2 + '# b')}") == "<ul>\n<li>a # b</li>\n</ul>"
