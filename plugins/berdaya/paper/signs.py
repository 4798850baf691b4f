"""Which signs the fonts of paper can draw, and what stands in the place of one that they cannot.

Every text that goes to Typst goes through ``drawable``: a missing sign can then stop neither a sheet nor the handbook.
The fonts' own tables are read, so that what is promised here is what is drawn.
"""

import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
TEXT_FAMILY = "Atkinson Hyperlegible Next"
FAMILIES = (TEXT_FAMILY, "Noto Sans Math", "Noto Sans Symbols 2")
"""In this order a sign is looked for; the second and third are cut to common signs (``fonts/README.md``)."""

MOST_NAMES = 3
"""Of a row of signs that cannot be drawn (a word in another script) so many are named."""

_KEPT = "\t\n\u00ad\u200b\u2060"
"""Invisible signs that Typst knows what to do with: where a line may break, and where not."""
_LIKE = {"\u2011": "\u2060-\u2060", "✅": "☑", "❌": "✗", "✖": "✕", "☓": "✗", "⭕": "○", "➖": "−", "➕": "+", "\u202f": "\u00a0"}
"""Signs as messengers and word processors write them, and those of the same meaning that the fonts have."""
_WIDE = (3, 10)  # Windows with 32-bit characters: platform and encoding of a table of format 12
_NARROW = (3, 1)


@cache
def drawn(in_picture: bool = False) -> frozenset[str]:
    """The signs that every weight of the text's font has and, outside of pictures, those that a further font has."""
    faces = [frozenset(map(chr, _characters(path.read_bytes()))) for path in sorted(FONTS.glob("AtkinsonHyperlegible*.ttf"))]
    further = (map(chr, _characters(path.read_bytes())) for path in sorted(FONTS.glob("Noto*.ttf")) if not in_picture)
    return frozenset.intersection(*faces).union(*further)


@cache
def _undrawn(in_picture: bool = False) -> re.Pattern[str]:
    return re.compile(f"[^{re.escape(''.join(sorted(drawn(in_picture))))}{_KEPT}]+")


def drawable(text: str) -> str:
    """Give a text in signs that can be drawn: as it is, with a sign of the same meaning, or with names in brackets.

    ``≥ ✓`` stay; ``✅`` becomes ``☑``; ``🐄`` becomes ``[cow]``. Signs that are never seen (joiners, marks of direction)
    are left out. The length may change.
    """
    return _drawable(text, in_picture=False)


def drawable_in_picture(svg: str) -> str:
    """The same for the texts of a picture: Typst draws them in their one font, and looks into no other."""
    return _drawable(svg, in_picture=True)


def undrawn(text: str) -> tuple[str, ...]:
    """The signs of a text that ``drawable`` can only name, each once, in their order."""
    if not _undrawn().search(text):
        return ()
    rows = _undrawn().findall(unicodedata.normalize("NFC", text))
    return tuple(dict.fromkeys(sign for row in rows for sign in row if _meant(sign, drawn()) is None))


def name_of(sign: str) -> str:
    """The sign's name in Unicode, in small letters; its number where it has none."""
    return unicodedata.name(sign, f"U+{ord(sign):04X}").lower().replace("u+", "U+")


def _drawable(text: str, in_picture: bool) -> str:
    pattern, known = _undrawn(in_picture), drawn(in_picture)
    if not pattern.search(text):
        return text
    return pattern.sub(lambda found: "".join(_replaced(found.group(), known)), unicodedata.normalize("NFC", text))


def _replaced(row: str, known: frozenset[str]) -> Iterator[str]:
    """Draw a row of signs otherwise; neighbours that can only be named share a pair of brackets."""
    names: list[str] = []
    for sign in row:
        meant = _meant(sign, known)
        if meant is None:
            names.append(name_of(sign))
        elif meant:
            yield from _bracketed(names)
            names.clear()
            yield meant
    yield from _bracketed(names)


def _bracketed(names: list[str]) -> Iterator[str]:
    if names:
        yield f"[{', '.join(names[:MOST_NAMES])}{', …' if len(names) > MOST_NAMES else ''}]"


def _meant(sign: str, known: frozenset[str]) -> str | None:
    """What can be drawn for a sign; nothing for one that is never seen, ``None`` for one that can only be named."""
    if sign in _LIKE and known.issuperset(_LIKE[sign].strip("\u2060")):
        return _LIKE[sign]
    category = unicodedata.category(sign)
    if category in ("Cf", "Cc", "Cs") or "\ufe00" <= sign <= "\ufe0f" or "\U0001f3fb" <= sign <= "\U0001f3ff":
        return " " if sign in "\r\x0b\x0c\x85" else ""
    if category.startswith("Z"):
        return " "
    plain = unicodedata.normalize("NFKC", sign)
    if plain != sign and known.issuperset(plain):
        return plain
    # A letter with marks that the font lacks is still read by its letter: ḍ, ṣ, ḥ in names of Arabic origin.
    base = unicodedata.normalize("NFD", sign)[0]
    if base != sign and base in known and base.isalpha():
        return base
    return "" if category == "Mn" else None


def _characters(font: bytes) -> Iterator[int]:
    """The characters that a TrueType font maps to a glyph (OpenType 1.9, table ``cmap``, formats 4 and 12)."""
    count = struct.unpack_from(">H", font, 4)[0]
    tables = {font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}
    start = tables[b"cmap"]
    records = (struct.unpack_from(">HHI", font, start + 4 + 8 * at) for at in range(struct.unpack_from(">H", font, start + 2)[0]))
    found = {(platform, encoding): start + offset for platform, encoding, offset in records}
    if _WIDE in found:
        yield from _wide(font, found[_WIDE])
    else:
        yield from _narrow(font, found[_NARROW])


def _wide(font: bytes, at: int) -> Iterable[int]:
    for group in range(struct.unpack_from(">I", font, at + 12)[0]):
        first, last, _ = struct.unpack_from(">III", font, at + 16 + 12 * group)
        yield from range(first, last + 1)


def _narrow(font: bytes, at: int) -> Iterable[int]:
    segments = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends, starts = at + 14, at + 16 + 2 * segments
    for segment in range(segments):
        first, last = struct.unpack_from(">H", font, starts + 2 * segment)[0], struct.unpack_from(">H", font, ends + 2 * segment)[0]
        yield from (character for character in range(first, last + 1) if character != 0xFFFF)
