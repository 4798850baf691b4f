"""Short texts that hold every language side by side."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model

from berdaya.model.language import LANGUAGES, SOURCE


class Frozen(BaseModel):
    """Base of every declared shape: closed to unknown keys and never changed after reading."""

    # Built at the first use: every start would wait 0.1 s for the shapes of kinds that it may never read.
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


class Text(Frozen):
    """A text in each language, with inline Markdown. The source language is compulsory."""

    def get(self, code: str) -> str | None:
        """Give the text in this language, or ``None`` where nobody wrote it."""
        text: str | None = getattr(self, code)
        return text or None

    @property
    def original(self) -> str:
        """The text in the source language."""
        text: str = getattr(self, SOURCE.code)
        return text

    def best(self, code: str) -> tuple[str, str]:
        """Give the text in this language, else in the source language, with the language it really is in."""
        text = self.get(code)
        return (text, code) if text else (self.original, SOURCE.code)

    def languages(self) -> Iterator[str]:
        """Name the languages that have a text."""
        return (item.code for item in LANGUAGES if self.get(item.code))


class Words(Frozen):
    """A list of words or short phrases in each language; each list may be empty."""

    def get(self, code: str) -> tuple[str, ...]:
        """Give the words in this language."""
        words: tuple[str, ...] = getattr(self, code)
        return words

    def best(self, code: str) -> tuple[tuple[str, ...], str]:
        """Give the words in this language, else in the source language, with the language they really are in."""
        words = self.get(code)
        return (words, code) if words else (self.get(SOURCE.code), SOURCE.code)


NonEmpty = Annotated[str, Field(min_length=1)]


def _text_field(code: str, name: str) -> Any:
    if code == SOURCE.code:
        return NonEmpty, Field(description=f"{name}. Wajib: bahasa asal.")
    return str | None, Field(default=None, description=f"{name}. Terjemahan.")


def _with_fields(base: type[Frozen], fields: dict[str, Any]) -> type[Frozen]:
    """Give a shape one field for each language, which no class body can name."""
    return create_model(base.__name__, __base__=base, __doc__=base.__doc__, __module__=__name__, **fields)


if not TYPE_CHECKING:
    Text = _with_fields(Text, {item.code: _text_field(item.code, item.name) for item in LANGUAGES})
    Words = _with_fields(Words, {item.code: (tuple[NonEmpty, ...], Field(default=(), description=item.name)) for item in LANGUAGES})


def _same_everywhere(value: object) -> object:
    """Spread a bare string over all languages: a proper name is not translated."""
    return {item.code: value for item in LANGUAGES} if isinstance(value, str) else value


ProperName = Annotated[Text, BeforeValidator(_same_everywhere, json_schema_input_type=str | Text)]
Texts = tuple[Text, ...]
