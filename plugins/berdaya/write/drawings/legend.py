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
    x, y, tall = left, top, canvas.line
    for meaning in meanings:
        lines = canvas.lines(meaning.words, canvas.width - left - meaning.width - 6, "s")
        width = meaning.width + 5 + max(canvas.width_of(line, "s") for line in lines) if lines else meaning.width
        if x > left and x + width > canvas.width:
            x, y, tall = left, y + tall + 4, canvas.line
        meaning.sign(x + meaning.width / 2, y + canvas.line / 2)
        canvas.text(x + meaning.width + 5, y + (canvas.line - canvas.small * 1.24) / 2, lines, "s")
        tall = max(tall, canvas.height_of(lines, "s"))
        x += width + _GAP
    return y + tall if meanings else top


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
