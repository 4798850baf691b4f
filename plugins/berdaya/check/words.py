"""Languages and kinds have all their words: a missing one is told with kind, language and word, before anything is made."""

from collections.abc import Iterator
from typing import Literal, get_args, get_origin

from berdaya.model.kinds import KINDS, SECTIONS, Kind
from berdaya.model.kinds.layout import Choice, headed_fields
from berdaya.model.language import CODES
from berdaya.model.problem import Place, Problem
from berdaya.words import MissingWord, missing_words, words


def check_words() -> Iterator[Problem]:
    """PASS a kind whose fields have headings in every language; FAIL ``method`` without ``fields.steps`` in ``languages/jv``."""
    headings = {name: headed_fields(kind.page) for name, kind in KINDS.items()}
    choices = {name: dict(_choices(kind)) for name, kind in KINDS.items()}
    missing = list(missing_words(headings, choices))
    yield from map(_problem, missing)
    if not missing:
        for code in CODES:
            known = words(code).site.sections
            yield from (_problem(MissingWord(code, "site.yml", f"sections.{name}")) for name in SECTIONS if name not in known)


def _problem(missing: MissingWord) -> Problem:
    place = Place(f"plugins/berdaya/languages/{missing.lang}/{missing.file}")
    return Problem.error("word-missing", place, language=missing.lang, word=missing.word)


def _choices(kind: Kind) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The fields whose choices are shown: in lists and on pages."""
    shown = {part.field for part in kind.page if isinstance(part, Choice)} | ({kind.listing.group} if kind.listing.group else set())
    for name in sorted(shown):
        field = kind.shape.model_fields.get(name)
        if field is not None and get_origin(field.annotation) is Literal:
            yield name, get_args(field.annotation)
