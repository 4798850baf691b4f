"""All words that the site says by itself, one folder for each language: ``languages/<code>/``. Typed, and checked when read.

Kinds and fields have theirs in ``kinds.yml``; a word that is missing, or that asks for something which nobody fills in, is
told with its language and its way (``role.fields.focus``).
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import groupby
from pathlib import Path
from string import Formatter
from typing import Any, TypeVar

import yaml
from pydantic import Field, ValidationError

from berdaya.cache import LOCAL_WORDS, program_digest
from berdaya.model.kinds import DECLARED
from berdaya.model.kinds._declared import sections_of, words_of
from berdaya.model.language import CODES, SOURCE, Language, language, missing_values, own_codes
from berdaya.model.language import FILE as LANGUAGE_FILE
from berdaya.model.resources import laid_over, read_yaml
from berdaya.model.text import Frozen
from berdaya.words.figures import FigureWords
from berdaya.words.handbook import HandbookWords
from berdaya.words.sheets import SheetsWords
from berdaya.words.site import SiteWords

__all__ = ["KindNeeds", "KindWords", "MissingWord", "UnreadableWords", "Words", "missing_words", "read_words", "renew", "words"]

MESSAGES = "messages.yml"
_SITE, _SHEETS, _HANDBOOK, _FIGURES, _KINDS = "site.yml", "sheets.yml", "handbook.yml", "figures.yml", "kinds.yml"
WORD_FILES = (_SITE, _SHEETS, _HANDBOOK, _FIGURES, _KINDS, MESSAGES)
"""The files of a language that hold words."""
FILES = ("kinds", "sheets", "handbook", "figures")
"""The files of a language beside ``site.yml``; an edition's words name them by a key each."""


class KindWords(Frozen):
    """The words of one kind: the first part of its addresses, its name for one and for many, the opening of its list,
    the heading of each field on a page, and the name of each choice of a field. ``print`` leads to a record's own print,
    where the kind has one. ``asked``: words by which readers ask for this kind of page (*format*, *skill*); no page shows them."""

    address: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    one: str
    many: str
    intro: str
    print: str = ""
    asked: tuple[str, ...] = ()
    fields: Mapping[str, str] = {}
    choices: Mapping[str, Mapping[str, str]] = {}


@dataclass(frozen=True)
class KindNeeds:
    """What a kind needs words for: the fields with a heading, the values of fields that are shown by name, its own print."""

    fields: tuple[str, ...]
    choices: Mapping[str, tuple[str, ...]]
    has_own_print: bool = False


@dataclass(frozen=True)
class MissingWord:
    """A word that a language lacks, or that has the wrong form: the file, and the way to it within (``role.fields.focus``).

    ``gap`` is what it asks for in braces and nobody fills in; ``known`` are the gaps that are filled. ``reason``: why the
    whole file cannot be read, at a line and column from 1.
    """

    lang: str
    file: str
    word: str
    gap: str = ""
    known: tuple[str, ...] = ()
    reason: str = ""
    line: int = 1
    column: int = 1


class MissingWords(Exception):
    """A language lacks words: a fault of its folder, told by the check before anything is made."""

    def __init__(self, missing: tuple[MissingWord, ...]) -> None:
        super().__init__("; ".join(f"languages/{item.lang}/{item.file}: {item.word}" for item in missing))
        self.missing = missing


class UnreadableWords(Exception):
    """A file of words is no YAML; ``place`` says where."""

    def __init__(self, place: MissingWord) -> None:
        super().__init__(f"languages/{place.lang}/{place.file}:{place.line}: {place.reason}")
        self.place = place


@dataclass(frozen=True)
class Words:
    """The words of one language."""

    language: Language
    site: SiteWords
    kinds: Mapping[str, KindWords]
    sheets: SheetsWords
    handbook: HandbookWords
    figures: FigureWords

    @property
    def code(self) -> str:
        """The language's code."""
        return self.language.code

    def field(self, kind: str, name: str) -> str:
        """The heading of a field of a kind."""
        return self.kinds[kind].fields[name]

    def choice(self, kind: str, field: str, value: str) -> str:
        """The name of a choice of a field."""
        return self.kinds[kind].choices[field][value]

    def day(self, value: date) -> str:
        """Write a date in words: ``22 November 2026``."""
        return self.language.date.format(day=value.day, month=self.language.months[value.month - 1], year=value.year)

    def partial_day(self, value: str) -> str:
        """Write ``2014``, ``2014-01`` or ``2014-01-15`` in words."""
        parts = value.split("-")
        if len(parts) == 3:
            return self.day(date.fromisoformat(value))
        return value if len(parts) == 1 else f"{self.language.months[int(parts[1]) - 1]} {parts[0]}"

    def months(self, months: Iterable[int]) -> str:
        """Write months (1 to 12) in words, neighbours as a range: ``Januari``, ``Juli–September``, ``Maret, Juni``."""
        ranges = []
        for _, items in groupby(enumerate(sorted(set(months))), key=lambda pair: pair[1] - pair[0]):
            neighbours = [month for _, month in items]
            names = [self.language.months[month - 1] for month in (neighbours[0], neighbours[-1])]
            ranges.append("–".join(dict.fromkeys(names)))
        return ", ".join(ranges)

    def number(self, value: Decimal) -> str:
        """Write a number: ``1.500.000``, ``2,5``; its zeros behind the point are left out."""
        whole, _, rest = f"{value:f}".partition(".")
        sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
        grouped = f"{int(digits):,}".replace(",", self.language.thousands)
        fraction = rest.rstrip("0")
        return f"{sign}{grouped}{self.language.decimal}{fraction}" if fraction else f"{sign}{grouped}"

    def size(self, size: int) -> str:
        """Write a size in bytes as a reader expects it: ``54 KB``, ``1,2 MB``."""
        if size < 1_000_000:
            return f"{max(1, round(size / 1000))} KB"
        return f"{size / 1_000_000:.1f} MB".replace(".", self.language.decimal)


_known: dict[str, Words] = {}
_local_files: dict[str, bytes] = {}
"""What an edition's own words were made of, by file."""


def words(code: str) -> Words:
    """Read the words of a language once. Raises ``MissingWords`` where one lacks, ``UnreadableWords`` for no YAML."""
    if code not in _known:
        _known[code] = _read(code)
    return _known[code]


def renew() -> None:
    """Read all words again: a preview shows one as soon as it is saved. Where one lacks, those from before stay in use, and
    the check tells of it."""
    read_words.cache_clear()
    _local_files.clear()
    _local_files.update(_files_of(os.environ.get(LOCAL_WORDS, "")))
    with suppress(MissingWords, UnreadableWords):
        _known.update({code: _read(code) for code in CODES})


def _read(code: str) -> Words:
    folder = _Folder(code)
    site = folder.shaped(_SITE, SiteWords)
    sheets = folder.shaped(_SHEETS, SheetsWords)
    handbook = folder.shaped(_HANDBOOK, HandbookWords)
    figures = folder.shaped(_FIGURES, FigureWords)
    kinds = folder.kinds()
    if site is None or sheets is None or handbook is None or figures is None or folder.missing:
        raise MissingWords(tuple(folder.missing))
    return Words(language(code), site, kinds, sheets, handbook, figures)


def use_local(folder: Path) -> None:
    """Let an edition's own words (``<folder>/<code>.yml``) stand in the place of ours, here and in processes that begin now."""
    wanted = str(folder) if folder.is_dir() else ""
    if wanted != os.environ.get(LOCAL_WORDS, "") or _files_of(wanted) != _local_files:
        os.environ[LOCAL_WORDS] = wanted
        program_digest.cache_clear()
        renew()


def _files_of(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(folder).glob("*.yml") if path.is_file()} if folder else {}


def local_words(code: str) -> dict[str, Any]:
    """What an edition says otherwise in a language, by file: ``{"site.yml": {…}}``. What cannot be read counts as nothing:
    the check tells of it (``check/words.py``)."""
    folder = os.environ.get(LOCAL_WORDS, "")
    file = Path(folder, f"{code}.yml")
    if not folder or not file.is_file():
        return {}
    try:
        given = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        return {}
    if not isinstance(given, dict):
        return {}
    others = {name: f"{name}.yml" for name in FILES}
    by_file = {name: given[key] for key, name in others.items() if isinstance(given.get(key), dict)}
    return {**by_file, _SITE: {key: value for key, value in given.items() if key not in others}}


def _said_otherwise(ours: Any, own: Any) -> Any:
    """Our words with an edition's in their place, wherever both say a text, or a mapping of texts."""
    if isinstance(ours, dict) and isinstance(own, dict):
        return {key: _said_otherwise(value, own[key]) if key in own else value for key, value in ours.items()}
    return own if isinstance(ours, str) and isinstance(own, str) and own.strip() else ours


def _with_declared(ours: dict[str, Any], code: str, file: str) -> dict[str, Any]:
    """The words of a file, with those of the kinds that the project declares itself."""
    if file == _KINDS:
        return {**ours, **{name: words_of(declared, code) for name, declared in DECLARED.items()}}
    if file != _SITE or not DECLARED:
        return ours
    names, addresses = sections_of(DECLARED, code)
    said = ours["addresses"]
    return {
        **ours,
        "sections": {**ours["sections"], **names},
        "addresses": {**said, "sections": {**said["sections"], **addresses}},
    }


def words_given(code: str, file: str) -> dict[str, Any]:
    """One file of a language as the program and the project's declarations give it, before an edition says otherwise. A language
    that the project adds says in the source language what it has no words for. Raises ``yaml.YAMLError``."""
    ours = read_yaml("languages", code, file) or {}
    if code in own_codes() and file in WORD_FILES:
        ours = laid_over(read_yaml("languages", SOURCE.code, file), ours)
    return _with_declared(ours, code, file)


@cache
def read_words(code: str, file: str) -> dict[str, Any]:
    """Read one file of a language, with what an edition says otherwise; nothing where there is none. Raises
    ``UnreadableWords``."""
    try:
        return _said_otherwise(words_given(code, file), local_words(code).get(file, {}))  # type: ignore[no-any-return]  # a mapping stays one
    except yaml.MarkedYAMLError as failure:
        mark = failure.problem_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise UnreadableWords(MissingWord(code, file, "", reason=str(failure.problem), line=place[0], column=place[1])) from failure


# What a language lacks.


def missing_words(needs: Mapping[str, KindNeeds], sections: Iterable[str]) -> Iterator[MissingWord]:
    """Give every word that some language lacks: of ``needs`` by kind, and of the ``sections`` of the menu.

    What the source language says, every other one must say, too.
    """
    found: dict[tuple[str, str, str], MissingWord] = {}
    for item in _missing(needs, tuple(sections)):
        found.setdefault((item.lang, item.file, item.word), item)
    yield from found.values()


def _missing(needs: Mapping[str, KindNeeds], sections: tuple[str, ...]) -> Iterator[MissingWord]:
    yield from (MissingWord(code, LANGUAGE_FILE, key) for code, key in missing_values())
    unreadable = [place for code in CODES for file in WORD_FILES if (place := _fault_of(code, file))]
    yield from unreadable
    for code in CODES if not unreadable else ():
        if code != SOURCE.code:
            for file in WORD_FILES:
                yield from _unlike(code, file, read_words(SOURCE.code, file), read_words(code, file), ())
        try:
            said = _read(code)
        except MissingWords as failure:
            yield from failure.missing
            continue
        yield from _missing_sections(said, sections)
        for kind, need in needs.items():
            yield from _missing_of_kind(said, kind, need)


def _fault_of(code: str, file: str) -> MissingWord | None:
    try:
        read_words(code, file)
    except UnreadableWords as failure:
        return failure.place
    return None


def _unlike(code: str, file: str, source: Any, value: Any, way: tuple[str, ...]) -> Iterator[MissingWord]:
    """What the source language has and this one has not, or asks for in braces without being given it."""
    if isinstance(source, dict):
        for key, below in source.items():
            if isinstance(value, dict) and key in value:
                yield from _unlike(code, file, below, value[key], (*way, str(key)))
            else:
                yield MissingWord(code, file, ".".join((*way, str(key))))
    elif isinstance(source, str) and isinstance(value, str):
        known = gaps_of(source)
        for gap in sorted(gaps_of(value) - known):
            yield MissingWord(code, file, ".".join(way), gap, tuple(sorted(known)))


def gaps_of(text: str) -> set[str]:
    """What a text asks for in braces."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name}
    except ValueError:  # a lone brace, as a pattern may hold
        return set()


def _missing_sections(said: Words, sections: tuple[str, ...]) -> Iterator[MissingWord]:
    for part, known in (("sections", said.site.sections), ("addresses.sections", said.site.addresses.sections)):
        yield from (MissingWord(said.code, _SITE, f"{part}.{name}") for name in sections if name not in known)


def _missing_of_kind(said: Words, kind: str, need: KindNeeds) -> Iterator[MissingWord]:
    if kind not in said.kinds:
        yield MissingWord(said.code, _KINDS, kind)
        return
    have = said.kinds[kind]
    if need.has_own_print and not have.print:
        yield MissingWord(said.code, _KINDS, f"{kind}.print")
    yield from (MissingWord(said.code, _KINDS, f"{kind}.fields.{name}") for name in need.fields if name not in have.fields)
    for choice, values in need.choices.items():
        known = have.choices.get(choice, {})
        yield from (MissingWord(said.code, _KINDS, f"{kind}.choices.{choice}.{value}") for value in values if value not in known)


Shape = TypeVar("Shape", bound=Frozen)


@dataclass
class _Folder:
    """The files of a language while they are read, and the words that they lack."""

    code: str
    missing: list[MissingWord] = field(default_factory=list)

    def shaped(self, file: str, shape: type[Shape]) -> Shape | None:
        """The words of a file."""
        return self._checked(file, shape, read_words(self.code, file))

    def kinds(self) -> dict[str, KindWords]:
        """The words of all kinds."""
        checked = {kind: self._checked(_KINDS, KindWords, value, kind) for kind, value in read_words(self.code, _KINDS).items()}
        return {kind: words for kind, words in checked.items() if words}

    def _checked(self, file: str, shape: type[Shape], value: object, *within: str) -> Shape | None:
        try:
            return shape.model_validate(value)
        except ValidationError as failure:
            ways = ((*within, *error["loc"]) for error in failure.errors(include_url=False))
            self.missing += [MissingWord(self.code, file, ".".join(map(str, way))) for way in ways]
            return None
