"""All words that the site says by itself, one folder for each language: ``languages/<code>/``. Typed, and checked when read.

Kinds and fields have theirs in ``kinds.yml``; a word that is missing is told with its kind, field and language.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import groupby
from typing import TypeVar

from pydantic import Field, ValidationError

from berdaya.model.language import CODES, Language, language
from berdaya.model.resources import read_yaml
from berdaya.model.text import Frozen
from berdaya.words.handbook import HandbookWords
from berdaya.words.sheets import SheetsWords
from berdaya.words.site import SiteWords

__all__ = ["KindWords", "MissingWord", "Words", "missing_words", "words"]


class KindWords(Frozen):
    """The words of one kind: the first part of its addresses, its name for one and for many, the opening of its list,
    the heading of each field on a page, and the name of each choice of a field."""

    address: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    one: str
    many: str
    intro: str
    fields: Mapping[str, str] = {}
    choices: Mapping[str, Mapping[str, str]] = {}


@dataclass(frozen=True)
class MissingWord:
    """A word that a language lacks, or that has the wrong form: the file, and the way to it within (``role.fields.focus``)."""

    lang: str
    file: str
    word: str


class MissingWords(Exception):
    """A language lacks words: a fault of its folder, told by the check before anything is made."""

    def __init__(self, missing: tuple[MissingWord, ...]) -> None:
        super().__init__("; ".join(f"languages/{item.lang}/{item.file}: {item.word}" for item in missing))
        self.missing = missing


@dataclass(frozen=True)
class Words:
    """The words of one language."""

    language: Language
    site: SiteWords
    kinds: Mapping[str, KindWords]
    sheets: SheetsWords
    handbook: HandbookWords

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

    def size(self, size: int) -> str:
        """Write a size in bytes as a reader expects it: ``54 KB``, ``1,2 MB``."""
        if size < 1_000_000:
            return f"{max(1, round(size / 1000))} KB"
        return f"{size / 1_000_000:.1f} MB".replace(".", self.language.decimal)


@cache
def words(code: str) -> Words:
    """Read the words of a language once. Raises ``MissingWords`` where one lacks."""
    folder = _Folder(code)
    site = folder.shaped("site.yml", SiteWords)
    sheets = folder.shaped("sheets.yml", SheetsWords)
    handbook = folder.shaped("handbook.yml", HandbookWords)
    kinds = folder.kinds()
    if site is None or sheets is None or handbook is None or folder.missing:
        raise MissingWords(tuple(folder.missing))
    return Words(language(code), site, kinds, sheets, handbook)


def missing_words(wanted: Mapping[str, tuple[str, ...]], choices: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Iterator[MissingWord]:
    """Give every word that some language lacks. ``wanted`` names, by kind, the fields that need a heading; ``choices``
    the values of its fields that need a name."""
    for code in CODES:
        try:
            said = words(code)
        except MissingWords as failure:
            yield from failure.missing
            continue
        for kind, fields in wanted.items():
            yield from _missing_of_kind(said, kind, fields, choices.get(kind, {}))


def _missing_of_kind(said: Words, kind: str, fields: tuple[str, ...], choices: Mapping[str, tuple[str, ...]]) -> Iterator[MissingWord]:
    if kind not in said.kinds:
        yield MissingWord(said.code, "kinds.yml", kind)
        return
    have = said.kinds[kind]
    yield from (MissingWord(said.code, "kinds.yml", f"{kind}.fields.{name}") for name in fields if name not in have.fields)
    for choice, values in choices.items():
        known = have.choices.get(choice, {})
        yield from (MissingWord(said.code, "kinds.yml", f"{kind}.choices.{choice}.{value}") for value in values if value not in known)


Shape = TypeVar("Shape", bound=Frozen)


@dataclass
class _Folder:
    """The files of a language while they are read, and the words that they lack."""

    code: str
    missing: list[MissingWord] = field(default_factory=list)

    def shaped(self, file: str, shape: type[Shape]) -> Shape | None:
        """The words of a file."""
        return self._checked(file, shape, self._values(file))

    def kinds(self) -> dict[str, KindWords]:
        """The words of all kinds."""
        checked = {kind: self._checked("kinds.yml", KindWords, value, kind) for kind, value in self._values("kinds.yml").items()}
        return {kind: words for kind, words in checked.items() if words}

    def _values(self, file: str) -> dict[str, object]:
        return read_yaml("languages", self.code, file) or {}

    def _checked(self, file: str, shape: type[Shape], value: object, *within: str) -> Shape | None:
        try:
            return shape.model_validate(value)
        except ValidationError as failure:
            ways = ((*within, *error["loc"]) for error in failure.errors(include_url=False))
            self.missing += [MissingWord(self.code, file, ".".join(map(str, way))) for way in ways]
            return None
