"""The files of the search: same bytes every time, small before the reader touches them, named by content."""

import gzip
import re

from small import ROWS, LISTS, document, small_search

from berdaya.search import build_search, sections
from berdaya.search.browser import slim

HTML = """
<h1 id="t">Judul<a class="headerlink" href="#t">¶</a></h1>
<p>Pembuka &amp; <b>isi</b><sup>1</sup></p>
<h2 id="satu">Satu<a class="headerlink" href="#satu">¶</a></h2>
<ul><li>apel</li><li>jeruk</li></ul><script>bukan()</script><br>
<div hidden>rahasia</div><div data-search-exclude>tautan</div>
<h2 id="terkait" data-search-exclude>Terkait</h2><ul><li>lain</li></ul>
<h3 id="dua">Dua</h3><table><tr><td>a</td><td>b</td></tr></table><p>tak tertutup
"""


def test_page_is_cut_into_sections_as_the_reader_sees_them():
    found = [(section.anchor, section.heading, section.text) for section in sections(HTML)]
    assert found == [("", "", "Pembuka & isi1"), ("satu", "Satu", "apel jeruk"), ("dua", "Dua", "a b tak tertutup")]


def test_same_pages_give_the_same_bytes():
    again = build_search([document(row, lang) for lang in ("id", "en") for row in ROWS], LISTS)
    assert again.artifacts == small_search().artifacts


def test_changed_text_changes_the_folder_and_the_worker():
    changed = build_search([document(row, lang) for lang in ("id", "en") for row in ROWS[1:]], LISTS)
    assert changed.worker != small_search().worker
    assert changed.box == small_search().box


def test_little_loads_before_the_first_query():
    site = small_search()
    early = (site.worker, site.box, "search/search_index.json")
    sizes = [len(gzip.compress(artifact.content)) for artifact in site.artifacts if artifact.path in early]
    assert len(sizes) == 3 and sum(sizes) <= 3 * 1024


def test_names_are_hashed_and_stay_below_one_folder():
    site = small_search()
    assert re.fullmatch(r"assets/search/worker\.[0-9a-f]{10}\.js", site.worker)
    others = [artifact.path for artifact in site.artifacts if not artifact.path.startswith("assets/search/")]
    assert others == ["search/search_index.json", "search/search_index.js"]


def test_slimming_keeps_every_line_of_code():
    source = '/** A note\n * over lines. */\nconst a = "// no comment"; // kept\n  // gone\n  call();\n'
    assert slim(source) == 'const a = "// no comment"; // kept\ncall();\n'
