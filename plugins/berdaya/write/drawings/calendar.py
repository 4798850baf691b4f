"""A seasonal calendar: twelve columns, and how much of each thing there is in a month as the height of a bar."""

from functools import partial

from berdaya.model.kinds._figures import Calendar
from berdaya.write.drawings.canvas import Canvas
from berdaya.write.drawings.legend import Meaning, legend

MONTHS, LEVELS = 12, 3
_TALL = 27.0
_NAMES = 120.0


def draw(figure: Calendar, canvas: Canvas) -> None:
    """Draw the calendar: each row's name above its bars, or beside them where there is room."""
    beside = _NAMES if canvas.width > 400 else 0.0
    canvas.is_folded = not beside
    column = (canvas.width - beside) / MONTHS
    names = month_names(figure, canvas)
    y = 0.0
    for at, name in enumerate(names):
        canvas.text(beside + (at + 0.5) * column, y, name, "s b c")
    y += canvas.line + 2
    top = y
    for row in figure.rows:
        lines = canvas.lines(canvas.said(row.label), (beside or canvas.width) - 8, "b")
        height = canvas.height_of(lines, "b")
        canvas.hline(0, y, canvas.width)
        if beside:
            tall = max(height + 6, _TALL + 8)
            canvas.text(0, y + (tall - height) / 2, lines, "b")
            floor = y + tall - 3
        else:
            canvas.text(0, y + 3, lines, "b")
            floor = y + 3 + height + 3 + _TALL
        for month, level in enumerate(row.months):
            if level:
                rise = _TALL * level / LEVELS
                canvas.rect(beside + month * column + 2, floor - rise, column - 4, rise, "ink")
        y = floor + 3
    canvas.hline(0, y, canvas.width)
    if beside:
        for month in range(MONTHS + 1):
            canvas.vline(beside + month * column, top, y)
    legend(canvas, [Meaning(partial(bar, canvas, level), canvas.own(name)) for level, name in levels_of(canvas)], y + 8)


def month_names(figure: Calendar, canvas: Canvas) -> list[str]:
    """The short names of the twelve months, from the first of the drawing."""
    months = canvas.words.language.months
    return [months[(figure.first_month - 1 + at) % MONTHS][:3] for at in range(MONTHS)]


def levels_of(canvas: Canvas) -> list[tuple[int, str]]:
    """What the heights of bars mean."""
    return list(enumerate(canvas.says.levels[1:], 1))


def bar(canvas: Canvas, level: int, x: float, y: float) -> None:
    """A bar as tall as a level, around a point."""
    tall = 15 * level / LEVELS
    canvas.rect(x - 7, y + 7 - tall, 14, tall, "ink")
