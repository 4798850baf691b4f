"""How wide words are, and where their lines end: what a drawing needs to know before a browser has chosen a font.

The widths are those of the font of paper (Atkinson Hyperlegible Next, which is as wide as Arial and Roboto, within two
hundredths); a drawing for a page leaves room for wider ones. Reading them from the font needs no package; Pillow would
measure, too, but only where it is installed, and in one font alone.
"""

from functools import lru_cache
from unicodedata import category, combining, east_asian_width, normalize

# Thousandths of the size, from the blank to the tilde; a test holds them against the font's own tables.
_REGULAR = (
    280, 286, 301, 651, 592, 919, 731, 160, 299, 299, 485, 606, 210, 362, 210, 387, 648, 407, 548, 576, 614, 588, 598, 510, 615, 595, 210, 210, 553,
    628, 553, 480, 778, 626, 613, 645, 669, 569, 552, 694, 694, 392, 512, 631, 541, 824, 693, 714, 592, 724, 614, 592, 558, 690, 593, 856, 623, 575,
    607, 317, 387, 344, 552, 372, 243, 525, 566, 485, 564, 538, 314, 558, 550, 252, 245, 492, 262, 845, 550, 548, 566, 574, 349, 471, 326, 540, 461,
    684, 481, 449, 460, 344, 237, 344, 555,
)  # fmt: skip
_BOLD = (
    312, 303, 390, 765, 610, 969, 725, 210, 335, 335, 485, 595, 271, 373, 272, 440, 659, 440, 579, 600, 624, 607, 626, 537, 624, 571, 272, 272, 569,
    612, 569, 547, 781, 678, 643, 658, 688, 597, 566, 718, 701, 424, 561, 663, 552, 858, 717, 746, 629, 756, 650, 610, 607, 686, 644, 886, 685, 650,
    618, 340, 440, 344, 582, 400, 288, 552, 596, 510, 596, 563, 365, 593, 571, 300, 259, 555, 318, 882, 571, 576, 596, 599, 376, 508, 376, 567, 530,
    740, 539, 521, 505, 381, 254, 381, 537,
)  # fmt: skip
_OTHER, _WIDE = 620, 1000
"""A letter of another script, and one that fills a square."""
_BREAKS = "-–—/"
"""After these a line may end within a word."""


@lru_cache(maxsize=1 << 14)
def width_of(words: str, is_bold: bool = False) -> float:
    """The width of words on one line, in sizes of the font (1.0 is an em)."""
    return sum(_width(sign, _BOLD if is_bold else _REGULAR) for sign in normalize("NFC", words)) / 1000


def _width(sign: str, widths: tuple[int, ...]) -> int:
    if " " <= sign <= "~":
        return widths[ord(sign) - 32]
    if combining(sign) or category(sign) in ("Cf", "Mn", "Me"):
        return 0
    base = normalize("NFD", sign)[0]
    if " " <= base <= "~":
        return widths[ord(base) - 32]
    if sign.isspace():
        return widths[0]
    return _WIDE if east_asian_width(sign) in ("W", "F") or category(sign) == "So" else _OTHER


@lru_cache(maxsize=1 << 14)
def wrapped(words: str, room: float, is_bold: bool = False) -> tuple[str, ...]:
    """Break words into lines of at most ``room`` sizes of the font, at blanks; a word that is wider alone breaks within."""
    lines: list[str] = []
    line = ""
    for word in _pieces(words, room, is_bold):
        longer = f"{line}{word}"
        if line and width_of(longer.rstrip(), is_bold) > room:
            lines.append(line.rstrip())
            line = word
        else:
            line = longer
    return (*lines, line.rstrip()) if line.strip() else tuple(lines)


def _pieces(words: str, room: float, is_bold: bool) -> list[str]:
    """Words with the blank behind each, cut where a line may end."""
    pieces: list[str] = []
    for word in words.split():
        if width_of(word, is_bold) <= room:
            pieces.append(f"{word} ")
            continue
        piece = ""
        for sign in word:
            if piece and (width_of(piece + sign, is_bold) > room or (piece[-1] in _BREAKS and len(piece) > 2)):
                pieces.append(piece)
                piece = ""
            piece += sign
        pieces.append(f"{piece} ")
    return pieces


def widest_word(words: str, is_bold: bool = False) -> float:
    """The width of the widest word, in sizes of the font: no column may be narrower."""
    return max((width_of(word, is_bold) for word in words.split()), default=0.0)
