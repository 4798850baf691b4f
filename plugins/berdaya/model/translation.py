"""Whether each text of a record is translated, and from which original: by the stamp of its field.

A stamp holds the hashes of the texts of a field that a translation was made from, in no order that matters: a list may be
put in another order, and lose an entry, without one of its translations being called old. What no stamp holds was written
or changed since. The body beside a record is the field ``body``, and its paragraphs are the field's texts.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from berdaya.model.digest import body_digest, source_digest, text_digest
from berdaya.model.draft import Path
from berdaya.model.kinds import WHOLE_RECORD
from berdaya.model.language import SOURCE
from berdaya.model.record import Record

BODY = "body"
"""The name of the long text beside a record, where a field is named."""
_BETWEEN_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


class State(StrEnum):
    """How a text stands in a language: not there; there, but nobody noted from what; made from an older text; as it should be."""

    MISSING = "missing"
    UNSTAMPED = "unstamped"
    STALE = "stale"
    FRESH = "fresh"


@dataclass(frozen=True)
class Translation:
    """One text of a record and its translation. ``path`` is the way to it (``("duties", 2)``, ``("body", 4)``); ``("body",)`` is
    a body as a whole, whose paragraphs do not answer each other one by one."""

    path: Path
    original: str
    text: str
    state: State

    @property
    def field(self) -> str:
        """The field of the record that holds it."""
        return str(self.path[0])


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs, headings, lists and tables of a body: what blank lines part."""
    return tuple(part for part in _BETWEEN_PARAGRAPHS.split(text.strip("\n")) if part.strip())


def translations(record: Record, code: str) -> tuple[Translation, ...]:
    """Every text of a record with its translation into a language: short texts in declared order, then the body.

    A text that is the same in both languages (a name, a figure) was made from no older one.
    """
    stamps = _Stamps.of(record, code)
    short = tuple(
        Translation(path, text.original, said, stamps.state(str(path[0]), text.original, said))
        for path, text in record.texts
        for said in (text.get(code) or "",)
    )
    return (*short, *_of_body(record, code, stamps))


def _of_body(record: Record, code: str, stamps: "_Stamps") -> Iterator[Translation]:
    if SOURCE.code not in record.bodies:
        return
    originals = paragraphs(record.bodies[SOURCE.code].text)
    body = record.bodies.get(code)
    texts = paragraphs(body.text) if body else ("",) * len(originals)
    if len(originals) == len(texts):
        for index, (original, text) in enumerate(zip(originals, texts, strict=True)):
            yield Translation((BODY, index), original, text, stamps.state(BODY, original, text))
        return
    states = [stamps.state(BODY, original, " ") for original in originals]
    oldest = next((state for state in (State.STALE, State.UNSTAMPED) if state in states), State.FRESH)
    yield Translation((BODY,), record.bodies[SOURCE.code].text, body.text if body else "", oldest)


def is_stamped_as_whole(record: Record, code: str) -> bool:
    """Whether the stamp of a language is one for the whole record, as they were before each field had its own."""
    return WHOLE_RECORD in record.data.translated_from.get(code, {})


def stale_fields(record: Record, code: str) -> tuple[str, ...]:
    """Name the fields whose translation was made from an older text, in declared order. ``WHOLE_RECORD`` where it is not known
    which.

    An edition that changes the Indonesian of a field and leaves its translation makes it an older one; one that changes both
    has translated it itself.
    """
    if code == SOURCE.code:
        return ()
    stale = [item for item in translations(record, code) if item.state is State.STALE]
    if record.overlay and not record.overlay.replaces:
        left = {field for field, lang in record.overlay.older if lang == code}
        own = {"*"} if is_stamped_as_whole(record, code) else {name.partition(".")[0] for name in record.overlay.fields}
        doubtful = (State.STALE, State.UNSTAMPED)
        fields = [item.field for item in translations(record, code) if item.state in doubtful and item.field in left]
        fields += [item.field for item in stale if not own & {"*", item.field}]
        return tuple(dict.fromkeys(fields))
    fields = [item.field for item in stale]
    is_whole = is_stamped_as_whole(record, code) and any(name != BODY for name in fields)
    return (WHOLE_RECORD,) if is_whole else tuple(dict.fromkeys(fields))


@dataclass(frozen=True)
class _Stamps:
    """The stamps of one language, read. ``whole`` is what the stamp of a whole record says of all its fields; ``body`` the same
    of a body that carries its own."""

    fields: Mapping[str, frozenset[str]]
    gone: Mapping[str, bool]
    whole: State | None
    body: State | None

    @staticmethod
    def of(record: Record, code: str) -> "_Stamps":
        """Read the stamps of a record."""
        stamp = dict(record.data.translated_from.get(code, {}))
        whole = stamp.pop(WHOLE_RECORD, None)
        fields = {name: frozenset(digests.split()) for name, digests in stamp.items()}
        today: dict[str, set[str]] = {}
        for path, text in record.texts:
            today.setdefault(str(path[0]), set()).add(text_digest(text.original))
        if source := record.bodies.get(SOURCE.code):
            today[BODY] = {text_digest(part) for part in paragraphs(source.text)}
        gone = {name: bool(digests - today.get(name, set())) for name, digests in fields.items()}
        body = record.bodies.get(code)
        own = body.translated_from if body else None
        of_body = _old_state(own, body_digest(record)) if own else None
        return _Stamps(fields, gone, _old_state(whole, source_digest(record)) if whole else None, of_body)

    def state(self, field: str, original: str, text: str) -> State:
        """How a text of a field stands."""
        if not text:
            return State.MISSING
        if text == original or (field in self.fields and text_digest(original) in self.fields[field]):
            return State.FRESH
        if old := self.body if field == BODY else self.whole:
            return old
        return State.STALE if self.gone.get(field) else State.UNSTAMPED


def _old_state(stamp: str, today: str) -> State:
    return State.FRESH if stamp == today else State.STALE


def field_stamps(
    record: Record, code: str, confirmed: Sequence[Path] | None = None, former: Mapping[str, Iterable[str]] | None = None
) -> dict[str, str]:
    """The stamps of a language as they are to be written: of every text that is translated, or of the ``confirmed`` ones and of
    those that were made from today's text already.

    The hashes of older texts stay where a text of their field is still old: by them its former original is found again.
    ``former`` are the older texts of each field, where the hash of a whole record was all that told of them.
    """
    stamps: dict[str, list[str]] = {}
    known = record.data.translated_from.get(code, {})
    for item in translations(record, code):
        if item.state is State.MISSING or item.text == item.original:
            continue
        digests = stamps.setdefault(item.field, [])
        if item.state is State.FRESH or confirmed is None or item.path in confirmed:
            parts = (item.original,) if item.path != (BODY,) else paragraphs(item.original)
            digests += map(text_digest, parts)
        elif former is not None and item.field in former:
            digests += map(text_digest, former[item.field])
        else:
            digests += known.get(item.field, "").split()
            if item.state is State.STALE and item.field != BODY and WHOLE_RECORD in known:
                stamps[WHOLE_RECORD] = [known[WHOLE_RECORD]]
    return {name: " ".join(dict.fromkeys(digests)) for name, digests in stamps.items() if digests}
