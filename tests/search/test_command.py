"""The command ``search``: a stable interface for other programs."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from berdaya.authoring.searching import search_command

ROOT = str(Path(__file__).parents[2])


def run(*arguments: str) -> object:
    done = CliRunner().invoke(search_command, [*arguments, "--root", ROOT, "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


def test_many_queries_are_answered_in_one_start(tmp_path):
    queries = tmp_path / "queries.txt"
    queries.write_text("musyawarah\n\nempowerment\nqxzqxz\n", encoding="utf-8")
    found = run("--queries", str(queries), "--lang", "id", "--most", "2")
    assert [row["query"] for row in found] == ["musyawarah", "empowerment", "qxzqxz"]
    assert [len(row["hits"]) for row in found] == [2, 2, 0]
    first, bridged = found[0]["hits"][0], found[1]["hits"][0]
    assert first.keys() == {"key", "url", "title", "score", "bridged"}
    assert (first["key"], first["url"], first["bridged"]) == ("term/musyawarah", "glosarium/musyawarah/", False)
    assert bridged["bridged"]


def test_one_query_gives_one_object():
    found = run("deliberation", "--lang", "en", "--most", "1")
    assert found.keys() == {"query", "lang", "hits", "near"} and found["hits"][0]["url"].startswith("en/")


@pytest.mark.parametrize("arguments", [[], ["rencana", "--queries", "-"]])
def test_a_query_or_a_file_of_them_is_asked_for(arguments):
    done = CliRunner().invoke(search_command, [*arguments, "--root", ROOT])
    assert done.exit_code == 2 and "--queries" in done.output
