"""The search over the real base: the browser's ranking is Python's, judged queries find their pages, danger comes first."""

import gzip
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import pytest
import yaml
from small import LISTS, ask_worker, run_worker, write

from berdaya.cache import Cache
from berdaya.build import Build
from berdaya.search import SearchDocument, SearchSite, answer, build_search, search_documents, tables
from berdaya.search.analyser import analyser
from berdaya.search.words import words

ROOT = Path(__file__).parents[2]
JUDGEMENTS = ROOT / "tests/search/judgements"
LANGS = ("id", "en")


@pytest.fixture(scope="module")
def documents(built_build: Build) -> Sequence[SearchDocument]:
    """What the search knows of every page of this project."""
    return search_documents(built_build.published)


@pytest.fixture(scope="module")
def site(documents: Sequence[SearchDocument]) -> SearchSite:
    """The search of this project."""
    return build_search(documents, LISTS)


def judged(lang: str) -> list[Mapping[str, object]]:
    return yaml.safe_load((JUDGEMENTS / f"{lang}.yml").read_text(encoding="utf-8"))


def slipped(query: str) -> str:
    """The query with two letters of its longest word exchanged."""
    longest = max(query.split(), key=len)
    return query.replace(longest, longest[:1] + longest[2:3] + longest[1:2] + longest[3:]) if len(longest) > 3 else query


@pytest.mark.parametrize("lang", LANGS)
def test_browser_ranks_the_real_base_as_python_does(site, lang, tmp_path):
    """Every judged query, each fifth while it is typed, and each third with a slip: the same pages and scores."""
    write(site, tmp_path)
    queries = [str(row["q"]) for row in judged(lang)]
    queries += [query[:length] for query in queries[::5] for length in range(1, len(query), 3)] + [slipped(query) for query in queries[::3]]
    differing = []
    for query, shown in zip(queries, ask_worker(tmp_path, site.worker, lang, queries), strict=True):
        mine = [(hit.document.url, hit.score) for hit in answer(site.indexes[lang], query).hits[:10]]
        if [(item[0]["location"], item[0]["score"]) for item in shown["items"]] != mine:
            differing.append(query)
    assert len(queries) > 500 and differing == []


MOST_BYTES = 35_000
"""Compressed, on top of the page, for the first answer: on a slow network (30 KB a second) little more than a second."""


@pytest.mark.parametrize("lang", LANGS)
def test_a_first_answer_reads_little(site, lang, tmp_path):
    """Whatever is asked first, and with the worker itself: the whole of what a search costs on top of the page."""
    write(site, tmp_path)
    worker = len(gzip.compress((tmp_path / site.worker).read_bytes(), 9))
    queries = [str(row["q"]) for row in judged(lang)[::20]]
    costs = {query: worker + run_worker(tmp_path, site.worker, lang, [query])["bytes"] for query in queries}
    assert len(costs) > 12 and {query: cost for query, cost in costs.items() if cost > MOST_BYTES} == {}


@pytest.mark.parametrize("lang", LANGS)
def test_judged_queries_find_their_page_among_the_first_three(site, documents, lang):
    """Far below what is reached (``scripts/evaluate_search.py`` says what that is): a fault, not a lost place, fails here."""
    keys = {document.key for document in documents}
    rows = [row for row in judged(lang) if keys & set(row["want"])]
    right = [row for row in rows if set(row["want"]) & {hit.document.key for hit in answer(site.indexes[lang], str(row["q"])).hits[:3]}]
    assert len(right) >= 0.9 * len(rows)


@pytest.mark.parametrize("lang", LANGS)
def test_pages_for_people_in_danger_come_first_for_their_own_words(site, documents, lang):
    own = [document for document in documents if document.comes_first and document.lang == lang]
    wordings = [(document.key, text) for document in own for text in (document.title, *document.names, *document.asked)]
    first = {text: next((hit.document.key for hit in answer(site.indexes[lang], text).hits), "") for _, text in wordings}
    assert len(wordings) > 20
    assert [(key, text) for key, text in wordings if first[text] != key] == []


def test_pages_for_people_in_danger_are_found_in_the_other_language(site, documents):
    page = next(document for document in documents if document.comes_first and document.lang == "en")
    hits = [answer(site.indexes["id"], text).hits for text in page.asked]
    assert [text for text, found in zip(page.asked, hits, strict=True) if not found or found[0].document.key != page.key] == []


@pytest.mark.parametrize(("lang", "query", "key"), [("id", "daftar semua metode", "index/method"), ("en", "list of all forms", "index/form")])
def test_a_list_is_found_by_its_own_wordings(site, lang, query, key):
    assert key in [hit.document.key for hit in answer(site.indexes[lang], query).hits[:3]]


def test_no_print_is_searched_and_every_record_page_is(documents, built_build):
    library = built_build.library
    found = {document.key for document in documents if document.lang == "id"}
    assert not [key for key in found if key.startswith("print/")]
    assert {record.key for record in library.records if record.data.has_page} <= found


def test_one_edited_record_changes_little_of_the_search(documents: Sequence[SearchDocument], tmp_path: Path) -> None:
    """A phone that keeps the whole site pays for what changed: at most a twentieth of the search's bytes."""
    cache = Cache(tmp_path)
    before = {artifact.path: artifact.content for artifact in build_search(documents, LISTS, cache).artifacts}
    long = max(range(len(documents)), key=lambda place: sum(len(section.text) for section in documents[place].sections))
    usual = next(place for place, document in enumerate(documents) if document.key == "method/diagram-venn")
    for place, other in ((usual, long), (long, usual)):
        sections = documents[place].sections
        text = sections[0].text.split()[:60] + documents[other].sections[0].text.split()[:60]
        rewritten = msgspec.structs.replace(documents[place], sections=(msgspec.structs.replace(sections[0], text=" ".join(text)), *sections[1:]))
        edited = [*documents[:place], rewritten, *documents[place + 1 :]]
        after = {artifact.path: artifact.content for artifact in build_search(edited, LISTS, cache).artifacts}
        assert after.keys() == before.keys()
        changed = sum(len(content) for path, content in after.items() if before[path] != content)
        assert 0 < changed <= 0.05 * sum(map(len, before.values())), documents[place].key


def test_a_record_that_comes_goes_or_is_renamed_changes_little_of_the_search(documents: Sequence[SearchDocument], tmp_path: Path) -> None:
    """The longest page of each of the wordiest kinds, in both languages: its words lie in the most files. Left out is the page for people in
    danger, to which 500 words lead that no other page has; it comes and goes once."""
    cache = Cache(tmp_path)
    before = searched_bytes(documents, cache)
    most = 0.05 * sum(map(len, before.values()))
    longest: dict[str, SearchDocument] = {}
    for document in documents:
        kind = document.key.partition("/")[0]
        if not document.comes_first and document.weight and lengths(document) > lengths(longest.get(kind)):
            longest[kind] = document
    keys = [document.key for document in sorted(longest.values(), key=lengths, reverse=True)[:8]]
    costs = {}
    for place, key in enumerate(keys):
        without = searched_bytes([document for document in documents if document.key != key], cache)
        costs[f"{key} deleted"] = changed_bytes(before, without)
        costs[f"{key} added"] = changed_bytes(without, before)
        if place % 4 == 0:
            renamed = [msgspec.structs.replace(one, key=f"{key}-baru", url=f"{one.url}baru/") if one.key == key else one for one in documents]
            costs[f"{key} renamed"] = changed_bytes(before, searched_bytes(renamed, cache))
    assert min(costs.values()) > 0 and {name: cost / most / 20 for name, cost in costs.items() if cost > most} == {}


def searched_bytes(documents: Sequence[SearchDocument], cache: Cache) -> dict[str, bytes]:
    return {artifact.path: artifact.content for artifact in build_search(documents, LISTS, cache).artifacts}


def changed_bytes(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> int:
    """What a phone that keeps all must fetch: files that are new or have changed."""
    return sum(len(content) for path, content in after.items() if before.get(path) != content)


def lengths(document: SearchDocument | None) -> int:
    return sum(len(section.text) for section in document.sections) if document else 0


@pytest.mark.parametrize(
    ("lang", "query"),
    [
        ("id", "pelecehan saat rapat"),
        ("id", "pelecehn saat rapat desa"),
        ("id", "petugas lapangan dilecehkan"),
        ("id", "guru ngaji meraba anak murid"),
        ("id", "aturan desa kalau ada yang diperkosa"),
        ("id", "harassment waktu pelatihan"),
        ("en", "groped by a colleague during the training"),
        ("en", "village meeting about a rape"),
        ("en", "pelecehan in the office"),
    ],
)
def test_words_of_danger_lead_to_their_page_in_any_company(site, lang, query):
    assert answer(site.indexes[lang], query).hits[0].document.comes_first


@pytest.mark.parametrize(
    ("lang", "query"),
    [
        ("id", "undangan rapat pukul delapan"),
        ("id", "keran umum mati"),
        ("id", "RAB pelatihan"),
        ("en", "keep in touch with partners"),
        ("en", "grapes"),
    ],
)
def test_words_that_only_look_like_danger_lead_elsewhere(site, lang, query):
    assert not answer(site.indexes[lang], query).hits[0].document.comes_first


@pytest.mark.parametrize("lang", LANGS)
def test_words_of_danger_say_all_of_themselves(lang):
    """A stop word among them would leave a phrase that says something else: of *mau mati* only *mati* is searched."""
    tool = analyser(lang)
    assert tables.danger(lang)
    assert [phrase for phrase in tables.danger(lang) if not all(tool.meaning[word] for word in words(phrase))] == []
