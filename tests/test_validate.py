"""What ``scripts/validate.py`` sees: each fault in a site that has it, and none in one that has none."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent.parent / "scripts"))

import validate  # noqa: E402

BASE = "https://contoh.example/panduan/"
PAGE = """<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>Contoh</title><link rel="canonical" href="{base}">{head}</head>
<body>{body}</body></html>
"""
GOOD = '<h1 id="a">A</h1><p><a href="#a">a</a> <a href="./">b</a></p><h2>B</h2>'


def seen(folder: Path, body: str, head: str = "") -> list[str]:
    (folder / "index.html").write_text(PAGE.format(base=BASE, head=head, body=body), encoding="utf-8")
    return validate.validate(folder).faults


def test_a_sound_page_has_no_fault(tmp_path: Path) -> None:
    assert seen(tmp_path, GOOD, f'<link rel="alternate" hreflang="id" href="{BASE}">') == []


@pytest.mark.parametrize(
    ("body", "head", "said"),
    [
        ("<p>a", "", "0 h1"),
        ("<h1>a</h1><h1>b</h1>", "", "2 h1"),
        ("<h1>a</h1><h3>b</h3>", "", "a level of heading is skipped"),
        ('<h1 id="x">a</h1><p id="x">b</p>', "", "id “x” stands 2 times"),
        ('<h1>a</h1><a href="tidak-ada/">b</a>', "", "leads nowhere"),
        ('<h1>a</h1><a href="#tidak-ada">b</a>', "", "has no such place"),
        ("<h1>a</h1><p></div>", "", "HTML: "),
        ("<h1>a</h1>", f'<link rel="alternate" hreflang="en" href="{BASE}en/">', "leads nowhere"),
        ('<h1>a</h1><script type="application/ld+json">{}</script>', "", "JSON-LD"),
    ],
)
def test_a_fault_is_seen(body: str, head: str, said: str, tmp_path: Path) -> None:
    faults = seen(tmp_path, body, head)
    assert faults and all(said in fault for fault in faults), faults


def test_a_feed_that_leads_nowhere_is_seen(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text(f"<urlset><url><loc>{BASE}hilang/</loc></url></urlset>", encoding="utf-8")
    (fault,) = seen(tmp_path, GOOD)
    assert fault.startswith("sitemap.xml: ")


@pytest.mark.parametrize(("content", "command"), [(b"PK\x03\x04", ["java", "-jar"]), (b"#!/bin/sh\n", [])])
def test_epubcheck_is_started_where_it_is_a_jar_and_where_it_is_a_program(content: bytes, command: list[str], tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "epubcheck").write_bytes(content)
    (tmp_path / "epubcheck").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert validate.epubcheck() == [*command, str(tmp_path / "epubcheck")]


def test_without_epubcheck_it_is_told_as_not_run(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "index.html").write_text(PAGE.format(base=BASE, head="", body=GOOD), encoding="utf-8")
    assert "epubcheck" in validate.validate(tmp_path).not_run
