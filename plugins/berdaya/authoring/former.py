"""The older originals of stale translations, found again in git by the hashes of their stamps."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from berdaya.authoring.history import Version, body_of, source_texts, value_of, versions
from berdaya.check.shape import check_shape
from berdaya.model.digest import long_digest, source_digest, text_digest
from berdaya.model.draft import OVERLAY, Draft, Places
from berdaya.model.draft import Path as TextPath
from berdaya.model.kinds import WHOLE_RECORD
from berdaya.model.language import SOURCE
from berdaya.model.record import Record
from berdaya.model.translation import BODY, State, Translation, paragraphs, translations

ALIKE = 0.5
"""From this share of common words on, an older text of a field is taken for that of one of its texts today."""


@dataclass(frozen=True)
class Former:
    """The text that a translation was made from, and the day on which it was changed; no day where that was not committed."""

    text: str
    changed: date | None


def former_originals(record: Record, root: Path, code: str) -> dict[TextPath, Former]:
    """The older original of every stale translation of a record; none for one that git does not know."""
    stale = [item for item in translations(record, code) if item.state is State.STALE]
    short = [item for item in stale if item.field != BODY]
    long = [item for item in stale if item.field == BODY]
    found: dict[TextPath, Former] = {}
    for file in dict.fromkeys(_file(record, item.field) for item in short):
        of_file = [item for item in short if _file(record, item.field) == file]
        found |= _search(of_file, versions(root, file), _ShortTexts(record, code, file))
    if long:
        found |= _search(long, versions(root, record.bodies[SOURCE.code].path), _LongTexts(record, code))
    return found


def former_texts(record: Record, root: Path, code: str) -> dict[str, list[str]] | None:
    """The Indonesian texts of each field that the stamp of a whole record was made of; ``None`` where git does not know them."""
    texts = _ShortTexts(record, code, record.path)
    for version in versions(root, record.path):
        if texts.is_whole(version):
            return {str(name): list(source_texts(value)) for name, value in texts.value(version).items()}
    return None


def _file(record: Record, field: str) -> str:
    overlay = record.overlay
    return overlay.path if overlay and field in overlay.fields and overlay.path.startswith(OVERLAY) else record.path


class _ShortTexts:
    """The texts of one record's YAML file in its versions, and what its stamps say of them."""

    def __init__(self, record: Record, code: str, file: str) -> None:
        self._record = record
        self._file = file
        self._stamps = record.data.translated_from.get(code, {})
        self._today = {text_digest(text.original) for _, text in record.texts}
        self._read: tuple[Version, Mapping[str, object]] | None = None

    def value(self, version: Version) -> Mapping[str, object]:
        """The fields of a version; empty where it cannot be read."""
        if self._read is None or self._read[0] is not version:
            value = value_of(version.content, self._file)
            self._read = (version, value if isinstance(value, dict) else {})
        return self._read[1]

    def is_whole(self, version: Version) -> bool:
        """Whether the stamp of the whole record was made from this version."""
        wanted = self._stamps.get(WHOLE_RECORD)
        if not wanted:
            return False
        value = {name: below for name, below in self.value(version).items() if name != "translated_from"}
        old, _ = check_shape(Draft(self._record.kind, self._record.id, self._file, value, Places(self._file, {}, {}), {}))
        return old is not None and source_digest(old) == wanted

    def candidates(self, version: Version, item: Translation) -> tuple[str, ...]:
        """The texts from which the translation may have been made; that of the same place first."""
        value = self.value(version)
        if item.field not in self._stamps:
            return self._at(value, item.path) + tuple(source_texts(value.get(item.field))) if self.is_whole(version) else ()
        digests = set(self._stamps[item.field].split()) - self._today
        texts = (*self._at(value, item.path), *source_texts(value.get(item.field)))
        return tuple(text for text in texts if text_digest(text) in digests)

    def _at(self, value: object, path: TextPath) -> tuple[str, ...]:
        for part in (*path, SOURCE.code):
            if isinstance(value, dict) and isinstance(part, str):
                value = value.get(part)
            elif isinstance(value, list) and isinstance(part, int) and part < len(value):
                value = value[part]
            else:
                return ()
        return (value,) if isinstance(value, str) else ()


class _LongTexts:
    """The Indonesian body of one record in its versions."""

    def __init__(self, record: Record, code: str) -> None:
        self._file = record.bodies[SOURCE.code].path
        self._digests = record.data.translated_from.get(code, {}).get(BODY, "").split()
        self._today = {text_digest(part) for part in paragraphs(record.bodies[SOURCE.code].text)}
        body = record.bodies.get(code)
        self._whole = None if self._digests or body is None else body.translated_from

    def candidates(self, version: Version, item: Translation) -> tuple[str, ...]:
        """The paragraphs from which the translation may have been made, or the body where it is one of a whole body."""
        text = body_of(version.content, self._file) or ""
        parts = paragraphs(text)
        if self._whole:
            is_made_from = long_digest(text) == self._whole
        elif item.path == (BODY,):
            is_made_from = bool(parts) and all(text_digest(part) in self._digests for part in parts)
        else:
            return tuple(part for part in parts if text_digest(part) in self._digests and text_digest(part) not in self._today)
        return () if not is_made_from else (text,) if item.path == (BODY,) else parts


def _search(items: Sequence[Translation], history: Iterator[Version], texts: _ShortTexts | _LongTexts) -> dict[TextPath, Former]:
    found: dict[TextPath, Former] = {}
    second_best: dict[TextPath, Former] = {}
    newer: Version | None = None
    for version in history:
        for item in items:
            if item.path in found:
                continue
            best = max(texts.candidates(version, item), key=lambda text: _likeness(text, item.original), default=None)
            if best is None or text_digest(best) == text_digest(item.original):
                continue
            former = Former(best, newer.day if newer else None)
            likely = _likeness(best, item.original) >= ALIKE or item.path == (BODY,)
            (found if likely else second_best).setdefault(item.path, former)
        if len(found) == len(items):
            break
        newer = version
    return second_best | found


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(a=one.split(), b=other.split(), autojunk=False).ratio()
