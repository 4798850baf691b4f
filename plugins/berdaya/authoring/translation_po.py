"""Translations as a PO file (GNU gettext): for Poedit, Weblate, Virtaal and their like.

An old translation is marked *fuzzy* and carries the original that it was made from; what is no longer fuzzy holds.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from berdaya.authoring.translation_rows import Given, Returned, Row, UnreadableFile, day
from berdaya.model.language import SOURCE
from berdaya.model.translation import State

PROJECT = "berdaya-terjemahan"
VERSION = "1"
_DIGEST = "sidik: "
_HELD = "sudah sesuai"
"""Of a translation that was right when it went out: that it is not fuzzy says nothing new."""


def as_po(rows: Sequence[Row], lang: str) -> bytes:
    """Write rows into a catalogue; the context of a message is the key of its record and the place in it."""
    # Else the header holds examples such as FULL NAME <EMAIL@ADDRESS>, of which `msgfmt --check` complains.
    made = datetime.now(UTC)
    catalogue = Catalog(
        project=PROJECT, version=VERSION, charset="utf-8", header_comment="", fuzzy=False, creation_date=made, revision_date=made,
        msgid_bugs_address=PROJECT, last_translator=PROJECT, language_team=lang,
    )  # fmt: skip
    catalogue.locale = lang
    for row in rows:
        changed = day(row)
        comments = [
            row.record.title(SOURCE.code),
            f"{_DIGEST}{row.digest}",
            *([_HELD] if row.item.state is State.FRESH else []),
            *([f"batas: {row.limit}"] if row.limit else []),
            *([f"berubah: {changed}"] if changed else []),
        ]
        catalogue.add(
            row.item.original,
            row.item.text,
            context=f"{row.record.key} {row.place}",
            flags=["fuzzy"] if row.item.state in (State.STALE, State.UNSTAMPED) else [],
            auto_comments=comments,
            previous_id=[row.former.text] if row.former else [],
        )
    saved = BytesIO()
    write_po(saved, catalogue, width=0, include_previous=True)
    return saved.getvalue()


def from_po(content: bytes) -> Returned:
    """Read a translator's catalogue. Raises ``UnreadableFile`` with one sentence where it is damaged or another one."""
    try:
        catalogue = read_po(BytesIO(content), charset="utf-8", abort_invalid=True)
    except (PoFileError, ValueError, LookupError, AttributeError) as failure:
        raise UnreadableFile("berkas ini rusak atau bukan PO. Minta salinannya, atau ekspor lagi dengan berdaya translate --export.") from failure
    if catalogue.project != PROJECT:
        raise UnreadableFile("berkas ini bukan hasil berdaya translate --export: kepalanya milik proyek lain.")
    return Returned(str(catalogue.locale or ""), tuple(_given(catalogue)))


def _given(catalogue: Catalog) -> Iterator[Given]:
    for message in catalogue:
        if message.id:
            original, text = _single(message.id), _single(message.string)
            key, _, place = (message.context or "").partition(" ")
            digest = next((line.removeprefix(_DIGEST) for line in message.auto_comments if line.startswith(_DIGEST)), "")
            where = f"{message.context} (baris {message.lineno})" if message.lineno else str(message.context)
            is_confirmed = bool(text) and not message.fuzzy and _HELD not in message.auto_comments
            yield Given(where, key, place, original, text, is_confirmed, digest)


def _single(value: str | tuple[str, ...] | list[str] | None) -> str:
    """The text of a message; the first form where a tool made several of it."""
    return value if isinstance(value, str) else next(iter(value or ()), "")
