"""The command ``search``: the site's own search on the command line, the same index and the same ranking.

With ``--json`` it is a stable interface. One query gives an object, ``--queries`` gives a list of them:

    {"query": …, "lang": …, "hits": [{"key", "url", "title", "score", "bridged"}, …], "near": [words]}

``key`` is ``kind/id`` (lists and tools have keys of their own), ``url`` the address below the site's root, ``bridged``
whether only words of another language led there; ``near`` are words of the texts like one that was not found.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from berdaya.authoring.options import LANG, ROOT
from berdaya.check.project import check
from berdaya.check.report import as_text

if TYPE_CHECKING:
    from berdaya.cache import Cache
    from berdaya.model.library import Library
    from berdaya.pages.published import Published
    from berdaya.search import Answer

CACHE = Path(".cache") / "search"
"""Beside the builds' own cache: many searches must not make it forget what no build has used for long."""


@click.command("search")
@click.argument("query", required=False)
@click.option("--queries", type=click.File(encoding="utf-8"), help="Berkas teks dengan satu pertanyaan per baris; - untuk masukan baku.")
@ROOT
@LANG
@click.option("--json", "is_json", is_flag=True, help="Hasil sebagai JSON.")
@click.option("--most", type=click.IntRange(min=1), default=10, show_default=True, help="Paling banyak hasil per pertanyaan.")
def search_command(query: str | None, queries: TextIO | None, root: Path, lang: str, is_json: bool, most: int) -> None:
    """Cari seperti di situs: berdaya search rencana --lang id"""
    if (query is None) == (queries is None):
        raise click.UsageError("tulis satu pertanyaan, atau --queries BERKAS.")
    asked = [query] if query is not None else _lines(queries or ())
    checked = check(root)
    if checked.errors:
        for line in as_text(checked.errors, lang):
            click.echo(line)
        sys.exit(1)
    found = list(zip(asked, search(checked.library, asked, lang, root / CACHE), strict=True))
    if is_json:
        rows = [_row(text, lang, answer, most) for text, answer in found]
        click.echo(json.dumps(rows if queries else rows[0], indent=1))
        return
    for text, answer in found:
        if queries:
            click.echo(f"# {text}")
        for line in _shown(answer, most):
            click.echo(line)


def search(library: "Library", queries: Iterable[str], lang: str, kept: Path | None = None) -> "Iterator[Answer]":
    """Answer many queries in a language from a library without errors. ``kept`` is a folder for what was made before."""
    from berdaya.cache import Cache  # here: `check` starts without the search engine
    from berdaya.search import answers, build_indexes, search_documents

    cache = Cache(kept)
    indexes = build_indexes(search_documents(searched_site(library, cache)), cache, codes=(lang,))
    cache.save()
    return answers(indexes, queries, lang)


def searched_site(library: "Library", cache: "Cache") -> "Published":
    """Write the pages of a library for the search alone: without files to download, whose names it passes over."""
    from berdaya.model.edition import Edition
    from berdaya.pages.contents import ContentMaker
    from berdaya.pages.published import Published
    from berdaya.pages.site import site_pages
    from berdaya.relate.plan import plan

    return Published(library, site_pages(ContentMaker(library, plan(library), {}), {}, cache, 1), Edition())


def _lines(file: Iterable[str]) -> list[str]:
    return [line.strip() for line in file if line.strip()]


def _row(query: str, lang: str, answer: "Answer", most: int) -> dict[str, object]:
    hits = [
        {"key": hit.document.key, "url": hit.document.url, "title": hit.document.title, "score": hit.score, "bridged": bool(hit.bridges)}
        for hit in answer.hits[:most]
    ]
    return {"query": query, "lang": lang, "hits": hits, "near": list(answer.near)}


def _shown(answer: "Answer", most: int) -> Iterator[str]:
    for hit in answer.hits[:most]:
        yield f"{hit.score:8.2f}  {hit.document.title}  ({hit.document.url}){'  ↔' if hit.bridges else ''}"
    if not answer.hits:
        yield "Tidak ada yang cocok." + (f" Kata yang mirip: {', '.join(answer.near)}" if answer.near else "")
