"""A timeline: what happened, from early to late, down a line; a sign says whether it brought good or hardship."""

from functools import partial

from berdaya.model.kinds._figures import Moment, Timeline
from berdaya.write.drawings.canvas import Canvas
from berdaya.write.drawings.legend import Meaning, legend

MOODS = ("naik", "turun", "biasa")
_SIGN = 22.0


def draw(figure: Timeline, canvas: Canvas) -> None:
    """Draw the moments below each other: when, a sign on the line, what."""
    whens = [canvas.said(moment.when) for moment in figure.moments]
    widest = max(canvas.width_of(when, "b") for when in whens)
    room = min(max(widest, *(canvas.widest_word(when, "b") for when in whens)) + 2, canvas.width * 0.34)
    axis = room + 4 + _SIGN / 2
    start = axis + _SIGN / 2 + 6
    rows = [
        (canvas.lines(when, room, "b"), canvas.lines(canvas.said(moment.text), canvas.width - start))
        for when, moment in zip(whens, figure.moments, strict=True)
    ]
    heights = [max(canvas.height_of(when, "b"), canvas.height_of(text), _SIGN) + 12 for when, text in rows]
    canvas.path(f"M{axis:.1f} 0V{sum(heights):.1f}", reach=sum(heights))
    canvas.head(axis, sum(heights) + 5, 0, 1)
    y = 0.0
    for moment, (when, text), height in zip(figure.moments, rows, heights, strict=True):
        middle = y + height / 2
        canvas.text(room, middle - canvas.height_of(when, "b") / 2, when, "b e")
        canvas.text(start, middle - canvas.height_of(text) / 2, text)
        mood_sign(canvas, moment.mood, axis, middle)
        y += height
    legend(canvas, meanings(canvas, figure.moments), y + 14)


def meanings(canvas: Canvas, moments: tuple[Moment, ...]) -> list[Meaning]:
    """The signs that these moments use, in one order."""
    used = [mood for mood in MOODS if any(moment.mood == mood for moment in moments)]
    return [Meaning(partial(mood_sign, canvas, mood), canvas.own(canvas.says.moods[mood])) for mood in used]


def mood_sign(canvas: Canvas, mood: str, x: float, y: float) -> None:
    """A triangle upward, one downward, or a dot, on a round field that hides the line."""
    canvas.circle(x, y, 9, "bare")
    if mood == "biasa":
        canvas.circle(x, y, 3.2, "ink")
        return
    way = -1 if mood == "naik" else 1
    canvas.polyline([(x - 5, y - way * 3.5), (x + 5, y - way * 3.5), (x, y + way * 5)], "ink", is_closed=True)
