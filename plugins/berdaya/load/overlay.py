"""A file of an edition over a record of the project above it: only the fields that it holds are changed.

Mappings are merged key by key, so each language of a text is a field of its own. A list replaces a list, or changes it:
``see_also: {add: [term/arisan], remove: [term/modal]}``. An empty value takes a field away. ``replace: true`` puts the
whole file in the record's place, ``hidden: true`` takes the record out of the edition.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from berdaya.model.draft import Draft, Mark, Overlay, OverlayMark, Path, Places, dotted
from berdaya.model.language import SOURCE, TRANSLATIONS
from berdaya.model.near import nearest
from berdaya.model.problem import Problem

REPLACE, HIDDEN, UPSTREAM = "replace", "hidden", "upstream"
OWN_KEYS = (REPLACE, HIDDEN, UPSTREAM)
"""Keys of an edition's file that are no fields of a record."""
STAMPS = "translated_from"
"""Notes of translators: they follow the texts, and are compared with nothing above."""
REVIEWED = "reviewed"
"""The day of the last review: each edition has its own."""
_CHANGES = {"add", "remove"}


@dataclass(frozen=True)
class Directions:
    """What the own keys of an edition's file say."""

    is_hidden: bool = False
    replaces: bool = False
    upstream: Mapping[str, str] | None = None


def directions(draft: Draft) -> tuple[Directions, Draft, tuple[Problem, ...]]:
    """Take the own keys out of an edition's file: what they say, the file without them, and what is wrong with them."""
    if not isinstance(draft.value, dict):
        return Directions(), draft, ()
    problems = [
        Problem.error("wrong-type", draft.places.value((key,)), field=key, wanted="truth", got="text")
        for key in (HIDDEN, REPLACE)
        if not isinstance(draft.value.get(key, False), bool)
    ]
    stamps = draft.value.get(UPSTREAM) or {}
    if not isinstance(stamps, dict) or not all(isinstance(stamp, str) for stamp in stamps.values()):
        problems.append(Problem.error("wrong-type", draft.places.value((UPSTREAM,)), field=UPSTREAM, wanted="mapping", got="text"))
        stamps = {}
    told = Directions(draft.value.get(HIDDEN) is True, draft.value.get(REPLACE) is True, stamps)
    return told, replace(draft, value={key: value for key, value in draft.value.items() if key not in OWN_KEYS}), tuple(problems)


def overlaid(base: Draft, over: Draft, told: Directions) -> tuple[Draft, tuple[Problem, ...]]:
    """Lay an edition's file over a record: the draft as the edition has it, and what cannot be done.

    ``over.bodies`` are the texts that the edition replaces; its language-less rest is ``base``'s.
    """
    bodies = {**base.bodies, **over.bodies}
    stamps = {name: digest_of(value) for name, value in _changed(base, over, told.replaces).items()}
    held = over.value if isinstance(over.value, dict) else {}
    if told.replaces or not isinstance(base.value, dict) or not isinstance(over.value, dict):
        overlay = Overlay(over.path, tuple(held), True, told.upstream or {}, stamps, (), _same(base, over))
        return replace(over, bodies=bodies, overlay=overlay), tuple(_lost_numbers(base, over, over.value))
    merging = _Merging(base, over)
    value = merging.merged(base.value, over.value, ())
    is_body_older = SOURCE.code in over.bodies
    older = merging.older | {("body", code) for code in base.bodies if is_body_older and code not in over.bodies}
    fields = (*held, *(f"body.{code}" for code in over.bodies))
    overlay = Overlay(over.path, fields, False, told.upstream or {}, stamps, tuple(sorted(older)), _same(base, over))
    return Draft(base.kind, base.id, base.path, value, merging.places(), bodies, overlay), (*merging.problems, *_lost_numbers(base, over, value))


def is_for_emergencies(draft: Draft) -> bool:
    """Whether a draft is the page for when someone is hurt, which no edition can do without."""
    return draft.kind == "guide" and isinstance(draft.value, dict) and draft.value.get("group") == "darurat"


def _lost_numbers(base: Draft, over: Draft, value: object) -> Iterator[Problem]:
    """National numbers that an edition's file would take from the page for emergencies."""
    if not is_for_emergencies(base):
        return
    left = set(_numbers(value))
    for number in _numbers(base.value):
        if number not in left:
            yield Problem.error("national-number-removed", over.places.key(("contacts",)), number=number)


def _numbers(value: object) -> Iterator[str]:
    contacts = value.get("contacts") if isinstance(value, dict) else None
    for contact in contacts if isinstance(contacts, list) else ():
        if isinstance(contact, dict):
            yield str(contact.get("number"))


def digest_of(value: object) -> str:
    """The digest by which a field of the project above is known again: twelve signs, as those of translations."""
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:12]


def _changed(base: Draft, over: Draft, is_whole: bool) -> dict[str, object]:
    """The fields and bodies of the project above that the edition's file changes, as they are today. One that stands for the
    whole record (``is_whole``) changes every field: those that it does not hold are not shown."""
    held = over.value if isinstance(over.value, dict) else {}
    fields = base.value if isinstance(base.value, dict) else {}
    left_out = [key for key in fields if is_whole and key not in held and key not in (REVIEWED, *OWN_KEYS)]
    bodies = {f"body.{code}": body.text for code, body in base.bodies.items() if code in over.bodies}
    return {**{key: fields.get(key) for key in (*held, *left_out) if key != STAMPS}, **bodies}


def _same(base: Draft, over: Draft) -> tuple[str, ...]:
    held = over.value if isinstance(over.value, dict) else {}
    above = _changed(base, over, is_whole=False)
    values = {**held, **{f"body.{code}": body.text for code, body in over.bodies.items()}}
    return tuple(name for name, value in values.items() if name not in (REVIEWED, STAMPS) and above.get(name) == value)


def _keys(value: object) -> Iterator[str]:
    yield from value if isinstance(value, dict) else ()


class _Merging:
    """One file laid over one record; grows while it walks and is then thrown away."""

    def __init__(self, base: Draft, over: Draft) -> None:
        self._base = base
        self._over = over
        self._keys: dict[Path, Mark] = dict(base.places.keys)
        self._values: dict[Path, Mark] = dict(base.places.values)
        self.problems: list[Problem] = []
        self.older: set[tuple[str, str]] = set()

    def places(self) -> Places:
        """Where each key and value of the result stands, in whichever file."""
        return Places(self._base.places.file, self._keys, self._values)

    def merged(self, below: Any, above: Any, path: Path) -> Any:
        """The value of a place: that of the edition over that of the project."""
        if isinstance(above, dict) and above and set(above) <= _CHANGES and not isinstance(below, list) and not (_CHANGES & set(_keys(below))):
            self._problem("marker-on-text", path, field=dotted(path), key=next(iter(above)))
            return below
        if isinstance(below, dict) and isinstance(above, dict):
            return self._mappings(below, above, path)
        if isinstance(below, list) and isinstance(above, dict) and set(above) <= _CHANGES and above:
            return self._lists(below, above, path)
        if isinstance(below, list) and isinstance(above, dict):
            for key in (key for key in above if key not in _CHANGES):
                self.problems.append(Problem.error("unknown-key", self._over.places.key((*path, key)), key=key, near="", known="add, remove"))
            return below
        self._takes_place(path)
        return above

    def _mappings(self, below: dict[str, Any], above: dict[str, Any], path: Path) -> dict[str, Any]:
        merged = dict(below)
        for key, value in above.items():
            if value is None:
                merged.pop(key, None)
            elif key in below:
                merged[key] = self.merged(below[key], value, (*path, key))
            elif isinstance(value, dict) and value and set(value) <= _CHANGES:  # a list that the project above leaves empty
                merged[key] = self._lists([], value, (*path, key))
            else:
                self._takes_place((*path, key))
                merged[key] = value
        if path and above.get(SOURCE.code) not in (None, below.get(SOURCE.code)):
            self.older.update((str(path[0]), item.code) for item in TRANSLATIONS if item.code in below and item.code not in above)
        return merged

    def _lists(self, below: list[Any], above: dict[str, Any], path: Path) -> list[Any]:
        kept = list(below)
        for key in above:
            if not isinstance(above[key], list):
                self._problem("list-change", (*path, key), field=dotted(path), key=key)
                return below
        for index, gone in enumerate(above.get("remove", ())):
            found = next((item for item in kept if item == gone or (isinstance(item, dict) and item.get("id") == gone)), None)
            if found is None:
                names = [str(item.get("id", "") if isinstance(item, dict) else item) for item in kept]
                self._problem("nothing-to-remove", (*path, "remove", index), field=dotted(path), value=gone, near=nearest(str(gone), names))
            else:
                kept.remove(found)
        for index, item in enumerate(above.get("add", ())):
            self._takes_place((*path, len(kept)), (*path, "add", index))
            kept.append(item)
        return kept

    def _takes_place(self, path: Path, source: Path | None = None) -> None:
        """Note that what stands at a path comes from the edition's file."""
        origin = path if source is None else source
        for marks, others in ((self._keys, self._over.places.keys), (self._values, self._over.places.values)):
            for place in [place for place in marks if place[: len(path)] == path]:
                del marks[place]
            for place, mark in others.items():
                if place[: len(origin)] == origin:
                    marks[(*path, *place[len(origin) :])] = OverlayMark(mark.line, mark.column, self._over.path)

    def _problem(self, code: str, path: Path, **args: object) -> None:
        self.problems.append(Problem.error(code, self._over.places.value(path), **args))
