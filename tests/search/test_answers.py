"""Queries answered on a small site: what is found, in which order, and that the browser says the same."""

import json
import subprocess

import pytest
from node_runtime import NODE
from small import HOST, LISTS, Row, ask_worker, document, small_search, write

from berdaya.search import Counterpart, SearchDocument, answer, build_indexes, build_search

FOUND = [
    # query, language, first page, why
    ("rencana", "id", "competency/rencana", "a root finds its affixed form"),
    ("merencanakannya", "id", "competency/rencana", "an affixed form that no text has"),
    ("daya", "id", "term/pemberdayaan", "a root inside a confix"),
    ("PEMBERDAYAAN", "id", "term/pemberdayaan", "capitals"),
    ("anak2 muda", "id", "challenge/tolak", "a doubled word in chat spelling"),
    ("empowerment", "id", "term/pemberdayaan", "the other language"),
    ("musyawarah", "en", "term/musyawarah", "the other language, the other way"),
    ("bpd", "id", "term/bpd", "an abbreviation"),
    ("badan permusyawaratan desa", "id", "term/bpd", "and its long form"),
    ("rembug", "id", "term/musyawarah", "another spelling of another name"),
    ("musyawrah", "id", "term/musyawarah", "a letter left out"),
    ("pemberdyaan", "id", "term/pemberdayaan", "a letter left out in the middle"),
    ("emberdayaan", "id", "term/pemberdayaan", "the first letter left out"),
    ("deliberaton", "en", "term/musyawarah", "a slip in English"),
    ("musya", "id", "term/musyawarah", "a word being typed"),
    ("program planing", "en", "competency/rencana", "American spelling and a slip"),
    ("bagaimana kalau warga menolak?", "id", "challenge/tolak", "a whole question"),
    ("gmn kalo susah ngajakin warga", "id", "challenge/tolak", "chat spelling, and a wording that no page shows"),
    ("undangannya kosonggg", "id", "challenge/tolak", "a stretched word"),
    ("warga", "id", "guide/bahaya", "a wording of a page that comes first, though others have the word in their titles"),
    ("dipukul suaminya", "id", "guide/bahaya", "the same with other affixes"),
    ("tidak aman", "id", "guide/bahaya", "the same with a stop word"),
    ("tolong saya", "id", "guide/bahaya", "the same of nothing but stop words"),
    ("violence", "id", "guide/bahaya", "the same in the other language"),
]


@pytest.mark.parametrize(("query", "lang", "key", "why"), FOUND, ids=[row[0] for row in FOUND])
def test_query_finds_this_page_first(query, lang, key, why):
    hits = answer(small_search().indexes[lang], query).hits
    assert hits and hits[0].document.key == key, why


def test_long_form_in_a_query_also_finds_pages_that_only_abbreviate():
    keys = [hit.document.key for hit in answer(small_search().indexes["id"], "badan permusyawaratan desa").hits]
    assert "role/penggerak" in keys


def test_a_wording_with_stop_words_stands_for_itself_alone():
    """*Tidak aman* leads to the page for people in danger; *aman* is a word like any other."""
    hits = answer(small_search().indexes["id"], "aman").hits
    assert [hit.score for hit in hits] != [hit.score for hit in answer(small_search().indexes["id"], "tidak aman").hits]


def wordings_of(*asked: tuple[str, ...]) -> list[SearchDocument]:
    """Pages that differ in their everyday wordings alone."""
    rows = [Row(f"guide/{place}", {"id": "Halaman", "en": "Page"}, {}, {"id": "Isi.", "en": "Text."}, each) for place, each in enumerate(asked)]
    return [document(row, "id") for row in rows]


ALIKE = (("warga miskin", "diundang rapat"), ("kenapa kita miskin", "tidak diundang"), ("siapa yang miskin",))


@pytest.mark.parametrize(
    ("query", "place"), [("kenapa miskin?", 1), ("mengapa miskin", 1), ("siapa miskin di sini", 2), ("gak diundang", 1), ("diundang rapat", 0)]
)
def test_words_without_a_meaning_tell_wordings_apart(query, place):
    """*Kenapa* and *tidak* lead nowhere alone; beside other words they do, however they are spelt."""
    hits = answer(build_indexes(wordings_of(*ALIKE), codes=("id",))["id"], query).hits
    assert hits[0].document.key == f"guide/{place}"


def test_words_without_a_meaning_find_no_page_by_themselves():
    index = build_indexes(wordings_of(*ALIKE, ("siapa dia",)), codes=("id",))["id"]
    assert {hit.document.key for hit in answer(index, "siapa miskin").hits} == {"guide/0", "guide/1", "guide/2"}


def test_a_mistyped_word_keeps_its_phrase():
    """Of two pages with both words the one comes first that has them side by side."""
    pages = wordings_of(("pendampingan warga", "satu orang perorangan"), ("pendampingan perorangan", "warga satu orang"))
    index = build_indexes(pages, codes=("id",))["id"]
    assert [answer(index, query).hits[0].document.key for query in ("pendampingan perorangan", "pendampingn perorangan")] == ["guide/1", "guide/1"]


NEAR = (("modal usaha ibu", "jalan desa rusak"), ("modal desa", "usaha rusak", "jalan ibu"))


@pytest.mark.parametrize("query", ["modal ibu", "ibu cari modal", "rusaknya jalan"])
def test_words_near_each_other_in_a_wording_count_in_any_order(query):
    """Both pages have all words; one has these two near each other."""
    assert answer(build_indexes(wordings_of(*NEAR), codes=("id",))["id"], query).hits[0].document.key == "guide/0"


MISTYPED = (("koperasi", "sawah", "pendampingan"), ("pers", "rapat", "undangan"))


@pytest.mark.parametrize("query", ["kopersi", "kopersi desa", "swaah", "saawh", "pendampinagn", "pednampingan"])
def test_letters_exchanged_or_left_out_are_mended_wherever_they_stand(query):
    """In the middle of a short word as well; and where the affix rules find a root in the slip (*kopersi*, *pers*)."""
    index = build_indexes(wordings_of(*MISTYPED), codes=("id",))["id"]
    assert answer(index, query).hits[0].document.key == "guide/0"


def test_browser_ranks_light_words_and_slips_as_python_does(tmp_path):
    site = build_search(wordings_of(*ALIKE, ("siapa dia",), *NEAR, *MISTYPED), LISTS)
    write(site, tmp_path)
    queries = ["kenapa warga miskin?", "mengapa miskin", "gak diundang rapat", "gak dundang rapat", "siapa yang tidak di sini dan kenapa ia miskin"]
    queries += ["ibu cari modal usaha di desa rusak", "kopersi", "swaah", "pendampinagn"]
    for query, told in zip(queries, ask_worker(tmp_path, site.worker, "id", queries), strict=True):
        shown = [(item[0]["location"], item[0]["score"]) for item in told["items"]]
        assert shown == [(hit.document.url, hit.score) for hit in answer(site.indexes["id"], query).hits], query


def test_a_language_without_a_stemmer_is_searched_by_its_words():
    """No folder ``languages/jv/search``: nothing but folding, and the bridge from the other languages."""
    page = SearchDocument("term/desa", "jv/desa/", "jv", "Wong désa", counterparts=(Counterpart("id", "Warga desa"), Counterpart("en", "Villagers")))
    index = build_indexes([page], codes=("jv",))["jv"]
    found = {query: [hit.bridges for hit in answer(index, query).hits] for query in ("desa", "warganya", "villager", "wongne")}
    assert found == {"desa": [()], "warganya": [("id",)], "villager": [("en",)], "wongne": []}


def test_only_the_other_language_is_told():
    bridges = {hit.document.key: hit.bridges for hit in answer(small_search().indexes["id"], "empowerment").hits}
    assert bridges["term/pemberdayaan"] == ("en",)
    assert not answer(small_search().indexes["id"], "pemberdayaan").hits[0].bridges


def test_a_word_that_is_found_is_not_corrected():
    assert answer(small_search().indexes["id"], "warga").near == ()
    assert answer(small_search().indexes["id"], "musyawrah").near == ("musyawarah",)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_browser_gives_the_same_pages_and_scores(lang, tmp_path):
    site = small_search()
    write(site, tmp_path)
    queries = [query for query, *_ in FOUND] + ["warga desa", "power", "zzz", "pe", "per", "rencana anggaran warga", "aman", "saya", "tolong"]
    for query, told in zip(queries, ask_worker(tmp_path, site.worker, lang, queries), strict=True):
        hits = answer(site.indexes[lang], query).hits
        shown = [(item[0]["location"], item[0]["score"]) for item in told["items"]]
        assert shown == [(hit.document.url, hit.score) for hit in hits[:10]], query


def test_results_mark_words_as_they_stand_in_the_text(tmp_path):
    site = small_search()
    write(site, tmp_path)
    [told] = ask_worker(tmp_path, site.worker, "id", ["rencana"])
    page, section = told["items"][0]
    assert page["title"] == ["", "Perencanaan", " program"]
    place = page["text"].index("rencana")
    assert place % 2 and page["text"][place + 1].startswith(" & anggaran <1 tahun>")
    assert page["tags"] == ["competency"]
    assert page["terms"] == {"rencana": True, "perencanaan": True}
    assert section["location"] == "competency/rencana/#bagian"


def test_results_mark_other_wordings_too(tmp_path):
    """A reader who types *berunding* sees why a page about *musyawarah* is there."""
    site = small_search()
    write(site, tmp_path)
    [told] = ask_worker(tmp_path, site.worker, "id", ["berunding"])
    page = told["items"][0][0]
    assert page["title"] == ["", "Musyawarah", ""]
    assert "mufakat" in page["text"][1::2]


def test_bridge_is_marked_with_the_other_languages_title(tmp_path):
    site = small_search()
    write(site, tmp_path)
    [told] = ask_worker(tmp_path, site.worker, "id", ["empowerment"])
    assert "Inggris: Empowerment" in told["items"][0][0]["tags"]


def test_language_comes_from_the_page_that_asks(tmp_path):
    """Instant navigation leaves the worker's own address as it was."""
    site = small_search()
    write(site, tmp_path)
    asks = [{"data": "village", "page": "https://example.org/en/roles/"}, {"data": "desa", "page": "https://example.org/peran/"}]
    asked = json.dumps({"root": str(tmp_path), "worker": site.worker, "lang": "id", "asks": asks})
    done = subprocess.run([NODE, str(HOST)], input=asked, capture_output=True, text=True, encoding="utf-8", check=True)
    english, indonesian = json.loads(done.stdout)["answers"]
    assert english["items"][0][0]["location"].startswith("en/")
    assert not indonesian["items"][0][0]["location"].startswith("en/")


def test_a_reader_may_ask_for_what_can_be_taken_along(tmp_path):
    """The worker counts forms, checklists and the like among all that it found, and shows only one sort when asked."""
    rows = [
        Row("form/undangan", {"id": "Undangan warga", "en": "Invitation"}, {}, {"id": "Surat.", "en": "A letter."}, take="form"),
        Row("guide/warga", {"id": "Warga desa", "en": "Villagers"}, {}, {"id": "Undangan.", "en": "Invited."}),
    ]
    site = build_search([document(row, "id") for row in rows], LISTS)
    write(site, tmp_path)
    every, forms = ask_worker(tmp_path, site.worker, "id", ["warga", {"data": "warga", "only": "form"}])
    assert len(every["items"]) == 2 and every["note"]["counts"] == [["form", 1]]
    assert [items[0]["location"] for items in forms["items"]] == ["form/undangan/"] and forms["note"]["only"] == "form"
