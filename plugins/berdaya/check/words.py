"""Languages and kinds have all their words: a missing one is told with kind, language and word, before anything is made."""

from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any, Literal, get_args, get_origin

from berdaya.check.expected import got_word
from berdaya.load.bounds import MAX_BYTES
from berdaya.load.text import read_text
from berdaya.load.values import to_values
from berdaya.load.yaml_nodes import compose
from berdaya.model.draft import Path as Way
from berdaya.model.draft import Places, dotted
from berdaya.model.kinds import KINDS, SECTIONS, Kind
from berdaya.model.kinds.layout import Choice, headed_fields
from berdaya.model.language import CODES
from berdaya.model.near import nearest
from berdaya.model.problem import Place, Problem
from berdaya.model.walk import listed_references
from berdaya.words import FILES, KindNeeds, MissingWord, gaps_of, missing_words, words_given

LOCAL_WORDS = "local/words"
"""Where an edition's own words lie, one file a language."""
_NAMED_BY_THE_SITE = ("sources", "see_also", "show_under")


def check_words() -> Iterator[Problem]:
    """PASS a kind whose fields have headings in every language; FAIL ``method`` without ``fields.steps`` in ``languages/jv``,
    or a word there that asks for ``{cuont}``."""
    yield from map(_problem, missing_words({name: _needs(kind) for name, kind in KINDS.items()}, SECTIONS))


def check_local_words(root: Path) -> Iterator[Problem]:
    """PASS ``home: {lead: Kata kami}`` in ``local/words/id.yml``; FAIL a word that the site does not have, or one that asks for
    ``{cuont}``."""
    for file in sorted((root / LOCAL_WORDS).glob("*")):
        name = f"{LOCAL_WORDS}/{file.name}"
        if file.suffix != ".yml" or file.stem not in CODES:
            yield Problem.warning("stray-file", Place(name))
            continue
        text, problems = read_text(file, name, MAX_BYTES)
        node, problems = (None, problems) if problems else compose(text, name)
        if node is None:
            yield from problems
            continue
        value, places, problems = to_values(node, name, text)
        yield from problems
        if not isinstance(value, dict):
            yield Problem.error("not-a-mapping", Place(name), got="text")
            continue
        ours = {**words_given(file.stem, "site.yml"), **{part: words_given(file.stem, f"{part}.yml") for part in FILES}}
        yield from own_words(value, ours, (), places)


def own_words(own: dict[str, Any], ours: dict[str, Any], path: Way, places: Places) -> Iterator[Problem]:
    """What is wrong with words that are to stand in the place of ours: one that we do not have, of another form, or with a gap that
    nobody fills in."""
    for key, value in own.items():
        here = (*path, key)
        if key not in ours:
            known = tuple(map(str, ours))
            yield Problem.error("unknown-key", places.key(here), key=key, near=nearest(str(key), known), known=", ".join(known))
        elif isinstance(ours[key], dict) and isinstance(value, dict):
            yield from own_words(value, ours[key], here, places)
        elif not isinstance(ours[key], str) or not isinstance(value, str):
            wanted = "mapping" if isinstance(ours[key], dict) else "text"
            yield Problem.error("wrong-type", places.value(here), field=dotted(here), wanted=wanted, got=got_word(value))
        elif not _is_complete(value):
            yield Problem.error("braces-in-text", places.value(here), field=dotted(here), value=value)
        else:
            for gap in sorted(gaps_of(value) - gaps_of(ours[key])):
                known_gaps = ", ".join(f"{{{name}}}" for name in sorted(gaps_of(ours[key]))) or "–"
                yield Problem.error("word-gap", places.value(here), language=places.file, word=dotted(here), gap=f"{{{gap}}}", known=known_gaps)


def _is_complete(text: str) -> bool:
    """Whether every brace of a text has its other half, so that it can be filled in."""
    try:
        return all(True for _ in Formatter().parse(text))
    except ValueError:
        return False


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
