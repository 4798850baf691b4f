"""Amounts over time, from nought to ten: each line has its own stroke and its own mark."""

from functools import partial

from berdaya.model.kinds._figures import Trend
from berdaya.write.drawings.canvas import Canvas
from berdaya.write.drawings.legend import Meaning, legend, numbered

MOST = 10
STROKES = ("bold", "bold dash", "bold dots", "bold long")
_LEFT, _TALL, _EDGE = 22.0, 190.0, 10.0


def draw(figure: Trend, canvas: Canvas) -> None:
    """Draw the lines over a scale of ten, the times below, and what each line is."""
    count = len(figure.times)
    xs = places(canvas, count)
    ground = scale(canvas, 6.0, _TALL)
    names = [canvas.said(time) for time in figure.times]
    column = (canvas.width - _LEFT) / count
    has_room = all(canvas.widest_word(name, "s") <= column - 4 for name in names)
    bottom = ground
    for at, (x, name) in enumerate(zip(xs, names, strict=True)):
        canvas.vline(x, ground, ground + 4)
        lines = canvas.lines(name, column - 4, "s") if has_room else [canvas.own(str(at + 1))]
        half = max(canvas.width_of(line, "s") for line in lines) / 2
        middle = min(max(x, half), canvas.width - half)
        bottom = max(bottom, canvas.text(middle, ground + 6, lines, "s c"))
    for at, line in enumerate(figure.lines):
        points = [(x, ground - value * (ground - 6.0) / MOST) for x, value in zip(xs, line.values, strict=True)]
        canvas.polyline(points, STROKES[at])
        for x, y in points:
            mark(canvas, x, y, at)
    bottom = legend(
        canvas,
        [Meaning(partial(sample, canvas, at), canvas.said(line.label), 34) for at, line in enumerate(figure.lines)],
        bottom + 8,
    )
    bottom = canvas.text(0, bottom + 4, canvas.lines(canvas.own(canvas.says.scale), canvas.width, "s"), "s")
    if not has_room:
        numbered(canvas, list(enumerate(names, 1)), bottom + 6)


def places(canvas: Canvas, count: int) -> list[float]:
    """Where the times stand."""
    step = (canvas.width - _LEFT - 2 * _EDGE) / (count - 1)
    return [_LEFT + _EDGE + at * step for at in range(count)]


def scale(canvas: Canvas, top: float, tall: float) -> float:
    """Draw the scale from nought to ten; give where nought is."""
    ground = top + tall
    for value in (0, 5, 10):
        y = ground - tall * value / MOST
        canvas.hline(_LEFT, y, canvas.width)
        canvas.centred(_LEFT / 2 - 1, y, [canvas.own(str(value))], "s")
    canvas.path(f"M{_LEFT} {top:.1f}V{ground:.1f}")
    return ground


def mark(canvas: Canvas, x: float, y: float, at: int) -> None:
    """A disc, an open square, a triangle, a cross: one for each line."""
    if at == 0:
        canvas.circle(x, y, 4.2, "ink")
    elif at == 1:
        canvas.rect(x - 4, y - 4, 8, 8, "bare")
    elif at == 2:
        canvas.polyline([(x - 5, y + 4), (x + 5, y + 4), (x, y - 5)], "ink", is_closed=True)
    else:
        canvas.polyline([(x, y - 5.5), (x + 5.5, y), (x, y + 5.5), (x - 5.5, y)], "bare", is_closed=True)


def sample(canvas: Canvas, at: int, x: float, y: float) -> None:
    """A short piece of a line with its mark, around a point."""
    canvas.path(f"M{x - 16:.1f} {y:.1f}H{x + 16:.1f}", STROKES[at])
    mark(canvas, x, y, at)
