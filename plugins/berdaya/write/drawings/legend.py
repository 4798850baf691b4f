"""A row of signs with what they mean, below a drawing: only those that it uses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from berdaya.model.sheet import Said
from berdaya.write.drawings.canvas import Canvas

Sign = Callable[[float, float], None]
"""Draws a sign around a point."""
_GAP, _SIGN = 14.0, 20.0


@dataclass(frozen=True)
class Meaning:
    """A sign and its words; ``width`` is the sign's."""

    sign: Sign
    words: Said
    width: float = _SIGN


def legend(canvas: Canvas, meanings: Sequence[Meaning], top: float, left: float = 0.0) -> float:
    """Set signs with their meanings from left to right, in as many rows as they need; give the lower edge."""
    rows, height = _laid(canvas, meanings, canvas.width - left)
    for meaning, x, y, lines in rows:
        meaning.sign(left + x + meaning.width / 2, top + y + canvas.line / 2)
        canvas.text(left + x + meaning.width + 5, top + y + (canvas.line - canvas.small * 1.24) / 2, lines, "s")
    return top + height


def legend_height(canvas: Canvas, meanings: Sequence[Meaning], width: float) -> float:
    """How high a legend becomes where there is so much room across."""
    return _laid(canvas, meanings, width)[1]


def _laid(canvas: Canvas, meanings: Sequence[Meaning], width: float) -> tuple[list[tuple[Meaning, float, float, list[Said]]], float]:
    x = y = 0.0
    tall = canvas.line
    rows = []
    for meaning in meanings:
        lines = canvas.lines(meaning.words, width - meaning.width - 6, "s")
        wide = meaning.width + 5 + max(canvas.width_of(line, "s") for line in lines) if lines else meaning.width
        if x and x + wide > width:
            x, y, tall = 0.0, y + tall + 4, canvas.line
        rows.append((meaning, x, y, lines))
        tall = max(tall, canvas.height_of(lines, "s"))
        x += wide + _GAP
    return rows, y + tall if meanings else 0.0


def numbered(canvas: Canvas, words: Sequence[tuple[int, Said]], top: float, left: float = 0.0) -> float:
    """List what numbers stand for, in two columns where the words are short."""
    shown = [(str(number), said) for number, said in words]
    widest = max((canvas.width_of(said, "s") for _, said in shown), default=0)
    wide = canvas.width - left
    columns = 2 if widest + canvas.small * 1.83 < wide / 2 - 6 else 1
    room = wide / columns - 6
    tops = [top] * columns
    for at, (number, said) in enumerate(shown):
        column = at % columns
        x = left + column * (wide / columns)
        canvas.text(x + canvas.small * 1.33, tops[column], number, "s b e")
        lines = canvas.lines(said, room - canvas.small * 1.83, "s")
        tops[column] = canvas.text(x + canvas.small * 1.75, tops[column], lines, "s") + 2
    return max(tops)
