"""The files of the search: same bytes every time, small before the reader touches them, and steady when a page changes."""

import gzip
import re

import msgspec
import pytest
from neutral import neutral_documents
from small import LISTS, ROWS, document, small_search

from berdaya.cache import Cache
from berdaya.search import SearchDocument, SearchSite, Section, build_search
from berdaya.search import build as analyses
from berdaya.search.browser import slim
from berdaya.search.index import numbered
from berdaya.search.parts import file_name


def contents(site: SearchSite) -> dict[str, bytes]:
    return {artifact.path: artifact.content for artifact in site.artifacts}


def with_sentence(documents: list[SearchDocument], sentence: str) -> list[SearchDocument]:
    """The same pages, the first with one more sentence."""
    first = documents[0]
    section = first.sections[0]
    longer = (Section(section.anchor, section.heading, f"{section.text} {sentence}"), *first.sections[1:])
    return [msgspec.structs.replace(first, sections=longer), *documents[1:]]


def test_same_pages_give_the_same_bytes_in_any_order():
    again = build_search([document(row, lang) for lang in ("en", "id") for row in reversed(ROWS)], LISTS)
    assert contents(again) == contents(small_search())


def test_kept_analyses_and_worker_processes_give_the_same_bytes(tmp_path):
    documents = neutral_documents(100, words=75)
    plain = contents(build_search(documents, LISTS))
    cache = Cache(tmp_path)
    assert contents(build_search(documents, LISTS, cache, workers=2)) == plain
    cache.save()
    assert contents(build_search(documents, LISTS, Cache(tmp_path))) == plain


def test_one_edited_page_costs_one_analysis(tmp_path, monkeypatch):
    documents = neutral_documents(20, words=75)
    cache = Cache(tmp_path)
    build_search(documents, LISTS, cache)
    cache.save()
    made = []
    analysed = analyses.analysed
    monkeypatch.setattr(analyses, "analysed", lambda page, shorts: made.append(page.key) or analysed(page, shorts))
    build_search(with_sentence(documents, "warga bertemu"), LISTS, Cache(tmp_path))
    assert made == [documents[0].key]


def test_a_sentence_changes_few_files_and_no_name():
    documents = neutral_documents(150)
    sentence = " ".join(documents[1].sections[0].text.split()[:8])
    before = contents(build_search(documents, LISTS))
    after = contents(build_search(with_sentence(documents, sentence), LISTS))
    assert before.keys() == after.keys()
    changed = [path for path in after if after[path] != before[path]]
    assert changed and sum(len(after[path]) for path in changed) <= 0.02 * sum(map(len, after.values()))


def test_pages_say_nothing_of_the_index():
    """The paths that every page names stay the same whatever the pages say: no other page changes with one."""
    fewer = build_search([document(row, lang) for lang in ("id", "en") for row in ROWS[1:]], LISTS)
    assert fewer.worker == small_search().worker


@pytest.mark.parametrize("count", [3, 100, 500])
def test_pages_keep_their_numbers_when_one_comes(count):
    pages = [SearchDocument(f"term/{number}", "", "id", "") for number in range(count)]
    before = {page.key: number for number, page in numbered(pages[1:]).items()}
    after = {page.key: number for number, page in numbered(pages).items()}
    moved = [key for key in before if before[key] != after[key]]
    assert len(moved) <= 3


def test_little_loads_before_the_first_query():
    site = small_search()
    (size,) = [len(gzip.compress(artifact.content)) for artifact in site.artifacts if artifact.path == site.worker]
    assert size <= 2 * 1024


def test_names_stay_below_one_folder():
    site = small_search()
    assert re.fullmatch(r"assets/search/worker\.[0-9a-f]{10}\.js", site.worker)
    assert all(artifact.path.startswith("assets/search/") for artifact in site.artifacts)


@pytest.mark.parametrize(("start", "name"), [("", ""), ("mem", "mem"), ("a b", "a_20_b"), ("désa", "d_e9_sa"), ("x~en", "x_7e_en")])
def test_a_part_is_named_by_its_start(start, name):
    assert file_name(start) == name


def test_slimming_keeps_every_line_of_code():
    source = '/** A note\n * over lines. */\nconst a = "// no comment"; // kept\n  // gone\n/** @type {A} */ (call());\n/** @param {A} a @param {B} b */\n  end();\n'
    assert slim(source) == 'const a = "// no comment"; // kept\n(call());\nend();\n'
