"""The languages of the site. A language is one folder of ``languages/``, and nothing else."""

from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable

from berdaya.model.resources import read_yaml


@dataclass(frozen=True)
class Language:
    """One language of the site, from ``languages/<code>/language.yml``.

    ``code`` is the BCP 47 tag used in sources and in ``<html lang>``; ``prefix`` is the first folder of its addresses
    (empty for the source language); ``locale`` is the form that Open Graph wants. ``names`` are the names of other
    languages in this one, by code; ``date`` and ``months`` write a day, ``decimal`` parts a number.
    """

    code: str
    name: str
    prefix: str
    locale: str
    place: int
    is_source: bool
    date: str
    months: tuple[str, ...]
    decimal: str
    names: dict[str, str] = field(hash=False)

    def __str__(self) -> str:
        return self.code

    def name_of(self, code: str) -> str:
        """The name of a language in this one; its own name for itself where this one has none."""
        return self.names.get(code) or language(code).name


def language_folders() -> tuple[Traversable, ...]:
    """The folders of all languages."""
    folders = files("berdaya").joinpath("languages").iterdir()
    return tuple(folder for folder in folders if folder.joinpath("language.yml").is_file())


def _read(folder: Traversable) -> Language:
    values = read_yaml("languages", folder.name, "language.yml")
    return Language(**{**values, "code": folder.name, "months": tuple(values["months"])})


LANGUAGES = tuple(sorted(map(_read, language_folders()), key=lambda item: item.place))
SOURCE = next(item for item in LANGUAGES if item.is_source)
TRANSLATIONS = tuple(item for item in LANGUAGES if not item.is_source)
CODES = tuple(item.code for item in LANGUAGES)
_BY_CODE = {item.code: item for item in LANGUAGES}


def language(code: str) -> Language:
    """Give the language with this code. Raises ``KeyError`` when the site has no such language."""
    return _BY_CODE[code]


def others(code: str) -> tuple[str, ...]:
    """The codes of each other language."""
    return tuple(item for item in CODES if item != code)
