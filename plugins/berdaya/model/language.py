"""The languages of the site. A language is one folder of ``languages/``, of the program or of the project, and nothing else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

from berdaya.model.declarations import LANGUAGES as FOLDER
from berdaya.model.declarations import declared_folder
from berdaya.model.resources import own_text, read_yaml

FILE = "language.yml"
CODE = r"[a-z]{2,3}"
"""The form of a code, also as it stands in the name of a text's file."""


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


def program_codes() -> tuple[str, ...]:
    """The codes of the languages that come with the program."""
    folders = files("berdaya").joinpath(FOLDER).iterdir()
    return tuple(folder.name for folder in folders if folder.joinpath(FILE).is_file())


def own_codes() -> tuple[str, ...]:
    """The codes of the languages that the project adds."""
    folder = declared_folder(FOLDER)
    names = sorted(item.name for item in folder.iterdir()) if folder else ()
    ours = program_codes()
    return tuple(name for name in names if re.fullmatch(CODE, name) and name not in ours and own_text(name, FILE) is not None)


# What stands in for a missing value until the check has told of it.
_INSTEAD: dict[str, Any] = {
    "locale": "", "place": 1000, "is_source": False, "date": "{day} {month} {year}", "months": [str(number) for number in range(1, 13)],
    "time": "{hour}:{minute}", "decimal": ".", "thousands": ",", "names": {}, "grammar": "",
}  # fmt: skip


def _values(code: str) -> dict[str, Any]:
    return read_yaml(FOLDER, code, FILE) or {}


def _read(code: str) -> Language:
    values = {**_INSTEAD, "name": code, "prefix": code, **_values(code), "code": code}
    if code in own_codes():
        values = {key: value if _has_form_of(value, _INSTEAD.get(key, "")) else _INSTEAD.get(key, code) for key, value in values.items()}
        values["is_source"] = False
    known = {item.name: values[item.name] for item in fields(Language)}
    return Language(**{**known, "months": tuple(known["months"])})


def _has_form_of(value: Any, model: Any) -> bool:
    """Whether a value of a project's language can stand where ours does; the check tells of one that cannot."""
    return isinstance(value, type(model)) and (
        not isinstance(model, list) or (len(value) == len(model) and all(isinstance(item, str) for item in value))
    )


def missing_values() -> Iterator[tuple[str, str]]:
    """Give what ``language.yml`` lacks in each language of the program: its code and the key."""
    ours = program_codes()
    for code in ours:
        values = _values(code)
        yield from ((code, item.name) for item in fields(Language) if item.name != "code" and item.name not in values)
        if len(values.get("months") or ()) not in (0, 12):
            yield code, "months"
        yield from ((code, f"names.{other}") for other in ours if other not in (values.get("names") or {}))


LANGUAGES = tuple(sorted(map(_read, (*program_codes(), *own_codes())), key=lambda item: item.place))
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
