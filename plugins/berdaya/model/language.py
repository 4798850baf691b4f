"""The languages of the site. A new language is one line here and one file in ``render/strings/``."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """One language of the site.

    ``code`` is the BCP 47 tag used in sources and in ``<html lang>``; ``prefix`` is the first
    folder of its addresses (empty for the source language); ``locale`` is the form that Open Graph wants.
    """

    code: str
    name: str
    prefix: str
    locale: str

    def __str__(self) -> str:
        return self.code


LANGUAGES = (
    Language("id", "Bahasa Indonesia", "", "id_ID"),
    Language("en", "English", "en", "en_US"),
)
SOURCE = LANGUAGES[0]
TRANSLATIONS = LANGUAGES[1:]
CODES = tuple(language.code for language in LANGUAGES)


def language(code: str) -> Language:
    """Give the language with this code. Raises ``KeyError`` when the site has no such language."""
    for candidate in LANGUAGES:
        if candidate.code == code:
            return candidate
    raise KeyError(code)
