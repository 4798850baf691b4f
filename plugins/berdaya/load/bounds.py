"""Bounds that hold before a parser sees the text.

libyaml's composer recurses at every level and takes the process down at about 30,000 nested brackets;
PyYAML's own raises ``RecursionError`` at about 3,000. No record needs more than a dozen levels.
"""

import re

MAX_BYTES = 256 * 1024
MAX_BODY_BYTES = 512 * 1024
# No line of prose has so many signs; a parser's time grows with the square of some lines, and a reader's patience with all.
MAX_LINE = 5_000
# Lines of one body (some 200 pages), and cells of its tables.
MAX_BODY_LINES = 10_000
MAX_NESTING = 40
# Quotes and lists within each other, in a body: paper has no room for more, and Typst reads no deeper than some forty.
MAX_BODY_NESTING = 8

# What nobody sees or what means nothing to others: controls other than line ends and tabs, a byte order mark within a
# text, private use, and what is no character. No form or feed can hold the first, no archivable PDF any of them.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufeff\ufff9-\ufffb\ufffe\uffff\U000f0000-\U0010ffff]")

# What word processors leave within words: soft hyphens, zero-width spaces and joins of words. Nobody sees them, and no
# search finds a word that holds one. (Joiners, U+200C and U+200D, are letters' business in other scripts.)
UNSEEN = {0xAD: None, 0x200B: None, 0x2060: None}
# Line ends of word processors, which editors and GitHub do not count as such.
LINE_ENDS = {0x85: " ", 0x2028: " ", 0x2029: " "}

_LONG_LINE = re.compile(rf"[^\n]{{{MAX_LINE + 1}}}")
_BRACKETS = re.compile(r"[\[\]{}]")
_COMPACT_BLOCKS = re.compile(rf"^[ \t]*(?:[-?:][ \t]+){{{MAX_NESTING},}}", re.MULTILINE)
# Takes no space itself: with one way to read each line, no line takes long.
_MARKER = r"(?:>|[*+-](?=[ \t])|[0-9]{1,9}[.)](?=[ \t]))"
_DEEP_BLOCKS = re.compile(
    rf"^(?:[ \t]*>){{{MAX_BODY_NESTING + 1},}}"
    rf"|^(?:[ \t]*{_MARKER}){{{MAX_BODY_NESTING + 1},}}[ \t]*[^\s>*+-]"
    rf"|^(?:[ ]{{4}}|\t){{{MAX_BODY_NESTING}}}[ \t]*{_MARKER}",
    re.MULTILINE,
)


def too_deep(text: str) -> int | None:
    """Give the offset at which ``text`` nests deeper than ``MAX_NESTING``, or ``None``.

    Counts brackets without regard to quotes: prose does not leave forty brackets open.
    """
    compact = _COMPACT_BLOCKS.search(text)
    depth = 0
    for bracket in _BRACKETS.finditer(text):
        depth = depth + 1 if bracket.group() in "[{" else max(0, depth - 1)
        if depth > MAX_NESTING:
            return min(bracket.start(), compact.start()) if compact else bracket.start()
    return compact.start() if compact else None


def long_line(text: str) -> int | None:
    """Give the offset of the first line that is longer than ``MAX_LINE``, or ``None``."""
    found = _LONG_LINE.search(text)
    return found.start() if found else None


def body_too_deep(markdown: str) -> int | None:
    """Give the offset of the first line of a body that quotes or lists deeper than ``MAX_BODY_NESTING``, or ``None``."""
    match = _DEEP_BLOCKS.search(markdown)
    return match.start() if match else None


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Turn an offset into a line and a column, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
