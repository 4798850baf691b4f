"""A square of four with things in it, each a dot with its name."""

from berdaya.model.kinds._figures import Quadrants
from berdaya.write.drawings.canvas import LEADING, Canvas
from berdaya.write.drawings.legend import numbered
from berdaya.write.drawings.places import Places, apart

STEPS = 10
_MARGIN = 14.0
_DOT, _NUMBER = 4.0, 9.0


def draw(figure: Quadrants, canvas: Canvas) -> None:
    """Draw the square with the names of its four parts, its axes, and the dots."""
    side = canvas.width if canvas.room.height else min(canvas.width, 430.0)
    left = (canvas.width - side) / 2
    top = axis_up(figure, canvas, left)
    height = side * (0.9 if canvas.width > 400 else 1.05)
    if canvas.room.height:  # what is left above the words of both axes
        height = max(canvas.room.height - top - 3 * canvas.small * LEADING - 12, 8 * canvas.size)
    frame(canvas, left, top, side, height)
    places = Places(canvas, (left + 3, top + 3, left + side - 3, top + height - 3), _NUMBER)
    for at, corner in enumerate(figure.corners):
        lines = canvas.lines(canvas.said(corner), side / 2 - 14, "s")
        x = left + 7 + (at % 2) * side / 2
        y = top + 5 if at < 2 else top + height - 5 - canvas.height_of(lines, "s")
        canvas.text(x, y, lines, "s i")
        width = max((canvas.width_of(line, "s") for line in lines), default=0)
        places.taken.append((x, y, x + width, y + canvas.height_of(lines, "s")))
    wide, tall = side - 2 * _MARGIN, height - 2 * _MARGIN
    points = [(left + _MARGIN + spot.x * wide / STEPS, top + _MARGIN + (STEPS - spot.y) * tall / STEPS) for spot in figure.spots]
    points = apart(points, 2 * _NUMBER, (left + _MARGIN, top + _MARGIN, left + side - _MARGIN, top + height - _MARGIN))
    names = [canvas.said(spot.label) for spot in figure.spots]
    named = places.name(points, names, "s b")
    for (x, y), said, has_place in zip(points, names, named, strict=True):
        if has_place:
            canvas.circle(x, y, _DOT, "ink")
        else:
            canvas.circle(x, y, _NUMBER, "bare")
            canvas.centred(x, y, [canvas.own(str(places.number(said)))], "s b")
    bottom = axis_across(figure, canvas, left, side, top + height)
    if places.numbers:
        numbered(canvas, places.numbers, bottom + 6)


def frame(canvas: Canvas, left: float, top: float, side: float, height: float) -> None:
    """Draw the square and the lines that part it."""
    canvas.rect(left + 0.6, top, side - 1.2, height)
    canvas.path(f"M{left + side / 2:.1f} {top:.1f}V{top + height:.1f}M{left:.1f} {top + height / 2:.1f}H{left + side:.1f}", "dash")


def axis_up(figure: Quadrants, canvas: Canvas, left: float) -> float:
    """Name the upright axis above the square; give the square's upper edge."""
    up = figure.up
    words = canvas.like(f"{canvas.said(up.high)} ({canvas.said(up.label)})", canvas.said(up.high))
    _arrow(canvas, left + 5, canvas.small * 0.62, 0, -1)
    return canvas.text(left + 15, 0, canvas.lines(words, canvas.width - left - 15, "s b"), "s b") + 3


def axis_across(figure: Quadrants, canvas: Canvas, left: float, side: float, top: float) -> float:
    """Name the ends of both axes below the square; give the lower edge."""
    up, across = figure.up, figure.across
    words = canvas.like(f"{canvas.said(up.low)} ({canvas.said(up.label)})", canvas.said(up.low))
    _arrow(canvas, left + 5, top + 3 + canvas.small * 0.62, 0, 1)
    y = canvas.text(left + 15, top + 3, canvas.lines(words, side - 15, "s b"), "s b") + 4
    low = canvas.lines(canvas.said(across.low), side / 2 - 22, "s b")
    high = canvas.lines(canvas.said(across.high), side / 2 - 22, "s b")
    _arrow(canvas, left + 6, y + canvas.small * 0.62, -1, 0)
    _arrow(canvas, left + side - 6, y + canvas.small * 0.62, 1, 0)
    y = max(canvas.text(left + 16, y, low, "s b"), canvas.text(left + side - 16, y, high, "s b e"))
    return canvas.text(left + side / 2, y + 2, canvas.lines(canvas.said(across.label), side, "s b"), "s b c")


def _arrow(canvas: Canvas, x: float, y: float, dx: float, dy: float) -> None:
    """A small arrow around a point: the font of paper has none in pictures."""
    canvas.path(f"M{x - dx * 5:.1f} {y - dy * 5:.1f}L{x + dx * 2:.1f} {y + dy * 2:.1f}", reach=y)
    canvas.head(x + dx * 5, y + dy * 5, dx, dy, 5)
