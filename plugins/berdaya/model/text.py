"""Short texts that hold every language side by side."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model

from berdaya.model.language import LANGUAGES, SOURCE


class Frozen(BaseModel):
    """Base of every declared shape: closed to unknown keys and never changed after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class _EachLanguage(Frozen):
    """What ``Text`` and ``Words`` share: one value a language."""

    def get(self, code: str) -> Any:
        """Give the value in this language, or ``None`` where nobody wrote it."""
        return getattr(self, code) or None

    def best(self, code: str) -> tuple[Any, str]:
        """Give the value in this language, else in the source language, with the language it really is in."""
        value = self.get(code)
        return (value, code) if value else (self.get(SOURCE.code), SOURCE.code)

    def languages(self) -> Iterator[str]:
        """Name the languages that have a value."""
        return (item.code for item in LANGUAGES if self.get(item.code))


def _field(code: str, name: str, shape: Any, empty: Any) -> tuple[Any, Any]:
    if code == SOURCE.code:
        return shape, Field(description=f"{name}. Wajib: bahasa asal.")
    return shape | None, Field(default=empty, description=f"{name}. Terjemahan.")


NonEmpty = Annotated[str, Field(min_length=1)]

Text = create_model(
    "Text",
    __base__=_EachLanguage,
    __doc__="A text in each language, with inline Markdown. The source language is compulsory.",
    **{item.code: _field(item.code, item.name, NonEmpty if item == SOURCE else str, None) for item in LANGUAGES},
)

Words = create_model(
    "Words",
    __base__=_EachLanguage,
    __doc__="A list of words or short phrases in each language; each list may be empty.",
    **{item.code: (tuple[NonEmpty, ...], Field(default=(), description=item.name)) for item in LANGUAGES},
)


def _same_everywhere(value: Any) -> Any:
    """Spread a bare string over all languages: a proper name is not translated."""
    return {item.code: value for item in LANGUAGES} if isinstance(value, str) else value


ProperName = Annotated[Text, BeforeValidator(_same_everywhere, json_schema_input_type=str | Text)]
Texts = tuple[Text, ...]
