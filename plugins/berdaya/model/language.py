"""The languages of the site. A language is one folder of ``languages/``, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, Literal

from berdaya.model.resources import read_yaml

FILE = "language.yml"


@dataclass(frozen=True)
class Language:
    """One language of the site, from ``languages/<code>/language.yml``.

    ``code`` is the BCP 47 tag used in sources and in ``<html lang>``; ``prefix`` is the first folder of its addresses
    (empty for the source language); ``locale`` is the form that Open Graph wants. ``names`` are the names of other
    languages in this one, by code; ``date`` and ``months`` write a day, ``time`` an hour of it, ``decimal`` and ``thousands``
    part a number. ``grammar`` names the rules of word forms that hold in it (``relate/glossary_forms.py``,
    ``check/rules/checklist_words.py``); empty: none.
    """

    code: str
    name: str
    prefix: str
    locale: str
    place: int
    is_source: bool
    date: str
    months: tuple[str, ...]
    time: str
    decimal: str
    thousands: str
    names: dict[str, str] = field(hash=False)
    grammar: str

    def __str__(self) -> str:
        return self.code

    def name_of(self, code: str) -> str:
        """The name of a language in this one; its own name for itself where this one has none."""
        return self.names.get(code) or language(code).name


def language_folders() -> tuple[Traversable, ...]:
    """The folders of all languages."""
    folders = files("berdaya").joinpath("languages").iterdir()
    return tuple(folder for folder in folders if folder.joinpath(FILE).is_file())


# What stands in for a missing value until the check has told of it.
_INSTEAD: dict[str, Any] = {
    "locale": "", "place": 1000, "is_source": False, "date": "{day} {month} {year}", "months": [str(number) for number in range(1, 13)],
    "time": "{hour}:{minute}", "decimal": ".", "thousands": ",", "names": {}, "grammar": "",
}  # fmt: skip


def _values(folder: Traversable) -> dict[str, Any]:
    return read_yaml("languages", folder.name, FILE) or {}


def _read(folder: Traversable) -> Language:
    values = {**_INSTEAD, "name": folder.name, "prefix": folder.name, **_values(folder), "code": folder.name}
    known = {item.name: values[item.name] for item in fields(Language)}
    return Language(**{**known, "months": tuple(known["months"])})


def missing_values() -> Iterator[tuple[str, str]]:
    """Give what ``language.yml`` lacks in each language: its code and the key."""
    for folder in language_folders():
        values = _values(folder)
        yield from ((folder.name, item.name) for item in fields(Language) if item.name != "code" and item.name not in values)
        if len(values.get("months") or ()) not in (0, 12):
            yield folder.name, "months"
        yield from ((folder.name, f"names.{other.name}") for other in language_folders() if other.name not in (values.get("names") or {}))


LANGUAGES = tuple(sorted(map(_read, language_folders()), key=lambda item: item.place))
SOURCE = min(LANGUAGES, key=lambda item: not item.is_source)
TRANSLATIONS = tuple(item for item in LANGUAGES if not item.is_source)
CODES = tuple(item.code for item in LANGUAGES)
if TYPE_CHECKING:
    LanguageCode = str
else:
    LanguageCode = Literal[CODES]
"""The code of a language of the site, as the type of a declared field."""
_BY_CODE = {item.code: item for item in LANGUAGES}


def language(code: str) -> Language:
    """Give the language with this code. Raises ``KeyError`` when the site has no such language."""
    return _BY_CODE[code]


def others(code: str) -> tuple[str, ...]:
    """The codes of each other language."""
    return tuple(item for item in CODES if item != code)
