"""Languages and kinds have all their words: a missing one is told with kind, language and word, before anything is made."""

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from berdaya.model.kinds import KINDS, SECTIONS, Kind
from berdaya.model.kinds.layout import Choice, headed_fields
from berdaya.model.problem import Place, Problem
from berdaya.model.walk import listed_references
from berdaya.words import KindNeeds, MissingWord, missing_words

_NAMED_BY_THE_SITE = ("sources", "see_also")


def check_words() -> Iterator[Problem]:
    """PASS a kind whose fields have headings in every language; FAIL ``method`` without ``fields.steps`` in ``languages/jv``,
    or a word there that asks for ``{cuont}``."""
    yield from map(_problem, missing_words({name: _needs(kind) for name, kind in KINDS.items()}, SECTIONS))


def _needs(kind: Kind) -> KindNeeds:
    return KindNeeds((*headed_fields(kind.page), *_related_fields(kind)), dict(_choices(kind)), kind.has_own_print)


def _problem(missing: MissingWord) -> Problem:
    place = Place(f"plugins/berdaya/languages/{missing.lang}/{missing.file}", missing.line, missing.column)
    if missing.reason:
        return Problem.error("yaml-syntax", place, reason=missing.reason)
    if missing.gap:
        known = ", ".join(f"{{{name}}}" for name in missing.known) or "–"
        return Problem.error("word-gap", place, language=missing.lang, word=missing.word, gap=f"{{{missing.gap}}}", known=known)
    return Problem.error("word-missing", place, language=missing.lang, word=missing.word)


def _related_fields(kind: Kind) -> Iterator[str]:
    """The fields whose links stand below a page's text, each with a heading of its own."""
    return (name for name in listed_references(kind.shape) if name not in _NAMED_BY_THE_SITE)


def _choices(kind: Kind) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The fields whose choices are shown: in lists and on pages."""
    shown = {part.field for part in kind.page if isinstance(part, Choice)} | ({kind.listing.group} if kind.listing.group else set())
    for name in sorted(shown):
        field = kind.shape.model_fields.get(name)
        values = _literals(field.annotation) if field else ()
        if values:
            yield name, values


def _literals(annotation: Any) -> tuple[str, ...]:
    """The values of a ``Literal``, also of one that may be left out."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return tuple(value for part in get_args(annotation) for value in _literals(part))
