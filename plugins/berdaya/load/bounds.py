"""Bounds that hold before a parser sees the text.

libyaml's composer recurses once a level and takes the process down at about 30,000 nested brackets;
PyYAML's own raises ``RecursionError`` at about 3,000. No record needs more than a dozen levels.
"""

import re

MAX_BYTES = 256 * 1024
MAX_BODY_BYTES = 512 * 1024
MAX_NESTING = 40

# No page, PDF, form or feed can hold these; line ends and tabs are the only controls that a text needs.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")

_BRACKETS = re.compile(r"[\[\]{}]")
_COMPACT_BLOCKS = re.compile(r"^[ \t]*(?:[-?:][ \t]+){%d,}" % MAX_NESTING, re.MULTILINE)


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


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Turn an offset into a line and a column, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
