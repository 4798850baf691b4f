"""What a project says in ``languages/``: languages of its own, words and tables of the search over those of the program."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec
from pydantic import Field

from berdaya.check.shape import check_shape_of
from berdaya.check.words import own_words
from berdaya.load.bounds import MAX_BYTES
from berdaya.load.text import read_text
from berdaya.load.values import to_values
from berdaya.load.yaml_nodes import compose
from berdaya.model.declarations import LANGUAGES as FOLDER
from berdaya.model.draft import Draft
from berdaya.model.language import CODE, CODES, FILE, LANGUAGES, SOURCE, own_codes
from berdaya.model.near import nearest
from berdaya.model.problem import Place, Problem
from berdaya.model.reference import ID_PATTERN
from berdaya.model.resources import read_yaml
from berdaya.model.search_tables import STEMMERS, Affixes
from berdaya.model.text import Frozen
from berdaya.words import WORD_FILES, words_given

TABLES = ("synonyms.txt", "abbreviations.txt", "variants.txt", "stopwords.txt", "roots.txt", "danger.txt", "stemmer.txt", "affixes.json")
THEME = "theme.yml"
_SHOWN = 3
"""Missing words that a message names."""


class LanguageFile(Frozen):
    """What ``languages/<code>/language.yml`` of a project may say; all but the name has something that stands in for it."""

    name: str = Field(min_length=1, description="Nama bahasa itu dalam bahasanya sendiri.")
    locale: str = Field("", description="Bentuk untuk Open Graph, misalnya jv_ID.")
    prefix: str | None = Field(None, pattern=ID_PATTERN, description="Folder alamatnya; bila kosong: kodenya.")
    place: int = Field(1000, description="Urutannya di antara bahasa.")
    date: str = Field("{day} {month} {year}", description="Cara menulis tanggal.")
    months: tuple[str, ...] = Field((), min_length=12, max_length=12, description="Nama dua belas bulan.")
    time: str = Field("{hour}:{minute}", description="Cara menulis jam.")
    decimal: str = Field(".", description="Tanda desimal.")
    thousands: str = Field(",", description="Tanda ribuan.")
    names: dict[str, str] = Field({}, description="Nama bahasa lain, menurut kodenya.")
    grammar: Literal["", "indonesian", "english"] = Field("", description="Aturan bentuk kata; kosong bila lain.")


class NamesFile(Frozen):
    """What a project may say of a language that comes with the program: the names of its own languages."""

    names: dict[str, str] = Field(description="Nama bahasa lain, menurut kodenya.")


def check_languages(root: Path) -> Iterator[Problem]:
    """PASS ``languages/jv/language.yml`` with a name, ``languages/id/search/synonyms.txt`` with ``timbang, ukur``; FAIL a folder that
    is no language, a word that the site does not have, a line of a table without its second half."""
    for folder in sorted((root / FOLDER).glob("*")) if (root / "mkdocs.yml").is_file() else ():
        if folder.name.startswith("."):
            continue
        name = f"{FOLDER}/{folder.name}"
        if not folder.is_dir() or not re.fullmatch(CODE, folder.name) or (folder.name not in CODES and not (folder / FILE).is_file()):
            yield Problem.error("language-folder", Place(name), name=folder.name, codes=", ".join(CODES))
            continue
        for file in sorted(folder.rglob("*")):
            if file.is_file() and not file.name.startswith("."):
                yield from _file(folder.name, file, file.relative_to(root).as_posix())
        if folder.name in own_codes():
            yield from _untranslated(folder.name, name)


def _file(code: str, file: Path, name: str) -> Iterator[Problem]:
    inside = name.split("/", 2)[2]
    known = (FILE, THEME, *WORD_FILES, *(f"search/{table}" for table in TABLES))
    if inside not in known:
        yield Problem.error("language-file", Place(name), near=nearest(inside, known), known=", ".join(known))
    elif inside.startswith("search/"):
        text, problems = read_text(file, name, MAX_BYTES)
        yield from problems or _table(file.name, text, name)
    else:
        yield from _words(code, inside, file, name)


def _words(code: str, inside: str, file: Path, name: str) -> Iterator[Problem]:
    text, problems = read_text(file, name, MAX_BYTES)
    node, problems = (None, problems) if problems else compose(text, name)
    if node is None:
        yield from problems or (Problem.error("not-a-mapping", Place(name), got="nothing"),)
        return
    value, places, problems = to_values(node, name, text)
    yield from problems
    if inside == FILE:
        shape = LanguageFile if code in own_codes() or code not in CODES else NamesFile
        read, problems = check_shape_of(shape, Draft("language", code, name, value, places, {}))
        yield from problems
        prefix = getattr(read, "prefix", None) or code
        same = next((item.code for item in LANGUAGES if item.code != code and item.prefix == prefix), None)
        if same:
            yield Problem.error("language-prefix", places.value(("prefix",)), value=prefix, name=same)
    elif not isinstance(value, dict):
        yield Problem.error("not-a-mapping", Place(name), got="text")
    elif inside != THEME:
        yield from own_words(value, words_given(SOURCE.code, inside), (), places)


def _table(table: str, text: str, name: str) -> Iterator[Problem]:
    """What a line of a table must have: two wordings, a short and a long form, a spelling and its word."""
    if table == "affixes.json":
        try:
            msgspec.json.decode(text, type=Affixes)
        except msgspec.DecodeError as failure:
            yield Problem.error("language-table", Place(name), value=str(failure), form="languages/id/search/affixes.json")
        return
    forms = {
        "synonyms.txt": (r"[^,]+(,[^,]+)+", "timbang, ukur berat"),
        "abbreviations.txt": (r"[^:\s]+\s*:\s*\S.*", "posyandu: pos pelayanan terpadu"),
        "variants.txt": (r"\S+\s+\S.*", "analisa analisis"),
        "stemmer.txt": ("|".join(filter(None, STEMMERS)), "affixes"),
    }
    pattern, form = forms.get(table, (r".+", ""))
    for number, line in enumerate(text.splitlines(), 1):
        said = line.strip()
        if said and not line.startswith("#") and not re.fullmatch(pattern, said):
            yield Problem.error("language-table", Place(name, number), value=said, form=form)


def _untranslated(code: str, name: str) -> Iterator[Problem]:
    """The words that a language of the project's own says in the source language."""
    missing = [
        f"{file}: {'.'.join(way)}"
        for file in WORD_FILES
        for way in _ways(words_given(SOURCE.code, file))
        if not _is_there(read_yaml(FOLDER, code, file), way)
    ]
    if missing:
        yield Problem.warning("language-untranslated", Place(f"{name}/{FILE}"), count=len(missing), words="; ".join(missing[:_SHOWN]))


def _ways(value: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _ways(below, (*way, str(key)))
    elif isinstance(value, str) and value:
        yield way


def _is_there(value: Any, way: tuple[str, ...]) -> bool:
    for key in way:
        value = value.get(key) if isinstance(value, dict) else None
    return value is not None
