"""The browser's part put together from the plain modules in ``web/search``: one engine a language, the worker, the box."""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from berdaya.model.language import LANGUAGES, language
from berdaya.search.parts import Cut
from berdaya.search.tables import affixes, word_set

ENGINE_FILES = ("words", "near", "indonesian", "english", "store", "understand", "rank", "show", "engine")
"""Modules of the engine, each after those that it uses."""
_COMMENT = re.compile(r"^[ \t]*(?:/\*\*?(?:.|\n)*?\*/|//[^\n]*)[ \t]*\n", re.MULTILINE)
_MODULE_WORDS = re.compile(r"^(?:import [^\n]*\n|export )", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)


@cache
def strings() -> dict[str, dict[str, str]]:
    """Read what the search box says, by language."""
    from berdaya.words import words
    return {c: words(c).site.search.model_dump() for c in ("id", "en")}


@cache
def module(name: str) -> str:
    """Read a module of ``web/search``."""
    return files("berdaya").joinpath("web", "search", f"{name}.js").read_text(encoding="utf-8")


def slim(source: str) -> str:
    """Drop what only people read: comments that fill lines, and indentation. Nothing else is changed."""
    return _INDENT.sub("", _COMMENT.sub("", source))


def engine_source() -> str:
    """Give the engine's code as one plain script, without the tables of a language."""
    return slim("".join(_MODULE_WORDS.sub("", module(name)) for name in ENGINE_FILES))


def engine(cut: Cut, list_url: str) -> str:
    """Give the script of a language's engine: code, analysers' tables, and where the index is cut."""
    index = cut.index
    says = strings()[index.lang]
    tables = {
        "lang": index.lang,
        "others": index.others,
        "pages": len(index.documents),
        "strings": {"bridge": says["bridge"]},
        "note": {**{name: says[name] for name in ("none", "count", "alike", "more", "list", "partial")}, "listUrl": list_url},
        "affixes": json.loads(affixes().source),
        "stopwords": {code: " ".join(sorted(word_set(f"stopwords.{code}.txt"))) for code in (index.lang, *index.others)},
        "index": {"parts": [part.start for part in cut.parts], "endings": [ending.start for ending in cut.endings]},
    }
    made = f"{engine_source()}const TABLES={_json(tables)};"
    return f'(()=>{{{made}\nberdayaSearch.receive("__FOLDER__engine",(load)=>makeSearch(TABLES,load));}})();\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def worker(folders: Mapping[str, str], list_urls: Mapping[str, str]) -> str:
    """Give the worker's script. ``folders`` holds the folder of each language's index, ending with ``/``."""
    setup = {
        item.code: {
            "folder": folders[item.code],
            "prefix": f"{language(item.code).prefix}/" if language(item.code).prefix else "",
            "note": {**{name: strings()[item.code][name] for name in ("failed", "list")}, "listUrl": list_urls[item.code]},
            "searching": strings()[item.code]["searching"],
        }
        for item in LANGUAGES
        if item.code in folders
    }
    return slim(module("worker")).replace('"__SETUP__"', _json(setup))


def box() -> str:
    """Give the page's helper script."""
    return slim(module("box"))
