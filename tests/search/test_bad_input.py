"""Whatever is typed or broken: an answer or a message, never an exception, never markup."""

import pytest
from small import ask_worker, small_search, write

from berdaya.search import answer

ODD = [
    "warga " * 1700,
    "w" * 10_000,
    '+-~^*:"" AND OR NOT ()[]{}\\',
    "😀🎉👩‍👩‍👧",
    "الشفافية",
    "社区赋权",
    "<img src=x onerror=alert(1)>",
    "</script><b>warga</b>",
    "__proto__",
    "constructor",
    "toString hasOwnProperty",
    "\u0000\ud83d",
    "   ",
    "1",
    "%E0%A4%A",
]


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("query", ODD, ids=lambda query: ascii(query[:12]))
def test_python_answers_anything(query, lang):
    assert answer(small_search().indexes[lang], query).hits is not None


def test_worker_answers_anything_in_words_and_marked_words(tmp_path):
    site = small_search()
    write(site, tmp_path)
    for query, told in zip(ODD, ask_worker(tmp_path, site.worker, "id", ODD), strict=True):
        assert isinstance(told["items"], list), query
        assert not (told["note"] or {}).get("failed"), query
        pieces = [item[part] for items in told["items"] for item in items for part in ("title", "text")]
        assert all(isinstance(words, list) and len(words) % 2 for words in pieces), query  # words, and never markup


def remove(file):
    file.unlink()


def truncate(file):
    file.write_bytes(file.read_bytes()[:40])


def page_instead(file):
    file.write_text("<!doctype html><title>404</title>", encoding="utf-8")


def other_content(file):
    file.write_text("0;", encoding="utf-8")


@pytest.mark.parametrize("damage", [remove, truncate, page_instead, other_content])
@pytest.mark.parametrize("which", ["engine.js", "index.js", "t-*.js", "d*.js"])
def test_damaged_index_gives_a_message_and_the_list(which, damage, tmp_path):
    site = small_search()
    write(site, tmp_path)
    for file in tmp_path.glob(f"assets/search/id-*/{which}"):
        damage(file)
    [told] = ask_worker(tmp_path, site.worker, "id", ["warga"])
    assert told["items"] == []
    assert told["note"]["failed"].startswith("Pencarian tidak dapat dimuat")
    assert told["note"]["listUrl"] == "glosarium/"


def test_nothing_found_offers_near_words_and_the_list(tmp_path):
    site = small_search()
    write(site, tmp_path)
    [told] = ask_worker(tmp_path, site.worker, "id", ["musyxxxxah"])
    assert told["note"]["isEmpty"] and told["note"]["listUrl"] == "glosarium/"
    assert "musyawarah" in told["note"]["near"]
