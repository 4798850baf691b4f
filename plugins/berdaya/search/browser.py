"""The browser's part put together from the modules in ``web/search``: one engine a language, and the worker.

The modules import each other as modules do. What is sent is one classic script, which also runs from a disk: the
modules in the order of ``ENGINE_FILES``, without their imports and exports, with ``numbers.json`` before them.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from berdaya.browser.shorter import shortened
from berdaya.browser.tokens import tokens, written
from berdaya.model.language import language
from berdaya.relate.plan import prefix_of
from berdaya.search import tables
from berdaya.search.analyser import analyser
from berdaya.search.numbers import shared
from berdaya.search.synonyms import synonym_pairs
from berdaya.words import words

ENGINE_FILES = ("words", "affixes", "porter", "analyser", "store", "understand", "rank", "show", "engine")
"""Modules of the engine, each after those that it imports."""
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/)[^\0])*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE)
_TYPE = re.compile(r"/\*\* @type [^\n]*?\*/ ?")
_MODULE_WORDS = re.compile(r"^(?:import [^\n]*\n|export )", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)


@cache
def module(name: str) -> str:
    """Read a module of ``web/search``."""
    return files("berdaya").joinpath("web", "search", f"{name}.js").read_text(encoding="utf-8")


def slim(source: str) -> str:
    """Drop what only people and the type checker read: comments that fill lines, types, and indentation. Nothing else is changed."""
    return _INDENT.sub("", _TYPE.sub("", _COMMENT.sub("", source)))


@cache
def engine_source() -> str:
    """Give the engine's code as one plain script, without the tables of a language."""
    modules = "".join(_MODULE_WORDS.sub("", module(name)) for name in ENGINE_FILES)
    return f"const NUMBERS={_json(shared())};\n{slim(modules)}"


def engine(code: str, others: Sequence[str]) -> str:
    """Give the script of a language's engine: code, its words, the tables of its analyser and of the other languages'."""
    said = words(code).site.search
    named = {other: said.bridge.format(language=language(code).name_of(other)) for other in others}
    setup = {
        "lang": code,
        "bridges": named,
        "note": said.model_dump(include={"none", "count", "alike", "more", "list", "partial", "take", "all"}) | {"takes": dict(said.takes)},
        "analysers": {item: _analyser(item) for item in (code, *others)},
    }
    make = f"(contents,load)=>makeSearch({_json(setup)},contents,load)"
    whole = f'(()=>{{{engine_source()}berdayaSearch.receive("{code}/engine",{make});}})();'
    return f"{written(shortened(tokens(whole, f'search/{code}/engine.js')))}\n"


def _analyser(code: str) -> dict[str, object]:
    rules = json.loads(tables.affixes_as_json(code)) if tables.stemmer(code) == "affixes" else None
    return {"stemmer": tables.stemmer(code), "rules": rules, "stopwords": " ".join(sorted(tables.stopwords(code)))}


def worker(folders: Mapping[str, str], list_urls: Mapping[str, str]) -> str:
    """Give the worker's script. ``folders`` holds the folder of each language's index, ending with ``/``."""
    codes = tuple(folders)
    setup = {code: _of_language(code, prefix_of(codes, code), folder, list_urls[code]) for code, folder in folders.items()}
    return slim(module("worker")).replace('"__SETUP__"', _json(setup))


def _of_language(code: str, prefix: str, folder: str, list_url: str) -> dict[str, object]:
    said = words(code).site.search
    return {
        "folder": folder,
        "prefix": f"{prefix}/" if prefix else "",
        "note": {"failed": said.failed, "list": said.list, "listUrl": list_url},
    }


def forget() -> None:
    """Forget what was read of the browser's modules and of the languages' tables, so that it is read again."""
    kept = (module, engine_source, analyser, tables.stemmer, tables.stopwords, tables.roots, tables.variants, tables.synonyms)
    for function in (*kept, tables.abbreviations, tables.danger, tables.affixes, tables.affixes_as_json, synonym_pairs):
        function.cache_clear()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
